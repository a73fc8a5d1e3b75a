//! Copies of data objects that apps took with `globalData.takeSnap`.

use callbench_contract::data::Snapshot;
use callbench_contract::ids::UserId;

use crate::column::{Column, to_json};
use crate::{AppId, Store, StoreError};

/// How many are kept for one app and one person; the oldest go.
pub const SNAPSHOTS_KEPT: i64 = 50;

/// The snapshots of a store. An app reaches only its own, and of these only the signed-in person's.
#[derive(Debug, Clone, Copy)]
pub struct Snapshots<'a>(pub(crate) &'a Store);

impl Snapshots<'_> {
    /// Those of an app and a person, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(
        &self,
        app_id: &AppId,
        user_id: &UserId,
    ) -> Result<Vec<Snapshot>, StoreError> {
        sqlx::query(
            "SELECT snapshot FROM snapshots WHERE app_id = $1 AND user_id = $2 ORDER BY taken_at DESC, snap_id DESC",
        )
        .bind(app_id.as_str())
        .bind(user_id.as_str())
        .fetch_all(self.0.reader())
        .await?
        .iter()
        .map(|row| row.json("snapshot"))
        .collect()
    }

    /// Keeps one, and lets the oldest go when there are too many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add(
        &self,
        app_id: &AppId,
        user_id: &UserId,
        snapshot: &Snapshot,
    ) -> Result<(), StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        sqlx::query(
            "INSERT INTO snapshots (snap_id, app_id, user_id, snapshot, taken_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&snapshot.snap_id)
        .bind(app_id.as_str())
        .bind(user_id.as_str())
        .bind(to_json("snapshot", snapshot)?)
        .bind(snapshot.taken_at.get())
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "DELETE FROM snapshots WHERE app_id = $1 AND user_id = $2 AND snap_id NOT IN \
             (SELECT snap_id FROM snapshots WHERE app_id = $1 AND user_id = $2 ORDER BY taken_at DESC, snap_id DESC LIMIT $3)",
        )
        .bind(app_id.as_str())
        .bind(user_id.as_str())
        .bind(SNAPSHOTS_KEPT)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}
