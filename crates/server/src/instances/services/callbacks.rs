//! Promised calls.

use callbench_contract::data::{CallbackInfo, CallbackInvocation, CallbackList};
use callbench_contract::error::AppError;
use callbench_workspace::{AgentCommand, CallbackFilter};
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::argument;
use super::refusals::of_centre;
use super::{answer, at_the_desk};
use crate::state::HostState;

/// `globalData.get("callbacks")`: the agent's own, and those of the chosen campaign that anyone may make; by time.
pub(super) async fn list(state: &HostState, asking: &Asking) -> Result<Value, AppError> {
    let user = asking.user.user_id.clone();
    let found = state
        .centre
        .read(move |centre, _| {
            let campaign = centre.session(&user).and_then(|session| session.campaign());
            let open = CallbackFilter {
                open: Some(true),
                ..CallbackFilter::default()
            };
            let mut found = centre.callbacks(&CallbackFilter {
                user: Some(user),
                ..open.clone()
            });
            if campaign.is_some() {
                let anyones = centre.callbacks(&CallbackFilter { campaign, ..open });
                found.extend(anyones.into_iter().filter(|one| one.user_id.is_none()));
            }
            found.sort_by_key(|one| one.callback_time);
            found
        })
        .await
        .map_err(of_centre)?;
    let shown = found
        .into_iter()
        .map(|one| CallbackInfo {
            callback_id: one.callback_id,
            campaign_id: one.campaign_id,
            customer_id: one.customer_id,
            phone: one.display_phone,
            callback_time: one.callback_time,
            user_id: one.user_id,
            state: one.state.as_str().to_owned(),
            note: one.note,
        })
        .collect();
    answer(&CallbackList(shown))
}

/// `globalData.invoke("callbacks", …)`.
pub(super) async fn invoke(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let command = match argument(data, "requestParams")? {
        CallbackInvocation::Dial { callback_id } => AgentCommand::DialCallback { callback_id },
        CallbackInvocation::Reschedule {
            callback_id,
            callback_time,
        } => AgentCommand::RescheduleCallback {
            callback_id,
            callback_time,
        },
        CallbackInvocation::Cancel { callback_id } => AgentCommand::CancelCallback { callback_id },
    };
    at_the_desk::command(state, asking, command).await?;
    list(state, asking).await
}
