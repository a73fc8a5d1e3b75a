//! `POST /setup`: the first administrator, with the one-time link of the first start.

use axum::extract::State;
use axum::response::Response;
use callbench_contract::role::Role;
use callbench_store::{NewUser, SetupOutcome, StoreError};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{person, session};
use crate::body::JsonBody;
use crate::problem::Problem;
use crate::random;
use crate::state::HostState;

/// The first administrator.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SetUp {
    /// The token of the link that the host printed.
    token: String,
    user_id: String,
    user_name: String,
    password: String,
}

/// Make the first administrator and sign in.
#[utoipa::path(
    post,
    path = "/setup",
    tag = "session",
    request_body = SetUp,
    responses(
        (status = OK, description = "Signed in, as after `POST /session`", body = session::SessionView),
        (status = FORBIDDEN, description = "`wrong-setup-link`: not the link that was printed last, or used already", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-field`", body = Problem),
    )
)]
pub(super) async fn set_up(
    State(state): State<HostState>,
    JsonBody(given): JsonBody<SetUp>,
) -> Result<Response, Problem> {
    let user_id = person::user_id(&given.user_id)?;
    let user_name = person::user_name(&given.user_name)?;
    let password_hash = person::password_hash(given.password).await?;
    let new = NewUser {
        user_id,
        user_name,
        role: Role::Administrator,
        password_hash,
        demo: false,
    };
    let token_hash = random::token_hash(&given.token);
    let outcome = state
        .store
        .setup_tokens()
        .spend(&token_hash, &new, state.clock.now())
        .await;
    match outcome {
        Ok(SetupOutcome::Created(user)) => session::enter(&state, &user).await,
        Ok(SetupOutcome::WrongToken) => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "wrong-setup-link",
            "this set-up link was used already, or a newer one was printed",
            "use the link that the host printed when it last started; when an administrator exists already, sign in",
        )),
        Err(StoreError::Exists { .. }) => Err(person::invalid(
            "userId",
            "this user ID is taken",
            "choose another",
        )),
        Err(error) => Err(error.into()),
    }
}
