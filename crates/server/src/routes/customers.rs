//! `/customers`: finding the people who call.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::ids::CustomerId;
use callbench_workspace::{Customer, parse_phone};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::auth::Caller;
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

/// The most customers in one answer.
const LIMIT: usize = 50;

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
    responses((status = OK, description = "`{ customers: Customer[] }`, at most 50", body = Object)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn search(
    State(state): State<HostState>,
    _caller: Caller,
    QueryOf(search): QueryOf<Search>,
) -> Result<Json<Found>, Problem> {
    let customers = if let Some(phone) = search.phone {
        // In a query `+` stands for a space, and many write the number as it is.
        let phone = parse_phone(phone.trim()).map_err(|refusal| {
            Problem::bad_request(refusal.reason, refusal.remedy).field("phone")
        })?;
        state
            .centre
            .read(move |centre, _| {
                centre
                    .customer_by_phone(&phone)
                    .cloned()
                    .into_iter()
                    .collect()
            })
            .await?
    } else {
        let words = search.q.unwrap_or_default();
        state
            .centre
            .read(move |centre, _| {
                centre
                    .search_customers(&words, LIMIT, false)
                    .into_iter()
                    .cloned()
                    .collect()
            })
            .await?
    };
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
    _caller: Caller,
    Path(customer_id): Path<String>,
) -> Result<Json<Customer>, Problem> {
    let missing = || {
        Problem::not_found(
            format!("there is no customer {customer_id}"),
            "search with `GET /api/v1/customers?q=…`",
        )
    };
    let id: CustomerId = customer_id.parse().map_err(|_| missing())?;
    state
        .centre
        .read(move |centre, _| centre.customer(id).cloned())
        .await?
        .map(Json)
        .ok_or_else(missing)
}
