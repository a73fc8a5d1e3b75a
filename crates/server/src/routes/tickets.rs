//! `/tickets`: what is to be done for customers, over more than one conversation.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::ids::{AgentQueueId, CustomerId, TicketId, UserId};
use callbench_workspace::{
    Command, Happening, RefusalCode, Ticket, TicketCommand, TicketCursor, TicketFilter,
    TicketStateGroup,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::Caller;
use crate::body::{JsonBody, QueryOf};
use crate::centre::CentreError;
use crate::problem::Problem;
use crate::state::HostState;

/// Stands for those that nobody works on.
const NOBODY: &str = "nobody";
/// Tickets on a page, unless the caller says otherwise.
const PAGE: usize = 50;
/// The most tickets on a page.
const LARGEST_PAGE: usize = 200;

/// The routes below `/tickets`, and `/ticket-states`.
pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(search))
        .routes(routes!(states))
        .routes(routes!(command))
        .routes(routes!(show))
}

/// Which tickets; what is left out narrows nothing.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
struct Search {
    /// Of this group of states, such as `CLOSED`.
    group: Option<String>,
    /// In this state.
    state: Option<String>,
    /// Of this person; `nobody` for those that nobody works on.
    assignee: Option<String>,
    /// In this queue.
    #[param(value_type = Option<i64>)]
    agent_queue_id: Option<AgentQueueId>,
    /// Of this customer.
    #[param(value_type = Option<i64>)]
    customer_id: Option<CustomerId>,
    /// Words that must all occur in id, subject or notes.
    q: Option<String>,
    /// The most tickets in the answer: 1 to 200, else 50.
    limit: Option<usize>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// Tickets that fit.
#[derive(Debug, Serialize)]
struct Found {
    tickets: Vec<Ticket>,
    /// How many fit on all pages.
    total: usize,
    /// What to give as `after` for the next page; nothing on the last one.
    next: Option<String>,
}

/// Find tickets, the last changed first.
#[utoipa::path(
    get,
    path = "/tickets",
    tag = "tickets",
    params(Search),
    responses(
        (status = OK, description = "`{ tickets: Ticket[], total, next }`", body = Object),
        (status = BAD_REQUEST, body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
async fn search(
    State(state): State<HostState>,
    _caller: Caller,
    QueryOf(search): QueryOf<Search>,
) -> Result<Json<Found>, Problem> {
    let limit = search.limit.unwrap_or(PAGE);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(Problem::bad_request(
            format!("a page can't have {limit} tickets"),
            format!("give 1 to {LARGEST_PAGE}"),
        )
        .field("limit"));
    }
    let after: Option<TicketCursor> = search
        .after
        .map(|after| after.parse())
        .transpose()
        .map_err(|_| {
            Problem::bad_request(
                "that is no place in a list of tickets",
                "give the `next` of the page before",
            )
            .field("after")
        })?;
    let assignee = match search.assignee {
        None => None,
        Some(name) if name == NOBODY => Some(None),
        Some(name) => Some(Some(UserId::new(name).map_err(|error| {
            Problem::bad_request(error.to_string(), "give a user id").field("assignee")
        })?)),
    };
    let filter = TicketFilter {
        group: search.group,
        state: search.state,
        assignee,
        agent_queue_id: search.agent_queue_id,
        customer_id: search.customer_id,
        words: search.q.unwrap_or_default(),
    };
    let found = state
        .centre
        .read(move |centre, _| {
            let page = centre.tickets(&filter, after.as_ref(), limit);
            Found {
                tickets: page.tickets.into_iter().cloned().collect(),
                total: page.total,
                next: page.next.map(|next| next.to_string()),
            }
        })
        .await?;
    Ok(Json(found))
}

/// One ticket.
#[utoipa::path(
    get,
    path = "/tickets/{ticketId}",
    tag = "tickets",
    params(("ticketId" = String, Path)),
    responses((status = OK, description = "`Ticket`", body = Object), (status = NOT_FOUND, body = Problem)),
    security(("session" = []), ("token" = []))
)]
async fn show(
    State(state): State<HostState>,
    _caller: Caller,
    Path(ticket_id): Path<String>,
) -> Result<Json<Ticket>, Problem> {
    find(&state, &TicketId::from(ticket_id.as_str()))
        .await?
        .map(Json)
        .ok_or_else(|| {
            Problem::not_found(
                format!("there is no ticket {ticket_id}"),
                "search with `GET /api/v1/tickets`",
            )
        })
}

