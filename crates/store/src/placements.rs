//! Placements: which app shows in which slot for whom.

use callbench_contract::ids::{AgentQueueId, CampaignId, ProcessId, SlotName};
use callbench_contract::role::Role;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::column::{Column, to_json};
use crate::{App, AppId, Store, StoreError, apps};

/// An app's place in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// Its id.
    pub placement_id: String,
    /// Which app.
    pub app_id: AppId,
    /// In which slot.
    pub slot: SlotName,
    /// For which roles; never empty.
    pub roles: Vec<Role>,
    /// Only for this process.
    pub process_id: Option<ProcessId>,
    /// Only for these campaigns; all when empty.
    pub campaign_ids: Vec<CampaignId>,
    /// Only for these queues; all when empty.
    pub queue_ids: Vec<AgentQueueId>,
    /// Where the app loads the SDK from instead of the host.
    pub sdk_base_url: Option<String>,
}

/// The placements of a store.
#[derive(Debug, Clone, Copy)]
pub struct Placements<'a>(pub(crate) &'a Store);

impl Placements<'_> {
    /// All placements: by app, each app's in the order in which they were given.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self) -> Result<Vec<Placement>, StoreError> {
        sqlx::query("SELECT * FROM placements ORDER BY app_id, position")
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(placement)
            .collect()
    }

    /// An app's placements in the order in which they were given.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_app(&self, app_id: &AppId) -> Result<Vec<Placement>, StoreError> {
        sqlx::query("SELECT * FROM placements WHERE app_id = $1 ORDER BY position")
            .bind(app_id.as_str())
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(placement)
            .collect()
    }

    /// One placement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, placement_id: &str) -> Result<Option<Placement>, StoreError> {
        sqlx::query("SELECT * FROM placements WHERE placement_id = $1")
            .bind(placement_id)
            .fetch_optional(self.0.reader())
            .await?
            .as_ref()
            .map(placement)
            .transpose()
    }

    /// Replaces all placements of an app, provided that nobody changed the app since `revision`. Their `app_id` is set to the app's.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such app, [`StoreError::Stale`] when its revision is another.
    pub async fn replace(
        &self,
        app_id: &AppId,
        revision: i64,
        placements: &[Placement],
    ) -> Result<App, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let before = apps::locked(&mut transaction, app_id).await?;
        if before.revision != revision {
            return Err(StoreError::Stale {
                what: format!("app {}", before.name),
            });
        }
        sqlx::query("DELETE FROM placements WHERE app_id = $1")
            .bind(app_id.as_str())
            .execute(&mut *transaction)
            .await?;
        for (position, placement) in (0_i64..).zip(placements) {
            sqlx::query(
                "INSERT INTO placements (placement_id, app_id, position, slot, roles, process_id, campaign_ids, \
                 queue_ids, sdk_base_url) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            )
            .bind(&placement.placement_id)
            .bind(app_id.as_str())
            .bind(position)
            .bind(placement.slot.as_str())
            .bind(to_json("roles", &placement.roles)?)
            .bind(placement.process_id.map(ProcessId::get))
            .bind(to_json("campaign_ids", &placement.campaign_ids)?)
            .bind(to_json("queue_ids", &placement.queue_ids)?)
            .bind(&placement.sdk_base_url)
            .execute(&mut *transaction)
            .await?;
        }
        apps::touch(&mut transaction, app_id).await?;
        let after = apps::locked(&mut transaction, app_id).await?;
        transaction.commit().await?;
        Ok(after)
    }
}

fn placement(row: &SqliteRow) -> Result<Placement, StoreError> {
    let process_id: Option<i64> = row.try_get("process_id")?;
    Ok(Placement {
        placement_id: row.try_get("placement_id")?,
        app_id: row.parsed("app_id")?,
        slot: row.parsed("slot")?,
        roles: row.json("roles")?,
        process_id: process_id.map(ProcessId::new),
        campaign_ids: row.json("campaign_ids")?,
        queue_ids: row.json("queue_ids")?,
        sdk_base_url: row.try_get("sdk_base_url")?,
    })
}
