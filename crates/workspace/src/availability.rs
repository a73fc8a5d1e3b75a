//! Whether an agent takes calls: ready, on a break, or neither; and the separate switch for automatic calls.

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::agent_session::AgentSession;
use crate::fact::Happening;
use crate::refusal::{Refusal, RefusalCode};

/// What the agent has chosen. A call in between doesn't change it: after disposing, the agent is what they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stance {
    NotReady,
    Ready,
    OnBreak { reason: String },
}

/// The agent's choice, since when, and the switch for automatic calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Availability {
    pub(crate) stance: Stance,
    /// Since when: the choice, or the end of the last call, whichever is later.
    pub(crate) since: Timestamp,
    pub(crate) auto_call: bool,
    /// The break that the agent wants after the call in hand.
    pub(crate) break_after_call: Option<String>,
}

/// What others see of an agent's availability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AvailabilityState {
    /// Signed in, takes no calls yet.
    NotReady,
    /// Takes calls.
    Ready,
    /// On a break.
    OnBreak,
    /// On a call, from its first ring.
    Busy,
    /// Finishing the last call.
    WrapUp,
}

impl Availability {
    pub(crate) const fn at_sign_in(now: Timestamp) -> Self {
        Self {
            stance: Stance::NotReady,
            since: now,
            auto_call: true,
            break_after_call: None,
        }
    }

    pub(crate) fn apply_ready(&mut self, at: Timestamp) {
        self.stance = Stance::Ready;
        self.since = at;
    }

    pub(crate) fn apply_break(&mut self, at: Timestamp, reason: &str) {
        self.stance = Stance::OnBreak {
            reason: reason.to_owned(),
        };
        self.break_after_call = None;
        self.since = at;
    }
}

/// Becoming ready: needs a campaign, and no call in the way. On a call it gives up the break that was to follow.
pub(crate) fn may_become_ready(session: &AgentSession) -> Result<(), Refusal> {
    if session.availability.break_after_call.is_none() {
        session.require_no_call("change this")?;
    }
    session.require_campaign().map(|_| ())
}

pub(crate) fn decide_ready(session: &AgentSession) -> Result<Vec<Happening>, Refusal> {
    may_become_ready(session)?;
    if session.availability.break_after_call.is_some() {
        return Ok(vec![Happening::BreakCancelled {
            user: session.user.clone(),
        }]);
    }
    if session.availability.stance == Stance::Ready {
        return Ok(Vec::new());
    }
    Ok(vec![Happening::BecameReady {
        user: session.user.clone(),
    }])
}

/// A break starts at once, or after the call in hand.
pub(crate) fn decide_break(
    session: &AgentSession,
    reason: &str,
    reasons: &[String],
) -> Result<Vec<Happening>, Refusal> {
    if !reasons.iter().any(|known| known == reason) {
        return Err(Refusal::new(
            RefusalCode::UnknownBreakReason,
            format!("There is no break named `{reason}`"),
            format!("Choose one of: {}", reasons.join(", ")),
        ));
    }
    let (user, reason) = (session.user.clone(), reason.to_owned());
    if session.interactions().next().is_some() {
        let planned = session.availability.break_after_call.as_deref() == Some(reason.as_str());
        return Ok(if planned {
            Vec::new()
        } else {
            vec![Happening::BreakPlanned { user, reason }]
        });
    }
    if matches!(&session.availability.stance, Stance::OnBreak { reason: now } if *now == reason) {
        return Ok(Vec::new());
    }
    Ok(vec![Happening::BreakStarted { user, reason }])
}

/// The break that was planned for after the call, now that the call is over; with chats in hand it waits for the last of them.
pub(crate) fn planned_break(session: &AgentSession) -> Option<Happening> {
    if !session.chats.is_empty() {
        return None;
    }
    let reason = session.availability.break_after_call.clone()?;
    Some(Happening::BreakStarted {
        user: session.user.clone(),
        reason,
    })
}

/// Allowed at any time: it concerns the calls to come.
pub(crate) fn decide_auto_call(session: &AgentSession, on: bool) -> Vec<Happening> {
    if session.availability.auto_call == on {
        return Vec::new();
    }
    vec![Happening::AutoCallSet {
        user: session.user.clone(),
        on,
    }]
}

/// Whether a call may be put through to the agent now.
pub(crate) fn require_ready(session: &AgentSession) -> Result<(), Refusal> {
    session.require_free("take another call")?;
    let user = &session.user;
    match &session.availability.stance {
        Stance::Ready => Ok(()),
        Stance::NotReady => Err(Refusal::new(
            RefusalCode::NotReady,
            format!("{user} is signed in but not ready"),
            format!("Press Ready as {user}"),
        )),
        Stance::OnBreak { reason } => Err(on_break(user, reason)),
    }
}

/// Whether the dialler may call a customer for the agent now.
pub(crate) fn require_auto_call(session: &AgentSession) -> Result<(), Refusal> {
    require_ready(session)?;
    if session.availability.auto_call {
        return Ok(());
    }
    let user = &session.user;
    Err(Refusal::new(
        RefusalCode::AutoCallOff,
        format!("{user} has automatic calls switched off"),
        format!("Switch Auto-call on as {user}"),
    ))
}

/// Whether the agent may dial by hand: also when not ready, but not on a break.
pub(crate) fn require_may_dial(session: &AgentSession) -> Result<(), Refusal> {
    session.require_free("dial")?;
    match &session.availability.stance {
        Stance::Ready | Stance::NotReady => Ok(()),
        Stance::OnBreak { reason } => Err(on_break(&session.user, reason)),
    }
}

pub(crate) fn on_break(user: &UserId, reason: &str) -> Refusal {
    Refusal::new(
        RefusalCode::OnBreak,
        format!("{user} is on a break ({reason})"),
        format!("Press Ready as {user}"),
    )
}
