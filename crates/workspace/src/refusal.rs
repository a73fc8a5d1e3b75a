//! Why a command was not carried out, in words that an agent understands.

use serde::{Deserialize, Serialize};

/// The kinds of refusal: stable codes for programs, beside the words for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RefusalCode {
    /// The agent has no agent session.
    NotSignedIn,
    /// The agent has not chosen a campaign.
    NoCampaign,
    /// No campaign has this id.
    UnknownCampaign,
    /// The campaign exists, but the agent may not choose it.
    CampaignNotAssigned,
    /// The agent works on another campaign than the call's.
    OtherCampaign,
    /// The campaign's type does not take this kind of call.
    WrongCampaignType,
    /// The agent is signed in but not ready.
    NotReady,
    /// The agent is on a break.
    OnBreak,
    /// The agent is on a call.
    Busy,
    /// The agent's last call is in wrap-up.
    InWrapUp,
    /// The agent switched automatic calls off.
    AutoCallOff,
    /// No call has this id, or it is long over.
    UnknownInteraction,
    /// The call is another agent's.
    OtherAgent,
    /// The call is in a state that does not allow this.
    WrongCallState,
    /// The campaign has no such disposition code.
    UnknownDisposition,
    /// The administrator has not named such a break.
    UnknownBreakReason,
    /// Not a phone number.
    InvalidPhone,
    /// Not an extension.
    InvalidExtension,
    /// No customer has this id.
    UnknownCustomer,
    /// The customer's record is not valid.
    InvalidCustomer,
    /// What an app wants to add is not valid.
    InvalidAugment,
    /// The object was changed meanwhile.
    StaleRevision,
    /// The configuration contradicts itself.
    InvalidConfiguration,
    /// The configuration takes away what is in use.
    ConfigurationInUse,
    /// A call of this id is known already.
    CallExists,
    /// The call needs an agent.
    NoAgent,
    /// No queue has this id, or it is not the campaign's.
    UnknownQueue,
    /// The target can't be reached in this way.
    WrongTarget,
    /// There is no such target.
    UnknownTarget,
    /// The agent who is wanted is not free.
    TargetNotFree,
    /// Something is being tried with the call already.
    AttemptInProgress,
    /// Nothing is being tried with the call.
    NothingTried,
    /// No such party is in the call.
    UnknownParty,
    /// Not telephone keys.
    InvalidDigits,
    /// The telephony system is still at the last command.
    OrderPending,
    /// No such order is pending.
    UnknownOrder,
    /// A text that is needed is empty.
    EmptyText,
    /// Not an address.
    InvalidUrl,
    /// The text is too long.
    TextTooLong,
    /// The lead's name or records are not valid.
    InvalidLead,
    /// The campaign already has a lead of this name.
    LeadExists,
    /// No lead has this number.
    UnknownLead,
    /// The campaign has no leads.
    NoLeads,
    /// No record of the campaign's leads can be called now.
    NoRecordLeft,
    /// The campaign's dialler stands.
    DiallerStopped,
    /// The campaign's dialler calls without showing records first.
    NoPreview,
    /// Not a time for which a call can be promised.
    InvalidCallbackTime,
    /// No promised call has this id.
    UnknownCallback,
    /// The promised call is in a state that does not allow this.
    WrongCallbackState,
    /// Nobody can listen to the call: its line does not allow it.
    CannotListen,
    /// The chat is in a state that does not allow this.
    WrongChatState,
    /// What can be done in a call only.
    NotForChats,
    /// No chat has this id, or it is long over.
    UnknownChat,
    /// The chat is over.
    ChatOver,
    /// The message can't be sent as it is.
    InvalidMessage,
    /// No ticket has this id.
    UnknownTicket,
    /// The ticket can't be as it is wished.
    InvalidTicket,
    /// No ticket can have this state.
    UnknownTicketState,
    /// The ticket is closed, or became part of another one.
    TicketClosed,
    /// Somebody else works on the ticket.
    TicketTaken,
}

