//! `/session`: who is signed in, signing in and out.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{SessionId, UserId};
use callbench_contract::role::{Role, UserType};
use callbench_relay::Ended;
use callbench_store::User;
use callbench_workspace::{Command, demo};
use http::StatusCode;
use http::header::SET_COOKIE;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::auth::{self, Caller, Credential, MaybeCaller};
use crate::body::{JsonBody, QueryOf};
use crate::config::AppsAddressing;
use crate::peer::Peer;
use crate::problem::Problem;
use crate::random;
use crate::state::HostState;

/// What `GET /session` says.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SessionView {
    /// Who is signed in.
    user: Option<UserView>,
    mode: ModeView,
    /// Nobody can sign in yet: the one-time link makes the first administrator.
    setup_needed: bool,
    /// The agent session of a signed-in agent.
    agent_session: Option<AgentSessionView>,
    host: HostView,
    /// On hosts with demo data: who may sign in with the password `demo`.
    #[serde(skip_serializing_if = "Option::is_none")]
    demo_sign_ins: Option<Vec<DemoSignIn>>,
}

/// A signed-in person.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserView {
    #[schema(value_type = String)]
    user_id: UserId,
    user_name: String,
    #[schema(value_type = String, example = "agent")]
    role: Role,
    /// The platform's word for the role.
    #[schema(value_type = String, example = "Executive")]
    user_type: UserType,
}

impl From<&User> for UserView {
    fn from(user: &User) -> Self {
        Self {
            user_id: user.user_id.clone(),
            user_name: user.user_name.clone(),
            role: user.role,
            user_type: user.role.user_type(),
        }
    }
}

/// How the host was started.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ModeView {
    demo: bool,
    dev: bool,
}

/// An agent session.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct AgentSessionView {
    #[schema(value_type = String)]
    session_id: SessionId,
}

/// The host.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct HostView {
    /// The shell's origin.
    public_url: String,
    /// The domain below which apps have their origins; none when each has a port.
    apps_domain: Option<String>,
    version: &'static str,
    /// The version of the platform that the build profile describes.
    platform_version: String,
}

/// A sign-in that a demo host offers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct DemoSignIn {
    #[schema(value_type = String)]
    user_id: UserId,
    #[schema(value_type = String)]
    role: Role,
}

/// A sign-in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SignIn {
    user_id: String,
    password: String,
    /// Answer with a token for `Authorization: Bearer`, set no cookie, begin no agent session.
    #[serde(default)]
    token_only: bool,
}

/// The answer to a sign-in with `tokenOnly`.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct TokenView {
    token: String,
    user: UserView,
}

/// The query of `DELETE /session`.
#[derive(Debug, Deserialize, IntoParams)]
pub(super) struct SignOutQuery {
    /// Sign out although a call is up; the call is ended.
    #[serde(default)]
    force: bool,
}

/// Who is signed in.
#[utoipa::path(get, path = "/session", tag = "session", responses((status = OK, body = SessionView)))]
pub(super) async fn show(
    State(state): State<HostState>,
    MaybeCaller(caller): MaybeCaller,
) -> Result<Json<SessionView>, Problem> {
    Ok(Json(
        view(&state, caller.as_ref().map(|caller| &caller.user)).await?,
    ))
}

/// Sign in.
#[utoipa::path(
    post,
    path = "/session",
    tag = "session",
    request_body = SignIn,
    responses(
        (status = OK, description = "Signed in; `TokenView` instead with `tokenOnly`", body = SessionView),
        (status = UNAUTHORIZED, description = "`wrong-credentials`", body = Problem),
        (status = TOO_MANY_REQUESTS, description = "`too-many-attempts`, with `Retry-After`", body = Problem),
    )
)]
pub(super) async fn sign_in(
    State(state): State<HostState>,
    peer: Peer,
    JsonBody(given): JsonBody<SignIn>,
) -> Result<Response, Problem> {
    let token_only = given.token_only;
    let user = check_password(&state, peer, given).await?;
    if token_only {
        let token = auth::begin(&state, &user.user_id).await?;
        let user = UserView::from(&user);
        return Ok(Json(TokenView { token, user }).into_response());
    }
    enter(&state, &user).await
}

/// Sign in as `agent1` without a password, on a dev host and from this machine only.
#[utoipa::path(
    post,
    path = "/session/dev",
    tag = "session",
    responses((status = OK, body = SessionView), (status = NOT_FOUND, body = Problem))
)]
pub(super) async fn sign_in_dev(
    State(state): State<HostState>,
    peer: Peer,
) -> Result<Response, Problem> {
    if state.config.dev.is_none() || !peer.is_loopback() {
        return Err(Problem::not_found(
            "signing in without a password is for `callbench dev` on the same machine",
            "sign in with a user id and password",
        ));
    }
    let first_agent = demo::users()
        .into_iter()
        .find(|user| user.role == Role::Agent)
        .map(|user| user.user_id);
    let Some(user_id) = first_agent else {
        return Err(Problem::internal(&"the demo has no agent"));
    };
    let user = state.store.users().find(&user_id).await?;
    let user = user.ok_or_else(|| Problem::internal(&"the demo's agent is missing"))?;
    enter(&state, &user).await
}

