//! Tickets: opened, noted on, moved between states and people, merged, split, tied to calls.

mod command;

pub use command::{TicketChanges, TicketCommand};
