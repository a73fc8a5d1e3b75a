//! What agents' apps hear of chats, and whose desk looks different.
//!
//! | fact | events, in this order |
//! |---|---|
//! | offered | `chatInitiated`, `customerSelected` |
//! | accepted | `interactionConnected`; to the agent who asked for a further one: `chatConferred` |
//! | written | `chatMessage`, to everyone in the chat |
//! | handed over | `chatTransferred`, to the agent who had it |
//! | not taken, left, ended | `chatEnded` |
//! | disposed | `chatDisposed` |
//! | record shown | `customerSelected` |

use callbench_contract::AppEvent;
use callbench_contract::data;
use callbench_contract::event::chat::{
    ChatAttachment, ChatConferred, ChatDisposed, ChatEnded, ChatFields, ChatInitiated, ChatMessage,
    ChatSender, ChatTransferred, ChatTyping, CustomerData,
};
use callbench_contract::event::customer::CustomerSelected;
use callbench_contract::event::interaction::{InteractionConnected, InteractionType};
use callbench_contract::event::parts::{AgentFields, Disposition};
use callbench_contract::ids::{ChatId, InteractionId, Phone, ProcessId, UserId};
use callbench_contract::time::{Millis, Timestamp};

use crate::call::elapsed;
use crate::centre::Centre;
use crate::chat::conversation::Conversation;
use crate::chat::part::Part;
use crate::chat::view::customer_data;
use crate::chat::{ChatHappening, Leaving};
use crate::delivery::Delivery;
use crate::interaction_view::{AttemptKind, ChatState, MessageFrom, MessageView};
use crate::payload::masked_columns;

impl Centre {
    pub(crate) fn chat_deliveries(&self, at: Timestamp, what: &ChatHappening) -> Vec<Delivery> {
        match what {
            ChatHappening::Opened { .. }
            | ChatHappening::Waits { .. }
            | ChatHappening::OfferableAgain { .. } => Vec::new(),
            ChatHappening::Written { chat_id, message } => self.written(chat_id, message, at),
            ChatHappening::Offered { part, .. } => {
                self.to_part(&part.interaction_id, |chat, part| {
                    let initiated = ChatInitiated {
                        chat: self.chat_fields(chat, part, at),
                    };
                    vec![
                        initiated.into(),
                        self.chat_customer_selected(chat, part, at),
                    ]
                })
            }
            ChatHappening::Accepted { interaction_id } => self.accepted(interaction_id, at),
            ChatHappening::NotTaken { interaction_id, .. } => self.part_ended(interaction_id, at),
            ChatHappening::Left {
                interaction_id,
                how,
                ..
            } => match how {
                Leaving::TransferToUser { .. } | Leaving::TransferToQueue { .. } => self
                    .to_part(interaction_id, |chat, part| {
                        vec![self.transferred(chat, part, how, at)]
                    }),
                _ => self.part_ended(interaction_id, at),
            },
            ChatHappening::Ended { wrap_ups, .. } => wrap_ups
                .iter()
                .flat_map(|wrap_up| self.part_ended(&wrap_up.interaction_id, at))
                .collect(),
            ChatHappening::Disposed {
                interaction_id,
                disposal,
            } => self.to_part(interaction_id, |chat, part| {
                let disposed = ChatDisposed {
                    chat: self.chat_fields(chat, part, at),
                    disposition: Disposition {
                        disposition_code: disposal.disposition_code.clone(),
                        disposition_class: disposal.disposition_class.clone(),
                        note: disposal.note.clone(),
                    },
                };
                vec![disposed.into()]
            }),
            ChatHappening::RecordShown { interaction_id } => self
                .to_part(interaction_id, |chat, part| {
                    vec![self.chat_customer_selected(chat, part, at)]
                }),
        }
    }

    /// What everyone in a chat but the writer hears while somebody types. It is told at the moment and not kept.
    ///
    /// `writer` is the agent who types; the customer, without one.
    #[must_use]
    pub fn typing(
        &self,
        chat_id: &ChatId,
        writer: Option<&UserId>,
        typing: bool,
        now: Timestamp,
    ) -> Vec<Delivery> {
        let Some(chat) = self.chats.conversation(chat_id) else {
            return Vec::new();
        };
        self.parts_in(chat)
            .filter(|part| part.is_live() && Some(&part.record.agent) != writer)
            .map(|part| Delivery {
                user: part.record.agent.clone(),
                interaction: Some(part.id().clone()),
                event: ChatTyping {
                    chat: self.chat_fields(chat, part, now),
                    sender: match writer {
                        Some(_) => ChatSender::Agent,
                        None => ChatSender::Customer,
                    },
                    sender_user_id: writer.cloned(),
                    typing,
                }
                .into(),
            })
            .collect()
    }

