//! `GET /statistics`: what was counted of calls and chats.

use axum::Json;
use axum::extract::State;
use callbench_contract::ids::{AgentQueueId, CampaignId};
use callbench_workspace::{StatisticsView, StatisticsWindow};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::auth::Overseer;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

/// What to count; a queue goes before its campaign.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
pub(super) struct Wanted {
    /// One campaign; without it and a queue, all.
    #[param(value_type = Option<i64>)]
    campaign_id: Option<CampaignId>,
    /// One queue.
    #[param(value_type = Option<i64>)]
    agent_queue_id: Option<AgentQueueId>,
    /// `day`, `hour` or `halfHour`: the last 48, two, one half-hours, the one that runs now included.
    #[serde(default)]
    #[param(value_type = Option<String>)]
    window: StatisticsWindow,
}

/// What was counted, in all and by half-hours.
#[utoipa::path(
    get,
    path = "/statistics",
    tag = "supervisor",
    params(Wanted),
    responses(
        (status = OK, description = "`{ totals: Counters, series: [{ from, to, counters }] }`", body = Object),
        (status = NOT_FOUND, description = "No such campaign or queue", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    _overseer: Overseer,
    QueryOf(wanted): QueryOf<Wanted>,
) -> Result<Json<StatisticsView>, Problem> {
    let Wanted {
        campaign_id,
        agent_queue_id,
        window,
    } = wanted;
    state
        .centre
        .read(move |centre, now| {
            let configuration = centre.configuration();
            let is_known = campaign_id.is_none_or(|id| configuration.campaign(id).is_some())
                && agent_queue_id.is_none_or(|id| configuration.queue(id).is_some());
            is_known.then(|| centre.statistics(campaign_id, agent_queue_id, window, now))
        })
        .await?
        .map(Json)
        .ok_or_else(|| {
            Problem::not_found(
                "there is no such campaign or queue",
                "take one from `GET /api/v1/campaigns`",
            )
        })
}
