//! `callbench simulate`: what the simulator panel's buttons do, from a terminal; and generated days.

mod call;
mod chat;
mod load;
mod run;

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
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// A customer calls in, and the call rings at an agent or waits in the queue
    #[command(name = "inbound-call")]
    Inbound(call::InboundArguments),
    /// The dialler calls a customer and connects the agent
    #[command(name = "outbound-call")]
    Outbound(call::OutboundArguments),
    /// The agent dials a number by hand
    #[command(name = "manual-call")]
    Manual(call::OutboundArguments),
    /// A customer asks for a call with a click on a page
    #[command(name = "click-to-call")]
    ClickToCall(call::OutboundArguments),
    /// The customer of a call that we made takes it
    Answer(call::CallArguments),
    /// The customer hangs up, or gives up waiting
    HangUp(call::CallArguments),
    /// The customer of a call that we made isn't reached
    Reject(call::RejectArguments),
    /// The customer presses telephone keys
    Digits(call::DigitsArguments),
    /// Somebody says something: a line of the transcript
    Speak(call::SpeakArguments),
    /// A party that is called takes the call
    PartyAnswer(call::PartyArguments),
    /// A party that is called isn't reached
    PartyReject(call::PartyArguments),
    /// A party hangs up
    PartyLeave(call::PartyArguments),
    /// The recording of a call can be fetched
    Recording(call::RecordingArguments),
    /// A customer begins a chat
    Chat(chat::ChatArguments),
    /// The customer of a chat writes
    Write(chat::WriteArguments),
    /// The customer of a chat types, or stops typing
    Typing(chat::TypingArguments),
    /// The customer leaves a chat
    Leave(chat::LeaveArguments),
    /// Play a scenario on the host, in front of everybody's eyes
    Run(run::RunArguments),
    /// Stop the clock of the scenario that plays
    Pause(HostArguments),
    /// Let it go on
    Resume(HostArguments),
    /// Play one step of it
    Step(HostArguments),
    /// Change how fast it plays
    Rate(run::RateArguments),
    /// End it
    Stop(HostArguments),
    /// Generate a realistic day: headless, or on the host with `--on-host`
    Load(load::LoadArguments),
    /// Show who is signed in, what is up, and what plays
    Status(HostArguments),
}

/// Which host, and who asks.
#[derive(Debug, clap::Args)]
struct HostArguments {
    /// The host's address
    #[arg(
        long,
        value_name = "URL",
        env = "CALLBENCH_HOST",
        default_value = "http://localhost:4100"
    )]
    host: String,
    /// An administrator's user id; not needed on a host started with --demo or by dev
    #[arg(long, value_name = "USER", env = "CALLBENCH_USER")]
    user: Option<String>,
    #[command(flatten)]
    password: PasswordArguments,
}

/// A host, with somebody signed in where that was asked for.
struct Session(HostClient);

impl HostArguments {
    async fn open(&self, output: &Output) -> Result<Session, Failure> {
        let mut host = HostClient::new(&self.host)?;
        if let Some(user) = &self.user {
            let password = self.password.read(user, output)?;
            host.sign_in(user, &password).await?;
        }
        Ok(Session(host))
    }

    /// One request, and away again.
    async fn ask(
        &self,
        output: &Output,
        method: Method,
        route: &str,
        body: &Value,
    ) -> Result<Value, Failure> {
        let session = self.open(output).await?;
        let answer = session.ask(method, route, body).await;
        session.close().await;
        answer
    }
}

impl Session {
    async fn ask(&self, method: Method, route: &str, body: &Value) -> Result<Value, Failure> {
        let route = format!("simulator{route}");
        let request = self.0.call(method.clone(), &route);
        let request = if method == Method::GET {
            request
        } else {
            request.json(body)
        };
        self.0.send(request).await
    }

    async fn close(mut self) {
        // The answer matters more than whether the token could be given back.
        drop(self.0.sign_out().await);
    }
}

/// Does what was asked, and says what became of it.
pub(crate) async fn run(arguments: Arguments, output: &Output) -> Result<(), Failure> {
    match arguments.what {
        What::Inbound(arguments) => call::inbound(arguments, output).await,
        What::Outbound(arguments) => call::outbound("outbound-call", arguments, output).await,
        What::Manual(arguments) => call::outbound("manual-call", arguments, output).await,
        What::ClickToCall(arguments) => call::outbound("click-to-call", arguments, output).await,
        What::Answer(arguments) => arguments.act("answer", json!({}), output).await,
        What::HangUp(arguments) => arguments.act("hang-up", json!({}), output).await,
        What::Reject(arguments) => arguments.act(output).await,
        What::Digits(arguments) => arguments.act(output).await,
        What::Speak(arguments) => arguments.act(output).await,
        What::PartyAnswer(arguments) => arguments.act("party-answer", output).await,
        What::PartyReject(arguments) => arguments.act("party-reject", output).await,
        What::PartyLeave(arguments) => arguments.act("party-leave", output).await,
        What::Recording(arguments) => arguments.act(output).await,
        What::Chat(arguments) => chat::begin(arguments, output).await,
        What::Write(arguments) => chat::write(arguments, output).await,
        What::Typing(arguments) => chat::typing(arguments, output).await,
        What::Leave(arguments) => chat::leave(arguments, output).await,
        What::Run(arguments) => run::start(arguments, output).await,
        What::Pause(host) => run::order(host, "pause", json!({}), output).await,
        What::Resume(host) => run::order(host, "resume", json!({}), output).await,
        What::Step(host) => run::order(host, "step", json!({}), output).await,
        What::Rate(arguments) => run::rate(arguments, output).await,
        What::Stop(host) => run::order(host, "stop", json!({}), output).await,
        What::Load(arguments) => load::run(arguments, output).await,
        What::Status(host) => status(host, output).await,
    }
}

async fn status(host: HostArguments, output: &Output) -> Result<(), Failure> {
    let shown = host.ask(output, Method::GET, "", &Value::Null).await?;
    let mut lines = Vec::new();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for agent in shown["agents"].as_array().into_iter().flatten() {
        lines.push(format!(
            "agent {}: {}",
            text(&agent["userId"]),
            text(&agent["availability"]["state"])
        ));
    }
    for interaction in shown["interactions"].as_array().into_iter().flatten() {
        lines.push(format!(
            "{} {} with {} at {}: {}",
            interaction["kind"].as_str().unwrap_or("call"),
            text(&interaction["interactionId"]),
            text(&interaction["displayPhone"]),
            text(&interaction["userId"]),
            text(&interaction["state"]),
        ));
    }
    for waiting in shown["waiting"].as_array().into_iter().flatten() {
        lines.push(format!(
            "waiting {} from {} for {}",
            text(&waiting["crtObjectId"]),
            text(&waiting["displayPhone"]),
            text(&waiting["queueName"]),
        ));
    }
    if shown["run"].is_object() {
        lines.push(run::line(&shown["run"]));
    }
    if lines.is_empty() {
        lines.push("nobody is signed in, and nothing is up".to_owned());
    }
    output.done(&lines.join("\n"), &shown);
    Ok(())
}
