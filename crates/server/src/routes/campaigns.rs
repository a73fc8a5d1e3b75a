//! `GET /campaigns`: processes, campaigns and queues, for whoever places apps or simulates calls.

use axum::Json;
use axum::extract::State;
use callbench_contract::call::CampaignType;
use callbench_contract::ids::{AgentQueueId, CampaignId, ProcessId};
use callbench_workspace::CentreConfiguration;
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::Caller;
use crate::problem::Problem;
use crate::state::HostState;

/// What there is to pick from.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Campaigns {
    processes: Vec<ProcessPick>,
    campaigns: Vec<CampaignPick>,
    queues: Vec<QueuePick>,
}

/// A process.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ProcessPick {
    #[schema(value_type = i64)]
    process_id: ProcessId,
    process_name: String,
}

/// A campaign.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CampaignPick {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    campaign_name: String,
    #[schema(value_type = String)]
    campaign_type: CampaignType,
    #[schema(value_type = i64)]
    process_id: ProcessId,
}

/// A queue.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct QueuePick {
    #[schema(value_type = i64)]
    agent_queue_id: AgentQueueId,
    queue_name: String,
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
}

impl From<&CentreConfiguration> for Campaigns {
    fn from(configuration: &CentreConfiguration) -> Self {
        Self {
            processes: configuration
                .processes
                .iter()
                .map(|process| ProcessPick {
                    process_id: process.process_id,
                    process_name: process.process_name.clone(),
                })
                .collect(),
            campaigns: configuration
                .campaigns
                .iter()
                .map(|campaign| CampaignPick {
                    campaign_id: campaign.campaign_id,
                    campaign_name: campaign.campaign_name.clone(),
                    campaign_type: campaign.campaign_type,
                    process_id: campaign.process_id,
                })
                .collect(),
            queues: configuration
                .queues
                .iter()
                .map(|queue| QueuePick {
                    agent_queue_id: queue.agent_queue_id,
                    queue_name: queue.queue_name.clone(),
                    campaign_id: queue.campaign_id,
                })
                .collect(),
        }
    }
}

/// Processes, campaigns and queues.
#[utoipa::path(
    get,
    path = "/campaigns",
    tag = "apps",
    responses((status = OK, body = Campaigns)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn list(
    State(state): State<HostState>,
    _caller: Caller,
) -> Result<Json<Campaigns>, Problem> {
    Ok(Json(
        state
            .centre
            .read(|centre, _| Campaigns::from(centre.configuration()))
            .await?,
    ))
}
