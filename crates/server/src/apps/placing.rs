//! Where an app shows, and for whom.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::ids::{AgentQueueId, CampaignId, ProcessId, SlotName};
use callbench_contract::role::Role;
use callbench_store::{AppId, Placement, StoreError};
use callbench_workspace::CentreConfiguration;
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::refused::{missing_is, no_app, stale};
use super::sdk_base_url::SdkBaseUrl;
use super::state::changed;
use super::view::{self, AppView, SlotView};
use crate::auth::Administrator;
use crate::body::JsonBody as Body;
use crate::problem::Problem;
use crate::state::HostState;

/// Most placements of one app.
const LIMIT: usize = 100;

pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new().routes(routes!(place))
}

/// All placements that an app shall have.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Place {
    /// The app's revision that this change starts from.
    revision: i64,
    placements: Vec<NewPlacement>,
}

/// One place for an app.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct NewPlacement {
    /// The slot's name.
    #[schema(value_type = String)]
    slot: SlotName,
    /// `agent`, `supervisor`, `administrator`; none means agent.
    #[schema(value_type = Vec<String>)]
    #[serde(default)]
    roles: Vec<Role>,
    /// Only for campaigns of this process.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    process_id: Option<ProcessId>,
    /// Only while one of these is chosen.
    #[schema(value_type = Vec<i64>)]
    #[serde(default)]
    campaign_ids: Vec<CampaignId>,
    /// Only for campaigns with one of these queues.
    #[schema(value_type = Vec<i64>)]
    #[serde(default)]
    queue_ids: Vec<AgentQueueId>,
    /// Where the app is told to load the SDK from.
    #[serde(default)]
    sdk_base_url: Option<String>,
}

/// Replaces an app's placements.
#[utoipa::path(put, path = "/apps/{appId}/placements", tag = "apps", params(("appId" = String, Path, description = "The app's host label")),
    request_body = Place,
    responses((status = 200, body = AppView), (status = 404, body = Problem), (status = 409, body = Problem, description = "stale-revision"),
        (status = 422, body = Problem, description = "unknown-slot, unknown-process, unknown-campaign, unknown-queue, invalid-sdk-base-url")))]
async fn place(
    State(state): State<HostState>,
    _: Administrator,
    Path(app_id): Path<String>,
    Body(wish): Body<Place>,
) -> Result<Json<AppView>, Problem> {
    let app_id = AppId::new(app_id);
    if wish.placements.len() > LIMIT {
        return Err(Problem::bad_request(
            format!("an app has at most {LIMIT} placements"),
            "join some of them",
        )
        .field("placements"));
    }
    if state.store.apps().find(&app_id).await?.is_none() {
        return Err(no_app(&app_id));
    }
    let slots = view::slots(&state).await?;
    let configuration = state.centre.configuration().await?;
    for (index, placement) in wish.placements.iter().enumerate() {
        check(index, placement, &slots, &configuration)?;
    }
    let mut before = state.store.placements().of_app(&app_id).await?;
    let placements: Vec<Placement> = wish
        .placements
        .into_iter()
        .map(|placement| placement.into_stored(&app_id, &mut before))
        .collect();
    let app = match state
        .store
        .placements()
        .replace(&app_id, wish.revision, &placements)
        .await
    {
        Ok(app) => app,
        Err(StoreError::Stale { .. }) => return Err(stale(&state, &app_id).await),
        Err(error) => return Err(missing_is(|| no_app(&app_id))(error)),
    };
    changed(&state, &app_id);
    Ok(Json(view::app(&state, app).await?))
}

impl NewPlacement {
    /// A placement in the same slot keeps its id, so that a frame that shows it goes on.
    fn into_stored(self, app_id: &AppId, before: &mut Vec<Placement>) -> Placement {
        let kept = before
            .iter()
            .position(|placement| placement.slot == self.slot)
            .map(|index| before.remove(index));
        let mut roles = self.roles;
        roles.sort_unstable();
        roles.dedup();
        if roles.is_empty() {
            roles.push(Role::Agent);
        }
        Placement {
            placement_id: kept.map_or_else(
                || Uuid::new_v4().to_string(),
                |placement| placement.placement_id,
            ),
            app_id: app_id.clone(),
            slot: self.slot,
            roles,
            process_id: self.process_id,
            campaign_ids: self.campaign_ids,
            queue_ids: self.queue_ids,
            sdk_base_url: self
                .sdk_base_url
                .and_then(|url| url.parse::<SdkBaseUrl>().ok())
                .map(|url| url.to_string()),
        }
    }
}

fn check(
    index: usize,
    placement: &NewPlacement,
    slots: &[SlotView],
    configuration: &CentreConfiguration,
) -> Result<(), Problem> {
    let refused = |code: &'static str, field: &str, message: String, remedy: String| {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code, message, remedy)
            .field(format!("placements[{index}].{field}"))
    };
    if !slots.iter().any(|slot| slot.name == placement.slot) {
        let names: Vec<&str> = slots.iter().map(|slot| slot.name.as_str()).collect();
        return Err(refused(
            "unknown-slot",
            "slot",
            format!("there is no slot `{}`", placement.slot),
            format!(
                "choose one of {}, or define it first (`POST /api/v1/slots`)",
                names.join(", ")
            ),
        ));
    }
    if let Some(id) = placement
        .process_id
        .filter(|id| configuration.process(*id).is_none())
    {
        return Err(refused(
            "unknown-process",
            "processId",
            format!("there is no process {id}"),
            known("processes"),
        ));
    }
    if let Some(id) = placement
        .campaign_ids
        .iter()
        .find(|id| configuration.campaign(**id).is_none())
    {
        return Err(refused(
            "unknown-campaign",
            "campaignIds",
            format!("there is no campaign {id}"),
            known("campaigns"),
        ));
    }
    if let Some(id) = placement
        .queue_ids
        .iter()
        .find(|id| configuration.queue(**id).is_none())
    {
        return Err(refused(
            "unknown-queue",
            "queueIds",
            format!("there is no queue {id}"),
            known("queues"),
        ));
    }
    if let Some(url) = placement
        .sdk_base_url
        .as_deref()
        .filter(|url| !url.is_empty())
        && let Err(error) = url.parse::<SdkBaseUrl>()
    {
        return Err(refused(
            "invalid-sdk-base-url",
            "sdkBaseUrl",
            error.to_string(),
            "correct it, or leave it out: the app then loads the SDK from the shell".to_owned(),
        ));
    }
    Ok(())
}

fn known(what: &str) -> String {
    format!("`GET /api/v1/campaigns` lists the {what}")
}
