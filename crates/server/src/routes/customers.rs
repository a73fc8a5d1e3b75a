//! `/customers`: the people who call and write.
//!
//! Where a campaign masks numbers, its agents never get one: not by looking a customer up, not by searching digit by digit,
//! not in what was changed.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::ids::{CustomerId, Phone};
use callbench_contract::role::Role;
use callbench_store::InteractionFilter;
use callbench_workspace::{
    CallbackFilter, CallbackView, Centre, Command, Customer, CustomerChange, CustomerDraft,
    Happening, InteractionRecord, RefusalCode, Ticket, TicketFilter, mask, parse_phone,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::auth::Caller;
use crate::body::{JsonBody, QueryOf};
use crate::centre::CentreError;
use crate::problem::Problem;
use crate::state::HostState;

/// The most customers in one answer.
const LIMIT: usize = 50;
/// The most tickets in a history.
const TICKETS: usize = 100;
/// The most past interactions in a history.
const INTERACTIONS: u32 = 100;

/// What to look for; `phone` wins when both are given.
#[derive(Debug, Deserialize, IntoParams)]
pub(super) struct Search {
    /// A number in any spelling.
    phone: Option<String>,
    /// Words that must all occur in name, number, e-mail address, company or city.
    q: Option<String>,
}

/// Customers that were found.
#[derive(Debug, Serialize)]
pub(super) struct Found {
    customers: Vec<Customer>,
}

/// Find customers by number or by words.
#[utoipa::path(
    get,
    path = "/customers",
    tag = "customers",
    params(Search),
    responses((status = OK, description = "`{ customers: Customer[] }`, at most 50; numbers are masked for agents of a campaign that masks them", body = Object)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn search(
    State(state): State<HostState>,
    caller: Caller,
    QueryOf(search): QueryOf<Search>,
) -> Result<Json<Found>, Problem> {
    // In a query `+` stands for a space, and many write the number as it is.
    let phone = search
        .phone
        .map(|phone| parse_phone(phone.trim()))
        .transpose()
        .map_err(|refusal| Problem::bad_request(refusal.reason, refusal.remedy).field("phone"))?;
    let words = search.q.unwrap_or_default();
    let customers = state
        .centre
        .read(move |centre, _| {
            let masked = is_masked_for(centre, &caller);
            let found: Vec<&Customer> = match &phone {
                Some(phone) => centre.customer_by_phone(phone).into_iter().collect(),
                None => centre.search_customers(&words, LIMIT, masked),
            };
            found
                .into_iter()
                .map(|customer| shown(customer, masked))
                .collect()
        })
        .await?;
    Ok(Json(Found { customers }))
}

/// One customer.
#[utoipa::path(
    get,
    path = "/customers/{customerId}",
    tag = "customers",
    params(("customerId" = i64, Path)),
    responses((status = OK, description = "`Customer`", body = Object), (status = NOT_FOUND, body = Problem)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn show(
    State(state): State<HostState>,
    caller: Caller,
    Path(customer_id): Path<String>,
) -> Result<Json<Customer>, Problem> {
    let id = parsed(&customer_id)?;
    find(&state, caller, id)
        .await?
        .map(Json)
        .ok_or_else(|| missing(&customer_id))
}

/// Enter a customer.
///
/// With `interactionId` the record is made from a call or chat: its number is the customer's where none is given, and the call
/// or chat is the customer's from then on.
#[utoipa::path(
    post,
    path = "/customers",
    tag = "customers",
    request_body(content = Object, example = json!({ "name": "Asha Rao", "phone": "+919845012345" })),
    responses(
        (status = CREATED, description = "`Customer`", body = Object),
        (status = CONFLICT, description = "`refused`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn create(
    State(state): State<HostState>,
    caller: Caller,
    JsonBody(mut draft): JsonBody<CustomerDraft>,
) -> Result<(StatusCode, Json<Customer>), Problem> {
    draft.customer_id = None;
    let customer = save(&state, caller, draft).await?;
    Ok((StatusCode::CREATED, Json(customer)))
}

/// Change a customer's record; it needs the current `revision`.
#[utoipa::path(
    put,
    path = "/customers/{customerId}",
    tag = "customers",
    params(("customerId" = i64, Path)),
    request_body(content = Object, example = json!({ "revision": 1, "name": "Asha Rao", "phone": "+919845012345" })),
    responses(
        (status = OK, description = "`Customer`", body = Object),
        (status = NOT_FOUND, body = Problem),
        (status = CONFLICT, description = "`refused`; `stale-revision`, with the customer in `details`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn change(
    State(state): State<HostState>,
    caller: Caller,
    Path(customer_id): Path<String>,
    JsonBody(mut draft): JsonBody<CustomerDraft>,
) -> Result<Json<Customer>, Problem> {
    let id = parsed(&customer_id)?;
    if find(&state, caller.clone(), id).await?.is_none() {
        return Err(missing(&customer_id));
    }
    draft.customer_id = Some(id);
    draft.interaction_id = None;
    save(&state, caller, draft).await.map(Json)
}

/// What is known of a customer's past.
#[derive(Debug, Serialize)]
pub(super) struct History {
    interactions: Vec<InteractionRecord>,
    callbacks: Vec<CallbackView>,
    tickets: Vec<Ticket>,
    /// The last changes of the record.
    changes: Vec<CustomerChange>,
}

/// What happened with a customer, the newest first.
#[utoipa::path(
    get,
    path = "/customers/{customerId}/history",
    tag = "customers",
    params(("customerId" = i64, Path)),
    responses(
        (status = OK, description = "`{ interactions: InteractionRecord[], tickets: Ticket[], callbacks: Callback[], changes: [{ at, by, changed: [{ column, from, to }] }] }`", body = Object),
        (status = NOT_FOUND, body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn history(
    State(state): State<HostState>,
    caller: Caller,
    Path(customer_id): Path<String>,
) -> Result<Json<History>, Problem> {
    let id = parsed(&customer_id)?;
    let past = InteractionFilter {
        customer_id: Some(id),
        ..InteractionFilter::default()
    };
    let interactions = state
        .store
        .interactions()
        .search(&past, None, INTERACTIONS)
        .await?;
    state
        .centre
        .read(move |centre, _| {
            centre.customer(id)?;
            let masked = is_masked_for(centre, &caller);
            let filter = TicketFilter {
                customer_id: Some(id),
                ..TicketFilter::default()
            };
            let tickets = centre.tickets(&filter, None, TICKETS).tickets;
            let mut changes: Vec<CustomerChange> = centre
                .customer_changes(id)
                .cloned()
                .map(|change| if masked { change.masked() } else { change })
                .collect();
            changes.reverse();
            let mut callbacks = centre.callbacks(&CallbackFilter {
                customer: Some(id),
                ..CallbackFilter::default()
            });
            callbacks.reverse();
            let mut interactions = interactions;
            if masked {
                for callback in &mut callbacks {
                    callback.phone = Phone::new(mask(&callback.phone));
                    callback.display_phone = callback.phone.clone();
                }
                for record in &mut interactions {
                    record.display_phone = mask(&Phone::new(record.display_phone.as_str()));
                }
            }
            Some(History {
                interactions,
                callbacks,
                tickets: tickets.into_iter().cloned().collect(),
                changes,
            })
        })
        .await?
        .map(Json)
        .ok_or_else(|| missing(&customer_id))
}

async fn save(
    state: &HostState,
    caller: Caller,
    draft: CustomerDraft,
) -> Result<Customer, Problem> {
    let id = draft.customer_id;
    let decided = state
        .centre
        .decide(Command::UpsertCustomer {
            by: Some(caller.user.user_id.clone()),
            draft: Box::new(draft),
        })
        .await;
    let decided = match decided {
        Ok(decided) => decided,
        Err(CentreError::Refused(refusal)) if refusal.code == RefusalCode::StaleRevision => {
            let current = match id {
                Some(id) => find(state, caller, id).await?,
                None => None,
            };
            let current =
                serde_json::to_value(current).map_err(|error| Problem::internal(&error))?;
            return Err(Problem::stale_revision("the customer", current));
        }
        Err(error) => return Err(error.into()),
    };
    let saved = decided.facts.iter().find_map(|fact| match &fact.what {
        Happening::CustomerSaved { customer, .. } => Some(customer.customer_id),
        _ => None,
    });
    let Some(id) = saved else {
        return Err(Problem::internal(&"a customer was saved without a fact"));
    };
    find(state, caller, id)
        .await?
        .ok_or_else(|| Problem::internal(&"a customer that was just saved is not there"))
}

async fn find(
    state: &HostState,
    caller: Caller,
    id: CustomerId,
) -> Result<Option<Customer>, Problem> {
    Ok(state
        .centre
        .read(move |centre, _| {
            let masked = is_masked_for(centre, &caller);
            centre.customer_shown(id, masked)
        })
        .await?)
}

/// Whether the caller must not see numbers.
fn is_masked_for(centre: &Centre, caller: &Caller) -> bool {
    caller.user.role == Role::Agent && centre.masks_numbers_for(&caller.user.user_id)
}

fn shown(customer: &Customer, masked: bool) -> Customer {
    let customer = customer.clone();
    if masked { customer.masked() } else { customer }
}

fn parsed(customer_id: &str) -> Result<CustomerId, Problem> {
    customer_id.parse().map_err(|_| missing(customer_id))
}

fn missing(customer_id: &str) -> Problem {
    Problem::not_found(
        format!("there is no customer {customer_id}"),
        "search with `GET /api/v1/customers?q=…`",
    )
}
