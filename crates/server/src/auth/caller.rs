//! Extractors: a route that takes a [`Caller`] is for signed-in people, one that takes an [`Administrator`] for those alone.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use callbench_contract::role::Role;
use callbench_store::User;
use http::StatusCode;
use http::request::Parts;

use super::{bearer, cookie_token, renew};
use crate::problem::Problem;
use crate::random;
use crate::state::HostState;

/// How a session token came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Credential {
    /// In the cookie: a page of ours.
    Cookie,
    /// In the `Authorization` header: a program.
    Bearer,
}

/// A signed-in person.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    /// Who.
    pub(crate) user: User,
    /// The session's token, hashed.
    pub(crate) token_hash: String,
    /// How the token came.
    pub(crate) credential: Credential,
}

/// A signed-in agent.
#[derive(Debug, Clone)]
pub(crate) struct AgentCaller(pub(crate) Caller);

/// A signed-in administrator.
#[derive(Debug, Clone)]
pub(crate) struct Administrator(pub(crate) Caller);

/// A signed-in supervisor or administrator.
#[derive(Debug, Clone)]
pub(crate) struct Overseer(pub(crate) Caller);

/// Whoever calls, signed in or not.
#[derive(Debug, Clone)]
pub(crate) struct MaybeCaller(pub(crate) Option<Caller>);

impl Caller {
    async fn find(parts: &Parts, state: &HostState) -> Result<Option<Self>, Problem> {
        // A header was put there on purpose, a cookie comes by itself: the header decides.
        let (token, credential) = match bearer(&parts.headers) {
            Some(token) => (token.to_owned(), Credential::Bearer),
            None => match cookie_token(&parts.headers, &state.addressing) {
                Some(token) => (token, Credential::Cookie),
                None => return Ok(None),
            },
        };
        let token_hash = random::token_hash(&token);
        let now = state.clock.now();
        let Some(session) = state.store.sessions().find(&token_hash, now).await? else {
            return Ok(None);
        };
        if session.user.demo && !state.config.has_demo_data() {
            return Ok(None);
        }
        renew(state, &token_hash, &session, now).await?;
        Ok(Some(Self {
            user: session.user,
            token_hash,
            credential,
        }))
    }

    /// Whether this is somebody who watches over others' work.
    pub(crate) fn oversees(&self) -> bool {
        matches!(self.user.role, Role::Supervisor | Role::Administrator)
    }

    fn with_role(self, role: Role, what: &str) -> Result<Self, Problem> {
        if self.user.role == role {
            return Ok(self);
        }
        Err(Problem::forbidden(
            format!(
                "{} is signed in with the role {}, and this is for {what}",
                self.user.user_id, self.user.role
            ),
            format!("sign in as {}", article(role)),
        ))
    }
}

fn article(role: Role) -> &'static str {
    match role {
        Role::Agent => "an agent",
        Role::Supervisor => "a supervisor",
        Role::Administrator => "an administrator",
    }
}

fn not_signed_in() -> Problem {
    Problem::new(
        StatusCode::UNAUTHORIZED,
        "not-signed-in",
        "nobody is signed in, or the session has ended",
        "sign in (`POST /api/v1/session`), then try again",
    )
}

impl FromRequestParts<HostState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HostState) -> Result<Self, Problem> {
        Self::find(parts, state).await?.ok_or_else(not_signed_in)
    }
}

impl OptionalFromRequestParts<HostState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &HostState,
    ) -> Result<Option<Self>, Problem> {
        Self::find(parts, state).await
    }
}

impl FromRequestParts<HostState> for MaybeCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HostState) -> Result<Self, Problem> {
        Ok(Self(Caller::find(parts, state).await?))
    }
}

impl FromRequestParts<HostState> for AgentCaller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HostState) -> Result<Self, Problem> {
        let caller = Caller::find(parts, state)
            .await?
            .ok_or_else(not_signed_in)?;
        caller.with_role(Role::Agent, "agents").map(Self)
    }
}

impl FromRequestParts<HostState> for Administrator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HostState) -> Result<Self, Problem> {
        let caller = Caller::find(parts, state)
            .await?
            .ok_or_else(not_signed_in)?;
        caller
            .with_role(Role::Administrator, "administrators")
            .map(Self)
    }
}

impl FromRequestParts<HostState> for Overseer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HostState) -> Result<Self, Problem> {
        let caller = Caller::find(parts, state)
            .await?
            .ok_or_else(not_signed_in)?;
        if caller.oversees() {
            return Ok(Self(caller));
        }
        Err(Problem::forbidden(
            format!(
                "{} is signed in with the role {}, and this is for supervisors and administrators",
                caller.user.user_id, caller.user.role
            ),
            "sign in as a supervisor or an administrator",
        ))
    }
}
