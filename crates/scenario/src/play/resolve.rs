//! From what somebody does in a scenario to the command that the contact centre understands: which call, which chat, which party.

use callbench_contract::call::CallType;
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{
    CallbackId, ChatId, CrtObjectId, InteractionId, PartyId, Phone, UserId,
};
use callbench_workspace::{
    AgentCommand, CallRef, CallWish, CallbackWish, ChatSignal, Command, CommandName, CustomerChat,
    CustomerName, DialWish, Signal, Speaker, SupervisorCommand, Target,
};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

use super::evaluate::Sight;
use crate::scenario::{AgentAct, CustomerAct, DiallerAct, Doing, Number, OtherAct, SupervisorAct};

/// What a step asks for, and what it means for the player's memory.
pub(super) struct Resolved {
    pub(super) command: Command,
    pub(super) begins_chat: Option<(String, ChatId)>,
    pub(super) reaches: Option<(String, CrtObjectId)>,
}

impl From<Command> for Resolved {
    fn from(command: Command) -> Self {
        Self {
            command,
            begins_chat: None,
            reaches: None,
        }
    }
}

/// Works a step out. An error says what is missing.
pub(super) struct Resolver<'a> {
    pub(super) sight: Sight<'a>,
    pub(super) random: &'a mut ChaCha8Rng,
    /// A chat's id, should this step begin one.
    pub(super) next_chat: ChatId,
    /// A refusal is expected: what isn't there is asked for all the same.
    pub(super) may_miss: bool,
}

pub(super) type Outcome<T = Command> = Result<T, String>;

