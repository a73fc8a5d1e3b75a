//! What a customer does in a chat.

use callbench_contract::ids::{AgentQueueId, AttachmentId, CampaignId, ChatId, UserId};
use serde::{Deserialize, Serialize};

/// What the customer of a chat does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerChat {
    /// Which chat; a new one's id may be given, else it is made.
    pub chat: Option<ChatId>,
    /// What the customer does.
    pub signal: ChatSignal,
}

/// Something that a customer does in a chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "signal",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ChatSignal {
    /// Begins a chat. It waits in the queue for the next agent with room for one more.
    Opens {
        /// The campaign; without it, the queue's.
        #[serde(default)]
        campaign_id: Option<CampaignId>,
        /// The queue; without it, the campaign's first.
        #[serde(default)]
        agent_queue_id: Option<AgentQueueId>,
        /// The agent to offer it to; without one, the next with room.
        #[serde(default)]
        agent: Option<UserId>,
        /// Who writes.
        customer: CustomerName,
        /// The first message.
        #[serde(default)]
        text: Option<String>,
    },
    /// Writes.
    Writes {
        /// What; may be empty when there are attachments.
        #[serde(default)]
        text: String,
        /// Files, uploaded before.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// Leaves the chat.
    Leaves {},
}

/// Who a chat's customer says to be (`customerData`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerName {
    /// The name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A file in a chat. Its bytes lie in the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Which.
    pub attachment_id: AttachmentId,
    /// The file's name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// Where the host gives its bytes.
    #[serde(default)]
    pub url: String,
}
