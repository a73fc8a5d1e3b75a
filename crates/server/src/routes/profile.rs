//! `GET /profile`: the events, methods, slots and errors of this host's build of the platform.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, StatusCode};

use crate::auth::Caller;
use crate::problem::Problem;
use crate::state::HostState;

/// The build profile.
#[utoipa::path(
    get,
    path = "/profile",
    tag = "shell",
    responses((status = OK, description = "Events, methods, slot types and errors", body = Object)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    _caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let profile = &state.config.profile;
    let text = profile
        .text()
        .map_err(|error| Problem::internal(&error))?
        .to_owned();
    let digest = profile.digest();
    let tag = format!("\"{digest}\"");
    if headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    Ok((
        [(CONTENT_TYPE, "application/json".to_owned()), (ETAG, tag)],
        text,
    )
        .into_response())
}
