//! The life of one agent's part of a call: ringing or dialling, live (talking, on hold, consulting, in a conference), wrap-up,
//! ended.
//!
//! ```text
//!              ┌─ ringing ──┐ answer             hang up             dispose
//! inbound ─────┘            ├──────────► live ───────────► wrap-up ───────────► ended
//! outbound ────┐            │ customer answers                                    ▲
//!              └─ dialling ─┘                                                     │
//!                    └──────── declined, no answer, given up, cancelled ──────────┘
//! ```
//! A call that never connected ends at once: there is nothing to wrap up, the system disposition says what happened.
//! Where several agents are in one customer's call, each has a part of their own; the parts share `crtObjectId`.

use std::collections::VecDeque;

use callbench_contract::call::{CallType, Direction, HangupParty, SystemDisposition};
use callbench_contract::ids::{
    AgentQueueId, CallbackId, CampaignId, ConnectorName, CrtObjectId, CustomerCrtId, CustomerId,
    InteractionId, PartyId, Phone, SessionId, UserCrtObjectId, UserId,
};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::fact::Disposal;
use crate::interaction_view::{FailureView, LeadView, LineView};
use crate::order::Order;
use crate::party::{Attempt, Invitation, Party};

/// How long an inbound call rings at an agent.
pub const RING_TIME_OUT: Millis = Millis::from_secs(30);
/// How long a customer is tried.
pub const DIAL_TIME_OUT: Millis = Millis::from_secs(45);

/// What about a call never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// Which interaction this is.
    pub interaction_id: InteractionId,
    /// The agent who owns it.
    pub agent: UserId,
    /// The agent session in which it takes place.
    pub session_id: SessionId,
    /// How it came about.
    pub call_type: CallType,
    /// The campaign it belongs to.
    pub campaign_id: CampaignId,
    /// The queue that it came through; inbound only.
    pub agent_queue_id: Option<AgentQueueId>,
    /// The customer's number.
    pub phone: Phone,
    /// The campaign's number at that time.
    pub campaign_phone: Phone,
    /// The customer's number as agents see it.
    pub display_phone: String,
    /// Whether that number is masked.
    pub masking_enabled: bool,
    /// The customer's call.
    pub crt_object_id: CrtObjectId,
    /// The agent's leg.
    pub user_crt_object_id: UserCrtObjectId,
    /// The customer's leg.
    pub customer_crt_id: CustomerCrtId,
    /// The customer, −1 when the number is unknown.
    pub customer_id: CustomerId,
    /// When it started.
    pub started_at: Timestamp,
    /// The telephony system that carries it; without one it is simulated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connector: Option<ConnectorName>,
    /// How long it waited in the queue, in milliseconds; nothing for a call that did not come through one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waited: Option<Millis>,
    /// Who handed it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transferred_from: Option<UserId>,
    /// Another agent's part of the call that asks for this agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Invitation>,
    /// The record of a lead that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Box<LeadView>>,
    /// The promised call that it keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_id: Option<CallbackId>,
}

impl Call {
    /// Who called.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.call_type.direction()
    }
}

/// How many lines of a call's transcript are kept.
pub(crate) const TRANSCRIPT_LIMIT: usize = 50;

/// One agent's part of a call, and where in its life it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interaction {
    pub(crate) call: Call,
    pub(crate) phase: Phase,
    /// What is being tried.
    pub(crate) attempt: Option<Attempt>,
    /// What the telephony system was told and has not done yet.
    pub(crate) order: Option<Order>,
    /// What failed last; gone with the next command.
    pub(crate) failure: Option<FailureView>,
    /// Where the recording is.
    pub(crate) recording: Option<String>,
    /// The last lines that were spoken, oldest first.
    pub(crate) transcript: VecDeque<LineView>,
}

/// Where in its life a call is; each phase has what only it can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// The agent looks at the record; nobody is called yet.
    Previewing {
        until: Option<Timestamp>,
    },
    Ringing {
        until: Timestamp,
    },
    Dialling {
        until: Timestamp,
    },
    Live(Talk),
    WrapUp {
        talk: Talk,
        ending: Ending,
        until: Option<Timestamp>,
    },
    Ended {
        reached: Reached,
    },
}

