//! Chats: offered, accepted, written in from both sides, handed on, ended, disposed of; several at once.

mod command;
mod happening;
mod state;

pub use command::{Attachment, ChatSignal, CustomerChat, CustomerName};
pub use happening::ChatHappening;
pub(crate) use state::Chats;
