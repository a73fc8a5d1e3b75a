//! How facts change an agent's part of a call. A fact that doesn't fit the phase can only come from a damaged log; it changes
//! nothing.

use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::ids::PartyId;
use callbench_contract::time::Timestamp;

use crate::agent_command::CommandName;
use crate::call::{Ending, Hears, Interaction, Phase, Reached, TRANSCRIPT_LIMIT, Talk};
use crate::fact::Disposal;
use crate::interaction_view::{FailureView, LineView};
use crate::party::{Attempt, Party};

impl Interaction {
    pub(crate) fn apply_connected(&mut self, at: Timestamp, parties: &[Party], advises: bool) {
        if matches!(self.phase, Phase::Ringing { .. } | Phase::Dialling { .. }) {
            let hears = if advises {
                Hears::Adviser
            } else {
                Hears::Customer
            };
            self.phase = Phase::Live(Talk::starting(at, parties.to_vec(), hears));
            // Whatever was ordered to bring the call about is done.
            self.order = None;
        }
    }

    pub(crate) fn apply_held(&mut self, at: Timestamp) {
        self.with_talk(|talk| {
            talk.held_since.get_or_insert(at);
        });
    }

    pub(crate) fn apply_resumed(&mut self, at: Timestamp) {
        self.with_talk(|talk| talk.stop_holding(at));
    }

    pub(crate) fn apply_muted(&mut self, at: Timestamp) {
        self.with_talk(|talk| {
            talk.muted_since.get_or_insert(at);
        });
    }

    pub(crate) fn apply_unmuted(&mut self) {
        self.with_talk(|talk| talk.muted_since = None);
    }

    pub(crate) fn apply_attempt(&mut self, attempt: &Attempt) {
        if matches!(self.phase, Phase::Live(_)) {
            self.attempt = Some(attempt.clone());
        }
    }

    pub(crate) fn apply_attempt_over(&mut self) {
        self.attempt = None;
    }

    pub(crate) fn apply_failure(&mut self, command: CommandName, reason: &str, at: Timestamp) {
        self.failure = Some(FailureView {
            command,
            reason: reason.to_owned(),
            at,
        });
    }

    /// The customer waits while the agent speaks with the party.
    pub(crate) fn apply_consulting(&mut self, at: Timestamp, party: &Party) {
        self.attempt = None;
        self.with_talk(|talk| {
            talk.held_since.get_or_insert(at);
            talk.parties.push(party.clone());
            talk.hears = Hears::Consulted(party.party_id.clone());
        });
    }

    /// The consultation is over, and with it the customer's waiting.
    pub(crate) fn apply_consulted(&mut self, at: Timestamp) {
        self.with_talk(|talk| {
            if let Hears::Consulted(id) = &talk.hears {
                talk.parties.retain(|party| party.party_id != *id);
                talk.stop_holding(at);
            }
            talk.hears = Hears::Customer;
        });
    }

    /// All in the call hear each other from now on.
    pub(crate) fn apply_all_joined(&mut self, at: Timestamp) {
        self.with_talk(|talk| {
            if matches!(talk.hears, Hears::Consulted(_)) {
                talk.stop_holding(at);
            }
            talk.hears = Hears::Customer;
        });
    }

    pub(crate) fn apply_party_joined(&mut self, party: &Party) {
        if self
            .attempt
            .as_ref()
            .is_some_and(|attempt| attempt.party.party_id == party.party_id)
        {
            self.attempt = None;
        }
        self.with_talk(|talk| {
            talk.parties
                .retain(|known| known.party_id != party.party_id);
            talk.parties.push(party.clone());
        });
    }

    pub(crate) fn apply_party_left(&mut self, id: &PartyId) {
        self.with_talk(|talk| {
            talk.parties.retain(|party| party.party_id != *id);
            if talk.hears == Hears::Adviser {
                talk.hears = Hears::Customer;
            }
        });
    }

    pub(crate) fn apply_line(&mut self, line: &LineView) {
        if self.transcript.len() == TRANSCRIPT_LIMIT {
            self.transcript.pop_front();
        }
        self.transcript.push_back(line.clone());
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
                talk.parties.clear();
                talk.hears = Hears::Customer;
                let talk = talk.clone();
                self.phase = Phase::WrapUp {
                    talk,
                    ending: ending(on_hold),
                    until: wrap_up_until,
                };
            }
            Phase::Previewing { .. } | Phase::WrapUp { .. } | Phase::Ended { .. } => {}
        }
        self.attempt = None;
        self.order = None;
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

    fn with_talk(&mut self, change: impl FnOnce(&mut Talk)) {
        if let Phase::Live(talk) = &mut self.phase {
            change(talk);
        }
    }
}
