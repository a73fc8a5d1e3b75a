//! Identifiers. One type each, so that a campaign can't be passed where a process is meant.
//!
//! Numbers: processes, campaigns, queues, customers and leads. Strings: everything else (source: the contract's section 7).

pub use crate::app_name::{AppName, AppNameError};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

macro_rules! number_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// Wraps a number.
            #[must_use]
            pub const fn new(value: i64) -> Self {
                Self(value)
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $name {
            fn from(value: i64) -> Self {
                Self(value)
            }
        }

        impl FromStr for $name {
            type Err = std::num::ParseIntError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

macro_rules! string_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        // Shared: an id is passed on far more often than it is made.
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps a text.
            #[must_use]
            pub fn new(value: impl Into<Arc<str>>) -> Self {
                Self(value.into())
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text, by value.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0.as_ref().to_owned()
            }
        }

        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(value.into())
            }
        }

        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

/// A text that breaks the rule of its kind of id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` can't be a {kind}: expected {rule}")]
pub struct IdError {
    /// What the id is for: "slot name", "user id".
    pub kind: &'static str,
    /// What was given, shortened to 80 characters.
    pub given: String,
    /// The rule in words.
    pub rule: &'static str,
}

macro_rules! checked_string_id {
    ($(#[$meta:meta])* $name:ident, kind: $kind:literal, pattern: $pattern:literal, rule: $rule:literal, valid: $valid:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The rule in words, for messages.
            pub const RULE: &'static str = $rule;
            /// The rule as a regular expression, for forms and schemas.
            pub const PATTERN: &'static str = $pattern;

            /// Checks and wraps a text.
            ///
            /// # Errors
            /// When the text breaks [`Self::RULE`].
            pub fn new(value: impl Into<String>) -> Result<Self, IdError> {
                let value = value.into();
                let valid: fn(&str) -> bool = $valid;
                if valid(&value) {
                    Ok(Self(value.into()))
                } else {
                    Err(IdError { kind: $kind, given: value.chars().take(80).collect(), rule: $rule })
                }
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;

            fn try_from(value: String) -> Result<Self, Self::Error> {
                Self::new(value)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "description": concat!("A ", $kind, ": ", $rule, "."),
                    "type": "string",
                    "pattern": $pattern,
                })
            }
        }
    };
}

number_id!(
    /// A process: the level between contact centre and campaign.
    ProcessId
);
number_id!(
    /// A campaign: a line of work with its own type, queues and dispositions.
    CampaignId
);
number_id!(
    /// An agent queue of a campaign.
    AgentQueueId
);
number_id!(
    /// A customer record; -1 when the customer is unknown.
    CustomerId
);
number_id!(
    /// A lead: the list that a customer was dialled from.
    LeadId
);
number_id!(
    /// A nodeflow that a call can be transferred to or that can join it: an IVR (`contextId`).
    ContextId
);
number_id!(
    /// A registered third party, such as a verifier.
    ThirdPartyId
);

impl CustomerId {
    /// The value that stands for "no such customer known".
    pub const UNKNOWN: Self = Self(-1);

    /// Whether a customer record stands behind the id.
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.0 >= 0
    }
}

string_id!(
    /// An agent session: from log-in to log-out.
    SessionId
);
string_id!(
    /// The customer's call, as the telephony system knows it.
    CrtObjectId
);
string_id!(
    /// The agent's leg of a call or chat.
    UserCrtObjectId
);
string_id!(
    /// The customer's leg of a call or chat.
    CustomerCrtId
);
string_id!(
    /// An interaction: one call or one chat, from start to disposition.
    InteractionId
);
string_id!(
    /// One running copy of an app in a slot; new for every load.
    InstanceId
);
string_id!(
    /// A chat.
    ChatId
);
string_id!(
    /// A ticket.
    TicketId
);
string_id!(
    /// A note on a ticket.
    NoteId
);
string_id!(
    /// A message in a chat.
    MessageId
);
string_id!(
    /// A file that was sent in a chat.
    AttachmentId
);
string_id!(
    /// A further party of a call, beside its agent and its customer.
    PartyId
);
string_id!(
    /// A line of a call's transcript.
    LineId
);
string_id!(
    /// A callback: a call promised for a time.
    CallbackId
);
string_id!(
    /// One record of a lead.
    LeadRecordId
);
string_id!(
    /// Something that a connector was told to do.
    OrderId
);
string_id!(
    /// The name of a connector.
    ConnectorName
);
string_id!(
    /// A telephone number, as dialled or as shown (then possibly masked).
    Phone
);

checked_string_id!(
    /// The name of a slot.
    SlotName,
    kind: "slot name",
    pattern: "^[a-z][a-z0-9-]{0,39}$",
    rule: "a lower-case letter, then up to 39 lower-case letters, digits or hyphens",
    valid: |text| {
        text.len() <= 40
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }
);
checked_string_id!(
    /// The name with which a person signs in.
    UserId,
    kind: "user id",
    pattern: "^[A-Za-z0-9._@-]{1,64}$",
    rule: "1 to 64 letters, digits or the characters . _ @ -",
    valid: |text| {
        (1..=64).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'@' | b'-'))
    }
);