impl RefusalCode {
    /// The code as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSignedIn => "not-signed-in",
            Self::NoCampaign => "no-campaign",
            Self::UnknownCampaign => "unknown-campaign",
            Self::CampaignNotAssigned => "campaign-not-assigned",
            Self::OtherCampaign => "other-campaign",
            Self::WrongCampaignType => "wrong-campaign-type",
            Self::NotReady => "not-ready",
            Self::OnBreak => "on-break",
            Self::Busy => "busy",
            Self::InWrapUp => "in-wrap-up",
            Self::AutoCallOff => "auto-call-off",
            Self::UnknownInteraction => "unknown-interaction",
            Self::OtherAgent => "other-agent",
            Self::WrongCallState => "wrong-call-state",
            Self::UnknownDisposition => "unknown-disposition",
            Self::UnknownBreakReason => "unknown-break-reason",
            Self::InvalidPhone => "invalid-phone",
            Self::InvalidExtension => "invalid-extension",
            Self::UnknownCustomer => "unknown-customer",
            Self::InvalidCustomer => "invalid-customer",
            Self::InvalidAugment => "invalid-augment",
            Self::StaleRevision => "stale-revision",
            Self::InvalidConfiguration => "invalid-configuration",
            Self::ConfigurationInUse => "configuration-in-use",
            Self::CallExists => "call-exists",
            Self::NoAgent => "no-agent",
            Self::UnknownQueue => "unknown-queue",
            Self::WrongTarget => "wrong-target",
            Self::UnknownTarget => "unknown-target",
            Self::TargetNotFree => "target-not-free",
            Self::AttemptInProgress => "attempt-in-progress",
            Self::NothingTried => "nothing-tried",
            Self::UnknownParty => "unknown-party",
            Self::InvalidDigits => "invalid-digits",
            Self::OrderPending => "order-pending",
            Self::UnknownOrder => "unknown-order",
            Self::EmptyText => "empty-text",
            Self::InvalidUrl => "invalid-url",
            Self::TextTooLong => "text-too-long",
            Self::InvalidLead => "invalid-lead",
            Self::LeadExists => "lead-exists",
            Self::UnknownLead => "unknown-lead",
            Self::NoLeads => "no-leads",
            Self::NoRecordLeft => "no-record-left",
            Self::DiallerStopped => "dialler-stopped",
            Self::NoPreview => "no-preview",
            Self::InvalidCallbackTime => "invalid-callback-time",
            Self::UnknownCallback => "unknown-callback",
            Self::WrongCallbackState => "wrong-callback-state",
            Self::CannotListen => "cannot-listen",
            Self::WrongChatState => "wrong-chat-state",
            Self::NotForChats => "not-for-chats",
            Self::UnknownChat => "unknown-chat",
            Self::ChatOver => "chat-over",
            Self::InvalidMessage => "invalid-message",
            Self::UnknownTicket => "unknown-ticket",
            Self::InvalidTicket => "invalid-ticket",
            Self::UnknownTicketState => "unknown-ticket-state",
            Self::TicketClosed => "ticket-closed",
            Self::TicketTaken => "ticket-taken",
        }
    }
}

impl std::fmt::Display for RefusalCode {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A command that was not carried out. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{reason}; {remedy}")]
pub struct Refusal {
    /// What kind of refusal this is.
    pub code: RefusalCode,
    /// What is in the way, naming who and which.
    pub reason: String,
    /// What to do about it.
    pub remedy: String,
}

impl Refusal {
    pub(crate) fn new(
        code: RefusalCode,
        reason: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            code,
            reason: reason.into(),
            remedy: remedy.into(),
        }
    }
}

/// `text` if it has at most `limit` characters.
pub(crate) fn at_most(what: &str, text: &str, limit: usize) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length <= limit {
        return Ok(());
    }
    Err(Refusal::new(
        RefusalCode::TextTooLong,
        format!("The {what} has {length} characters"),
        format!("Shorten it to at most {limit} characters"),
    ))
}
