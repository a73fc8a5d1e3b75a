//! `GET /desk/targets`: to whom an interaction may go, and who may join it.

use axum::Json;
use axum::extract::State;
use callbench_contract::ids::InteractionId;
use callbench_workspace::Targets;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::auth::AgentCaller;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

/// For which interaction.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
pub(super) struct Of {
    /// A call or chat of the caller.
    interaction_id: String,
}

/// What an interaction can be handed to, and what can join it.
#[utoipa::path(
    get,
    path = "/desk/targets",
    tag = "desk",
    params(Of),
    responses(
        (status = OK, description = "`{ users, queues, campaigns, ivrs, localIvrs, thirdParties }`: what makes sense for that interaction", body = Object),
        (status = NOT_FOUND, description = "The caller has no such interaction", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    AgentCaller(caller): AgentCaller,
    QueryOf(of): QueryOf<Of>,
) -> Result<Json<Targets>, Problem> {
    let user = caller.user.user_id;
    let id = InteractionId::from(of.interaction_id.as_str());
    state
        .centre
        .read(move |centre, _| centre.targets(&user, &id))
        .await?
        .map(Json)
        .ok_or_else(|| no_such_interaction(&of.interaction_id))
}

pub(super) fn no_such_interaction(id: &str) -> Problem {
    Problem::not_found(
        format!("you have no interaction {id}"),
        "take one from your own desk (`GET /api/v1/desk`)",
    )
}
