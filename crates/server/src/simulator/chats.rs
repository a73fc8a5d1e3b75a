//! `/simulator/chats`: chats from customers who don't exist, and what those customers do.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use callbench_contract::ids::{AgentQueueId, CampaignId, ChatId, UserId};
use callbench_workspace::{ChatSignal, Command, CustomerChat, CustomerName};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::Simulating;
use super::calls::{action_body, needed};
use crate::body::JsonBody;
use crate::connectors::{Connector, Simulator};
use crate::problem::Problem;
use crate::routes::pass_on_live;
use crate::state::HostState;

/// A chat to begin.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SimulatedChat {
    /// Without it, the queue's.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    campaign_id: Option<CampaignId>,
    /// Without it, the campaign's first.
    #[schema(value_type = Option<i64>)]
    #[serde(default)]
    agent_queue_id: Option<AgentQueueId>,
    /// The agent to offer it to; without one, the next with room.
    #[schema(value_type = Option<String>)]
    #[serde(default)]
    agent: Option<UserId>,
    /// Who writes: `{ name, phone?, email? }`.
    #[schema(value_type = Object)]
    customer: CustomerName,
    /// The first message.
    #[serde(default)]
    text: Option<String>,
}

/// The chat that was begun.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct BegunChat {
    #[schema(value_type = String)]
    chat_id: ChatId,
}

/// What the customer of a chat does.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ChatAction {
    /// Writes.
    Write,
    /// Types, or stopped; told at the moment only.
    Typing,
    /// Leaves.
    Leave,
}

/// What an action needs beside its name.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ChatActionBody {
    /// `write`: what.
    text: Option<String>,
    /// `typing`: now?
    typing: Option<bool>,
}

/// Begin a chat.
#[utoipa::path(
    post,
    path = "/simulator/chats",
    tag = "simulator",
    request_body = SimulatedChat,
    responses(
        (status = CREATED, body = BegunChat),
        (status = CONFLICT, description = "`refused`: no such campaign, or the agent has no room", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn open(
    State(state): State<HostState>,
    _allowed: Simulating,
    JsonBody(given): JsonBody<SimulatedChat>,
) -> Result<(StatusCode, Json<BegunChat>), Problem> {
    let chat_id = ChatId::new(format!("chat-{}", Uuid::now_v7().simple()));
    let signal = ChatSignal::Opens {
        campaign_id: given.campaign_id,
        agent_queue_id: given.agent_queue_id,
        agent: given.agent,
        customer: given.customer,
        text: given.text,
    };
    give(&state, chat_id.clone(), signal).await?;
    Ok((StatusCode::CREATED, Json(BegunChat { chat_id })))
}

/// Do something as the customer of a chat: `write`, `typing`, `leave`.
#[utoipa::path(
    post,
    path = "/simulator/chats/{chatId}/{action}",
    tag = "simulator",
    params(("chatId" = String, Path), ("action" = inline(ChatAction), Path)),
    request_body(content = Option<ChatActionBody>),
    responses(
        (status = NO_CONTENT, description = "Done"),
        (status = CONFLICT, description = "`refused`", body = Problem),
    ),
    security((), ("session" = []), ("token" = []))
)]
pub(super) async fn act(
    State(state): State<HostState>,
    _allowed: Simulating,
    Path((chat, action)): Path<(String, String)>,
    body: Bytes,
) -> Result<StatusCode, Problem> {
    let action: ChatAction = serde_json::from_value(serde_json::Value::String(action.clone()))
        .map_err(|_| {
            Problem::not_found(
                format!("a customer can't `{action}` in a chat"),
                "use `write`, `typing` or `leave`",
            )
        })?;
    let body: ChatActionBody = action_body(&body)?;
    let chat = ChatId::from(chat);
    let signal = match action {
        ChatAction::Typing => {
            let typing = needed(body.typing, "typing")?;
            let told = state
                .centre
                .read(move |centre, now| centre.typing(&chat, None, typing, now))
                .await?;
            pass_on_live(&state.relay, told);
            return Ok(StatusCode::NO_CONTENT);
        }
        ChatAction::Write => ChatSignal::Writes {
            text: needed(body.text, "text")?,
            attachments: Vec::new(),
        },
        ChatAction::Leave => ChatSignal::Leaves {},
    };
    give(&state, chat, signal).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn give(state: &HostState, chat: ChatId, signal: ChatSignal) -> Result<(), Problem> {
    let command = Command::CustomerChat(Box::new(CustomerChat {
        chat: Some(chat),
        signal,
    }));
    Simulator.report(&state.centre, command, None).await?;
    Ok(())
}
