//! `POST /setup`: the first administrator, with the one-time link of the first start.

use axum::extract::State;
use axum::response::Response;
use callbench_contract::ids::UserId;
use callbench_contract::role::Role;
use callbench_store::{NewUser, SetupOutcome, StoreError};
use http::StatusCode;
use serde::Deserialize;
use utoipa::ToSchema;

use super::session;
use crate::auth;
use crate::body::JsonBody;
use crate::problem::Problem;
use crate::random;
use crate::state::HostState;

const LONGEST_NAME: usize = 200;

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
    let user_id: UserId = given.user_id.parse().map_err(|_| {
        invalid(
            "userId",
            "this can't be a user ID",
            &format!("use {}", UserId::RULE),
        )
    })?;
    let user_name = given.user_name.trim();
    if user_name.is_empty() || user_name.chars().count() > LONGEST_NAME {
        return Err(invalid(
            "userName",
            "the name is empty or too long",
            "give a name of 1 to 200 characters",
        ));
    }
    auth::check_password(&given.password).map_err(|problem| {
        let message = problem.to_string();
        let (what, remedy) = message
            .split_once("; ")
            .unwrap_or((&message, "choose another"));
        invalid("password", what, remedy)
    })?;
    let password_hash = auth::hash_on_blocking_thread(given.password)
        .await
        .map_err(|error| Problem::internal(&error))?;
    let new = NewUser {
        user_id,
        user_name: user_name.to_owned(),
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
        Err(StoreError::Exists { .. }) => {
            Err(invalid("userId", "this user ID is taken", "choose another"))
        }
        Err(error) => Err(error.into()),
    }
}

fn invalid(field: &str, message: &str, remedy: &str) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-field",
        message,
        remedy,
    )
    .field(field)
}
