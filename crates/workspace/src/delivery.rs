//! Which app events an agent's apps hear for a fact.
//!
//! | fact | events, in this order |
//! |---|---|
//! | signed in | `agentLoggedIn`, `loginStatusChanged` (logged in) |
//! | taken over | `agentForcedLogin`, `agentLoggedIn` |
//! | resumed | `loginStatusChanged` (reconnected) |
//! | signed out | `agentLoggedOut`, `loginStatusChanged` (logged out) |
//! | call offered | `callInitiated`, `callRinging`, `customerSelected` |
//! | call dialled | `callInitiated`, `callDialing`, `customerSelected` |
//! | connected | `callConnected`, `interactionConnected`, `showCrm` |
//! | ended, connected before | `callHungup`, `wrapUpStarted` |
//! | ended, inbound, never connected | `callHungup` |
//! | ended, outbound, never connected | `callDialFailed`, `callHungup` |
//! | transferred | `callTransferredTo…` by the kind of target, or `callTransferredInCall` after a consultation |
//! | a consultation began, ended | `callHeld`, `callResumed`: the customer waits meanwhile |
//! | a party was brought in | `callConferencedWith…` by the kind of party, to who brought it in |
//! | a party left | `callPartyLeft` |
//! | a line was spoken, keys were pressed | `transcriptLine`, `digitsPressed`, to each agent in the call |
//! | disposed | `callDisposed`, and `callDisposedAndDialled` when the next call is dialled in the same step |
//! | record previewed | `customerSelected` |
//! | callback promised or moved | `callbackScheduled` |
//! | callback missed | `callbackFailed` |
//! | screen popped | `showCrm`, `customerSelected` |
//!
//! `showCrm` comes with the offer or the dialling instead, where the campaign's screen pop is set to ringing. Other facts
//! have one event each, or none.

use callbench_contract::AppEvent;
use callbench_contract::event::availability::{AgentOnBreak, AgentReady, AutoCallChanged};
use callbench_contract::event::call::{
    CallConnected, CallDialing, CallDisposeFailed, CallDisposed, CallDisposedAndDialled, CallHeld,
    CallInitiated, CallMuted, CallResumed, CallRinging, CallUnmuted,
};
use callbench_contract::event::campaign::CampaignSelected;
use callbench_contract::event::parts::{AgentFields, Disposition};
use callbench_contract::event::session::{
    AgentForcedLogin, AgentLoggedIn, AgentLoggedOut, ExtensionModified, ExtensionSelected,
    LoginStatus, LoginStatusChanged,
};
use callbench_contract::event::speech::{DigitsPressed, TranscriptLine};
use callbench_contract::ids::{CrtObjectId, InteractionId, Phone, SessionId, UserId};
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;

use crate::agent_command::AgentCommand;
use crate::call::{Interaction, elapsed};
use crate::centre::Centre;
use crate::command::Command;
use crate::configuration::ScreenPopMoment;
use crate::fact::{Fact, Happening};
use crate::refusal::Refusal;

/// An event for one agent's apps.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Whose apps hear it.
    pub user: UserId,
    /// The interaction it is about.
    pub interaction: Option<InteractionId>,
    /// What they hear.
    pub event: AppEvent,
}

