//! `/simulator/calls`: calls from customers who don't exist, and what those customers do.

use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use callbench_contract::call::{CallType, SystemDisposition};
use callbench_contract::ids::{
    AgentQueueId, CampaignId, CrtObjectId, InteractionId, PartyId, UserId,
};
use callbench_workspace::{CallRef, CallWish, Command, InteractionView, Signal, Speaker};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::Simulating;
use crate::body::JsonBody;
use crate::connectors::{Connector, Simulator};
use crate::problem::Problem;
use crate::state::HostState;

/// How long a simulated customer lets the phone ring before they take the call.
const CUSTOMER_ANSWERS_AFTER: Duration = Duration::from_millis(1200);

/// A call to simulate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SimulatedCall {
    kind: CallKind,
    /// The agent's user id; without it, an inbound call waits in the queue for the next ready agent.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    agent: Option<UserId>,
    /// The customer's number.
    phone: String,
    /// Without it, the queue's, else the campaign that the agent works on.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    campaign_id: Option<CampaignId>,
    /// Without it, the campaign's first.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    agent_queue_id: Option<AgentQueueId>,
    /// Calls that we make: whether the customer takes the call by themselves after a moment.
    #[serde(default = "yes")]
    customer_answers: bool,
}

fn yes() -> bool {
    true
}

/// Who calls whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
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
    /// The customer asks for the call with a click on a page.
    #[serde(rename = "click-to-call")]
    ClickToCall,
}

/// What the other side does.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Action {
    /// The customer takes the call.
    Answer,
    /// The customer ends it.
    HangUp,
    /// The customer isn't reached.
    Reject,
    /// The customer presses keys.
    Digits,
    /// Somebody says something.
    Speak,
    /// A party that is called takes the call.
    PartyAnswer,
    /// A party that is called isn't reached.
    PartyReject,
    /// A party hangs up.
    PartyLeave,
    /// The recording can be fetched.
    Recording,
}

/// What an action needs beside its name.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ActionBody {
    /// `reject`, `party-reject`: why; `REJECTED` without it.
    #[schema(value_type = Option<String>)]
    outcome: Option<SystemDisposition>,
    /// `digits`: the keys.
    digits: Option<String>,
    /// `speak`: what is said.
    text: Option<String>,
    /// `speak`: `agent`, `customer` or `other`; the customer without it.
    #[schema(value_type = Option<String>)]
    speaker: Option<Speaker>,
    /// `party-…`: which; not needed while there is one only.
    #[schema(value_type = Option<String>)]
    party_id: Option<PartyId>,
    /// `recording`: where.
    url: Option<String>,
}

/// A call, and what an agent sees of it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SimulatedAnswer {
    /// The customer's call.
    crt_object_id: Option<CrtObjectId>,
    /// The agent's part; nothing while it waits.
    interaction: Option<InteractionView>,
}

