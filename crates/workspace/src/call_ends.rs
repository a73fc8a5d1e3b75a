//! How a call ends: for one agent, for all in it, by whom, and what becomes of the others.

use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::ids::{CrtObjectId, PartyId};
use callbench_contract::time::Timestamp;

use crate::agent_command::{AgentCommand, CommandName};
use crate::agent_session::AgentSession;
use crate::call::{CallState, Hears, Interaction, Phase, Talk, elapsed};
use crate::call_commands::DIAL_OR_SKIP;
use crate::centre::Centre;
use crate::context::Context;
use crate::dialler::skipped;
use crate::disposing::wrap_up_until;
use crate::fact::{DisposedBy, Happening};
use crate::interaction_view::PartyKind;
use crate::party::Party;
use crate::payload::outcome_in_words;
use crate::placing::order_for;
use crate::refusal::{Refusal, RefusalCode};
use crate::waiting::QueuedCall;

impl Centre {
    /// The agent does not take the call.
    pub(crate) fn decide_decline(
        &self,
        interaction: &Interaction,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        interaction.expect("declined", &[CallState::Ringing])?;
        Ok(self.not_taken(interaction, HangupParty::Agent, now))
    }

    /// The agent hangs up: the whole call, unless other agents go on with it.
    pub(crate) fn decide_hang_up(
        &self,
        interaction: &Interaction,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        match &interaction.phase {
            Phase::Dialling { .. } => Ok(vec![ended(
                interaction,
                HangupParty::Agent,
                SystemDisposition::Cancelled,
                None,
            )]),
            Phase::Live(talk) if talk.hears == Hears::Adviser => {
                Ok(self.adviser_leaves(interaction, talk, HangupParty::Agent, now))
            }
            Phase::Live(talk) if talk.hears == Hears::Customer && has_agent(talk) => {
                Ok(self.leave(interaction, talk, now))
            }
            Phase::Live(_) => {
                Ok(self.end_all(&interaction.call.crt_object_id, HangupParty::Agent, now))
            }
            Phase::Previewing { .. } => Err(interaction.wrong_state("hung up", DIAL_OR_SKIP)),
            Phase::Ringing { .. } => {
                Err(interaction.wrong_state("hung up", "Answer or decline it"))
            }
            Phase::WrapUp { .. } => Err(interaction.wrong_state("hung up", "Dispose of it")),
            Phase::Ended { .. } => Err(interaction.wrong_state("hung up", "Nothing is left to do")),
        }
    }

    /// The agent leaves a conference to the others.
    pub(crate) fn decide_leave(
        &self,
        interaction: &Interaction,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        let talk = interaction.live("left")?;
        if talk.hears != Hears::Customer || talk.parties.is_empty() {
            return Err(interaction.wrong_state("left to others", "Hang up"));
        }
        Ok(self.leave(interaction, talk, now))
    }

    /// One party of a conference is sent away.
    pub(crate) fn decide_drop(
        &self,
        interaction: &Interaction,
        party_id: &PartyId,
        now: Timestamp,
    ) -> Result<Vec<Happening>, Refusal> {
        let talk = interaction.live("rid of a party")?;
        if talk.hears != Hears::Customer {
            return Err(interaction.wrong_state("rid of a party", "End the consultation instead"));
        }
        let Some(party) = talk.parties.iter().find(|one| one.party_id == *party_id) else {
            return Err(unknown_party(party_id, talk));
        };
        Ok(self.party_goes(&interaction.call.crt_object_id, party, now))
    }

    /// The customer hangs up, or gives up waiting.
    pub(crate) fn customer_hangs_up(&self, call: &CrtObjectId, now: Timestamp) -> Vec<Happening> {
        if self.waiting.get(call).is_some() {
            return vec![Happening::CallAbandoned {
                crt_object_id: call.clone(),
            }];
        }
        self.end_all(call, HangupParty::Customer, now)
    }

    /// A party is gone from a conference, of whatever kind.
    pub(crate) fn party_goes(
        &self,
        call: &CrtObjectId,
        party: &Party,
        now: Timestamp,
    ) -> Vec<Happening> {
        let mut happenings = Vec::new();
        let leg = party
            .interaction_id
            .as_ref()
            .and_then(|id| self.interaction(id));
        if let Some(leg) = leg {
            happenings.push(self.hung_up(leg, HangupParty::System, now));
        }
        happenings.extend(
            self.parts_of(call)
                .filter(|part| part.live_talk().is_some_and(|talk| knows(talk, party)))
                .map(|part| Happening::PartyLeft {
                    interaction_id: part.id().clone(),
                    party_id: party.party_id.clone(),
                }),
        );
        happenings
    }

