//! What a set-up must keep to before it counts: its parts fit together, and nothing in it is longer than anyone reads.

use std::collections::BTreeSet;
use std::fmt::Display;

use callbench_contract::time::Millis;

use crate::configuration::{
    AgentQueue, Campaign, CentreConfiguration, DiallerSettings, Ivr, ThirdParty, TicketStateGroup,
};
use crate::phone::parse_phone;
use crate::refusal::{Refusal, RefusalCode};
use crate::ticket::CLOSED;

/// Names and labels, in characters.
const LONGEST_NAME: usize = 200;
/// Descriptions and quick replies.
const LONGEST_TEXT: usize = 2_000;
/// What an agent says in a call.
const LONGEST_SCRIPT: usize = 20_000;
/// Addresses of pages.
const LONGEST_URL: usize = 2_000;
/// Entries of one list.
const LONGEST_LIST: usize = 1_000;
/// Chats that one person can follow at once.
const MOST_CHATS: u32 = 20;
/// How often one record of a lead may be tried.
const MOST_ATTEMPTS: u32 = 100;
/// The longest that anything here takes.
const LONGEST_TIME: Millis = Millis::from_secs(30 * 24 * 60 * 60);

impl CentreConfiguration {
    /// Checks that the parts fit together.
    ///
    /// # Errors
    /// `invalid-configuration`, naming the first part that doesn't fit.
    pub fn validate(&self) -> Result<(), Refusal> {
        at_most(
            || "The contact centre's name".to_owned(),
            &self.contact_center_name,
            LONGEST_NAME,
        )?;
        self.validate_processes()?;
        list("campaigns", self.campaigns.len())?;
        unique(
            "campaign",
            self.campaigns.iter().map(|campaign| campaign.campaign_id),
        )?;
        for campaign in &self.campaigns {
            self.validate_campaign(campaign)?;
        }
        list("queues", self.queues.len())?;
        unique(
            "queue",
            self.queues.iter().map(|queue| queue.agent_queue_id),
        )?;
        for queue in &self.queues {
            self.validate_queue(queue)?;
        }
        names("break reason", &self.break_reasons)?;
        self.validate_ivrs()?;
        validate_third_parties(&self.third_parties)?;
        validate_ticket_states(&self.ticket_states)?;
        self.validate_quick_replies()
    }

    fn validate_processes(&self) -> Result<(), Refusal> {
        list("processes", self.processes.len())?;
        unique(
            "process",
            self.processes.iter().map(|process| process.process_id),
        )?;
        for process in &self.processes {
            let what = || format!("Process {}", process.process_id);
            named(what, &process.process_name)?;
            let what = || format!("The description of process {}", process.process_name);
            at_most(what, &process.description, LONGEST_TEXT)?;
            let what = || format!("The type of process {}", process.process_name);
            at_most(what, &process.process_type, LONGEST_NAME)?;
        }
        Ok(())
    }

    fn validate_campaign(&self, campaign: &Campaign) -> Result<(), Refusal> {
        let name = &campaign.campaign_name;
        named(|| format!("Campaign {}", campaign.campaign_id), name)?;
        if self.process(campaign.process_id).is_none() {
            return Err(invalid(
                format!(
                    "Campaign {name} belongs to process {}, which is missing",
                    campaign.process_id
                ),
                "Add the process or move the campaign",
            ));
        }
        let of = |what: &str| format!("The {what} of campaign {name}");
        if !campaign.number.as_str().is_empty() && parse_phone(campaign.number.as_str()).is_err() {
            return Err(invalid(
                format!("{} is `{}`", of("number"), campaign.number),
                "Give an optional + and 3 to 20 digits",
            ));
        }
        if campaign.wrap_time_out < Millis::ZERO {
            return Err(invalid(
                format!("Campaign {name} has a negative wrap-up time-out"),
                "Give milliseconds, or 0 for no limit",
            ));
        }
        time(|| of("wrap-up time-out"), campaign.wrap_time_out)?;
        time(|| of("service level"), campaign.service_level)?;
        if campaign.chats_at_once > MOST_CHATS {
            return Err(invalid(
                format!("{} are {}", of("chats at once"), campaign.chats_at_once),
                format!("Give at most {MOST_CHATS}"),
            ));
        }
        at_most(|| of("description"), &campaign.description, LONGEST_TEXT)?;
        let script = campaign.script.as_deref().unwrap_or_default();
        at_most(|| of("script"), script, LONGEST_SCRIPT)?;
        if let Some(url) = &campaign.crm_url {
            page(|| of("CRM page"), url)?;
        }
        if let Some(embedded) = &campaign.embedded_page {
            named(|| of("embedded page"), &embedded.title)?;
            page(|| of("embedded page"), &embedded.url)?;
        }
        list("assigned agents", campaign.assigned.len())?;
        unique(
            &format!("agent of campaign {name}"),
            campaign.assigned.iter(),
        )?;
        validate_dialler(|what| of(what), &campaign.dialler)?;
        validate_dispositions(campaign)
    }

