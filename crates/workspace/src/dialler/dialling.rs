//! What the dialler does next, and what agents do with the records that it shows.

use callbench_contract::call::{CallType, CampaignType, SystemDisposition};
use callbench_contract::ids::CampaignId;
use callbench_contract::time::{Millis, Timestamp};

use super::record::RecordKey;
use super::state::Dialler;
use crate::agent_command::AgentCommand;
use crate::agent_session::AgentSession;
use crate::availability::{planned_break, require_may_dial};
use crate::call::{Call, CallState, Interaction};
use crate::centre::Centre;
use crate::configuration::{Campaign, DiallerMode, DiallerSettings, ScreenPopMoment};
use crate::context::Context;
use crate::delivery::Delivery;
use crate::dialler::LeadHappening;
use crate::fact::Happening;
use crate::interaction_view::LeadView;
use crate::placing::Wanted;
use crate::refusal::{Refusal, RefusalCode};

/// How long an automatic preview is shown where the campaign doesn't say.
const PREVIEW_TIME: Millis = Millis::from_secs(10);

impl DiallerSettings {
    /// How often one record is tried at most.
    pub(crate) const fn most_attempts(&self) -> u32 {
        if self.attempts == 0 { 1 } else { self.attempts }
    }

    const fn shown_for(&self) -> Millis {
        if self.preview_time.get() > 0 {
            self.preview_time
        } else {
            PREVIEW_TIME
        }
    }

    const fn call_type(&self) -> CallType {
        match self.mode {
            DiallerMode::Automatic => CallType::OutboundAutoDial,
            DiallerMode::AutomaticPreview => CallType::OutboundAutoPreviewDial,
            DiallerMode::ManualPreview => CallType::OutboundManualPreviewDial,
        }
    }
}

impl Centre {
    /// The dialler calls, or shows, the next record to a ready agent.
    pub(crate) fn next_dial(&self, context: &mut dyn Context) -> Option<Vec<Happening>> {
        for (campaign, dialler) in &self.leads.diallers {
            if !dialler.running || dialler.open.is_empty() {
                continue;
            }
            let Some(campaign) = self.dialling_campaign(*campaign) else {
                continue;
            };
            if campaign.dialler.mode == DiallerMode::ManualPreview {
                continue;
            }
            let mut agents = self
                .idle
                .of(campaign.campaign_id)
                .filter_map(|user| self.session(user))
                .filter(|session| session.availability.auto_call);
            // Who can't be dialled for must not keep the others from their work.
            let begun = agents.find_map(|session| {
                self.decide_next_record(session, campaign, dialler, context)
                    .ok()
            });
            if begun.is_some() {
                return begun;
            }
        }
        None
    }

    /// A campaign whose leads can be called; leads of one that was changed or taken away rest until it is back.
    fn dialling_campaign(&self, campaign: CampaignId) -> Option<&Campaign> {
        self.configuration
            .campaign(campaign)
            .filter(|campaign| campaign.campaign_type == CampaignType::OutboundVoiceCampaign)
    }

    /// The first record in order, for this agent: dialled, or shown.
    fn decide_next_record(
        &self,
        session: &AgentSession,
        campaign: &Campaign,
        dialler: &Dialler,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let settings = &campaign.dialler;
        let key = dialler.open.values().next().copied();
        let record = key.and_then(|key| Some((key, self.leads.record(key)?)));
        let Some((key, (lead, record, _))) = record else {
            return Err(nothing_left(campaign));
        };
        let wanted = Wanted {
            phone: record.phone.as_str(),
            campaign: Some(campaign.campaign_id),
            ..Wanted::default()
        };
        let mut call =
            self.around(session)
                .call(settings.call_type(), campaign, &wanted, context)?;
        call.lead = Some(Box::new(LeadView {
            lead_id: key.lead,
            lead_name: lead.name.clone(),
            lead_record_id: key.id(),
            name: record.name.clone(),
            fields: record.fields.clone(),
        }));
        if settings.mode == DiallerMode::Automatic {
            return Ok(self.dial(call, session, context));
        }
        let until = (settings.mode == DiallerMode::AutomaticPreview)
            .then(|| call.started_at + settings.shown_for());
        let call = Box::new(call);
        Ok(vec![lead_fact(LeadHappening::Previewed { call, until })])
    }

    /// `nextLead`: the agent takes the next record to look at.
    pub(crate) fn decide_next_lead(
        &self,
        session: &AgentSession,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let campaign = self
            .configuration
            .require_campaign(session.require_campaign()?)?;
        require_may_dial(session)?;
        let dialler = self.leads.diallers.get(&campaign.campaign_id);
        let Some(dialler) =
            dialler.filter(|_| self.dialling_campaign(campaign.campaign_id).is_some())
        else {
            return Err(no_leads(campaign));
        };
        if !dialler.running {
            return Err(Refusal::new(
                RefusalCode::DiallerStopped,
                format!("The dialler of {} stands", campaign.campaign_name),
                "Ask a supervisor to start it, or dial by hand",
            ));
        }
        if campaign.dialler.mode == DiallerMode::Automatic {
            return Err(Refusal::new(
                RefusalCode::NoPreview,
                format!(
                    "{} shows no records before they are dialled",
                    campaign.campaign_name
                ),
                "Become ready with Auto-call on: the dialler calls by itself",
            ));
        }
        self.decide_next_record(session, campaign, dialler, context)
    }

