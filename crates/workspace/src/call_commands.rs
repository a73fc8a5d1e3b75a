//! What may be done with a call in which phase: the transitions of `call` as decisions.

use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::time::Timestamp;

use crate::agent_command::CommandName;
use crate::call::{CallState, Interaction, Phase, Talk, elapsed};
use crate::configuration::Campaign;
use crate::disposing::{decide_disposal, wrap_up_until};
use crate::fact::{Disposal, DisposedBy, Happening};
use crate::refusal::{Refusal, RefusalCode};

/// In which states of a call an agent may give which command.
pub const CALL_COMMANDS: &[(CommandName, &[CallState])] = &[
    (CommandName::Answer, &[CallState::Ringing]),
    (CommandName::Decline, &[CallState::Ringing]),
    (CommandName::Hold, &[CallState::Connected]),
    (CommandName::Resume, &[CallState::OnHold]),
    (
        CommandName::Mute,
        &[CallState::Connected, CallState::OnHold],
    ),
    (
        CommandName::Unmute,
        &[CallState::Connected, CallState::OnHold],
    ),
    (
        CommandName::HangUp,
        &[CallState::Dialling, CallState::Connected, CallState::OnHold],
    ),
    (CommandName::Dispose, &[CallState::WrapUp]),
    (
        CommandName::ScreenPop,
        &[
            CallState::Ringing,
            CallState::Dialling,
            CallState::Connected,
            CallState::OnHold,
            CallState::WrapUp,
        ],
    ),
];

impl Interaction {
    /// The commands that the call's agent may give now. Mute and unmute exclude each other.
    #[must_use]
    pub fn commands(&self) -> Vec<CommandName> {
        let state = self.state();
        let muted = self.talk().is_some_and(|talk| talk.muted_since.is_some());
        CALL_COMMANDS
            .iter()
            .filter(|(name, states)| {
                states.contains(&state)
                    && match name {
                        CommandName::Mute => !muted,
                        CommandName::Unmute => muted,
                        _ => true,
                    }
            })
            .map(|(name, _)| *name)
            .collect()
    }

    pub(crate) fn decide_answer(&self) -> Result<Vec<Happening>, Refusal> {
        self.expect("answered", &[CallState::Ringing])?;
        Ok(vec![Happening::CallConnected {
            interaction_id: self.call.interaction_id.clone(),
        }])
    }

    pub(crate) fn decide_decline(&self) -> Result<Vec<Happening>, Refusal> {
        self.expect("declined", &[CallState::Ringing])?;
        Ok(vec![self.ended(
            HangupParty::Agent,
            SystemDisposition::AgentNoAnswer,
            None,
        )])
    }

    pub(crate) fn decide_hold(&self) -> Result<Vec<Happening>, Refusal> {
        let talk = self.live("put on hold")?;
        Ok(once(talk.held_since.is_none(), || Happening::CallHeld {
            interaction_id: self.call.interaction_id.clone(),
        }))
    }

    pub(crate) fn decide_resume(&self, now: Timestamp) -> Result<Vec<Happening>, Refusal> {
        let talk = self.live("taken off hold")?;
        Ok(talk.held_since.map_or_else(Vec::new, |since| {
            vec![Happening::CallResumed {
                interaction_id: self.call.interaction_id.clone(),
                held_for: elapsed(since, now),
            }]
        }))
    }

    pub(crate) fn decide_mute(&self) -> Result<Vec<Happening>, Refusal> {
        let talk = self.live("muted")?;
        Ok(once(talk.muted_since.is_none(), || Happening::CallMuted {
            interaction_id: self.call.interaction_id.clone(),
        }))
    }

    pub(crate) fn decide_unmute(&self, now: Timestamp) -> Result<Vec<Happening>, Refusal> {
        let talk = self.live("unmuted")?;
        Ok(talk.muted_since.map_or_else(Vec::new, |since| {
            vec![Happening::CallUnmuted {
                interaction_id: self.call.interaction_id.clone(),
                muted_for: elapsed(since, now),
            }]
        }))
    }

    pub(crate) fn decide_hang_up(
        &self,
        now: Timestamp,
        campaign: Option<&Campaign>,
    ) -> Result<Vec<Happening>, Refusal> {
        match self.phase {
            Phase::Dialling { .. } => Ok(vec![self.ended(
                HangupParty::Agent,
                SystemDisposition::Cancelled,
                None,
            )]),
            Phase::Live(_) => Ok(vec![self.hung_up(HangupParty::Agent, now, campaign)]),
            Phase::Ringing { .. } => Err(self.wrong_state("hung up", "Answer or decline it")),
            Phase::WrapUp { .. } => Err(self.wrong_state("hung up", "Dispose of it")),
            Phase::Ended { .. } => Err(self.wrong_state("hung up", "Nothing is left to do")),
        }
    }

    pub(crate) fn decide_dispose(
        &self,
        disposition_code: &str,
        note: Option<&str>,
        campaign: Option<&Campaign>,
    ) -> Result<Vec<Happening>, Refusal> {
        self.expect("disposed of", &[CallState::WrapUp])?;
        Ok(vec![Happening::CallDisposed {
            interaction_id: self.call.interaction_id.clone(),
            disposal: decide_disposal(disposition_code, note, campaign)?,
        }])
    }

    pub(crate) fn decide_screen_pop(&self) -> Result<Vec<Happening>, Refusal> {
        if self.state() == CallState::Ended {
            return Err(self.wrong_state("shown", "Look the customer up by name or number"));
        }
        Ok(vec![Happening::ScreenPopped {
            interaction_id: self.call.interaction_id.clone(),
        }])
    }

