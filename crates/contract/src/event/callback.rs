//! Callbacks: calls promised for a time.

use super::group::event_group;
use super::parts::AgentFields;
use crate::ids::{CampaignId, CustomerId, Phone};
use crate::sample;
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A callback was scheduled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallbackScheduled {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The campaign that will call.
    pub campaign_id: CampaignId,
    /// The customer's record; -1 when unknown.
    pub customer_id: CustomerId,
    /// The number to call.
    pub phone: Phone,
    /// When to call, in milliseconds since the epoch.
    pub callback_time: Timestamp,
    /// Whether this agent is to make the call, and nobody else.
    pub is_self_callback: bool,
}

/// A callback could not be scheduled, or its customer was not reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallbackFailed {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The campaign that calls.
    pub campaign_id: CampaignId,
    /// The customer's record; -1 when unknown.
    pub customer_id: CustomerId,
    /// The number to call.
    pub phone: Phone,
    /// For when it was meant, in milliseconds since the epoch.
    pub callback_time: Timestamp,
    /// Why, in words.
    pub reason: String,
}

event_group! {
    /// Calls promised for a time.
    CallbackEvent as Callback, title: "Callbacks";
    CallbackScheduled = "callbackScheduled" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(CallbackScheduled),
        summary: "A callback was scheduled.",
        fires: "When the agent saves a disposition with a callback, or moves a callback to another time.",
        example: CallbackScheduled {
            agent: sample::agent(210),
            campaign_id: CampaignId::new(12),
            customer_id: CustomerId::new(5001),
            phone: "+919810012345".into(),
            callback_time: sample::at(86_400),
            is_self_callback: true,
        },
    }
    CallbackFailed = "callbackFailed" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(CallbackFailed),
        summary: "A callback could not be scheduled, or its customer was not reached.",
        fires: "Instead of `callbackScheduled`; and when the promised call was dialled and the customer didn't answer.",
        example: CallbackFailed {
            agent: sample::agent(210),
            campaign_id: CampaignId::new(12),
            customer_id: CustomerId::new(5001),
            phone: "+919810012345".into(),
            callback_time: sample::at(-60),
            reason: "The time lies in the past.".to_owned(),
        },
    }
}
