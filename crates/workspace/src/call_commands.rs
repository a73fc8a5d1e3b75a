//! What may be done with a call in which phase: the transitions of `call` as decisions.

use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::time::Timestamp;

use crate::agent_command::CommandName;
use crate::call::{CallState, Interaction, Phase, Talk, elapsed};
use crate::configuration::Campaign;
use crate::dialler::skipped;
use crate::fact::{Disposal, DisposedBy, Happening};
use crate::refusal::{Refusal, RefusalCode, at_most};

const DIAL_OR_SKIP: &str = "Dial it, or put it back";
const LONGEST_NOTE: usize = 4_000;

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
    (CommandName::DialPreview, &[CallState::Previewing]),
    (CommandName::SkipPreview, &[CallState::Previewing]),
    (CommandName::Dispose, &[CallState::WrapUp]),
    (
        CommandName::ScreenPop,
        &[
            CallState::Previewing,
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
            Phase::Previewing { .. } => Err(self.wrong_state("hung up", DIAL_OR_SKIP)),
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
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        at_most("note", note.unwrap_or_default(), LONGEST_NOTE)?;
        let class = campaign.and_then(|campaign| campaign.class_of(disposition_code));
        let Some(disposition_class) = class else {
            return Err(unknown_disposition(disposition_code, campaign));
        };
        Ok(vec![Happening::CallDisposed {
            interaction_id: self.call.interaction_id.clone(),
            disposal: Disposal {
                disposition_code: disposition_code.to_owned(),
                disposition_class: disposition_class.to_owned(),
                note: note.map(str::to_owned),
                by: DisposedBy::Agent,
            },
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
            Phase::Previewing { .. } => {
                Err(self.wrong_state("hung up by the customer", DIAL_OR_SKIP))
            }
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
            Phase::Previewing { .. } | Phase::Live(_) | Phase::Ended { .. } => None,
        }
    }

    /// The agent is signed out by force: the call ends here, whatever its phase.
    pub(crate) fn decide_forced_end(&self) -> Vec<Happening> {
        match self.phase {
            Phase::Previewing { .. } => vec![skipped(&self.call)],
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

    /// Refuses unless the record is shown and not dialled yet.
    pub(crate) fn require_preview(&self, done: &str) -> Result<(), Refusal> {
        self.expect(done, &[CallState::Previewing])
    }

    /// Refuses unless agent and customer are connected.
    pub(crate) fn require_live(&self, done: &str) -> Result<(), Refusal> {
        self.live(done).map(|_| ())
    }

    fn hung_up(&self, by: HangupParty, now: Timestamp, campaign: Option<&Campaign>) -> Happening {
        let limit = campaign
            .map(|campaign| campaign.wrap_time_out)
            .filter(|limit| limit.get() > 0);
        self.ended(
            by,
            SystemDisposition::Connected,
            limit.map(|limit| now + limit),
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
            Phase::Previewing { .. } => Err(self.wrong_state(done, DIAL_OR_SKIP)),
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
            (CallState::Previewing, _) => DIAL_OR_SKIP,
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

fn unknown_disposition(code: &str, campaign: Option<&Campaign>) -> Refusal {
    let (name, codes) = campaign.map_or(("this call's", String::new()), |campaign| {
        let codes: Vec<&str> = campaign
            .dispositions
            .iter()
            .flat_map(|class| {
                class
                    .codes
                    .iter()
                    .map(|disposition| disposition.disposition_code.as_str())
            })
            .collect();
        (campaign.campaign_name.as_str(), codes.join(", "))
    });
    Refusal::new(
        RefusalCode::UnknownDisposition,
        format!("Campaign {name} has no disposition `{code}`"),
        format!("Choose one of: {codes}"),
    )
}
