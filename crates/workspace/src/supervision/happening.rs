//! What supervisors did. Part of the domain log: the form on disk is a promise.

use callbench_contract::ids::{CampaignId, CrtObjectId, InteractionId, UserId};
use serde::{Deserialize, Serialize};

use crate::desk::Supervised;

/// What supervisors did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "supervision",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SupervisionHappening {
    /// A supervisor chose the campaign to manage.
    CampaignManaged {
        /// Who.
        by: UserId,
        /// Which; without one, all.
        campaign_id: Option<CampaignId>,
    },
    /// A supervisor signed an agent out; the end of the session follows.
    LogoutForced {
        /// Who.
        by: UserId,
        /// Whom.
        user: UserId,
    },
    /// A supervisor gave what rang at one agent to another; both ends of it follow.
    Reassigned {
        /// Who.
        by: UserId,
        /// What rang.
        interaction_id: InteractionId,
        /// To whom.
        user: UserId,
    },
    /// A supervisor gave a waiting call to an agent; the offer follows.
    Assigned {
        /// Who.
        by: UserId,
        /// The customer's call.
        crt_object_id: CrtObjectId,
        /// To whom.
        user: UserId,
    },
    /// A supervisor hears a call, or speaks in it.
    ListeningStarted {
        /// Who.
        by: UserId,
        /// Which call.
        interaction_id: InteractionId,
        /// Hearing or speaking.
        mode: Supervised,
    },
    /// A supervisor has left the call, or the call is over.
    ListeningStopped {
        /// Who.
        by: UserId,
        /// Which call it was.
        interaction_id: InteractionId,
    },
}
