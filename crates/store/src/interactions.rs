//! Interactions that are over: searched, exported, and looked up for a customer's history.
//!
//! They are written by [`CentreLog::append`](crate::CentreLog::append), in the commit of the fact that ended them.

use callbench_contract::call::Direction;
use callbench_contract::ids::{AgentQueueId, CampaignId, CustomerId, InteractionId, UserId};
use callbench_contract::time::Timestamp;
use callbench_workspace::{InteractionKind, InteractionRecord};
use serde_json::value::RawValue;
use sqlx::sqlite::Sqlite;
use sqlx::{QueryBuilder, Row};

use crate::column::Column;
use crate::{Store, StoreError};

/// Which interactions are looked for; what is left out narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InteractionFilter {
    /// Began at this moment or later.
    pub from: Option<Timestamp>,
    /// Began before this moment.
    pub to: Option<Timestamp>,
    /// This agent's.
    pub user_id: Option<UserId>,
    /// Of this campaign.
    pub campaign_id: Option<CampaignId>,
    /// Came through this queue.
    pub agent_queue_id: Option<AgentQueueId>,
    /// Calls, or chats.
    pub kind: Option<InteractionKind>,
    /// Begun by the customer, or by us.
    pub direction: Option<Direction>,
    /// With this customer.
    pub customer_id: Option<CustomerId>,
    /// Disposed of with this code.
    pub disposition_code: Option<String>,
    /// Words that must all occur in number, names, code or note; small and capital letters are the same.
    pub words: Vec<String>,
}

/// A past interaction in full.
#[derive(Debug, Clone)]
pub struct StoredInteraction {
    /// Its line.
    pub record: InteractionRecord,
    /// As its agent last saw it, as JSON.
    pub interaction: Box<RawValue>,
}

/// The past interactions of a store.
#[derive(Debug, Clone, Copy)]
pub struct Interactions<'a>(pub(crate) &'a Store);

impl Interactions<'_> {
    /// Those that fit, the latest begun first, at most `limit`; with `after`, those that follow that one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when `after` names none; else when the database fails.
    pub async fn search(
        &self,
        filter: &InteractionFilter,
        after: Option<&InteractionId>,
        limit: u32,
    ) -> Result<Vec<InteractionRecord>, StoreError> {
        let mut query = QueryBuilder::new("SELECT record FROM interactions WHERE 1 = 1");
        narrow(&mut query, filter);
        if let Some(after) = after {
            let started_at = self.started_at(after).await?;
            query.push(" AND (started_at, interaction_id) < (");
            let mut pair = query.separated(", ");
            pair.push_bind(started_at);
            pair.push_bind(after.as_str());
            query.push(")");
        }
        query.push(" ORDER BY started_at DESC, interaction_id DESC LIMIT ");
        query.push_bind(i64::from(limit));
        let rows = query.build().fetch_all(self.0.reader()).await?;
        rows.iter().map(|row| row.json("record")).collect()
    }

    /// How many fit.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(&self, filter: &InteractionFilter) -> Result<u64, StoreError> {
        let mut query = QueryBuilder::new("SELECT COUNT(*) AS total FROM interactions WHERE 1 = 1");
        narrow(&mut query, filter);
        let row = query.build().fetch_one(self.0.reader()).await?;
        row.count("total")
    }

    /// One in full.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, id: &InteractionId) -> Result<Option<StoredInteraction>, StoreError> {
        sqlx::query("SELECT record, interaction FROM interactions WHERE interaction_id = $1")
            .bind(id.as_str())
            .fetch_optional(self.0.reader())
            .await?
            .map(|row| {
                Ok(StoredInteraction {
                    record: row.json("record")?,
                    interaction: row.json("interaction")?,
                })
            })
            .transpose()
    }

    /// A customer's, the latest begun first, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_customer(
        &self,
        customer_id: CustomerId,
        limit: u32,
    ) -> Result<Vec<InteractionRecord>, StoreError> {
        let filter = InteractionFilter {
            customer_id: Some(customer_id),
            ..InteractionFilter::default()
        };
        self.search(&filter, None, limit).await
    }

    async fn started_at(&self, id: &InteractionId) -> Result<i64, StoreError> {
        let row = sqlx::query("SELECT started_at FROM interactions WHERE interaction_id = $1")
            .bind(id.as_str())
            .fetch_optional(self.0.reader())
            .await?
            .ok_or_else(|| StoreError::Missing {
                what: format!("interaction {id}"),
            })?;
        Ok(row.try_get("started_at")?)
    }
}

fn narrow(query: &mut QueryBuilder<Sqlite>, filter: &InteractionFilter) {
    if let Some(from) = filter.from {
        query.push(" AND started_at >= ").push_bind(from.get());
    }
    if let Some(to) = filter.to {
        query.push(" AND started_at < ").push_bind(to.get());
    }
    let mut equal = |column: &str, value: Option<&str>| {
        if let Some(value) = value {
            query
                .push(format!(" AND {column} = "))
                .push_bind(value.to_owned());
        }
    };
    equal("user_id", filter.user_id.as_ref().map(UserId::as_str));
    equal("kind", filter.kind.map(InteractionKind::as_str));
    equal("direction", filter.direction.map(Direction::as_str));
    equal("disposition_code", filter.disposition_code.as_deref());
    let mut equal = |column: &str, value: Option<i64>| {
        if let Some(value) = value {
            query.push(format!(" AND {column} = ")).push_bind(value);
        }
    };
    equal("campaign_id", filter.campaign_id.map(CampaignId::get));
    equal(
        "agent_queue_id",
        filter.agent_queue_id.map(AgentQueueId::get),
    );
    equal("customer_id", filter.customer_id.map(CustomerId::get));
    for word in &filter.words {
        query.push(" AND words LIKE ");
        query.push_bind(containing(&word.to_lowercase()));
        query.push(" ESCAPE '\\'");
    }
}

/// A pattern for texts that contain this one, whatever stands in it.
fn containing(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len() + 2);
    pattern.push('%');
    for c in word.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// What words are looked for in.
pub(crate) fn words_of(record: &InteractionRecord) -> String {
    let texts = [
        Some(record.display_phone.as_str()),
        Some(record.user_id.as_str()),
        Some(record.user_name.as_str()),
        record.customer_name.as_deref(),
        record.disposition_code.as_deref(),
        record.note.as_deref(),
    ];
    let mut words = String::new();
    for text in texts.into_iter().flatten() {
        if !words.is_empty() {
            // No word has a line break in it, so that none is found across two texts.
            words.push('\n');
        }
        words.push_str(&text.to_lowercase());
    }
    words
}
