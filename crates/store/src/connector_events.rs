//! Which events of connectors were carried out, and what is known of the legs that they tell of.
//!
//! What an event led to and that it came are written in one transaction ([`crate::CentreLog::append`] takes the note): an event
//! that is sent again after a crash is told apart exactly when the first one counted.

use callbench_contract::ids::{ConnectorName, CrtObjectId};
use callbench_contract::time::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteConnection;

use crate::{Store, StoreError};

/// An event that was carried out, to be remembered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventNote {
    /// Who sent it.
    pub connector: ConnectorName,
    /// Which part of the sender; event ids are unique within it.
    pub source: String,
    /// Which event.
    pub event_id: String,
    /// When it came.
    pub received_at: Timestamp,
    /// What it says about a leg.
    pub leg: Option<LegNote>,
}

/// What is known of a leg.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegNote {
    /// Which leg.
    pub leg: String,
    /// The call that it is.
    pub crt_object_id: CrtObjectId,
    /// Whether it has ended. What has ended stays so.
    pub ended: bool,
}

/// The events of a store's connectors.
#[derive(Debug, Clone, Copy)]
pub struct ConnectorEvents<'a>(pub(crate) &'a Store);

impl ConnectorEvents<'_> {
    /// Whether this event was carried out before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_known(
        &self,
        connector: &ConnectorName,
        source: &str,
        event_id: &str,
    ) -> Result<bool, StoreError> {
        let found = sqlx::query(
            "SELECT 1 FROM connector_events WHERE connector = $1 AND source = $2 AND event_id = $3",
        )
        .bind(connector.as_str())
        .bind(source)
        .bind(event_id)
        .fetch_optional(self.0.reader())
        .await?;
        Ok(found.is_some())
    }

    /// Remembers an event that led to nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remember(&self, note: &EventNote) -> Result<(), StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        insert(&mut transaction, std::slice::from_ref(note)).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// What is known of a leg.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn leg(
        &self,
        connector: &ConnectorName,
        leg: &str,
    ) -> Result<Option<LegNote>, StoreError> {
        sqlx::query(
            "SELECT crt_object_id, ended FROM connector_legs WHERE connector = $1 AND leg = $2",
        )
        .bind(connector.as_str())
        .bind(leg)
        .fetch_optional(self.0.reader())
        .await?
        .map(|row| {
            let call: String = row.try_get("crt_object_id")?;
            Ok(LegNote {
                leg: leg.to_owned(),
                crt_object_id: CrtObjectId::new(call),
                ended: row.try_get::<i64, _>("ended")? != 0,
            })
        })
        .transpose()
    }

    /// Whether a call has a leg already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_leg(
        &self,
        connector: &ConnectorName,
        call: &CrtObjectId,
    ) -> Result<bool, StoreError> {
        let found =
            sqlx::query("SELECT 1 FROM connector_legs WHERE connector = $1 AND crt_object_id = $2")
                .bind(connector.as_str())
                .bind(call.as_str())
                .fetch_optional(self.0.reader())
                .await?;
        Ok(found.is_some())
    }

    /// Learns which call a leg is, unless it is known already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn bind_leg(
        &self,
        connector: &ConnectorName,
        leg: &LegNote,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO connector_legs (connector, leg, crt_object_id, ended, heard_at) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT (connector, leg) DO NOTHING",
        )
        .bind(connector.as_str())
        .bind(&leg.leg)
        .bind(leg.crt_object_id.as_str())
        .bind(i64::from(leg.ended))
        .bind(now.get())
        .execute(self.0.writer())
        .await?;
        Ok(())
    }

    /// Forgets events and legs that nothing was heard of since `before`. Returns how many went.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prune(&self, before: Timestamp) -> Result<u64, StoreError> {
        let mut removed = 0;
        for forget in [
            "DELETE FROM connector_events WHERE received_at < $1",
            "DELETE FROM connector_legs WHERE heard_at < $1",
        ] {
            removed += sqlx::query(forget)
                .bind(before.get())
                .execute(self.0.writer())
                .await?
                .rows_affected();
        }
        Ok(removed)
    }
}

/// Writes notes in somebody's transaction.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    notes: &[EventNote],
) -> Result<(), StoreError> {
    for note in notes {
        sqlx::query(
            "INSERT INTO connector_events (connector, source, event_id, received_at) \
             VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        )
        .bind(note.connector.as_str())
        .bind(&note.source)
        .bind(&note.event_id)
        .bind(note.received_at.get())
        .execute(&mut *connection)
        .await?;
        let Some(leg) = &note.leg else { continue };
        sqlx::query(
            "INSERT INTO connector_legs (connector, leg, crt_object_id, ended, heard_at) \
             VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (connector, leg) DO UPDATE SET ended = MAX(connector_legs.ended, $4), heard_at = $5",
        )
        .bind(note.connector.as_str())
        .bind(&leg.leg)
        .bind(leg.crt_object_id.as_str())
        .bind(i64::from(leg.ended))
        .bind(note.received_at.get())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
