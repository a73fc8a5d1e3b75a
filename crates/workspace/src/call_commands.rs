//! What may be done with a call in which phase: the transitions of `call` as decisions.

use callbench_contract::ids::Phone;
use callbench_contract::time::Timestamp;

use crate::agent_command::CommandName;
use crate::call::{CallState, Hears, Interaction, Phase, Talk, elapsed};
use crate::call_wish::DialWish;
use crate::configuration::Campaign;
use crate::disposing::decide_disposal;
use crate::fact::{Disposal, DisposedBy, Happening};
use crate::refusal::{Refusal, RefusalCode};

/// What is left to do with a record that is shown.
pub(crate) const DIAL_OR_SKIP: &str = "Dial it, or put it back";
const MOST_DIGITS: usize = 64;

/// In which states of a call an agent may give which command.
pub const CALL_COMMANDS: &[(CommandName, &[CallState])] = &[
    (CommandName::Answer, &[CallState::Ringing]),
    (CommandName::Decline, &[CallState::Ringing]),
    (
        CommandName::Hold,
        &[CallState::Connected, CallState::Conference],
    ),
    (CommandName::Resume, &[CallState::OnHold]),
    (CommandName::Mute, LIVE),
    (CommandName::Unmute, LIVE),
    (
        CommandName::SendDigits,
        &[
            CallState::Connected,
            CallState::Consulting,
            CallState::Conference,
        ],
    ),
    (
        CommandName::Transfer,
        &[CallState::Connected, CallState::OnHold],
    ),
    (
        CommandName::Consult,
        &[CallState::Connected, CallState::OnHold],
    ),
    (
        CommandName::Conference,
        &[
            CallState::Connected,
            CallState::OnHold,
            CallState::Conference,
        ],
    ),
    (CommandName::CancelAttempt, LIVE),
    (CommandName::CompleteTransfer, &[CallState::Consulting]),
    (CommandName::JoinParties, &[CallState::Consulting]),
    (CommandName::EndConsultation, &[CallState::Consulting]),
    (CommandName::DropParty, IN_CONFERENCE),
    (CommandName::LeaveConference, IN_CONFERENCE),
    (
        CommandName::HangUp,
        &[
            CallState::Dialling,
            CallState::Connected,
            CallState::OnHold,
            CallState::Consulting,
            CallState::Conference,
        ],
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
            CallState::Consulting,
            CallState::Conference,
            CallState::WrapUp,
        ],
    ),
];

/// The states of a live call. A conference may be on hold, too.
const LIVE: &[CallState] = &[
    CallState::Connected,
    CallState::OnHold,
    CallState::Consulting,
    CallState::Conference,
];

const IN_CONFERENCE: &[CallState] = &[CallState::Conference, CallState::OnHold];

impl Interaction {
    /// The commands that the call's agent may give now.
    #[must_use]
    pub fn commands(&self) -> Vec<CommandName> {
        let state = self.state();
        CALL_COMMANDS
            .iter()
            .filter(|(name, states)| states.contains(&state) && self.offers(*name))
            .map(|(name, _)| *name)
            .collect()
    }

    /// Whether a command that the state allows makes sense with what else is so.
    fn offers(&self, name: CommandName) -> bool {
        if let Some(order) = &self.order
            && name.is_telephony()
        {
            // Hanging up overtakes whatever the telephony system is still at.
            return name == CommandName::HangUp && order.command.name() != name;
        }
        let Some(talk) = self.live_talk() else {
            return true;
        };
        let (tries, advises) = (self.attempt.is_some(), talk.hears == Hears::Adviser);
        match name {
            CommandName::Mute => talk.muted_since.is_none(),
            CommandName::Unmute => talk.muted_since.is_some(),
            CommandName::CancelAttempt => tries,
            CommandName::Transfer | CommandName::Consult => !tries && talk.parties.is_empty(),
            CommandName::Conference => !tries,
            CommandName::DropParty | CommandName::LeaveConference => !talk.parties.is_empty(),
            CommandName::CompleteTransfer
            | CommandName::JoinParties
            | CommandName::EndConsultation
            | CommandName::SendDigits => !advises,
            _ => true,
        }
    }

