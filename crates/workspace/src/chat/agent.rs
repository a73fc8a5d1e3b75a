//! What an agent does with a chat.

use callbench_contract::call::HangupParty;
use callbench_contract::ids::InteractionId;
use callbench_contract::time::Timestamp;

use crate::agent_command::{AgentCommand, CommandName};
use crate::agent_session::AgentSession;
use crate::centre::Centre;
use crate::chat::conversation::Conversation;
use crate::chat::handing::require_owner;
use crate::chat::happening::{ChatHappening, NotTaken};
use crate::chat::message::{Writer, message};
use crate::chat::part::{Part, PartPhase};
use crate::context::Context;
use crate::disposing::decide_disposal;
use crate::interaction_view::ChatState;
use crate::refusal::{Refusal, RefusalCode};

type Outcome = Result<Vec<ChatHappening>, Refusal>;

impl Centre {
    pub(super) fn decide_agents_chat(
        &self,
        session: &AgentSession,
        id: &InteractionId,
        command: &AgentCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        let Some((chat, part)) = self.chats.chat_and_part(id) else {
            return Ok(Vec::new());
        };
        if part.record.agent != session.user {
            return Err(Refusal::new(
                RefusalCode::OtherAgent,
                format!("The chat belongs to {}", part.record.agent),
                "Take an interaction from your own desk",
            ));
        }
        match command {
            AgentCommand::Answer { .. } => self.decide_accept(chat, part, now, context),
            AgentCommand::Decline { .. } => match part.phase {
                PartPhase::Ringing { .. } => {
                    Ok(self.decide_not_taken(chat, part, NotTaken::Declined, now))
                }
                PartPhase::Missed { .. } => Ok(Vec::new()),
                _ => Err(part.wrong_state("declined", "End it, or hand it over")),
            },
            AgentCommand::SendMessage {
                text, attachments, ..
            } => {
                part.require_live("written in")?;
                let writer = Writer::Agent {
                    user: &session.user,
                    name: &session.user_name,
                };
                let message = message(writer, text, attachments, now, context)?;
                Ok(vec![ChatHappening::Written {
                    chat_id: chat.record.chat_id.clone(),
                    message: Box::new(message),
                }])
            }
            AgentCommand::EndChat { .. } => match part.phase {
                PartPhase::WrapUp { .. } => Ok(Vec::new()),
                _ => {
                    require_owner(chat, part, "ended")?;
                    Ok(self.chat_ends(chat, HangupParty::Agent, now))
                }
            },
            AgentCommand::Dispose {
                disposition_code,
                note,
                callback,
                then_dial,
                ..
            } => {
                let PartPhase::WrapUp { .. } = part.phase else {
                    let remedy = match part.state() {
                        ChatState::Ringing => "Answer or decline it",
                        ChatState::Connected => "End it first",
                        ChatState::WrapUp | ChatState::Ended => "Nothing is left to do",
                    };
                    return Err(part.wrong_state("disposed of", remedy));
                };
                if callback.is_some() || then_dial.is_some() {
                    return Err(self.no_call_from(part));
                }
                let campaign = self.configuration.campaign(part.record.campaign_id);
                Ok(vec![ChatHappening::Disposed {
                    interaction_id: id.clone(),
                    disposal: decide_disposal(disposition_code, note.as_deref(), campaign)?,
                }])
            }
            AgentCommand::ScreenPop { .. } => match part.state() {
                ChatState::Ended => {
                    Err(part.wrong_state("shown", "Look the customer up by name or number"))
                }
                _ => Ok(vec![ChatHappening::RecordShown {
                    interaction_id: id.clone(),
                }]),
            },
            AgentCommand::Transfer { target, .. } => {
                self.decide_transfer(chat, part, target, now, context)
            }
            AgentCommand::Conference { target, .. } => {
                self.decide_conference(chat, part, target, now, context)
            }
            AgentCommand::CancelAttempt { .. } => self.decide_cancel_ask(part),
            AgentCommand::DropParty { party_id, .. } => {
                self.decide_send_away(chat, part, party_id, now, context)
            }
            AgentCommand::LeaveConference { .. } => {
                self.decide_leave_chat(chat, part, now, context)
            }
            _ => Err(Refusal::new(
                RefusalCode::NotForChats,
                "That can be done in a call only, this is a chat",
                "Use what the chat's card offers",
            )),
        }
    }

    /// A chat's campaign makes no calls, so that neither a callback nor a dial can follow.
    fn no_call_from(&self, part: &Part) -> Refusal {
        let campaign = self
            .configuration
            .campaign(part.record.campaign_id)
            .map_or("The chat's campaign", |campaign| &campaign.campaign_name);
        Refusal::new(
            RefusalCode::WrongCampaignType,
            format!("{campaign} makes no calls, the customer can't be called from it"),
            "Dispose of the chat without a call, and open a ticket for the call",
        )
    }

    /// What the agent of a part may do now.
    pub(super) fn chat_commands(&self, chat: &Conversation, part: &Part) -> Vec<CommandName> {
        match part.state() {
            ChatState::Ringing => vec![
                CommandName::Answer,
                CommandName::Decline,
                CommandName::ScreenPop,
            ],
            ChatState::WrapUp => vec![CommandName::Dispose, CommandName::ScreenPop],
            ChatState::Ended => Vec::new(),
            ChatState::Connected => {
                let owns = chat.stage.owner() == Some(part.id());
                let others = !self.others_in(chat, part).is_empty();
                let asks = part.attempt.is_some();
                [
                    (CommandName::SendMessage, true),
                    (CommandName::ScreenPop, true),
                    (CommandName::EndChat, owns),
                    (CommandName::Transfer, owns && !asks),
                    (CommandName::Conference, owns && !asks),
                    (CommandName::CancelAttempt, asks),
                    (CommandName::DropParty, owns && others),
                    (CommandName::LeaveConference, others),
                ]
                .into_iter()
                .filter_map(|(name, allowed)| allowed.then_some(name))
                .collect()
            }
        }
    }
}