/// How far a call that is over has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reached {
    /// Never connected.
    Nobody { ending: Ending },
    /// Connected, and disposed of.
    Customer {
        talk: Talk,
        ending: Ending,
        disposal: Disposal,
    },
}

/// The time in which agent and customer were connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Talk {
    pub(crate) connected_at: Timestamp,
    /// Time on hold, up to `held_since` when the call is on hold now.
    pub(crate) held: Millis,
    pub(crate) held_since: Option<Timestamp>,
    pub(crate) muted_since: Option<Timestamp>,
    /// Who else is in the call, in the order in which they came.
    pub(crate) parties: Vec<Party>,
    pub(crate) hears: Hears,
}

/// Whom the agent hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Hears {
    /// The customer, and all parties.
    Customer,
    /// One party only, while the customer waits.
    Consulted(PartyId),
    /// The agent who asked for advice only: the customer is that agent's.
    Adviser,
}

impl Talk {
    pub(crate) fn starting(at: Timestamp, parties: Vec<Party>, hears: Hears) -> Self {
        Self {
            connected_at: at,
            held: Millis::ZERO,
            held_since: None,
            muted_since: None,
            parties,
            hears,
        }
    }

    /// The party that the agent consults.
    pub(crate) fn consulted(&self) -> Option<&Party> {
        match &self.hears {
            Hears::Consulted(id) => self.parties.iter().find(|party| party.party_id == *id),
            Hears::Customer | Hears::Adviser => None,
        }
    }

    /// All time on hold until `now`.
    pub(crate) fn held_until(&self, now: Timestamp) -> Millis {
        self.held
            + self
                .held_since
                .map_or(Millis::ZERO, |since| elapsed(since, now))
    }

    pub(crate) fn stop_holding(&mut self, now: Timestamp) {
        self.held = self.held_until(now);
        self.held_since = None;
    }
}

/// How a call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ending {
    pub(crate) at: Timestamp,
    pub(crate) by: HangupParty,
    pub(crate) outcome: SystemDisposition,
    pub(crate) on_hold: bool,
}

/// The state of a call, as the desk names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CallState {
    /// The agent looks at the record that will be dialled.
    Previewing,
    /// Rings at the agent.
    Ringing,
    /// The customer is being called.
    Dialling,
    /// Agent and customer are connected.
    Connected,
    /// Connected, with the customer on hold.
    OnHold,
    /// The agent speaks with somebody else while the customer waits, or is the one who is asked.
    Consulting,
    /// Agent, customer and others hear each other.
    Conference,
    /// Hung up, not yet disposed of.
    WrapUp,
    /// Over.
    Ended,
}

impl CallState {
    /// How a sentence about the call goes on after "the call".
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::Previewing => "is not dialled yet",
            Self::Ringing => "is ringing",
            Self::Dialling => "is being dialled",
            Self::Connected => "is connected",
            Self::OnHold => "is on hold",
            Self::Consulting => "is in a consultation",
            Self::Conference => "is a conference",
            Self::WrapUp => "is in wrap-up",
            Self::Ended => "is over",
        }
    }
}

impl Interaction {
    pub(crate) fn offered(call: Call, until: Timestamp) -> Self {
        Self::in_phase(call, Phase::Ringing { until })
    }

    pub(crate) fn previewing(call: Call, until: Option<Timestamp>) -> Self {
        Self::in_phase(call, Phase::Previewing { until })
    }

    pub(crate) fn dialled(call: Call, until: Timestamp) -> Self {
        Self::in_phase(call, Phase::Dialling { until })
    }

    fn in_phase(call: Call, phase: Phase) -> Self {
        Self {
            call,
            phase,
            attempt: None,
            order: None,
            failure: None,
            recording: None,
            transcript: VecDeque::new(),
        }
    }

    /// Which interaction this is.
    #[must_use]
    pub const fn id(&self) -> &InteractionId {
        &self.call.interaction_id
    }

    /// What about the call never changes.
    #[must_use]
    pub const fn call(&self) -> &Call {
        &self.call
    }

