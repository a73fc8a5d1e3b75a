//! The campaign that an agent works for.

use super::group::event_group;
use super::parts::AgentFields;
use crate::call::CampaignType;
use crate::ids::{CampaignId, ProcessId};
use crate::sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The agent chose a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CampaignSelected {
    /// Who and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// The campaign's name.
    pub campaign_name: String,
    /// The campaign's type.
    pub campaign_type: CampaignType,
    /// The campaign's process.
    pub process_id: ProcessId,
    /// The process's name.
    pub process_name: String,
    /// The campaign before, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous_campaign_id: Option<CampaignId>,
}

event_group! {
    /// The campaign that the agent works for.
    CampaignEvent as Campaign, title: "Campaign";
    CampaignSelected = "campaignSelected" {
        scope: Global, slots: any_slot, grade: Ours,
        origin: moments(CampaignSelected),
        summary: "The agent chose a campaign to work for.",
        fires: "When the agent picks a campaign after log-in, and at every change.",
        example: CampaignSelected {
            agent: sample::agent(-3580),
            campaign_id: CampaignId::new(11),
            campaign_name: "Customer care".to_owned(),
            campaign_type: CampaignType::InteractiveVoiceApplication,
            process_id: ProcessId::new(1),
            process_name: "Retail".to_owned(),
            previous_campaign_id: None,
        },
    }
}
