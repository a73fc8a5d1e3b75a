//! Whether the agent takes work. Ready or break, and auto-call on or off, are separate switches.

use super::group::event_group;
use super::parts::AgentFields;
use crate::ids::CampaignId;
use crate::sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The agent became ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentReady {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The campaign that the agent works for, if one is selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
}

/// The agent went on a break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentOnBreak {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The campaign that the agent works for, if one is selected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
    /// The break, as the administrator named it.
    pub break_reason: String,
}

/// Automatic calling was switched on or off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AutoCallChanged {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// Whether the dialler now brings calls to this agent.
    pub auto_call_on: bool,
}

event_group! {
    /// Whether the agent takes work.
    AvailabilityEvent as Availability, title: "Availability";
    AgentReady = "agentReady" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(AvailabilityChange, Ready),
        summary: "The agent became ready to take interactions.",
        fires: "When the agent presses ready, and when a break ends.",
        example: AgentReady { agent: sample::agent(-120), campaign_id: Some(CampaignId::new(11)) },
    }
    AgentOnBreak = "agentOnBreak" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(AvailabilityChange, Break),
        summary: "The agent went on a break.",
        fires: "When the agent chooses a break; during an interaction, once that is disposed.",
        example: AgentOnBreak {
            agent: sample::agent(-900),
            campaign_id: Some(CampaignId::new(11)),
            break_reason: "Lunch".to_owned(),
        },
    }
    AutoCallChanged = "autoCallChanged" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(AvailabilityChange, AutoCallOn, AutoCallOff),
        summary: "Automatic calling was switched on or off for the agent.",
        fires: "When the switch changes, whoever moved it.",
        example: AutoCallChanged { agent: sample::agent(-100), auto_call_on: true },
    }
}
