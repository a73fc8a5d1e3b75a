//! Secrets of this installation, made once and kept.

use callbench_contract::time::Timestamp;
use sqlx::Row;

use crate::{Store, StoreError};

/// The keys of a store.
#[derive(Debug, Clone, Copy)]
pub struct HostKeys<'a>(pub(crate) &'a Store);

impl HostKeys<'_> {
    /// The secret with this name; `fresh` becomes it when there is none yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn get_or_insert(
        &self,
        name: &str,
        fresh: &str,
        now: Timestamp,
    ) -> Result<String, StoreError> {
        sqlx::query(
            "INSERT INTO host_keys (name, secret, created_at) VALUES ($1, $2, $3) \
             ON CONFLICT (name) DO NOTHING",
        )
        .bind(name)
        .bind(fresh)
        .bind(now.get())
        .execute(self.0.writer())
        .await?;
        let row = sqlx::query("SELECT secret FROM host_keys WHERE name = $1")
            .bind(name)
            .fetch_one(self.0.writer())
            .await?;
        Ok(row.try_get("secret")?)
    }
}
