//! Telephony systems that are connected.

use std::fmt;
use std::str::FromStr;

use callbench_contract::ids::ConnectorName;
use callbench_contract::time::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::column::{Column, to_json};
use crate::{Store, StoreError};

/// How a telephony system speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectorKind {
    /// CloudEvents 1.0 over HTTP.
    CloudEvents,
    /// Leg events of a voice platform.
    VoiceWebhook,
}

impl ConnectorKind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::CloudEvents, Self::VoiceWebhook];

    /// The word used in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CloudEvents => "cloudevents",
            Self::VoiceWebhook => "voice-webhook",
        }
    }
}

impl fmt::Display for ConnectorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ConnectorKind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| format!("`{text}` is no kind of connector"))
    }
}

/// A telephony system that is connected.
#[derive(Clone, PartialEq, Eq)]
pub struct ConnectorRecord {
    /// Its name.
    pub name: ConnectorName,
    /// How it speaks.
    pub kind: ConnectorKind,
    /// Where it takes orders; without it, it only reports.
    pub orders_url: Option<String>,
    /// What both sides sign with.
    pub secret: String,
    /// What it can do when told; nothing given means everything.
    pub capabilities: Option<Vec<String>>,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was changed last.
    pub changed_at: Timestamp,
}

impl fmt::Debug for ConnectorRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the secret: records are logged.
        f.debug_struct("ConnectorRecord")
            .field("name", &self.name)
            .field("kind", &self.kind)
            .field("orders_url", &self.orders_url)
            .finish_non_exhaustive()
    }
}

/// The connectors of a store.
#[derive(Debug, Clone, Copy)]
pub struct Connectors<'a>(pub(crate) &'a Store);

impl Connectors<'_> {
    /// All of them, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self) -> Result<Vec<ConnectorRecord>, StoreError> {
        sqlx::query("SELECT * FROM connectors ORDER BY name")
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(record)
            .collect()
    }

    /// The one with this name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, name: &ConnectorName) -> Result<Option<ConnectorRecord>, StoreError> {
        sqlx::query("SELECT * FROM connectors WHERE name = $1")
            .bind(name.as_str())
            .fetch_optional(self.0.reader())
            .await?
            .as_ref()
            .map(record)
            .transpose()
    }

    /// Adds one, or replaces everything about it but when it was added.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save(&self, connector: &ConnectorRecord) -> Result<(), StoreError> {
        let capabilities = connector
            .capabilities
            .as_ref()
            .map(|all| to_json("capabilities", all))
            .transpose()?;
        sqlx::query(
            "INSERT INTO connectors (name, kind, orders_url, secret, capabilities, created_at, changed_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) \
             ON CONFLICT (name) DO UPDATE SET kind = $2, orders_url = $3, secret = $4, capabilities = $5, changed_at = $7",
        )
        .bind(connector.name.as_str())
        .bind(connector.kind.as_str())
        .bind(connector.orders_url.as_deref())
        .bind(&connector.secret)
        .bind(capabilities)
        .bind(connector.created_at.get())
        .bind(connector.changed_at.get())
        .execute(self.0.writer())
        .await?;
        Ok(())
    }

    /// Removes one, and what was remembered of its events. Says whether there was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove(&self, name: &ConnectorName) -> Result<bool, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        for forget in [
            "DELETE FROM connector_events WHERE connector = $1",
            "DELETE FROM connector_legs WHERE connector = $1",
        ] {
            sqlx::query(forget)
                .bind(name.as_str())
                .execute(&mut *transaction)
                .await?;
        }
        let removed = sqlx::query("DELETE FROM connectors WHERE name = $1")
            .bind(name.as_str())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(removed.rows_affected() > 0)
    }
}

fn record(row: &SqliteRow) -> Result<ConnectorRecord, StoreError> {
    let name: String = row.try_get("name")?;
    let capabilities: Option<String> = row.try_get("capabilities")?;
    Ok(ConnectorRecord {
        name: ConnectorName::new(name),
        kind: row.parsed("kind")?,
        orders_url: row.try_get("orders_url")?,
        secret: row.try_get("secret")?,
        capabilities: match capabilities {
            Some(_) => Some(row.json("capabilities")?),
            None => None,
        },
        created_at: Timestamp::new(row.try_get("created_at")?),
        changed_at: Timestamp::new(row.try_get("changed_at")?),
    })
}
