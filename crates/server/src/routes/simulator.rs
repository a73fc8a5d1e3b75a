//! `/simulator`: calls from customers who don't exist.
//!
//! For administrators everywhere; on hosts with demo data for everyone signed in, and for programs on the same machine that
//! don't sign in at all.

use std::time::Duration;

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use callbench_contract::call::{CallType, SystemDisposition};
use callbench_contract::ids::{CampaignId, InteractionId, UserId};
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;
use callbench_workspace::{
    AgentView, CallWish, Centre, Command, Customer, InteractionView, Signal,
};
use http::request::Parts;
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::{Caller, MaybeCaller, bearer, cookie_token};
use crate::body::JsonBody;
use crate::peer::Peer;
use crate::problem::Problem;
use crate::state::HostState;

/// How long a simulated customer lets the phone ring before they take the call.
const CUSTOMER_ANSWERS_AFTER: Duration = Duration::from_millis(1200);

/// Somebody who may use the simulator.
pub(super) struct Simulating;

impl FromRequestParts<HostState> for Simulating {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &HostState) -> Result<Self, Problem> {
        let MaybeCaller(caller) = MaybeCaller::from_request_parts(parts, state).await?;
        let peer = Peer::from_request_parts(parts, state).await?;
        allowed(state, caller.as_ref(), peer, &parts.headers)
    }
}

fn allowed(
    state: &HostState,
    caller: Option<&Caller>,
    peer: Peer,
    headers: &HeaderMap,
) -> Result<Simulating, Problem> {
    let has_demo_data = state.config.has_demo_data();
    match caller {
        Some(caller) if has_demo_data || caller.user.role == Role::Administrator => Ok(Simulating),
        Some(caller) => Err(Problem::forbidden(
            format!(
                "{} may not simulate calls on this host",
                caller.user.user_id
            ),
            "sign in as an administrator, or use a host started with `--demo`",
        )),
        // Whoever shows a credential means to be somebody: an expired one is told so, not let in as nobody.
        None if has_demo_data
            && peer.is_loopback()
            && bearer(headers).is_none()
            && cookie_token(headers, &state.addressing).is_none() =>
        {
            Ok(Simulating)
        }
        None => Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "not-signed-in",
            "nobody is signed in, or the session has ended",
            "sign in as an administrator (`--user`), or use a host on this machine that was started with `--demo`",
        )),
    }
}

/// A call to simulate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SimulatedCall {
    kind: CallKind,
    /// The agent's user id.
    #[schema(value_type = String)]
    agent: UserId,
    /// The customer's number.
    phone: String,
    /// Without it, the campaign that the agent works on.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    campaign_id: Option<CampaignId>,
    /// Outbound and manual calls: whether the customer takes the call by themselves after a moment.
    #[serde(default = "yes")]
    customer_answers: bool,
}

fn yes() -> bool {
    true
}

/// Who calls whom.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
pub(super) enum CallKind {
    /// The customer calls in.
    #[serde(rename = "inbound-call")]
    Inbound,
    /// The dialler calls the customer for the agent.
    #[serde(rename = "outbound-call")]
    Outbound,
    /// The agent dials the customer.
    #[serde(rename = "manual-call")]
    Manual,
}

/// What the customer does.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum CustomerAction {
    /// Takes the call.
    Answer,
    /// Ends it.
    HangUp,
    /// Doesn't take it.
    Reject,
}

/// What the simulator shows.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SimulatorState {
    /// The signed-in agents.
    agents: Vec<AgentView>,
    /// The customers.
    customers: Vec<Customer>,
    /// The interactions that are not yet disposed of.
    pub(crate) interactions: Vec<InteractionView>,
}

/// The simulator's view of the contact centre.
pub(crate) fn state_of(centre: &Centre, now: Timestamp) -> SimulatorState {
    SimulatorState {
        agents: centre.agents(),
        customers: centre.customers().cloned().collect(),
        interactions: centre.interactions_in_hand(now),
    }
}