/// The states that tickets can have.
#[derive(Debug, Serialize)]
struct States {
    groups: Vec<TicketStateGroup>,
}

/// The states that tickets can have, by group; a new ticket has the first.
#[utoipa::path(
    get,
    path = "/ticket-states",
    tag = "tickets",
    responses((status = OK, description = "`{ groups: [{ group, states }] }`", body = Object)),
    security(("session" = []), ("token" = []))
)]
async fn states(State(state): State<HostState>, _caller: Caller) -> Result<Json<States>, Problem> {
    let groups = state
        .centre
        .read(|centre, _| centre.configuration().ticket_state_groups().into_owned())
        .await?;
    Ok(Json(States { groups }))
}

/// Do something with a ticket.
///
/// `{ command, … }` with one of openTicket, updateTicket, addNote, assignTicket, pickTicket, mergeTickets, splitTicket,
/// attachInteraction, unattachInteraction. Answers with the new ticket, or with the one that stays.
#[utoipa::path(
    post,
    path = "/tickets/commands",
    tag = "tickets",
    request_body(content = Object, example = json!({ "command": "openTicket", "subject": "Invoice missing" })),
    responses(
        (status = OK, description = "`Ticket`", body = Object),
        (status = CONFLICT, description = "`refused`, with the reason's code in `details.reason`; `stale-revision`, with the ticket in `details`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`unknown-user`: the assignee", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
async fn command(
    State(state): State<HostState>,
    caller: Caller,
    JsonBody(command): JsonBody<TicketCommand>,
) -> Result<Json<Ticket>, Problem> {
    require_assignee(&state, &command).await?;
    let named = named(&command).cloned();
    let decided = state
        .centre
        .decide(Command::Ticket {
            by: caller.user.user_id,
            command: Box::new(command),
        })
        .await;
    let decided = match decided {
        Ok(decided) => decided,
        Err(CentreError::Refused(refusal)) if refusal.code == RefusalCode::StaleRevision => {
            return Err(stale(&state, named).await?);
        }
        Err(error) => return Err(error.into()),
    };
    let changed = decided.facts.iter().find_map(|fact| match &fact.what {
        Happening::Ticket(what) => what.answers_with().cloned(),
        _ => None,
    });
    let Some(id) = changed.or(named) else {
        return Err(Problem::internal(&"a ticket's command named no ticket"));
    };
    find(&state, &id)
        .await?
        .map(Json)
        .ok_or_else(|| Problem::internal(&"a ticket that was just changed is not there"))
}

/// Whoever works on it must be somebody.
async fn require_assignee(state: &HostState, command: &TicketCommand) -> Result<(), Problem> {
    let (TicketCommand::OpenTicket { assignee, .. } | TicketCommand::AssignTicket { assignee, .. }) =
        command
    else {
        return Ok(());
    };
    let Some(assignee) = assignee else {
        return Ok(());
    };
    let known = state.store.users().find(assignee).await?;
    if known.is_some() {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "unknown-user",
        format!("there is nobody named {assignee}"),
        "give the ticket to somebody who can sign in, or to nobody",
    )
    .field("assignee"))
}

const fn named(command: &TicketCommand) -> Option<&TicketId> {
    match command {
        TicketCommand::OpenTicket { .. } => None,
        TicketCommand::UpdateTicket { ticket_id, .. }
        | TicketCommand::AddNote { ticket_id, .. }
        | TicketCommand::AssignTicket { ticket_id, .. }
        | TicketCommand::PickTicket { ticket_id }
        | TicketCommand::MergeTickets { ticket_id, .. }
        | TicketCommand::SplitTicket { ticket_id, .. }
        | TicketCommand::AttachInteraction { ticket_id, .. }
        | TicketCommand::UnattachInteraction { ticket_id, .. } => Some(ticket_id),
    }
}

async fn find(state: &HostState, id: &TicketId) -> Result<Option<Ticket>, Problem> {
    let id = id.clone();
    Ok(state
        .centre
        .read(move |centre, _| centre.ticket_shown(&id))
        .await?)
}

async fn stale(state: &HostState, id: Option<TicketId>) -> Result<Problem, Problem> {
    let current = match &id {
        Some(id) => find(state, id).await?,
        None => None,
    };
    let what = id.map_or_else(|| "the ticket".to_owned(), |id| format!("ticket {id}"));
    let current = serde_json::to_value(current).map_err(|error| Problem::internal(&error))?;
    Ok(Problem::stale_revision(&what, current))
}
