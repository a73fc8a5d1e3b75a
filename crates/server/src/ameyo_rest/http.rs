//! The same interface over HTTP, at `/ameyorestapi/…`: for programs, and for pages of the shell. Refusals have its own bodies.

use axum::Router;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use http::StatusCode;

use super::{AmeyoAnswer, AmeyoRequest, Fault, carry_out};
use crate::auth::{Caller, Credential, MaybeCaller, bearer, cookie_token};
use crate::guard;
use crate::state::HostState;

/// Everything below `/ameyorestapi`.
pub(crate) fn routes() -> Router<HostState> {
    Router::new()
        .route("/ameyorestapi", any(answer))
        .route("/ameyorestapi/", any(answer))
        .route("/ameyorestapi/{*path}", any(answer))
}

async fn answer(State(state): State<HostState>, request: Request) -> Response {
    answered(&state, request)
        .await
        .unwrap_or_else(AmeyoAnswer::of_fault)
        .into_response()
}

async fn answered(state: &HostState, request: Request) -> Result<AmeyoAnswer, Fault> {
    guard::check(request.method(), request.headers(), &state.addressing)
        .map_err(|problem| Fault::forbidden(problem.message))?;
    let (mut parts, body) = request.into_parts();
    let caller = caller(state, &mut parts).await?;
    let body = Bytes::from_request(Request::from_parts(parts.clone(), body), state)
        .await
        .map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Fault::too_large(),
            _ => Fault::invalid_input(rejection.body_text()),
        })?;
    let path = parts
        .uri
        .path()
        .trim_start_matches("/ameyorestapi")
        .trim_start_matches('/');
    let query = parts.uri.query().unwrap_or_default();
    let request = AmeyoRequest::received(parts.method.as_str(), path, query, &body)?;
    Ok(carry_out(state, &caller.user, &request).await)
}

async fn caller(state: &HostState, parts: &mut http::request::Parts) -> Result<Caller, Fault> {
    use axum::extract::FromRequestParts;

    let MaybeCaller(caller) = MaybeCaller::from_request_parts(parts, state)
        .await
        .map_err(|problem| Fault::internal(&problem.message))?;
    if let Some(caller) = caller {
        return Ok(caller);
    }
    let credential = if bearer(&parts.headers).is_some() {
        Some(Credential::Bearer)
    } else {
        cookie_token(&parts.headers, &state.addressing).map(|_| Credential::Cookie)
    };
    Err(match credential {
        Some(Credential::Cookie) => {
            Fault::forbidden("the session has ended: sign in again, then try again")
        }
        Some(Credential::Bearer) => {
            Fault::unauthenticated("the token is unknown or has ended: sign in again")
        }
        None => Fault::unauthenticated(
            "nobody is signed in: send the session's cookie, or its token as `Authorization: Bearer …`",
        ),
    })
}
