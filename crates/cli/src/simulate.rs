//! `callbench simulate`: what the simulator's buttons do, from a terminal.

use reqwest::Method;
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::host_client::HostClient;
use crate::output::Output;
use crate::password::PasswordArguments;

/// What `callbench simulate` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    call: Call,
}

#[derive(Debug, clap::Subcommand)]
enum Call {
    /// A customer calls, and the call rings at the agent
    #[command(name = "inbound-call")]
    Inbound(CallArguments),
    /// The dialler calls a customer and connects the agent
    #[command(name = "outbound-call")]
    Outbound(OutboundArguments),
    /// The agent dials a number by hand
    #[command(name = "manual-call")]
    Manual(OutboundArguments),
}

#[derive(Debug, clap::Args)]
struct CallArguments {
    /// The host's address
    #[arg(
        long,
        value_name = "URL",
        env = "CALLBENCH_HOST",
        default_value = "http://localhost:4100"
    )]
    host: String,
    /// The agent's user id
    #[arg(long, value_name = "USER")]
    agent: String,
    /// The customer's number
    #[arg(long, value_name = "NUMBER")]
    phone: String,
    /// The campaign; the one the agent has chosen when none is given
    #[arg(long, value_name = "ID")]
    campaign: Option<i64>,
    /// An administrator's user id; not needed on a host started with --demo or by dev
    #[arg(long, value_name = "USER", env = "CALLBENCH_USER")]
    user: Option<String>,
    #[command(flatten)]
    password: PasswordArguments,
}

#[derive(Debug, clap::Args)]
struct OutboundArguments {
    #[command(flatten)]
    call: CallArguments,
    /// Leave the call unanswered until the simulator answers, rejects or hangs up
    #[arg(long)]
    no_answer: bool,
}

/// Places the call and says what became of it.
pub(crate) async fn run(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    let (kind, call, answers) = match arguments.call {
        Call::Inbound(call) => ("inbound-call", call, None),
        Call::Outbound(outbound) => ("outbound-call", outbound.call, Some(!outbound.no_answer)),
        Call::Manual(outbound) => ("manual-call", outbound.call, Some(!outbound.no_answer)),
    };
    let mut host = HostClient::new(&call.host)?;
    if let Some(user) = &call.user {
        let password = call.password.read(user, output)?;
        host.sign_in(user, &password).await?;
    }
    let mut body = json!({ "kind": kind, "agent": call.agent, "phone": call.phone });
    if let Some(campaign) = call.campaign {
        body["campaignId"] = json!(campaign);
    }
    if let Some(answers) = answers {
        body["customerAnswers"] = json!(answers);
    }
    let placed = host
        .send(host.call(Method::POST, "simulator/calls").json(&body))
        .await;
    // The call's own outcome matters more than whether the token could be given back.
    drop(host.sign_out().await);
    let placed = placed?;
    output.done(&describe(kind, &call, &placed), &placed);
    Ok(())
}

fn describe(kind: &str, call: &CallArguments, placed: &Value) -> String {
    format!(
        "{kind} {} with {} at {}: {}",
        placed["interactionId"].as_str().unwrap_or_default(),
        placed["phone"].as_str().unwrap_or(&call.phone),
        call.agent,
        placed["state"].as_str().unwrap_or("placed"),
    )
}
