//! One record of a lead: whom to call, and how far that is.

use std::collections::BTreeMap;

use callbench_contract::ids::{InteractionId, LeadId, LeadRecordId, Phone};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody to call, as a lead holds them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeadRecord {
    /// The name.
    pub name: String,
    /// The number, in its plain spelling.
    pub phone: Phone,
    /// What else is known, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

/// How far a record is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "state",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum RecordState {
    /// Nobody has reached them yet; its turn comes.
    Open,
    /// An agent looks at it.
    Previewing {
        /// The preview.
        interaction_id: InteractionId,
    },
    /// Is being called.
    Dialling {
        /// The call.
        interaction_id: InteractionId,
    },
    /// Was not reached; is tried again.
    Retry {
        /// When.
        retry_at: Timestamp,
    },
    /// Was reached.
    Done,
    /// Was not reached, and is not tried again.
    Failed,
}

/// A record's place: the lead, and its position in it, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RecordKey {
    pub(crate) lead: LeadId,
    pub(crate) position: usize,
}

impl RecordKey {
    /// The record's id: the lead's number and the record's, counted from 1.
    pub(crate) fn id(self) -> LeadRecordId {
        LeadRecordId::new(format!("{}-{}", self.lead, self.position + 1))
    }

    /// The place that an id names.
    pub(crate) fn of(lead: LeadId, id: &LeadRecordId) -> Option<Self> {
        let (named, number) = id.as_str().rsplit_once('-')?;
        let position = number.parse::<usize>().ok()?.checked_sub(1)?;
        (named.parse() == Ok(lead)).then_some(Self { lead, position })
    }
}

/// How far a record is, and how often it was dialled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) state: RecordState,
    pub(crate) attempts: u32,
}

impl Progress {
    pub(crate) const fn fresh() -> Self {
        Self {
            state: RecordState::Open,
            attempts: 0,
        }
    }

    /// Whether it still may be called.
    pub(crate) const fn is_left(&self) -> bool {
        !matches!(self.state, RecordState::Done | RecordState::Failed)
    }
}
