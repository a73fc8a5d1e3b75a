//! The set-up as the Ameyo REST interface shows it to apps. `Process` and `AgentQueue` have its field names already.

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{CampaignId, ProcessId, UserId};
use serde::{Deserialize, Serialize};

use crate::configuration::{Campaign, CentreConfiguration, Process};

/// A campaign, as `cc/campaigns/…` gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmeyoCampaign {
    /// Which campaign.
    pub campaign_id: CampaignId,
    /// Its name.
    pub campaign_name: String,
    /// Which kinds of interaction it takes.
    pub campaign_type: CampaignType,
    /// What it is for.
    pub description: String,
    /// The process it belongs to.
    pub process_id: ProcessId,
    /// The contact centre it belongs to.
    pub contact_center_id: i64,
}

/// The contact centre, as `cc/contactCenterSettings` gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AmeyoSettings {
    /// Which contact centre.
    pub contact_center_id: i64,
    /// Its name.
    pub contact_center_name: String,
    /// Its name as it is shown.
    pub display_name: String,
    /// The breaks that agents may take.
    pub break_reasons: Vec<String>,
}

impl CentreConfiguration {
    /// All campaigns, or those that `assigned_to` may choose.
    #[must_use]
    pub fn ameyo_campaigns(&self, assigned_to: Option<&UserId>) -> Vec<AmeyoCampaign> {
        self.campaigns
            .iter()
            .filter(|campaign| assigned_to.is_none_or(|user| campaign.is_assigned_to(user)))
            .map(|campaign| self.ameyo_campaign(campaign))
            .collect()
    }

    /// All processes, or those with a campaign that `assigned_to` may choose.
    #[must_use]
    pub fn ameyo_processes(&self, assigned_to: Option<&UserId>) -> Vec<Process> {
        let has_campaign = |process: &Process, user: &UserId| {
            self.campaigns_for(user)
                .any(|campaign| campaign.process_id == process.process_id)
        };
        self.processes
            .iter()
            .filter(|process| assigned_to.is_none_or(|user| has_campaign(process, user)))
            .cloned()
            .collect()
    }

    /// The contact centre's settings.
    #[must_use]
    pub fn ameyo_settings(&self) -> AmeyoSettings {
        AmeyoSettings {
            contact_center_id: self.contact_center_id,
            contact_center_name: self.contact_center_name.clone(),
            display_name: self.contact_center_name.clone(),
            break_reasons: self.break_reasons.clone(),
        }
    }

    fn ameyo_campaign(&self, campaign: &Campaign) -> AmeyoCampaign {
        AmeyoCampaign {
            campaign_id: campaign.campaign_id,
            campaign_name: campaign.campaign_name.clone(),
            campaign_type: campaign.campaign_type,
            description: campaign.description.clone(),
            process_id: campaign.process_id,
            contact_center_id: self.contact_center_id,
        }
    }
}
