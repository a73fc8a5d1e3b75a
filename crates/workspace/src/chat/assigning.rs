//! What a supervisor moves: a waiting chat to an agent, an agent's chat to another.

use callbench_contract::ids::{ChatId, InteractionId, UserId};
use callbench_contract::time::Timestamp;

use crate::centre::Centre;
use crate::chat::conversation::{Conversation, Stage};
use crate::chat::happening::{ChatHappening, Leaving, NotTaken};
use crate::chat::part::PartPhase;
use crate::chat::record::ChatOffer;
use crate::context::Context;
use crate::refusal::{Refusal, RefusalCode};
use crate::supervision::SupervisorCommand;

type Outcome = Result<Vec<ChatHappening>, Refusal>;

impl Centre {
    /// A supervisor's command, if it is about a chat.
    pub(super) fn decide_supervisors_chat(
        &self,
        command: &SupervisorCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Option<Outcome> {
        match command {
            SupervisorCommand::Reassign {
                interaction_id,
                user_id,
            } if self.is_chat(interaction_id) => {
                Some(self.decide_reassign_chat(interaction_id, user_id, now, context))
            }
            SupervisorCommand::AssignWaiting {
                crt_object_id,
                user_id,
            } => {
                let chat = self
                    .chats
                    .conversation(&ChatId::from(crt_object_id.as_str()))?;
                Some(self.decide_assign_chat(chat, user_id, now, context))
            }
            _ => None,
        }
    }

    fn decide_assign_chat(
        &self,
        chat: &Conversation,
        user: &UserId,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        if chat.stage != Stage::Waiting {
            return Err(Refusal::new(
                RefusalCode::WrongChatState,
                "The chat no longer waits",
                "Look again who has it",
            ));
        }
        let session = self.require_session(user)?;
        self.require_on_campaign(chat, session)?;
        self.require_chat_room(session)?;
        Ok(vec![self.offered(
            chat,
            session,
            ChatOffer::Queue {},
            now,
            context,
        )])
    }

    /// Takes a chat from the agent who answers for it and offers it to another. Should that one not take it, it waits for the
    /// next agent at its old place.
    fn decide_reassign_chat(
        &self,
        id: &InteractionId,
        user: &UserId,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        let Some((chat, part)) = self.chats.chat_and_part(id) else {
            return Ok(Vec::new());
        };
        if part.record.agent == *user {
            return Ok(Vec::new());
        }
        let session = self.require_session(user)?;
        self.require_on_campaign(chat, session)?;
        self.require_chat_room(session)?;
        if !chat.is_owned_by(id) || !self.others_in(chat, part).is_empty() {
            return Err(Refusal::new(
                RefusalCode::WrongChatState,
                "Several agents are in the chat, it can't be moved",
                "Wait until one agent has it alone",
            ));
        }
        let why = NotTaken::Reassigned;
        let mut happenings = match part.phase {
            PartPhase::Ringing { .. } => vec![ChatHappening::NotTaken {
                interaction_id: id.clone(),
                why,
            }],
            PartPhase::Live { .. } => {
                let until = self.wrap_up_of(part, now);
                self.leaves(chat, part, Leaving::Reassignment {}, until, why)
            }
            _ => return Err(part.wrong_state("moved", "Nothing is left to move")),
        };
        happenings.push(self.offered(chat, session, ChatOffer::Queue {}, now, context));
        Ok(happenings)
    }
}
