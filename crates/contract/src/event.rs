//! Events: what an app hears.
//!
//! One file a group. An event is a payload struct and one entry in its group's table; to add one, touch that file only
//! and run `cargo xtask codegen`. Payloads are made of parts ([`parts`]) that are flattened: an app sees one flat object.

pub mod availability;
pub mod call;
pub mod callback;
pub mod campaign;
pub mod chat;
pub mod conference;
pub mod customer;
mod group;
pub mod insight;
pub mod interaction;
mod moment;
pub mod parts;
pub mod session;
pub mod speech;
pub mod tab;
pub mod ticket;
pub mod transfer;

pub use moment::Moment;

use crate::grade::Grade;
use crate::slot::SlotType;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// Which SDK service an event is registered with.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum EventScope {
    /// `globalEvent`: concerns the agent, wherever the app runs.
    Global,
    /// `contextEvent`: concerns what the app's slot shows.
    Context,
}

impl EventScope {
    /// The service on the wire.
    #[must_use]
    pub const fn service(self) -> &'static str {
        match self {
            Self::Global => "globalEvent",
            Self::Context => "contextEvent",
        }
    }

    /// The word used in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Context => "context",
        }
    }
}

impl fmt::Display for EventScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Why an event is in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// It stands for these moments of the platform.
    Moments(Vec<Moment>),
    /// It was added, for this reason.
    Additional(String),
}

/// One event of a build, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventEntry {
    /// The name that apps register for.
    pub name: String,
    /// The group's title, such as "Calls".
    pub group: String,
    /// Which service it is registered with.
    pub scope: EventScope,
    /// The types of slot in which registration is allowed.
    pub slot_types: Vec<SlotType>,
    /// How well the name is known. Payload shapes are ours, made of field names that were seen.
    pub grade: Grade,
    /// What happened, in one sentence.
    pub summary: String,
    /// When exactly it is sent, in one sentence.
    pub fires: String,
    /// Why it is in the catalogue.
    pub origin: Origin,
    /// The payload's JSON Schema (draft 2020-12).
    pub schema: Value,
    /// A payload that the schema accepts.
    pub example: Value,
}

impl EventEntry {
    /// The payload type's name in generated code.
    #[must_use]
    pub fn type_name(&self) -> String {
        match self.schema.get("title").and_then(Value::as_str) {
            Some(title) => title.to_owned(),
            None => {
                let mut chars = self.name.chars();
                chars
                    .next()
                    .map(|c| c.to_uppercase().chain(chars).collect())
                    .unwrap_or_default()
            }
        }
    }

    /// Whether an app in a slot of this type may register.
    #[must_use]
    pub fn allowed_in(&self, slot_type: SlotType) -> bool {
        self.slot_types.contains(&slot_type)
    }
}

/// Why a stored or received event can't be read.
#[derive(Debug, thiserror::Error)]
pub enum EventError {
    /// No event of our profile has that name.
    #[error("no event is named `{0}`")]
    UnknownName(String),
    /// The payload doesn't have the event's shape.
    #[error("the payload of `{name}` doesn't fit: {source}")]
    Payload {
        /// The event.
        name: String,
        /// What doesn't fit.
        source: serde_json::Error,
    },
}

group::app_event! {
    Session(session::SessionEvent),
    Availability(availability::AvailabilityEvent),
    Campaign(campaign::CampaignEvent),
    Call(call::CallEvent),
    Transfer(transfer::TransferEvent),
    Conference(conference::ConferenceEvent),
    Speech(speech::SpeechEvent),
    Interaction(interaction::InteractionEvent),
    Chat(chat::ChatEvent),
    Callback(callback::CallbackEvent),
    Customer(customer::CustomerEvent),
    Ticket(ticket::TicketEvent),
    Tab(tab::TabEvent),
    Insight(insight::InsightEvent),
}