    /// Whose desk a fact about a chat changes, beside those who hear of it.
    pub(crate) fn chat_onlookers(&self, what: &ChatHappening) -> Vec<UserId> {
        let chat_id = match what {
            ChatHappening::Opened { .. }
            | ChatHappening::Waits { .. }
            | ChatHappening::OfferableAgain { .. } => None,
            ChatHappening::Written { chat_id, .. } | ChatHappening::Ended { chat_id, .. } => {
                Some(chat_id)
            }
            ChatHappening::Offered { part, .. } => Some(&part.chat_id),
            ChatHappening::Accepted { interaction_id }
            | ChatHappening::NotTaken { interaction_id, .. }
            | ChatHappening::Left { interaction_id, .. }
            | ChatHappening::Disposed { interaction_id, .. }
            | ChatHappening::RecordShown { interaction_id } => self
                .chats
                .part(interaction_id)
                .map(|part| &part.record.chat_id),
        };
        chat_id
            .and_then(|id| self.chats.conversation(id))
            .into_iter()
            .flat_map(|chat| self.parts_in(chat))
            .map(|part| part.record.agent.clone())
            .collect()
    }

    fn written(&self, chat_id: &ChatId, message: &MessageView, at: Timestamp) -> Vec<Delivery> {
        let Some(chat) = self.chats.conversation(chat_id) else {
            return Vec::new();
        };
        self.parts_in(chat)
            .filter(|part| part.is_live())
            .map(|part| Delivery {
                user: part.record.agent.clone(),
                interaction: Some(part.id().clone()),
                event: ChatMessage {
                    chat: self.chat_fields(chat, part, at),
                    message_id: message.message_id.clone(),
                    sender: match message.from {
                        MessageFrom::Agent => ChatSender::Agent,
                        MessageFrom::Customer => ChatSender::Customer,
                        MessageFrom::System => ChatSender::System,
                    },
                    sender_user_id: message.user_id.clone(),
                    sender_name: message.name.clone(),
                    text: message.text.clone(),
                    attachments: message
                        .attachments
                        .iter()
                        .map(|file| ChatAttachment {
                            attachment_id: file.attachment_id.clone(),
                            name: file.name.clone(),
                            media_type: file.media_type.clone(),
                            size: file.size,
                        })
                        .collect(),
                }
                .into(),
            })
            .collect()
    }

    fn accepted(&self, id: &InteractionId, at: Timestamp) -> Vec<Delivery> {
        let mut told = self.to_part(id, |chat, part| {
            let fields = self.chat_fields(chat, part, at);
            let connected = InteractionConnected {
                event_time: at,
                session_id: fields.session_id,
                user_id: fields.user_id,
                interaction_id: fields.interaction_id,
                interaction_type: InteractionType::Chat,
                campaign_id: fields.campaign_id,
                campaign_name: fields.campaign_name,
                process_id: fields.process_id,
                customer_id: fields.customer_id,
                user_crt_object_id: fields.agent_crt_id,
                customer_crt_id: fields.customer_crt_id,
                phone: fields.customer_data.phone,
                call_type: None,
                crt_object_id: None,
                chat_id: Some(fields.chat_id),
            };
            vec![connected.into()]
        });
        if let Some(part) = self.chats.part(id)
            && let Some((asker, AttemptKind::Conference)) = part.asked_by()
        {
            told.extend(self.to_part(asker, |chat, asker| {
                let conferred = ChatConferred {
                    chat: self.chat_fields(chat, asker, at),
                    target_user_id: part.record.agent.clone(),
                };
                vec![conferred.into()]
            }));
        }
        told
    }

    fn transferred(
        &self,
        chat: &Conversation,
        part: &Part,
        how: &Leaving,
        at: Timestamp,
    ) -> AppEvent {
        let (target_user_id, target_agent_queue_id) = match how {
            Leaving::TransferToUser { user_id } => (Some(user_id.clone()), None),
            Leaving::TransferToQueue { agent_queue_id } => (None, Some(*agent_queue_id)),
            _ => (None, None),
        };
        ChatTransferred {
            chat: self.chat_fields(chat, part, at),
            target_user_id,
            target_agent_queue_id,
        }
        .into()
    }

