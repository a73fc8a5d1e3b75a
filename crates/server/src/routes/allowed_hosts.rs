//! `/allowed-hosts`: servers outside that apps may reach through the host.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::time::Timestamp;
use callbench_store::AllowedHost;
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::Administrator;
use crate::body::JsonBody;
use crate::outside::HostName;
use crate::problem::Problem;
use crate::state::HostState;

/// The listed servers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AllowedServers {
    hosts: Vec<AllowedHostEntry>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct AllowedHostEntry {
    /// Its name, with the port where it is not the usual one.
    #[schema(example = "api.example.com")]
    host: String,
    added_by: String,
    /// Milliseconds since the epoch.
    #[schema(value_type = i64)]
    added_at: Timestamp,
}

impl From<AllowedHost> for AllowedHostEntry {
    fn from(listed: AllowedHost) -> Self {
        Self {
            host: listed.host,
            added_by: listed.added_by,
            added_at: listed.added_at,
        }
    }
}

/// A server to list.
#[derive(Debug, Deserialize, ToSchema)]
pub(super) struct ServerToAllow {
    /// Its name alone, such as `api.example.com` or `api.example.com:8443`.
    host: String,
}

/// Servers outside that apps may reach by `httpRequest`, by name.
#[utoipa::path(get, path = "/allowed-hosts", tag = "administration",
    responses((status = OK, body = AllowedServers)), security(("session" = []), ("token" = [])))]
pub(super) async fn list(
    State(state): State<HostState>,
    _: Administrator,
) -> Result<Json<AllowedServers>, Problem> {
    listed(&state).await.map(Json)
}

/// List a server. One that is listed already stays as it is.
#[utoipa::path(post, path = "/allowed-hosts", tag = "administration", request_body = ServerToAllow,
    responses((status = OK, body = AllowedServers), (status = BAD_REQUEST, body = Problem)), security(("session" = []), ("token" = [])))]
pub(super) async fn add(
    State(state): State<HostState>,
    Administrator(caller): Administrator,
    JsonBody(wanted): JsonBody<ServerToAllow>,
) -> Result<Json<AllowedServers>, Problem> {
    let host = named(&wanted.host)?;
    state
        .store
        .allowed_hosts()
        .add(host.as_str(), &caller.user.user_id, state.clock.now())
        .await?;
    listed(&state).await.map(Json)
}

/// Take a server from the list.
#[utoipa::path(delete, path = "/allowed-hosts/{host}", tag = "administration", params(("host" = String, Path)),
    responses((status = OK, body = AllowedServers), (status = NOT_FOUND, body = Problem)), security(("session" = []), ("token" = [])))]
pub(super) async fn remove(
    State(state): State<HostState>,
    _: Administrator,
    Path(host): Path<String>,
) -> Result<Json<AllowedServers>, Problem> {
    let was_listed = match named(&host) {
        Ok(host) => state.store.allowed_hosts().remove(host.as_str()).await?,
        Err(_) => false,
    };
    if !was_listed {
        return Err(Problem::new(
            StatusCode::NOT_FOUND,
            "not-found",
            format!("the server `{host}` is not listed"),
            "fetch the list again with `GET /api/v1/allowed-hosts`",
        ));
    }
    listed(&state).await.map(Json)
}

fn named(host: &str) -> Result<HostName, Problem> {
    host.trim().parse().map_err(|why| {
        let shown: String = host.chars().take(80).collect();
        Problem::bad_request(
            format!("`{shown}` can't be listed: {why}"),
            "give the server's name alone, such as `api.example.com`",
        )
        .field("host")
    })
}

async fn listed(state: &HostState) -> Result<AllowedServers, Problem> {
    let hosts = state.store.allowed_hosts().list().await?;
    Ok(AllowedServers {
        hosts: hosts.into_iter().map(AllowedHostEntry::from).collect(),
    })
}
