//! The store's refusals as the App Manager's answers.

use callbench_store::{AppId, StoreError};
use http::StatusCode;
use serde_json::json;

use super::view;
use crate::problem::Problem;
use crate::state::HostState;

/// 404: no such app.
pub(super) fn no_app(app_id: &AppId) -> Problem {
    Problem::not_found(
        format!("there is no app `{app_id}`"),
        "`GET /api/v1/apps` lists the apps with their ids (`appId`)",
    )
}

/// 404: no such release.
pub(super) fn no_release(app_id: &AppId, version: &str) -> Problem {
    Problem::not_found(
        format!("the app `{app_id}` has no release {version}"),
        "`GET /api/v1/apps` lists the releases; upload the package to add one",
    )
}

/// 409: somebody else changed the app.
pub(super) async fn stale(state: &HostState, app_id: &AppId) -> Problem {
    match find(state, app_id).await {
        Ok(app) => Problem::stale_revision(&format!("the app `{app_id}`"), json!(app)),
        Err(problem) => problem,
    }
}

/// The app with this id as the API gives it.
pub(super) async fn find(state: &HostState, app_id: &AppId) -> Result<view::AppView, Problem> {
    let app = state
        .store
        .apps()
        .find(app_id)
        .await?
        .ok_or_else(|| no_app(app_id))?;
    Ok(view::app(state, app).await?)
}

/// A conflict with what others do.
pub(super) fn conflict(
    code: &'static str,
    message: impl Into<String>,
    remedy: impl Into<String>,
) -> Problem {
    Problem::new(StatusCode::CONFLICT, code, message, remedy)
}

/// Maps "no such thing" to a 404 of its own, and everything else to the host's general answers.
pub(super) fn missing_is(problem: impl FnOnce() -> Problem) -> impl FnOnce(StoreError) -> Problem {
    move |error| match error {
        StoreError::Missing { .. } => problem(),
        other => other.into(),
    }
}
