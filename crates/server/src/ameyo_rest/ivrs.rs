//! IVRs that calls of a campaign can be transferred to, or that can join them.

use callbench_contract::ids::{CampaignId, ContextId};
use callbench_workspace::{Campaign, Ivr};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{AmeyoAnswer, AmeyoRequest, Fault, Faults, OfCampaigns, Reading};

/// An IVR that calls of a campaign can be transferred to.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct FeatureContextRow<'a> {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    #[schema(value_type = String)]
    context_id: &'a ContextId,
    context_name: &'a str,
    feature_name: &'a str,
    /// `ivr`, or `local.ivr` for one that joins the call and leaves again.
    nodeflow_type: &'static str,
    transferrable: bool,
}

/// An IVR that can join a campaign's calls.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct LocalIvrRow<'a> {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    #[schema(value_type = String)]
    context_id: &'a ContextId,
    context_name: &'a str,
}

/// The feature contexts of a campaign, or of several: IVRs that its calls can be transferred to.
#[utoipa::path(
    get,
    path = "/voice/getAllCampaignDefaultFeatureContextForCampaign",
    tag = "ameyorestapi",
    params(OfCampaigns),
    responses((status = OK, body = [FeatureContextRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn feature_contexts(
    reading: &Reading<'_>,
    request: &AmeyoRequest,
) -> Result<AmeyoAnswer, Fault> {
    let campaigns = reading.campaigns(request)?;
    let rows: Vec<FeatureContextRow<'_>> = of(reading, &campaigns)
        .map(|(campaign_id, ivr)| FeatureContextRow {
            campaign_id,
            context_id: &ivr.context_id,
            context_name: &ivr.context_name,
            feature_name: &ivr.feature_name,
            nodeflow_type: if ivr.local { "local.ivr" } else { "ivr" },
            transferrable: ivr.transferrable,
        })
        .collect();
    Ok(AmeyoAnswer::ok(json!(rows)))
}

/// The local IVRs of a campaign, or of several: they join a call for a while.
#[utoipa::path(
    get,
    path = "/cc/getAllLocalIVRForCampaign",
    tag = "ameyorestapi",
    params(OfCampaigns),
    responses((status = OK, body = [LocalIvrRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn local(reading: &Reading<'_>, request: &AmeyoRequest) -> Result<AmeyoAnswer, Fault> {
    let campaigns = reading.campaigns(request)?;
    let rows: Vec<LocalIvrRow<'_>> = of(reading, &campaigns)
        .filter(|(_, ivr)| ivr.local)
        .map(|(campaign_id, ivr)| LocalIvrRow {
            campaign_id,
            context_id: &ivr.context_id,
            context_name: &ivr.context_name,
        })
        .collect();
    Ok(AmeyoAnswer::ok(json!(rows)))
}

fn of<'a>(
    reading: &Reading<'a>,
    campaigns: &'a [&'a Campaign],
) -> impl Iterator<Item = (CampaignId, &'a Ivr)> {
    let ivrs = &reading.configuration.ivrs;
    campaigns.iter().flat_map(move |campaign| {
        let id = campaign.campaign_id;
        ivrs.iter()
            .filter(move |ivr| ivr.campaign_id.is_none_or(|only| only == id))
            .map(move |ivr| (id, ivr))
    })
}
