//! The task that owns the contact centre.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;
use callbench_relay::{Delivery, Notice};
use callbench_store::{EventNote, LogBatch, LoggedDelivery, LoggedFact};
use callbench_workspace::{Centre, Command, Happening, Refusal};
use serde_json::json;
use tokio::sync::{mpsc, oneshot};

use super::context::Moment;
use super::{CentreError, Decided};
use crate::start_error::StartError;
use crate::state::Foundations;

/// Commands that are written in one commit at most: enough to share the cost of a synchronised write, few enough that the
/// first of them doesn't wait long for the last.
const BATCH: usize = 256;

/// Facts read at once while the state is rebuilt.
const PAGE: u32 = 2000;

/// The longest sleep until the next look at the deadlines: the clock may be set while we sleep.
const LONGEST_SLEEP: Duration = Duration::from_secs(30);

/// How long to wait before a log that could not be read is tried again.
const RETRY: Duration = Duration::from_secs(1);

type Reply = oneshot::Sender<Result<Decided, CentreError>>;
type Look = Box<dyn FnOnce(Result<&Snapshot<'_>, CentreError>) + Send>;

/// What the task is asked to do.
pub(super) enum Job {
    /// Carry out a command.
    Decide {
        command: Command,
        /// The connector's event that it comes of.
        event: Option<Box<EventNote>>,
        reply: Reply,
    },
    /// Look at the committed state.
    Read(Look),
    /// End, after everything that came before.
    Stop { reply: oneshot::Sender<()> },
}

/// The committed state at one moment.
pub(super) struct Snapshot<'a> {
    pub(super) centre: &'a Centre,
    pub(super) now: Timestamp,
    pub(super) heads: &'a BTreeMap<UserId, i64>,
}

pub(super) struct Actor {
    foundations: Foundations,
    state: State,
}

/// What the task knows of the log.
#[derive(Default)]
struct State {
    centre: Centre,
    /// The last fact's number.
    seq: i64,
    /// When the last fact happened, of those that the log held at the start.
    last_at: Timestamp,
    /// The last delivery's number of each user.
    heads: BTreeMap<UserId, i64>,
    /// After a failed write memory is ahead of the disk, and must be built anew before it is used again.
    is_ahead_of_disk: bool,
}

/// What a batch of commands adds to the log.
#[derive(Default)]
struct Batch {
    log: LogBatch,
    /// Whose desk looks different now.
    desks: BTreeSet<UserId>,
    replies: Vec<(Reply, Result<Decided, CentreError>)>,
}

impl Actor {
    pub(super) async fn rebuild(foundations: Foundations) -> Result<Self, StartError> {
        let state = State::rebuild(&foundations).await?;
        // What happens next can't have happened before what happened last.
        foundations.centre_clock.advance_to(state.last_at);
        foundations.log_head.send_replace(state.seq);
        Ok(Self { foundations, state })
    }

    pub(super) fn centre(&self) -> &Centre {
        &self.state.centre
    }

    pub(super) fn foundations(&self) -> &Foundations {
        &self.foundations
    }

    /// Carries out commands before the task runs. Stops at the first that is refused.
    pub(super) async fn decide_all(&mut self, commands: Vec<Command>) -> Result<(), CentreError> {
        let mut batch = Batch::default();
        for command in &commands {
            self.take(command, &mut batch)
                .map_err(CentreError::Refused)?;
        }
        self.commit(&batch).await
    }

    pub(super) async fn run(mut self, mut inbox: mpsc::Receiver<Job>) {
        let mut time = self.foundations.centre_clock.changes();
        loop {
            let sleep = self.until_next_deadline();
            let first = tokio::select! {
                job = inbox.recv() => job,
                // The same deadline comes sooner or later than thought.
                Ok(()) = time.changed() => continue,
                () = tokio::time::sleep(sleep) => {
                    self.tick().await;
                    continue;
                }
            };
            let Some(first) = first else { return };
            if self.work(first, &mut inbox).await {
                return;
            }
        }
    }

