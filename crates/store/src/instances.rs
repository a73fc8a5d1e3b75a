//! Running copies of apps: whose, of which release, in which slot.

use callbench_contract::ids::{AppName, InstanceId, InteractionId, SlotName, UserId};
use callbench_contract::time::Timestamp;
use semver::Version;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::column::Column;
use crate::{AppId, Store, StoreError};

/// One running copy of an app in a shell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// Its id, new at each load.
    pub instance_id: InstanceId,
    /// In whose shell it runs.
    pub user_id: UserId,
    /// The hashed token of the session that made it; it ends with that session.
    pub session_hash: String,
    /// Which app.
    pub app_id: AppId,
    /// The app's manifest name.
    pub app_name: AppName,
    /// Which release.
    pub version: Version,
    /// By which placement.
    pub placement_id: String,
    /// In which slot.
    pub slot: SlotName,
    /// The interaction that it was opened for.
    pub interaction_id: Option<InteractionId>,
    /// Since when.
    pub created_at: Timestamp,
    /// When its newest token ends.
    pub token_expires_at: Timestamp,
}

/// The instances of a store.
#[derive(Debug, Clone, Copy)]
pub struct Instances<'a>(pub(crate) &'a Store);

impl Instances<'_> {
    /// Adds an instance.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn create(&self, instance: &Instance) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO instances (instance_id, user_id, session_hash, app_id, app_name, version, placement_id, \
             slot, interaction_id, created_at, token_expires_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(instance.instance_id.as_str())
        .bind(instance.user_id.as_str())
        .bind(&instance.session_hash)
        .bind(instance.app_id.as_str())
        .bind(instance.app_name.as_str())
        .bind(instance.version.to_string())
        .bind(&instance.placement_id)
        .bind(instance.slot.as_str())
        .bind(instance.interaction_id.as_ref().map(InteractionId::as_str))
        .bind(instance.created_at.get())
        .bind(instance.token_expires_at.get())
        .execute(self.0.writer())
        .await?;
        Ok(())
    }

    /// The instance with this id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, instance_id: &InstanceId) -> Result<Option<Instance>, StoreError> {
        sqlx::query("SELECT * FROM instances WHERE instance_id = $1")
            .bind(instance_id.as_str())
            .fetch_optional(self.0.reader())
            .await?
            .as_ref()
            .map(instance)
            .transpose()
    }

    /// Moves the end of an instance's newest token.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn renew(
        &self,
        instance_id: &InstanceId,
        token_expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE instances SET token_expires_at = $2 WHERE instance_id = $1")
            .bind(instance_id.as_str())
            .bind(token_expires_at.get())
            .execute(self.0.writer())
            .await?;
        Ok(())
    }

    /// Ends an instance of this user; says whether there was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end(
        &self,
        instance_id: &InstanceId,
        user_id: &UserId,
    ) -> Result<bool, StoreError> {
        let ended = sqlx::query("DELETE FROM instances WHERE instance_id = $1 AND user_id = $2")
            .bind(instance_id.as_str())
            .bind(user_id.as_str())
            .execute(self.0.writer())
            .await?;
        Ok(ended.rows_affected() > 0)
    }

    /// Forgets the instances whose newest token ended before this moment: their page is long gone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_ended_before(&self, moment: Timestamp) -> Result<u64, StoreError> {
        let removed = sqlx::query("DELETE FROM instances WHERE token_expires_at < $1")
            .bind(moment.get())
            .execute(self.0.writer())
            .await?;
        Ok(removed.rows_affected())
    }

    /// Whether a release runs in some shell: an instance of it has a token that is still good.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_any_running(
        &self,
        app_id: &AppId,
        version: &Version,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let found = sqlx::query(
            "SELECT 1 FROM instances WHERE app_id = $1 AND version = $2 AND token_expires_at > $3 LIMIT 1",
        )
        .bind(app_id.as_str())
        .bind(version.to_string())
        .bind(now.get())
        .fetch_optional(self.0.reader())
        .await?;
        Ok(found.is_some())
    }
}

fn instance(row: &SqliteRow) -> Result<Instance, StoreError> {
    let interaction_id: Option<String> = row.try_get("interaction_id")?;
    let instance_id: String = row.try_get("instance_id")?;
    Ok(Instance {
        instance_id: InstanceId::new(instance_id),
        user_id: row.parsed("user_id")?,
        session_hash: row.try_get("session_hash")?,
        app_id: row.parsed("app_id")?,
        app_name: row.parsed("app_name")?,
        version: row.parsed("version")?,
        placement_id: row.try_get("placement_id")?,
        slot: row.parsed("slot")?,
        interaction_id: interaction_id.map(InteractionId::new),
        created_at: Timestamp::new(row.try_get("created_at")?),
        token_expires_at: Timestamp::new(row.try_get("token_expires_at")?),
    })
}
