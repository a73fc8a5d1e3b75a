//! What travels over the relay.

use std::sync::Arc;

use callbench_contract::ids::InteractionId;
use callbench_contract::time::Timestamp;
use serde_json::value::RawValue;

/// One numbered entry of an agent's delivery sequence: an event that the agent's app frames hear.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Its number in this agent's sequence, from 1 with no gaps.
    pub seq: i64,
    /// When it happened.
    pub at: Timestamp,
    /// The interaction that it is about.
    pub interaction_id: Option<InteractionId>,
    /// The event as JSON: `{ scope, name, payload }`. Shared by all sockets.
    pub event: Arc<RawValue>,
}

/// A hint to look again; carries no state of its own, so that losing one can be mended by reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The desk changed.
    Desk,
    /// Placements or releases changed.
    Slots,
    /// The customer's side of the simulator changed.
    Simulator,
    /// Something in the contact centre changed: for those who watch over it.
    Centre,
    /// The contact centre's clock was set, or runs at another rate.
    Clock,
    /// The app under development changed so much that its page must be loaded again.
    Reload,
}

/// What a subscription receives.
#[derive(Debug, Clone)]
pub enum Message {
    /// An event for the app frames.
    Delivery(Delivery),
    /// An event that is true for the moment only: it has no number and is never repeated.
    Live {
        /// The event as JSON: `{ scope, name, payload }`. Shared by all sockets.
        event: Arc<RawValue>,
        /// The interaction that it is about.
        interaction_id: Option<InteractionId>,
    },
    /// A hint to the shell.
    Notice(Notice),
}
