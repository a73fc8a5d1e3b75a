//! Tickets: opened, noted on, moved between states and people, merged, split, tied to calls.

mod command;
mod happening;
mod state;

pub use command::{TicketChanges, TicketCommand};
pub use happening::TicketHappening;
pub(crate) use state::Tickets;
