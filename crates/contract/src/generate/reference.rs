//! The reference: entries made of blocks, which become pages, one file, or a terminal's text.

mod block;
mod entry;
mod example;
mod listed;
mod pages;
mod parts;

pub use block::{Block, with_links};
pub(super) use entry::event_key;
pub use entry::{Entry, Kind, entries};
pub(super) use pages::{pages, single};