    fn validate_queue(&self, queue: &AgentQueue) -> Result<(), Refusal> {
        let what = || format!("Queue {}", queue.agent_queue_id);
        named(what, &queue.queue_name)?;
        let what = || format!("The type of queue {}", queue.queue_name);
        at_most(what, &queue.queue_type, LONGEST_NAME)?;
        if self.campaign(queue.campaign_id).is_none() {
            return Err(invalid(
                format!(
                    "Queue {} belongs to campaign {}, which is missing",
                    queue.queue_name, queue.campaign_id
                ),
                "Add the campaign or move the queue",
            ));
        }
        Ok(())
    }

    fn validate_ivrs(&self) -> Result<(), Refusal> {
        list("IVRs", self.ivrs.len())?;
        unique("IVR", self.ivrs.iter().map(|ivr| &ivr.context_id))?;
        for ivr in &self.ivrs {
            let Ivr {
                context_id,
                context_name,
                campaign_id,
                feature_name,
                ..
            } = ivr;
            named(|| format!("IVR {context_id}"), context_name)?;
            let what = || format!("The feature of IVR {context_name}");
            at_most(what, feature_name, LONGEST_NAME)?;
            if let Some(campaign_id) = campaign_id
                && self.campaign(*campaign_id).is_none()
            {
                return Err(invalid(
                    format!(
                        "IVR {context_name} belongs to campaign {campaign_id}, which is missing"
                    ),
                    "Add the campaign, or leave it out to let every campaign have the IVR",
                ));
            }
        }
        Ok(())
    }

    fn validate_quick_replies(&self) -> Result<(), Refusal> {
        let labels: Vec<&String> = self
            .quick_replies
            .iter()
            .map(|reply| &reply.label)
            .collect();
        names("quick reply", &labels)?;
        for reply in &self.quick_replies {
            let what = || format!("The text of quick reply {}", reply.label);
            if reply.text.trim().is_empty() {
                return Err(invalid(
                    format!("{} is empty", what()),
                    "Write it or remove the quick reply",
                ));
            }
            at_most(what, &reply.text, LONGEST_TEXT)?;
        }
        Ok(())
    }
}

fn validate_dispositions(campaign: &Campaign) -> Result<(), Refusal> {
    let name = &campaign.campaign_name;
    let codes = || campaign.dispositions.iter().flat_map(|class| &class.codes);
    if codes().next().is_none() {
        return Err(invalid(
            format!("Campaign {name} has no dispositions, so that no call could be disposed of"),
            "Give at least one class with one code",
        ));
    }
    list("disposition codes", codes().count())?;
    let classes: Vec<&String> = campaign
        .dispositions
        .iter()
        .map(|class| &class.disposition_class)
        .collect();
    names(&format!("disposition class of campaign {name}"), &classes)?;
    let of_campaign: Vec<&String> = codes().map(|code| &code.disposition_code).collect();
    names(
        &format!("disposition code of campaign {name}"),
        &of_campaign,
    )?;
    for code in codes() {
        let what = || format!("Disposition {} of campaign {name}", code.disposition_code);
        named(what, &code.label)?;
    }
    Ok(())
}

fn validate_dialler(of: impl Fn(&str) -> String, dialler: &DiallerSettings) -> Result<(), Refusal> {
    if dialler.attempts > MOST_ATTEMPTS {
        return Err(invalid(
            format!("{} are {}", of("dialler's attempts"), dialler.attempts),
            format!("Try a record at most {MOST_ATTEMPTS} times"),
        ));
    }
    time(
        || of("dialler's time before another attempt"),
        dialler.retry_after,
    )?;
    time(|| of("dialler's preview time"), dialler.preview_time)
}

