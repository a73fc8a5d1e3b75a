//! An instance's life: which apps show, a new instance, its token, its end.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::ids::{InstanceId, InteractionId};
use callbench_contract::manifest::Manifest;
use callbench_contract::time::{Millis, Timestamp};
use callbench_store::Instance;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::address::{Address, Page};
use super::resolution::{Placed, Viewer, by_slot, placed};
use crate::apps::view::{AppCard, SlotView};
use crate::apps::{SdkBaseUrl, platform};
use crate::auth::Caller;
use crate::body::JsonBody as Body;
use crate::problem::Problem;
use crate::state::HostState;

/// The slot whose apps are told a period to show, and the period when the shell names none.
const DASHBOARD: &str = "dashboard";
const DATA_DURATIONS: [&str; 3] = ["1_day", "1_hrs", "30_mins"];

/// How long an instance is remembered after its newest token has ended: a laptop may sleep over night.
const REMEMBERED: Millis = Millis::from_secs(24 * 60 * 60);

pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(slots))
        .routes(routes!(create))
        .routes(routes!(renew))
        .routes(routes!(end))
}

/// The slots with what shows in them for the caller.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShellSlots {
    slots: Vec<ShellSlot>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ShellSlot {
    slot: SlotView,
    apps: Vec<PlacedApp>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct PlacedApp {
    placement_id: String,
    app: AppCard,
}

/// What shows in which slot for the caller's role and chosen campaign.
#[utoipa::path(get, path = "/shell/slots", tag = "instances", responses((status = 200, body = ShellSlots), (status = 401, body = Problem)))]
async fn slots(
    State(state): State<HostState>,
    caller: Caller,
) -> Result<Json<ShellSlots>, Problem> {
    let viewer = Viewer::of(&state, &caller.user).await?;
    let slots = by_slot(&state, &viewer).await?;
    let slots = slots
        .into_iter()
        .map(|(slot, placed)| ShellSlot {
            slot,
            apps: placed
                .into_iter()
                .map(|one| PlacedApp {
                    placement_id: one.placement_id,
                    app: one.card,
                })
                .collect(),
        })
        .collect();
    Ok(Json(ShellSlots { slots }))
}

/// Which app to run, and for what.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewInstance {
    /// One of those that `/shell/slots` lists.
    placement_id: String,
    /// The interaction that it is opened for.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    interaction_id: Option<InteractionId>,
    /// A page of the app other than its entry page.
    #[serde(default)]
    path: Option<String>,
    /// The period that a dashboard widget shows: `1_day`, `1_hrs` or `30_mins`.
    #[serde(default)]
    data_duration: Option<String>,
}

/// A running copy of an app, with what the shell needs to load it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Instance)]
pub(crate) struct InstanceView {
    #[schema(value_type = String)]
    instance_id: InstanceId,
    /// For `…/instances/{id}/calls`, and for nothing else.
    token: String,
    /// Milliseconds since the epoch.
    #[schema(value_type = i64)]
    token_expires_at: Timestamp,
    app: AppCard,
    slot: SlotView,
    /// The page to load in the frame.
    url: String,
    /// The only origin whose messages the shell accepts from that frame.
    origin: String,
}

/// Makes an instance of an app that is placed for the caller.
#[utoipa::path(post, path = "/instances", tag = "instances", request_body = NewInstance,
    responses((status = 201, body = InstanceView), (status = 400, body = Problem), (status = 403, body = Problem, description = "not-placed"), (status = 422, body = Problem, description = "incompatible-platform")))]
async fn create(
    State(state): State<HostState>,
    caller: Caller,
    Body(wish): Body<NewInstance>,
) -> Result<(StatusCode, Json<InstanceView>), Problem> {
    let found = find_placed(&state, &caller, &wish.placement_id).await?;
    require_fit(&state, &found).await?;
    let page = match wish.path.as_deref() {
        None | Some("") => Page::entry(&found.entry_page),
        Some(path) => Page::parse(path).map_err(|error| {
            Problem::bad_request(
                error.to_string(),
                "give a path of the app's own, such as `popup.html?customer=7`",
            )
            .field("path")
        })?,
    };
    let data_duration = data_duration(&found, wish.data_duration)?;
    let origin = state
        .apps
        .origins
        .of_app(found.app_id.as_str())
        .ok_or_else(no_port)?;

    let now = state.clock.now();
    let instance_id = InstanceId::new(Uuid::new_v4().to_string());
    let issued = state
        .apps
        .tokens
        .issue(&instance_id, now)
        .map_err(|error| Problem::internal(&error))?;
    let instances = state.store.instances();
    instances.remove_ended_before(now - REMEMBERED).await?;
    let app_name = callbench_contract::manifest::AppName::new(found.card.name.clone())
        .map_err(|error| Problem::internal(&error))?;
    instances
        .create(&Instance {
            instance_id: instance_id.clone(),
            user_id: caller.user.user_id.clone(),
            session_hash: caller.token_hash.clone(),
            app_id: found.app_id.clone(),
            app_name,
            version: found.version.clone(),
            placement_id: found.placement_id.clone(),
            slot: found.slot.name.clone(),
            interaction_id: wish.interaction_id,
            created_at: now,
            token_expires_at: issued.expires_at,
        })
        .await?;

    let url = Address {
        app_origin: &origin,
        name: &found.card.name,
        version: &found.card.version,
        page: &page,
        shell_origin: &state.apps.origins.shell(),
        instance_id: &instance_id,
        sdk_base_url: found.sdk_base_url.as_deref().or(state
            .config
            .sdk_base_url
            .as_ref()
            .map(SdkBaseUrl::as_str)),
        data_duration: data_duration.as_deref(),
    }
    .url();
    let view = InstanceView {
        instance_id,
        token: issued.token,
        token_expires_at: issued.expires_at,
        app: found.card,
        slot: found.slot,
        url,
        origin,
    };
    Ok((StatusCode::CREATED, Json(view)))
}

