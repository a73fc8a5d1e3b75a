//! `GET /profile`: the events, methods, slots and errors of this host's build of the platform.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use callbench_contract::BuildProfile;
use http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};

use crate::auth::Caller;
use crate::problem::Problem;

/// The profile as JSON, made once.
static PROFILE: LazyLock<Result<(String, String), String>> = LazyLock::new(|| {
    let text = serde_json::to_string(&BuildProfile::ours()).map_err(|error| error.to_string())?;
    let digest = Sha256::digest(text.as_bytes())
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok((text, digest))
});

/// Tells one profile from another, so that a shell knows when to fetch it again.
pub(crate) fn digest() -> &'static str {
    PROFILE.as_ref().map_or("", |(_, digest)| digest.as_str())
}

/// The build profile.
#[utoipa::path(
    get,
    path = "/profile",
    tag = "shell",
    responses((status = OK, description = "Events, methods, slot types and errors", body = Object)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn show(_caller: Caller, headers: HeaderMap) -> Result<Response, Problem> {
    let (text, digest) = PROFILE.as_ref().map_err(|error| Problem::internal(error))?;
    let tag = format!("\"{digest}\"");
    if headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes())
    {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    Ok((
        [(CONTENT_TYPE, "application/json".to_owned()), (ETAG, tag)],
        text.as_str(),
    )
        .into_response())
}
