//! What happened to leads and the dialler. Part of the domain log: the form on disk is a promise.

use std::sync::Arc;

use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::{CampaignId, InteractionId, LeadId, LeadRecordId, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::dialler::LeadRecord;

/// What happened to leads and the dialler.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "lead",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LeadHappening {
    /// A lead was loaded.
    Loaded {
        /// Its number.
        lead_id: LeadId,
        /// Its name.
        lead_name: String,
        /// The campaign that calls.
        campaign_id: CampaignId,
        /// Whom, in this order.
        records: Arc<[LeadRecord]>,
        /// Whether before those of the campaign's other leads.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        urgent: bool,
    },
    /// A lead was removed.
    Removed {
        /// Which.
        lead_id: LeadId,
    },
    /// The dialler works through a campaign's leads from now on.
    DiallerStarted {
        /// The campaign.
        campaign_id: CampaignId,
        /// Who started it.
        by: UserId,
    },
    /// It doesn't any more; calls that are up go on.
    DiallerStopped {
        /// The campaign.
        campaign_id: CampaignId,
        /// Who stopped it.
        by: UserId,
    },
    /// An agent is shown a record before it is dialled.
    Previewed {
        /// The call that will be made; its `lead` says which record.
        call: Box<Call>,
        /// When it is dialled by itself; without it, the agent says when.
        until: Option<Timestamp>,
    },
    /// The agent put the record back: it comes last from now on.
    PreviewSkipped {
        /// The preview.
        interaction_id: InteractionId,
    },
    /// A record's customer was reached: it is done.
    RecordReached {
        /// The lead.
        lead_id: LeadId,
        /// The record.
        lead_record_id: LeadRecordId,
    },
    /// A record's customer was not reached.
    RecordMissed {
        /// The lead.
        lead_id: LeadId,
        /// The record.
        lead_record_id: LeadRecordId,
        /// Why.
        outcome: SystemDisposition,
        /// When it is tried again; without it, never: it has failed.
        retry_at: Option<Timestamp>,
    },
    /// The time of records that are to be tried again has come: they come first.
    RetriesDue {
        /// The campaign.
        campaign_id: CampaignId,
    },
}
