//! Chats: offered, accepted, written in from both sides, handed on, ended, disposed of; several at once.
//!
//! A chat is its customer's; each agent in it has a part of their own, which is the agent's interaction:
//!
//! ```text
//!           ┌──────── declined, no answer: back to the old place ───────┐
//!           ▼                                                           │
//! opened ─► waits ───────────────────────────────► offered (ringing) ───┤ accepted
//!           ▲                                                           ▼
//!           └── handed to a queue, agent signed out by force ◄── connected ─► wrap-up ─► ended
//! ```
//! The other agent of a hand-over or a conference gets a part by an offer of their own; until it is accepted nothing changes
//! for the customer. The part of the agent who leaves goes into wrap-up while the chat goes on.

mod agent;
mod assigning;
mod changes;
mod command;
mod conversation;
mod counting;
mod ending;
mod events;
mod handing;
mod happening;
mod message;
mod offering;
mod opening;
mod part;
mod record;
mod roster;
mod state;
mod view;

pub use command::{Attachment, ChatSignal, CustomerChat, CustomerName};
pub use happening::{ChatHappening, Leaving, NotAgain, NotTaken, WrapUp};
pub use message::{LONGEST_MESSAGE, MOST_ATTACHMENTS};
pub use offering::{CHAT_OFFER_TIME_OUT, NOT_AGAIN_FOR};
pub use record::{ChatOffer, ChatPart, ChatPlace, ChatRecord};
pub(crate) use roster::{ChatLoad, ChatWork};
pub(crate) use state::Chats;
pub use view::{CustomersChat, CustomersChatState};
