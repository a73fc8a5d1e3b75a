//! The shell's pages and their files.
//!
//! One page serves all of `/`, `/tickets`, `/supervisor`, `/admin` and `/setup`: it looks at its own address. An unknown address is 404, never that page.

use std::collections::BTreeSet;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{HeaderMap, HeaderValue, StatusCode, Uri};

use crate::apps::validator::{IMMUTABLE, REVALIDATED};
use crate::config::Scheme;
use crate::embedded_file;
use crate::state::HostState;

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The pages and what they load.
pub(crate) fn routes(state: &HostState) -> Router<HostState> {
    Router::new()
        .route("/", get(page))
        .route("/admin", get(page))
        .route("/admin/", get(page))
        .route("/admin/{*rest}", get(page))
        .route("/supervisor", get(page))
        .route("/supervisor/{*rest}", get(page))
        .route("/tickets", get(page))
        .route("/tickets/{*rest}", get(page))
        .route("/setup", get(page))
        .route("/static/{*path}", get(asset))
        .route("/favicon.ico", get(icon))
        .route("/favicon.svg", get(icon))
        .layer(middleware::from_fn_with_state(state.clone(), secured))
}

async fn page(State(state): State<HostState>, uri: Uri, headers: HeaderMap) -> Response {
    if let Some(address) = own_address(&state, &uri, &headers) {
        return Redirect::temporary(&address).into_response();
    }
    match callbench_embedded::file("shell/index.html") {
        Some(file) => embedded_file::respond(file, &headers, REVALIDATED),
        None => not_built(),
    }
}

async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    match callbench_embedded::file(&format!("shell/static/{path}")) {
        // Vite puts a hash of the contents into these names.
        Some(file) => embedded_file::respond(file, &headers, IMMUTABLE),
        None => (
            StatusCode::NOT_FOUND,
            [(CACHE_CONTROL, "no-store")],
            "404: the shell has no such file; after an update of the host, reload the page\n",
        )
            .into_response(),
    }
}

async fn icon(headers: HeaderMap) -> Response {
    match callbench_embedded::file("shell/favicon.svg") {
        Some(file) => embedded_file::respond(file, &headers, REVALIDATED),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Where to go instead when the page was opened as `127.0.0.1` while the shell is `localhost`: sign-in and app frames belong to one origin.
fn own_address(state: &HostState, uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let shell = &state.addressing.shell;
    let host = headers.get(HOST)?.to_str().ok()?;
    let port = format!(":{}", state.addressing.port);
    let is_alias = host
        .strip_suffix(&port)
        .is_some_and(|name| matches!(name, "127.0.0.1" | "[::1]"));
    let is_ours = shell.host() == "localhost" && shell.port() == Some(state.addressing.port);
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    (is_alias && is_ours).then(|| format!("{}{target}", shell.origin()))
}

/// What a host says that was compiled without its pages.
fn not_built() -> Response {
    let text = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
        <meta name=\"color-scheme\" content=\"light\">\n<title>Callbench without its pages</title>\n\
        <h1>This callbench was built without its pages</h1>\n\
        <p>The API works, the workspace is missing. In the sources, run <code>cargo xtask build</code>, \
        then start the host again.</p>\n</html>\n";
    (
        StatusCode::SERVICE_UNAVAILABLE,
        [(CACHE_CONTROL, "no-store")],
        Html(text),
    )
        .into_response()
}

/// The security headers of the shell's own origin.
async fn secured(State(state): State<HostState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let embedded = embedded_origins(&state).await;
    let headers = response.headers_mut();
    if let Ok(policy) = HeaderValue::from_str(&content_security_policy(&state, &embedded)) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    // Not `same-origin`: pop-ups of apps talk to the shell through their opener.
    headers.insert(
        OPENER_POLICY,
        HeaderValue::from_static("same-origin-allow-popups"),
    );
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    response
}

/// The origins of the pages that campaigns show with their calls, each with a space before it.
async fn embedded_origins(state: &HostState) -> String {
    let read = state.centre.read(|centre, _| {
        let campaigns = &centre.configuration().campaigns;
        let origins: BTreeSet<String> = campaigns
            .iter()
            .filter_map(|campaign| campaign.embedded_page.as_ref()?.origin())
            .collect();
        origins
            .into_iter()
            .fold(String::new(), |all, origin| all + " " + &origin)
    });
    // A host that is stopping, or can't read its log, still shows its pages; those of others wait.
    read.await.unwrap_or_default()
}

/// Everything from the shell itself, frames and logos from the apps' origins, further frames from the embedded pages' origins. Styles may be inline: the design system writes them
/// while it runs.
fn content_security_policy(state: &HostState, embedded: &str) -> String {
    let apps = state.apps.origins.csp_source();
    let shell = &state.addressing.shell;
    let socket = match shell.scheme() {
        Scheme::Http => "ws",
        Scheme::Https => "wss",
    };
    let authority = shell.authority();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; \
         img-src 'self' data: {apps}; connect-src 'self' {socket}://{authority}; frame-src {apps}{embedded}; manifest-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}
