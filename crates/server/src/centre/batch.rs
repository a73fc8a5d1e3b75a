//! What is written together, and who is told afterwards.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use callbench_contract::AppEvent;
use callbench_contract::ids::{InteractionId, UserId};
use callbench_contract::time::Timestamp;
use callbench_relay::{Delivery, Notice};
use callbench_store::{EventNote, LogBatch, LoggedDelivery, LoggedFact};
use callbench_workspace::{Happening, PastInteraction};
use serde_json::value::to_raw_value;

use super::CentreError;
use crate::state::Foundations;

/// Tells whoever asked what came of it, once it is known whether that is written.
pub(super) type Release = Box<dyn FnOnce(&Result<(), CentreError>) + Send>;

/// Commands and reads, and what they add to the log.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) facts: Vec<LoggedFact>,
    pub(super) interactions: Vec<PastInteraction>,
    /// The connectors' events that led to it.
    pub(super) events: Vec<EventNote>,
    /// Whose desk looks different now.
    pub(super) desks: BTreeSet<UserId>,
    pub(super) releases: Vec<Release>,
    heard: Vec<Heard>,
}

/// A batch that could not be written. Nobody was told yet.
pub(super) struct Unwritten {
    pub(super) batch: Batch,
    pub(super) error: CentreError,
}

/// An event with its place in its user's sequence.
struct Heard {
    user: UserId,
    seq: i64,
    at: Timestamp,
    interaction: Option<InteractionId>,
    event: AppEvent,
}

impl Batch {
    /// How many wait for it.
    pub(super) fn len(&self) -> usize {
        self.releases.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.releases.is_empty() && self.is_written()
    }

    /// Whether it adds nothing to the log.
    pub(super) fn is_written(&self) -> bool {
        self.facts.is_empty() && self.heard.is_empty() && self.events.is_empty()
    }

    /// Gives an event its place in its user's sequence.
    pub(super) fn hear(
        &mut self,
        heads: &mut BTreeMap<UserId, i64>,
        heard: callbench_workspace::Delivery,
        at: Timestamp,
    ) {
        let seq = match heads.get_mut(&heard.user) {
            Some(head) => {
                *head += 1;
                *head
            }
            None => *heads.entry(heard.user.clone()).or_insert(1),
        };
        self.heard.push(Heard {
            user: heard.user,
            seq,
            at,
            interaction: heard.interaction,
            event: heard.event,
        });
    }

    /// Writes it, tells the sockets, then whoever waits. Runs beside the task that decides what comes next.
    pub(super) async fn write(mut self, foundations: &Foundations) -> Result<(), Unwritten> {
        match self.append(foundations).await {
            Ok(log) => {
                self.publish(&log, foundations);
                self.release(&Ok(()));
                Ok(())
            }
            Err(error) => Err(Unwritten { batch: self, error }),
        }
    }

    /// Tells whoever waits.
    pub(super) fn release(self, outcome: &Result<(), CentreError>) {
        for release in self.releases {
            release(outcome);
        }
    }

    async fn append(&mut self, foundations: &Foundations) -> Result<LogBatch, CentreError> {
        let log = LogBatch {
            facts: std::mem::take(&mut self.facts),
            deliveries: self.deliveries()?,
            interactions: std::mem::take(&mut self.interactions),
            events: std::mem::take(&mut self.events),
        };
        match foundations.store.log().append(&log).await {
            Ok(()) => Ok(log),
            Err(error) => {
                tracing::error!(%error, "the domain log could not be written");
                Err(CentreError::NotWritten {
                    why: error.to_string(),
                    disk_full: error.is_disk_full(),
                })
            }
        }
    }

    /// The events as JSON: once for the log and all sockets.
    fn deliveries(&mut self) -> Result<Vec<LoggedDelivery>, CentreError> {
        let heard = std::mem::take(&mut self.heard);
        heard
            .into_iter()
            .map(|heard| {
                let event =
                    to_raw_value(&heard.event).map_err(|error| CentreError::NotWritten {
                        why: format!("{} can't be written as JSON: {error}", heard.event.name()),
                        disk_full: false,
                    })?;
                Ok(LoggedDelivery {
                    user_id: heard.user,
                    seq: heard.seq,
                    at: heard.at,
                    interaction_id: heard.interaction,
                    event: event.into(),
                })
            })
            .collect()
    }

    fn publish(&self, log: &LogBatch, foundations: &Foundations) {
        if let Some(last) = log.facts.last() {
            foundations.log_head.send_replace(last.seq);
        }
        for logged in &log.facts {
            if let Happening::OrderGiven { order } = &logged.fact.what {
                // Nobody takes orders any more while the host stops; they are pending at its next start.
                let _ = foundations.orders.send((**order).clone());
            }
        }
        let relay = &foundations.relay;
        for logged in &log.deliveries {
            relay.deliver(
                &logged.user_id,
                &Delivery {
                    seq: logged.seq,
                    at: logged.at,
                    interaction_id: logged.interaction_id.clone(),
                    event: Arc::clone(&logged.event),
                },
            );
        }
        for user in &self.desks {
            relay.notify(user, Notice::Desk);
        }
        if foundations.config.has_demo_data() && !log.facts.is_empty() {
            relay.notify_all(Notice::Simulator);
        }
    }
}
