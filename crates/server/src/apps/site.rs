//! Everything on an app's own origin, and what the shell's origin does with an app's paths.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::IntoResponse;
use http::header::{CACHE_CONTROL, LOCATION};
use http::{HeaderValue, Response, StatusCode};

use super::policy::{self, Strictness};
use super::refusal_page::{NAME_AND_VERSION_RULE, Refusal};
use super::si_path::SiPath;
use super::{sdk, serve};
use crate::dev;
use crate::state::HostState;
use callbench_contract::manifest::AppName;

/// Answers a request on the origin of the app with this label: the SDK, that app's files, and nothing else.
pub(crate) async fn answer(state: HostState, label: String, request: Request) -> Response<Body> {
    let path = request.uri().path();
    if sdk::is_sdk_path(path) {
        return sdk::respond(path, request.method(), request.headers());
    }
    let shell = state.apps.origins.shell();
    if let Some(app) = state.apps.dev.with_label(&label) {
        return dev::respond(&state.apps.dev_proxy, &app, &shell, request).await;
    }
    let query = request.uri().query();
    let mut response = serve::respond(
        &state,
        &label,
        request.method(),
        path,
        query,
        request.headers(),
    )
    .await;
    policy::apply(response.headers_mut(), &shell, Strictness::Normal);
    response
}

/// `/si/…` on the shell's origin: an app's bytes never come from there, so the browser is sent to the app's origin.
pub(super) async fn redirect(State(state): State<HostState>, request: Request) -> Response<Body> {
    let uri = request.uri();
    let origin = SiPath::parse(uri.path())
        .and_then(|path| AppName::new(path.name).ok())
        .and_then(|name| state.apps.origins.of_app(&name.host_label()));
    let Some(origin) = origin else {
        return Refusal {
            status: StatusCode::NOT_FOUND,
            code: "not-an-app-path",
            message: format!("Nothing is served at `{}`.", uri.path()),
            remedy: NAME_AND_VERSION_RULE.to_owned(),
            instead: None,
        }
        .answer(request.headers());
    };
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    match HeaderValue::from_str(&format!("{origin}{target}")) {
        Ok(location) => (
            StatusCode::TEMPORARY_REDIRECT,
            [
                (LOCATION, location),
                (CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ],
        )
            .into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// The SDK on the shell's origin.
pub(super) async fn shell_sdk(request: Request) -> Response<Body> {
    sdk::respond(request.uri().path(), request.method(), request.headers())
}
