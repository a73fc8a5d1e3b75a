//! A call that is wanted, and how one that exists is named.

use callbench_contract::call::CallType;
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ConnectorName, CrtObjectId, CustomerId, InteractionId, Phone, UserId,
};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A call that someone asks for, or that a telephony system reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallWish {
    /// How it comes about.
    pub call_type: CallType,
    /// The agent to ring or to dial for; without one, the call waits in the queue for the next ready agent.
    pub agent: Option<UserId>,
    /// The customer's number.
    pub phone: String,
    /// The campaign; without it, the queue's, else the one that the agent works on.
    pub campaign: Option<CampaignId>,
    /// The queue to wait in; without it, the campaign's first.
    pub queue: Option<AgentQueueId>,
    /// The customer, when known; else found by the number.
    pub customer: Option<CustomerId>,
    /// Who carries the call.
    pub line: Line,
}

/// Who carries a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Nobody: what is commanded happens at once.
    #[default]
    Simulator,
    /// A telephony system: what is commanded happens when it says so.
    Connector {
        /// Which.
        connector: ConnectorName,
        /// The call's id there; a call that we start has none yet.
        call: Option<CrtObjectId>,
    },
}

/// Which call is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallRef {
    /// The customer's call, also while no agent has it.
    Call(CrtObjectId),
    /// The call of this interaction.
    Interaction(InteractionId),
}

impl From<CrtObjectId> for CallRef {
    fn from(call: CrtObjectId) -> Self {
        Self::Call(call)
    }
}

impl From<InteractionId> for CallRef {
    fn from(interaction: InteractionId) -> Self {
        Self::Interaction(interaction)
    }
}

impl CallWish {
    /// A simulated call of this kind, with nothing else said about it.
    #[must_use]
    pub fn simulated(call_type: CallType, agent: Option<UserId>, phone: impl Into<String>) -> Self {
        Self {
            call_type,
            agent,
            phone: phone.into(),
            campaign: None,
            queue: None,
            customer: None,
            line: Line::Simulator,
        }
    }
}

/// A number to dial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DialWish {
    /// The number.
    pub phone: String,
    /// The customer, when known; −1 is the same as none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
}

/// A call to promise for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CallbackWish {
    /// When, in milliseconds since the epoch.
    pub callback_time: Timestamp,
    /// The number; without it, the call's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// Whether this agent makes the call; else any agent of the campaign.
    #[serde(default = "yes")]
    pub is_self_callback: bool,
}

const fn yes() -> bool {
    true
}
