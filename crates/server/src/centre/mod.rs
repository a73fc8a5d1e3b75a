//! The contact centre's only owner: one task decides, writes and publishes, everyone else sends it commands.
//!
//! Commands that wait together are written together (one synchronised commit for all of them), then published, then
//! acknowledged. While a batch is written the next one is decided. A command is acknowledged only when its facts are on the
//! disk; what is read is told only when all that it shows is.

mod actor;
mod batch;
mod context;
mod insight;
mod seed;

use std::fmt;

use callbench_contract::ids::{InteractionId, UserId};
use callbench_contract::time::Timestamp;
use callbench_store::EventNote;
use callbench_workspace::{
    AgentCommand, Centre, CentreConfiguration, Command, Desk, Fact, Happening, Refusal,
};
use http::StatusCode;
use serde::Serialize;
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};

use crate::centre_clock::{CentreClock, Rate};
use crate::problem::Problem;
use crate::start_error::StartError;
use crate::state::Foundations;

use actor::{Actor, Job, Look, Snapshot, Then};
use batch::Release;

pub(crate) use insight::watch;

/// Commands that may wait before senders have to.
const QUEUE: usize = 1024;

/// The way to the contact centre. Cheap to clone.
#[derive(Clone)]
pub struct CentreHandle {
    jobs: mpsc::Sender<Job>,
    clock: CentreClock,
}

/// A desk, and how fast the contact centre's clock runs: the shell's timers follow it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HostDesk {
    #[serde(flatten)]
    desk: Desk,
    rate: Rate,
}

/// What a command led to, committed.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// What happened; nothing when all was as wished already.
    pub facts: Vec<Fact>,
}

impl Decided {
    /// The interaction that the command began.
    #[must_use]
    pub fn begun_interaction(&self) -> Option<&InteractionId> {
        self.facts.iter().find_map(|fact| match &fact.what {
            Happening::CallOffered { call, .. } | Happening::CallDialled { call, .. } => {
                Some(&call.interaction_id)
            }
            _ => None,
        })
    }
}

/// A command or read that was not carried out.
#[derive(Debug, Clone, Error)]
pub enum CentreError {
    /// The state machines say no.
    #[error("{0}")]
    Refused(Refusal),
    /// The disk or database failed; nothing happened.
    #[error("the contact centre's log can't be written: {why}")]
    NotWritten {
        /// What failed.
        why: String,
        /// Whether the disk is full.
        disk_full: bool,
    },
    /// The host is stopping.
    #[error("the host is stopping")]
    Stopping,
}

impl CentreHandle {
    /// Rebuilds the contact centre from its log, sets it up when it is new, and starts its task.
    pub(crate) async fn start(foundations: &Foundations) -> Result<Self, StartError> {
        let (jobs, inbox) = mpsc::channel(QUEUE);
        let mut actor = Actor::rebuild(foundations.clone()).await?;
        seed::fill(&mut actor).await?;
        // Not tracked with the other tasks: it must outlive the requests that it serves, and ends by `stop`.
        tokio::spawn(actor.run(inbox));
        Ok(Self {
            jobs,
            clock: foundations.centre_clock.clone(),
        })
    }

    /// Gives a command. When this returns, its facts survive a power failure and have been published.
    ///
    /// # Errors
    /// The state machines' refusal, or a failure to write.
    pub async fn decide(&self, command: Command) -> Result<Decided, CentreError> {
        self.give(command, None, |decided, _| decided).await
    }

    /// Gives a command that a connector's event led to. That the event came is written together with what it did.
    ///
    /// # Errors
    /// As [`Self::decide`]; the event isn't remembered then.
    pub(crate) async fn decide_event(
        &self,
        command: Command,
        event: EventNote,
    ) -> Result<Decided, CentreError> {
        self.give(command, Some(event), |decided, _| decided).await
    }

    /// Gives an agent's command, and returns the desk as it is right after it; nothing when that has no session.
    ///
    /// # Errors
    /// As [`Self::decide`].
    pub async fn decide_at_desk(
        &self,
        user: UserId,
        command: AgentCommand,
    ) -> Result<Option<HostDesk>, CentreError> {
        let rate = self.clock.rate();
        let asked = user.clone();
        let command = Command::Agent { user, command };
        self.give(command, None, move |_, snapshot| {
            let desk = snapshot.centre.desk(&asked, snapshot.now)?;
            Some(HostDesk { desk, rate })
        })
        .await
    }

