//! `cc/agentQueues/…`.

use callbench_contract::ids::CampaignId;
use serde_json::json;

use super::{AmeyoAnswer, AmeyoRequest, Fault, Reading};

/// `getByCampaign?campaignId`.
pub(super) fn by_campaign(
    reading: &Reading<'_>,
    request: &AmeyoRequest,
) -> Result<AmeyoAnswer, Fault> {
    let campaign = request
        .number("campaignId")
        .map(CampaignId::new)
        .ok_or_else(|| Fault::invalid_input("the query has no number `campaignId`"))?;
    if reading.configuration.campaign(campaign).is_none() {
        return Err(Fault::business(
            "campaign.not.found",
            format!("there is no campaign {campaign}; `cc/campaigns/getAllCampaigns` lists them"),
        ));
    }
    let queues: Vec<_> = reading.configuration.queues_of(campaign).collect();
    Ok(AmeyoAnswer::ok(json!(queues)))
}
