//! What an agent does at the desk.

use callbench_contract::ids::{CallbackId, CampaignId, CustomerId, InteractionId, PartyId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::call_wish::{CallbackWish, DialWish};
use crate::chat::Attachment;
use crate::target::Target;

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
        /// A callback that the customer was promised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        callback: Option<CallbackWish>,
        /// Whom to dial at once afterwards.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        then_dial: Option<DialWish>,
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
    /// Press telephone keys in a live call.
    SendDigits {
        /// Which.
        interaction_id: InteractionId,
        /// `0`–`9`, `*`, `#`.
        digits: String,
    },
    /// Hand a call or chat over without speaking to the target first.
    Transfer {
        /// Which.
        interaction_id: InteractionId,
        /// To whom.
        target: Target,
    },
    /// Put the customer on hold and speak with somebody else in the same call.
    Consult {
        /// Which.
        interaction_id: InteractionId,
        /// With whom: a phone or a user.
        target: Target,
    },
    /// Bring a further party into a call or chat.
    Conference {
        /// Which.
        interaction_id: InteractionId,
        /// Whom: a phone, a third party, a user or a local IVR; in a chat a user.
        target: Target,
    },
    /// Give up the transfer, consultation or conference that is being tried.
    CancelAttempt {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Leave the customer to the party that was consulted.
    CompleteTransfer {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Make a conference of customer, agent and the party that was consulted.
    JoinParties {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Send the party that was consulted away and take the customer back.
    EndConsultation {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Send one party of a conference away.
    DropParty {
        /// Which.
        interaction_id: InteractionId,
        /// Whom.
        party_id: PartyId,
    },
    /// Leave a conference to the others.
    LeaveConference {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Take the next record of the campaign's leads to look at before dialling.
    NextLead {},
    /// Dial the record that is shown.
    DialPreview {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Put the record that is shown back.
    SkipPreview {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Make a promised call now.
    DialCallback {
        /// Which.
        callback_id: CallbackId,
    },
    /// Promise a call for another time.
    RescheduleCallback {
        /// Which.
        callback_id: CallbackId,
        /// When instead, in milliseconds since the epoch.
        callback_time: Timestamp,
    },
    /// Take a promised call back.
    CancelCallback {
        /// Which.
        callback_id: CallbackId,
    },
    /// Write to a chat's customer.
    SendMessage {
        /// Which.
        interaction_id: InteractionId,
        /// What; may be empty when there are attachments.
        #[serde(default)]
        text: String,
        /// Files, uploaded before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// End a chat.
    EndChat {
        /// Which.
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
    SendDigits,
    Transfer,
    Consult,
    Conference,
    CancelAttempt,
    CompleteTransfer,
    JoinParties,
    EndConsultation,
    DropParty,
    LeaveConference,
    NextLead,
    DialPreview,
    SkipPreview,
    DialCallback,
    RescheduleCallback,
    CancelCallback,
    SendMessage,
    EndChat,
}

impl std::fmt::Display for CommandName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The name as it stands in JSON.
        self.serialize(f)
    }
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
            Self::SendDigits { .. } => CommandName::SendDigits,
            Self::Transfer { .. } => CommandName::Transfer,
            Self::Consult { .. } => CommandName::Consult,
            Self::Conference { .. } => CommandName::Conference,
            Self::CancelAttempt { .. } => CommandName::CancelAttempt,
            Self::CompleteTransfer { .. } => CommandName::CompleteTransfer,
            Self::JoinParties { .. } => CommandName::JoinParties,
            Self::EndConsultation { .. } => CommandName::EndConsultation,
            Self::DropParty { .. } => CommandName::DropParty,
            Self::LeaveConference { .. } => CommandName::LeaveConference,
            Self::NextLead {} => CommandName::NextLead,
            Self::DialPreview { .. } => CommandName::DialPreview,
            Self::SkipPreview { .. } => CommandName::SkipPreview,
            Self::DialCallback { .. } => CommandName::DialCallback,
            Self::RescheduleCallback { .. } => CommandName::RescheduleCallback,
            Self::CancelCallback { .. } => CommandName::CancelCallback,
            Self::SendMessage { .. } => CommandName::SendMessage,
            Self::EndChat { .. } => CommandName::EndChat,
        }
    }

    /// The call or chat that it is about.
    #[must_use]
    pub const fn interaction_id(&self) -> Option<&InteractionId> {
        match self {
            Self::Answer { interaction_id }
            | Self::Decline { interaction_id }
            | Self::Hold { interaction_id }
            | Self::Resume { interaction_id }
            | Self::Mute { interaction_id }
            | Self::Unmute { interaction_id }
            | Self::HangUp { interaction_id }
            | Self::Dispose { interaction_id, .. }
            | Self::ScreenPop { interaction_id }
            | Self::SendDigits { interaction_id, .. }
            | Self::Transfer { interaction_id, .. }
            | Self::Consult { interaction_id, .. }
            | Self::Conference { interaction_id, .. }
            | Self::CancelAttempt { interaction_id }
            | Self::CompleteTransfer { interaction_id }
            | Self::JoinParties { interaction_id }
            | Self::EndConsultation { interaction_id }
            | Self::DropParty { interaction_id, .. }
            | Self::LeaveConference { interaction_id }
            | Self::DialPreview { interaction_id }
            | Self::SkipPreview { interaction_id }
            | Self::SendMessage { interaction_id, .. }
            | Self::EndChat { interaction_id } => Some(interaction_id),
            Self::SelectCampaign { .. }
            | Self::SelectExtension { .. }
            | Self::SetReady {}
            | Self::StartBreak { .. }
            | Self::SetAutoCall { .. }
            | Self::Dial { .. }
            | Self::NextLead {}
            | Self::DialCallback { .. }
            | Self::RescheduleCallback { .. }
            | Self::CancelCallback { .. } => None,
        }
    }
}
