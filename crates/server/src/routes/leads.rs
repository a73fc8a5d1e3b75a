//! `/leads`: the lists of people whom campaigns call.

use axum::Json;
use axum::extract::{DefaultBodyLimit, FromRequest, Path, Request, State};
use bytes::Bytes;
use callbench_contract::ids::{CampaignId, LeadId, LeadRecordId};
use callbench_workspace::{
    Command, Fact, Happening, LeadCommand, LeadHappening, LeadProblem, LeadRecordDraft,
    LeadRecordView, LeadSummary, lead_problems,
};
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::lead_file::{self, Columns};
use crate::auth::Overseer;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

/// The largest lead in bytes: a hundred thousand records of three hundred bytes.
const BODY_LIMIT: usize = 32 * 1024 * 1024;
/// Problems that one answer names.
const NAMED_PROBLEMS: usize = 100;
/// Records in one answer, unless less is asked for.
const PAGE: usize = 1_000;

pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(list, load))
        .routes(routes!(records))
        .routes(routes!(remove))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
}

/// Whose leads to list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
struct Of {
    /// One campaign; without it, all.
    #[param(value_type = Option<i64>)]
    campaign_id: Option<CampaignId>,
}

/// Leads, in the order in which they were loaded.
#[derive(Debug, Serialize)]
struct Found {
    leads: Vec<LeadSummary>,
}

/// A lead as JSON.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LeadBody {
    #[schema(value_type = i64)]
    campaign_id: CampaignId,
    name: String,
    #[schema(value_type = Vec<Object>)]
    records: Vec<LeadRecordDraft>,
    /// Whether they are called before those of the campaign's other leads.
    #[serde(default)]
    urgent: bool,
}

/// How a file is to be read; all but the columns stand in the body when that is JSON.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
struct Loading {
    /// The campaign that calls; with CSV.
    #[param(value_type = Option<i64>)]
    campaign_id: Option<CampaignId>,
    /// The lead's name; with CSV.
    name: Option<String>,
    /// The column of numbers; without it, the one named `phone`.
    phone_column: Option<String>,
    /// The column of names; without it, the one named `name`.
    name_column: Option<String>,
    /// Call them before those of the campaign's other leads; with CSV.
    #[serde(default)]
    urgent: bool,
    /// Leave out records whose number stands in the lead before, instead of refusing the lead.
    #[serde(default)]
    skip_duplicates: bool,
}

/// Which records to list.
#[derive(Debug, Deserialize, IntoParams)]
struct Page {
    /// Those after this one (`next` of the page before).
    #[param(value_type = Option<String>)]
    after: Option<LeadRecordId>,
    /// At most so many; 1000 unless said otherwise, and no more than that.
    limit: Option<usize>,
}

/// Records, in their order.
#[derive(Debug, Serialize)]
struct Records {
    records: Vec<LeadRecordView>,
    /// What to give as `after` for the page that follows; nothing on the last.
    next: Option<LeadRecordId>,
}

/// Leads and how far they are.
#[utoipa::path(
    get,
    path = "/leads",
    tag = "leads",
    params(Of),
    responses((status = OK, description = "`{ leads: Lead[] }`", body = Object)),
    security(("session" = []), ("token" = []))
)]
async fn list(
    State(state): State<HostState>,
    _overseer: Overseer,
    QueryOf(of): QueryOf<Of>,
) -> Result<Json<Found>, Problem> {
    let leads = state
        .centre
        .read(move |centre, _| centre.lead_summaries(of.campaign_id))
        .await?;
    Ok(Json(Found { leads }))
}

