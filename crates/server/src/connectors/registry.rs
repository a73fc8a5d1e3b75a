//! `/connectors`: which telephony systems are connected. For administrators.

use axum::Json;
use axum::extract::{Path, State};
use callbench_contract::ids::ConnectorName;
use callbench_contract::time::Timestamp;
use callbench_store::{ConnectorKind, ConnectorRecord};
use http::StatusCode;
use reqwest::Url;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::auth::Administrator;
use crate::body::JsonBody;
use crate::problem::Problem;
use crate::random;
use crate::state::HostState;

/// The shortest secret that an administrator may choose, in characters.
const SHORTEST_SECRET: usize = 24;
/// The longest.
const LONGEST_SECRET: usize = 256;

/// A telephony system that is connected.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConnectorView {
    #[schema(value_type = String)]
    name: ConnectorName,
    kind: Kind,
    /// Where it takes orders; null when it only reports.
    orders_url: Option<String>,
    /// What it can do when told; null for everything.
    capabilities: Option<Vec<String>>,
    /// Where it reports to.
    events_url: String,
    #[schema(value_type = i64)]
    created_at: Timestamp,
    #[schema(value_type = i64)]
    changed_at: Timestamp,
    /// What both sides sign with: only in the answer to the request that made it.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// How it speaks.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// CloudEvents 1.0 over HTTP.
    #[serde(rename = "cloudevents")]
    CloudEvents,
    /// Leg events of a voice platform.
    VoiceWebhook,
}

/// The connectors, by name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ConnectorList {
    connectors: Vec<ConnectorView>,
}

/// How a telephony system is to be connected.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct WantedConnector {
    kind: Kind,
    /// Where it takes orders, `http` or `https`. The host itself calls it: any address that the host reaches, loopback too.
    #[serde(default)]
    orders_url: Option<String>,
    /// What both sides sign with, 24 to 256 printable characters without spaces. Without it a new connector gets one that the
    /// answer tells once, and one that exists keeps its own.
    #[serde(default)]
    secret: Option<String>,
    /// What it can do when told, by the names of the commands, with `dial`, `listen` and `barge`; without it, everything.
    #[serde(default)]
    capabilities: Option<Vec<String>>,
}

/// The telephony systems that are connected.
#[utoipa::path(
    get,
    path = "/connectors",
    tag = "connectors",
    responses((status = OK, body = ConnectorList), (status = FORBIDDEN, body = Problem)),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn list(
    State(state): State<HostState>,
    _administrator: Administrator,
) -> Result<Json<ConnectorList>, Problem> {
    let connectors = state.store.connectors().list().await?;
    Ok(Json(ConnectorList {
        connectors: connectors
            .into_iter()
            .map(|connector| view(&state, connector, None))
            .collect(),
    }))
}

