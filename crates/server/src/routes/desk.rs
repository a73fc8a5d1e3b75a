//! `/desk`: what an agent sees and does.

use axum::Json;
use axum::extract::State;
use callbench_contract::ids::UserId;
use callbench_workspace::{AgentCommand, Command};
use http::StatusCode;

use super::attachments::with_known_files;
use crate::auth::AgentCaller;
use crate::body::JsonBody;
use crate::centre::HostDesk;
use crate::problem::Problem;
use crate::state::HostState;

/// The agent's desk.
#[utoipa::path(
    get,
    path = "/desk",
    tag = "desk",
    responses(
        (status = OK, description = "`Desk`", body = Object),
        (status = CONFLICT, description = "`no-agent-session`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    AgentCaller(caller): AgentCaller,
) -> Result<Json<HostDesk>, Problem> {
    desk(&state, &caller.user.user_id).await.map(Json)
}

/// Do something at the desk.
///
/// `{ command, … }` with one of selectCampaign, selectExtension, setReady, startBreak, setAutoCall, answer, decline, hold,
/// resume, mute, unmute, hangUp, dispose, dial, screenPop, sendMessage, endChat, transfer, conference and so on. Refusals are
/// the state machines' own; files of a message must have been uploaded for its chat.
#[utoipa::path(
    post,
    path = "/desk/commands",
    tag = "desk",
    request_body(content = Object, example = json!({ "command": "selectCampaign", "campaignId": 1 })),
    responses(
        (status = OK, description = "`Desk`", body = Object),
        (status = CONFLICT, description = "`refused`, with the reason's code in `details.reason`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn command(
    State(state): State<HostState>,
    AgentCaller(caller): AgentCaller,
    JsonBody(command): JsonBody<AgentCommand>,
) -> Result<Json<HostDesk>, Problem> {
    let user = caller.user.user_id;
    let command = with_known_files(&state, &user, command).await?;
    state
        .centre
        .decide(Command::Agent {
            user: user.clone(),
            command,
        })
        .await?;
    desk(&state, &user).await.map(Json)
}

async fn desk(state: &HostState, user: &UserId) -> Result<HostDesk, Problem> {
    state.centre.desk(user).await?.ok_or_else(|| {
        Problem::new(
            StatusCode::CONFLICT,
            "no-agent-session",
            format!("{user} has no agent session"),
            "open the workspace (or connect to `/api/v1/socket`): that begins one",
        )
    })
}
