//! To whom a call or chat can be transferred, whom one can consult, who can join.

use callbench_contract::ids::{AgentQueueId, CampaignId, ContextId, Phone, ThirdPartyId, UserId};
use serde::{Deserialize, Serialize};

impl Target {
    /// The number, of a phone.
    pub(crate) fn phone(&self) -> Option<Phone> {
        match self {
            Self::Phone { phone } => Some(phone.clone()),
            _ => None,
        }
    }

    /// The target in a sentence.
    pub(crate) const fn in_words(&self) -> &'static str {
        match self {
            Self::Phone { .. } => "a phone",
            Self::ThirdParty { .. } => "a third party",
            Self::User { .. } => "an agent",
            Self::Queue { .. } => "a queue",
            Self::Campaign { .. } => "a campaign",
            Self::Ivr { .. } => "an IVR",
            Self::LocalIvr { .. } => "a local IVR",
        }
    }
}

/// Somebody or something outside the conversation of agent and customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Target {
    /// A telephone number.
    Phone {
        /// The number.
        phone: Phone,
    },
    /// A registered third party, such as a verifier.
    ThirdParty {
        /// Which.
        third_party_id: ThirdPartyId,
    },
    /// Another agent.
    User {
        /// Who.
        user_id: UserId,
    },
    /// The agents of a queue.
    Queue {
        /// Which.
        agent_queue_id: AgentQueueId,
    },
    /// Another campaign.
    Campaign {
        /// Which.
        campaign_id: CampaignId,
    },
    /// An IVR that takes the call over.
    Ivr {
        /// Which.
        context_id: ContextId,
    },
    /// An IVR that joins the call and leaves again.
    LocalIvr {
        /// Which.
        context_id: ContextId,
    },
}
