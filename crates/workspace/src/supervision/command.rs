//! What a supervisor does.

use callbench_contract::ids::{CampaignId, CrtObjectId, InteractionId, UserId};
use serde::{Deserialize, Serialize};

/// What a supervisor does, as the shell sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SupervisorCommand {
    /// Choose the campaign to manage; none for all.
    ManageCampaign {
        /// Which.
        campaign_id: Option<CampaignId>,
    },
    /// Sign an agent out, also in the middle of a call.
    ForceLogout {
        /// Whom.
        user_id: UserId,
    },
    /// Give a ringing call, or a chat, to another agent.
    Reassign {
        /// What.
        interaction_id: InteractionId,
        /// To whom.
        user_id: UserId,
    },
    /// Give a waiting call or chat to an agent.
    AssignWaiting {
        /// The customer's call or chat.
        crt_object_id: CrtObjectId,
        /// To whom.
        user_id: UserId,
    },
    /// Hear a call without being heard.
    Listen {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Speak in a call.
    Barge {
        /// Which.
        interaction_id: InteractionId,
    },
    /// Stop hearing or speaking.
    StopListening {},
    /// Let the dialler call a campaign's leads.
    StartDialler {
        /// Which.
        campaign_id: CampaignId,
    },
    /// Stop it; calls that are up go on.
    StopDialler {
        /// Which.
        campaign_id: CampaignId,
    },
}

/// Names of the commands, as a supervisor's page lists those that are allowed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(
    missing_docs,
    reason = "each name is a command of SupervisorCommand, documented there"
)]
pub enum SupervisorCommandName {
    ManageCampaign,
    ForceLogout,
    Reassign,
    AssignWaiting,
    Listen,
    Barge,
    StopListening,
    StartDialler,
    StopDialler,
}
