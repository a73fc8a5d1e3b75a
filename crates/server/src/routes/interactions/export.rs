//! `GET /interactions/export`: past interactions as a table, sent as it is read.

use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use callbench_contract::call::{CallType, HangupParty, SystemDisposition};
use callbench_contract::ids::{AgentQueueId, InteractionId};
use callbench_store::{InteractionFilter, StoreError};
use callbench_workspace::InteractionRecord;
use futures_util::{StreamExt, stream};
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::csv::Line;
use super::filter::Search;
use crate::auth::Caller;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

/// Rows that are read and sent at once.
const PAGE: u32 = 500;

const COLUMNS: [&str; 29] = [
    "interactionId",
    "kind",
    "userId",
    "userName",
    "campaignId",
    "campaignName",
    "agentQueueId",
    "queueName",
    "callType",
    "direction",
    "displayPhone",
    "customerId",
    "customerName",
    "startedAt",
    "connectedAt",
    "endedAt",
    "disposedAt",
    "waited",
    "ringingTime",
    "talkTime",
    "holdTime",
    "wrapUpTime",
    "hangupFirst",
    "systemDisposition",
    "dispositionCode",
    "dispositionClass",
    "note",
    "recordingUrl",
    "crtObjectId",
];

/// Past interactions as comma-separated values.
#[utoipa::path(
    get,
    path = "/interactions/export",
    tag = "interactions",
    params(Search),
    responses(
        (status = OK, description = "One line each, the latest begun first", content_type = "text/csv", body = String),
        (status = BAD_REQUEST, body = Problem),
        (status = FORBIDDEN, description = "An agent asked for another agent's", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn export(
    State(state): State<HostState>,
    caller: Caller,
    QueryOf(search): QueryOf<Search>,
) -> Result<Response, Problem> {
    let filter = search.filter(&caller)?;
    // The first page before the answer begins: what fails then can still be said.
    let first = page(&state, &filter, None).await?;
    let heading = COLUMNS.join(",") + "\r\n";
    let rest = stream::try_unfold(Next::Page(first), move |next| {
        let (state, filter) = (state.clone(), filter.clone());
        async move {
            let records = match next {
                Next::Page(records) => records,
                Next::After(last) => page(&state, &filter, Some(&last)).await?,
            };
            let Some(last) = records.last() else {
                return Ok::<_, StoreError>(None);
            };
            let next = Next::After(last.interaction_id.clone());
            let lines: String = records.iter().map(line).collect();
            Ok(Some((lines, next)))
        }
    });
    let heading = stream::once(async move { Ok(heading) });
    let body = Body::from_stream(heading.chain(rest));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (
            CONTENT_DISPOSITION,
            "attachment; filename=\"interactions.csv\"",
        ),
    ];
    Ok((headers, body).into_response())
}

/// What is sent next.
enum Next {
    Page(Vec<InteractionRecord>),
    After(InteractionId),
}

async fn page(
    state: &HostState,
    filter: &InteractionFilter,
    after: Option<&InteractionId>,
) -> Result<Vec<InteractionRecord>, StoreError> {
    state.store.interactions().search(filter, after, PAGE).await
}

fn line(record: &InteractionRecord) -> String {
    let mut line = Line::default();
    line.text(record.interaction_id.as_str())
        .text(record.kind.as_str())
        .text(record.user_id.as_str())
        .text(&record.user_name)
        .number(record.campaign_id.get())
        .text(&record.campaign_name)
        .number_or_none(record.agent_queue_id.map(AgentQueueId::get))
        .text_or_none(record.queue_name.as_deref())
        .text_or_none(record.call_type.map(CallType::as_str))
        .text(record.direction.as_str())
        .text(&record.display_phone)
        .number(record.customer_id.get())
        .text_or_none(record.customer_name.as_deref())
        .instant(record.started_at)
        .instant_or_none(record.connected_at)
        .instant(record.ended_at)
        .instant_or_none(record.disposed_at)
        .millis(record.waited)
        .millis(record.ringing_time)
        .millis(record.talk_time)
        .millis(record.hold_time)
        .millis(record.wrap_up_time)
        .text_or_none(record.hangup_first.map(HangupParty::as_str))
        .text_or_none(record.system_disposition.map(SystemDisposition::as_str))
        .text_or_none(record.disposition_code.as_deref())
        .text_or_none(record.disposition_class.as_deref())
        .text_or_none(record.note.as_deref())
        .text_or_none(record.recording_url.as_deref())
        .text_or_none(record.crt_object_id.as_ref().map(AsRef::as_ref));
    line.end()
}
