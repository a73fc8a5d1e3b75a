//! What happens in a call outside the workspace: the customer's side, further parties, the telephony system.

use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::{OrderId, PartyId, UserId};
use serde::{Deserialize, Serialize};

/// Something that happened in a customer's call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "signal",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Signal {
    /// The customer of a call that we made picks up.
    CustomerAnswered {},
    /// The customer hangs up, or gives up waiting.
    CustomerHungUp {},
    /// The customer of a call that we made was not reached.
    CustomerNotReached {
        /// Why.
        outcome: SystemDisposition,
    },
    /// An agent picked up at the telephone itself.
    AgentAnswered {
        /// Who; without it, the one agent whom the call rings.
        #[serde(default)]
        user_id: Option<UserId>,
    },
    /// An agent's telephone hung up.
    AgentHungUp {
        /// Who; without it, the one agent in the call.
        #[serde(default)]
        user_id: Option<UserId>,
    },
    /// A party that was called picked up.
    PartyAnswered {
        /// Which; without it, the one that is being called.
        #[serde(default)]
        party_id: Option<PartyId>,
    },
    /// A party that was called was not reached.
    PartyNotReached {
        /// Which; without it, the one that is being called.
        #[serde(default)]
        party_id: Option<PartyId>,
        /// Why.
        outcome: SystemDisposition,
    },
    /// A party left.
    PartyLeft {
        /// Which; without it, the only one.
        #[serde(default)]
        party_id: Option<PartyId>,
    },
    /// Somebody said something.
    Spoken {
        /// Who.
        speaker: Speaker,
        /// What.
        text: String,
    },
    /// The customer pressed keys.
    DigitsPressed {
        /// `0`–`9`, `*`, `#`.
        digits: String,
    },
    /// The recording can be fetched.
    RecordingReady {
        /// Where.
        url: String,
    },
    /// The telephony system has done what it was told.
    OrderDone {
        /// Which order.
        order_id: OrderId,
    },
    /// The telephony system could not do what it was told.
    OrderFailed {
        /// Which order.
        order_id: OrderId,
        /// Why, in its own words.
        reason: String,
    },
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Speaker {
    /// The agent.
    Agent,
    /// The customer.
    Customer,
    /// A further party, or a machine.
    Other,
}