    /// The state, as the desk names it.
    #[must_use]
    pub const fn state(&self) -> CallState {
        match &self.phase {
            Phase::Previewing { .. } => CallState::Previewing,
            Phase::Ringing { .. } => CallState::Ringing,
            Phase::Dialling { .. } => CallState::Dialling,
            Phase::Live(talk) => match talk {
                Talk {
                    hears: Hears::Consulted(_) | Hears::Adviser,
                    ..
                } => CallState::Consulting,
                Talk {
                    held_since: Some(_),
                    ..
                } => CallState::OnHold,
                Talk { parties, .. } if parties.is_empty() => CallState::Connected,
                Talk { .. } => CallState::Conference,
            },
            Phase::WrapUp { .. } => CallState::WrapUp,
            Phase::Ended { .. } => CallState::Ended,
        }
    }

    /// When something must happen by itself: the end of ringing, dialling or wrap-up, of an attempt, of an order.
    pub(crate) fn deadline(&self) -> Option<Timestamp> {
        let attempt = self.attempt.as_ref().and_then(|attempt| attempt.until);
        let order = self.order.as_ref().map(|order| order.until);
        [self.phase_deadline(), attempt, order]
            .into_iter()
            .flatten()
            .min()
    }

    pub(crate) const fn phase_deadline(&self) -> Option<Timestamp> {
        match &self.phase {
            Phase::Ringing { until } | Phase::Dialling { until } => Some(*until),
            Phase::Previewing { until } | Phase::WrapUp { until, .. } => *until,
            Phase::Live(_) | Phase::Ended { .. } => None,
        }
    }

    /// Whether the call is up: it rings, is dialled or is live.
    pub(crate) const fn is_up(&self) -> bool {
        matches!(
            self.phase,
            Phase::Ringing { .. } | Phase::Dialling { .. } | Phase::Live(_)
        )
    }

    /// The talk of a call that is live.
    pub(crate) const fn live_talk(&self) -> Option<&Talk> {
        match &self.phase {
            Phase::Live(talk) => Some(talk),
            _ => None,
        }
    }

    pub(crate) const fn talk(&self) -> Option<&Talk> {
        match &self.phase {
            Phase::Live(talk)
            | Phase::WrapUp { talk, .. }
            | Phase::Ended {
                reached: Reached::Customer { talk, .. },
            } => Some(talk),
            Phase::Previewing { .. }
            | Phase::Ringing { .. }
            | Phase::Dialling { .. }
            | Phase::Ended {
                reached: Reached::Nobody { .. },
            } => None,
        }
    }

    pub(crate) const fn ending(&self) -> Option<&Ending> {
        match &self.phase {
            Phase::WrapUp { ending, .. }
            | Phase::Ended {
                reached: Reached::Nobody { ending } | Reached::Customer { ending, .. },
            } => Some(ending),
            Phase::Previewing { .. }
            | Phase::Ringing { .. }
            | Phase::Dialling { .. }
            | Phase::Live(_) => None,
        }
    }

    pub(crate) const fn disposal(&self) -> Option<&Disposal> {
        match &self.phase {
            Phase::Ended {
                reached: Reached::Customer { disposal, .. },
            } => Some(disposal),
            _ => None,
        }
    }

    /// Time from the start until it was connected or ended, in the state of `now`.
    pub(crate) fn ringing_time(&self, now: Timestamp) -> Millis {
        let until = self
            .talk()
            .map(|talk| talk.connected_at)
            .or_else(|| self.ending().map(|ending| ending.at))
            .unwrap_or(now);
        elapsed(self.call.started_at, until)
    }

    /// Time on hold.
    pub(crate) fn hold_time(&self, now: Timestamp) -> Millis {
        self.talk().map_or(Millis::ZERO, |talk| {
            // A clock that went back must not make a part longer than the whole.
            talk.held_until(now).min(self.talk_time(now))
        })
    }

    /// Time connected, hold included.
    pub(crate) fn talk_time(&self, now: Timestamp) -> Millis {
        self.talk().map_or(Millis::ZERO, |talk| {
            elapsed(
                talk.connected_at,
                self.ending().map_or(now, |ending| ending.at),
            )
        })
    }
}

/// The time between two moments; none when the clock went back in between.
pub(crate) fn elapsed(from: Timestamp, to: Timestamp) -> Millis {
    (to - from).max(Millis::ZERO)
}