    /// Gives a command and looks at the state right after it.
    async fn give<T: Send + 'static>(
        &self,
        command: Command,
        event: Option<EventNote>,
        look: impl FnOnce(Decided, &Snapshot<'_>) -> T + Send + 'static,
    ) -> Result<T, CentreError> {
        let (reply, answer) = oneshot::channel();
        let then: Then = Box::new(move |outcome| {
            let seen = outcome.map(|(decided, snapshot)| look(decided, snapshot));
            when_written(reply, seen)
        });
        self.jobs
            .send(Job::Decide {
                command,
                event,
                then,
            })
            .await
            .map_err(|_| CentreError::Stopping)?;
        answer.await.map_err(|_| CentreError::Stopping)?
    }

    /// Looks at the committed state. The closure runs on the centre's own task: keep it short.
    ///
    /// # Errors
    /// When the state can't be known because the log can't be read, or the host is stopping.
    pub async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Centre, Timestamp) -> T + Send + 'static,
    ) -> Result<T, CentreError> {
        self.snapshot(move |snapshot| look(snapshot.centre, snapshot.now))
            .await
    }

    /// The set-up.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn configuration(&self) -> Result<CentreConfiguration, CentreError> {
        self.read(|centre, _| centre.configuration().clone()).await
    }

    /// An agent's desk; nothing while the agent has no session.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub async fn desk(&self, user: &UserId) -> Result<Option<HostDesk>, CentreError> {
        let user = user.clone();
        let rate = self.clock.rate();
        self.read(move |centre, now| {
            let desk = centre.desk(&user, now)?;
            Some(HostDesk { desk, rate })
        })
        .await
    }

    /// The number of the last delivery to a user; 0 before the first.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub(crate) async fn delivery_head(&self, user: &UserId) -> Result<i64, CentreError> {
        let user = user.clone();
        self.snapshot(move |snapshot| snapshot.heads.get(&user).copied().unwrap_or(0))
            .await
    }

    async fn snapshot<T: Send + 'static>(
        &self,
        look: impl FnOnce(&Snapshot<'_>) -> T + Send + 'static,
    ) -> Result<T, CentreError> {
        let (reply, answer) = oneshot::channel();
        let look: Look = Box::new(move |snapshot| when_written(reply, snapshot.map(look)));
        self.jobs
            .send(Job::Read(look))
            .await
            .map_err(|_| CentreError::Stopping)?;
        answer.await.map_err(|_| CentreError::Stopping)?
    }

    /// Ends the task once everything that was sent before is done.
    pub(crate) async fn stop(&self) {
        let (reply, answer) = oneshot::channel();
        if self.jobs.send(Job::Stop { reply }).await.is_ok() {
            let _ = answer.await;
        }
    }
}

/// Answers once the state that the answer was taken from is written. What was seen of a state that never came to be is not told.
fn when_written<T: Send + 'static>(
    reply: oneshot::Sender<Result<T, CentreError>>,
    seen: Result<T, CentreError>,
) -> Release {
    Box::new(move |written| {
        let outcome = match written {
            Ok(()) => seen,
            Err(error) => Err(error.clone()),
        };
        // Whoever asked may have gone away.
        let _ = reply.send(outcome);
    })
}

impl fmt::Debug for CentreHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CentreHandle").finish_non_exhaustive()
    }
}

impl From<CentreError> for Problem {
    fn from(error: CentreError) -> Self {
        match error {
            CentreError::Refused(refusal) => Self::new(
                StatusCode::CONFLICT,
                "refused",
                refusal.reason,
                refusal.remedy,
            )
            .details(serde_json::json!({ "reason": refusal.code })),
            CentreError::NotWritten { why, disk_full } => {
                tracing::error!(%why, "the domain log could not be written");
                let remedy = if disk_full {
                    "free some space on the disk of the data directory, then try again"
                } else {
                    "try again; if it stays, look for the error in the host's log"
                };
                Self::new(
                    StatusCode::INSUFFICIENT_STORAGE,
                    if disk_full {
                        "disk-full"
                    } else {
                        "log-not-written"
                    },
                    "the host could not write this down, so it did not happen",
                    remedy,
                )
            }
            CentreError::Stopping => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "stopping",
                "the host is stopping",
                "try again in a moment",
            )
            .retry_after(2),
        }
    }
}
