//! Transfers: the call goes on without this agent.

use super::group::event_group;
use super::parts::CallFields;
use crate::ids::{AgentQueueId, CampaignId, Phone, UserId};
use crate::sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A call was transferred to a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallTransferredToPhone {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The number that it went to.
    pub target_phone: Phone,
}

/// A call was transferred to a party that was already in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallTransferredInCall {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The number of the party that stays with the customer.
    pub target_phone: Phone,
    /// That party's user id, if it is one of ours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_user_id: Option<UserId>,
}

/// A call was transferred to an agent queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallTransferredToAgentQueue {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The queue that it went to.
    pub target_agent_queue_id: AgentQueueId,
    /// That queue's name.
    pub target_queue_name: String,
}

/// A call was transferred to an IVR.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallTransferredToIvr {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The IVR's context, by number.
    pub target_context_id: i64,
    /// The IVR's context, by name.
    pub target_context_name: String,
}

/// A call was transferred to another agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallTransferredToUser {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The agent that it went to.
    pub target_user_id: UserId,
}

/// A call was transferred to another campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallTransferredToCampaign {
    /// The call.
    #[serde(flatten)]
    pub call: CallFields,
    /// The campaign that it went to.
    pub target_campaign_id: CampaignId,
    /// That campaign's name.
    pub target_campaign_name: String,
}

event_group! {
    /// A call leaves the agent for someone else.
    TransferEvent as Transfer, title: "Transfers";
    CallTransferredToPhone = "callTransferredToPhone" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(TransferToPhone),
        summary: "The call was transferred to a telephone number.",
        fires: "When the target has taken the call; `callHungup` of the agent's leg follows.",
        example: CallTransferredToPhone { call: sample::connected(120), target_phone: "+911140003333".into() },
    }
    CallTransferredInCall = "callTransferredInCall" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(TransferInCall),
        summary: "The call was left to a party that was already in it.",
        fires: "When the agent leaves a consultation or conference to the others.",
        example: CallTransferredInCall {
            call: sample::connected(120),
            target_phone: "1002".into(),
            target_user_id: Some(sample::user("agent2")),
        },
    }
    CallTransferredToAgentQueue = "callTransferredToAgentQueue" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(TransferToAgentQueue),
        summary: "The call was transferred to an agent queue.",
        fires: "When the queue has taken the call.",
        example: CallTransferredToAgentQueue {
            call: sample::connected(120),
            target_agent_queue_id: AgentQueueId::new(112),
            target_queue_name: "Billing".to_owned(),
        },
    }
    CallTransferredToIvr = "callTransferredToIvr" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(TransferToIvr),
        summary: "The call was transferred to an IVR.",
        fires: "When the IVR has taken the call.",
        example: CallTransferredToIvr {
            call: sample::connected(120),
            target_context_id: 41,
            target_context_name: "Feedback".to_owned(),
        },
    }
    CallTransferredToUser = "callTransferredToUser" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(TransferToUser),
        summary: "The call was transferred to another agent.",
        fires: "When the other agent has taken the call.",
        example: CallTransferredToUser { call: sample::connected(120), target_user_id: sample::user("agent2") },
    }
    CallTransferredToCampaign = "callTransferredToCampaign" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(TransferToCampaign),
        summary: "The call was transferred to another campaign.",
        fires: "When the other campaign has taken the call; there it has the call type `transferred.to.campaign.dial`.",
        example: CallTransferredToCampaign {
            call: sample::connected(120),
            target_campaign_id: CampaignId::new(12),
            target_campaign_name: "Renewals".to_owned(),
        },
    }
}
