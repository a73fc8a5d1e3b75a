//! The App Manager's API: apps and their releases. For administrators.

use axum::Json;
use axum::extract::{Path, State};
use callbench_store::{AppId, StoreError};
use http::StatusCode;
use semver::Version;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::refused::{conflict, find, missing_is, no_app, no_release};
use super::state::changed;
use super::view::{self, AppView};
use crate::auth::Administrator;
use crate::body::JsonBody as Body;
use crate::problem::Problem;
use crate::state::HostState;

pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(one, remove))
        .routes(routes!(activate, deactivate))
        .routes(routes!(roll_back))
        .routes(routes!(remove_release))
}

/// All apps.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AppList {
    apps: Vec<AppView>,
}

/// All apps, by name.
#[utoipa::path(get, path = "/apps", tag = "apps", responses((status = 200, body = AppList), (status = 403, body = Problem)))]
async fn list(State(state): State<HostState>, _: Administrator) -> Result<Json<AppList>, Problem> {
    let mut apps = Vec::new();
    for app in state.store.apps().list().await? {
        apps.push(view::app(&state, app).await?);
    }
    Ok(Json(AppList { apps }))
}

/// One app.
#[utoipa::path(get, path = "/apps/{appId}", tag = "apps", params(("appId" = String, Path, description = "The app's host label")),
    responses((status = 200, body = AppView), (status = 404, body = Problem)))]
async fn one(
    State(state): State<HostState>,
    _: Administrator,
    Path(app_id): Path<String>,
) -> Result<Json<AppView>, Problem> {
    find(&state, &AppId::new(app_id)).await.map(Json)
}

/// Removes an app with its releases, placements and stored data.
#[utoipa::path(delete, path = "/apps/{appId}", tag = "apps", params(("appId" = String, Path, description = "The app's host label")),
    responses((status = 204, description = "Removed"), (status = 404, body = Problem)))]
async fn remove(
    State(state): State<HostState>,
    _: Administrator,
    Path(app_id): Path<String>,
) -> Result<StatusCode, Problem> {
    let app_id = AppId::new(app_id);
    if !state.store.apps().remove(&app_id).await? {
        return Err(no_app(&app_id));
    }
    changed(&state, &app_id);
    collect_garbage(&state);
    Ok(StatusCode::NO_CONTENT)
}

/// Which release to activate.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Activate {
    /// The release's version.
    version: String,
}

/// Activates a release, or switches to another one.
#[utoipa::path(put, path = "/apps/{appId}/active", tag = "apps", params(("appId" = String, Path, description = "The app's host label")),
    request_body = Activate, responses((status = 200, body = AppView), (status = 404, body = Problem)))]
async fn activate(
    State(state): State<HostState>,
    Administrator(caller): Administrator,
    Path(app_id): Path<String>,
    Body(wish): Body<Activate>,
) -> Result<Json<AppView>, Problem> {
    let app_id = AppId::new(app_id);
    let missing = || no_release(&app_id, &wish.version).field("version");
    let version = Version::parse(&wish.version).map_err(|_| missing())?;
    if state.store.apps().find(&app_id).await?.is_none() {
        return Err(no_app(&app_id));
    }
    let activated = state
        .store
        .apps()
        .activate(&app_id, &version, &caller.user.user_id, state.clock.now())
        .await;
    let app = activated.map_err(missing_is(missing))?;
    changed(&state, &app_id);
    Ok(Json(view::app(&state, app).await?))
}

/// Takes an app away from agents. Its releases stay.
#[utoipa::path(delete, path = "/apps/{appId}/active", tag = "apps", params(("appId" = String, Path, description = "The app's host label")),
    responses((status = 200, body = AppView), (status = 404, body = Problem)))]
async fn deactivate(
    State(state): State<HostState>,
    _: Administrator,
    Path(app_id): Path<String>,
) -> Result<Json<AppView>, Problem> {
    let app_id = AppId::new(app_id);
    let app = state
        .store
        .apps()
        .deactivate(&app_id)
        .await
        .map_err(missing_is(|| no_app(&app_id)))?;
    changed(&state, &app_id);
    Ok(Json(view::app(&state, app).await?))
}

/// Returns to the release that was active before this one.
#[utoipa::path(post, path = "/apps/{appId}/rollback", tag = "apps", params(("appId" = String, Path, description = "The app's host label")),
    responses((status = 200, body = AppView), (status = 404, body = Problem), (status = 409, body = Problem, description = "nothing-to-roll-back")))]
async fn roll_back(
    State(state): State<HostState>,
    Administrator(caller): Administrator,
    Path(app_id): Path<String>,
) -> Result<Json<AppView>, Problem> {
    let app_id = AppId::new(app_id);
    if state.store.apps().find(&app_id).await?.is_none() {
        return Err(no_app(&app_id));
    }
    let rolled_back = state
        .store
        .apps()
        .roll_back(&app_id, &caller.user.user_id, state.clock.now())
        .await;
    let app = rolled_back.map_err(missing_is(|| {
        conflict(
            "nothing-to-roll-back",
            format!("no other release of the app `{app_id}` was active before"),
            "activate the release that you want (`PUT /api/v1/apps/{appId}/active`)",
        )
    }))?;
    changed(&state, &app_id);
    Ok(Json(view::app(&state, app).await?))
}

/// Removes a release that isn't active; with the last one the app goes too.
#[utoipa::path(delete, path = "/apps/{appId}/releases/{version}", tag = "apps",
    params(("appId" = String, Path, description = "The app's host label"), ("version" = String, Path, description = "The release's version")),
    responses((status = 200, body = AppView), (status = 204, description = "It was the last one: the app is gone"),
        (status = 404, body = Problem), (status = 409, body = Problem, description = "release-active")))]
async fn remove_release(
    State(state): State<HostState>,
    _: Administrator,
    Path((app_id, version)): Path<(String, String)>,
) -> Result<RemovedRelease, Problem> {
    let app_id = AppId::new(app_id);
    let missing = || no_release(&app_id, &version);
    let parsed = Version::parse(&version).map_err(|_| missing())?;
    let removed = state.store.releases().remove(&app_id, &parsed).await;
    let is_left = removed.map_err(|error| match error {
        StoreError::InUse { .. } => conflict(
            "release-active",
            format!("release {version} of the app `{app_id}` is active"),
            "activate another release or deactivate the app first",
        ),
        other => missing_is(missing)(other),
    })?;
    changed(&state, &app_id);
    collect_garbage(&state);
    if !is_left {
        return Ok(RemovedRelease::Last);
    }
    find(&state, &app_id)
        .await
        .map(|app| RemovedRelease::Other(Box::new(app)))
}

/// What is left after a release was removed.
enum RemovedRelease {
    Last,
    Other(Box<AppView>),
}

impl axum::response::IntoResponse for RemovedRelease {
    fn into_response(self) -> axum::response::Response {
        match self {
            Self::Last => StatusCode::NO_CONTENT.into_response(),
            Self::Other(app) => Json(app).into_response(),
        }
    }
}

/// Frees the disk in the background; nobody waits for it.
pub(super) fn collect_garbage(state: &HostState) {
    let store = state.store.clone();
    state.tasks.spawn(async move {
        match store.blobs().collect_garbage().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "removed the files of releases that are gone"),
            Err(error) => tracing::warn!(%error, "the files of removed releases are still there"),
        }
    });
}
