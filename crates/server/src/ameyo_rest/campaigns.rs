//! `cc/campaigns/…`.

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{CampaignId, ProcessId};
use callbench_workspace::Campaign;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{AmeyoAnswer, Faults, Reading};

/// A campaign.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CampaignRow<'a> {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    campaign_name: &'a str,
    #[schema(value_type = String, example = "Interactive Voice Application")]
    campaign_type: CampaignType,
    description: &'a str,
    #[schema(value_type = i64)]
    process_id: ProcessId,
    contact_center_id: i64,
}

/// All campaigns.
#[utoipa::path(
    get,
    path = "/cc/campaigns/getAllCampaigns",
    tag = "ameyorestapi",
    responses((status = OK, body = [CampaignRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn all(reading: &Reading<'_>) -> AmeyoAnswer {
    rows(reading, reading.configuration.campaigns.iter())
}

/// Campaigns that the caller may work on.
#[utoipa::path(
    get,
    path = "/cc/campaigns/getAssigned",
    tag = "ameyorestapi",
    responses((status = OK, body = [CampaignRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn assigned(reading: &Reading<'_>) -> AmeyoAnswer {
    let campaigns = reading.configuration.campaigns_for(&reading.user.user_id);
    rows(reading, campaigns)
}

fn rows<'a>(reading: &Reading<'a>, campaigns: impl Iterator<Item = &'a Campaign>) -> AmeyoAnswer {
    let rows: Vec<CampaignRow<'_>> = campaigns
        .map(|campaign| CampaignRow {
            campaign_id: campaign.campaign_id,
            campaign_name: &campaign.campaign_name,
            campaign_type: campaign.campaign_type,
            description: &campaign.description,
            process_id: campaign.process_id,
            contact_center_id: reading.configuration.contact_center_id,
        })
        .collect();
    AmeyoAnswer::ok(json!(rows))
}
