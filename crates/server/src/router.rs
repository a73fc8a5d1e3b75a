//! From a request to the part of the host that answers it.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode, header};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::classify::ServerErrorsFailureClass;
use tower_http::compression::CompressionLayer;
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tracing::{Level, Span};
use utoipa::OpenApi;
use utoipa::openapi::path::Operation;
use utoipa::openapi::{
    ContentBuilder, OpenApi as Description, PathItem, Ref, Response as DescribedResponse,
};
use utoipa_axum::router::OpenApiRouter;

use crate::ameyo_rest::BUSINESS_FAULT;
use crate::apps::{self, Site};
use crate::problem::Problem;
use crate::state::HostState;
use crate::{ameyo_rest, connectors, guard, instances, routes, shell, simulator};

/// The largest body of an API request in bytes; uploads have a limit of their own.
const BODY_LIMIT: usize = 1024 * 1024;

/// The whole host as one router. A request's site is decided before any route is looked at.
pub(crate) fn build(state: &HostState) -> Router {
    let shell = shell_site(state);
    let log = TraceLayer::new_for_http()
        .make_span_with(|request: &Request| {
            // Only the path: queries of `/setup` and `/socket` are not for logs.
            tracing::info_span!("request", method = %request.method(), path = request.uri().path())
        })
        .on_request(())
        .on_response(DefaultOnResponse::new().level(Level::INFO))
        .on_failure(failed);
    shell
        .layer(middleware::from_fn_with_state(state.clone(), dispatch))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(log)
}

/// The description of the host's API, for `/openapi.json` and for the documentation.
pub(crate) fn openapi() -> Description {
    described(api().into_openapi())
}

/// Adds what every route has in common, and what isn't routed by its description.
fn described(mut description: Description) -> Description {
    for operation in description.paths.paths.values_mut().flat_map(operations) {
        operation
            .responses
            .responses
            .entry("default".to_owned())
            .or_insert_with(|| {
                let schema = Ref::from_schema_name("Problem");
                let content = ContentBuilder::new().schema(Some(schema)).build();
                DescribedResponse::builder()
                    .description("A refusal")
                    .content("application/json", content)
                    .build()
                    .into()
            });
    }
    description.nest("/ameyorestapi", ameyo_rest::Description::openapi())
}

fn operations(path: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [
        &mut path.get,
        &mut path.put,
        &mut path.post,
        &mut path.delete,
        &mut path.patch,
    ]
    .into_iter()
    .flatten()
}

fn api() -> OpenApiRouter<HostState> {
    OpenApiRouter::with_openapi(routes::describe()).nest(
        "/api/v1",
        routes::api()
            .merge(simulator::routes())
            .merge(apps::routes())
            .merge(instances::routes())
            .merge(connectors::routes()),
    )
}

fn shell_site(state: &HostState) -> Router {
    let (api, description) = api().split_for_parts();
    let description = described(description);
    let api = api
        .method_not_allowed_fallback(method_not_allowed)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn_with_state(state.clone(), guard::origin))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
    let rest = ameyo_rest::routes()
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest));
    Router::new()
        .merge(api)
        .merge(rest)
        .merge(routes::outside_api(description))
        .merge(apps::shell_routes())
        .merge(shell::routes(state))
        .fallback(not_found)
        .with_state(state.clone())
}

/// Sends a request to the site that its `Host` names, and refuses names that are not ours: a page of another site whose name
/// was pointed at this machine must get nothing.
async fn dispatch(State(state): State<HostState>, request: Request, next: Next) -> Response {
    let Some(host) = host_of(&request) else {
        return misdirected("").into_response();
    };
    match state.apps.origins.site(&host) {
        Site::Shell => next.run(request).await,
        Site::App(label) => apps::answer(state, label, request).await,
        Site::Foreign => misdirected(&host).into_response(),
    }
}

fn host_of(request: &Request) -> Option<String> {
    let from_header = |headers: &HeaderMap| {
        let mut all = headers.get_all(header::HOST).iter();
        // Two of them: whoever is before us may have looked at the other.
        match (all.next(), all.next()) {
            (Some(host), None) => host.to_str().ok().map(str::to_owned),
            _ => None,
        }
    };
    match request.uri().authority() {
        Some(authority) => Some(authority.as_str().to_owned()),
        None => from_header(request.headers()),
    }
}

fn misdirected(host: &str) -> Problem {
    Problem::new(
        StatusCode::MISDIRECTED_REQUEST,
        "unknown-host",
        format!("this host does not answer under the name `{host}`"),
        "use the address that `callbench` printed when it started; behind a proxy, start the host with `--public-url` (and `--apps-domain`)",
    )
}

async fn not_found(request: Request) -> Problem {
    Problem::not_found(
        format!("nothing at {} {}", request.method(), request.uri().path()),
        "look at /openapi.json for what there is",
    )
}

/// Logs an answer that tells of the host's own failure. 512 tells of a business fault: nothing failed.
fn failed(failure: ServerErrorsFailureClass, latency: Duration, _: &Span) {
    if let ServerErrorsFailureClass::StatusCode(status) = failure
        && status.as_u16() == BUSINESS_FAULT
    {
        return;
    }
    tracing::error!(%failure, ?latency, "response failed");
}

async fn method_not_allowed(request: Request) -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method-not-allowed",
        format!(
            "{} does not take {}",
            request.uri().path(),
            request.method()
        ),
        "use a method that the `Allow` header names",
    )
}

fn panicked(panic: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let cause = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without a message");
    Problem::internal(&cause).into_response()
}