/// Place a call.
#[utoipa::path(
    post,
    path = "/simulator/calls",
    tag = "simulator",
    request_body = SimulatedCall,
    responses(
        (status = CREATED, description = "`{ crtObjectId, interaction }`", body = Object),
        (status = CONFLICT, description = "`refused`: the agent is not signed in, not ready or busy", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn call(
    State(state): State<HostState>,
    _allowed: Simulating,
    JsonBody(given): JsonBody<SimulatedCall>,
) -> Result<(StatusCode, Json<SimulatedAnswer>), Problem> {
    let SimulatedCall {
        kind,
        agent,
        phone,
        campaign_id: campaign,
        agent_queue_id: queue,
        customer_answers,
    } = given;
    let call_type = match kind {
        CallKind::Inbound => CallType::InboundDial,
        CallKind::Outbound => CallType::OutboundAutoDial,
        CallKind::Manual => CallType::OutboundManualDial,
        CallKind::ClickToCall => CallType::ClickToCallDial,
    };
    let command = Command::PlaceCall(Box::new(CallWish {
        campaign,
        queue,
        ..CallWish::simulated(call_type, agent, phone)
    }));
    let decided = Simulator.report(&state.centre, command, None).await?;
    let Some(call) = begun_call(&decided.facts) else {
        return Err(Problem::internal(&"a simulated call began nothing"));
    };
    if customer_answers && kind != CallKind::Inbound {
        answer_soon(&state, call.clone());
    }
    let answer = answer(&state, CallRef::Call(call)).await?;
    Ok((StatusCode::CREATED, Json(answer)))
}

/// The customer's call that a command began, whatever kind of fact tells of it.
fn begun_call(facts: &[callbench_workspace::Fact]) -> Option<CrtObjectId> {
    fn find(value: &serde_json::Value) -> Option<CrtObjectId> {
        match value {
            serde_json::Value::Object(fields) => fields
                .get("crtObjectId")
                .and_then(serde_json::Value::as_str)
                .map(CrtObjectId::from)
                .or_else(|| fields.values().find_map(find)),
            serde_json::Value::Array(items) => items.iter().find_map(find),
            _ => None,
        }
    }
    facts
        .iter()
        .filter_map(|fact| serde_json::to_value(&fact.what).ok())
        .find_map(|fact| find(&fact))
}

/// Do something on the other side of a call: `answer`, `hang-up`, `reject`, `digits`, `speak`, `party-answer`, `party-reject`,
/// `party-leave`, `recording`.
#[utoipa::path(
    post,
    path = "/simulator/calls/{call}/{action}",
    tag = "simulator",
    params(
        ("call" = String, Path, description = "The customer's call (`crtObjectId`), or an agent's interaction"),
        ("action" = inline(Action), Path)
    ),
    request_body(content = Option<ActionBody>),
    responses(
        (status = OK, description = "`{ crtObjectId, interaction }`", body = Object),
        (status = CONFLICT, description = "`refused`", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn act(
    State(state): State<HostState>,
    _allowed: Simulating,
    Path((call, action)): Path<(String, String)>,
    body: Bytes,
) -> Result<Json<SimulatedAnswer>, Problem> {
    let action: Action =
        serde_json::from_value(serde_json::Value::String(action.clone())).map_err(|_| {
            Problem::not_found(
                format!("nobody in a call can `{action}`"),
                "use `answer`, `hang-up`, `reject`, `digits`, `speak`, `party-answer`, `party-reject`, `party-leave` or `recording`",
            )
        })?;
    let body = action_body(&body)?;
    let signal = signal(action, body)?;
    let call = call_ref(&state, call).await?;
    let command = Command::Telephony {
        call: call.clone(),
        signal,
    };
    Simulator.report(&state.centre, command, None).await?;
    answer(&state, call).await.map(Json)
}

/// What an action needs; an empty body needs nothing.
pub(super) fn action_body<T: Default + serde::de::DeserializeOwned>(
    body: &Bytes,
) -> Result<T, Problem> {
    if body.is_empty() {
        return Ok(T::default());
    }
    serde_json::from_slice(body).map_err(|error| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-body",
            format!("the body can't be read: {error}"),
            "send a JSON object with what the action needs, or nothing",
        )
    })
}

/// A field that an action can't do without.
pub(super) fn needed<T>(value: Option<T>, field: &'static str) -> Result<T, Problem> {
    value.ok_or_else(|| {
        let mut problem = Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "missing-field",
            format!("this action needs `{field}`"),
            format!("send `{{ \"{field}\": … }}`"),
        );
        problem.field = Some(field.to_owned());
        problem
    })
}

fn signal(action: Action, body: ActionBody) -> Result<Signal, Problem> {
    let outcome = body.outcome.unwrap_or(SystemDisposition::Rejected);
    let party_id = body.party_id;
    Ok(match action {
        Action::Answer => Signal::CustomerAnswered {},
        Action::HangUp => Signal::CustomerHungUp {},
        Action::Reject => Signal::CustomerNotReached { outcome },
        Action::Digits => Signal::DigitsPressed {
            digits: needed(body.digits, "digits")?,
        },
        Action::Speak => Signal::Spoken {
            speaker: body.speaker.unwrap_or(Speaker::Customer),
            text: needed(body.text, "text")?,
        },
        Action::PartyAnswer => Signal::PartyAnswered { party_id },
        Action::PartyReject => Signal::PartyNotReached { party_id, outcome },
        Action::PartyLeave => Signal::PartyLeft { party_id },
        Action::Recording => Signal::RecordingReady {
            url: needed(body.url, "url")?,
        },
    })
}

/// Which call is meant: an interaction when there is one of that id, else the customer's call.
async fn call_ref(state: &HostState, id: String) -> Result<CallRef, Problem> {
    let interaction = InteractionId::from(id.as_str());
    let asked = interaction.clone();
    let exists = state
        .centre
        .read(move |centre, _| centre.interaction(&asked).is_some())
        .await?;
    Ok(if exists {
        interaction.into()
    } else {
        CrtObjectId::from(id).into()
    })
}

/// Lets the customer take the call in a moment, if it still rings then.
fn answer_soon(state: &HostState, call: CrtObjectId) {
    let centre = state.centre.clone();
    let stopping = state.stopping.clone();
    state.tasks.spawn(async move {
        tokio::select! {
            () = tokio::time::sleep(CUSTOMER_ANSWERS_AFTER) => {}
            () = stopping.cancelled() => return,
        }
        if let Err(error) = centre
            .decide(Command::Telephony {
                call: call.into(),
                signal: Signal::CustomerAnswered {},
            })
            .await
        {
            tracing::debug!(%error, "the simulated customer was too late");
        }
    });
}

/// The call as it is now: the newest of its agents' parts.
async fn answer(state: &HostState, call: CallRef) -> Result<SimulatedAnswer, Problem> {
    let (found, interaction) = state
        .centre
        .read(move |centre, now| {
            let found = match &call {
                CallRef::Interaction(id) => centre.interaction(id),
                CallRef::Call(id) => centre
                    .interactions()
                    .filter(|interaction| interaction.call().crt_object_id == *id)
                    .max_by_key(|interaction| interaction.call().started_at),
            };
            let id = match (&call, found) {
                (CallRef::Call(id), _) => Some(id.clone()),
                (CallRef::Interaction(_), Some(interaction)) => {
                    Some(interaction.call().crt_object_id.clone())
                }
                (CallRef::Interaction(_), None) => None,
            };
            (
                id,
                found.and_then(|found| centre.interaction_view(found.id(), now)),
            )
        })
        .await?;
    Ok(SimulatedAnswer {
        crt_object_id: found,
        interaction,
    })
}
