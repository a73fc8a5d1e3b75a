//! All leads, and how facts change them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use callbench_contract::ids::{CampaignId, InteractionId, LeadId};
use callbench_contract::time::Timestamp;

use super::record::{LeadRecord, Progress, RecordKey, RecordStage, RecordState, Turn};
use crate::call::{Call, CallState, Interaction};
use crate::centre::Centre;
use crate::dialler::LeadHappening;
use crate::due::Due;

/// All leads and what the dialler does with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Leads {
    leads: BTreeMap<LeadId, Lead>,
    /// One for each campaign that has leads.
    pub(super) diallers: BTreeMap<CampaignId, Dialler>,
    /// The number of the lead loaded last; numbers are never given out twice.
    last_id: i64,
    /// Records whose call has connected or is over, and for which that is not written down yet.
    pub(super) unsettled: BTreeSet<RecordKey>,
}

/// A list of people whom a campaign calls.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lead {
    pub(crate) name: String,
    pub(crate) campaign: CampaignId,
    pub(crate) loaded_at: Timestamp,
    pub(crate) urgent: bool,
    pub(crate) records: Arc<[LeadRecord]>,
    /// How far each record is.
    pub(crate) progress: Vec<Progress>,
    pub(crate) done: usize,
    pub(crate) failed: usize,
}

impl Lead {
    pub(crate) fn left(&self) -> usize {
        self.records.len() - self.done - self.failed
    }
}

/// A campaign's dialler.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Dialler {
    pub(super) running: bool,
    /// Records whose turn comes.
    pub(super) open: BTreeMap<Turn, RecordKey>,
    /// Grows with each record that is given another turn.
    turns: i64,
    /// Records that are tried again, by time.
    pub(super) retries: BTreeSet<(Timestamp, RecordKey)>,
    /// The deadline that is set for the first of them.
    deadline: Option<Timestamp>,
}

impl Dialler {
    fn take_out(&mut self, key: RecordKey, state: &RecordState) {
        match state {
            RecordState::Open { turn } => {
                self.open.remove(turn);
            }
            RecordState::Retry { retry_at } => {
                self.retries.remove(&(*retry_at, key));
            }
            _ => {}
        }
    }

    fn put_in(&mut self, key: RecordKey, state: &RecordState) {
        match state {
            RecordState::Open { turn } => {
                self.open.insert(*turn, key);
            }
            RecordState::Retry { retry_at } => {
                self.retries.insert((*retry_at, key));
            }
            _ => {}
        }
    }

    const fn next_turn(&mut self) -> i64 {
        self.turns += 1;
        self.turns
    }
}

