//! Orders: what a telephony system is told to do. What an agent commands in a call that such a system carries happens when
//! the system has done it, not before.

use callbench_contract::ids::{ConnectorName, CrtObjectId, InteractionId, OrderId, Phone, UserId};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::agent_command::{AgentCommand, CommandName};

/// How long a telephony system may take to do what it was told.
pub const ORDER_TIME_OUT: Millis = Millis::from_secs(10);

/// Something that a telephony system is told to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Which order.
    pub order_id: OrderId,
    /// Who carries the call.
    pub connector: ConnectorName,
    /// The customer's call. It is how events about the call name it, also of a call that we start.
    pub crt_object_id: CrtObjectId,
    /// The agent's part of it.
    pub interaction_id: InteractionId,
    /// The agent.
    pub user_id: UserId,
    /// The extension the agent sits at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
    /// What the agent commanded.
    pub command: AgentCommand,
    /// The number to call: the customer's, or the target's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// The number to show to who is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caller_id: Option<Phone>,
    /// Until when it must be done.
    pub until: Timestamp,
    /// When it was given.
    pub since: Timestamp,
}

impl CommandName {
    /// Whether carrying it out is the telephony system's work.
    pub(crate) const fn is_telephony(self) -> bool {
        matches!(
            self,
            Self::Answer
                | Self::Decline
                | Self::Hold
                | Self::Resume
                | Self::Mute
                | Self::Unmute
                | Self::HangUp
                | Self::SendDigits
                | Self::Transfer
                | Self::Consult
                | Self::Conference
                | Self::CancelAttempt
                | Self::CompleteTransfer
                | Self::JoinParties
                | Self::EndConsultation
                | Self::DropParty
                | Self::LeaveConference
        )
    }
}
