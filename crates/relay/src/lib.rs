//! Event fan-out to sockets.
//!
//! The host publishes through a [`Relay`]; every open socket holds a [`Subscription`]. Today there is one implementation, in
//! process. The boundary is what another node would need too: names of users, numbered deliveries, small notices.
//!
//! A socket that reads too slowly is not waited for and loses nothing: its subscription ends with [`Ended::TooSlow`], the
//! shell reconnects and resumes after the last number that it saw.

mod message;
mod relay;
mod subscription;

pub use message::{Delivery, Message, Notice};
pub use relay::Relay;
pub use subscription::{Ended, Subscription, SubscriptionId};