    /// The whole call is over, for every agent in it.
    pub(crate) fn end_all(
        &self,
        call: &CrtObjectId,
        by: HangupParty,
        now: Timestamp,
    ) -> Vec<Happening> {
        self.parts_of(call)
            .filter(|part| part.is_up())
            .map(|part| match (&part.phase, by) {
                (Phase::Ringing { .. }, HangupParty::Customer) => {
                    ended(part, by, SystemDisposition::Abandoned, None)
                }
                (Phase::Ringing { .. }, _) => ended(part, by, SystemDisposition::Cancelled, None),
                (Phase::Dialling { .. }, HangupParty::Customer) => {
                    ended(part, by, SystemDisposition::Rejected, None)
                }
                (Phase::Dialling { .. }, _) => ended(part, by, SystemDisposition::Cancelled, None),
                _ => self.hung_up(part, by, now),
            })
            .collect()
    }

    /// The agent is out, the others go on.
    pub(crate) fn leave(
        &self,
        interaction: &Interaction,
        talk: &Talk,
        now: Timestamp,
    ) -> Vec<Happening> {
        let mut happenings = self.withdraw_attempt(interaction);
        happenings.push(self.hung_up(interaction, HangupParty::Agent, now));
        happenings.extend(talk.parties.iter().filter_map(|party| {
            Some(Happening::PartyLeft {
                interaction_id: party.interaction_id.clone()?,
                party_id: PartyId::from(interaction.id().as_str()),
            })
        }));
        happenings
    }

    /// The one who was asked for advice hangs up: the other agent has the customer back.
    fn adviser_leaves(
        &self,
        interaction: &Interaction,
        talk: &Talk,
        by: HangupParty,
        now: Timestamp,
    ) -> Vec<Happening> {
        let mut happenings = vec![self.hung_up(interaction, by, now)];
        let asking = talk
            .parties
            .iter()
            .filter_map(|party| self.interaction(party.interaction_id.as_ref()?));
        happenings.extend(asking.filter_map(|asking| consultation_ends(asking, now)));
        happenings
    }

    /// The call rang and was not taken: whoever invited the agent hears of it, a call from a queue goes back there.
    pub(crate) fn not_taken(
        &self,
        interaction: &Interaction,
        by: HangupParty,
        now: Timestamp,
    ) -> Vec<Happening> {
        let mut happenings = vec![ended(
            interaction,
            by,
            SystemDisposition::AgentNoAnswer,
            None,
        )];
        if let Some(invitation) = &interaction.call.invitation {
            let name = self.name_of(&interaction.call.agent);
            happenings.extend(self.interaction(&invitation.by).map(|asking| {
                Happening::AttemptFailed {
                    interaction_id: asking.id().clone(),
                    what: invitation.what,
                    reason: format!("{name} did not take the call"),
                }
            }));
        } else if let Some(queued) = QueuedCall::again(interaction, now) {
            happenings.push(Happening::CallQueued {
                call: Box::new(queued),
            });
        }
        happenings
    }

    /// Stops what is being tried: a colleague's telephone stops ringing.
    pub(crate) fn withdraw_attempt(&self, interaction: &Interaction) -> Vec<Happening> {
        let Some(attempt) = &interaction.attempt else {
            return Vec::new();
        };
        let leg = attempt
            .party
            .interaction_id
            .as_ref()
            .and_then(|id| self.interaction(id));
        leg.filter(|leg| leg.is_up())
            .map(|leg| ended(leg, HangupParty::Agent, SystemDisposition::Cancelled, None))
            .into_iter()
            .collect()
    }

    /// The time set for this phase, this attempt or this order is over.
    pub(crate) fn call_due(&self, interaction: &Interaction, now: Timestamp) -> Vec<Happening> {
        let due = |until: Timestamp| until <= now;
        if let Some(order) = interaction.order.as_ref().filter(|order| due(order.until)) {
            return self.order_failed(
                interaction,
                order,
                "The telephony system did not answer in time",
            );
        }
        if let Some(attempt) = &interaction.attempt
            && attempt.until.is_some_and(due)
        {
            return vec![Happening::AttemptFailed {
                interaction_id: interaction.id().clone(),
                what: attempt.what,
                reason: format!("{} did not answer", attempt.party.label),
            }];
        }
        if !interaction.phase_deadline().is_some_and(due) {
            return Vec::new();
        }
        match interaction.phase {
            Phase::Ringing { .. } => self.not_taken(interaction, HangupParty::System, now),
            Phase::Dialling { .. } => vec![ended(
                interaction,
                HangupParty::System,
                SystemDisposition::NoAnswer,
                None,
            )],
            Phase::WrapUp { .. } => {
                vec![interaction.disposed_without_agent(DisposedBy::TimeOut)]
            }
            Phase::Previewing { .. } | Phase::Live(_) | Phase::Ended { .. } => Vec::new(),
        }
    }

