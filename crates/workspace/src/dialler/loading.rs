//! What a lead must be like to be loaded.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{CampaignId, LeadId};

use crate::centre::Centre;
use crate::dialler::{LeadCommand, LeadHappening, LeadRecord, LeadRecordDraft};
use crate::fact::Happening;
use crate::phone::{match_key, parse_phone};
use crate::refusal::{Refusal, RefusalCode, at_most};

/// The most records of a lead.
pub const LEAD_LIMIT: usize = 100_000;

const LONGEST_NAME: usize = 200;
const MOST_FIELDS: usize = 50;
const LONGEST_FIELD_NAME: usize = 100;
const LONGEST_FIELD: usize = 2_000;
/// Problems that the words of a refusal name.
const NAMED_PROBLEMS: usize = 5;

/// Why a record can't be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadProblem {
    /// The record's position, from 0.
    pub position: usize,
    /// Of a number that stands twice: the position where it stands first.
    pub same_as: Option<usize>,
    /// What is wrong with it, in words.
    pub reason: String,
}

/// What is wrong with records that are to be loaded, in their order; nothing when all is well.
#[must_use]
pub fn lead_problems(records: &[LeadRecordDraft]) -> Vec<LeadProblem> {
    match read(records) {
        Ok(_) => Vec::new(),
        Err(problems) => problems,
    }
}

fn read(drafts: &[LeadRecordDraft]) -> Result<Vec<LeadRecord>, Vec<LeadProblem>> {
    let mut problems = Vec::new();
    let mut records = Vec::with_capacity(drafts.len());
    let mut seen: HashMap<String, usize> = HashMap::with_capacity(drafts.len());
    for (position, draft) in drafts.iter().enumerate() {
        let record = match record(draft) {
            Ok(record) => record,
            Err(refusal) => {
                problems.push(LeadProblem {
                    position,
                    same_as: None,
                    reason: refusal.reason,
                });
                continue;
            }
        };
        match seen.entry(match_key(&record.phone).to_owned()) {
            Entry::Vacant(free) => {
                free.insert(position);
                records.push(record);
            }
            Entry::Occupied(first) => problems.push(LeadProblem {
                position,
                same_as: Some(*first.get()),
                reason: format!("{} stands in the lead twice", record.phone),
            }),
        }
    }
    if problems.is_empty() {
        Ok(records)
    } else {
        Err(problems)
    }
}

fn record(draft: &LeadRecordDraft) -> Result<LeadRecord, Refusal> {
    let phone = parse_phone(&draft.phone)?;
    let name = draft.name.trim();
    at_most("name", name, LONGEST_NAME)?;
    if draft.fields.len() > MOST_FIELDS {
        return Err(Refusal::new(
            RefusalCode::InvalidLead,
            format!("It has {} fields", draft.fields.len()),
            format!("Give at most {MOST_FIELDS}"),
        ));
    }
    for (field, value) in &draft.fields {
        at_most("field's name", field, LONGEST_FIELD_NAME)?;
        at_most(&format!("field `{field}`"), value, LONGEST_FIELD)?;
    }
    Ok(LeadRecord {
        name: name.to_owned(),
        phone,
        fields: draft.fields.clone(),
    })
}

impl Centre {
    pub(crate) fn decide_lead(&self, command: &LeadCommand) -> Result<Vec<Happening>, Refusal> {
        let happening = match command {
            LeadCommand::Load {
                campaign,
                name,
                records,
                urgent,
            } => self.decide_load(*campaign, name, records, *urgent)?,
            LeadCommand::Remove { lead } => {
                self.leads.get(*lead).ok_or_else(|| unknown_lead(*lead))?;
                LeadHappening::Removed { lead_id: *lead }
            }
        };
        Ok(vec![Happening::Lead(Box::new(happening))])
    }

    fn decide_load(
        &self,
        campaign: CampaignId,
        name: &str,
        records: &[LeadRecordDraft],
        urgent: bool,
    ) -> Result<LeadHappening, Refusal> {
        let campaign = self.configuration.require_campaign(campaign)?;
        let takes_leads = |kind: CampaignType| matches!(kind, CampaignType::OutboundVoiceCampaign);
        if !takes_leads(campaign.campaign_type) {
            let fitting = self
                .configuration
                .campaign_list(|other| takes_leads(other.campaign_type));
            return Err(Refusal::new(
                RefusalCode::WrongCampaignType,
                format!(
                    "{} is of type {}, it calls no leads",
                    campaign.campaign_name, campaign.campaign_type
                ),
                format!("Choose one of: {fitting}"),
            ));
        }
        let name = name.trim();
        at_most("lead's name", name, LONGEST_NAME)?;
        if name.is_empty() {
            return Err(invalid("The lead has no name", "Name it"));
        }
        if self
            .leads
            .of_campaign(campaign.campaign_id)
            .any(|lead| lead.name == name)
        {
            return Err(Refusal::new(
                RefusalCode::LeadExists,
                format!("{} already has a lead named {name}", campaign.campaign_name),
                "Give this one another name, or remove the other first",
            ));
        }
        if records.is_empty() {
            return Err(invalid("The lead has no records", "Give at least one"));
        }
        if records.len() > LEAD_LIMIT {
            return Err(invalid(
                format!("The lead has {} records", records.len()),
                format!("Load at most {LEAD_LIMIT} at once, the rest as another lead"),
            ));
        }
        let records = read(records).map_err(|problems| in_words(&problems, records.len()))?;
        Ok(LeadHappening::Loaded {
            lead_id: self.leads.next_id(),
            lead_name: name.to_owned(),
            campaign_id: campaign.campaign_id,
            records: Arc::from(records),
            urgent,
        })
    }
}

fn invalid(reason: impl Into<String>, remedy: impl Into<String>) -> Refusal {
    Refusal::new(RefusalCode::InvalidLead, reason, remedy)
}

fn in_words(problems: &[LeadProblem], all: usize) -> Refusal {
    let named: Vec<String> = problems
        .iter()
        .take(NAMED_PROBLEMS)
        .map(|problem| match problem.same_as {
            Some(first) => format!(
                "record {}: {}, first as record {}",
                problem.position + 1,
                problem.reason,
                first + 1
            ),
            None => format!("record {}: {}", problem.position + 1, problem.reason),
        })
        .collect();
    let more = problems.len().saturating_sub(NAMED_PROBLEMS);
    let more = if more > 0 {
        format!("; and {more} more")
    } else {
        String::new()
    };
    invalid(
        format!(
            "{} of {all} records can't be loaded: {}{more}",
            problems.len(),
            named.join("; ")
        ),
        "Mend or remove these records, then load the lead again",
    )
}

fn unknown_lead(lead: LeadId) -> Refusal {
    Refusal::new(
        RefusalCode::UnknownLead,
        format!("There is no lead {lead}, or it was removed"),
        "Take one from the list of leads",
    )
}
