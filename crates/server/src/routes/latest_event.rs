//! `GET /desk/events/latest`: what an app that joins late has missed and still holds.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use callbench_contract::event::EventScope;
use callbench_contract::ids::InteractionId;
use callbench_store::LoggedDelivery;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

use crate::auth::AgentCaller;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

/// Which event.
#[derive(Debug, Deserialize, IntoParams)]
pub(super) struct Wanted {
    /// `global` or `context`.
    #[param(value_type = String)]
    scope: EventScope,
    /// Its name.
    name: String,
}

/// The newest event of a name, if it still holds.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Latest {
    event: Option<LatestDelivery>,
}

/// As the socket's `delivery`.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LatestDelivery {
    seq: i64,
    at: i64,
    #[schema(value_type = Object)]
    event: Arc<RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    interaction_id: Option<InteractionId>,
}

impl From<LoggedDelivery> for LatestDelivery {
    fn from(logged: LoggedDelivery) -> Self {
        Self {
            seq: logged.seq,
            at: logged.at.get(),
            event: logged.event,
            interaction_id: logged.interaction_id,
        }
    }
}

/// The newest event of a name in this agent session, if it still says how things are: `callConnected` while the call is up,
/// `agentOnBreak` during the break. What tells of a moment only, such as a message, never does.
#[utoipa::path(get, path = "/desk/events/latest", tag = "desk", params(Wanted),
    responses((status = OK, body = Latest), (status = CONFLICT, description = "`no-agent-session`", body = Problem)),
    security(("session" = []), ("token" = [])))]
pub(super) async fn show(
    State(state): State<HostState>,
    AgentCaller(caller): AgentCaller,
    QueryOf(wanted): QueryOf<Wanted>,
) -> Result<Json<Latest>, Problem> {
    let user = caller.user.user_id;
    let asked = user.clone();
    let since = state
        .centre
        .read(move |centre, _| centre.session(&asked).map(|session| session.started_at()))
        .await?;
    let Some(since) = since else {
        return Ok(Json(Latest { event: None }));
    };
    let found = state
        .store
        .log()
        .latest_delivery(&user, wanted.scope, &wanted.name, since)
        .await?;
    let Some(found) = found else {
        return Ok(Json(Latest { event: None }));
    };
    let (name, interaction) = (wanted.name, found.interaction_id.clone());
    let holds = state
        .centre
        .read(move |centre, _| centre.still_holds(&user, &name, interaction.as_ref()))
        .await?;
    Ok(Json(Latest {
        event: holds.then(|| found.into()),
    }))
}
