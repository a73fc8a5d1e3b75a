//! The task that owns the contact centre.

use std::collections::BTreeMap;
use std::time::Duration;

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;
use callbench_store::{EventNote, LoggedFact};
use callbench_workspace::{Centre, Command, Refusal};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::batch::{Batch, Release, Unwritten};
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

/// Looks at the state as it will be committed, and tells whoever asked once it is.
pub(super) type Look = Box<dyn FnOnce(Result<&Snapshot<'_>, CentreError>) -> Release + Send>;
/// The same after a command, with what it led to.
pub(super) type Then =
    Box<dyn FnOnce(Result<(Decided, &Snapshot<'_>), CentreError>) -> Release + Send>;

/// What the task is asked to do.
pub(super) enum Job {
    /// Carry out a command.
    Decide {
        command: Command,
        /// The connector's event that it comes of.
        event: Option<EventNote>,
        then: Then,
    },
    /// Look at the state.
    Read(Look),
    /// End, after everything that came before.
    Stop { reply: oneshot::Sender<()> },
}

/// The state at one moment. What is read from it may be told only when everything in it is committed.
pub(super) struct Snapshot<'a> {
    pub(super) centre: &'a Centre,
    pub(super) now: Timestamp,
    pub(super) heads: &'a BTreeMap<UserId, i64>,
}

/// A batch that is being written.
type Writing = JoinHandle<Result<(), Unwritten>>;

pub(super) struct Actor {
    foundations: Foundations,
    state: State,
    /// What was decided and is not being written yet.
    batch: Batch,
    /// What is being written. The next batch is decided meanwhile, on top of it.
    in_flight: Option<Writing>,
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

impl Actor {
    pub(super) async fn rebuild(foundations: Foundations) -> Result<Self, StartError> {
        let state = State::rebuild(&foundations).await?;
        // What happens next can't have happened before what happened last.
        foundations.centre_clock.advance_to(state.last_at);
        foundations.log_head.send_replace(state.seq);
        Ok(Self {
            foundations,
            state,
            batch: Batch::default(),
            in_flight: None,
        })
    }

    pub(super) fn centre(&self) -> &Centre {
        &self.state.centre
    }

    pub(super) fn foundations(&self) -> &Foundations {
        &self.foundations
    }

    /// Carries out commands before the task runs. Stops at the first that is refused.
    pub(super) async fn decide_all(&mut self, commands: Vec<Command>) -> Result<(), CentreError> {
        for command in &commands {
            self.take(command).map_err(CentreError::Refused)?;
        }
        std::mem::take(&mut self.batch)
            .write(&self.foundations)
            .await
            .map_err(|unwritten| unwritten.error)
    }

    pub(super) async fn run(mut self, mut inbox: mpsc::Receiver<Job>) {
        let mut time = self.foundations.centre_clock.changes();
        loop {
            self.tick().await;
            self.send_off();
            let sleep = self.until_next_deadline();
            tokio::select! {
                // What was written comes first: many wait for it.
                biased;
                written = landed(&mut self.in_flight) => self.landed(written).await,
                job = inbox.recv(), if self.batch.len() < BATCH => {
                    let mut next = job;
                    loop {
                        match next {
                            Some(Job::Stop { reply }) => {
                                self.finish().await;
                                let _ = reply.send(());
                                return;
                            }
                            Some(job) => self.work(job).await,
                            None => return,
                        }
                        if self.batch.len() >= BATCH {
                            break;
                        }
                        match inbox.try_recv() {
                            Ok(job) => next = Some(job),
                            Err(_) => break,
                        }
                    }
                }
                // The same deadline comes sooner or later than thought.
                Ok(()) = time.changed() => {}
                () = tokio::time::sleep(sleep) => {}
            }
        }
    }

    /// Lets the batch be written, unless the one before still is: those that come meanwhile share its successor.
    fn send_off(&mut self) {
        if self.in_flight.is_some() || self.batch.is_empty() {
            return;
        }
        let batch = std::mem::take(&mut self.batch);
        if batch.is_written() {
            batch.release(&Ok(()));
            return;
        }
        let foundations = self.foundations.clone();
        self.in_flight = Some(tokio::spawn(async move { batch.write(&foundations).await }));
    }

    async fn landed(&mut self, written: Result<(), Unwritten>) {
        let Err(Unwritten { batch, error }) = written else {
            return;
        };
        self.state.is_ahead_of_disk = true;
        self.mend().await;
        // Told only now, so that whoever looks next sees what the disk has. What was decided on top of what never happened
        // never happened either.
        let outcome = Err(error);
        batch.release(&outcome);
        std::mem::take(&mut self.batch).release(&outcome);
    }

    /// Waits until all is written.
    async fn finish(&mut self) {
        loop {
            self.send_off();
            if self.in_flight.is_none() {
                return;
            }
            let written = landed(&mut self.in_flight).await;
            self.landed(written).await;
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

    async fn work(&mut self, job: Job) {
        self.mend().await;
        let unreadable = self
            .state
            .is_ahead_of_disk
            .then(|| CentreError::NotWritten {
                why: "an earlier write failed and the log can't be read again yet".to_owned(),
                disk_full: false,
            });
        let release = match (job, unreadable) {
            (Job::Decide { then, .. }, Some(error)) => then(Err(error)),
            (Job::Read(look), Some(error)) => look(Err(error)),
            (
                Job::Decide {
                    command,
                    event,
                    then,
                },
                None,
            ) => match self.take(&command) {
                Ok(decided) => {
                    self.batch.events.extend(event);
                    then(Ok((decided, &self.snapshot())))
                }
                Err(refusal) => then(Err(CentreError::Refused(refusal))),
            },
            (Job::Read(look), None) => look(Ok(&self.snapshot())),
            (Job::Stop { .. }, _) => return,
        };
        self.batch.releases.push(release);
    }

    fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            centre: &self.state.centre,
            now: self.foundations.centre_clock.now(),
            heads: &self.state.heads,
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
        if due && let Err(refusal) = self.take(&Command::Tick) {
            tracing::error!(%refusal, "a deadline was refused");
        }
    }

    /// Decides and applies one command. Nothing of it counts before its batch is written.
    fn take(&mut self, command: &Command) -> Result<Decided, Refusal> {
        let now = self.foundations.centre_clock.now();
        let State {
            centre, seq, heads, ..
        } = &mut self.state;
        let batch = &mut self.batch;
        let mut facts = Vec::new();
        let outcome = centre.carry_out(command, &mut Moment(now), |centre, fact| {
            *seq += 1;
            for heard in centre.deliveries(&fact) {
                batch.desks.insert(heard.user.clone());
                batch.hear(heads, heard, fact.at);
            }
            batch.desks.extend(centre.onlookers(&fact));
            batch.interactions.extend(centre.just_ended(fact.at));
            batch.facts.push(LoggedFact {
                seq: *seq,
                fact: fact.clone(),
            });
            facts.push(fact);
        });
        if let Err(refusal) = outcome {
            for heard in centre.deliveries_of_refusal(command, &refusal, now) {
                batch.hear(heads, heard, now);
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
}

/// Returns when what is being written is written, or could not be; never while nothing is.
async fn landed(in_flight: &mut Option<Writing>) -> Result<(), Unwritten> {
    let Some(writing) = in_flight else {
        return std::future::pending().await;
    };
    let written = writing.await;
    *in_flight = None;
    written.unwrap_or_else(|error| {
        Err(Unwritten {
            batch: Batch::default(),
            error: CentreError::NotWritten {
                why: error.to_string(),
                disk_full: false,
            },
        })
    })
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
