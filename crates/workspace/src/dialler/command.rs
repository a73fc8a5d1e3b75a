//! Loading and removing leads.

use std::collections::BTreeMap;

use callbench_contract::ids::{CampaignId, LeadId};
use serde::{Deserialize, Serialize};

/// What is done with a lead: the list of people that a campaign calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadCommand {
    /// Load a new one.
    Load {
        /// The campaign that calls them.
        campaign: CampaignId,
        /// What people call the lead (`lead_name`).
        name: String,
        /// Whom to call, in this order.
        records: Vec<LeadRecordDraft>,
        /// Whether they are called before those of the campaign's other leads.
        urgent: bool,
    },
    /// Remove one; calls that are up go on.
    Remove {
        /// Which.
        lead: LeadId,
    },
}

/// Somebody to call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeadRecordDraft {
    /// The name.
    #[serde(default)]
    pub name: String,
    /// The number, in any spelling that `parse_phone` reads.
    pub phone: String,
    /// What else is known, by name.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}
