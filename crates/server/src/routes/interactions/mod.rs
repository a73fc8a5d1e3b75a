//! `/interactions`: those that are over. Agents see their own.

mod csv;
mod export;
mod filter;

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::ids::InteractionId;
use callbench_contract::role::Role;
use callbench_store::StoreError;
use callbench_workspace::InteractionRecord;
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::auth::Caller;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

use filter::{Page, Search};

/// The routes below `/interactions`.
pub(super) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(search))
        .routes(routes!(export::export))
        .routes(routes!(show))
}

/// Past interactions that fit.
#[derive(Debug, Serialize)]
struct Found {
    interactions: Vec<InteractionRecord>,
    /// How many fit on all pages.
    total: u64,
    /// What to give as `after` for the next page; nothing on the last one.
    next: Option<InteractionId>,
}

/// Search past interactions, the latest begun first.
#[utoipa::path(
    get,
    path = "/interactions",
    tag = "interactions",
    params(Search, Page),
    responses(
        (status = OK, description = "`{ interactions: InteractionRecord[], total, next }`", body = Object),
        (status = BAD_REQUEST, body = Problem),
        (status = FORBIDDEN, description = "An agent asked for another agent's", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
async fn search(
    State(state): State<HostState>,
    caller: Caller,
    QueryOf(search): QueryOf<Search>,
    QueryOf(page): QueryOf<Page>,
) -> Result<Json<Found>, Problem> {
    let filter = search.filter(&caller)?;
    let limit = page.limit()?;
    let after = page.after();
    let stored = state.store.interactions();
    let mut interactions = stored
        .search(&filter, after.as_ref(), limit + 1)
        .await
        .map_err(|error| match error {
            StoreError::Missing { what } => Problem::bad_request(
                format!("there is no past {what}"),
                "give the `next` of the page before",
            )
            .field("after"),
            other => other.into(),
        })?;
    let total = stored.count(&filter).await?;
    let page_size = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = interactions.len() > page_size;
    interactions.truncate(page_size);
    let last = interactions.last().filter(|_| has_more);
    Ok(Json(Found {
        next: last.map(|record| record.interaction_id.clone()),
        interactions,
        total,
    }))
}

/// A past interaction in full.
#[derive(Debug, Serialize)]
struct Whole {
    record: InteractionRecord,
    interaction: Box<RawValue>,
}

/// One past interaction, as its agent last saw it.
#[utoipa::path(
    get,
    path = "/interactions/{interactionId}",
    tag = "interactions",
    params(("interactionId" = String, Path)),
    responses(
        (status = OK, description = "`{ record: InteractionRecord, interaction: Interaction }`", body = Object),
        (status = FORBIDDEN, description = "Another agent's", body = Problem),
        (status = NOT_FOUND, body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
async fn show(
    State(state): State<HostState>,
    caller: Caller,
    Path(interaction_id): Path<String>,
) -> Result<Json<Whole>, Problem> {
    let id = InteractionId::new(interaction_id);
    let found = state.store.interactions().find(&id).await?;
    let found = found.ok_or_else(|| {
        Problem::not_found(
            format!("there is no past interaction {id}"),
            "search with `GET /api/v1/interactions`; one that goes on stands on its agent's desk",
        )
    })?;
    if caller.user.role == Role::Agent && found.record.user_id != caller.user.user_id {
        return Err(Problem::forbidden(
            format!("interaction {id} is another agent's"),
            "ask a supervisor for it",
        ));
    }
    Ok(Json(Whole {
        record: found.record,
        interaction: found.interaction,
    }))
}