fn validate_third_parties(third_parties: &[ThirdParty]) -> Result<(), Refusal> {
    list("third parties", third_parties.len())?;
    let ids = third_parties.iter().map(|party| &party.third_party_id);
    unique("third party", ids)?;
    for party in third_parties {
        named(
            || format!("Third party {}", party.third_party_id),
            &party.name,
        )?;
        if parse_phone(party.phone.as_str()).is_err() {
            return Err(invalid(
                format!(
                    "The number of third party {} is `{}`",
                    party.name, party.phone
                ),
                "Give an optional + and 3 to 20 digits",
            ));
        }
    }
    Ok(())
}

fn validate_ticket_states(groups: &[TicketStateGroup]) -> Result<(), Refusal> {
    let of_groups: Vec<&String> = groups.iter().map(|group| &group.group).collect();
    names("ticket state group", &of_groups)?;
    let states: Vec<&String> = groups.iter().flat_map(|group| &group.states).collect();
    names("ticket state", &states)?;
    if let Some(empty) = groups.iter().find(|group| group.states.is_empty()) {
        return Err(invalid(
            format!("The ticket state group {} has no states", empty.group),
            "Give it one or remove it",
        ));
    }
    let is_closed = |group: &&TicketStateGroup| group.group == CLOSED;
    if !groups.is_empty() && (groups.len() < 2 || !groups.iter().any(|group| is_closed(&group))) {
        return Err(invalid(
            format!(
                "Tickets could not be open, or never be closed, with these {} groups of states",
                groups.len()
            ),
            format!(
                "Give one group for open tickets and one named {CLOSED}, or none at all for the usual ones"
            ),
        ));
    }
    Ok(())
}

/// A list of names: none empty, none too long, none twice.
fn names<Name: AsRef<str>>(what: &str, names: &[Name]) -> Result<(), Refusal> {
    list(&format!("{what} entries"), names.len())?;
    unique(what, names.iter().map(AsRef::as_ref))?;
    for name in names {
        let name = name.as_ref();
        if name.trim().is_empty() {
            return Err(invalid(
                format!("A {what} is empty"),
                "Name it or remove it",
            ));
        }
        at_most(|| format!("The {what}"), name, LONGEST_NAME)?;
    }
    Ok(())
}

/// Something that must have a name.
fn named(what: impl Fn() -> String, name: &str) -> Result<(), Refusal> {
    if name.trim().is_empty() {
        return Err(invalid(format!("{} has no name", what()), "Name it"));
    }
    at_most(|| format!("The name of {}", what()), name, LONGEST_NAME)
}

fn at_most(what: impl Fn() -> String, text: &str, limit: usize) -> Result<(), Refusal> {
    let length = text.chars().count();
    if length <= limit {
        return Ok(());
    }
    Err(invalid(
        format!("{} has {length} characters", what()),
        format!("Shorten it to at most {limit}"),
    ))
}

fn list(what: &str, length: usize) -> Result<(), Refusal> {
    if length <= LONGEST_LIST {
        return Ok(());
    }
    Err(invalid(
        format!("There are {length} {what}"),
        format!("Keep to at most {LONGEST_LIST}"),
    ))
}

fn time(what: impl Fn() -> String, time: Millis) -> Result<(), Refusal> {
    if (Millis::ZERO..=LONGEST_TIME).contains(&time) {
        return Ok(());
    }
    Err(invalid(
        format!("{} is {time}", what()),
        format!("Give milliseconds from 0 to {}", LONGEST_TIME.get()),
    ))
}

/// The address of a page that is shown or opened: anything but `http` and `https` could run in our own page.
fn page(what: impl Fn() -> String, url: &str) -> Result<(), Refusal> {
    at_most(|| format!("The address of {}", what()), url, LONGEST_URL)?;
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| strip_prefix_ignoring_case(url, scheme));
    let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control());
    // A name before the host would be sent to whoever is behind it, and hides which host that is.
    if is_plain && host.is_some_and(|host| !host.is_empty() && !host.contains(['@', '\\'])) {
        return Ok(());
    }
    Err(invalid(
        format!("{} has the address `{url}`", what()),
        "Give a whole address that begins with https:// or http://",
    ))
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn invalid(reason: impl Into<String>, remedy: impl Into<String>) -> Refusal {
    Refusal::new(RefusalCode::InvalidConfiguration, reason, remedy)
}

fn unique<Id: Ord + Display>(what: &str, ids: impl Iterator<Item = Id>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if let Some(twice) = seen.replace(id) {
            return Err(invalid(
                format!("The {what} {twice} stands twice"),
                "Remove one or rename it",
            ));
        }
    }
    Ok(())
}
