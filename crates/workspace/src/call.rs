//! The life of a call: ringing or dialling, live (talking, on hold, muted), wrap-up, ended.
//!
//! ```text
//!              ┌─ ringing ──┐ answer             hang up             dispose
//! inbound ─────┘            ├──────────► live ───────────► wrap-up ───────────► ended
//! outbound ────┐            │ customer answers                                    ▲
//!              └─ dialling ─┘                                                     │
//!                    └──────── declined, no answer, given up, cancelled ──────────┘
//! ```
//! A call that never connected ends at once: there is nothing to wrap up, the system disposition says what happened.

use callbench_contract::call::{CallType, Direction, HangupParty, SystemDisposition};
use callbench_contract::ids::{
    AgentQueueId, CallbackId, CampaignId, CrtObjectId, CustomerCrtId, CustomerId, InteractionId,
    Phone, SessionId, UserCrtObjectId, UserId,
};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::fact::Disposal;
use crate::interaction_view::LeadView;

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

/// A call and where in its life it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interaction {
    pub(crate) call: Call,
    pub(crate) phase: Phase,
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
}

impl Talk {
    const fn starting(at: Timestamp) -> Self {
        Self {
            connected_at: at,
            held: Millis::ZERO,
            held_since: None,
            muted_since: None,
        }
    }

    /// All time on hold until `now`.
    pub(crate) fn held_until(&self, now: Timestamp) -> Millis {
        self.held
            + self
                .held_since
                .map_or(Millis::ZERO, |since| elapsed(since, now))
    }

    fn stop_holding(&mut self, now: Timestamp) {
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
            Self::WrapUp => "is in wrap-up",
            Self::Ended => "is over",
        }
    }
}

impl Interaction {
    pub(crate) const fn offered(call: Call, until: Timestamp) -> Self {
        Self {
            call,
            phase: Phase::Ringing { until },
        }
    }

    pub(crate) const fn previewing(call: Call, until: Option<Timestamp>) -> Self {
        Self {
            call,
            phase: Phase::Previewing { until },
        }
    }

    pub(crate) const fn dialled(call: Call, until: Timestamp) -> Self {
        Self {
            call,
            phase: Phase::Dialling { until },
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
            Phase::Live(Talk {
                held_since: None, ..
            }) => CallState::Connected,
            Phase::Live(_) => CallState::OnHold,
            Phase::WrapUp { .. } => CallState::WrapUp,
            Phase::Ended { .. } => CallState::Ended,
        }
    }

    /// When something must happen by itself: the end of ringing, dialling or wrap-up.
    pub(crate) const fn deadline(&self) -> Option<Timestamp> {
        match &self.phase {
            Phase::Ringing { until } | Phase::Dialling { until } => Some(*until),
            Phase::Previewing { until } | Phase::WrapUp { until, .. } => *until,
            Phase::Live(_) | Phase::Ended { .. } => None,
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

    // What follows carries out facts. A fact that doesn't fit the phase can only come from a damaged log; it changes nothing.

    pub(crate) fn apply_connected(&mut self, at: Timestamp) {
        if matches!(self.phase, Phase::Ringing { .. } | Phase::Dialling { .. }) {
            self.phase = Phase::Live(Talk::starting(at));
        }
    }

    pub(crate) fn apply_held(&mut self, at: Timestamp) {
        if let Phase::Live(talk) = &mut self.phase {
            talk.held_since.get_or_insert(at);
        }
    }

    pub(crate) fn apply_resumed(&mut self, at: Timestamp) {
        if let Phase::Live(talk) = &mut self.phase {
            talk.stop_holding(at);
        }
    }

    pub(crate) fn apply_muted(&mut self, at: Timestamp) {
        if let Phase::Live(talk) = &mut self.phase {
            talk.muted_since.get_or_insert(at);
        }
    }

    pub(crate) fn apply_unmuted(&mut self) {
        if let Phase::Live(talk) = &mut self.phase {
            talk.muted_since = None;
        }
    }

    pub(crate) fn apply_ended(
        &mut self,
        at: Timestamp,
        by: HangupParty,
        outcome: SystemDisposition,
        wrap_up_until: Option<Timestamp>,
    ) {
        let ending = |on_hold| Ending {
            at,
            by,
            outcome,
            on_hold,
        };
        match &mut self.phase {
            Phase::Ringing { .. } | Phase::Dialling { .. } => {
                self.phase = Phase::Ended {
                    reached: Reached::Nobody {
                        ending: ending(false),
                    },
                };
            }
            Phase::Live(talk) => {
                let on_hold = talk.held_since.is_some();
                talk.stop_holding(at);
                talk.muted_since = None;
                let talk = talk.clone();
                self.phase = Phase::WrapUp {
                    talk,
                    ending: ending(on_hold),
                    until: wrap_up_until,
                };
            }
            Phase::Previewing { .. } | Phase::WrapUp { .. } | Phase::Ended { .. } => {}
        }
    }

    pub(crate) fn apply_disposed(&mut self, disposal: &Disposal) {
        if let Phase::WrapUp { talk, ending, .. } = &self.phase {
            let reached = Reached::Customer {
                talk: talk.clone(),
                ending: ending.clone(),
                disposal: disposal.clone(),
            };
            self.phase = Phase::Ended { reached };
        }
    }
}

/// The time between two moments; none when the clock went back in between.
pub(crate) fn elapsed(from: Timestamp, to: Timestamp) -> Millis {
    (to - from).max(Millis::ZERO)
}
