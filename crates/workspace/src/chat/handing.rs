//! Handing a chat over, and having another agent join.

use callbench_contract::ids::{AgentQueueId, PartyId, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_session::AgentSession;
use crate::centre::Centre;
use crate::chat::conversation::Conversation;
use crate::chat::happening::{ChatHappening, Leaving, NotAgain, NotTaken};
use crate::chat::message::line;
use crate::chat::offering::NOT_AGAIN_FOR;
use crate::chat::part::Part;
use crate::chat::record::{ChatOffer, ChatPlace};
use crate::configuration::{AgentQueue, Campaign};
use crate::context::Context;
use crate::interaction_view::AttemptKind;
use crate::refusal::{Refusal, RefusalCode};
use crate::target::Target;

type Outcome = Result<Vec<ChatHappening>, Refusal>;

impl Centre {
    pub(super) fn decide_transfer(
        &self,
        chat: &Conversation,
        part: &Part,
        target: &Target,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        require_owner(chat, part, "handed over")?;
        match target {
            Target::User { user_id } => {
                self.decide_ask(chat, part, user_id, AttemptKind::Transfer, now, context)
            }
            Target::Queue { agent_queue_id } => {
                self.decide_to_queue(chat, part, *agent_queue_id, now, context)
            }
            _ => Err(Refusal::new(
                RefusalCode::WrongTarget,
                "A chat can only be handed to a user or a queue",
                "Choose a user or a queue",
            )),
        }
    }

    pub(super) fn decide_conference(
        &self,
        chat: &Conversation,
        part: &Part,
        target: &Target,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        require_owner(chat, part, "joined by others")?;
        let Target::User { user_id } = target else {
            return Err(Refusal::new(
                RefusalCode::WrongTarget,
                "Only users can join a chat",
                "Choose a user",
            ));
        };
        self.decide_ask(chat, part, user_id, AttemptKind::Conference, now, context)
    }

    /// Another agent is offered the chat; nothing changes for the customer until they take it.
    fn decide_ask(
        &self,
        chat: &Conversation,
        part: &Part,
        user: &UserId,
        what: AttemptKind,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        if let Some(attempt) = &part.attempt {
            if attempt.user == *user && attempt.what == what {
                return Ok(Vec::new());
            }
            return Err(Refusal::new(
                RefusalCode::AttemptInProgress,
                format!("{} is being asked already", attempt.label),
                "Wait for the answer, or give the attempt up",
            ));
        }
        let session = self.require_session(user)?;
        let is_in_it = self
            .parts_in(chat)
            .any(|other| other.is_live() && other.record.agent == *user);
        if is_in_it {
            return Err(Refusal::new(
                RefusalCode::WrongTarget,
                format!("{} is in the chat already", session.user_name),
                "Choose another agent",
            ));
        }
        self.require_on_campaign(chat, session)?;
        self.require_chat_room(session)?;
        let offer = ChatOffer::Agent {
            interaction_id: part.id().clone(),
            what,
        };
        Ok(vec![self.offered(chat, session, offer, now, context)])
    }

    /// An agent can take a chat of the campaign that they work on only: else they could not dispose of it.
    pub(super) fn require_on_campaign(
        &self,
        chat: &Conversation,
        session: &AgentSession,
    ) -> Result<(), Refusal> {
        if session.campaign == Some(chat.place.campaign_id) {
            return Ok(());
        }
        let campaign = self
            .configuration
            .campaign(chat.place.campaign_id)
            .map_or("the chat's campaign", |campaign| &campaign.campaign_name);
        Err(Refusal::new(
            RefusalCode::OtherCampaign,
            format!("{} does not work on {campaign}", session.user_name),
            "Choose an agent who does, or a queue",
        ))
    }

    fn decide_to_queue(
        &self,
        chat: &Conversation,
        part: &Part,
        id: AgentQueueId,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        let queue = self.configuration.require_queue(id)?;
        self.require_takes_chats(queue)?;
        if !self.others_in(chat, part).is_empty() {
            return Err(Refusal::new(
                RefusalCode::WrongChatState,
                "Other agents are in the chat, it can't go to a queue",
                "Leave the chat to them, or send them away first",
            ));
        }
        let me = &part.record.agent;
        let told = format!(
            "{} handed the chat to {}",
            self.name_of(me),
            queue.queue_name
        );
        let mut happenings = vec![self.told(chat, &told, now, context)];
        let how = Leaving::TransferToQueue { agent_queue_id: id };
        let until = self.wrap_up_of(part, now);
        happenings.extend(self.leaves(chat, part, how, until, NotTaken::Cancelled));
        happenings.push(ChatHappening::Waits {
            chat_id: chat.record.chat_id.clone(),
            place: ChatPlace {
                campaign_id: queue.campaign_id,
                agent_queue_id: Some(id),
                since: now,
                rank: now,
                transferred_from: Some(me.clone()),
            },
            not_again: Some(NotAgain {
                user_id: me.clone(),
                until: now + NOT_AGAIN_FOR,
            }),
        });
        Ok(happenings)
    }

    fn require_takes_chats(&self, queue: &AgentQueue) -> Result<(), Refusal> {
        let takes_chats = self
            .configuration
            .campaign(queue.campaign_id)
            .is_some_and(Campaign::takes_chats);
        if takes_chats && queue.transferrable {
            return Ok(());
        }
        let why = if takes_chats {
            "nothing may be handed to it"
        } else {
            "its campaign takes no chats"
        };
        Err(Refusal::new(
            RefusalCode::WrongTarget,
            format!("The chat can't go to queue {}: {why}", queue.queue_name),
            "Choose another queue",
        ))
    }

    pub(super) fn decide_cancel_ask(&self, part: &Part) -> Outcome {
        part.require_live("asked for")?;
        Ok(part
            .attempt
            .as_ref()
            .map(|attempt| ChatHappening::NotTaken {
                interaction_id: attempt.offered.clone(),
                why: NotTaken::Cancelled,
            })
            .into_iter()
            .collect())
    }

    pub(super) fn decide_send_away(
        &self,
        chat: &Conversation,
        part: &Part,
        party: &PartyId,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        require_owner(chat, part, "changed")?;
        let others = self.others_in(chat, part);
        let Some(other) = others.iter().find(|other| other.record.party_id == *party) else {
            return Err(Refusal::new(
                RefusalCode::UnknownParty,
                format!("There is no party `{party}` in the chat"),
                "Choose one of its parties",
            ));
        };
        let told = format!("{} left the chat", self.name_of(&other.record.agent));
        let mut happenings = vec![self.told(chat, &told, now, context)];
        let how = Leaving::BeingDropped {
            user_id: part.record.agent.clone(),
        };
        let until = self.wrap_up_of(other, now);
        happenings.extend(self.leaves(chat, other, how, until, NotTaken::Cancelled));
        Ok(happenings)
    }

    pub(super) fn decide_leave_chat(
        &self,
        chat: &Conversation,
        part: &Part,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        part.require_live("left")?;
        if self.others_in(chat, part).is_empty() {
            return Err(part.wrong_state(
                "left: nobody else is in it",
                "End the chat, or hand it over",
            ));
        }
        let told = format!("{} left the chat", self.name_of(&part.record.agent));
        let mut happenings = vec![self.told(chat, &told, now, context)];
        let until = self.wrap_up_of(part, now);
        let how = Leaving::LeavingConference {};
        happenings.extend(self.leaves(chat, part, how, until, NotTaken::Cancelled));
        Ok(happenings)
    }

    /// A line of the workspace itself, for everyone in the chat.
    pub(super) fn told(
        &self,
        chat: &Conversation,
        text: &str,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> ChatHappening {
        ChatHappening::Written {
            chat_id: chat.record.chat_id.clone(),
            message: Box::new(line(text.to_owned(), now, context)),
        }
    }
}

pub(super) fn require_owner(chat: &Conversation, part: &Part, done: &str) -> Result<(), Refusal> {
    part.require_live(done)?;
    if chat.is_owned_by(part.id()) {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::OtherAgent,
        format!("You joined another agent's chat, it can't be {done} by you"),
        "Ask the agent who had it before you, or leave the chat",
    ))
}
