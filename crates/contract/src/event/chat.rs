//! A chat's life, from its offer to its disposition.

use super::group::event_group;
use super::parts::Disposition;
use crate::call::HangupParty;
use crate::ids::{
    AgentQueueId, AttachmentId, CampaignId, ChatId, CustomerCrtId, CustomerId, InteractionId,
    MessageId, Phone, ProcessId, SessionId, UserCrtObjectId, UserId,
};
use crate::sample;
use crate::time::{Millis, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The chat in question, and when the event happened. Field names as seen; `eventTime` is ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatFields {
    /// When the event happened, in milliseconds since the epoch.
    pub event_time: Timestamp,
    /// The agent session.
    pub session_id: SessionId,
    /// The agent.
    pub user_id: UserId,
    /// The interaction that the chat is.
    pub interaction_id: InteractionId,
    /// The chat.
    pub chat_id: ChatId,
    /// The agent's leg of the chat.
    #[serde(rename = "agentCRTId")]
    pub agent_crt_id: UserCrtObjectId,
    /// The customer's leg of the chat.
    #[serde(rename = "customerCRTId")]
    pub customer_crt_id: CustomerCrtId,
    /// The campaign that the chat belongs to.
    pub campaign_id: CampaignId,
    /// The campaign's name.
    pub campaign_name: String,
    /// The campaign's process.
    pub process_id: ProcessId,
    /// The queue that the chat came through, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_queue_id: Option<AgentQueueId>,
    /// That queue's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_name: Option<String>,
    /// The customer's record; -1 when unknown.
    pub customer_id: CustomerId,
    /// What the customer gave when the chat began.
    pub customer_data: CustomerData,
}

/// What a customer gave when a chat began.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomerData {
    /// The customer's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The customer's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// The customer's mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A chat was offered to the agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatInitiated {
    /// The chat.
    #[serde(flatten)]
    pub chat: ChatFields,
}

/// A chat went to someone else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatTransferred {
    /// The chat.
    #[serde(flatten)]
    pub chat: ChatFields,
    /// The agent that it went to, if it went to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_user_id: Option<UserId>,
    /// The queue that it went to, if it went to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_agent_queue_id: Option<AgentQueueId>,
}

/// Another agent joined a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatConferred {
    /// The chat.
    #[serde(flatten)]
    pub chat: ChatFields,
    /// The agent who joined.
    pub target_user_id: UserId,
}

/// A chat ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatEnded {
    /// The chat.
    #[serde(flatten)]
    pub chat: ChatFields,
    /// Who ended it.
    pub ended_by: HangupParty,
    /// How long it lasted, in milliseconds.
    pub chat_duration: Millis,
}

/// A chat was disposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatDisposed {
    /// The chat.
    #[serde(flatten)]
    pub chat: ChatFields,
    /// What the agent made of it.
    #[serde(flatten)]
    pub disposition: Disposition,
}

/// Something was written in a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatMessage {
    /// The chat.
    #[serde(flatten)]
    pub chat: ChatFields,
    /// The message.
    pub message_id: MessageId,
    /// Which side wrote it.
    pub sender: ChatSender,
    /// The agent who wrote it; messages of agents only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_user_id: Option<UserId>,
    /// The writer's name; empty for the workspace.
    pub sender_name: String,
    /// What was written; empty when there are files only.
    pub text: String,
    /// The files that came with it.
    pub attachments: Vec<ChatAttachment>,
}

/// Which side of a chat wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum ChatSender {
    /// An agent.
    Agent,
    /// The customer.
    Customer,
    /// The workspace: somebody joined or left.
    System,
}

/// A file that came with a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatAttachment {
    /// The file.
    pub attachment_id: AttachmentId,
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
}

/// Somebody in a chat is typing, or stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatTyping {
    /// The chat.
    #[serde(flatten)]
    pub chat: ChatFields,
    /// Which side types.
    pub sender: ChatSender,
    /// The agent who types; agents only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_user_id: Option<UserId>,
    /// Whether they type now.
    pub typing: bool,
}

event_group! {
    /// What happens to a chat.
    ChatEvent as Chat, title: "Chats";
    ChatInitiated = "chatInitiated" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ChatInitiated),
        summary: "A chat was offered to the agent.",
        fires: "First of all events of a chat; `interactionConnected` follows when the agent accepts.",
        example: ChatInitiated { chat: sample::chat(0) },
    }
    ChatTransferred = "chatTransferred" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ChatTransferredOrConferred),
        summary: "A chat went to another agent or queue.",
        fires: "When the target has taken the chat.",
        example: ChatTransferred {
            chat: sample::chat(90),
            target_user_id: Some(sample::user("agent2")),
            target_agent_queue_id: None,
        },
    }
    ChatConferred = "chatConferred" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ChatTransferredOrConferred),
        summary: "Another agent joined a chat.",
        fires: "When the other agent has accepted.",
        example: ChatConferred { chat: sample::chat(90), target_user_id: sample::user("agent2") },
    }
    ChatEnded = "chatEnded" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ChatEnded),
        summary: "A chat ended.",
        fires: "When either side ends the chat, or it times out.",
        example: ChatEnded {
            chat: sample::chat(240),
            ended_by: HangupParty::Customer,
            chat_duration: Millis::from_secs(240),
        },
    }
    ChatDisposed = "chatDisposed" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(ChatDisposed),
        summary: "A chat was disposed.",
        fires: "When the agent saves the disposition.",
        example: ChatDisposed { chat: sample::chat(260), disposition: sample::disposition() },
    }
    ChatMessage = "chatMessage" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("an app that helps with answers must know what was written"),
        summary: "Something was written in a chat.",
        fires: "For every message, from either side, once for each agent in the chat.",
        example: ChatMessage {
            chat: sample::chat(30),
            message_id: "message-1".into(),
            sender: ChatSender::Customer,
            sender_user_id: None,
            sender_name: "Asha Rao".to_owned(),
            text: "My invoice is missing.".to_owned(),
            attachments: vec![ChatAttachment {
                attachment_id: "attachment-1".into(),
                name: "order.pdf".to_owned(),
                media_type: "application/pdf".to_owned(),
                size: 20_480,
            }],
        },
    }
    ChatTyping = "chatTyping" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: additional("what the moment shows: never stored, never repeated"),
        summary: "Somebody in a chat is typing, or stopped.",
        fires: "While it is so. It is not logged: an app that was away hears nothing of it.",
        example: ChatTyping {
            chat: sample::chat(25),
            sender: ChatSender::Customer,
            sender_user_id: None,
            typing: true,
        },
    }
}
