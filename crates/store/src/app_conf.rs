//! What apps keep with `appConf`: records that all users of the app share.

use callbench_contract::ids::{AgentQueueId, CampaignId, ProcessId, UserId};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::column::Column;
use crate::{AppId, Store, StoreError};

/// A configuration record of an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppConfRecord {
    /// Its number, unique on the host and never used twice.
    pub id: i64,
    /// The version of the app that made it.
    pub app_version: String,
    /// The process that it is for.
    pub process_id: Option<ProcessId>,
    /// The campaign that it is for.
    pub campaign_id: Option<CampaignId>,
    /// The queue that it is for.
    pub queue_id: Option<AgentQueueId>,
    /// The user that it is for.
    pub user_id: Option<UserId>,
    /// The app's own key; several records may have the same.
    pub custom_key: String,
    /// The app's own text.
    pub data: String,
}

/// A record to add: as [`AppConfRecord`], without its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAppConfRecord {
    /// The version of the app that makes it.
    pub app_version: String,
    /// The process that it is for.
    pub process_id: Option<ProcessId>,
    /// The campaign that it is for.
    pub campaign_id: Option<CampaignId>,
    /// The queue that it is for.
    pub queue_id: Option<AgentQueueId>,
    /// The user that it is for.
    pub user_id: Option<UserId>,
    /// The app's own key.
    pub custom_key: String,
    /// The app's own text.
    pub data: String,
}

/// The configuration records of a store. An app reaches only its own.
#[derive(Debug, Clone, Copy)]
pub struct AppConf<'a>(pub(crate) &'a Store);

impl AppConf<'_> {
    /// Adds a record.
    ///
    /// # Errors
    /// When the database fails, or there is no such app.
    pub async fn create(
        &self,
        app_id: &AppId,
        record: NewAppConfRecord,
    ) -> Result<AppConfRecord, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let row = sqlx::query(
            "INSERT INTO counters (name, value) VALUES ('app_conf', 1) \
             ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
        )
        .fetch_one(&mut *transaction)
        .await?;
        let id: i64 = row.try_get("value")?;
        sqlx::query(
            "INSERT INTO app_conf (id, app_id, app_version, process_id, campaign_id, queue_id, user_id, custom_key, data) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(id)
        .bind(app_id.as_str())
        .bind(&record.app_version)
        .bind(record.process_id.map(ProcessId::get))
        .bind(record.campaign_id.map(CampaignId::get))
        .bind(record.queue_id.map(AgentQueueId::get))
        .bind(record.user_id.as_ref().map(UserId::as_str))
        .bind(&record.custom_key)
        .bind(&record.data)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(AppConfRecord {
            id,
            app_version: record.app_version,
            process_id: record.process_id,
            campaign_id: record.campaign_id,
            queue_id: record.queue_id,
            user_id: record.user_id,
            custom_key: record.custom_key,
            data: record.data,
        })
    }

    /// An app's records with this key, or all without one, by number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(
        &self,
        app_id: &AppId,
        custom_key: Option<&str>,
    ) -> Result<Vec<AppConfRecord>, StoreError> {
        sqlx::query(
            "SELECT * FROM app_conf WHERE app_id = $1 AND ($2 IS NULL OR custom_key = $2) ORDER BY id",
        )
        .bind(app_id.as_str())
        .bind(custom_key)
        .fetch_all(self.0.reader())
        .await?
        .iter()
        .map(record)
        .collect()
    }

    /// Replaces a record's text; `None` when the app has no such record.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn update(
        &self,
        app_id: &AppId,
        id: i64,
        data: &str,
    ) -> Result<Option<AppConfRecord>, StoreError> {
        sqlx::query("UPDATE app_conf SET data = $3 WHERE app_id = $1 AND id = $2 RETURNING *")
            .bind(app_id.as_str())
            .bind(id)
            .bind(data)
            .fetch_optional(self.0.writer())
            .await?
            .as_ref()
            .map(record)
            .transpose()
    }

    /// Removes a record and returns it; `None` when the app has no such record.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove(
        &self,
        app_id: &AppId,
        id: i64,
    ) -> Result<Option<AppConfRecord>, StoreError> {
        sqlx::query("DELETE FROM app_conf WHERE app_id = $1 AND id = $2 RETURNING *")
            .bind(app_id.as_str())
            .bind(id)
            .fetch_optional(self.0.writer())
            .await?
            .as_ref()
            .map(record)
            .transpose()
    }
}

fn record(row: &SqliteRow) -> Result<AppConfRecord, StoreError> {
    let number = |name: &str| -> Result<Option<i64>, sqlx::Error> { row.try_get(name) };
    Ok(AppConfRecord {
        id: row.try_get("id")?,
        app_version: row.try_get("app_version")?,
        process_id: number("process_id")?.map(ProcessId::new),
        campaign_id: number("campaign_id")?.map(CampaignId::new),
        queue_id: number("queue_id")?.map(AgentQueueId::new),
        user_id: row.parsed_or_none("user_id")?,
        custom_key: row.try_get("custom_key")?,
        data: row.try_get("data")?,
    })
}
