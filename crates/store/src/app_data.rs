//! What apps keep with `dbData`: JSON values under keys, for one app and everyone who uses it.

use callbench_contract::time::Timestamp;
use serde_json::Value;

use crate::column::{Column, to_json};
use crate::{AppId, Store, StoreError};

/// The shared values of apps. An app reaches only its own.
#[derive(Debug, Clone, Copy)]
pub struct AppData<'a>(pub(crate) &'a Store);

impl AppData<'_> {
    /// The value under a key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get(&self, app_id: &AppId, key: &str) -> Result<Option<Value>, StoreError> {
        sqlx::query("SELECT value FROM app_data WHERE app_id = $1 AND key = $2")
            .bind(app_id.as_str())
            .bind(key)
            .fetch_optional(self.0.reader())
            .await?
            .map(|row| row.json("value"))
            .transpose()
    }

    /// Puts a value under a key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set(
        &self,
        app_id: &AppId,
        key: &str,
        value: &Value,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO app_data (app_id, key, value, updated_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (app_id, key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
        )
        .bind(app_id.as_str())
        .bind(key)
        .bind(to_json("value", value)?)
        .bind(now.get())
        .execute(self.0.writer())
        .await?;
        Ok(())
    }

    /// Removes the value under a key; says whether there was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove(&self, app_id: &AppId, key: &str) -> Result<bool, StoreError> {
        let removed = sqlx::query("DELETE FROM app_data WHERE app_id = $1 AND key = $2")
            .bind(app_id.as_str())
            .bind(key)
            .execute(self.0.writer())
            .await?;
        Ok(removed.rows_affected() > 0)
    }
}
