//! Appending to the log: the one write that everything waits for.
//!
//! Rows go in by statements of a few fixed sizes. The database prepares each of them once; a statement as long as its batch
//! would be parsed anew nearly every time.

use std::fmt::Write;
use std::sync::Arc;

use callbench_contract::ids::{AgentQueueId, InteractionId};
use sqlx::AssertSqlSafe;
use sqlx::query::Query;
use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteConnection};

use crate::column::to_json;
use crate::interactions::words_of;
use crate::{CentreLog, LogBatch, StoreError, connector_events};

/// Rows in one statement, most first.
const SIZES: [usize; 4] = [64, 16, 4, 1];

type Insert<'q> = Query<'q, Sqlite, SqliteArguments>;

/// A table and its columns, as statements for each of the sizes.
#[derive(Debug)]
pub(crate) struct Inserts([Arc<str>; SIZES.len()]);

/// The statements of the log.
#[derive(Debug)]
pub(crate) struct LogInserts {
    facts: Inserts,
    deliveries: Inserts,
    interactions: Inserts,
}

impl LogInserts {
    pub(crate) fn new() -> Self {
        Self {
            facts: Inserts::new("domain_log (seq, fact)", 2),
            deliveries: Inserts::new("delivery_log (user_id, seq, at, interaction_id, event)", 5),
            interactions: Inserts::new(
                "interactions (interaction_id, started_at, kind, direction, user_id, campaign_id, agent_queue_id, \
                 customer_id, disposition_code, words, record, interaction)",
                12,
            ),
        }
    }
}

impl Inserts {
    fn new(table: &str, columns: usize) -> Self {
        Self(SIZES.map(|rows| {
            let mut statement = format!("INSERT INTO {table} VALUES ");
            for row in 0..rows {
                statement.push_str(if row == 0 { "(" } else { ", (" });
                for column in 0..columns {
                    let separator = if column == 0 { "" } else { ", " };
                    // Writing to a string can't fail.
                    let _ = write!(statement, "{separator}${}", row * columns + column + 1);
                }
                statement.push(')');
            }
            statement.into()
        }))
    }

    async fn insert<'q, Row: 'q>(
        &'q self,
        connection: &mut SqliteConnection,
        mut rows: &'q [Row],
        bind: impl Fn(Insert<'q>, &'q Row) -> Insert<'q>,
    ) -> Result<(), sqlx::Error> {
        for (statement, size) in self.0.iter().zip(SIZES) {
            while let Some((now, later)) = rows.split_at_checked(size) {
                let insert = sqlx::query(AssertSqlSafe(Arc::clone(statement)));
                now.iter()
                    .fold(insert, &bind)
                    .execute(&mut *connection)
                    .await?;
                rows = later;
            }
        }
        Ok(())
    }
}

impl CentreLog<'_> {
    /// Appends a batch. When this returns, it survives a power failure.
    ///
    /// # Errors
    /// When the disk or the database fails; then nothing was appended.
    pub async fn append(&self, batch: &LogBatch) -> Result<(), StoreError> {
        let mut facts = Vec::with_capacity(batch.facts.len());
        for logged in &batch.facts {
            facts.push((logged.seq, to_json("fact", &logged.fact)?));
        }
        let mut interactions = Vec::with_capacity(batch.interactions.len());
        for past in &batch.interactions {
            let line = to_json("interaction record", &past.record)?;
            let whole = to_json("interaction", &past.interaction)?;
            interactions.push((&past.record, line, whole));
        }
        let inserts = self.0.log_inserts();
        let mut transaction = self.0.writer().begin().await?;
        inserts
            .facts
            .insert(&mut transaction, &facts, |insert, (seq, fact)| {
                insert.bind(*seq).bind(fact.as_str())
            })
            .await?;
        inserts
            .deliveries
            .insert(&mut transaction, &batch.deliveries, |insert, delivery| {
                insert
                    .bind(delivery.user_id.as_str())
                    .bind(delivery.seq)
                    .bind(delivery.at.get())
                    .bind(delivery.interaction_id.as_ref().map(InteractionId::as_str))
                    .bind(delivery.event.get())
            })
            .await?;
        inserts
            .interactions
            .insert(
                &mut transaction,
                &interactions,
                |insert, (record, line, whole)| {
                    insert
                        .bind(record.interaction_id.as_str())
                        .bind(record.started_at.get())
                        .bind(record.kind.as_str())
                        .bind(record.direction.as_str())
                        .bind(record.user_id.as_str())
                        .bind(record.campaign_id.get())
                        .bind(record.agent_queue_id.map(AgentQueueId::get))
                        .bind(record.customer_id.get())
                        .bind(record.disposition_code.as_deref())
                        .bind(words_of(record))
                        .bind(line.as_str())
                        .bind(whole.as_str())
                },
            )
            .await?;
        connector_events::insert(&mut transaction, &batch.events).await?;
        transaction.commit().await?;
        Ok(())
    }
}