/// The placement, if it is one of the caller's: nobody learns here what is placed for others.
async fn find_placed(
    state: &HostState,
    caller: &Caller,
    placement_id: &str,
) -> Result<Placed, Problem> {
    let viewer = Viewer::of(state, &caller.user).await?;
    let all = placed(state, &viewer).await?;
    all.into_iter().find(|one| one.placement_id == placement_id).ok_or_else(|| {
        Problem::new(
            StatusCode::FORBIDDEN,
            "not-placed",
            format!("no app is placed for {} ({}) under `{placement_id}`", caller.user.user_id, caller.user.role),
            "fetch `/api/v1/shell/slots` again; if the app should be there, an administrator activates it and places it for this role and campaign",
        )
        .field("placementId")
    })
}

/// A release that was stored under another platform version may not fit the present one. An app under development has none.
async fn require_fit(state: &HostState, found: &Placed) -> Result<(), Problem> {
    let release = state
        .store
        .releases()
        .find(&found.app_id, &found.version)
        .await?;
    let Some(release) = release else {
        return Ok(());
    };
    let text = release.manifest.to_string();
    let (manifest, _) =
        Manifest::parse(text.as_bytes()).map_err(|error| Problem::internal(&error))?;
    platform::require_fit(&manifest, &state.config.profile.platform_version)
}

fn data_duration(found: &Placed, asked: Option<String>) -> Result<Option<String>, Problem> {
    match asked {
        Some(asked) if DATA_DURATIONS.contains(&asked.as_str()) => Ok(Some(asked)),
        Some(asked) => Err(Problem::bad_request(
            format!("`dataDuration` is `{asked}`"),
            format!("give one of {}", DATA_DURATIONS.join(", ")),
        )
        .field("dataDuration")),
        None => Ok((found.slot.name.as_str() == DASHBOARD).then(|| DATA_DURATIONS[0].to_owned())),
    }
}

fn no_port() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "no-app-port",
        "this app has no port of its own yet: none after the shell's was free",
        "free a port after the shell's and start the host again, or start it with `--apps-domain`",
    )
}

/// A token and when it ends.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RenewedToken {
    token: String,
    /// Milliseconds since the epoch.
    #[schema(value_type = i64)]
    token_expires_at: Timestamp,
}

/// Gives an instance a new token.
#[utoipa::path(post, path = "/instances/{id}/token", tag = "instances", params(("id" = String, Path, description = "The instance")),
    responses((status = 200, body = RenewedToken), (status = 403, body = Problem, description = "not-placed"),
        (status = 410, body = Problem, description = "instance-gone")))]
async fn renew(
    State(state): State<HostState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<RenewedToken>, Problem> {
    let id = InstanceId::new(id);
    let instance = state.store.instances().find(&id).await?;
    let instance = instance
        .filter(|instance| instance.user_id == caller.user.user_id)
        .ok_or_else(|| gone(&id))?;
    // A placement that was taken away ends with the running token at the latest. Another version, or another campaign, does not end it:
    // the frame is there and the shell decides when it goes.
    let is_dev = state
        .apps
        .dev
        .with_label(instance.app_id.as_str())
        .is_some();
    if !is_dev {
        let placement = state
            .store
            .placements()
            .find(&instance.placement_id)
            .await?;
        if !placement.is_some_and(|placement| placement.roles.contains(&caller.user.role)) {
            return Err(Problem::new(
                StatusCode::FORBIDDEN,
                "not-placed",
                format!(
                    "the app `{}` is no longer placed for {}",
                    instance.app_name, caller.user.user_id
                ),
                "fetch `/api/v1/shell/slots` again",
            ));
        }
    }
    let issued = state
        .apps
        .tokens
        .issue(&id, state.clock.now())
        .map_err(|error| Problem::internal(&error))?;
    state
        .store
        .instances()
        .renew(&id, issued.expires_at)
        .await?;
    Ok(Json(RenewedToken {
        token: issued.token,
        token_expires_at: issued.expires_at,
    }))
}

/// Ends an instance and its token.
#[utoipa::path(delete, path = "/instances/{id}", tag = "instances", params(("id" = String, Path, description = "The instance")),
    responses((status = 204, description = "Ended"), (status = 410, body = Problem, description = "instance-gone")))]
async fn end(
    State(state): State<HostState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let id = InstanceId::new(id);
    if !state
        .store
        .instances()
        .end(&id, &caller.user.user_id)
        .await?
    {
        return Err(gone(&id));
    }
    Ok(StatusCode::NO_CONTENT)
}

/// 410: the instance was closed, or its person signed out.
pub(super) fn gone(id: &InstanceId) -> Problem {
    Problem::new(
        StatusCode::GONE,
        "instance-gone",
        format!("there is no instance `{id}` (any more)"),
        "load the app again: `POST /api/v1/instances`",
    )
}