impl Resolver<'_> {
    pub(super) fn resolve(&mut self, doing: &Doing) -> Outcome<Resolved> {
        match doing {
            Doing::Agent { who, act } => self.agent(who, act),
            Doing::Supervisor { who, act } => self.supervisor(who, act).map(Resolved::from),
            Doing::Customer { who, act } => self.customer(who, act),
            Doing::Other { who, act } => self.other(who, act).map(Resolved::from),
            Doing::Dialler {
                act:
                    DiallerAct::Call {
                        number,
                        agent,
                        campaign,
                    },
            } => {
                let phone = self.phone(number);
                let wish = CallWish {
                    campaign: *campaign,
                    ..CallWish::simulated(CallType::OutboundAutoDial, Some(agent.clone()), phone)
                };
                Ok(Command::PlaceCall(Box::new(wish)).into())
            }
            Doing::Pass { .. } | Doing::Wait { .. } | Doing::Expect { .. } => {
                Err("nothing is to be done".to_owned())
            }
        }
    }

    fn phone(&self, number: &Number) -> String {
        match number {
            Number::Of(customer) => self.phone_of(customer),
            Number::Phone(phone) => phone.clone(),
        }
    }

    pub(super) fn phone_of(&self, customer: &str) -> String {
        self.sight
            .cast
            .customers
            .get(customer)
            .map(|known| known.phone.clone())
            .unwrap_or_default()
    }

    /// The interaction that an agent's command is about.
    fn interaction(
        &self,
        who: &UserId,
        command: CommandName,
        with: Option<&str>,
    ) -> Outcome<Value> {
        let all = self.sight.in_hand(who, with);
        let name = serde_json::to_value(command).unwrap_or_default();
        let fitting: Vec<&Value> = all
            .iter()
            .filter(|interaction| {
                interaction["commands"]
                    .as_array()
                    .is_some_and(|commands| commands.contains(&name))
            })
            .collect();
        match (fitting.as_slice(), all.as_slice()) {
            ([one], _) => Ok((*one).clone()),
            ([], [one]) => Ok(one.clone()),
            ([], []) if self.may_miss => {
                let over = self.sight.over(who, with).into_iter().next();
                Ok(over.unwrap_or_else(|| serde_json::json!({ "interactionId": "none" })))
            }
            ([], []) => Err(match with {
                Some(customer) => format!(
                    "{who} has no call or chat with {customer}: {}",
                    self.sight.describe(who)
                ),
                None => self.sight.describe(who),
            }),
            _ => Err(format!(
                "{}, and the step doesn't say which is meant: add `with: customer`",
                self.sight.describe(who)
            )),
        }
    }

    fn interaction_id(
        &self,
        who: &UserId,
        command: CommandName,
        with: Option<&str>,
    ) -> Outcome<InteractionId> {
        self.interaction(who, command, with)
            .map(|found| id_of(&found))
    }

    fn agent(&mut self, who: &UserId, act: &AgentAct) -> Outcome<Resolved> {
        let command = match act {
            AgentAct::SignIn { elsewhere } => {
                let user_name = self
                    .sight
                    .cast
                    .agents
                    .get(who)
                    .map(|agent| agent.name.clone())
                    .unwrap_or_default();
                return Ok(Command::SignIn {
                    user: who.clone(),
                    user_name,
                    force: *elsewhere,
                }
                .into());
            }
            AgentAct::SignOut { force } => {
                return Ok(Command::SignOut {
                    user: who.clone(),
                    force: *force,
                    reason: if *force {
                        LogoutReason::Administrator
                    } else {
                        LogoutReason::User
                    },
                }
                .into());
            }
            AgentAct::ComeBack => return Ok(Command::Resume { user: who.clone() }.into()),
            AgentAct::Say { text } => {
                let call = self.interaction_id(who, CommandName::HangUp, None)?;
                return Ok(spoken(call.into(), Speaker::Agent, text).into());
            }
            AgentAct::Ticket(act) => return self.ticket(who, act).map(Resolved::from),
            AgentAct::Reach {
                command,
                target,
                with,
            } => {
                let interaction = self.interaction(who, *command, with.as_deref())?;
                let id = id_of(&interaction);
                let reaches = match target {
                    Target::Phone { phone } => interaction["crtObjectId"]
                        .as_str()
                        .map(|call| (phone.to_string(), CrtObjectId::from(call))),
                    _ => None,
                };
                return Ok(Resolved {
                    command: by_agent(who, reach(*command, id, target.clone())),
                    begins_chat: None,
                    reaches,
                });
            }
            AgentAct::SelectCampaign(campaign_id) => AgentCommand::SelectCampaign {
                campaign_id: *campaign_id,
            },
            AgentAct::SelectExtension(extension) => AgentCommand::SelectExtension {
                extension: extension.clone(),
            },
            AgentAct::Ready => AgentCommand::SetReady {},
            AgentAct::Break(reason) => AgentCommand::StartBreak {
                reason: reason.clone(),
            },
            AgentAct::AutoCall(on) => AgentCommand::SetAutoCall { on: *on },
            AgentAct::Simple { command, with } => simple(
                *command,
                self.interaction_id(who, *command, with.as_deref())?,
            )?,
            AgentAct::Press { digits } => AgentCommand::SendDigits {
                interaction_id: self.interaction_id(who, CommandName::SendDigits, None)?,
                digits: digits.clone(),
            },
            AgentAct::Dial { number } => AgentCommand::Dial {
                phone: self.phone(number),
                customer_id: None,
            },
            AgentAct::Dispose {
                code,
                note,
                callback_in,
                then_dial,
                with,
            } => AgentCommand::Dispose {
                interaction_id: self.interaction_id(who, CommandName::Dispose, with.as_deref())?,
                disposition_code: code.clone(),
                note: note.clone(),
                callback: callback_in.map(|span| CallbackWish {
                    callback_time: self.sight.now + span.choose(self.random),
                    phone: None,
                    is_self_callback: true,
                }),
                then_dial: then_dial.as_ref().map(|number| DialWish {
                    phone: self.phone(number),
                    customer_id: None,
                }),
            },
            AgentAct::Drop { party } => {
                let interaction = self.interaction(who, CommandName::DropParty, None)?;
                AgentCommand::DropParty {
                    interaction_id: id_of(&interaction),
                    party_id: self.party(&interaction, party)?,
                }
            }
            AgentAct::NextLead => AgentCommand::NextLead {},
            AgentAct::Callback {
                command,
                of,
                callback_in,
            } => {
                let callback_id = self.callback(of.as_deref())?;
                match command {
                    CommandName::RescheduleCallback => AgentCommand::RescheduleCallback {
                        callback_id,
                        callback_time: match callback_in {
                            Some(span) => self.sight.now + span.choose(self.random),
                            None => self.sight.now,
                        },
                    },
                    CommandName::CancelCallback => AgentCommand::CancelCallback { callback_id },
                    _ => AgentCommand::DialCallback { callback_id },
                }
            }
            AgentAct::Write { text, with } => AgentCommand::SendMessage {
                interaction_id: self.interaction_id(
                    who,
                    CommandName::SendMessage,
                    with.as_deref(),
                )?,
                text: text.clone(),
                attachments: Vec::new(),
            },
        };
        Ok(by_agent(who, command).into())
    }

    fn callback(&self, of: Option<&str>) -> Outcome<CallbackId> {
        let phone = of.map(|customer| self.phone_of(customer));
        match self.sight.memory.callback(phone.as_deref()) {
            Some(id) => Ok(id.clone()),
            None if self.may_miss => Ok(CallbackId::from("none")),
            None => Err("no callback has been promised yet".to_owned()),
        }
    }

    fn party(&self, interaction: &Value, name: &str) -> Outcome<PartyId> {
        let phone = self.sight.cast.others.get(name);
        let parties = interaction["parties"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let found = parties.iter().find(|party| {
            let is = |key: &str, wanted: &str| party[key].as_str() == Some(wanted);
            is("label", name)
                || is("userId", name)
                || phone.is_some_and(|phone| is("phone", phone) || is("label", phone))
        });
        match found.and_then(|party| party["partyId"].as_str()) {
            Some(id) => Ok(PartyId::from(id)),
            None if self.may_miss => Ok(PartyId::from("none")),
            None => {
                let labels: Vec<&str> = parties
                    .iter()
                    .filter_map(|party| party["label"].as_str())
                    .collect();
                Err(format!(
                    "{name} is not in the call; there are: {}",
                    labels.join(", ")
                ))
            }
        }
    }

    fn supervisor(&mut self, who: &UserId, act: &SupervisorAct) -> Outcome {
        let command = match act {
            SupervisorAct::Ticket(act) => return self.ticket(who, act),
            SupervisorAct::Manage(campaign_id) => SupervisorCommand::ManageCampaign {
                campaign_id: *campaign_id,
            },
            SupervisorAct::ForceLogout(user) => SupervisorCommand::ForceLogout {
                user_id: user.clone(),
            },
            SupervisorAct::Listen(agent) => SupervisorCommand::Listen {
                interaction_id: self.interaction_id(agent, CommandName::HangUp, None)?,
            },
            SupervisorAct::Barge(agent) => SupervisorCommand::Barge {
                interaction_id: self.interaction_id(agent, CommandName::HangUp, None)?,
            },
            SupervisorAct::StopListening => SupervisorCommand::StopListening {},
            SupervisorAct::StartDialler(campaign_id) => SupervisorCommand::StartDialler {
                campaign_id: *campaign_id,
            },
            SupervisorAct::StopDialler(campaign_id) => SupervisorCommand::StopDialler {
                campaign_id: *campaign_id,
            },
            SupervisorAct::Reassign { from, to } => SupervisorCommand::Reassign {
                interaction_id: self.interaction_id(from, CommandName::Answer, None)?,
                user_id: to.clone(),
            },
            SupervisorAct::Assign { customer, to } => SupervisorCommand::AssignWaiting {
                crt_object_id: match self.call_of(customer)? {
                    CallRef::Call(call) => call,
                    CallRef::Interaction(interaction) => CrtObjectId::from(interaction.as_str()),
                },
                user_id: to.clone(),
            },
        };
        Ok(Command::Supervisor {
            user: who.clone(),
            command,
        })
    }

    fn call_of(&self, customer: &str) -> Outcome<CallRef> {
        let phone = self.phone_of(customer);
        match self.sight.memory.call_with(&phone) {
            Some(call) => Ok(call.clone().into()),
            None if self.may_miss => Ok(CrtObjectId::from("none").into()),
            None => Err(format!("{customer} has had no call yet")),
        }
    }

    fn customer(&mut self, who: &str, act: &CustomerAct) -> Outcome<Resolved> {
        let signal = match act {
            CustomerAct::Call {
                campaign,
                queue,
                agent,
                click,
            } => {
                let call_type = if *click {
                    CallType::ClickToCallDial
                } else {
                    CallType::InboundDial
                };
                let wish = CallWish {
                    campaign: *campaign,
                    queue: *queue,
                    ..CallWish::simulated(call_type, agent.clone(), self.phone_of(who))
                };
                return Ok(Command::PlaceCall(Box::new(wish)).into());
            }
            CustomerAct::Chat {
                campaign,
                queue,
                agent,
                text,
            } => {
                let chat = self.next_chat.clone();
                let cast = self.sight.cast.customers.get(who);
                let phone = self.phone_of(who);
                let name = cast.and_then(|known| known.name.clone()).or_else(|| {
                    self.sight
                        .centre
                        .customer_by_phone(&Phone::new(phone.clone()))
                        .map(|known| known.name.clone())
                });
                let signal = ChatSignal::Opens {
                    campaign_id: *campaign,
                    agent_queue_id: *queue,
                    agent: agent.clone(),
                    customer: CustomerName {
                        name: Some(name.unwrap_or_else(|| who.to_owned())),
                        phone: Some(phone),
                        email: cast.and_then(|known| known.email.clone()),
                    },
                    text: text.clone(),
                };
                return Ok(Resolved {
                    command: in_chat(chat.clone(), signal),
                    begins_chat: Some((who.to_owned(), chat)),
                    reaches: None,
                });
            }
            CustomerAct::Write { text } => {
                let signal = ChatSignal::Writes {
                    text: text.clone(),
                    attachments: Vec::new(),
                };
                return Ok(in_chat(self.chat_of(who)?, signal).into());
            }
            CustomerAct::Leave => {
                return Ok(in_chat(self.chat_of(who)?, ChatSignal::Leaves {}).into());
            }
            CustomerAct::Answer => Signal::CustomerAnswered {},
            CustomerAct::HangUp => Signal::CustomerHungUp {},
            CustomerAct::Reject(outcome) => Signal::CustomerNotReached { outcome: *outcome },
            CustomerAct::Press { digits } => Signal::DigitsPressed {
                digits: digits.clone(),
            },
            CustomerAct::Say { text } => Signal::Spoken {
                speaker: Speaker::Customer,
                text: text.clone(),
            },
            CustomerAct::Recording { url } => Signal::RecordingReady { url: url.clone() },
        };
        let call = self.call_of(who)?;
        Ok(Command::Telephony { call, signal }.into())
    }

    fn chat_of(&self, customer: &str) -> Outcome<ChatId> {
        match self.sight.memory.chat_of(customer) {
            Some(chat) => Ok(chat.clone()),
            None if self.may_miss => Ok(ChatId::from("none")),
            None => Err(format!("{customer} has begun no chat yet")),
        }
    }

    fn other(&mut self, who: &str, act: &OtherAct) -> Outcome {
        let phone = self
            .sight
            .cast
            .others
            .get(who)
            .map(String::as_str)
            .unwrap_or_default();
        let Some(call) = self.sight.memory.call_that_reached(phone).cloned() else {
            return Err(format!("nobody has called {who} yet"));
        };
        let signal = match act {
            OtherAct::Answer => Signal::PartyAnswered { party_id: None },
            OtherAct::Reject(outcome) => Signal::PartyNotReached {
                party_id: None,
                outcome: *outcome,
            },
            OtherAct::Leave => Signal::PartyLeft {
                party_id: self.party_in(&call, who),
            },
            OtherAct::Say { text } => Signal::Spoken {
                speaker: Speaker::Other,
                text: text.clone(),
            },
        };
        Ok(Command::Telephony {
            call: call.into(),
            signal,
        })
    }

    /// The party's id in a call, as the agents in it see it.
    fn party_in(&self, call: &CrtObjectId, name: &str) -> Option<PartyId> {
        self.sight
            .cast
            .agents
            .keys()
            .flat_map(|user| self.sight.in_hand(user, None))
            .filter(|interaction| interaction["crtObjectId"].as_str() == Some(call.as_str()))
            .find_map(|interaction| self.party(&interaction, name).ok())
            .filter(|id| id.as_str() != "none")
    }
}

