//! Tickets: opened, noted on, moved between states and people, merged, split, tied to calls.

mod command;
mod deciding;
mod events;
mod happening;
mod record;
mod search;
mod state;
mod states;

pub use command::{TicketChanges, TicketCommand};
pub use happening::TicketHappening;
pub use record::{Ticket, TicketHead, TicketNote};
pub(crate) use search::Tickets;
pub use search::{TicketCursor, TicketCursorError, TicketFilter, TicketPage};
pub(crate) use states::CLOSED;
