//! What about a chat never changes: what its customer brought, and each agent's part in it.

use callbench_contract::ids::{
    AgentQueueId, CampaignId, ChatId, CustomerCrtId, CustomerId, InteractionId, PartyId, SessionId,
    UserCrtObjectId, UserId,
};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::chat::CustomerName;
use crate::interaction_view::AttemptKind;

/// A customer's chat: what about it never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatRecord {
    /// Which chat.
    pub chat_id: ChatId,
    /// The customer's leg.
    pub customer_crt_id: CustomerCrtId,
    /// The customer, −1 when the number was unknown.
    pub customer_id: CustomerId,
    /// Who the customer says to be; the number in one spelling.
    pub customer_data: CustomerName,
    /// When it was opened.
    pub opened_at: Timestamp,
}

/// A place in a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatPlace {
    /// The campaign whose agents may take the chat.
    pub campaign_id: CampaignId,
    /// The queue; none for a campaign without queues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_queue_id: Option<AgentQueueId>,
    /// Since when it waits there.
    pub since: Timestamp,
    /// The place: who came earlier is served first. That is `since`, but for a chat that lost its agent.
    pub rank: Timestamp,
    /// Who hands it to the queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transferred_from: Option<UserId>,
}

/// One agent's part in a chat: the agent's interaction, from the offer to the disposition. What about it never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatPart {
    /// Which interaction this is.
    pub interaction_id: InteractionId,
    /// The chat.
    pub chat_id: ChatId,
    /// The agent.
    pub agent: UserId,
    /// The agent session in which it takes place.
    pub session_id: SessionId,
    /// The agent's leg.
    pub agent_crt_id: UserCrtObjectId,
    /// The agent, as other agents in the chat name them.
    pub party_id: PartyId,
    /// The campaign it belongs to.
    pub campaign_id: CampaignId,
    /// The queue that the chat came through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_queue_id: Option<AgentQueueId>,
    /// How long the customer waited in the queue.
    pub waited: Millis,
    /// Who handed it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transferred_from: Option<UserId>,
    /// Whether the customer's number is masked.
    pub masking_enabled: bool,
    /// The customer's number as the agent sees it; empty when unknown.
    pub display_phone: String,
    /// When it was offered.
    pub offered_at: Timestamp,
    /// Why it is offered to this agent.
    pub offer: ChatOffer,
}

/// Why a chat is offered to an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "from",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ChatOffer {
    /// It waited in a queue.
    Queue {},
    /// It was opened for this agent, or a supervisor gave it to them: nobody else is asked.
    Named {},
    /// Another agent in it asks for this one.
    Agent {
        /// That agent's interaction.
        interaction_id: InteractionId,
        /// To hand it over, or to join.
        what: AttemptKind,
    },
}
