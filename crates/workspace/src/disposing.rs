//! How calls and chats are disposed of: the same check, the same times.

use callbench_contract::time::Timestamp;

use crate::configuration::{Campaign, Disposing};
use crate::fact::{Disposal, DisposedBy};
use crate::refusal::{Refusal, RefusalCode, at_most};

const LONGEST_NOTE: usize = 4_000;

/// What the agent chose, if the campaign has it.
pub(crate) fn decide_disposal(
    disposition_code: &str,
    note: Option<&str>,
    campaign: Option<&Campaign>,
) -> Result<Disposal, Refusal> {
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    at_most("note", note.unwrap_or_default(), LONGEST_NOTE)?;
    let class = campaign.and_then(|campaign| campaign.class_of(disposition_code));
    let Some(disposition_class) = class else {
        return Err(unknown_disposition(disposition_code, campaign));
    };
    Ok(Disposal {
        disposition_code: disposition_code.to_owned(),
        disposition_class: disposition_class.to_owned(),
        note: note.map(str::to_owned),
        by: DisposedBy::Agent,
    })
}

/// Until when an interaction that ends now may be wrapped up; nothing for no limit.
pub(crate) fn wrap_up_until(campaign: Option<&Campaign>, now: Timestamp) -> Option<Timestamp> {
    campaign
        .filter(|campaign| campaign.disposing != Disposing::Forced)
        .map(|campaign| campaign.wrap_time_out)
        .filter(|limit| limit.get() > 0)
        .map(|limit| now + limit)
}

fn unknown_disposition(code: &str, campaign: Option<&Campaign>) -> Refusal {
    let (name, codes) = campaign.map_or(("this call's", String::new()), |campaign| {
        let codes: Vec<&str> = campaign
            .dispositions
            .iter()
            .flat_map(|class| {
                class
                    .codes
                    .iter()
                    .map(|disposition| disposition.disposition_code.as_str())
            })
            .collect();
        (campaign.campaign_name.as_str(), codes.join(", "))
    });
    Refusal::new(
        RefusalCode::UnknownDisposition,
        format!("Campaign {name} has no disposition `{code}`"),
        format!("Choose one of: {codes}"),
    )
}