impl Leads {
    pub(crate) fn get(&self, id: LeadId) -> Option<&Lead> {
        self.leads.get(&id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (LeadId, &Lead)> {
        self.leads.iter().map(|(id, lead)| (*id, lead))
    }

    pub(crate) fn of_campaign(&self, campaign: CampaignId) -> impl Iterator<Item = &Lead> {
        self.leads
            .values()
            .filter(move |lead| lead.campaign == campaign)
    }

    pub(super) const fn next_id(&self) -> LeadId {
        LeadId::new(self.last_id + 1)
    }

    pub(super) fn record(&self, key: RecordKey) -> Option<(&Lead, &LeadRecord, &Progress)> {
        let lead = self.leads.get(&key.lead)?;
        Some((
            lead,
            lead.records.get(key.position)?,
            lead.progress.get(key.position)?,
        ))
    }

    fn progress_mut(&mut self, key: RecordKey) -> Option<&mut Progress> {
        self.leads
            .get_mut(&key.lead)?
            .progress
            .get_mut(key.position)
    }

    fn load(&mut self, id: LeadId, lead: Lead) {
        let dialler = self.diallers.entry(lead.campaign).or_default();
        dialler.open.extend((0..lead.records.len()).map(|position| {
            let key = RecordKey { lead: id, position };
            (Turn::fresh(key, lead.urgent), key)
        }));
        self.last_id = self.last_id.max(id.get());
        self.leads.insert(id, lead);
    }

    fn remove(&mut self, id: LeadId) -> Option<CampaignId> {
        let lead = self.leads.remove(&id)?;
        self.unsettled.retain(|key| key.lead != id);
        if self.of_campaign(lead.campaign).next().is_none() {
            return Some(lead.campaign);
        }
        if let Some(dialler) = self.diallers.get_mut(&lead.campaign) {
            dialler.open.retain(|_, key| key.lead != id);
            dialler.retries.retain(|(_, key)| key.lead != id);
        }
        Some(lead.campaign)
    }

    /// Gives a record another state, and its place among those whose turn comes.
    fn set(&mut self, key: RecordKey, state: RecordState) {
        let Some(lead) = self.leads.get_mut(&key.lead) else {
            return;
        };
        let Some(progress) = lead.progress.get_mut(key.position) else {
            return;
        };
        let dialler = self.diallers.entry(lead.campaign).or_default();
        dialler.take_out(key, &progress.state);
        dialler.put_in(key, &state);
        let was_left = progress.is_left();
        match &state {
            RecordState::Dialling { .. } => progress.attempts += 1,
            RecordState::Done if was_left => lead.done += 1,
            RecordState::Failed if was_left => lead.failed += 1,
            _ => {}
        }
        progress.state = state;
    }

    /// Puts a record behind the others of its lead.
    fn put_last(&mut self, key: RecordKey) {
        let Some(lead) = self.leads.get(&key.lead) else {
            return;
        };
        let Some(dialler) = self.diallers.get_mut(&lead.campaign) else {
            return;
        };
        let turn = Turn::last(key.lead, lead.urgent, dialler.next_turn());
        self.set(key, RecordState::Open { turn });
    }

    /// A call for a record was begun, connected, or is over.
    pub(crate) fn follow(&mut self, call: &Call, state: CallState) {
        let Some(key) = call.lead_record() else {
            return;
        };
        let Some((_, _, progress)) = self.record(key) else {
            return;
        };
        let interaction_id = &call.interaction_id;
        let is_this = |id: &InteractionId| id == interaction_id;
        match (state, &progress.state) {
            (CallState::Previewing, RecordState::Open { .. }) => self.set(
                key,
                RecordState::Previewing {
                    interaction_id: interaction_id.clone(),
                },
            ),
            (CallState::Dialling, RecordState::Open { .. }) => self.set(
                key,
                RecordState::Dialling {
                    interaction_id: interaction_id.clone(),
                },
            ),
            (CallState::Dialling, RecordState::Previewing { interaction_id: id })
                if is_this(id) =>
            {
                self.set(
                    key,
                    RecordState::Dialling {
                        interaction_id: interaction_id.clone(),
                    },
                );
            }
            (CallState::Previewing | CallState::Dialling, _) => {}
            (_, RecordState::Dialling { interaction_id: id }) if is_this(id) => {
                self.unsettled.insert(key);
            }
            _ => {}
        }
    }
}

impl Centre {
    pub(crate) fn apply_lead(&mut self, at: Timestamp, what: &LeadHappening) {
        match what {
            LeadHappening::Loaded {
                lead_id,
                lead_name,
                campaign_id,
                records,
                urgent,
            } => {
                let fresh = |position| {
                    let lead = *lead_id;
                    Progress::fresh(Turn::fresh(RecordKey { lead, position }, *urgent))
                };
                let lead = Lead {
                    name: lead_name.clone(),
                    campaign: *campaign_id,
                    loaded_at: at,
                    records: Arc::clone(records),
                    urgent: *urgent,
                    progress: (0..records.len()).map(fresh).collect(),
                    done: 0,
                    failed: 0,
                };
                self.leads.load(*lead_id, lead);
            }
            LeadHappening::Removed { lead_id } => {
                let Some(campaign) = self.leads.remove(*lead_id) else {
                    return;
                };
                if self.leads.of_campaign(campaign).next().is_none() {
                    // The last one: nothing is left to dial.
                    if let Some(dialler) = self.leads.diallers.remove(&campaign)
                        && let Some(deadline) = dialler.deadline
                    {
                        self.deadlines.remove(&(deadline, Due::Dialler(campaign)));
                    }
                } else {
                    self.set_dialler_deadline(campaign);
                }
            }
            LeadHappening::DiallerStarted { campaign_id, .. } => {
                self.run_dialler(*campaign_id, true);
                self.take_due_retries(*campaign_id, at);
            }
            LeadHappening::DiallerStopped { campaign_id, .. } => {
                self.run_dialler(*campaign_id, false);
                self.set_dialler_deadline(*campaign_id);
            }
            LeadHappening::Previewed { call, until } => {
                self.begin(Interaction::previewing((**call).clone(), *until));
            }
            LeadHappening::PreviewSkipped { interaction_id } => {
                self.apply_skipped(interaction_id, at);
            }
            LeadHappening::RecordReached {
                lead_id,
                lead_record_id,
            } => {
                let key = RecordKey::of(*lead_id, lead_record_id);
                self.settle(key, RecordState::Done, at);
            }
            LeadHappening::RecordMissed {
                lead_id,
                lead_record_id,
                outcome,
                retry_at,
            } => {
                let key = RecordKey::of(*lead_id, lead_record_id);
                if let Some(progress) = key.and_then(|key| self.leads.progress_mut(key)) {
                    progress.last_outcome = Some(*outcome);
                }
                let state = retry_at.map_or(RecordState::Failed, |retry_at| RecordState::Retry {
                    retry_at,
                });
                self.settle(key, state, at);
            }
            LeadHappening::RetriesDue { campaign_id } => self.take_due_retries(*campaign_id, at),
        }
    }

    fn run_dialler(&mut self, campaign: CampaignId, running: bool) {
        if let Some(dialler) = self.leads.diallers.get_mut(&campaign) {
            dialler.running = running;
        }
    }

    fn settle(&mut self, key: Option<RecordKey>, state: RecordState, at: Timestamp) {
        let Some(key) = key else { return };
        self.leads.unsettled.remove(&key);
        self.leads.set(key, state);
        let Some(campaign) = self.leads.get(key.lead).map(|lead| lead.campaign) else {
            return;
        };
        // Where no time is to pass before the next attempt, there is nothing to wait for.
        if self
            .leads
            .diallers
            .get(&campaign)
            .is_some_and(|dialler| dialler.running)
        {
            self.take_due_retries(campaign, at);
        } else {
            self.set_dialler_deadline(campaign);
        }
    }

    fn take_due_retries(&mut self, campaign: CampaignId, now: Timestamp) {
        let Some(dialler) = self.leads.diallers.get_mut(&campaign) else {
            return;
        };
        let mut due = Vec::new();
        while let Some(&(at, key)) = dialler.retries.first()
            && at <= now
        {
            dialler.retries.pop_first();
            due.push((key, Turn::again(dialler.next_turn())));
        }
        for (key, turn) in due {
            self.leads.set(key, RecordState::Open { turn });
        }
        self.set_dialler_deadline(campaign);
    }

    /// Sets the deadline of the first record that is tried again. A dialler that stands needs none.
    fn set_dialler_deadline(&mut self, campaign: CampaignId) {
        let Some(dialler) = self.leads.diallers.get_mut(&campaign) else {
            return;
        };
        let first = dialler.retries.first().map(|(at, _)| *at);
        let wanted = first.filter(|_| dialler.running);
        let before = std::mem::replace(&mut dialler.deadline, wanted);
        if before == wanted {
            return;
        }
        if let Some(before) = before {
            self.deadlines.remove(&(before, Due::Dialler(campaign)));
        }
        if let Some(wanted) = wanted {
            self.deadlines.insert((wanted, Due::Dialler(campaign)));
        }
    }

    /// A preview that was put back leaves nothing behind: there was no call.
    fn apply_skipped(&mut self, id: &InteractionId, at: Timestamp) {
        let is_preview = self
            .interactions
            .get(id)
            .is_some_and(|interaction| interaction.state() == CallState::Previewing);
        if !is_preview {
            return;
        }
        let Some(interaction) = self.interactions.get(id).cloned() else {
            return;
        };
        self.forget(id);
        self.with_session(&interaction.call.agent, |session| {
            session.apply_free(id, at)
        });
        let Some(key) = interaction.call.lead_record() else {
            return;
        };
        let is_shown = self.leads.record(key).is_some_and(|(_, _, progress)| {
            progress.state.stage() == RecordStage::Previewing
                && progress.state.interaction() == Some(id)
        });
        if is_shown {
            self.leads.put_last(key);
        }
    }
}

impl Call {
    /// The record of a lead that the call is about.
    pub(crate) fn lead_record(&self) -> Option<RecordKey> {
        let lead = self.lead.as_ref()?;
        RecordKey::of(lead.lead_id, &lead.lead_record_id)
    }
}