    pub(crate) fn may_take_lead(&self, session: &AgentSession) -> bool {
        let Some(campaign) = session.campaign.and_then(|id| self.dialling_campaign(id)) else {
            return false;
        };
        campaign.dialler.mode != DiallerMode::Automatic
            && require_may_dial(session).is_ok()
            && self
                .leads
                .diallers
                .get(&campaign.campaign_id)
                .is_some_and(|dialler| dialler.running && !dialler.open.is_empty())
    }

    /// `dialPreview`, `skipPreview`: what the agent does with the record that is shown.
    pub(crate) fn decide_on_preview(
        &self,
        session: &AgentSession,
        interaction: &Interaction,
        command: &AgentCommand,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        if let AgentCommand::SkipPreview { .. } = command {
            interaction.expect("put back", &[CallState::Previewing])?;
            let mut happenings = vec![skipped(&interaction.call)];
            if session.chats.is_empty() {
                happenings.extend(planned_break(session));
            }
            return Ok(happenings);
        }
        interaction.expect("dialled", &[CallState::Previewing])?;
        Ok(self.dial_previewed(session, interaction, context))
    }

    /// A preview has been shown for as long as the campaign wants: it is dialled. Nothing for any other call.
    pub(crate) fn preview_due(
        &self,
        interaction: &Interaction,
        context: &mut dyn Context,
    ) -> Option<Vec<Happening>> {
        if interaction.state() != CallState::Previewing {
            return None;
        }
        let session = self.session(&interaction.call.agent)?;
        Some(self.dial_previewed(session, interaction, context))
    }

    /// The record that is shown is dialled: from now on it is a call like any other.
    fn dial_previewed(
        &self,
        session: &AgentSession,
        interaction: &Interaction,
        context: &mut dyn Context,
    ) -> Vec<Happening> {
        let call = Call {
            started_at: context.now(),
            ..interaction.call.clone()
        };
        self.dial(call, session, context)
    }

    /// Records of the campaign may be tried again.
    pub(crate) fn dialler_due(&self, campaign_id: CampaignId) -> Vec<Happening> {
        vec![lead_fact(LeadHappening::RetriesDue { campaign_id })]
    }

    /// Writes down what became of a record that was called.
    pub(crate) fn next_settled_record(&self, now: Timestamp) -> Option<Vec<Happening>> {
        let key = *self.leads.unsettled.first()?;
        Some(vec![lead_fact(self.outcome_of(key, now))])
    }

    /// A record that is shown has its customer shown, too.
    pub(crate) fn lead_deliveries(&self, at: Timestamp, what: &LeadHappening) -> Vec<Delivery> {
        let LeadHappening::Previewed { call, .. } = what else {
            return Vec::new();
        };
        self.of_call(&call.interaction_id, |interaction| {
            let pop = self.pop_when(interaction, at, ScreenPopMoment::Ringing);
            pop.into_iter()
                .chain([self.customer_selected(interaction, at)])
                .collect()
        })
    }

    fn outcome_of(&self, key: RecordKey, now: Timestamp) -> LeadHappening {
        let (lead_id, lead_record_id) = (key.lead, key.id());
        let missed = |outcome, retry_at| LeadHappening::RecordMissed {
            lead_id,
            lead_record_id: lead_record_id.clone(),
            outcome,
            retry_at,
        };
        let Some((lead, _, progress)) = self.leads.record(key) else {
            return missed(SystemDisposition::Cancelled, None);
        };
        let call = progress
            .state
            .interaction()
            .and_then(|id| self.interaction(id));
        if call.is_some_and(|call| call.talk().is_some()) {
            return LeadHappening::RecordReached {
                lead_id,
                lead_record_id,
            };
        }
        let outcome = call
            .and_then(Interaction::ending)
            .map_or(SystemDisposition::NoAnswer, |ending| ending.outcome);
        let settings = self
            .configuration
            .campaign(lead.campaign)
            .map(|campaign| campaign.dialler.clone())
            .unwrap_or_default();
        let may_retry = !is_final(outcome) && progress.attempts < settings.most_attempts();
        let retry_at = may_retry.then(|| now + settings.retry_after.max(Millis::ZERO));
        missed(outcome, retry_at)
    }
}

/// Whether a number that was not reached like this must not be tried again.
const fn is_final(outcome: SystemDisposition) -> bool {
    matches!(
        outcome,
        SystemDisposition::NumberInvalid | SystemDisposition::NumberBlocked
    )
}

fn lead_fact(what: LeadHappening) -> Happening {
    Happening::Lead(Box::new(what))
}

/// The record that is shown is put back.
pub(crate) fn skipped(call: &Call) -> Happening {
    lead_fact(LeadHappening::PreviewSkipped {
        interaction_id: call.interaction_id.clone(),
    })
}

pub(crate) fn no_leads(campaign: &Campaign) -> Refusal {
    Refusal::new(
        RefusalCode::NoLeads,
        format!("{} has no leads", campaign.campaign_name),
        "Load a lead for it first",
    )
}

fn nothing_left(campaign: &Campaign) -> Refusal {
    Refusal::new(
        RefusalCode::NoRecordLeft,
        format!(
            "No record of {} is left to call now",
            campaign.campaign_name
        ),
        "Wait until records are tried again, or load another lead",
    )
}