    fn until_next_deadline(&self) -> Duration {
        if self.state.is_ahead_of_disk {
            return RETRY;
        }
        let Some(deadline) = self.state.centre.next_deadline() else {
            return LONGEST_SLEEP;
        };
        let Some(left) = self.foundations.centre_clock.wait_for(deadline) else {
            return LONGEST_SLEEP;
        };
        // One more millisecond: the sleep's clock and ours need not agree to the microsecond.
        (left + Duration::from_millis(1)).min(LONGEST_SLEEP)
    }

    /// Works through a job and those that wait behind it; says whether to end.
    async fn work(&mut self, first: Job, inbox: &mut mpsc::Receiver<Job>) -> bool {
        let mut batch = Batch::default();
        let mut reads = Vec::new();
        let mut stop = None;
        self.mend().await;
        let mut next = Some(first);
        let mut taken = 0;
        while let Some(job) = next {
            match job {
                Job::Decide {
                    command,
                    event,
                    reply,
                } => {
                    let outcome = if self.state.is_ahead_of_disk {
                        Err(self.unreadable())
                    } else {
                        self.take(&command, &mut batch)
                            .map_err(CentreError::Refused)
                    };
                    if outcome.is_ok() {
                        batch.log.events.extend(event.map(|event| *event));
                    }
                    batch.replies.push((reply, outcome));
                }
                Job::Read(look) => reads.push(look),
                Job::Stop { reply } => {
                    stop = Some(reply);
                    break;
                }
            }
            taken += 1;
            next = if taken < BATCH {
                inbox.try_recv().ok()
            } else {
                None
            };
        }
        let committed = self.commit(&batch).await;
        for (reply, outcome) in batch.replies {
            // A refusal stands even when the write of its neighbours failed.
            let outcome = match (&committed, outcome) {
                (Err(failed), Ok(_)) => Err(failed.clone()),
                (_, outcome) => outcome,
            };
            // Whoever asked may have gone away.
            let _ = reply.send(outcome);
        }
        self.answer(reads).await;
        if let Some(reply) = stop {
            let _ = reply.send(());
            return true;
        }
        false
    }

    async fn answer(&mut self, reads: Vec<Look>) {
        if reads.is_empty() {
            return;
        }
        self.mend().await;
        for look in reads {
            if self.state.is_ahead_of_disk {
                look(Err(self.unreadable()));
            } else {
                look(Ok(&Snapshot {
                    centre: &self.state.centre,
                    now: self.foundations.centre_clock.now(),
                    heads: &self.state.heads,
                }));
            }
        }
    }

    async fn tick(&mut self) {
        self.mend().await;
        if self.state.is_ahead_of_disk {
            return;
        }
        let due = self
            .state
            .centre
            .next_deadline()
            .is_some_and(|deadline| deadline <= self.foundations.centre_clock.now());
        if !due {
            return;
        }
        let mut batch = Batch::default();
        if let Err(refusal) = self.take(&Command::Tick, &mut batch) {
            tracing::error!(%refusal, "a deadline was refused");
        }
        if let Err(error) = self.commit(&batch).await {
            tracing::error!(%error, "a deadline was not written");
        }
    }

    /// Decides and applies one command. Nothing of it counts before [`Self::commit`].
    fn take(&mut self, command: &Command, batch: &mut Batch) -> Result<Decided, Refusal> {
        let now = self.foundations.centre_clock.now();
        let State {
            centre, seq, heads, ..
        } = &mut self.state;
        let mut facts = Vec::new();
        let outcome = centre.carry_out(command, &mut Moment(now), |centre, fact| {
            *seq += 1;
            for heard in centre.deliveries(&fact) {
                batch.desks.insert(heard.user.clone());
                number(heads, heard, fact.at, &mut batch.log);
            }
            batch.desks.extend(centre.onlookers(&fact));
            batch.log.interactions.extend(centre.just_ended(fact.at));
            batch.log.facts.push(LoggedFact {
                seq: *seq,
                fact: fact.clone(),
            });
            facts.push(fact);
        });
        if let Err(refusal) = outcome {
            for heard in centre.deliveries_of_refusal(command, &refusal, now) {
                number(heads, heard, now, &mut batch.log);
            }
            return Err(refusal);
        }
        if let Command::Agent { user, .. } = command
            && !facts.is_empty()
        {
            batch.desks.insert(user.clone());
        }
        if matches!(
            command,
            Command::SetConfiguration(_) | Command::ChangeConfiguration { .. }
        ) {
            batch
                .desks
                .extend(centre.sessions().map(|session| session.user().clone()));
        }
        Ok(Decided { facts })
    }

