//! What the layers above can rely on.

mod apps;
mod blobs;
mod chat_attachments;
mod log;
mod opening;
mod people;
mod places;
