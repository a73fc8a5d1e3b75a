//! To whom a call or chat can be transferred, whom one can consult, who can join.

use callbench_contract::ids::{AgentQueueId, CampaignId, ContextId, Phone, ThirdPartyId, UserId};
use serde::{Deserialize, Serialize};

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
