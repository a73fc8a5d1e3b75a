//! Interactions: calls and chats alike.

use super::group::event_group;
use super::parts::CallFields;
use crate::call::CallType;
use crate::ids::{
    CampaignId, ChatId, CrtObjectId, CustomerCrtId, CustomerId, InteractionId, Phone, ProcessId,
    SessionId, UserCrtObjectId, UserId,
};
use crate::sample;
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An interaction connected the agent with a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InteractionConnected {
    /// When it happened, in milliseconds since the epoch.
    pub event_time: Timestamp,
    /// The agent session.
    pub session_id: SessionId,
    /// The agent.
    pub user_id: UserId,
    /// The interaction.
    pub interaction_id: InteractionId,
    /// Whether it is a call or a chat.
    pub interaction_type: InteractionType,
    /// The campaign that it belongs to.
    pub campaign_id: CampaignId,
    /// The campaign's name.
    pub campaign_name: String,
    /// The campaign's process.
    pub process_id: ProcessId,
    /// The customer's record; -1 when unknown.
    pub customer_id: CustomerId,
    /// The agent's leg.
    pub user_crt_object_id: UserCrtObjectId,
    /// The customer's leg.
    #[serde(rename = "customerCRTId")]
    pub customer_crt_id: CustomerCrtId,
    /// The customer's number; always there for calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// How the call came about; calls only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_type: Option<CallType>,
    /// The customer's call; calls only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crt_object_id: Option<CrtObjectId>,
    /// The chat; chats only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chat_id: Option<ChatId>,
}

/// What kind of interaction it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum InteractionType {
    /// A call.
    Call,
    /// A chat.
    Chat,
}

impl From<CallFields> for InteractionConnected {
    fn from(call: CallFields) -> Self {
        Self {
            event_time: call.event_time,
            session_id: call.session_id,
            user_id: call.user_id,
            interaction_id: call.interaction_id,
            interaction_type: InteractionType::Call,
            campaign_id: call.campaign_id,
            campaign_name: call.campaign_name,
            process_id: call.process_id,
            customer_id: call.customer_id,
            user_crt_object_id: call.user_crt_object_id,
            customer_crt_id: call.customer_crt_id,
            phone: Some(call.phone),
            call_type: Some(call.call_type),
            crt_object_id: Some(call.crt_object_id),
            chat_id: None,
        }
    }
}

event_group! {
    /// What calls and chats have in common.
    InteractionEvent as Interaction, title: "Interactions";
    InteractionConnected = "interactionConnected" {
        scope: Global, slots: any_slot, grade: Doc,
        origin: moments(InteractionConnected),
        summary: "A call or a chat connected the agent with a customer.",
        fires: "Right after `callConnected`, and when the agent accepts a chat.",
        example: InteractionConnected::from(sample::connected(8)),
    }
}