/// Sign out. An agent's session ends too.
#[utoipa::path(
    delete,
    path = "/session",
    tag = "session",
    params(SignOutQuery),
    responses(
        (status = NO_CONTENT, description = "Signed out"),
        (status = CONFLICT, description = "`refused`: a call is up", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn sign_out(
    State(state): State<HostState>,
    MaybeCaller(caller): MaybeCaller,
    QueryOf(query): QueryOf<SignOutQuery>,
) -> Result<Response, Problem> {
    if let Some(caller) = &caller {
        leave(&state, caller, query.force).await?;
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    if let Some(cookie) = auth::clear_cookie(&state.addressing) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn leave(state: &HostState, caller: &Caller, force: bool) -> Result<(), Problem> {
    let user = &caller.user.user_id;
    // A program's token may end while the agent's own pages go on.
    let is_all = caller.credential == Credential::Cookie || state.relay.sockets_of(user) == 0;
    if caller.user.role == Role::Agent && is_all && agent_session(state, user).await?.is_some() {
        let user = user.clone();
        let reason = LogoutReason::User;
        state
            .centre
            .decide(Command::SignOut {
                user,
                force,
                reason,
            })
            .await?;
    }
    state.store.sessions().end(&caller.token_hash).await?;
    if is_all && caller.user.role == Role::Agent {
        state.relay.end(user, Ended::SignedOut);
    }
    Ok(())
}

/// Gives a page its cookie, and an agent the agent session.
pub(super) async fn enter(state: &HostState, user: &User) -> Result<Response, Problem> {
    let token = auth::begin(state, &user.user_id).await?;
    if user.role == Role::Agent {
        let is_open_elsewhere = state.relay.sockets_of(&user.user_id) > 0;
        state
            .centre
            .decide(Command::SignIn {
                user: user.user_id.clone(),
                user_name: user.user_name.clone(),
                force: is_open_elsewhere,
            })
            .await?;
        // An agent works in one place: the latest.
        let keep = random::token_hash(&token);
        state
            .store
            .sessions()
            .end_others(&user.user_id, &keep)
            .await?;
        state.relay.end(&user.user_id, Ended::Replaced);
    }
    let mut response = Json(view(state, Some(user)).await?).into_response();
    let cookie = auth::set_cookie(&token, &state.addressing)
        .ok_or_else(|| Problem::internal(&"the session's cookie can't be written"))?;
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}

async fn check_password(state: &HostState, peer: Peer, given: SignIn) -> Result<User, Problem> {
    let attempts = &state.auth.attempts;
    let now = state.clock.now();
    if let Some(wait) = attempts.wait(&given.user_id, peer.0, now) {
        let seconds = u32::try_from(wait.get()).unwrap_or(u32::MAX).div_ceil(1000);
        return Err(Problem::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too-many-attempts",
            "too many sign-ins with a wrong password",
            format!("wait {seconds} seconds, then try again"),
        )
        .retry_after(seconds));
    }
    let found = match given.user_id.parse::<UserId>() {
        Ok(user_id) => state.store.users().find_with_password(&user_id).await?,
        Err(_) => None,
    };
    let found =
        found.filter(|(user, _)| user.active && (!user.demo || state.config.has_demo_data()));
    let (user, hash) = match found {
        Some((user, hash)) => (Some(user), hash),
        // Verify all the same: the time that an answer takes must not tell which user ids exist.
        None => (None, auth::DECOY_HASH.to_owned()),
    };
    let is_right = auth::verify_on_blocking_thread(given.password, hash).await;
    match user {
        Some(user) if is_right => {
            attempts.succeeded(&given.user_id, peer.0);
            Ok(user)
        }
        _ => {
            attempts.failed(&given.user_id, peer.0, now);
            Err(Problem::new(
                StatusCode::UNAUTHORIZED,
                "wrong-credentials",
                "the user ID or the password is wrong",
                "check both, and whether Caps Lock is on; an administrator can run `callbench admin reset-password`",
            ))
        }
    }
}

async fn agent_session(state: &HostState, user: &UserId) -> Result<Option<SessionId>, Problem> {
    let user = user.clone();
    Ok(state
        .centre
        .read(move |centre, _| {
            centre
                .session(&user)
                .map(|session| session.session_id().clone())
        })
        .await?)
}

async fn view(state: &HostState, user: Option<&User>) -> Result<SessionView, Problem> {
    let has_demo_data = state.config.has_demo_data();
    let agent_session = match user {
        Some(user) if user.role == Role::Agent => agent_session(state, &user.user_id).await?,
        _ => None,
    };
    Ok(SessionView {
        user: user.map(UserView::from),
        mode: ModeView {
            demo: state.config.demo,
            dev: state.config.dev.is_some(),
        },
        setup_needed: !has_demo_data && state.store.users().is_empty().await?,
        agent_session: agent_session.map(|session_id| AgentSessionView { session_id }),
        host: HostView {
            public_url: state.addressing.shell.origin(),
            apps_domain: match &state.addressing.apps {
                AppsAddressing::Subdomains(domain) => Some(domain.to_string()),
                AppsAddressing::Ports => None,
            },
            version: env!("CARGO_PKG_VERSION"),
            platform_version: state.config.profile.platform_version.to_string(),
        },
        demo_sign_ins: has_demo_data.then(|| {
            demo::users()
                .into_iter()
                .map(|user| DemoSignIn {
                    user_id: user.user_id,
                    role: user.role,
                })
                .collect()
        }),
    })
}
