//! A telephony system over HTTP: orders go out as signed CloudEvents.

use std::sync::OnceLock;
use std::time::Duration;

use callbench_contract::ids::{ConnectorName, CrtObjectId};
use callbench_store::ConnectorRecord;
use callbench_workspace::{Line, Order};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use reqwest::{Client, Response, redirect};
use serde::Deserialize;
use serde_json::{Value, json};

use super::cloud_event::STRUCTURED;
use super::connector::{Connector, Told};
use super::signature::{self, sign};
use crate::state::HostState;

/// How long one attempt may take.
const ATTEMPT: Duration = Duration::from_secs(4);
/// The most of an answer that is read, in bytes.
const LONGEST_ANSWER: usize = 64 * 1024;
/// The most of the other side's words that an agent is shown, in characters.
const LONGEST_REASON: usize = 300;

/// A telephony system and how to reach it.
pub(super) struct Telephony<'a> {
    pub(super) record: ConnectorRecord,
    pub(super) state: &'a HostState,
}

/// What the answer to an order may hold.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reply {
    done: Option<bool>,
    reason: Option<String>,
    /// The leg that a call got.
    leg: Option<String>,
}

/// What orders go out with. Made with the first order: a host that gives none starts faster.
#[derive(Debug, Default)]
pub(super) struct Sender(OnceLock<Option<Client>>);

impl Sender {
    /// No redirects: an order is for whom the administrator named. No proxy: telephony systems stand beside the host.
    fn client(&self) -> Option<&Client> {
        self.0
            .get_or_init(|| {
                Client::builder()
                    .timeout(ATTEMPT)
                    .redirect(redirect::Policy::none())
                    .no_proxy()
                    .user_agent(concat!("callbench/", env!("CARGO_PKG_VERSION")))
                    .build()
                    .inspect_err(|error| tracing::error!(%error, "orders can't be sent"))
                    .ok()
            })
            .as_ref()
    }
}

impl Connector for Telephony<'_> {
    fn line(&self, call: CrtObjectId) -> Line {
        Line::Connector {
            connector: self.record.name.clone(),
            call: Some(call),
        }
    }

    async fn tell(&self, order: &Order) -> Told {
        let name = &self.record.name;
        let Some(url) = &self.record.orders_url else {
            return Told::Refused(format!("{name} takes no orders"));
        };
        let (command, data) = match order_data(order) {
            Ok((command, data)) if self.can(&command) => (command, data),
            Ok((command, _)) => return Told::Refused(format!("{name} can't do `{command}`")),
            Err(error) => return Told::Refused(format!("the order can't be written: {error}")),
        };
        let Some(client) = self.state.connectors.orders.client() else {
            return Told::Refused("the host can't make HTTP requests".to_owned());
        };
        let body = self.event(order, &command, data).to_string();
        let signature = sign(
            name,
            &self.record.secret,
            &HeaderMap::new(),
            body.as_bytes(),
            self.state.clock.now(),
        );
        let sent = client
            .post(url)
            .header(CONTENT_TYPE, STRUCTURED)
            .header(signature::HEADER, signature)
            .body(body)
            .send()
            .await;
        match sent {
            Ok(answer) => heard(name, answer).await,
            Err(error) if error.is_timeout() => {
                Told::Unheard(format!("{name} did not answer in time"))
            }
            Err(error) => {
                tracing::warn!(connector = %name, %error, "an order could not be delivered");
                Told::Unheard(format!("{name} can't be reached"))
            }
        }
    }
}

impl Telephony<'_> {
    fn can(&self, command: &str) -> bool {
        self.record
            .capabilities
            .as_ref()
            .is_none_or(|all| all.iter().any(|one| one == command))
    }

    fn event(&self, order: &Order, command: &str, data: Value) -> Value {
        json!({
            "specversion": "1.0",
            "id": order.order_id,
            "source": self.state.addressing.shell.origin(),
            "type": format!("callbench.order.{command}"),
            "subject": order.crt_object_id,
            "datacontenttype": "application/json",
            "data": data,
        })
    }
}

/// The command's name, and the order with the command's fields beside its own.
fn order_data(order: &Order) -> Result<(String, Value), serde_json::Error> {
    let command = serde_json::to_value(&order.command)?;
    let mut data = serde_json::to_value(order)?;
    let name = command["command"].as_str().unwrap_or_default().to_owned();
    if let (Value::Object(data), Value::Object(fields)) = (&mut data, command) {
        // The order's own fields are the ones to trust: its number is the one to dial, in full.
        data.remove("command");
        for (field, value) in fields {
            data.entry(field).or_insert(value);
        }
    }
    Ok((name, data))
}

async fn heard(name: &ConnectorName, answer: Response) -> Told {
    let status = answer.status();
    let reply = reply(answer).await;
    let reason = |fallback: String| {
        reply
            .reason
            .as_deref()
            .filter(|reason| !reason.trim().is_empty())
            .map_or(fallback, |reason| {
                reason.trim().chars().take(LONGEST_REASON).collect()
            })
    };
    match (status, reply.done) {
        (status, Some(false)) if status.is_success() => {
            Told::Refused(reason(format!("{name} could not do it")))
        }
        (StatusCode::ACCEPTED, None) => Told::Accepted { leg: reply.leg },
        (status, Some(true)) if status.is_success() => Told::Done { leg: reply.leg },
        (status, None) if status.is_success() => Told::Accepted { leg: reply.leg },
        (StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS, _) => {
            Told::Unheard(reason(format!("{name} is busy (status {status})")))
        }
        (status, _) if status.is_server_error() => {
            Told::Unheard(reason(format!("{name} failed (status {status})")))
        }
        _ => Told::Refused(reason(format!("{name} refused it (status {status})"))),
    }
}

/// The answer's JSON; one that is none says nothing.
async fn reply(mut answer: Response) -> Reply {
    let mut body = Vec::new();
    while let Ok(Some(piece)) = answer.chunk().await {
        if body.len() + piece.len() > LONGEST_ANSWER {
            return Reply::default();
        }
        body.extend_from_slice(&piece);
    }
    serde_json::from_slice(&body).unwrap_or_default()
}
