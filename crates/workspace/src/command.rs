//! What someone asks of the contact centre.

use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{CampaignId, CustomerId, InteractionId, UserId};
use serde::{Deserialize, Serialize};

use crate::configuration::CentreConfiguration;
use crate::customer::CustomerDraft;

/// A command, by who gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// An agent signs in. An agent who is signed in already keeps session and call.
    SignIn {
        /// Who.
        user: UserId,
        /// The name that others see.
        user_name: String,
        /// Take over from another place: a new session with everything that the old one had; apps hear of it.
        force: bool,
    },
    /// An agent's shell is back, after a reload or on another node: apps hear the login status.
    Resume {
        /// Who.
        user: UserId,
    },
    /// An agent signs out.
    SignOut {
        /// Who.
        user: UserId,
        /// Also while a call is up: it is ended and disposed of by the system.
        force: bool,
        /// Why, as apps hear it.
        reason: LogoutReason,
    },
    /// What an agent does at the desk.
    Agent {
        /// Who.
        user: UserId,
        /// What.
        command: AgentCommand,
    },
    /// A customer calls in and is put through to an agent.
    InboundCall {
        /// The agent to ring.
        agent: UserId,
        /// The customer's number.
        phone: String,
        /// The campaign that was called; without it, the one that the agent works on.
        campaign: Option<CampaignId>,
    },
    /// The dialler calls a customer for an agent.
    OutboundCall {
        /// The agent who will speak.
        agent: UserId,
        /// The customer's number.
        phone: String,
        /// The campaign that calls; without it, the one that the agent works on.
        campaign: Option<CampaignId>,
    },
    /// The agent dials a customer, asked for from outside the desk.
    ManualCall {
        /// The agent who dials.
        agent: UserId,
        /// The customer's number.
        phone: String,
        /// The campaign that calls; without it, the one that the agent works on.
        campaign: Option<CampaignId>,
        /// The customer, when known.
        customer: Option<CustomerId>,
    },
    /// The customer picks up.
    CustomerAnswers {
        /// The call.
        interaction: InteractionId,
    },
    /// The customer hangs up, in any state of the call.
    CustomerHangsUp {
        /// The call.
        interaction: InteractionId,
    },
    /// The customer does not take the call.
    CustomerRejects {
        /// The call.
        interaction: InteractionId,
    },
    /// Time has passed: carries out every deadline that is due.
    Tick,
    /// An administrator replaces the set-up.
    SetConfiguration(Box<CentreConfiguration>),
    /// Someone adds or changes a customer.
    UpsertCustomer(Box<CustomerDraft>),
}

/// What an agent does at the desk, as the shell sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AgentCommand {
    /// Work on a campaign.
    SelectCampaign {
        /// Which.
        campaign_id: CampaignId,
    },
    /// Sit at an extension.
    SelectExtension {
        /// Which.
        extension: String,
    },
    /// Become ready for calls.
    SetReady {},
    /// Take a break.
    StartBreak {
        /// One of the configured break reasons.
        reason: String,
    },
    /// Switch automatic calls on or off.
    SetAutoCall {
        /// On?
        on: bool,
    },
    /// Take a ringing call.
    Answer {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Don't take a ringing call.
    Decline {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Put a call on hold.
    Hold {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Take a call off hold.
    Resume {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Stop the customer from hearing the agent.
    Mute {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Let the customer hear the agent again.
    Unmute {
        /// Which.
        interaction_id: InteractionId,
    },
    /// End a call, or stop dialling.
    HangUp {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Say how a call went, and finish with it.
    Dispose {
        /// Which.
        interaction_id: InteractionId,
        /// One of the campaign's codes.
        disposition_code: String,
        /// What else to remember.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<String>,
    },
    /// Call a customer.
    Dial {
        /// The number.
        phone: String,
        /// The customer, when known; −1 is the same as none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        customer_id: Option<CustomerId>,
    },
    /// Show the customer's record again.
    ScreenPop {
        /// The call whose customer it is.
        interaction_id: InteractionId,
    },
}

/// Names of the commands, as `Desk` and `Interaction` list those that are allowed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    missing_docs,
    reason = "each name is a command of AgentCommand, documented there"
)]
pub enum CommandName {
    SelectCampaign,
    SelectExtension,
    SetReady,
    StartBreak,
    SetAutoCall,
    Dial,
    Answer,
    Decline,
    Hold,
    Resume,
    Mute,
    Unmute,
    HangUp,
    Dispose,
    ScreenPop,
}

impl AgentCommand {
    /// The command's name.
    #[must_use]
    pub const fn name(&self) -> CommandName {
        match self {
            Self::SelectCampaign { .. } => CommandName::SelectCampaign,
            Self::SelectExtension { .. } => CommandName::SelectExtension,
            Self::SetReady {} => CommandName::SetReady,
            Self::StartBreak { .. } => CommandName::StartBreak,
            Self::SetAutoCall { .. } => CommandName::SetAutoCall,
            Self::Answer { .. } => CommandName::Answer,
            Self::Decline { .. } => CommandName::Decline,
            Self::Hold { .. } => CommandName::Hold,
            Self::Resume { .. } => CommandName::Resume,
            Self::Mute { .. } => CommandName::Mute,
            Self::Unmute { .. } => CommandName::Unmute,
            Self::HangUp { .. } => CommandName::HangUp,
            Self::Dispose { .. } => CommandName::Dispose,
            Self::Dial { .. } => CommandName::Dial,
            Self::ScreenPop { .. } => CommandName::ScreenPop,
        }
    }
}
