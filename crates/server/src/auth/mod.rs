//! Who is calling: passwords, sessions, set-up, and the extractors that routes ask.

mod attempts;
mod caller;
mod cookie;
mod demo_users;
mod password;
mod session;
mod setup;

pub(crate) use attempts::Attempts;
pub(crate) use caller::{Administrator, AgentCaller, Caller, Credential, MaybeCaller, Overseer};
pub(crate) use cookie::{bearer, clear_cookie, cookie_token, set_cookie};
pub(crate) use password::{
    DECOY_HASH, check as check_password, hash_on_blocking_thread, verify_on_blocking_thread,
};
pub use password::{PasswordProblem, hash_password};
pub(crate) use session::{begin, renew};
pub(crate) use setup::setup_link;

use crate::start_error::StartError;
use crate::state::Foundations;

/// What sign-in keeps in memory.
#[derive(Debug)]
pub(crate) struct AuthState {
    /// Failed sign-ins.
    pub(crate) attempts: Attempts,
}

impl AuthState {
    /// Prepares sign-in: the demo's people on hosts with demo data.
    pub(crate) async fn start(foundations: &Foundations) -> Result<Self, StartError> {
        foundations
            .store
            .sessions()
            .remove_expired(foundations.clock.now())
            .await?;
        if foundations.config.has_demo_data() {
            demo_users::ensure(foundations).await?;
        }
        Ok(Self {
            attempts: Attempts::default(),
        })
    }
}
