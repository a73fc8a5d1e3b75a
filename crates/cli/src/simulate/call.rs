//! Calls, and what their other side does.

use reqwest::Method;
use serde_json::{Value, json};

use super::{HostArguments, Session};
use crate::failure::Failure;
use crate::output::Output;

#[derive(Debug, clap::Args)]
pub(super) struct InboundArguments {
    #[command(flatten)]
    host: HostArguments,
    /// The agent's user id; the queue's next ready agent when none is given
    #[arg(long, value_name = "USER")]
    agent: Option<String>,
    /// The customer's number
    #[arg(long, value_name = "NUMBER")]
    phone: String,
    /// The campaign; the queue's, else the one the agent has chosen, when none is given
    #[arg(long, value_name = "ID")]
    campaign: Option<i64>,
    /// The queue; the campaign's first when none is given
    #[arg(long, value_name = "ID")]
    queue: Option<i64>,
}

#[derive(Debug, clap::Args)]
pub(super) struct OutboundArguments {
    #[command(flatten)]
    host: HostArguments,
    /// The agent's user id
    #[arg(long, value_name = "USER")]
    agent: String,
    /// The customer's number
    #[arg(long, value_name = "NUMBER")]
    phone: String,
    /// The campaign; the one the agent has chosen when none is given
    #[arg(long, value_name = "ID")]
    campaign: Option<i64>,
    /// Leave the call unanswered until the simulator answers, rejects or hangs up
    #[arg(long)]
    no_answer: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct CallArguments {
    #[command(flatten)]
    host: HostArguments,
    /// The call: its crtObjectId, an agent's interactionId, or the customer's number
    #[arg(value_name = "CALL")]
    call: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct RejectArguments {
    #[command(flatten)]
    call: CallArguments,
    /// Why: BUSY, NO_ANSWER, REJECTED, NUMBER_INVALID …
    #[arg(long, value_name = "OUTCOME")]
    outcome: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct DigitsArguments {
    #[command(flatten)]
    call: CallArguments,
    /// 0–9, *, #
    #[arg(value_name = "DIGITS")]
    digits: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct SpeakArguments {
    #[command(flatten)]
    call: CallArguments,
    /// What is said
    #[arg(value_name = "TEXT")]
    text: String,
    /// Who says it: agent, customer or other
    #[arg(long, value_name = "WHO", default_value = "customer", value_parser = ["agent", "customer", "other"])]
    speaker: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct PartyArguments {
    #[command(flatten)]
    call: CallArguments,
    /// Which party; not needed while there is one only
    #[arg(long, value_name = "ID")]
    party: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct RecordingArguments {
    #[command(flatten)]
    call: CallArguments,
    /// Where it can be fetched
    #[arg(value_name = "URL")]
    url: String,
}

pub(super) async fn inbound(arguments: InboundArguments, output: &Output) -> Result<(), Failure> {
    let InboundArguments {
        host,
        agent,
        phone,
        campaign,
        queue,
    } = arguments;
    if agent.is_none() && campaign.is_none() && queue.is_none() {
        return Err(Failure::usage("nobody knows where this customer calls")
            .remedy("give --agent, --campaign or --queue"));
    }
    let body = json!({
        "kind": "inbound-call",
        "agent": agent,
        "phone": phone,
        "campaignId": campaign,
        "agentQueueId": queue,
    });
    place(&host, &body, output).await
}

pub(super) async fn outbound(
    kind: &str,
    arguments: OutboundArguments,
    output: &Output,
) -> Result<(), Failure> {
    let body = json!({
        "kind": kind,
        "agent": arguments.agent,
        "phone": arguments.phone,
        "campaignId": arguments.campaign,
        "customerAnswers": !arguments.no_answer,
    });
    place(&arguments.host, &body, output).await
}

async fn place(host: &HostArguments, body: &Value, output: &Output) -> Result<(), Failure> {
    let placed = host.ask(output, Method::POST, "/calls", body).await?;
    let kind = body["kind"].as_str().unwrap_or_default();
    let text = format!("{kind} {}", describe(&placed, body["phone"].as_str()));
    output.done(&text, &placed);
    Ok(())
}

/// A call in one line.
fn describe(answer: &Value, phone: Option<&str>) -> String {
    let call = answer["crtObjectId"].as_str().unwrap_or_default();
    let interaction = &answer["interaction"];
    let phone = interaction["phone"]
        .as_str()
        .or(phone)
        .unwrap_or("the customer");
    match interaction["userId"].as_str() {
        Some(agent) => format!(
            "{} with {phone} at {agent}: {} (call {call})",
            interaction["interactionId"].as_str().unwrap_or_default(),
            interaction["state"].as_str().unwrap_or("placed"),
        ),
        None => format!("with {phone}: waiting or over (call {call})"),
    }
}

impl CallArguments {
    /// Does something on the call's other side.
    pub(super) async fn act(
        &self,
        action: &str,
        body: Value,
        output: &Output,
    ) -> Result<(), Failure> {
        let session = self.host.open(output).await?;
        let answer = self.act_in(&session, action, &body).await;
        session.close().await;
        let answer = answer?;
        output.done(&format!("{action}: {}", describe(&answer, None)), &answer);
        Ok(())
    }

    async fn act_in(
        &self,
        session: &Session,
        action: &str,
        body: &Value,
    ) -> Result<Value, Failure> {
        let call = self.resolve(session).await?;
        session
            .ask(Method::POST, &format!("/calls/{call}/{action}"), body)
            .await
    }

    /// A number names the newest call with it.
    async fn resolve(&self, session: &Session) -> Result<String, Failure> {
        let is_number =
            self.call.starts_with('+') || self.call.chars().all(|c| c.is_ascii_digit() || c == ' ');
        if !is_number {
            return Ok(self.call.clone());
        }
        let wanted: String = self.call.chars().filter(|c| !c.is_whitespace()).collect();
        let shown = session.ask(Method::GET, "", &Value::Null).await?;
        let of = |list: &str| {
            shown[list]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|entry| {
                    ["phone", "displayPhone"]
                        .iter()
                        .any(|key| entry[key].as_str() == Some(wanted.as_str()))
                        || entry["customer"]["phone"].as_str() == Some(wanted.as_str())
                })
                .max_by_key(|entry| entry["startedAt"].as_i64().or(entry["since"].as_i64()))
                .and_then(|entry| entry["crtObjectId"].as_str().map(str::to_owned))
        };
        of("interactions").or_else(|| of("waiting")).ok_or_else(|| {
            Failure::refused(format!("no call with {} is up", self.call))
                .remedy("`callbench simulate status` lists those that are")
        })
    }
}

impl RejectArguments {
    pub(super) async fn act(&self, output: &Output) -> Result<(), Failure> {
        let body = match &self.outcome {
            Some(outcome) => json!({ "outcome": outcome.to_uppercase() }),
            None => json!({}),
        };
        self.call.act("reject", body, output).await
    }
}

impl DigitsArguments {
    pub(super) async fn act(&self, output: &Output) -> Result<(), Failure> {
        let body = json!({ "digits": self.digits });
        self.call.act("digits", body, output).await
    }
}

impl SpeakArguments {
    pub(super) async fn act(&self, output: &Output) -> Result<(), Failure> {
        let body = json!({ "text": self.text, "speaker": self.speaker });
        self.call.act("speak", body, output).await
    }
}

impl PartyArguments {
    pub(super) async fn act(&self, action: &str, output: &Output) -> Result<(), Failure> {
        let body = match &self.party {
            Some(party) => json!({ "partyId": party }),
            None => json!({}),
        };
        self.call.act(action, body, output).await
    }
}

impl RecordingArguments {
    pub(super) async fn act(&self, output: &Output) -> Result<(), Failure> {
        let body = json!({ "url": self.url });
        self.call.act("recording", body, output).await
    }
}