/// Load a lead: all of it, or nothing.
///
/// JSON `{ campaignId, name, records: [{ name, phone, fields }], urgent? }`, or `text/csv` with the names of the columns in its first
/// line and `?campaignId=&name=`. At most 100,000 records and 32 MiB.
#[utoipa::path(
    post,
    path = "/leads",
    tag = "leads",
    params(Loading),
    request_body(content(
        (LeadBody = "application/json"),
        (String = "text/csv"),
    )),
    responses(
        (status = CREATED, description = "`Lead`", body = Object),
        (status = CONFLICT, description = "`refused`: no such campaign, a lead of this name is there already", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-lead`, with the lines and what is wrong with them in `details`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
async fn load(
    State(state): State<HostState>,
    _overseer: Overseer,
    QueryOf(loading): QueryOf<Loading>,
    request: Request,
) -> Result<(StatusCode, Json<LeadSummary>), Problem> {
    let wanted = read(request, &loading).await?;
    let wanted = checked(wanted, loading.skip_duplicates)?;
    let decided = state
        .centre
        .decide(Command::Lead(Box::new(LeadCommand::Load {
            campaign: wanted.campaign,
            name: wanted.name,
            records: wanted.records,
            urgent: wanted.urgent,
        })))
        .await?;
    let lead_id = decided
        .facts
        .iter()
        .find_map(loaded)
        .ok_or_else(|| Problem::internal(&"a lead was loaded without a fact"))?;
    let lead = find(&state, lead_id).await?;
    Ok((StatusCode::CREATED, Json(lead)))
}

/// The records of a lead, and how far each is.
#[utoipa::path(
    get,
    path = "/leads/{leadId}/records",
    tag = "leads",
    params(("leadId" = i64, Path), Page),
    responses(
        (status = OK, description = "`{ records: [{ leadRecordId, name, phone, fields, state, attempts, lastOutcome, nextAttemptAt, interactionId }], next }`", body = Object),
        (status = NOT_FOUND, body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
async fn records(
    State(state): State<HostState>,
    _overseer: Overseer,
    Path(lead_id): Path<String>,
    QueryOf(page): QueryOf<Page>,
) -> Result<Json<Records>, Problem> {
    let id = known_id(&lead_id)?;
    let limit = page.limit.unwrap_or(PAGE).clamp(1, PAGE);
    state
        .centre
        .read(move |centre, _| {
            let mut records = centre.lead_records(id, page.after.as_ref(), limit + 1)?;
            let has_more = records.len() > limit;
            records.truncate(limit);
            let next = records.last().filter(|_| has_more);
            Some(Records {
                next: next.map(|record| record.lead_record_id.clone()),
                records,
            })
        })
        .await?
        .map(Json)
        .ok_or_else(|| missing(&lead_id))
}

/// Remove a lead; calls that are up go on.
#[utoipa::path(
    delete,
    path = "/leads/{leadId}",
    tag = "leads",
    params(("leadId" = i64, Path)),
    responses((status = NO_CONTENT, description = "Removed"), (status = NOT_FOUND, body = Problem)),
    security(("session" = []), ("token" = []))
)]
async fn remove(
    State(state): State<HostState>,
    _overseer: Overseer,
    Path(lead_id): Path<String>,
) -> Result<StatusCode, Problem> {
    let lead = known_id(&lead_id)?;
    find(&state, lead).await?;
    state
        .centre
        .decide(Command::Lead(Box::new(LeadCommand::Remove { lead })))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A lead as it was sent, with the place of each record in the body.
struct Sent {
    campaign: CampaignId,
    name: String,
    records: Vec<LeadRecordDraft>,
    urgent: bool,
    /// The line of each record, in a file.
    lines: Option<Vec<u64>>,
    broken: Vec<(u64, String)>,
}

async fn read(request: Request, loading: &Loading) -> Result<Sent, Problem> {
    let content_type = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .map(|value| value.trim().to_ascii_lowercase())
        .unwrap_or_default();
    let is_csv = content_type == "text/csv";
    if !is_csv && content_type != "application/json" {
        return Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not-a-lead",
            "the body is marked neither as JSON nor as CSV",
            "send it with `Content-Type: application/json` or `text/csv`",
        ));
    }
    let body = Bytes::from_request(request, &())
        .await
        .map_err(|rejection| {
            if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
                return Problem::new(
                    StatusCode::PAYLOAD_TOO_LARGE,
                    "body-too-large",
                    "the lead is larger than 32 MiB",
                    "load it in several parts, each as a lead of its own",
                );
            }
            Problem::bad_request(rejection.body_text(), "send the lead again")
        })?;
    if is_csv {
        return read_file(&body, loading);
    }
    let body: LeadBody = serde_json::from_slice(&body).map_err(|error| {
        Problem::bad_request(
            format!("the body is not a lead: {error}"),
            "compare the body with the route's description in /openapi.json",
        )
    })?;
    Ok(Sent {
        campaign: body.campaign_id,
        name: body.name,
        records: body.records,
        urgent: body.urgent,
        lines: None,
        broken: Vec::new(),
    })
}

fn read_file(body: &[u8], loading: &Loading) -> Result<Sent, Problem> {
    let missing = |field: &'static str| {
        Problem::bad_request(
            format!("the query has no `{field}`"),
            "a file needs `?campaignId=…&name=…`",
        )
        .field(field)
    };
    let campaign = loading.campaign_id.ok_or_else(|| missing("campaignId"))?;
    let name = loading.name.clone().ok_or_else(|| missing("name"))?;
    let columns = Columns {
        name: loading.name_column.clone(),
        phone: loading.phone_column.clone(),
    };
    let file = lead_file::read(body, &columns)
        .map_err(|unreadable| invalid(unreadable.why, unreadable.remedy))?;
    Ok(Sent {
        campaign,
        name,
        records: file.records,
        urgent: loading.urgent,
        lines: Some(file.lines),
        broken: file.broken,
    })
}

/// Refuses a lead with anything wrong in it, naming each line.
fn checked(mut sent: Sent, skip_duplicates: bool) -> Result<Sent, Problem> {
    let mut problems = lead_problems(&sent.records);
    if skip_duplicates {
        let mut twice: Vec<usize> = problems
            .iter()
            .filter(|problem| problem.same_as.is_some())
            .map(|problem| problem.position)
            .collect();
        problems.retain(|problem| problem.same_as.is_none());
        if problems.is_empty() && sent.broken.is_empty() {
            twice.reverse();
            let mut position = 0;
            sent.records.retain(|_| {
                let is_twice = twice.last() == Some(&position);
                if is_twice {
                    twice.pop();
                }
                position += 1;
                !is_twice
            });
        }
    }
    let total = problems.len() + sent.broken.len();
    if total == 0 {
        return Ok(sent);
    }
    let line_of = |position: usize| {
        sent.lines
            .as_ref()
            .and_then(|lines| lines.get(position))
            .copied()
    };
    let place = |problem: &LeadProblem| {
        let reason = match problem.same_as {
            Some(first) => match line_of(first) {
                Some(line) => format!("{}: first in line {line}", problem.reason),
                None => format!("{}: first as record {}", problem.reason, first + 1),
            },
            None => problem.reason.clone(),
        };
        json!({ "record": problem.position + 1, "line": line_of(problem.position), "reason": reason })
    };
    let broken = sent
        .broken
        .iter()
        .map(|(line, why)| json!({ "record": null, "line": line, "reason": why }));
    let named: Vec<_> = broken
        .chain(problems.iter().map(place))
        .take(NAMED_PROBLEMS)
        .collect();
    Err(invalid(
        format!("{total} records of the lead can't be loaded, so none was"),
        "mend or remove the records that `details` names, then send the lead again",
    )
    .details(json!({ "problems": named, "total": total })))
}

fn invalid(message: impl Into<String>, remedy: impl Into<String>) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-lead",
        message,
        remedy,
    )
}

fn loaded(fact: &Fact) -> Option<LeadId> {
    match &fact.what {
        Happening::Lead(what) => match &**what {
            LeadHappening::Loaded { lead_id, .. } => Some(*lead_id),
            _ => None,
        },
        _ => None,
    }
}

async fn find(state: &HostState, id: LeadId) -> Result<LeadSummary, Problem> {
    state
        .centre
        .read(move |centre, _| centre.lead_summary(id))
        .await?
        .ok_or_else(|| missing(&id.to_string()))
}

fn known_id(text: &str) -> Result<LeadId, Problem> {
    text.parse().map_err(|_| missing(text))
}

fn missing(lead_id: &str) -> Problem {
    Problem::not_found(
        format!("there is no lead {lead_id}"),
        "take one from `GET /api/v1/leads`",
    )
}
