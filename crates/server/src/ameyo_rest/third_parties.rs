//! `voice/tpvInfos`: who outside can join a call by name.

use callbench_contract::ids::{Phone, ThirdPartyId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{AmeyoAnswer, AmeyoRequest, Fault, Faults, Reading};

/// Whose third parties are wanted. All campaigns have the same.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct WantedThirdParties {
    #[schema(value_type = Option<i64>)]
    campaign_id: Option<serde_json::Value>,
}

/// Somebody outside who can join a call, such as a verifier.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ThirdPartyRow<'a> {
    #[schema(value_type = String)]
    third_party_id: &'a ThirdPartyId,
    name: &'a str,
    #[schema(value_type = String)]
    phone: &'a Phone,
}

/// The third parties that can join a call.
#[utoipa::path(
    post,
    path = "/voice/tpvInfos",
    tag = "ameyorestapi",
    request_body(content = Option<WantedThirdParties>, content_type = "application/json"),
    responses((status = OK, body = [ThirdPartyRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn all(reading: &Reading<'_>, request: &AmeyoRequest) -> Result<AmeyoAnswer, Fault> {
    let wanted: WantedThirdParties = request.body_or_default()?;
    if let Some(campaign) = wanted.campaign_id {
        let campaign = super::request::number(&campaign)
            .ok_or_else(|| Fault::invalid_input("`campaignId` is not a number"))?;
        reading.campaign(campaign.into())?;
    }
    let rows: Vec<ThirdPartyRow<'_>> = reading
        .configuration
        .third_parties
        .iter()
        .map(|party| ThirdPartyRow {
            third_party_id: &party.third_party_id,
            name: &party.name,
            phone: &party.phone,
        })
        .collect();
    Ok(AmeyoAnswer::ok(json!(rows)))
}
