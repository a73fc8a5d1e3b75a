//! `/healthz` and `/openapi.json`.

use std::sync::Arc;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use http::StatusCode;
use serde_json::json;
use utoipa::openapi::OpenApi as Description;

use crate::state::HostState;

pub(super) fn routes(description: Description) -> Router<HostState> {
    let description = Arc::new(description);
    Router::new().route("/healthz", get(health)).route(
        "/openapi.json",
        get(move || async move { Json((*description).clone()) }),
    )
}

/// 200 while the contact centre's state can be read, else 503: a load balancer asks this.
async fn health(State(state): State<HostState>) -> impl IntoResponse {
    let version = env!("CARGO_PKG_VERSION");
    match state.centre.read(|_, _| ()).await {
        Ok(()) => (
            StatusCode::OK,
            Json(json!({ "status": "ok", "version": version })),
        ),
        Err(error) => (
            StatusCode::SERVICE_UNAVAILABLE,
            Json(json!({ "status": "failing", "version": version, "why": error.to_string() })),
        ),
    }
}
