//! `/users`: the people who sign in.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::UserId;
use callbench_contract::role::{Role, UserType};
use callbench_relay::Ended;
use callbench_store::{Administrators, NewUser, StoreError, User, UserChange};
use callbench_workspace::Command;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::person;
use crate::auth::Administrator;
use crate::body::JsonBody;
use crate::centre::CentreError;
use crate::problem::Problem;
use crate::state::HostState;

/// A person, as administrators see them.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Account {
    #[schema(value_type = String)]
    user_id: UserId,
    user_name: String,
    #[schema(value_type = String, example = "agent")]
    role: Role,
    /// The platform's word for the role.
    #[schema(value_type = String, example = "Executive")]
    user_type: UserType,
    /// Whether the person may sign in.
    active: bool,
    /// One of the demo's people: they can sign in only while the host runs with `--demo` or by `dev`.
    demo: bool,
    revision: i64,
}

impl From<User> for Account {
    fn from(user: User) -> Self {
        Self {
            user_id: user.user_id,
            user_name: user.user_name,
            role: user.role,
            user_type: user.role.user_type(),
            active: user.active,
            demo: user.demo,
            revision: user.revision,
        }
    }
}

/// Everyone.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Accounts {
    users: Vec<Account>,
}

/// Everyone, by user id.
#[utoipa::path(
    get,
    path = "/users",
    tag = "administration",
    responses((status = OK, body = Accounts)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn list(
    State(state): State<HostState>,
    _: Administrator,
) -> Result<Json<Accounts>, Problem> {
    let users = state.store.users().list().await?;
    Ok(Json(Accounts {
        users: users.into_iter().map(Account::from).collect(),
    }))
}

/// A person to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct NewAccount {
    user_id: String,
    user_name: String,
    /// `agent`, `supervisor` or `administrator`.
    #[schema(value_type = String)]
    role: Role,
    /// Eight characters at least.
    password: String,
}

/// Add a person.
#[utoipa::path(
    post,
    path = "/users",
    tag = "administration",
    request_body = NewAccount,
    responses(
        (status = CREATED, body = Account),
        (status = CONFLICT, description = "`user-exists`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-field`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn create(
    State(state): State<HostState>,
    _: Administrator,
    JsonBody(wish): JsonBody<NewAccount>,
) -> Result<(StatusCode, Json<Account>), Problem> {
    let user_id = person::user_id(&wish.user_id)?;
    let user_name = person::user_name(&wish.user_name)?;
    let exists = |user_id: &UserId| {
        Problem::new(
            StatusCode::CONFLICT,
            "user-exists",
            format!("there is a user {user_id} already"),
            "choose another user ID",
        )
        .field("userId")
    };
    // Before the work that a password is.
    if state.store.users().find(&user_id).await?.is_some() {
        return Err(exists(&user_id));
    }
    let new = NewUser {
        password_hash: person::password_hash(wish.password).await?,
        user_id,
        user_name,
        role: wish.role,
        demo: false,
    };
    match state.store.users().create(&new, state.clock.now()).await {
        Ok(user) => Ok((StatusCode::CREATED, Json(user.into()))),
        Err(StoreError::Exists { .. }) => Err(exists(&new.user_id)),
        Err(other) => Err(other.into()),
    }
}

/// What is to be different of a person; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct AccountChange {
    /// The revision that was read, to be refused when somebody else was faster.
    revision: Option<i64>,
    user_name: Option<String>,
    /// `agent`, `supervisor` or `administrator`.
    #[schema(value_type = Option<String>)]
    role: Option<Role>,
    password: Option<String>,
    /// Whether the person may sign in.
    active: Option<bool>,
}

