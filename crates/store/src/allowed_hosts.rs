//! Servers outside that apps may reach through the host.

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;
use sqlx::Row;

use crate::{Store, StoreError};

/// A listed server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllowedHost {
    /// Its name, in lower case, with the port where it is not the usual one.
    pub host: String,
    /// Who listed it.
    pub added_by: String,
    /// When.
    pub added_at: Timestamp,
}

/// The listed servers of a store.
#[derive(Debug, Clone, Copy)]
pub struct AllowedHosts<'a>(pub(crate) &'a Store);

impl AllowedHosts<'_> {
    /// All of them, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self) -> Result<Vec<AllowedHost>, StoreError> {
        sqlx::query("SELECT * FROM allowed_hosts ORDER BY host")
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(|row| {
                Ok(AllowedHost {
                    host: row.try_get("host")?,
                    added_by: row.try_get("added_by")?,
                    added_at: Timestamp::new(row.try_get("added_at")?),
                })
            })
            .collect()
    }

    /// Whether a server is listed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contains(&self, host: &str) -> Result<bool, StoreError> {
        let found = sqlx::query("SELECT 1 FROM allowed_hosts WHERE host = $1")
            .bind(host)
            .fetch_optional(self.0.reader())
            .await?;
        Ok(found.is_some())
    }

    /// Lists a server; one that is listed stays as it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add(
        &self,
        host: &str,
        added_by: &UserId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO allowed_hosts (host, added_by, added_at) VALUES ($1, $2, $3) ON CONFLICT (host) DO NOTHING",
        )
        .bind(host)
        .bind(added_by.as_str())
        .bind(now.get())
        .execute(self.0.writer())
        .await?;
        Ok(())
    }

    /// Takes a server from the list; says whether it was there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove(&self, host: &str) -> Result<bool, StoreError> {
        let removed = sqlx::query("DELETE FROM allowed_hosts WHERE host = $1")
            .bind(host)
            .execute(self.0.writer())
            .await?;
        Ok(removed.rows_affected() > 0)
    }
}
