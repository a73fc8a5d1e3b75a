//! `globalData.get`: the signed-in person, the agent session, the campaign.

use callbench_contract::data::{CampaignInfo, CurrentCampaign, LoggedInUser};
use callbench_contract::error::{AppError, ErrorCode};
use serde_json::Value;

use super::super::calls::Asking;
use super::{answer, nothing_in_context, of_centre, text};
use crate::state::HostState;

const OBJECTS: &str = "loggedInUser, session, currentManagingOrMonitoringCampaign, campaign";

pub(in crate::instances) async fn get(
    state: &HostState,
    asking: &Asking,
    data: &Value,
) -> Result<Value, AppError> {
    match text(data, "dataObject")? {
        "loggedInUser" => answer(&LoggedInUser {
            user_id: asking.user.user_id.clone(),
            user_name: asking.user.user_name.clone(),
            user_type: asking.user.role.user_type(),
        }),
        "session" => session(state, asking).await,
        "currentManagingOrMonitoringCampaign" => current_campaign(state, asking).await,
        "campaign" => campaign(state, asking).await,
        other => Err(AppError::new(
            ErrorCode::UnknownDataObject,
            format!(
                "globalData has no object `{}`; it has {OBJECTS}",
                other.chars().take(80).collect::<String>()
            ),
        )),
    }
}

async fn session(state: &HostState, asking: &Asking) -> Result<Value, AppError> {
    let user = asking.user.user_id.clone();
    let session = state
        .centre
        .read(move |centre, _| centre.session_info(&user))
        .await
        .map_err(of_centre)?;
    let session = session.ok_or_else(|| {
        nothing_in_context(format!("{} has no agent session", asking.user.user_id))
    })?;
    answer(&session)
}

async fn current_campaign(state: &HostState, asking: &Asking) -> Result<Value, AppError> {
    let user = asking.user.user_id.clone();
    let campaign_id = state
        .centre
        .read(move |centre, _| centre.session(&user).and_then(|session| session.campaign()))
        .await
        .map_err(of_centre)?;
    answer(&CurrentCampaign { campaign_id })
}

async fn campaign(state: &HostState, asking: &Asking) -> Result<Value, AppError> {
    let user = asking.user.user_id.clone();
    let campaign = state
        .centre
        .read(move |centre, _| {
            let chosen = centre.session(&user)?.campaign()?;
            let campaign = centre.campaign_view(centre.configuration().campaign(chosen)?);
            Some(CampaignInfo {
                campaign_id: campaign.campaign_id,
                campaign_name: campaign.campaign_name,
                campaign_type: campaign.campaign_type,
                process_id: campaign.process_id,
                process_name: campaign.process_name,
            })
        })
        .await
        .map_err(of_centre)?;
    answer(&campaign.ok_or_else(|| {
        nothing_in_context(format!("{} has chosen no campaign", asking.user.user_id))
    })?)
}