impl Centre {
    /// What apps hear of a fact, in order. Call it after [`Centre::apply`] of the same fact.
    #[must_use]
    pub fn deliveries(&self, fact: &Fact) -> Vec<Delivery> {
        let at = fact.at;
        match &fact.what {
            Happening::ConfigurationSet { .. }
            | Happening::Augmented { .. }
            | Happening::BreakPlanned { .. }
            | Happening::BreakCancelled { .. }
            | Happening::Supervision(_) => Vec::new(),
            Happening::CustomerSaved {
                customer, changed, ..
            } => self.customer_changed(customer, changed, at),
            Happening::SessionStarted {
                user,
                user_name,
                session_id,
            } => {
                let agent = agent_fields(user, session_id, at);
                let logged_in = logged_in(agent.clone(), user_name, None);
                to(
                    user,
                    [logged_in, login_status(agent, LoginStatus::LoggedIn)],
                )
            }
            Happening::SessionTakenOver {
                user,
                session_id,
                previous,
            } => {
                let agent = agent_fields(user, session_id, at);
                let session = self.session(user);
                let user_name = session.map_or(user.as_str(), |session| session.user_name());
                let extension = session.and_then(|session| session.extension());
                let forced = AgentForcedLogin {
                    agent: agent.clone(),
                    previous_session_id: previous.clone(),
                };
                to(
                    user,
                    [forced.into(), logged_in(agent, user_name, extension)],
                )
            }
            Happening::SessionResumed { user } => self.to_agent(user, at, |agent| {
                login_status(agent, LoginStatus::Reconnected)
            }),
            Happening::SessionEnded {
                user,
                session_id,
                started_at,
                reason,
            } => {
                let agent = agent_fields(user, session_id, at);
                let session_duration = elapsed(*started_at, at);
                let logged_out = AgentLoggedOut {
                    agent: agent.clone(),
                    reason: *reason,
                    session_duration,
                };
                to(
                    user,
                    [
                        logged_out.into(),
                        login_status(agent, LoginStatus::LoggedOut),
                    ],
                )
            }
            Happening::ExtensionSelected {
                user,
                extension,
                previous,
            } => self.to_agent(user, at, |agent| {
                let extension = Phone::new(extension.clone());
                match previous {
                    None => ExtensionSelected { agent, extension }.into(),
                    Some(previous) => ExtensionModified {
                        agent,
                        extension,
                        previous_extension: Phone::new(previous.clone()),
                    }
                    .into(),
                }
            }),
            Happening::CampaignSelected {
                user,
                campaign_id,
                previous,
            } => {
                let Some(campaign) = self.configuration.campaign(*campaign_id) else {
                    return Vec::new();
                };
                let process = self.configuration.process(campaign.process_id);
                self.to_agent(user, at, |agent| {
                    CampaignSelected {
                        agent,
                        campaign_id: campaign.campaign_id,
                        campaign_name: campaign.campaign_name.clone(),
                        campaign_type: campaign.campaign_type,
                        process_id: campaign.process_id,
                        process_name: process
                            .map(|process| process.process_name.clone())
                            .unwrap_or_default(),
                        previous_campaign_id: *previous,
                    }
                    .into()
                })
            }
            Happening::BecameReady { user } => {
                let campaign_id = self.session(user).and_then(|session| session.campaign);
                self.to_agent(user, at, |agent| AgentReady { agent, campaign_id }.into())
            }
            Happening::BreakStarted { user, reason } => {
                let campaign_id = self.session(user).and_then(|session| session.campaign);
                let break_reason = reason.clone();
                self.to_agent(user, at, |agent| {
                    AgentOnBreak {
                        agent,
                        campaign_id,
                        break_reason,
                    }
                    .into()
                })
            }
            Happening::AutoCallSet { user, on } => self.to_agent(user, at, |agent| {
                AutoCallChanged {
                    agent,
                    auto_call_on: *on,
                }
                .into()
            }),
            Happening::CallOffered { call, until } => {
                self.of_call(&call.interaction_id, |interaction| {
                    let call = self.call_fields(interaction, at);
                    let ringing = CallRinging {
                        call: call.clone(),
                        ring_timeout: Some(elapsed(at, *until)),
                    };
                    let mut events = vec![CallInitiated { call }.into(), ringing.into()];
                    events.extend(self.pop_when(interaction, at, ScreenPopMoment::Ringing));
                    events.push(self.customer_selected(interaction, at));
                    events
                })
            }
            Happening::CallDialled { call, .. } => {
                self.of_call(&call.interaction_id, |interaction| {
                    let call = self.call_fields(interaction, at);
                    let mut events = vec![
                        CallInitiated { call: call.clone() }.into(),
                        CallDialing { call }.into(),
                    ];
                    events.extend(self.pop_when(interaction, at, ScreenPopMoment::Ringing));
                    events.push(self.customer_selected(interaction, at));
                    events
                })
            }
            Happening::CallQueued { .. }
            | Happening::CallAbandoned { .. }
            | Happening::AttemptStarted { .. }
            | Happening::AttemptFailed { .. }
            | Happening::AttemptCancelled { .. }
            | Happening::DigitsSent { .. }
            | Happening::RecordingReady { .. }
            | Happening::OrderGiven { .. }
            | Happening::OrderDone { .. }
            | Happening::OrderFailed { .. } => Vec::new(),
            Happening::ConsultationStarted { interaction_id, .. }
            | Happening::ConsultationEnded { interaction_id, .. }
            | Happening::PartiesJoined { interaction_id, .. }
            | Happening::PartyJoined { interaction_id, .. }
            | Happening::PartyLeft { interaction_id, .. }
            | Happening::CallTransferred { interaction_id, .. } => self
                .of_call(interaction_id, |interaction| {
                    self.with_others(interaction, &fact.what, at)
                }),
            Happening::LineSpoken {
                crt_object_id,
                line,
            } => self.of_all_in(crt_object_id, |interaction| {
                TranscriptLine {
                    call: self.call_fields(interaction, at),
                    line_id: line.line_id.clone(),
                    speaker: line.speaker.into(),
                    text: line.text.clone(),
                }
                .into()
            }),
            Happening::DigitsPressed {
                crt_object_id,
                digits,
            } => self.of_all_in(crt_object_id, |interaction| {
                DigitsPressed {
                    call: self.call_fields(interaction, at),
                    digits: digits.clone(),
                }
                .into()
            }),
            Happening::CallConnected { interaction_id, .. } => {
                self.of_call(interaction_id, |interaction| {
                    let connected = CallConnected {
                        call: self.call_fields(interaction, at),
                    };
                    let mut events = vec![
                        connected.into(),
                        self.interaction_connected(interaction, at),
                    ];
                    events.extend(self.pop_when(interaction, at, ScreenPopMoment::Connected));
                    events
                })
            }
            Happening::CallHeld { interaction_id } => self.of_call(interaction_id, |interaction| {
                vec![
                    CallHeld {
                        call: self.call_fields(interaction, at),
                    }
                    .into(),
                ]
            }),
            Happening::CallResumed {
                interaction_id,
                held_for,
            } => self.of_call(interaction_id, |interaction| {
                vec![
                    CallResumed {
                        call: self.call_fields(interaction, at),
                        held_for: *held_for,
                    }
                    .into(),
                ]
            }),
            Happening::CallMuted { interaction_id } => {
                self.of_call(interaction_id, |interaction| {
                    vec![
                        CallMuted {
                            call: self.call_fields(interaction, at),
                        }
                        .into(),
                    ]
                })
            }
            Happening::CallUnmuted {
                interaction_id,
                muted_for,
            } => self.of_call(interaction_id, |interaction| {
                vec![
                    CallUnmuted {
                        call: self.call_fields(interaction, at),
                        muted_for: *muted_for,
                    }
                    .into(),
                ]
            }),
            Happening::CallEnded {
                interaction_id,
                wrap_up_until,
                ..
            } => self.of_call(interaction_id, |interaction| {
                self.ended(interaction, at, *wrap_up_until)
            }),
            Happening::CallDisposed {
                interaction_id,
                disposal,
                then_dialled,
            } => self.of_call(interaction_id, |interaction| {
                let Some(ending) = interaction.ending() else {
                    return Vec::new();
                };
                let disposition = Disposition {
                    disposition_code: disposal.disposition_code.clone(),
                    disposition_class: disposal.disposition_class.clone(),
                    note: disposal.note.clone(),
                };
                let disposed = CallDisposed {
                    call: self.call_fields(interaction, at),
                    outcome: interaction.outcome(ending),
                    disposition: disposition.clone(),
                    wrap_up_time: elapsed(ending.at, at),
                };
                let dialled = then_dialled.as_ref().map(|phone| {
                    CallDisposedAndDialled {
                        call: self.call_fields(interaction, at),
                        disposition,
                        next_phone: phone.clone(),
                    }
                    .into()
                });
                std::iter::once(disposed.into()).chain(dialled).collect()
            }),
            Happening::Chat(what) => self.chat_deliveries(at, what),
            Happening::Ticket(what) => self.ticket_deliveries(at, what),
            Happening::Lead(what) => self.lead_deliveries(at, what),
            Happening::Callback(what) => self.callback_deliveries(at, what),
            Happening::ScreenPopped { interaction_id } => {
                self.of_call(interaction_id, |interaction| {
                    vec![
                        self.show_crm(interaction, at),
                        self.customer_selected(interaction, at),
                    ]
                })
            }
        }
    }

