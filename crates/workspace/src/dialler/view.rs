//! Leads and records, as supervisors see them, and the dialler, as desks show it.

use std::collections::BTreeMap;

use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::{CampaignId, InteractionId, LeadId, LeadRecordId, Phone};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use super::record::{RecordKey, RecordStage};
use super::state::Lead;
use crate::centre::Centre;
use crate::desk::DiallerView;

/// A lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeadSummary {
    /// Which.
    pub lead_id: LeadId,
    /// Its name.
    pub lead_name: String,
    /// The campaign that calls.
    pub campaign_id: CampaignId,
    /// All records.
    pub total: usize,
    /// Records that may still be called, those in a call included.
    pub left: usize,
    /// Records whose customer was reached.
    pub done: usize,
    /// Records that are given up.
    pub failed: usize,
    /// When it was loaded.
    pub loaded_at: Timestamp,
}

/// A record of a lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LeadRecordView {
    /// Which.
    pub lead_record_id: LeadRecordId,
    /// Who is called.
    pub name: String,
    /// The number.
    pub phone: Phone,
    /// What else is known, by name.
    pub fields: BTreeMap<String, String>,
    /// How far it is.
    pub state: RecordStage,
    /// How often it was dialled.
    pub attempts: u32,
    /// How the last call went that did not reach them.
    pub last_outcome: Option<SystemDisposition>,
    /// When it is tried again.
    pub next_attempt_at: Option<Timestamp>,
    /// The preview or call that is about it now.
    pub interaction_id: Option<InteractionId>,
}

impl Centre {
    /// The leads of a campaign, or all, in the order in which they were loaded.
    #[must_use]
    pub fn lead_summaries(&self, campaign: Option<CampaignId>) -> Vec<LeadSummary> {
        self.leads
            .iter()
            .filter(|(_, lead)| campaign.is_none_or(|campaign| lead.campaign == campaign))
            .map(|(id, lead)| summary(id, lead))
            .collect()
    }

    /// One lead.
    #[must_use]
    pub fn lead_summary(&self, lead_id: LeadId) -> Option<LeadSummary> {
        Some(summary(lead_id, self.leads.get(lead_id)?))
    }

    /// The records of a lead in their order, after this one: at most `limit`; nothing when there is no such lead.
    #[must_use]
    pub fn lead_records(
        &self,
        lead_id: LeadId,
        after: Option<&LeadRecordId>,
        limit: usize,
    ) -> Option<Vec<LeadRecordView>> {
        let lead = self.leads.get(lead_id)?;
        let skip = after
            .and_then(|id| RecordKey::of(lead_id, id))
            .map_or(0, |key| key.position + 1);
        let records = lead.records.iter().zip(&lead.progress).enumerate();
        Some(
            records
                .skip(skip)
                .take(limit)
                .map(|(position, (record, progress))| {
                    let key = RecordKey {
                        lead: lead_id,
                        position,
                    };
                    LeadRecordView {
                        lead_record_id: key.id(),
                        name: record.name.clone(),
                        phone: record.phone.clone(),
                        fields: record.fields.clone(),
                        state: progress.state.stage(),
                        attempts: progress.attempts,
                        last_outcome: progress.last_outcome,
                        next_attempt_at: progress.state.retry_at(),
                        interaction_id: progress.state.interaction().cloned(),
                    }
                })
                .collect(),
        )
    }

    /// The dialler as the desks of its campaign show it; nothing for a campaign without leads.
    pub(crate) fn dialler_view(&self, campaign: CampaignId) -> Option<DiallerView> {
        let dialler = self.leads.diallers.get(&campaign)?;
        Some(DiallerView {
            running: dialler.running,
            left: self.leads.of_campaign(campaign).map(Lead::left).sum(),
        })
    }
}

fn summary(lead_id: LeadId, lead: &Lead) -> LeadSummary {
    LeadSummary {
        lead_id,
        lead_name: lead.name.clone(),
        campaign_id: lead.campaign,
        total: lead.records.len(),
        left: lead.left(),
        done: lead.done,
        failed: lead.failed,
        loaded_at: lead.loaded_at,
    }
}
