//! An agent's part in a chat and how far it is.

use std::sync::Arc;

use callbench_contract::call::HangupParty;
use callbench_contract::ids::{InteractionId, UserId};
use callbench_contract::time::Timestamp;

use crate::chat::record::{ChatOffer, ChatPart};
use crate::fact::Disposal;
use crate::interaction_view::{AttemptKind, ChatState, FailureView, MessageView};
use crate::refusal::{Refusal, RefusalCode};

/// An agent's part in a chat and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) record: ChatPart,
    pub(crate) phase: PartPhase,
    /// Another agent who is asked to take the chat or to join.
    pub(crate) attempt: Option<Attempt>,
    /// What failed last; gone with the agent's next step.
    pub(crate) failure: Option<FailureView>,
    /// The messages up to the end of the part: the chat may go on without this agent.
    pub(crate) kept_messages: Vec<Arc<MessageView>>,
}

/// Where in its life a part is; each phase has what only it can have.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PartPhase {
    Ringing {
        until: Timestamp,
    },
    Live {
        connected_at: Timestamp,
    },
    WrapUp {
        connected_at: Timestamp,
        ending: PartEnding,
        until: Option<Timestamp>,
    },
    /// Not taken.
    Missed {
        ending: PartEnding,
    },
    Disposed {
        connected_at: Timestamp,
        ending: PartEnding,
        disposal: Disposal,
    },
}

/// When and by whom a part ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartEnding {
    pub(crate) at: Timestamp,
    pub(crate) by: HangupParty,
}

/// Another agent who is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attempt {
    pub(crate) what: AttemptKind,
    pub(crate) user: UserId,
    pub(crate) label: String,
    /// The interaction that was offered to them.
    pub(crate) offered: InteractionId,
    pub(crate) since: Timestamp,
    pub(crate) until: Timestamp,
}

impl Part {
    pub(crate) const fn offered(record: ChatPart, until: Timestamp) -> Self {
        Self {
            record,
            phase: PartPhase::Ringing { until },
            attempt: None,
            failure: None,
            kept_messages: Vec::new(),
        }
    }

    pub(crate) const fn id(&self) -> &InteractionId {
        &self.record.interaction_id
    }

    pub(crate) const fn state(&self) -> ChatState {
        match self.phase {
            PartPhase::Ringing { .. } => ChatState::Ringing,
            PartPhase::Live { .. } => ChatState::Connected,
            PartPhase::WrapUp { .. } => ChatState::WrapUp,
            PartPhase::Missed { .. } | PartPhase::Disposed { .. } => ChatState::Ended,
        }
    }

    pub(crate) const fn is_live(&self) -> bool {
        matches!(self.phase, PartPhase::Live { .. })
    }

    pub(crate) const fn deadline(&self) -> Option<Timestamp> {
        match self.phase {
            PartPhase::Ringing { until } => Some(until),
            PartPhase::WrapUp { until, .. } => until,
            PartPhase::Live { .. } | PartPhase::Missed { .. } | PartPhase::Disposed { .. } => None,
        }
    }

    pub(crate) const fn connected_at(&self) -> Option<Timestamp> {
        match self.phase {
            PartPhase::Live { connected_at }
            | PartPhase::WrapUp { connected_at, .. }
            | PartPhase::Disposed { connected_at, .. } => Some(connected_at),
            PartPhase::Ringing { .. } | PartPhase::Missed { .. } => None,
        }
    }

    pub(crate) const fn ending(&self) -> Option<PartEnding> {
        match self.phase {
            PartPhase::WrapUp { ending, .. }
            | PartPhase::Missed { ending }
            | PartPhase::Disposed { ending, .. } => Some(ending),
            PartPhase::Ringing { .. } | PartPhase::Live { .. } => None,
        }
    }

    pub(crate) const fn disposal(&self) -> Option<&Disposal> {
        match &self.phase {
            PartPhase::Disposed { disposal, .. } => Some(disposal),
            _ => None,
        }
    }

    /// The interaction of the agent who asked for this one.
    pub(crate) const fn asked_by(&self) -> Option<(&InteractionId, AttemptKind)> {
        match &self.record.offer {
            ChatOffer::Agent {
                interaction_id,
                what,
            } => Some((interaction_id, *what)),
            ChatOffer::Queue {} | ChatOffer::Named {} => None,
        }
    }

    /// Refuses unless the agent and the customer are connected.
    pub(crate) fn require_live(&self, done: &str) -> Result<(), Refusal> {
        match self.phase {
            PartPhase::Live { .. } => Ok(()),
            PartPhase::Ringing { .. } => Err(self.wrong_state(done, "Answer it first")),
            PartPhase::WrapUp { .. } => Err(self.wrong_state(done, "Dispose of it")),
            PartPhase::Missed { .. } | PartPhase::Disposed { .. } => {
                Err(self.wrong_state(done, "Nothing is left to do"))
            }
        }
    }

    pub(crate) fn wrong_state(&self, done: &str, remedy: &str) -> Refusal {
        let state = match self.state() {
            ChatState::Ringing => "is offered to you",
            ChatState::Connected => "is connected",
            ChatState::WrapUp => "is in wrap-up",
            ChatState::Ended => "is over",
        };
        Refusal::new(
            RefusalCode::WrongChatState,
            format!("The chat {state}, it can't be {done}"),
            remedy,
        )
    }

    pub(crate) fn apply_accepted(&mut self, at: Timestamp) {
        if matches!(self.phase, PartPhase::Ringing { .. }) {
            self.phase = PartPhase::Live { connected_at: at };
        }
    }

    pub(crate) fn apply_not_taken(&mut self, ending: PartEnding) {
        if matches!(self.phase, PartPhase::Ringing { .. }) {
            self.phase = PartPhase::Missed { ending };
        }
    }

    pub(crate) fn apply_over(&mut self, ending: PartEnding, until: Option<Timestamp>) {
        if let PartPhase::Live { connected_at } = self.phase {
            self.attempt = None;
            self.failure = None;
            self.phase = PartPhase::WrapUp {
                connected_at,
                ending,
                until,
            };
        }
    }

    pub(crate) fn apply_disposed(&mut self, disposal: &Disposal) {
        if let PartPhase::WrapUp {
            connected_at,
            ending,
            ..
        } = self.phase
        {
            self.phase = PartPhase::Disposed {
                connected_at,
                ending,
                disposal: disposal.clone(),
            };
        }
    }
}