    /// The agent is signed out by force: their part of the call ends here. Others in the call keep it; a call that rings
    /// goes to somebody else.
    pub(crate) fn forced_end(
        &self,
        session: &AgentSession,
        interaction: &Interaction,
        context: &mut dyn Context,
    ) -> Vec<Happening> {
        let now = context.now();
        let call = &interaction.call.crt_object_id;
        let mut happenings = match &interaction.phase {
            Phase::Previewing { .. } => return vec![skipped(&interaction.call)],
            Phase::Ringing { .. } => {
                return self.not_taken(interaction, HangupParty::System, now);
            }
            Phase::WrapUp { .. } => {
                return vec![interaction.disposed_without_agent(DisposedBy::SignOut)];
            }
            Phase::Ended { .. } => return Vec::new(),
            Phase::Dialling { .. } => vec![ended(
                interaction,
                HangupParty::System,
                SystemDisposition::Cancelled,
                None,
            )],
            Phase::Live(talk) if talk.hears == Hears::Adviser => {
                self.adviser_leaves(interaction, talk, HangupParty::System, now)
            }
            Phase::Live(talk) if talk.hears == Hears::Customer && has_agent(talk) => {
                self.leave(interaction, talk, now)
            }
            Phase::Live(_) => self.end_all(call, HangupParty::System, now),
        };
        if interaction.live_talk().is_some() {
            happenings.push(interaction.disposed_without_agent(DisposedBy::SignOut));
        }
        // The telephony system must not keep a line open that nobody has in hand.
        let hang_up = AgentCommand::HangUp {
            interaction_id: interaction.id().clone(),
        };
        happenings.extend(
            order_for(&interaction.call, session, hang_up, context).map(|order| {
                Happening::OrderGiven {
                    order: Box::new(order),
                }
            }),
        );
        happenings
    }

    /// A part of the call that was connected is over and must be wrapped up.
    pub(crate) fn hung_up(
        &self,
        interaction: &Interaction,
        by: HangupParty,
        now: Timestamp,
    ) -> Happening {
        ended(
            interaction,
            by,
            SystemDisposition::Connected,
            wrap_up_until(self.campaign_of(interaction), now),
        )
    }

    /// Why a target was not reached.
    pub(crate) fn attempt_failed(
        interaction: &Interaction,
        outcome: SystemDisposition,
    ) -> Option<Happening> {
        let attempt = interaction.attempt.as_ref()?;
        Some(Happening::AttemptFailed {
            interaction_id: interaction.id().clone(),
            what: attempt.what,
            reason: match outcome {
                SystemDisposition::NoAnswer => format!("{} did not answer", attempt.party.label),
                SystemDisposition::Busy => format!("{} is engaged", attempt.party.label),
                SystemDisposition::Rejected => {
                    format!("{} did not take the call", attempt.party.label)
                }
                other => format!(
                    "{} was not reached: {}",
                    attempt.party.label,
                    outcome_in_words(other)
                ),
            },
        })
    }
}

/// The end of one part of a call.
pub(crate) fn ended(
    interaction: &Interaction,
    by: HangupParty,
    outcome: SystemDisposition,
    wrap_up_until: Option<Timestamp>,
) -> Happening {
    Happening::CallEnded {
        interaction_id: interaction.id().clone(),
        by,
        outcome,
        wrap_up_until,
    }
}

/// The customer is back with the agent who asked for advice.
pub(crate) fn consultation_ends(asking: &Interaction, now: Timestamp) -> Option<Happening> {
    let talk = asking.live_talk()?;
    let Hears::Consulted(party_id) = &talk.hears else {
        return None;
    };
    Some(Happening::ConsultationEnded {
        interaction_id: asking.id().clone(),
        party_id: party_id.clone(),
        held_for: talk
            .held_since
            .map_or(callbench_contract::time::Millis::ZERO, |since| {
                elapsed(since, now)
            }),
    })
}

fn has_agent(talk: &Talk) -> bool {
    talk.parties
        .iter()
        .any(|party| party.kind == PartyKind::User)
}

fn knows(talk: &Talk, party: &Party) -> bool {
    talk.parties
        .iter()
        .any(|known| known.party_id == party.party_id)
}

pub(crate) fn unknown_party(party_id: &PartyId, talk: &Talk) -> Refusal {
    let labels: Vec<String> = talk
        .parties
        .iter()
        .map(|party| format!("{} ({})", party.label, party.party_id))
        .collect();
    Refusal::new(
        RefusalCode::UnknownParty,
        format!("No party `{party_id}` is in the call"),
        if labels.is_empty() {
            "Nobody but agent and customer is in it".to_owned()
        } else {
            format!("Choose one of: {}", labels.join(", "))
        },
    )
}

/// Whether this command, given again after the telephony system failed at it, is carried out without it: no failing system
/// may keep an agent in a call.
pub(crate) fn ends_without_order(interaction: &Interaction, command: &AgentCommand) -> bool {
    matches!(command.name(), CommandName::HangUp | CommandName::Decline)
        && interaction
            .failure
            .as_ref()
            .is_some_and(|failure| failure.command == command.name())
}