    pub(crate) fn decide_hold(&self) -> Result<Vec<Happening>, Refusal> {
        let talk = self.heard("put on hold")?;
        Ok(once(talk.held_since.is_none(), || Happening::CallHeld {
            interaction_id: self.call.interaction_id.clone(),
        }))
    }

    pub(crate) fn decide_resume(&self, now: Timestamp) -> Result<Vec<Happening>, Refusal> {
        let talk = self.heard("taken off hold")?;
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

    pub(crate) fn decide_dispose(
        &self,
        disposition_code: &str,
        note: Option<&str>,
        then_dial: Option<&DialWish>,
        campaign: Option<&Campaign>,
    ) -> Result<Vec<Happening>, Refusal> {
        self.expect("disposed of", &[CallState::WrapUp])?;
        Ok(vec![Happening::CallDisposed {
            interaction_id: self.call.interaction_id.clone(),
            disposal: decide_disposal(disposition_code, note, campaign)?,
            then_dialled: then_dial.map(|wish| Phone::from(wish.phone.as_str())),
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

    pub(crate) fn decide_digits(&self, digits: &str) -> Result<Vec<Happening>, Refusal> {
        if self.live("sent digits")?.hears == Hears::Adviser {
            return Err(self.wrong_state("sent digits", "The customer is with the other agent"));
        }
        if self.state() == CallState::OnHold {
            return Err(self.wrong_state("sent digits", "Take it off hold first"));
        }
        let digits = parse_digits(digits)?;
        Ok(vec![Happening::DigitsSent {
            interaction_id: self.call.interaction_id.clone(),
            digits,
        }])
    }

    pub(crate) fn disposed_without_agent(&self, by: DisposedBy) -> Happening {
        Happening::CallDisposed {
            interaction_id: self.call.interaction_id.clone(),
            disposal: Disposal::without_agent(by),
            then_dialled: None,
        }
    }

    /// The talk of a call in which the agent has the customer, and not somebody else meanwhile.
    fn heard(&self, done: &str) -> Result<&Talk, Refusal> {
        let talk = self.live(done)?;
        match talk.hears {
            Hears::Customer => Ok(talk),
            Hears::Consulted(_) => Err(self.wrong_state(done, "End the consultation first")),
            Hears::Adviser => Err(self.wrong_state(done, "The customer is with the other agent")),
        }
    }

    pub(crate) fn live(&self, done: &str) -> Result<&Talk, Refusal> {
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

    pub(crate) fn expect(&self, done: &str, states: &[CallState]) -> Result<(), Refusal> {
        let state = self.state();
        if states.contains(&state) {
            return Ok(());
        }
        let remedy = match (state, states.first()) {
            (state, Some(CallState::WrapUp)) if LIVE.contains(&state) => "Hang up first",
            (CallState::Previewing, _) => DIAL_OR_SKIP,
            (CallState::Ringing, _) => "Answer or decline it",
            (CallState::Dialling, _) => "Wait until the customer answers, or hang up",
            (CallState::Consulting, _) => "End the consultation first",
            (CallState::Connected | CallState::OnHold | CallState::Conference, _) => {
                "Go on talking, or hang up"
            }
            (CallState::WrapUp, _) => "Dispose of it",
            (CallState::Ended, _) => "Nothing is left to do",
        };
        Err(self.wrong_state(done, remedy))
    }

    pub(crate) fn wrong_state(&self, done: &str, remedy: &str) -> Refusal {
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

/// Telephone keys: at most 64 of `0`–`9`, `*`, `#`; spaces are dropped.
pub(crate) fn parse_digits(text: &str) -> Result<String, Refusal> {
    let keys: String = text.chars().filter(|key| *key != ' ').collect();
    let is_key = |key: char| key.is_ascii_digit() || key == '*' || key == '#';
    if (1..=MOST_DIGITS).contains(&keys.len()) && keys.chars().all(is_key) {
        return Ok(keys);
    }
    Err(Refusal::new(
        RefusalCode::InvalidDigits,
        format!("`{}` are not telephone keys", text.escape_debug()),
        format!("Give 1 to {MOST_DIGITS} of 0 to 9, * and #"),
    ))
}
