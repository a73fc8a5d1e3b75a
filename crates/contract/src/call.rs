//! The vocabulary of calls and campaigns (field values: seen; see the contract's section 7).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A word that an enumeration of the call vocabulary doesn't know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is no {kind}: expected one of {expected}")]
pub struct UnknownWord {
    /// What was looked for: "call type".
    pub kind: &'static str,
    /// What was given.
    pub given: String,
    /// All words that are known, separated by commas.
    pub expected: String,
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $kind:literal { $($(#[$vmeta:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// All values.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in data.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|value| value.as_str() == text).ok_or_else(|| UnknownWord {
                    kind: $kind,
                    given: text.to_owned(),
                    expected: [$($word),+].join(", "),
                })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

words! {
    /// How a call came about.
    CallType, "call type" {
        /// A customer called in.
        InboundDial = "inbound.call.dial",
        /// Another campaign passed the call on.
        TransferredToCampaignDial = "transferred.to.campaign.dial",
        /// A customer asked for the call with a click on a page.
        ClickToCallDial = "click.to.call.dial",
        /// The agent dialled a number by hand.
        OutboundManualDial = "outbound.manual.dial",
        /// The dialler called the customer, then looked for an agent.
        OutboundAutoDial = "outbound.auto.dial",
        /// The dialler offered the record to the agent first, then dialled.
        OutboundAutoPreviewDial = "outbound.auto.preview.dial",
        /// The agent took a record to look at, then dialled.
        OutboundManualPreviewDial = "outbound.manual.preview.dial",
        /// A call that was promised for this time.
        OutboundCallbackDial = "outbound.callback.dial",
    }
}

impl CallType {
    /// Who called whom.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::InboundDial | Self::TransferredToCampaignDial => Direction::Inbound,
            Self::ClickToCallDial
            | Self::OutboundManualDial
            | Self::OutboundAutoDial
            | Self::OutboundAutoPreviewDial
            | Self::OutboundManualPreviewDial
            | Self::OutboundCallbackDial => Direction::Outbound,
        }
    }
}

words! {
    /// The kind of work that a campaign does.
    CampaignType, "campaign type" {
        /// Inbound voice.
        InteractiveVoiceApplication = "Interactive Voice Application",
        /// Outbound voice.
        OutboundVoiceCampaign = "Outbound Voice Campaign",
        /// Recorded messages played to many.
        VoiceBlastCampaign = "Voice Blast Campaign",
        /// Chats.
        ChatCampaign = "Chat Campaign",
        /// Tickets and other interactions.
        InteractionCampaign = "Interaction Campaign",
    }
}

words! {
    /// Who called whom.
    Direction, "direction" {
        /// The customer called.
        Inbound = "inbound",
        /// The contact centre called.
        Outbound = "outbound",
    }
}

words! {
    /// Who ended a call first.
    HangupParty, "hang-up party" {
        /// The agent.
        Agent = "agent",
        /// The customer.
        Customer = "customer",
        /// The telephony system or the host.
        System = "system",
    }
}

words! {
    /// What the telephony system made of a call (`CONNECTED` and `PROVIDER_TEMP_FAILURE`: seen; the others: ours).
    SystemDisposition, "system disposition" {
        /// Both sides talked.
        Connected = "CONNECTED",
        /// The customer's telephone was engaged.
        Busy = "BUSY",
        /// It rang and nobody answered.
        NoAnswer = "NO_ANSWER",
        /// The customer's side refused the call.
        Rejected = "REJECTED",
        /// The number doesn't exist.
        NumberInvalid = "NUMBER_INVALID",
        /// The number is on the do-not-call list.
        NumberBlocked = "NUMBER_BLOCKED",
        /// A machine answered.
        AnsweringMachine = "ANSWERING_MACHINE",
        /// An inbound customer gave up before an agent answered.
        Abandoned = "ABANDONED",
        /// The agent didn't answer or declined.
        AgentNoAnswer = "AGENT_NO_ANSWER",
        /// The dialling was called off by our side.
        Cancelled = "CANCELLED",
        /// The telephony provider failed for the moment.
        ProviderTempFailure = "PROVIDER_TEMP_FAILURE",
        /// The telephony provider refused for good.
        ProviderFailure = "PROVIDER_FAILURE",
    }
}
