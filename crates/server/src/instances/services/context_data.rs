//! `contextData.get`: the interaction in context and its customer.
//!
//! In context is the interaction that the instance was opened for, while it lasts; otherwise the agent's current one.

use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::{InteractionId, UserId};
use callbench_workspace::Centre;
use serde_json::Value;

use super::super::calls::Asking;
use super::{answer, nothing_in_context, of_centre, text};
use crate::state::HostState;

pub(in crate::instances) async fn get(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let user = asking.user.user_id.clone();
    let opened_for = asking.instance.interaction_id.clone();
    let nothing = || nothing_in_context(format!("{} has no interaction now", asking.user.user_id));
    match text(data, "dataObject")? {
        "interaction" => {
            let found = state
                .centre
                .read(move |centre, _| {
                    centre.interaction_info(in_context(centre, &user, opened_for.as_ref())?)
                })
                .await
                .map_err(of_centre)?;
            answer(&found.ok_or_else(nothing)?)
        }
        "customer" => {
            let found = state
                .centre
                .read(move |centre, _| {
                    centre.customer_in_context(in_context(centre, &user, opened_for.as_ref())?)
                })
                .await
                .map_err(of_centre)?;
            answer(&found.ok_or_else(nothing)?)
        }
        other => Err(AppError::new(
            ErrorCode::UnknownDataObject,
            format!(
                "contextData has no object `{}`; it has customer, interaction",
                other.chars().take(80).collect::<String>()
            ),
        )),
    }
}

/// Only the agent's own interactions: an id that the shell passed on counts for nothing else.
fn in_context<'a>(
    centre: &'a Centre,
    user: &UserId,
    opened_for: Option<&'a InteractionId>,
) -> Option<&'a InteractionId> {
    let is_own = |id: &&InteractionId| centre.owner_of(id) == Some(user);
    opened_for.filter(is_own).or_else(|| {
        centre
            .session(user)
            .and_then(|session| session.interactions().next())
    })
}
