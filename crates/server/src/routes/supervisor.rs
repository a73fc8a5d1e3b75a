//! `/supervisor`: what supervisors see and do.

use axum::Json;
use axum::extract::State;
use callbench_contract::ids::UserId;
use callbench_workspace::{Command, SupervisorCommand, SupervisorView};
use serde::Serialize;

use crate::auth::Overseer;
use crate::body::JsonBody;
use crate::centre_clock::Rate;
use crate::problem::Problem;
use crate::state::HostState;

/// What a supervisor's page shows, and how fast the contact centre's clock runs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct HostSupervisor {
    #[serde(flatten)]
    view: SupervisorView,
    rate: Rate,
}

/// Campaigns, agents and what they have in hand.
#[utoipa::path(
    get,
    path = "/supervisor",
    tag = "supervisor",
    responses((status = OK, description = "`{ now, rate, managing, campaigns, agents, interactions, waiting, listening, commands }`", body = Object)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    Overseer(caller): Overseer,
) -> Result<Json<HostSupervisor>, Problem> {
    view(&state, caller.user.user_id).await.map(Json)
}

/// Do something as a supervisor.
///
/// `{ command, … }` with one of manageCampaign, forceLogout, reassign, assignWaiting, listen, barge, stopListening,
/// startDialler, stopDialler. Refusals are the state machines' own.
#[utoipa::path(
    post,
    path = "/supervisor/commands",
    tag = "supervisor",
    request_body(content = Object, example = json!({ "command": "startDialler", "campaignId": 201 })),
    responses(
        (status = OK, description = "As `GET /supervisor`", body = Object),
        (status = CONFLICT, description = "`refused`, with the reason's code in `details.reason`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn command(
    State(state): State<HostState>,
    Overseer(caller): Overseer,
    JsonBody(command): JsonBody<SupervisorCommand>,
) -> Result<Json<HostSupervisor>, Problem> {
    let user = caller.user.user_id;
    let signed_out = match &command {
        SupervisorCommand::ForceLogout { user_id } => Some(user_id.clone()),
        _ => None,
    };
    state
        .centre
        .decide(Command::Supervisor {
            user: user.clone(),
            command,
        })
        .await?;
    if let Some(agent) = signed_out {
        // The sockets are closed by now. Whoever is to be out must not come back with the same cookie.
        state.store.sessions().end_all(&agent).await?;
    }
    view(&state, user).await.map(Json)
}

async fn view(state: &HostState, user: UserId) -> Result<HostSupervisor, Problem> {
    let rate = state.centre_clock.rate();
    let view = state
        .centre
        .read(move |centre, now| centre.supervisor_view(&user, now))
        .await?;
    Ok(HostSupervisor { view, rate })
}
