//! Chats, and what their customers do.

use reqwest::Method;
use serde_json::json;

use super::HostArguments;
use crate::failure::Failure;
use crate::output::Output;

#[derive(Debug, clap::Args)]
pub(super) struct ChatArguments {
    #[command(flatten)]
    host: HostArguments,
    /// The customer's name
    #[arg(long, value_name = "NAME")]
    name: String,
    /// The customer's number
    #[arg(long, value_name = "NUMBER")]
    phone: Option<String>,
    /// The customer's e-mail address
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// The agent to offer it to; the next with room when none is given
    #[arg(long, value_name = "USER")]
    agent: Option<String>,
    /// The campaign; the queue's when none is given
    #[arg(long, value_name = "ID")]
    campaign: Option<i64>,
    /// The queue; the campaign's first when none is given
    #[arg(long, value_name = "ID")]
    queue: Option<i64>,
    /// The first message
    #[arg(value_name = "TEXT")]
    text: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct WriteArguments {
    #[command(flatten)]
    host: HostArguments,
    /// The chat's id
    #[arg(value_name = "CHAT")]
    chat: String,
    /// What the customer writes
    #[arg(value_name = "TEXT")]
    text: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct TypingArguments {
    #[command(flatten)]
    host: HostArguments,
    /// The chat's id
    #[arg(value_name = "CHAT")]
    chat: String,
    /// The customer stopped typing
    #[arg(long)]
    stopped: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct LeaveArguments {
    #[command(flatten)]
    host: HostArguments,
    /// The chat's id
    #[arg(value_name = "CHAT")]
    chat: String,
}

pub(super) async fn begin(arguments: ChatArguments, output: &Output) -> Result<(), Failure> {
    if arguments.agent.is_none() && arguments.campaign.is_none() && arguments.queue.is_none() {
        return Err(Failure::usage("nobody knows to whom this customer writes")
            .remedy("give --agent, --campaign or --queue"));
    }
    let body = json!({
        "customer": { "name": arguments.name, "phone": arguments.phone, "email": arguments.email },
        "agent": arguments.agent,
        "campaignId": arguments.campaign,
        "agentQueueId": arguments.queue,
        "text": arguments.text,
    });
    let begun = arguments
        .host
        .ask(output, Method::POST, "/chats", &body)
        .await?;
    let chat = begun["chatId"].as_str().unwrap_or_default();
    output.done(&format!("chat {chat} with {}", arguments.name), &begun);
    Ok(())
}

pub(super) async fn write(arguments: WriteArguments, output: &Output) -> Result<(), Failure> {
    let WriteArguments { host, chat, text } = arguments;
    let body = json!({ "text": text });
    host.ask(output, Method::POST, &format!("/chats/{chat}/write"), &body)
        .await?;
    output.done(&format!("written in {chat}"), &json!({ "chatId": chat }));
    Ok(())
}

pub(super) async fn typing(arguments: TypingArguments, output: &Output) -> Result<(), Failure> {
    let TypingArguments {
        host,
        chat,
        stopped,
    } = arguments;
    let body = json!({ "typing": !stopped });
    let route = format!("/chats/{chat}/typing");
    host.ask(output, Method::POST, &route, &body).await?;
    let what = if stopped { "stopped typing" } else { "types" };
    output.done(
        &format!("the customer {what} in {chat}"),
        &json!({ "chatId": chat }),
    );
    Ok(())
}

pub(super) async fn leave(arguments: LeaveArguments, output: &Output) -> Result<(), Failure> {
    let LeaveArguments { host, chat } = arguments;
    host.ask(
        output,
        Method::POST,
        &format!("/chats/{chat}/leave"),
        &json!({}),
    )
    .await?;
    output.done(
        &format!("the customer left {chat}"),
        &json!({ "chatId": chat }),
    );
    Ok(())
}
