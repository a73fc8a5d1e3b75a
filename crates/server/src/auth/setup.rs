//! The link with which the first administrator is made.

use crate::random;
use crate::start_error::StartError;
use crate::state::Foundations;

/// A fresh one-time link while nobody can sign in; an earlier link is good no more. Nothing once somebody can.
pub(crate) async fn setup_link(foundations: &Foundations) -> Result<Option<String>, StartError> {
    let store = &foundations.store;
    if foundations.config.has_demo_data() {
        return Ok(None);
    }
    if !store.users().is_empty().await? {
        store.setup_tokens().remove_all().await?;
        return Ok(None);
    }
    let token = random::token()?;
    store
        .setup_tokens()
        .replace(&random::token_hash(&token), foundations.clock.now())
        .await?;
    Ok(Some(format!(
        "{}/setup?token={token}",
        foundations.addressing.shell.origin()
    )))
}