pub(super) fn id_of(interaction: &Value) -> InteractionId {
    InteractionId::from(interaction["interactionId"].as_str().unwrap_or("none"))
}

fn by_agent(who: &UserId, command: AgentCommand) -> Command {
    Command::Agent {
        user: who.clone(),
        command,
    }
}

fn in_chat(chat: ChatId, signal: ChatSignal) -> Command {
    Command::CustomerChat(Box::new(CustomerChat {
        chat: Some(chat),
        signal,
    }))
}

fn spoken(call: CallRef, speaker: Speaker, text: &str) -> Command {
    Command::Telephony {
        call,
        signal: Signal::Spoken {
            speaker,
            text: text.to_owned(),
        },
    }
}

fn reach(command: CommandName, interaction_id: InteractionId, target: Target) -> AgentCommand {
    match command {
        CommandName::Consult => AgentCommand::Consult {
            interaction_id,
            target,
        },
        CommandName::Conference => AgentCommand::Conference {
            interaction_id,
            target,
        },
        _ => AgentCommand::Transfer {
            interaction_id,
            target,
        },
    }
}

fn simple(command: CommandName, interaction_id: InteractionId) -> Outcome<AgentCommand> {
    Ok(match command {
        CommandName::Answer => AgentCommand::Answer { interaction_id },
        CommandName::Decline => AgentCommand::Decline { interaction_id },
        CommandName::Hold => AgentCommand::Hold { interaction_id },
        CommandName::Resume => AgentCommand::Resume { interaction_id },
        CommandName::Mute => AgentCommand::Mute { interaction_id },
        CommandName::Unmute => AgentCommand::Unmute { interaction_id },
        CommandName::HangUp => AgentCommand::HangUp { interaction_id },
        CommandName::ScreenPop => AgentCommand::ScreenPop { interaction_id },
        CommandName::CompleteTransfer => AgentCommand::CompleteTransfer { interaction_id },
        CommandName::JoinParties => AgentCommand::JoinParties { interaction_id },
        CommandName::EndConsultation => AgentCommand::EndConsultation { interaction_id },
        CommandName::CancelAttempt => AgentCommand::CancelAttempt { interaction_id },
        CommandName::LeaveConference => AgentCommand::LeaveConference { interaction_id },
        CommandName::DialPreview => AgentCommand::DialPreview { interaction_id },
        CommandName::SkipPreview => AgentCommand::SkipPreview { interaction_id },
        CommandName::EndChat => AgentCommand::EndChat { interaction_id },
        other => return Err(format!("{other:?} needs more than a call")),
    })
}
