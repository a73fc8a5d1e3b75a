//! The demo's people: `agent1`, `agent2`, `supervisor1`, `admin1`, all with the password `demo`.

use callbench_store::{NewUser, StoreError};
use callbench_workspace::demo;

use super::hash_on_blocking_thread;
use crate::start_error::StartError;
use crate::state::Foundations;

/// Adds those that are missing. Somebody's own user of the same name is left alone.
pub(super) async fn ensure(foundations: &Foundations) -> Result<(), StartError> {
    let users = foundations.store.users();
    let mut missing = Vec::new();
    for user in demo::users() {
        if users.find(&user.user_id).await?.is_none() {
            missing.push(user);
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let password_hash = hash_on_blocking_thread(demo::PASSWORD.to_owned()).await?;
    for user in missing {
        let new = NewUser {
            user_id: user.user_id,
            user_name: user.user_name.to_owned(),
            role: user.role,
            password_hash: password_hash.clone(),
            demo: true,
        };
        match users.create(&new, foundations.clock.now()).await {
            Ok(_) | Err(StoreError::Exists { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