/// Connect a telephony system, or change how it is connected.
#[utoipa::path(
    put,
    path = "/connectors/{name}",
    tag = "connectors",
    params(("name" = String, Path, description = "A lower-case letter, then up to 39 lower-case letters, digits or hyphens")),
    request_body = WantedConnector,
    responses(
        (status = OK, description = "Changed", body = ConnectorView),
        (status = CREATED, description = "Added; `secret` is told this once", body = ConnectorView),
        (status = FORBIDDEN, body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-field`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn save(
    State(state): State<HostState>,
    _administrator: Administrator,
    Path(name): Path<String>,
    JsonBody(wanted): JsonBody<WantedConnector>,
) -> Result<(StatusCode, Json<ConnectorView>), Problem> {
    let name = checked_name(&name)?;
    let orders_url = wanted
        .orders_url
        .filter(|url| !url.is_empty())
        .map(checked_url)
        .transpose()?;
    let capabilities = wanted.capabilities.map(checked_capabilities).transpose()?;
    let given = wanted.secret.map(checked_secret).transpose()?;
    let before = state.store.connectors().find(&name).await?;
    let made = match (&given, &before) {
        (None, None) => Some(random::token().map_err(|error| Problem::internal(&error))?),
        _ => None,
    };
    let now = state.clock.now();
    let secret = given
        .or_else(|| made.clone())
        .or_else(|| before.as_ref().map(|before| before.secret.clone()))
        .ok_or_else(|| Problem::internal(&"a connector without a secret"))?;
    let record = ConnectorRecord {
        name,
        kind: match wanted.kind {
            Kind::CloudEvents => ConnectorKind::CloudEvents,
            Kind::VoiceWebhook => ConnectorKind::VoiceWebhook,
        },
        orders_url,
        secret,
        capabilities,
        created_at: before.as_ref().map_or(now, |before| before.created_at),
        changed_at: now,
    };
    state.store.connectors().save(&record).await?;
    let status = if before.is_some() {
        StatusCode::OK
    } else {
        StatusCode::CREATED
    };
    Ok((status, Json(view(&state, record, made))))
}

/// Disconnect a telephony system. Orders that it has not done fail.
#[utoipa::path(
    delete,
    path = "/connectors/{name}",
    tag = "connectors",
    params(("name" = String, Path)),
    responses(
        (status = NO_CONTENT, description = "Removed"),
        (status = FORBIDDEN, body = Problem),
        (status = NOT_FOUND, body = Problem),
        (status = CONFLICT, description = "`connector-in-use`: a campaign dials through it", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn remove(
    State(state): State<HostState>,
    _administrator: Administrator,
    Path(name): Path<String>,
) -> Result<StatusCode, Problem> {
    let name = ConnectorName::new(name);
    let wanted = name.clone();
    let used_by = state
        .centre
        .read(move |centre, _| {
            centre
                .configuration()
                .campaigns
                .iter()
                .find(|campaign| campaign.connector.as_ref() == Some(&wanted))
                .map(|campaign| campaign.campaign_name.clone())
        })
        .await?;
    if let Some(campaign) = used_by {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "connector-in-use",
            format!("campaign {campaign} dials through connector `{name}`"),
            "give the campaign another connector, or none, in the configuration",
        ));
    }
    if state.store.connectors().remove(&name).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Problem::not_found(
        format!("there is no connector `{name}`"),
        "`GET /api/v1/connectors` lists them",
    ))
}

fn view(state: &HostState, connector: ConnectorRecord, secret: Option<String>) -> ConnectorView {
    let base = format!("{}/api/v1/connectors", state.addressing.shell.origin());
    let (kind, events_url) = match connector.kind {
        ConnectorKind::CloudEvents => (Kind::CloudEvents, format!("{base}/cloudevents")),
        ConnectorKind::VoiceWebhook => (
            Kind::VoiceWebhook,
            format!("{base}/voice-webhook/{}", connector.name),
        ),
    };
    ConnectorView {
        name: connector.name,
        kind,
        orders_url: connector.orders_url,
        capabilities: connector.capabilities,
        events_url,
        created_at: connector.created_at,
        changed_at: connector.changed_at,
        secret,
    }
}

fn checked_name(name: &str) -> Result<ConnectorName, Problem> {
    let mut bytes = name.bytes();
    let fits = bytes.next().is_some_and(|byte| byte.is_ascii_lowercase())
        && name.len() <= 40
        && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits {
        return Ok(ConnectorName::new(name));
    }
    Err(invalid(
        "name",
        "the name of a connector is a lower-case letter, then up to 39 lower-case letters, digits or hyphens",
    ))
}

fn checked_url(text: String) -> Result<String, Problem> {
    let fits = text.len() <= 2000
        && Url::parse(&text).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && url.username().is_empty()
                && url.password().is_none()
                && url.fragment().is_none()
        });
    if fits {
        return Ok(text);
    }
    Err(invalid(
        "ordersUrl",
        "`ordersUrl` is an address that begins with `http://` or `https://`, without user name and fragment",
    ))
}

fn checked_secret(secret: String) -> Result<String, Problem> {
    let printable = secret.bytes().all(|byte| byte.is_ascii_graphic());
    if printable && (SHORTEST_SECRET..=LONGEST_SECRET).contains(&secret.len()) {
        return Ok(secret);
    }
    Err(invalid(
        "secret",
        "a secret has 24 to 256 printable characters without spaces; `openssl rand -hex 32` makes one",
    ))
}

fn checked_capabilities(all: Vec<String>) -> Result<Vec<String>, Problem> {
    const KNOWN: [&str; 20] = [
        "answer",
        "decline",
        "hold",
        "resume",
        "mute",
        "unmute",
        "hangUp",
        "sendDigits",
        "transfer",
        "consult",
        "conference",
        "cancelAttempt",
        "completeTransfer",
        "joinParties",
        "endConsultation",
        "dropParty",
        "leaveConference",
        "dial",
        "listen",
        "barge",
    ];
    match all.iter().find(|name| !KNOWN.contains(&name.as_str())) {
        None => Ok(all),
        Some(unknown) => Err(invalid(
            "capabilities",
            format!(
                "`{}` is nothing that a connector can be told; known are {}",
                unknown.chars().take(80).collect::<String>(),
                KNOWN.join(", ")
            ),
        )),
    }
}

fn invalid(field: &'static str, message: impl Into<String>) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-field",
        message,
        "correct it, then send the request again",
    )
    .field(field)
}
