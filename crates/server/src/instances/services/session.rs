//! The signed-in person and the agent session.

use callbench_contract::data::{AvailabilityWish, CurrentCampaign, LoggedInUser, SessionUpdate};
use callbench_contract::error::AppError;
use callbench_workspace::AgentCommand;
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::{argument, wrong_argument};
use super::in_context::nothing;
use super::refusals::of_centre;
use super::{answer, at_the_desk};
use crate::state::HostState;

/// `globalData.get("loggedInUser")`.
pub(super) fn logged_in_user(asking: &Asking) -> Result<Value, AppError> {
    answer(&LoggedInUser {
        user_id: asking.user.user_id.clone(),
        user_name: asking.user.user_name.clone(),
        user_type: asking.user.role.user_type(),
    })
}

/// `globalData.get("session")`.
pub(super) async fn get(state: &HostState, asking: &Asking) -> Result<Value, AppError> {
    let user = asking.user.user_id.clone();
    let session = state
        .centre
        .read(move |centre, _| centre.session_info(&user))
        .await
        .map_err(of_centre)?;
    answer(
        &session.ok_or_else(|| nothing(format!("{} has no agent session", asking.user.user_id)))?,
    )
}

/// `globalData.get("currentManagingOrMonitoringCampaign")`.
pub(super) async fn current_campaign(
    state: &HostState,
    asking: &Asking,
) -> Result<Value, AppError> {
    let user = asking.user.user_id.clone();
    let campaign_id = state
        .centre
        .read(move |centre, _| centre.session(&user).and_then(|session| session.campaign()))
        .await
        .map_err(of_centre)?;
    answer(&CurrentCampaign { campaign_id })
}

/// `globalData.update("session", …)`: campaign and extension first, so that one call makes an agent ready from nothing.
pub(super) async fn update(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    let wish: SessionUpdate = argument(data, "requestParams")?;
    let availability = match (wish.availability, wish.break_reason) {
        (Some(AvailabilityWish::Ready), None) => Some(AgentCommand::SetReady {}),
        (Some(AvailabilityWish::OnBreak), Some(reason)) => {
            Some(AgentCommand::StartBreak { reason })
        }
        (Some(AvailabilityWish::OnBreak), None) => {
            return Err(
                wrong_argument("`breakReason` says which break").at("requestParams.breakReason")
            );
        }
        (_, Some(_)) => {
            return Err(
                wrong_argument("`breakReason` goes with `availability: \"onBreak\"`")
                    .at("requestParams.breakReason"),
            );
        }
        (None, None) => None,
    };
    let commands = [
        wish.campaign_id
            .map(|campaign_id| AgentCommand::SelectCampaign { campaign_id }),
        wish.extension
            .map(|extension| AgentCommand::SelectExtension { extension }),
        wish.auto_call_on.map(|on| AgentCommand::SetAutoCall { on }),
        availability,
    ];
    for command in commands.into_iter().flatten() {
        at_the_desk::command(state, asking, command).await?;
    }
    get(state, asking).await
}
