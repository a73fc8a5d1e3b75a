//! Sessions: begun with a password, kept alive by use.

use callbench_contract::ids::UserId;
use callbench_contract::time::{Millis, Timestamp};
use callbench_store::{Session, StoreError};

use crate::problem::Problem;
use crate::random;
use crate::state::Foundations;

/// A session ends when it was not used for so long.
const LIFETIME: Millis = Millis::from_secs(12 * 60 * 60);

/// Begins a session and returns its token, which is stored nowhere.
pub(crate) async fn begin(foundations: &Foundations, user_id: &UserId) -> Result<String, Problem> {
    let token = random::token().map_err(|error| Problem::internal(&error))?;
    let now = foundations.clock.now();
    foundations
        .store
        .sessions()
        .create(&random::token_hash(&token), user_id, now, now + LIFETIME)
        .await?;
    Ok(token)
}

/// Moves the end of a session that is in use. Not at every request: that would be a write each.
pub(crate) async fn renew(
    foundations: &Foundations,
    token_hash: &str,
    session: &Session,
    now: Timestamp,
) -> Result<(), StoreError> {
    let left = session.expires_at - now;
    if left.get() > LIFETIME.get() / 2 {
        return Ok(());
    }
    foundations
        .store
        .sessions()
        .prolong(token_hash, now + LIFETIME)
        .await
}