    /// What apps hear of a command that was refused: a disposition that failed. Nothing else of a refusal concerns them.
    #[must_use]
    pub fn deliveries_of_refusal(
        &self,
        command: &Command,
        refusal: &Refusal,
        now: Timestamp,
    ) -> Vec<Delivery> {
        let Command::Agent {
            user,
            command:
                AgentCommand::Dispose {
                    interaction_id,
                    disposition_code,
                    callback,
                    ..
                },
        } = command
        else {
            return Vec::new();
        };
        let own = self
            .interaction(interaction_id)
            .is_some_and(|interaction| interaction.call.agent == *user);
        if !own || self.session(user).is_none() {
            return Vec::new();
        }
        let mut deliveries = self.of_call(interaction_id, |interaction| {
            let failed = CallDisposeFailed {
                call: self.call_fields(interaction, now),
                disposition_code: Some(disposition_code.clone()),
                reason: format!("{}. {}.", refusal.reason, refusal.remedy),
            };
            vec![failed.into()]
        });
        if let Some((wish, interaction)) = callback.as_ref().zip(self.interaction(interaction_id)) {
            deliveries.extend(self.callback_refused(interaction.call(), wish, refusal, now));
        }
        deliveries
    }

    /// The same event for each agent in a customer's call.
    fn of_all_in(
        &self,
        call: &CrtObjectId,
        event: impl Fn(&Interaction) -> AppEvent,
    ) -> Vec<Delivery> {
        self.parts_of(call)
            .filter(|part| part.is_up())
            .map(|part| Delivery {
                user: part.call.agent.clone(),
                interaction: Some(part.id().clone()),
                event: event(part),
            })
            .collect()
    }