    /// Writes a batch, then tells the sockets.
    async fn commit(&mut self, batch: &Batch) -> Result<(), CentreError> {
        if batch.log.is_empty() {
            return Ok(());
        }
        let written = self.foundations.store.log().append(&batch.log).await;
        if let Err(error) = written {
            tracing::error!(%error, "the domain log could not be written");
            self.state.is_ahead_of_disk = true;
            return Err(CentreError::NotWritten {
                why: error.to_string(),
                disk_full: error.is_disk_full(),
            });
        }
        self.publish(batch);
        Ok(())
    }

    fn publish(&self, batch: &Batch) {
        self.foundations.log_head.send_replace(self.state.seq);
        for logged in &batch.log.facts {
            if let Happening::OrderGiven { order } = &logged.fact.what {
                // Nobody takes orders any more while the host stops; they are pending at its next start.
                let _ = self.foundations.orders.send((**order).clone());
            }
        }
        let relay = &self.foundations.relay;
        for logged in &batch.log.deliveries {
            relay.deliver(
                &logged.user_id,
                &Delivery {
                    seq: logged.seq,
                    at: logged.at,
                    interaction_id: logged.interaction_id.clone(),
                    event: Arc::new(logged.event.clone()),
                },
            );
        }
        for user in &batch.desks {
            relay.notify(user, Notice::Desk);
        }
        if self.foundations.config.has_demo_data() && !batch.log.facts.is_empty() {
            relay.notify_all(Notice::Simulator);
        }
    }

    /// Builds the state anew from the log when memory is ahead of it.
    async fn mend(&mut self) {
        if !self.state.is_ahead_of_disk {
            return;
        }
        match State::rebuild(&self.foundations).await {
            Ok(state) => self.state = state,
            Err(error) => tracing::error!(%error, "the contact centre could not be rebuilt yet"),
        }
    }

    fn unreadable(&self) -> CentreError {
        CentreError::NotWritten {
            why: "an earlier write failed and the log can't be read again yet".to_owned(),
            disk_full: false,
        }
    }
}

impl State {
    async fn rebuild(foundations: &Foundations) -> Result<Self, StartError> {
        let log = foundations.store.log();
        let mut state = Self::default();
        loop {
            let page = log.facts_after(state.seq, PAGE).await?;
            if page.is_empty() {
                break;
            }
            for logged in page {
                let expected = state.seq + 1;
                if logged.seq != expected {
                    return Err(StartError::DomainLog {
                        seq: expected,
                        why: format!("it is missing, the next one is {}", logged.seq),
                    });
                }
                state.centre.apply(&logged.fact);
                state.seq = logged.seq;
                state.last_at = logged.fact.at;
            }
        }
        state.heads = log.delivery_heads().await?;
        Ok(state)
    }
}

/// Gives an event its place in its user's sequence.
fn number(
    heads: &mut BTreeMap<UserId, i64>,
    heard: callbench_workspace::Delivery,
    at: Timestamp,
    log: &mut LogBatch,
) {
    let head = heads.entry(heard.user.clone()).or_insert(0);
    *head += 1;
    log.deliveries.push(LoggedDelivery {
        user_id: heard.user,
        seq: *head,
        at,
        interaction_id: heard.interaction,
        event: json!({
            "scope": heard.event.scope(),
            "name": heard.event.name(),
            "payload": heard.event.payload(),
        }),
    });
}
