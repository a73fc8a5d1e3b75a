//! `GET /simulator`: what the simulator shows.

use axum::Json;
use axum::extract::State;
use callbench_contract::time::Timestamp;
use callbench_workspace::{
    AgentView, Centre, Customer, CustomersChat, InteractionView, WaitingView,
};
use serde::Serialize;

use super::access::Simulating;
use super::run::Run;
use crate::centre_clock::Rate;
use crate::problem::Problem;
use crate::state::HostState;

/// What the simulator shows of the contact centre.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SimulatorState {
    /// The signed-in agents.
    agents: Vec<AgentView>,
    /// The customers.
    customers: Vec<Customer>,
    /// The interactions that are not yet disposed of.
    pub(crate) interactions: Vec<InteractionView>,
    /// The chats, as their customers see them.
    chats: Vec<CustomersChat>,
    /// The calls and chats that wait in queues, the one that waits longest first.
    waiting: Vec<WaitingView>,
}

/// Beside the contact centre: its clock, and what plays in it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Shown {
    #[serde(flatten)]
    centre: SimulatorState,
    clock: ClockView,
    run: Option<Run>,
}

#[derive(Debug, Clone, Copy, Serialize)]
struct ClockView {
    now: Timestamp,
    rate: Rate,
}

/// The simulator's view of the contact centre.
pub(crate) fn state_of(centre: &Centre, now: Timestamp) -> SimulatorState {
    SimulatorState {
        agents: centre.agents(),
        customers: centre.customers().cloned().collect(),
        interactions: centre.interactions_in_hand(now),
        chats: centre.customers_chats(),
        waiting: centre.waiting_list(None),
    }
}

/// Agents, customers and the calls between them, the clock, and the scenario that plays.
#[utoipa::path(
    get,
    path = "/simulator",
    tag = "simulator",
    responses((status = OK, description = "`{ agents, customers, interactions, waiting, chats, parties, clock, run }`", body = Object)),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    _allowed: Simulating,
) -> Result<Json<Shown>, Problem> {
    let centre = state.centre.read(state_of).await?;
    let clock = &state.centre_clock;
    Ok(Json(Shown {
        centre,
        clock: ClockView {
            now: clock.now(),
            rate: clock.rate(),
        },
        run: state.runs.current(),
    }))
}
