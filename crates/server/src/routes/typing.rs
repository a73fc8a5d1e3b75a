//! `POST /desk/typing`: an agent is typing. Passed on at once, kept nowhere.

use std::collections::BTreeSet;

use axum::extract::State;
use callbench_contract::ids::{ChatId, InteractionId, UserId};
use callbench_relay::Relay;
use callbench_workspace::Delivery;
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;
use serde_json::value::to_raw_value;
use utoipa::ToSchema;

use super::targets::no_such_interaction;
use crate::auth::AgentCaller;
use crate::body::JsonBody;
use crate::problem::Problem;
use crate::state::HostState;

/// Whether the caller types in a chat.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Typing {
    /// A chat of the caller.
    interaction_id: String,
    /// Now?
    typing: bool,
}

/// Say that you are typing in a chat, or stopped.
#[utoipa::path(
    post,
    path = "/desk/typing",
    tag = "desk",
    request_body = Typing,
    responses(
        (status = NO_CONTENT, description = "Passed on to the others in the chat"),
        (status = NOT_FOUND, description = "The caller has no such chat", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn tell(
    State(state): State<HostState>,
    AgentCaller(caller): AgentCaller,
    JsonBody(typing): JsonBody<Typing>,
) -> Result<StatusCode, Problem> {
    let user = caller.user.user_id;
    let id = InteractionId::from(typing.interaction_id.as_str());
    let told = state
        .centre
        .read(move |centre, now| {
            let chat = chat_of(centre, &user, &id, now)?;
            Some(centre.typing(&chat, Some(&user), typing.typing, now))
        })
        .await?
        .ok_or_else(|| no_such_interaction(&typing.interaction_id))?;
    pass_on(&state.relay, told);
    Ok(StatusCode::NO_CONTENT)
}

/// The chat of an agent's interaction.
pub(super) fn chat_of(
    centre: &callbench_workspace::Centre,
    user: &UserId,
    id: &InteractionId,
    now: callbench_contract::time::Timestamp,
) -> Option<ChatId> {
    let view = centre.interaction_view(id, now)?;
    let chat = view.as_chat()?;
    (chat.common.user_id == *user).then(|| chat.chat_id.clone())
}

/// Tells the sockets what is true for the moment only.
pub(crate) fn pass_on(relay: &Relay, told: Vec<Delivery>) {
    for delivery in told {
        let event = json!({
            "scope": delivery.event.scope(),
            "name": delivery.event.name(),
            "payload": delivery.event.payload(),
        });
        match to_raw_value(&event) {
            Ok(event) => relay.live(
                &BTreeSet::from([delivery.user]),
                &event.into(),
                delivery.interaction.as_ref(),
            ),
            Err(error) => tracing::error!(%error, "an event could not be written as JSON"),
        }
    }
}
