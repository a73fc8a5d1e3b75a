//! What is asked of a person who is to sign in, wherever they are made or changed.

use callbench_contract::ids::UserId;
use http::StatusCode;

use crate::auth;
use crate::problem::Problem;

const LONGEST_NAME: usize = 200;

/// The name to sign in with.
pub(super) fn user_id(given: &str) -> Result<UserId, Problem> {
    given.parse().map_err(|_| {
        invalid(
            "userId",
            "this can't be a user ID",
            &format!("use {}", UserId::RULE),
        )
    })
}

/// The name that others see.
pub(super) fn user_name(given: &str) -> Result<String, Problem> {
    let name = given.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(invalid(
            "userName",
            "the name is empty or too long",
            "give a name of 1 to 200 characters",
        ));
    }
    Ok(name.to_owned())
}

/// The hash of a password that is good enough.
pub(super) async fn password_hash(given: String) -> Result<String, Problem> {
    auth::check_password(&given).map_err(|problem| {
        let message = problem.to_string();
        let (what, remedy) = message
            .split_once("; ")
            .unwrap_or((&message, "choose another"));
        invalid("password", what, remedy)
    })?;
    auth::hash_on_blocking_thread(given)
        .await
        .map_err(|error| Problem::internal(&error))
}

/// 422: a field that can't be what was given.
pub(super) fn invalid(field: &str, message: &str, remedy: &str) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-field",
        message,
        remedy,
    )
    .field(field)
}
