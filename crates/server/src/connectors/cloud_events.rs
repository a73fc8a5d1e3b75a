//! `POST /connectors/cloudevents`: telephony systems report here, in CloudEvents 1.0.

use axum::Json;
use axum::extract::State;

use callbench_store::{ConnectorKind, EventNote};
use http::HeaderMap;
use serde::Serialize;
use utoipa::ToSchema;

use super::cloud_event::{CloudEvent, Received, Rejected, read};
use super::inbox::{Taken, take};
use super::meaning;
use super::sender::identify;
use super::telephony::Telephony;
use crate::body::RawBody;
use crate::problem::Problem;
use crate::state::HostState;

/// What became of what was sent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum EventsAnswer {
    /// Of one event.
    One(EventAnswer),
    /// Of a batch.
    Batch(BatchAnswer),
}

/// What became of one event.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct EventAnswer {
    source: String,
    id: String,
    #[serde(flatten)]
    taken: Taken,
}

/// What became of the events of a batch, in its order.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct BatchAnswer {
    events: Vec<BatchedAnswer>,
}

/// What became of an event in a batch.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BatchedAnswer {
    /// Null when it could not be read.
    source: Option<String>,
    /// Null when it could not be read.
    id: Option<String>,
    /// `done`, `duplicate`, `ignored`, `refused`.
    outcome: BatchOutcome,
    /// `ignored`: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// `refused`: the HTTP status that it would have got alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// `refused`: why, and how to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

/// How it went.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
enum BatchOutcome {
    Done,
    Duplicate,
    Ignored,
    Refused,
}

/// Report what happened at a telephony system, in CloudEvents 1.0.
///
/// Structured, binary or batched; signed with the connector's secret in `Callbench-Signature`. Types, data, signature and
/// examples: `docs/internals/connectors.md`. An event that comes again is answered `duplicate` and changes nothing. The events of
/// a batch are carried out in order, each for itself; one that is refused doesn't hold up the others.
#[utoipa::path(
    post,
    path = "/connectors/cloudevents",
    tag = "connectors",
    params(("callbench-signature" = Option<String>, Header, description = "`connector=<name>,t=<seconds>,v1=<hex>`")),
    request_body(content(
        (Object = "application/cloudevents+json"),
        (Vec<Object> = "application/cloudevents-batch+json"),
        (Object = "application/json"),
    )),
    responses(
        (status = OK, description = "One event, or (batch) `{ events: […] }`", body = EventsAnswer),
        (status = UNAUTHORIZED, description = "`unsigned`, `malformed-signature`, `wrong-signature`, `stale-signature`, `unknown-connector`", body = Problem),
        (status = CONFLICT, description = "`refused` by the contact centre, `unknown-call`", body = Problem),
        (status = PAYLOAD_TOO_LARGE, description = "`body-too-large`", body = Problem),
        (status = UNSUPPORTED_MEDIA_TYPE, description = "`not-a-cloud-event`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`malformed-event`, `unknown-event-type` with the known ones in `details`", body = Problem),
    ),
    security(())
)]
pub(super) async fn receive(
    State(state): State<HostState>,
    headers: HeaderMap,
    RawBody(body): RawBody,
) -> Result<Json<EventsAnswer>, Problem> {
    let connector = identify(&state, None, ConnectorKind::CloudEvents, &headers, &body).await?;
    match read(&headers, &body)? {
        Received::One(event) => one(&state, &connector, *event)
            .await
            .map(|answer| Json(EventsAnswer::One(answer))),
        Received::Batch(events) => {
            let mut answers = Vec::with_capacity(events.len());
            for event in events {
                answers.push(batched(&state, &connector, event).await);
            }
            Ok(Json(EventsAnswer::Batch(BatchAnswer { events: answers })))
        }
    }
}

async fn one(
    state: &HostState,
    connector: &Telephony<'_>,
    event: CloudEvent,
) -> Result<EventAnswer, Problem> {
    let (source, id) = (event.source.clone(), event.id.clone());
    let note = EventNote {
        connector: connector.record.name.clone(),
        source: source.clone(),
        event_id: id.clone(),
        received_at: state.clock.now(),
        leg: None,
    };
    let meaning = meaning::read(event, connector)?;
    let taken = take(state, connector, note, meaning).await?;
    Ok(EventAnswer { source, id, taken })
}

async fn batched(
    state: &HostState,
    connector: &Telephony<'_>,
    event: Result<CloudEvent, Rejected>,
) -> BatchedAnswer {
    let refused = |source, id, problem: Problem| BatchedAnswer {
        source,
        id,
        outcome: BatchOutcome::Refused,
        why: None,
        status: Some(problem.status.code().as_u16()),
        problem: Some(problem),
    };
    let event = match event {
        Ok(event) => event,
        Err(Rejected {
            id,
            source,
            problem,
        }) => return refused(source, id, *problem),
    };
    let (source, id) = (Some(event.source.clone()), Some(event.id.clone()));
    let (outcome, why) = match one(state, connector, event)
        .await
        .map(|answer| answer.taken)
    {
        Ok(Taken::Done {}) => (BatchOutcome::Done, None),
        Ok(Taken::Duplicate {}) => (BatchOutcome::Duplicate, None),
        Ok(Taken::Ignored { why }) => (BatchOutcome::Ignored, Some(why)),
        Err(problem) => return refused(source, id, problem),
    };
    BatchedAnswer {
        source,
        id,
        outcome,
        why,
        status: None,
        problem: None,
    }
}
