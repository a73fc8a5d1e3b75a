//! Upload of a release: streamed to a file, read and checked, then committed whole or not at all.

use axum::Json;
use axum::extract::{Request, State};
use callbench_aaex::Limits;
use callbench_store::{AppId, NewRelease, ReleaseOutcome, Replace};
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::incoming::{self, Incoming};
use super::manager::collect_garbage;
use super::refused::{conflict, find};
use super::release_reading::{self, ReadPackage};
use super::state::changed;
use super::view::{AppView, ReleaseView};
use crate::apps::ports;
use crate::auth::Administrator;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new().routes(routes!(upload))
}

#[derive(Debug, Deserialize)]
struct Options {
    /// Whether other contents may take the place of a release; only on demo and dev hosts.
    #[serde(default)]
    replace: bool,
}

/// What came of an upload.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Uploaded {
    app: AppView,
    release: ReleaseView,
    /// False when the very same contents were there already.
    created: bool,
    warnings: Vec<super::view::WarningView>,
}

/// Uploads a package: the archive is the body, at most 100 MB.
#[utoipa::path(post, path = "/releases", tag = "apps",
    params(("replace" = Option<bool>, Query, description = "Replace a release of the same version; only on demo and dev hosts")),
    request_body(content_type = "application/zip", description = "The `.aaex` archive"),
    responses((status = 201, body = Uploaded), (status = 200, body = Uploaded, description = "The same contents are there already"),
        (status = 403, body = Problem, description = "replace-not-allowed"), (status = 409, body = Problem, description = "release-immutable"),
        (status = 413, body = Problem, description = "upload-too-large"), (status = 422, body = Problem, description = "The archive's own refusal")))]
async fn upload(
    State(state): State<HostState>,
    Administrator(caller): Administrator,
    QueryOf(options): QueryOf<Options>,
    request: Request,
) -> Result<(StatusCode, Json<Uploaded>), Problem> {
    let (parts, body) = request.into_parts();
    let limit = Limits::default().archive;
    if let Err(problem) = acceptable(&state, &parts.headers, options.replace, limit) {
        incoming::drain(body.into_data_stream()).await;
        return Err(problem);
    }
    let incoming = Incoming::receive(&state.store.directory().incoming(), body, limit).await?;

    let permit = state
        .apps
        .reading
        .clone()
        .acquire_owned()
        .await
        .map_err(|error| Problem::internal(&error))?;
    let profile = state.config.profile.clone();
    let read = blocking(move || {
        let archive = incoming.read().map_err(|error| Problem::internal(&error))?;
        release_reading::read(&archive, &profile)
    })
    .await??;
    let app_id = AppId::of(&read.package.manifest.name);
    let version = read.package.manifest.version.clone();

    let outcome = if is_there(&state, &app_id, &read).await? {
        ReleaseOutcome::Unchanged
    } else {
        let uploader = caller.user.user_id.clone();
        let release: NewRelease = blocking(move || read.into_release(&uploader)).await?;
        let replace = if options.replace {
            Replace::Allowed
        } else {
            Replace::Never
        };
        state
            .store
            .releases()
            .commit(release, replace, state.clock.now())
            .await?
    };
    drop(permit);

    match outcome {
        ReleaseOutcome::Immutable => return Err(immutable(&state, &app_id, &version.to_string())),
        ReleaseOutcome::Unchanged => {}
        ReleaseOutcome::Created | ReleaseOutcome::Replaced => {
            ports::open_for(&state, &app_id).await;
            changed(&state, &app_id);
        }
    }
    if outcome == ReleaseOutcome::Replaced {
        collect_garbage(&state);
    }
    let app = find(&state, &app_id).await?;
    let release = app
        .release(&version)
        .ok_or_else(|| Problem::internal(&"a release is gone as soon as it was stored"))?;
    let created = outcome != ReleaseOutcome::Unchanged;
    let uploaded = Uploaded {
        warnings: release.warnings.clone(),
        release,
        app,
        created,
    };
    Ok((
        if created {
            StatusCode::CREATED
        } else {
            StatusCode::OK
        },
        Json(uploaded),
    ))
}

/// What can be refused before a byte of the package is read.
fn acceptable(
    state: &HostState,
    headers: &HeaderMap,
    replace: bool,
    limit: u64,
) -> Result<(), Problem> {
    if replace && !state.config.has_demo_data() {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "replace-not-allowed",
            "a release can be replaced only on a host started with `--demo` or by `callbench dev`",
            "give the app a new version (`callbench ship --bump`) and upload that",
        ));
    }
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or_default();
    if kind.starts_with("multipart/") || kind.starts_with("application/json") {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "unsupported-media-type",
            format!("the package must be the body itself, not part of `{kind}`"),
            "send the archive's bytes with `Content-Type: application/zip`",
        ));
    }
    let declared = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse::<u64>().ok());
    if declared.is_some_and(|declared| declared > limit) {
        return Err(incoming::too_large(limit));
    }
    Ok(())
}

async fn is_there(state: &HostState, app_id: &AppId, read: &ReadPackage) -> Result<bool, Problem> {
    let there = state
        .store
        .releases()
        .find(app_id, &read.package.manifest.version)
        .await?;
    Ok(there.is_some_and(|release| release.content_sha256 == read.content.to_string()))
}

fn immutable(state: &HostState, app_id: &AppId, version: &str) -> Problem {
    let replace = if state.config.has_demo_data() {
        ", or replace it on this demo host (`callbench deploy --replace`)"
    } else {
        ""
    };
    conflict(
        "release-immutable",
        format!("release {version} of the app `{app_id}` is there already with other contents, and a release never changes"),
        format!("give the app a new version (`callbench ship --bump`) and upload that{replace}"),
    )
    .field("version")
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| Problem::internal(&error))
}
