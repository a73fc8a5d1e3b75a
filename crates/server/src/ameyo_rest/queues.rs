//! `cc/agentQueues/…`.

use callbench_contract::ids::{AgentQueueId, CampaignId};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{AmeyoAnswer, AmeyoRequest, Fault, Faults, OfCampaigns, Reading};

/// A queue.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct QueueRow<'a> {
    #[schema(value_type = i64)]
    agent_queue_id: AgentQueueId,
    queue_name: &'a str,
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    queue_type: &'a str,
    transferrable: bool,
}

/// The queues of a campaign, or of several.
#[utoipa::path(
    get,
    path = "/cc/agentQueues/getByCampaign",
    tag = "ameyorestapi",
    params(OfCampaigns),
    responses((status = OK, body = [QueueRow]), Faults),
    security(("session" = []), ("token" = []))
)]
pub(super) fn by_campaign(
    reading: &Reading<'_>,
    request: &AmeyoRequest,
) -> Result<AmeyoAnswer, Fault> {
    let campaigns = reading.campaigns(request)?;
    let rows: Vec<QueueRow<'_>> = campaigns
        .iter()
        .flat_map(|campaign| reading.configuration.queues_of(campaign.campaign_id))
        .map(|queue| QueueRow {
            agent_queue_id: queue.agent_queue_id,
            queue_name: &queue.queue_name,
            campaign_id: queue.campaign_id,
            queue_type: &queue.queue_type,
            transferrable: queue.transferrable,
        })
        .collect();
    Ok(AmeyoAnswer::ok(json!(rows)))
}