    /// The customer of a call that we made picks up.
    pub(crate) fn decide_customer_answers(&self) -> Result<Vec<Happening>, Refusal> {
        self.expect("answered by the customer", &[CallState::Dialling])?;
        Ok(vec![Happening::CallConnected {
            interaction_id: self.call.interaction_id.clone(),
        }])
    }

    /// The customer hangs up, or gives up waiting.
    pub(crate) fn decide_customer_hangs_up(
        &self,
        now: Timestamp,
        campaign: Option<&Campaign>,
    ) -> Result<Vec<Happening>, Refusal> {
        match self.phase {
            Phase::Ringing { .. } => Ok(vec![self.ended(
                HangupParty::Customer,
                SystemDisposition::Abandoned,
                None,
            )]),
            Phase::Dialling { .. } => Ok(vec![self.ended(
                HangupParty::Customer,
                SystemDisposition::Rejected,
                None,
            )]),
            Phase::Live(_) => Ok(vec![self.hung_up(HangupParty::Customer, now, campaign)]),
            Phase::WrapUp { .. } | Phase::Ended { .. } => {
                Err(self.wrong_state("hung up by the customer", "Start another call"))
            }
        }
    }

    /// The customer of a call that we made does not take it.
    pub(crate) fn decide_customer_rejects(&self) -> Result<Vec<Happening>, Refusal> {
        self.expect("rejected by the customer", &[CallState::Dialling])?;
        Ok(vec![self.ended(
            HangupParty::Customer,
            SystemDisposition::Rejected,
            None,
        )])
    }

    /// The time set for this phase is over.
    pub(crate) fn decide_deadline(&self) -> Option<Happening> {
        match self.phase {
            Phase::Ringing { .. } => {
                Some(self.ended(HangupParty::System, SystemDisposition::AgentNoAnswer, None))
            }
            Phase::Dialling { .. } => {
                Some(self.ended(HangupParty::System, SystemDisposition::NoAnswer, None))
            }
            Phase::WrapUp { .. } => Some(self.disposed_without_agent(DisposedBy::TimeOut)),
            Phase::Live(_) | Phase::Ended { .. } => None,
        }
    }

    /// The agent is signed out by force: the call ends here, whatever its phase.
    pub(crate) fn decide_forced_end(&self) -> Vec<Happening> {
        match self.phase {
            Phase::Ringing { .. } => {
                vec![self.ended(HangupParty::System, SystemDisposition::AgentNoAnswer, None)]
            }
            Phase::Dialling { .. } => {
                vec![self.ended(HangupParty::System, SystemDisposition::Cancelled, None)]
            }
            Phase::Live(_) => vec![
                self.ended(HangupParty::System, SystemDisposition::Connected, None),
                self.disposed_without_agent(DisposedBy::SignOut),
            ],
            Phase::WrapUp { .. } => vec![self.disposed_without_agent(DisposedBy::SignOut)],
            Phase::Ended { .. } => Vec::new(),
        }
    }

    fn hung_up(&self, by: HangupParty, now: Timestamp, campaign: Option<&Campaign>) -> Happening {
        self.ended(
            by,
            SystemDisposition::Connected,
            wrap_up_until(campaign, now),
        )
    }

    fn ended(
        &self,
        by: HangupParty,
        outcome: SystemDisposition,
        wrap_up_until: Option<Timestamp>,
    ) -> Happening {
        Happening::CallEnded {
            interaction_id: self.call.interaction_id.clone(),
            by,
            outcome,
            wrap_up_until,
        }
    }

    fn disposed_without_agent(&self, by: DisposedBy) -> Happening {
        Happening::CallDisposed {
            interaction_id: self.call.interaction_id.clone(),
            disposal: Disposal::without_agent(by),
        }
    }

    fn live(&self, done: &str) -> Result<&Talk, Refusal> {
        match &self.phase {
            Phase::Live(talk) => Ok(talk),
            Phase::Ringing { .. } => Err(self.wrong_state(done, "Answer it first")),
            Phase::Dialling { .. } => {
                Err(self.wrong_state(done, "Wait until the customer answers"))
            }
            Phase::WrapUp { .. } => Err(self.wrong_state(done, "Dispose of it")),
            Phase::Ended { .. } => Err(self.wrong_state(done, "Nothing is left to do")),
        }
    }

    fn expect(&self, done: &str, states: &[CallState]) -> Result<(), Refusal> {
        let state = self.state();
        if states.contains(&state) {
            return Ok(());
        }
        let remedy = match (state, states.first()) {
            (CallState::Connected | CallState::OnHold, Some(CallState::WrapUp)) => "Hang up first",
            (CallState::Ringing, _) => "Answer or decline it",
            (CallState::Dialling, _) => "Wait until the customer answers, or hang up",
            (CallState::Connected | CallState::OnHold, _) => "Go on talking, or hang up",
            (CallState::WrapUp, _) => "Dispose of it",
            (CallState::Ended, _) => "Nothing is left to do",
        };
        Err(self.wrong_state(done, remedy))
    }

    fn wrong_state(&self, done: &str, remedy: &str) -> Refusal {
        let state = self.state().in_words();
        Refusal::new(
            RefusalCode::WrongCallState,
            format!("The call {state}, it can't be {done}"),
            remedy,
        )
    }
}

/// A happening, or none when the call already is as wished: pressing a button twice does no harm.
fn once(needed: bool, happening: impl FnOnce() -> Happening) -> Vec<Happening> {
    if needed {
        vec![happening()]
    } else {
        Vec::new()
    }
}
