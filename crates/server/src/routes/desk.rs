//! `/desk`: what an agent sees and does.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use callbench_contract::ids::UserId;
use callbench_workspace::{AgentCommand, Command};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use super::attachments::with_known_files;
use crate::auth::AgentCaller;
use crate::body::JsonBody;
use crate::centre::HostDesk;
use crate::problem::Problem;
use crate::state::HostState;

const PREFER: HeaderName = HeaderName::from_static("prefer");
const PREFERENCE_APPLIED: HeaderName = HeaderName::from_static("preference-applied");
const MINIMAL: &str = "return=minimal";

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
/// the state machines' own; files of a message must have been uploaded for its chat. With `Prefer: return=minimal` the answer
/// is empty, for whoever hears of the desk by the socket anyway.
#[utoipa::path(
    post,
    path = "/desk/commands",
    tag = "desk",
    params(("Prefer" = Option<String>, Header, description = "`return=minimal`: answer without the desk")),
    request_body(content = Object, example = json!({ "command": "selectCampaign", "campaignId": 1 })),
    responses(
        (status = OK, description = "`Desk`", body = Object),
        (status = NO_CONTENT, description = "Done, with `Prefer: return=minimal`"),
        (status = CONFLICT, description = "`refused`, with the reason's code in `details.reason`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn command(
    State(state): State<HostState>,
    AgentCaller(caller): AgentCaller,
    headers: HeaderMap,
    JsonBody(command): JsonBody<AgentCommand>,
) -> Result<Response, Problem> {
    let user = caller.user.user_id;
    let command = with_known_files(&state, &user, command).await?;
    if prefers_minimal(&headers) {
        state
            .centre
            .decide(Command::Agent { user, command })
            .await?;
        let applied = (PREFERENCE_APPLIED, HeaderValue::from_static(MINIMAL));
        return Ok((StatusCode::NO_CONTENT, [applied]).into_response());
    }
    let desk = state.centre.decide_at_desk(user.clone(), command).await?;
    let desk = desk.ok_or_else(|| no_session(&user))?;
    Ok(Json(desk).into_response())
}

/// Whether the caller wants no body (RFC 7240).
fn prefers_minimal(headers: &HeaderMap) -> bool {
    headers
        .get_all(PREFER)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split([',', ';']))
        .any(|preference| preference.trim().eq_ignore_ascii_case(MINIMAL))
}

async fn desk(state: &HostState, user: &UserId) -> Result<HostDesk, Problem> {
    let desk = state.centre.desk(user).await?;
    desk.ok_or_else(|| no_session(user))
}

fn no_session(user: &UserId) -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "no-agent-session",
        format!("{user} has no agent session"),
        "open the workspace (or connect to `/api/v1/socket`): that begins one",
    )
}
