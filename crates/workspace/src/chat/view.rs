//! A chat, as its agent and as its customer sees it.

use callbench_contract::ids::{AgentQueueId, ChatId, CustomerId, InteractionId, Phone};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::augmenting::Augmentable;
use crate::centre::Centre;
use crate::chat::conversation::{Conversation, Stage};
use crate::chat::part::{Part, PartPhase};
use crate::chat::{CustomerName, record::ChatPart};
use crate::configuration::Disposing;
use crate::interaction_view::{
    AttemptView, ChatState, ChatView, CommonView, DisposingView, MessageView, PartyKind, PartyView,
};
use crate::phone::mask;
use crate::target::Target;

/// A chat, as its customer sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomersChat {
    /// Which.
    pub chat_id: ChatId,
    /// The interaction of the agent who answers for it, or did last.
    pub interaction_id: Option<InteractionId>,
    /// How far it is.
    pub state: CustomersChatState,
    /// Who the customer says to be.
    pub customer_data: CustomerName,
    /// The last two hundred messages.
    pub messages: Vec<MessageView>,
}

/// How far a chat is, for its customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CustomersChatState {
    /// It waits in a queue.
    Waiting,
    /// It is offered to an agent.
    Ringing,
    /// An agent is in it.
    Connected,
    /// It is over.
    Ended,
}

impl Centre {
    /// A chat, as its agent sees it.
    pub(crate) fn chat_view(&self, id: &InteractionId, _now: Timestamp) -> Option<ChatView> {
        let (chat, part) = self.chats.chat_and_part(id)?;
        let record = &part.record;
        Some(ChatView {
            common: self.common_chat_view(chat, part),
            state: part.state(),
            chat_id: record.chat_id.clone(),
            agent_crt_id: record.agent_crt_id.clone(),
            customer_crt_id: chat.record.customer_crt_id.clone(),
            customer_data: customer_data(chat, record),
            ended_by: part.ending().map(|ending| ending.by),
            messages: match part.phase {
                PartPhase::Ringing { .. } | PartPhase::Live { .. } => {
                    chat.messages.iter().map(|line| (**line).clone()).collect()
                }
                _ => part
                    .kept_messages
                    .iter()
                    .map(|line| (**line).clone())
                    .collect(),
            },
        })
    }

    fn common_chat_view(&self, chat: &Conversation, part: &Part) -> CommonView {
        let record = &part.record;
        let campaign = self.configuration.campaign(record.campaign_id);
        let queue = record
            .agent_queue_id
            .and_then(|id| self.configuration.queue(id));
        let (ending, disposal) = (part.ending(), part.disposal());
        CommonView {
            interaction_id: record.interaction_id.clone(),
            user_id: record.agent.clone(),
            campaign_id: record.campaign_id,
            queue_name: queue.map(|queue| queue.queue_name.clone()),
            agent_queue_id: record.agent_queue_id,
            customer: self.customer_shown(chat.customer_id, record.masking_enabled),
            augments: self.augments(&Augmentable::Interaction(record.interaction_id.clone())),
            customer_id: chat.customer_id,
            display_phone: record.display_phone.clone(),
            started_at: record.offered_at,
            connected_at: part.connected_at(),
            ended_at: ending.map(|ending| ending.at),
            wrap_up_ends_at: part
                .deadline()
                .filter(|_| part.state() == ChatState::WrapUp),
            waited: record.waited,
            transferred_from: record.transferred_from.clone(),
            disposing: DisposingView::of(
                campaign.map_or(Disposing::Workspace, |campaign| campaign.disposing),
                ending.map(|ending| ending.at),
            ),
            disposition_code: disposal.map(|disposal| disposal.disposition_code.clone()),
            disposition_class: disposal.map(|disposal| disposal.disposition_class.clone()),
            note: disposal.and_then(|disposal| disposal.note.clone()),
            parties: if part.is_live() {
                self.others_in(chat, part)
                    .into_iter()
                    .map(|other| self.party_view(other))
                    .collect()
            } else {
                Vec::new()
            },
            attempt: part.attempt.as_ref().map(|attempt| AttemptView {
                what: attempt.what,
                target: Target::User {
                    user_id: attempt.user.clone(),
                },
                label: attempt.label.clone(),
                since: attempt.since,
                until: Some(attempt.until),
            }),
            failure: part.failure.clone(),
            commands: self.chat_commands(chat, part),
        }
    }

    fn party_view(&self, part: &Part) -> PartyView {
        PartyView {
            party_id: part.record.party_id.clone(),
            kind: PartyKind::User,
            label: self.name_of(&part.record.agent),
            user_id: Some(part.record.agent.clone()),
            phone: None,
            since: part.connected_at().unwrap_or(part.record.offered_at),
        }
    }

    /// Since when each chat waits that waits in a queue.
    pub(crate) fn chats_waiting_in(&self, queue: AgentQueueId) -> impl Iterator<Item = Timestamp> {
        self.chats
            .waiting()
            .filter(move |(_, chat)| chat.place.agent_queue_id == Some(queue))
            .map(|(_, chat)| chat.place.since)
    }

    /// The customer of a chat that is kept.
    pub(crate) fn chat_customer(&self, id: &InteractionId) -> Option<CustomerId> {
        Some(self.chats.chat_and_part(id)?.0.customer_id)
    }

    /// The customer's number in a chat that is kept.
    pub(crate) fn chat_number(&self, id: &InteractionId) -> Option<Option<Phone>> {
        let (chat, _) = self.chats.chat_and_part(id)?;
        Some(chat.record.customer_data.phone.clone().map(Phone::new))
    }

    /// The chats that are up, and those that are over but not yet disposed of, as their customers see them.
    #[must_use]
    pub fn customers_chats(&self) -> Vec<CustomersChat> {
        self.chats
            .conversations()
            .filter(|chat| {
                chat.stage != Stage::Over
                    || self
                        .parts_in(chat)
                        .any(|part| part.state() == ChatState::WrapUp)
            })
            .map(|chat| self.customers_chat(chat))
            .collect()
    }

    /// A chat, as its customer sees it.
    #[must_use]
    pub fn customers_chat_of(&self, id: &ChatId) -> Option<CustomersChat> {
        self.chats
            .conversation(id)
            .map(|chat| self.customers_chat(chat))
    }

    fn customers_chat(&self, chat: &Conversation) -> CustomersChat {
        let owner = chat.stage.owner();
        let owner_is_live = owner
            .and_then(|owner| self.chats.part(owner))
            .is_some_and(Part::is_live);
        CustomersChat {
            chat_id: chat.record.chat_id.clone(),
            interaction_id: owner.or_else(|| chat.parts.last()).cloned(),
            state: match chat.stage {
                Stage::Waiting | Stage::Moving => CustomersChatState::Waiting,
                Stage::Over => CustomersChatState::Ended,
                Stage::WithAgent { .. } if owner_is_live => CustomersChatState::Connected,
                Stage::WithAgent { .. } => CustomersChatState::Ringing,
            },
            customer_data: chat.record.customer_data.clone(),
            messages: chat.messages.iter().map(|line| (**line).clone()).collect(),
        }
    }
}

/// Who the customer says to be, with the number as the agent may see it.
pub(super) fn customer_data(chat: &Conversation, part: &ChatPart) -> CustomerName {
    let mut data = chat.record.customer_data.clone();
    if part.masking_enabled {
        data.phone = data.phone.map(|phone| mask(&Phone::new(phone)));
    }
    data
}
