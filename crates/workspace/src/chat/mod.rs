//! Chats: offered, accepted, written in from both sides, handed on, ended, disposed of; several at once.

mod command;

pub use command::{Attachment, ChatSignal, CustomerChat, CustomerName};