/// Agents, customers and the calls between them.
#[utoipa::path(
    get,
    path = "/simulator",
    tag = "simulator",
    responses((status = OK, description = "`{ agents, customers, interactions }`", body = Object)),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    _allowed: Simulating,
) -> Result<Json<SimulatorState>, Problem> {
    Ok(Json(state.centre.read(state_of).await?))
}

/// Place a call.
#[utoipa::path(
    post,
    path = "/simulator/calls",
    tag = "simulator",
    request_body = SimulatedCall,
    responses(
        (status = CREATED, description = "`Interaction`", body = Object),
        (status = CONFLICT, description = "`refused`: the agent is not signed in, not ready or busy", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn call(
    State(state): State<HostState>,
    _allowed: Simulating,
    JsonBody(given): JsonBody<SimulatedCall>,
) -> Result<(StatusCode, Json<InteractionView>), Problem> {
    let SimulatedCall {
        kind,
        agent,
        phone,
        campaign_id: campaign,
        customer_answers,
    } = given;
    let call_type = match kind {
        CallKind::Inbound => CallType::InboundDial,
        CallKind::Outbound => CallType::OutboundAutoDial,
        CallKind::Manual => CallType::OutboundManualDial,
    };
    let command = Command::PlaceCall(Box::new(CallWish {
        campaign,
        ..CallWish::simulated(call_type, Some(agent), phone)
    }));
    let decided = state.centre.decide(command).await?;
    let Some(interaction) = decided.begun_interaction().cloned() else {
        return Err(Problem::internal(&"a simulated call began no interaction"));
    };
    if customer_answers && !matches!(kind, CallKind::Inbound) {
        answer_soon(&state, interaction.clone());
    }
    let view = interaction_view(&state, interaction).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Do something as the customer: `answer`, `hang-up`, `reject`.
#[utoipa::path(
    post,
    path = "/simulator/calls/{interactionId}/{action}",
    tag = "simulator",
    params(("interactionId" = String, Path), ("action" = CustomerAction, Path)),
    responses(
        (status = OK, description = "`Interaction`", body = Object),
        (status = CONFLICT, description = "`refused`", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn act(
    State(state): State<HostState>,
    _allowed: Simulating,
    Path((interaction, action)): Path<(String, String)>,
) -> Result<Json<InteractionView>, Problem> {
    let interaction = InteractionId::new(interaction);
    let action: CustomerAction = serde_json::from_value(serde_json::Value::String(action.clone()))
        .map_err(|_| {
            Problem::not_found(
                format!("a customer can't `{action}`"),
                "use `answer`, `hang-up` or `reject`",
            )
        })?;
    let signal = match action {
        CustomerAction::Answer => Signal::CustomerAnswered {},
        CustomerAction::HangUp => Signal::CustomerHungUp {},
        CustomerAction::Reject => Signal::CustomerNotReached {
            outcome: SystemDisposition::Rejected,
        },
    };
    let command = Command::Telephony {
        call: interaction.clone().into(),
        signal,
    };
    state.centre.decide(command).await?;
    interaction_view(&state, interaction).await.map(Json)
}

/// Lets the customer take the call in a moment, if it still rings then.
fn answer_soon(state: &HostState, interaction: InteractionId) {
    let centre = state.centre.clone();
    let stopping = state.stopping.clone();
    state.tasks.spawn(async move {
        tokio::select! {
            () = tokio::time::sleep(CUSTOMER_ANSWERS_AFTER) => {}
            () = stopping.cancelled() => return,
        }
        if let Err(error) = centre
            .decide(Command::Telephony {
                call: interaction.into(),
                signal: Signal::CustomerAnswered {},
            })
            .await
        {
            tracing::debug!(%error, "the simulated customer was too late");
        }
    });
}

async fn interaction_view(
    state: &HostState,
    interaction: InteractionId,
) -> Result<InteractionView, Problem> {
    let shown = interaction.clone();
    state
        .centre
        .read(move |centre, now| {
            centre
                .interaction(&interaction)
                .map(|found| centre.interaction_view(found, now))
        })
        .await?
        .ok_or_else(|| {
            Problem::not_found(
                format!("there is no interaction {shown}"),
                "look at `GET /api/v1/simulator` for those that are up",
            )
        })
}
