//! The domain log and what each agent was told of it.
//!
//! Facts stand in one global order; deliveries in one order for each user, from 1 with no gaps. Both are appended in one
//! transaction, and with them the interactions that are over, so that none exists without its fact and none is missing.

use std::collections::BTreeMap;
use std::sync::Arc;

use callbench_contract::event::EventScope;
use callbench_contract::ids::{InteractionId, UserId};
use callbench_contract::time::Timestamp;
use callbench_workspace::{Fact, PastInteraction};
use serde_json::value::RawValue;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::column::Column;
use crate::{EventNote, Store, StoreError};

/// A fact with its place in the global order.
#[derive(Debug, Clone, PartialEq)]
pub struct LoggedFact {
    /// Its number, from 1 with no gaps.
    pub seq: i64,
    /// What happened.
    pub fact: Fact,
}

/// An event with its place in a user's order.
#[derive(Debug, Clone)]
pub struct LoggedDelivery {
    /// Whose shell hears it.
    pub user_id: UserId,
    /// Its number in that user's sequence, from 1 with no gaps.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// The interaction that it is about.
    pub interaction_id: Option<InteractionId>,
    /// `{ scope, name, payload }`, written once for the log and for all sockets.
    pub event: Arc<RawValue>,
}

impl PartialEq for LoggedDelivery {
    fn eq(&self, other: &Self) -> bool {
        let of = |it: &Self| (it.seq, it.at);
        of(self) == of(other)
            && self.user_id == other.user_id
            && self.interaction_id == other.interaction_id
            && self.event.get() == other.event.get()
    }
}

/// What is appended together.
#[derive(Debug, Clone, Default)]
pub struct LogBatch {
    /// What happened.
    pub facts: Vec<LoggedFact>,
    /// What agents' apps hear of it.
    pub deliveries: Vec<LoggedDelivery>,
    /// The interactions that ended with these facts.
    pub interactions: Vec<PastInteraction>,
    /// The connectors' events that led to them.
    pub events: Vec<EventNote>,
}

impl LogBatch {
    /// Whether nothing is appended.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
            && self.deliveries.is_empty()
            && self.interactions.is_empty()
            && self.events.is_empty()
    }
}

/// The logs of a store.
#[derive(Debug, Clone, Copy)]
pub struct CentreLog<'a>(pub(crate) &'a Store);

impl CentreLog<'_> {
    /// Facts after a number, oldest first, at most `limit`.
    ///
    /// # Errors
    /// When the database fails, or a fact is in a form that this version doesn't read.
    pub async fn facts_after(&self, seq: i64, limit: u32) -> Result<Vec<LoggedFact>, StoreError> {
        sqlx::query("SELECT seq, fact FROM domain_log WHERE seq > $1 ORDER BY seq LIMIT $2")
            .bind(seq)
            .bind(i64::from(limit))
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(|row| {
                Ok(LoggedFact {
                    seq: row.try_get("seq")?,
                    fact: row.json("fact")?,
                })
            })
            .collect()
    }

    /// The last delivery's number of every user who ever had one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delivery_heads(&self) -> Result<BTreeMap<UserId, i64>, StoreError> {
        sqlx::query("SELECT user_id, MAX(seq) AS head FROM delivery_log GROUP BY user_id")
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(|row| Ok((row.parsed("user_id")?, row.try_get("head")?)))
            .collect()
    }

    /// A user's deliveries after a number, oldest first, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn deliveries_after(
        &self,
        user_id: &UserId,
        seq: i64,
        limit: u32,
    ) -> Result<Vec<LoggedDelivery>, StoreError> {
        sqlx::query(
            "SELECT user_id, seq, at, interaction_id, event FROM delivery_log \
             WHERE user_id = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(user_id.as_str())
        .bind(seq)
        .bind(i64::from(limit))
        .fetch_all(self.0.reader())
        .await?
        .iter()
        .map(delivery)
        .collect()
    }

    /// A user's newest delivery of an event of that name since a time; nothing when there was none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn latest_delivery(
        &self,
        user_id: &UserId,
        scope: EventScope,
        name: &str,
        since: Timestamp,
    ) -> Result<Option<LoggedDelivery>, StoreError> {
        sqlx::query(
            "SELECT user_id, seq, at, interaction_id, event FROM delivery_log \
             WHERE user_id = $1 AND at >= $2 AND event ->> '$.name' = $3 AND event ->> '$.scope' = $4 \
             ORDER BY seq DESC LIMIT 1",
        )
        .bind(user_id.as_str())
        .bind(since.get())
        .bind(name)
        .bind(scope.as_str())
        .fetch_optional(self.0.reader())
        .await?
        .as_ref()
        .map(delivery)
        .transpose()
    }

    /// Forgets deliveries older than `before`, but never a user's newest. Returns how many went.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prune_deliveries(&self, before: Timestamp) -> Result<u64, StoreError> {
        let removed = sqlx::query(
            "DELETE FROM delivery_log WHERE at < $1 AND seq < \
             (SELECT MAX(newest.seq) FROM delivery_log newest WHERE newest.user_id = delivery_log.user_id)",
        )
        .bind(before.get())
        .execute(self.0.writer())
        .await?;
        Ok(removed.rows_affected())
    }
}

fn delivery(row: &SqliteRow) -> Result<LoggedDelivery, StoreError> {
    let interaction_id: Option<String> = row.try_get("interaction_id")?;
    Ok(LoggedDelivery {
        user_id: row.parsed("user_id")?,
        seq: row.try_get("seq")?,
        at: Timestamp::new(row.try_get("at")?),
        interaction_id: interaction_id.map(InteractionId::new),
        event: row.json::<Box<RawValue>>("event")?.into(),
    })
}
