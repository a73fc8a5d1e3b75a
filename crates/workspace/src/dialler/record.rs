//! One record of a lead: whom to call, and how far that is.

use std::collections::BTreeMap;

use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::{InteractionId, LeadId, LeadRecordId, Phone};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::dialler::LEAD_LIMIT;

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

/// When a record has its turn among those of its campaign: first those that are tried again, then urgent leads, the last
/// loaded first, then the others as they were loaded. Within a lead those that were put back come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Turn {
    lead: i64,
    within: i64,
}

impl Turn {
    /// Of a record that was never called.
    pub(crate) const fn fresh(key: RecordKey, urgent: bool) -> Self {
        Self {
            lead: Self::of_lead(key.lead, urgent),
            within: key.position as i64,
        }
    }

    /// Of one that was put back; `count` grows with each.
    pub(crate) const fn last(lead: LeadId, urgent: bool, count: i64) -> Self {
        Self {
            lead: Self::of_lead(lead, urgent),
            within: LEAD_LIMIT as i64 + count,
        }
    }

    /// Of one that is tried again; `count` grows with each.
    pub(crate) const fn again(count: i64) -> Self {
        Self {
            lead: i64::MIN,
            within: count,
        }
    }

    const fn of_lead(lead: LeadId, urgent: bool) -> i64 {
        if urgent { -lead.get() } else { lead.get() }
    }
}

/// How far a record is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RecordState {
    Open { turn: Turn },
    Previewing { interaction_id: InteractionId },
    Dialling { interaction_id: InteractionId },
    Retry { retry_at: Timestamp },
    Done,
    Failed,
}

/// How far a record is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RecordStage {
    /// Nobody has reached them yet; its turn comes.
    Open,
    /// An agent looks at it.
    Previewing,
    /// Is being called.
    Dialling,
    /// Was not reached; is tried again.
    Retry,
    /// Was reached.
    Done,
    /// Was not reached, and is not tried again.
    Failed,
}

impl RecordState {
    pub(crate) const fn stage(&self) -> RecordStage {
        match self {
            Self::Open { .. } => RecordStage::Open,
            Self::Previewing { .. } => RecordStage::Previewing,
            Self::Dialling { .. } => RecordStage::Dialling,
            Self::Retry { .. } => RecordStage::Retry,
            Self::Done => RecordStage::Done,
            Self::Failed => RecordStage::Failed,
        }
    }

    pub(crate) const fn interaction(&self) -> Option<&InteractionId> {
        match self {
            Self::Previewing { interaction_id } | Self::Dialling { interaction_id } => {
                Some(interaction_id)
            }
            Self::Open { .. } | Self::Retry { .. } | Self::Done | Self::Failed => None,
        }
    }

    pub(crate) const fn retry_at(&self) -> Option<Timestamp> {
        match self {
            Self::Retry { retry_at } => Some(*retry_at),
            _ => None,
        }
    }
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
    /// How the last call went that did not reach them.
    pub(crate) last_outcome: Option<SystemDisposition>,
}

impl Progress {
    pub(crate) const fn fresh(turn: Turn) -> Self {
        Self {
            state: RecordState::Open { turn },
            attempts: 0,
            last_outcome: None,
        }
    }

    /// Whether it still may be called.
    pub(crate) const fn is_left(&self) -> bool {
        !matches!(self.state, RecordState::Done | RecordState::Failed)
    }
}