/// Change a person.
///
/// A new role, a new password and being deactivated sign the person out wherever they are; only administrators who give
/// themselves a new password stay signed in where they did so.
#[utoipa::path(
    put,
    path = "/users/{userId}",
    tag = "administration",
    params(("userId" = String, Path)),
    request_body = AccountChange,
    responses(
        (status = OK, body = Account),
        (status = NOT_FOUND, body = Problem),
        (status = CONFLICT, description = "`last-administrator`, or `stale-revision` with the current one in `details`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-field`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn change(
    State(state): State<HostState>,
    Administrator(caller): Administrator,
    Path(user_id): Path<String>,
    JsonBody(wish): JsonBody<AccountChange>,
) -> Result<Json<Account>, Problem> {
    let before = find(&state, &user_id).await?;
    let user_id = &before.user_id;
    let is_new_password = wish.password.is_some();
    let change = UserChange {
        revision: wish.revision,
        user_name: match &wish.user_name {
            Some(name) => Some(person::user_name(name)?),
            None => None,
        },
        role: wish.role,
        password_hash: match wish.password {
            Some(password) => Some(person::password_hash(password).await?),
            None => None,
        },
        active: wish.active,
    };
    let is_oneself = caller.user.user_id == *user_id;
    let keep_session = is_oneself.then_some(caller.token_hash.as_str());
    let changed = state
        .store
        .users()
        .change(user_id, &change, administrators(&state), keep_session)
        .await;
    let after = match changed {
        Ok(after) => after,
        Err(error) => return Err(refused(&state, user_id, error).await),
    };
    let is_other_person = after.role != before.role || !after.active;
    if is_other_person || (is_new_password && !is_oneself) {
        sign_out(&state, user_id).await?;
    }
    Ok(Json(after.into()))
}

/// Remove a person.
#[utoipa::path(
    delete,
    path = "/users/{userId}",
    tag = "administration",
    params(("userId" = String, Path)),
    responses(
        (status = NO_CONTENT, description = "Removed; what they did stays on record"),
        (status = NOT_FOUND, body = Problem),
        (status = CONFLICT, description = "`last-administrator`, or `demo-user` on a host with demo data", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn remove(
    State(state): State<HostState>,
    _: Administrator,
    Path(user_id): Path<String>,
) -> Result<StatusCode, Problem> {
    let user = find(&state, &user_id).await?;
    if user.demo && state.config.has_demo_data() {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "demo-user",
            format!(
                "{} belongs to the demo and would be back at the next start",
                user.user_id
            ),
            "deactivate the user instead, or run the host without `--demo`",
        ));
    }
    // Deactivated first: nobody signs in again between the end of the agent session and the removal.
    let deactivated = UserChange {
        active: Some(false),
        ..UserChange::default()
    };
    let users = state.store.users();
    let which = administrators(&state);
    let gone = users.change(&user.user_id, &deactivated, which, None).await;
    if let Err(error) = gone {
        return Err(refused(&state, &user.user_id, error).await);
    }
    sign_out(&state, &user.user_id).await?;
    match users.remove(&user.user_id, which).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(error) => Err(refused(&state, &user.user_id, error).await),
    }
}

/// Ends a person's agent session, a call in hand included, and closes their sockets.
async fn sign_out(state: &HostState, user: &UserId) -> Result<(), Problem> {
    let asked = user.clone();
    let is_agent_session = state
        .centre
        .read(move |centre, _| centre.session(&asked).is_some())
        .await?;
    if is_agent_session {
        let command = Command::SignOut {
            user: user.clone(),
            force: true,
            reason: LogoutReason::Administrator,
        };
        match state.centre.decide(command).await {
            // By force it is refused only to somebody who has signed out meanwhile.
            Ok(_) | Err(CentreError::Refused(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    state.relay.end(user, Ended::SignedOut);
    Ok(())
}

fn administrators(state: &HostState) -> Administrators {
    if state.config.has_demo_data() {
        Administrators::All
    } else {
        Administrators::WithoutDemo
    }
}

async fn find(state: &HostState, given: &str) -> Result<User, Problem> {
    let found = match given.parse::<UserId>() {
        Ok(user_id) => state.store.users().find(&user_id).await?,
        Err(_) => None,
    };
    found.ok_or_else(|| missing(given))
}

fn missing(user: &str) -> Problem {
    Problem::not_found(
        format!("there is no user {user}"),
        "look at `GET /api/v1/users` for who there is",
    )
}

async fn refused(state: &HostState, user_id: &UserId, error: StoreError) -> Problem {
    match error {
        StoreError::Missing { .. } => missing(user_id.as_str()),
        StoreError::LastAdministrator { .. } => Problem::new(
            StatusCode::CONFLICT,
            "last-administrator",
            format!("{user_id} is the last administrator who can sign in"),
            "make somebody else an administrator first",
        ),
        StoreError::Stale { .. } => match find(state, user_id.as_str()).await {
            Ok(current) => match serde_json::to_value(Account::from(current)) {
                Ok(current) => Problem::stale_revision(&format!("user {user_id}"), current),
                Err(error) => Problem::internal(&error),
            },
            Err(problem) => problem,
        },
        other => other.into(),
    }
}
