//! Who may simulate: administrators everywhere; on hosts with demo data everyone signed in, and programs on the same machine
//! that don't sign in at all.

use axum::extract::FromRequestParts;
use callbench_contract::role::Role;
use http::request::Parts;
use http::{HeaderMap, StatusCode};

use crate::auth::{Caller, MaybeCaller, bearer, cookie_token};
use crate::peer::Peer;
use crate::problem::Problem;
use crate::state::HostState;

/// Somebody who may use the simulator.
pub(super) struct Simulating;

impl FromRequestParts<HostState> for Simulating {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HostState) -> Result<Self, Problem> {
        let MaybeCaller(caller) = MaybeCaller::from_request_parts(parts, state).await?;
        let peer = Peer::from_request_parts(parts, state).await?;
        allowed(state, caller.as_ref(), peer, &parts.headers)
    }
}

fn allowed(
    state: &HostState,
    caller: Option<&Caller>,
    peer: Peer,
    headers: &HeaderMap,
) -> Result<Simulating, Problem> {
    let has_demo_data = state.config.has_demo_data();
    match caller {
        Some(caller) if has_demo_data || caller.user.role == Role::Administrator => Ok(Simulating),
        Some(caller) => Err(Problem::forbidden(
            format!(
                "{} may not simulate calls on this host",
                caller.user.user_id
            ),
            "sign in as an administrator, or use a host started with `--demo`",
        )),
        // Whoever shows a credential means to be somebody: an expired one is told so, not let in as nobody.
        None if has_demo_data
            && peer.is_loopback()
            && bearer(headers).is_none()
            && cookie_token(headers, &state.addressing).is_none() =>
        {
            Ok(Simulating)
        }
        None => Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "not-signed-in",
            "nobody is signed in, or the session has ended",
            "sign in as an administrator (`--user`), or use a host on this machine that was started with `--demo`",
        )),
    }
}