    fn part_ended(&self, id: &InteractionId, at: Timestamp) -> Vec<Delivery> {
        self.to_part(id, |chat, part| {
            let Some(ending) = part.ending() else {
                return Vec::new();
            };
            let ended = ChatEnded {
                chat: self.chat_fields(chat, part, at),
                ended_by: ending.by,
                chat_duration: part
                    .connected_at()
                    .map_or(Millis::ZERO, |connected| elapsed(connected, ending.at)),
            };
            vec![ended.into()]
        })
    }

    fn to_part(
        &self,
        id: &InteractionId,
        events: impl FnOnce(&Conversation, &Part) -> Vec<AppEvent>,
    ) -> Vec<Delivery> {
        let Some((chat, part)) = self.chats.chat_and_part(id) else {
            return Vec::new();
        };
        events(chat, part)
            .into_iter()
            .map(|event| Delivery {
                user: part.record.agent.clone(),
                interaction: Some(id.clone()),
                event,
            })
            .collect()
    }

    /// The chat as an event at `at` describes it. A masked number is masked wherever it stands: apps are guests.
    pub(super) fn chat_fields(
        &self,
        chat: &Conversation,
        part: &Part,
        at: Timestamp,
    ) -> ChatFields {
        let record = &part.record;
        let campaign = self.configuration.campaign(record.campaign_id);
        let queue = record
            .agent_queue_id
            .and_then(|id| self.configuration.queue(id));
        // After a forced sign-in the chat goes on under the new session.
        let session_id = self
            .session(&record.agent)
            .map_or(&record.session_id, |session| session.session_id());
        let data = customer_data(chat, record);
        ChatFields {
            event_time: at,
            session_id: session_id.clone(),
            user_id: record.agent.clone(),
            interaction_id: record.interaction_id.clone(),
            chat_id: record.chat_id.clone(),
            agent_crt_id: record.agent_crt_id.clone(),
            customer_crt_id: chat.record.customer_crt_id.clone(),
            campaign_id: record.campaign_id,
            campaign_name: campaign
                .map(|campaign| campaign.campaign_name.clone())
                .unwrap_or_default(),
            process_id: campaign.map_or(ProcessId::new(-1), |campaign| campaign.process_id),
            agent_queue_id: record.agent_queue_id,
            queue_name: queue.map(|queue| queue.queue_name.clone()),
            customer_id: chat.customer_id,
            customer_data: CustomerData {
                name: data.name,
                phone: data.phone.map(Phone::new),
                email: data.email,
            },
        }
    }

    /// `contextData.get("customer")` in a chat.
    pub(crate) fn chat_customer_in_context(
        &self,
        id: &InteractionId,
    ) -> Option<data::CustomerInfo> {
        let (chat, part) = self.chats.chat_and_part(id)?;
        let masked = part.record.masking_enabled;
        Some(data::CustomerInfo {
            customer_id: chat.customer_id,
            phone: customer_data(chat, &part.record).phone.map(Phone::new),
            customer_info: masked_columns(self.customer(chat.customer_id), masked),
            revision: self
                .customer(chat.customer_id)
                .map(|customer| customer.revision),
        })
    }

    /// `contextData.get("interaction")` for a chat.
    pub(crate) fn chat_info(&self, id: &InteractionId) -> Option<data::ChatInfo> {
        let (chat, part) = self.chats.chat_and_part(id)?;
        let reached = part
            .ending()
            .map(|ending| ending.at)
            .or(part.connected_at())
            .unwrap_or(part.record.offered_at);
        let messages = if part.is_live() || part.state() == ChatState::Ringing {
            chat.messages.len()
        } else {
            part.kept_messages.len()
        };
        Some(data::ChatInfo {
            interaction_type: InteractionType::Chat,
            state: match part.state() {
                ChatState::Ringing => data::InteractionState::Ringing,
                ChatState::Connected => data::InteractionState::Connected,
                ChatState::WrapUp => data::InteractionState::WrapUp,
                ChatState::Ended => data::InteractionState::Ended,
            },
            message_count: messages as u64,
            chat: self.chat_fields(chat, part, reached),
        })
    }

    fn chat_customer_selected(&self, chat: &Conversation, part: &Part, at: Timestamp) -> AppEvent {
        let fields = self.chat_fields(chat, part, at);
        CustomerSelected {
            agent: AgentFields {
                event_time: at,
                session_id: fields.session_id,
                user_id: fields.user_id,
            },
            interaction_id: Some(fields.interaction_id),
            customer_id: chat.customer_id,
            phone: fields.customer_data.phone,
            customer_info: masked_columns(
                self.customer(chat.customer_id),
                part.record.masking_enabled,
            ),
        }
        .into()
    }
}
