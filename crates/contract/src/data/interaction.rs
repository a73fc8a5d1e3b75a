//! Interactions: the call or chat in context, and what apps do with it.

use crate::event::chat::ChatFields;
use crate::event::interaction::InteractionType;
use crate::event::parts::CallFields;
use crate::ids::{
    AgentQueueId, CallbackId, CampaignId, ContextId, CustomerId, InteractionId, PartyId, Phone,
    ThirdPartyId, UserId,
};
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The call or chat in context: `contextData.get("interaction")`; `interactionType` tells which (ours).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum InteractionInfo {
    /// A call.
    Call(Box<CallInfo>),
    /// A chat.
    Chat(Box<ChatInfo>),
}

/// A call of the agent's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallInfo {
    /// `call`.
    pub interaction_type: InteractionType,
    /// How far it has come.
    pub state: InteractionState,
    /// Whether the agent's microphone is muted.
    pub muted: bool,
    /// The call; its `eventTime` is when the state was reached.
    #[serde(flatten)]
    pub call: CallFields,
}

/// A chat of the agent's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChatInfo {
    /// `chat`.
    pub interaction_type: InteractionType,
    /// How far it has come.
    pub state: InteractionState,
    /// How many of its last 200 messages are in sight.
    pub message_count: u64,
    /// The chat; its `eventTime` is when the state was reached.
    #[serde(flatten)]
    pub chat: ChatFields,
}

/// How far an interaction has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum InteractionState {
    /// The agent looks at the record that will be dialled.
    Previewing,
    /// It rings at the agent.
    Ringing,
    /// The customer is being dialled.
    Dialling,
    /// Agent and customer are connected.
    Connected,
    /// The customer is on hold.
    OnHold,
    /// The agent speaks with somebody else while the customer waits, or is the one who is asked.
    Consulting,
    /// Agent, customer and others hear each other.
    Conference,
    /// It ended and has to be disposed.
    WrapUp,
    /// It ended and is done with.
    Ended,
}

/// Which interaction is meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InteractionChoice {
    /// The interaction; one of the agent's own.
    pub interaction_id: InteractionId,
}

/// Which interaction is meant; the one in context when left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InteractionInContext {
    /// The interaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<InteractionId>,
}

/// To whom a call or chat goes, or who joins it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Target {
    /// A telephone number.
    Phone {
        /// The number.
        phone: Phone,
    },
    /// Somebody outside whom the administrator listed.
    ThirdParty {
        /// Who.
        third_party_id: ThirdPartyId,
    },
    /// Another agent.
    User {
        /// Who.
        user_id: UserId,
    },
    /// The agents of a queue.
    Queue {
        /// Which.
        agent_queue_id: AgentQueueId,
    },
    /// Another campaign.
    Campaign {
        /// Which.
        campaign_id: CampaignId,
    },
    /// An IVR that takes the call over.
    Ivr {
        /// Which.
        context_id: ContextId,
    },
    /// An IVR that joins the call and leaves again.
    LocalIvr {
        /// Which.
        context_id: ContextId,
    },
}

/// `globalData.transfer("interaction", …)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InteractionTransfer {
    /// The interaction; one of the agent's own.
    pub interaction_id: InteractionId,
    /// To whom.
    pub target: Target,
}

/// Whom an action of an interaction concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TargetChoice {
    /// To whom, with whom, or who joins.
    pub target: Target,
}

/// Telephone keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Digits {
    /// `0`–`9`, `*`, `#`.
    pub digits: String,
}

/// A party of a conference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartyChoice {
    /// Which.
    pub party_id: PartyId,
}

/// A message to a chat's customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MessageText {
    /// What the customer reads.
    pub text: String,
}

/// `initiateInteraction(…)` (the name: doc; the arguments: ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum InitiateInteraction {
    /// Call a number.
    Call {
        /// The number.
        phone: Phone,
        /// The customer, when known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer_id: Option<CustomerId>,
    },
    /// Make a promised call now.
    Callback {
        /// Which.
        callback_id: CallbackId,
    },
    /// Take the campaign's next lead to look at before dialling.
    NextLead {},
}

/// `disposeInteraction(…)` (the name: doc; the arguments: ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DisposeInteraction {
    /// The interaction; the one in context when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<InteractionId>,
    /// One of the campaign's codes.
    pub disposition_code: String,
    /// What else to remember.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// A call that the customer was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback: Option<CallbackPromise>,
    /// Whom to dial at once afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then_dial: Option<DialNext>,
}

/// A call that a customer is promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CallbackPromise {
    /// When, in milliseconds since the epoch.
    pub callback_time: Timestamp,
    /// The number; the interaction's when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// Whether this agent is to call, and not anyone of the campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_self_callback: Option<bool>,
}

/// A number to dial next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DialNext {
    /// The number.
    pub phone: Phone,
    /// The customer, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
}

/// How an interaction was disposed of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Disposed {
    /// The interaction.
    pub interaction_id: InteractionId,
    /// The code.
    pub disposition_code: String,
    /// The class that the code belongs to.
    pub disposition_class: String,
}

/// The interactions on the agent's desk: `globalData.get("interactions")` (ours).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct InteractionList(pub Vec<InteractionInfo>);

/// A promised call: `globalData.get("callbacks")` (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallbackInfo {
    /// Which.
    pub callback_id: CallbackId,
    /// The campaign that calls.
    pub campaign_id: CampaignId,
    /// The customer's record; -1 when unknown.
    pub customer_id: CustomerId,
    /// The number; masked where the campaign masks numbers.
    pub phone: Phone,
    /// When, in milliseconds since the epoch.
    pub callback_time: Timestamp,
    /// Who is to call; absent when any agent of the campaign may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// How far it is: `scheduled`, `due`, `dialling`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// The note of the interaction in which it was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Promised calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct CallbackList(pub Vec<CallbackInfo>);

/// What `globalData.invoke("callback", …)` does (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(
    tag = "action",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum CallbackInvocation {
    /// Make the call now.
    Dial {
        /// Which.
        callback_id: CallbackId,
    },
    /// Promise it for another time.
    Reschedule {
        /// Which.
        callback_id: CallbackId,
        /// When instead, in milliseconds since the epoch.
        callback_time: Timestamp,
    },
    /// Take it back.
    Cancel {
        /// Which.
        callback_id: CallbackId,
    },
}
