//! What is written in a chat, and how it is checked.

use callbench_contract::ids::{MessageId, UserId};
use callbench_contract::time::Timestamp;

use crate::chat::Attachment;
use crate::context::{Context, IdKind};
use crate::interaction_view::{MessageFrom, MessageView};
use crate::refusal::{Refusal, RefusalCode, at_most};

/// The longest message, in characters.
pub const LONGEST_MESSAGE: usize = 4_000;
/// The most files with one message.
pub const MOST_ATTACHMENTS: usize = 10;
const LONGEST_NAME: usize = 255;

/// Who writes.
pub(crate) enum Writer<'a> {
    Customer { name: &'a str },
    Agent { user: &'a UserId, name: &'a str },
}

/// A message, if what was written may be sent.
pub(crate) fn message(
    writer: Writer<'_>,
    text: &str,
    attachments: &[Attachment],
    at: Timestamp,
    context: &mut dyn Context,
) -> Result<MessageView, Refusal> {
    check(text, attachments)?;
    let (from, user_id, name) = match writer {
        Writer::Customer { name } => (MessageFrom::Customer, None, name),
        Writer::Agent { user, name } => (MessageFrom::Agent, Some(user.clone()), name),
    };
    Ok(MessageView {
        message_id: MessageId::new(context.new_id(IdKind::Message)),
        from,
        user_id,
        name: name.to_owned(),
        text: text.to_owned(),
        attachments: attachments.to_vec(),
        at,
    })
}

/// A line of the workspace itself.
pub(crate) fn line(text: String, at: Timestamp, context: &mut dyn Context) -> MessageView {
    MessageView {
        message_id: MessageId::new(context.new_id(IdKind::Message)),
        from: MessageFrom::System,
        user_id: None,
        name: String::new(),
        text,
        attachments: Vec::new(),
        at,
    }
}

fn check(text: &str, attachments: &[Attachment]) -> Result<(), Refusal> {
    if text.trim().is_empty() && attachments.is_empty() {
        return Err(Refusal::new(
            RefusalCode::InvalidMessage,
            "The message is empty",
            "Write something, or attach a file",
        ));
    }
    at_most("message", text, LONGEST_MESSAGE)?;
    if attachments.len() > MOST_ATTACHMENTS {
        return Err(Refusal::new(
            RefusalCode::InvalidMessage,
            format!("The message has {} files", attachments.len()),
            format!("Send at most {MOST_ATTACHMENTS} with one message"),
        ));
    }
    for attachment in attachments {
        if attachment.attachment_id.as_str().is_empty() || attachment.name.trim().is_empty() {
            return Err(Refusal::new(
                RefusalCode::InvalidMessage,
                "A file of the message has no id or no name",
                "Upload the file first, then send what the upload answered",
            ));
        }
        at_most("file's id", attachment.attachment_id.as_str(), LONGEST_NAME)?;
        at_most("file's name", &attachment.name, LONGEST_NAME)?;
        at_most("file's media type", &attachment.media_type, LONGEST_NAME)?;
    }
    Ok(())
}