    pub(crate) fn of_call(
        &self,
        id: &InteractionId,
        events: impl FnOnce(&Interaction) -> Vec<AppEvent>,
    ) -> Vec<Delivery> {
        let Some(interaction) = self.interaction(id) else {
            return Vec::new();
        };
        events(interaction)
            .into_iter()
            .map(|event| Delivery {
                user: interaction.call.agent.clone(),
                interaction: Some(id.clone()),
                event,
            })
            .collect()
    }

    fn to_agent(
        &self,
        user: &UserId,
        at: Timestamp,
        event: impl FnOnce(AgentFields) -> AppEvent,
    ) -> Vec<Delivery> {
        let Some(session) = self.session(user) else {
            return Vec::new();
        };
        to(user, [event(agent_fields(user, &session.session_id, at))])
    }
}

fn to<const N: usize>(user: &UserId, events: [AppEvent; N]) -> Vec<Delivery> {
    events
        .into_iter()
        .map(|event| Delivery {
            user: user.clone(),
            interaction: None,
            event,
        })
        .collect()
}

pub(crate) fn agent_fields(user: &UserId, session_id: &SessionId, at: Timestamp) -> AgentFields {
    AgentFields {
        event_time: at,
        session_id: session_id.clone(),
        user_id: user.clone(),
    }
}

fn logged_in(agent: AgentFields, user_name: &str, extension: Option<&str>) -> AppEvent {
    AgentLoggedIn {
        agent,
        user_name: user_name.to_owned(),
        user_type: Role::Agent.user_type(),
        extension: extension.map(Phone::from),
    }
    .into()
}

fn login_status(agent: AgentFields, login_status: LoginStatus) -> AppEvent {
    LoginStatusChanged {
        agent,
        login_status,
    }
    .into()
}
