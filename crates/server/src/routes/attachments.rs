//! Files in chats: uploaded by the chat's agent, downloaded by everyone signed in, never rendered on our origin.

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::response::Response;
use callbench_contract::ids::{AttachmentId, ChatId, InteractionId};
use callbench_store::{ChatAttachment, NewChatAttachment};
use callbench_workspace::{AgentCommand, Attachment, ChatState};
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::targets::no_such_interaction;
use crate::apps::media_type;
use crate::auth::{AgentCaller, Caller};
use crate::body::QueryOf;
use crate::problem::Problem;
use crate::state::HostState;

/// The largest file in bytes.
const LIMIT: usize = 10 * 1024 * 1024;
/// The longest name in characters.
const LONGEST_NAME: usize = 255;

/// What a file is called.
#[derive(Debug, Deserialize, IntoParams)]
pub(super) struct Named {
    /// The file's name, without folders.
    name: String,
}

/// Upload a file for a chat; send it with the next message.
#[utoipa::path(
    post,
    path = "/chats/{interactionId}/attachments",
    tag = "chats",
    params(("interactionId" = String, Path, description = "A chat that the caller is in"), Named),
    request_body(content_type = "application/octet-stream", description = "The file, at most 10 MB"),
    responses(
        (status = CREATED, description = "`Attachment` = `{ attachmentId, name, mediaType, size, url }`", body = Object),
        (status = NOT_FOUND, description = "The caller has no such chat", body = Problem),
        (status = CONFLICT, description = "`chat-not-connected`", body = Problem),
        (status = PAYLOAD_TOO_LARGE, description = "`attachment-too-large`", body = Problem),
        (status = UNPROCESSABLE_ENTITY, description = "`invalid-field`: the name; `empty-attachment`", body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn upload(
    State(state): State<HostState>,
    AgentCaller(caller): AgentCaller,
    Path(interaction_id): Path<String>,
    QueryOf(named): QueryOf<Named>,
    request: Request,
) -> Result<(StatusCode, Json<Attachment>), Problem> {
    let user = caller.user.user_id;
    let name = checked_name(&named.name)?;
    let chat_id = connected_chat(&state, &user, &interaction_id).await?;
    let bytes = to_bytes(request.into_body(), LIMIT)
        .await
        .map_err(|_| too_large())?;
    if bytes.is_empty() {
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "empty-attachment",
            format!("the file {name} is empty"),
            "choose a file with something in it",
        ));
    }
    let file = NewChatAttachment {
        attachment_id: AttachmentId::new(format!("attachment-{}", Uuid::new_v4().simple())),
        chat_id,
        media_type: media_type::of(&name).value.to_owned(),
        name,
        uploaded_by: user,
        bytes: bytes.to_vec(),
    };
    let kept = state
        .store
        .chat_attachments()
        .add(file, state.clock.now())
        .await?;
    Ok((StatusCode::CREATED, Json(view(&kept))))
}

/// Download a file of a chat.
#[utoipa::path(
    get,
    path = "/chats/attachments/{attachmentId}",
    tag = "chats",
    params(("attachmentId" = String, Path)),
    responses(
        (status = OK, description = "The file, always as a download", content_type = "application/octet-stream"),
        (status = NOT_FOUND, body = Problem),
    ),
    security(("session" = []), ("token" = []))
)]
pub(super) async fn download(
    State(state): State<HostState>,
    _caller: Caller,
    Path(attachment_id): Path<String>,
) -> Result<Response, Problem> {
    let id = AttachmentId::from(attachment_id.as_str());
    let found = state.store.chat_attachments().find(&id).await?;
    let file = found.ok_or_else(|| {
        Problem::not_found(
            format!("there is no file {attachment_id}"),
            "take the address from the message that it came with",
        )
    })?;
    let bytes = state.store.blobs().read(&file.blob).await?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, &file.media_type);
    set(header::CONTENT_DISPOSITION, &disposition(&file.name));
    // Whatever it is, it was written by somebody we don't know: it must never run as a page of ours.
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(
        header::CONTENT_SECURITY_POLICY,
        "sandbox; default-src 'none'",
    );
    set(
        header::CACHE_CONTROL,
        "private, max-age=31536000, immutable",
    );
    Ok(response)
}

/// A message whose files are those that were uploaded for its chat, as they were uploaded; what the sender says about them
/// doesn't count.
pub(super) async fn with_known_files(
    state: &HostState,
    user: &callbench_contract::ids::UserId,
    command: AgentCommand,
) -> Result<AgentCommand, Problem> {
    let AgentCommand::SendMessage {
        interaction_id,
        text,
        attachments,
    } = command
    else {
        return Ok(command);
    };
    let mut known = Vec::with_capacity(attachments.len());
    if !attachments.is_empty() {
        let chat_id = chat_id(state, user, interaction_id.as_str()).await?;
        for attachment in &attachments {
            let found = state
                .store
                .chat_attachments()
                .find(&attachment.attachment_id)
                .await?
                .filter(|file| Some(&file.chat_id) == chat_id.as_ref().map(|(id, _)| id));
            let file = found.ok_or_else(|| {
                Problem::new(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "unknown-attachment",
                    format!("there is no file {} in this chat", attachment.attachment_id),
                    "upload it first (`POST /api/v1/chats/{interactionId}/attachments`)",
                )
                .field("attachments")
            })?;
            known.push(view(&file));
        }
    }
    Ok(AgentCommand::SendMessage {
        interaction_id,
        text,
        attachments: known,
    })
}

fn view(file: &ChatAttachment) -> Attachment {
    Attachment {
        attachment_id: file.attachment_id.clone(),
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        size: file.size,
        url: format!("/api/v1/chats/attachments/{}", file.attachment_id),
    }
}

async fn chat_id(
    state: &HostState,
    user: &callbench_contract::ids::UserId,
    interaction_id: &str,
) -> Result<Option<(ChatId, ChatState)>, Problem> {
    let (user, id) = (user.clone(), InteractionId::from(interaction_id));
    let found = state
        .centre
        .read(move |centre, now| {
            let view = centre.interaction_view(&id, now)?;
            let chat = view.as_chat()?;
            (chat.common.user_id == user).then(|| (chat.chat_id.clone(), chat.state))
        })
        .await?;
    Ok(found)
}

async fn connected_chat(
    state: &HostState,
    user: &callbench_contract::ids::UserId,
    interaction_id: &str,
) -> Result<ChatId, Problem> {
    match chat_id(state, user, interaction_id).await? {
        Some((chat, ChatState::Connected)) => Ok(chat),
        Some(_) => Err(Problem::new(
            StatusCode::CONFLICT,
            "chat-not-connected",
            format!("the chat {interaction_id} is not connected"),
            "send files while you and the customer write to each other",
        )),
        None => Err(no_such_interaction(interaction_id)),
    }
}

fn checked_name(name: &str) -> Result<String, Problem> {
    // Some browsers give the whole path.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let fits = !name.is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.chars().any(char::is_control);
    if fits {
        return Ok(name.to_owned());
    }
    Err(Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-field",
        "that can't be a file's name",
        format!("give 1 to {LONGEST_NAME} characters without control characters"),
    )
    .field("name"))
}

fn too_large() -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "attachment-too-large",
        "the file could not be read whole, or is larger than 10 MB",
        "send a smaller file",
    )
}

/// The name twice: in plain letters for old programs, and whole (RFC 6266).
fn disposition(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| match letter {
            '"' | '\\' => '_',
            letter if letter.is_ascii_graphic() || letter == ' ' => letter,
            _ => '_',
        })
        .collect();
    let whole: String = name
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}")
}
