//! The documented table of the demo data.

use std::fmt::Write as _;

use super::{PASSWORD, configuration, customers, lead, users};
use crate::configuration::CentreConfiguration;
use crate::dialler::LeadCommand;

/// `docs/reference/demo-data.md`.
#[must_use]
pub fn markdown() -> String {
    let configuration = configuration();
    let mut page = String::from(
        "# Demo data\n\nWhat a host started with `--demo` (or by `dev`) holds. Scripts may rely on these ids, names and numbers. \
         Written by the\n`markdown` function of `crates/workspace/src/demo/page.rs`; a test compares the two.\n",
    );
    let users = users().into_iter().map(|user| {
        vec![
            format!("`{}`", user.user_id),
            user.user_name.to_owned(),
            user.role.to_string(),
            format!("`{PASSWORD}`"),
        ]
    });
    table(
        &mut page,
        "Sign-ins",
        &["User ID", "Name", "Role", "Password"],
        users,
    );
    let processes = configuration.processes.iter().map(|process| {
        vec![
            process.process_id.to_string(),
            process.process_name.clone(),
            process.description.clone(),
        ]
    });
    table(
        &mut page,
        "Processes",
        &["`processId`", "Name", "For"],
        processes,
    );
    let campaigns = configuration.campaigns.iter().map(|campaign| {
        vec![
            campaign.campaign_id.to_string(),
            campaign.campaign_name.clone(),
            format!("`{}`", campaign.campaign_type),
            campaign.process_id.to_string(),
            format!("`{}`", campaign.number),
            format!("{} s", campaign.wrap_time_out.get() / 1000),
            if campaign.masking_enabled {
                "yes"
            } else {
                "no"
            }
            .to_owned(),
        ]
    });
    let columns = [
        "`campaignId`",
        "Name",
        "Type",
        "`processId`",
        "Number",
        "Wrap-up time-out",
        "Numbers masked",
    ];
    table(&mut page, "Campaigns", &columns, campaigns);
    let queues = configuration.queues.iter().map(|queue| {
        vec![
            queue.agent_queue_id.to_string(),
            queue.queue_name.clone(),
            queue.campaign_id.to_string(),
        ]
    });
    table(
        &mut page,
        "Queues",
        &["`agentQueueId`", "Name", "`campaignId`"],
        queues,
    );
    let dispositions = configuration.campaigns.iter().flat_map(|campaign| {
        campaign.dispositions.iter().flat_map(move |class| {
            class.codes.iter().map(move |code| {
                vec![
                    format!("{} ({})", campaign.campaign_name, campaign.campaign_id),
                    class.disposition_class.clone(),
                    format!("`{}`", code.disposition_code),
                    code.label.clone(),
                ]
            })
        })
    });
    table(
        &mut page,
        "Dispositions",
        &["Campaign", "Class", "Code", "Label"],
        dispositions,
    );
    let _ = write!(
        page,
        "\n## Breaks\n\n{}.\n",
        configuration.break_reasons.join(", ")
    );
    targets(&mut page, &configuration);
    texts(&mut page, &configuration);
    let customers = (1..).zip(customers()).map(|(id, customer): (i64, _)| {
        let field = |name: &str| customer.fields.get(name).cloned().unwrap_or_default();
        vec![
            id.to_string(),
            customer.name.clone(),
            format!("`{}`", customer.phone),
            format!("`{}`", customer.email),
            customer.company.clone().unwrap_or_default(),
            customer.city.clone().unwrap_or_default(),
            customer.language.clone().unwrap_or_default(),
            field("plan"),
            field("customerSince"),
            field("tier"),
        ]
    });
    let columns = [
        "`customerId`",
        "Name",
        "Phone",
        "E-mail",
        "Company",
        "City",
        "Language",
        "`plan`",
        "`customerSince`",
        "`tier`",
    ];
    table(&mut page, "Customers", &columns, customers);
    lead_table(&mut page);
    page
}

fn targets(page: &mut String, configuration: &CentreConfiguration) {
    let yes_or_no = |value: bool| if value { "yes" } else { "no" }.to_owned();
    let ivrs = configuration.ivrs.iter().map(|ivr| {
        vec![
            ivr.context_id.to_string(),
            ivr.context_name.clone(),
            ivr.campaign_id
                .map_or_else(|| "all".to_owned(), |campaign| campaign.to_string()),
            yes_or_no(ivr.transferrable),
            yes_or_no(ivr.local),
        ]
    });
    table(
        page,
        "IVRs",
        &[
            "`contextId`",
            "Name",
            "`campaignId`",
            "Takes transfers",
            "Joins calls",
        ],
        ivrs,
    );
    let third_parties = configuration.third_parties.iter().map(|party| {
        vec![
            party.third_party_id.to_string(),
            party.name.clone(),
            format!("`{}`", party.phone),
        ]
    });
    table(
        page,
        "Third parties",
        &["`thirdPartyId`", "Name", "Phone"],
        third_parties,
    );
}

fn texts(page: &mut String, configuration: &CentreConfiguration) {
    let states = configuration
        .ticket_states
        .iter()
        .map(|group| vec![format!("`{}`", group.group), group.states.join(", ")]);
    table(page, "Ticket states", &["Group", "States"], states);
    let replies = configuration
        .quick_replies
        .iter()
        .map(|reply| vec![reply.label.clone(), reply.text.clone()]);
    table(page, "Quick replies", &["Label", "Text"], replies);
}

/// The lead, in the order in which it is called. The dialler stands until somebody starts it.
fn lead_table(page: &mut String) {
    let LeadCommand::Load {
        campaign,
        name,
        records,
        ..
    } = lead()
    else {
        return;
    };
    let records = records.into_iter().map(|record| {
        let field = |name: &str| record.fields.get(name).cloned().unwrap_or_default();
        vec![
            record.name.clone(),
            format!("`{}`", record.phone),
            field("plan"),
            field("contractEnds"),
        ]
    });
    table(
        page,
        &format!("Lead 1: {name} (campaign {campaign})"),
        &["Name", "Phone", "`plan`", "`contractEnds`"],
        records,
    );
}

fn table(
    page: &mut String,
    title: &str,
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) {
    // Writing to a string can't fail.
    let _ = write!(
        page,
        "\n## {title}\n\n| {} |\n|{}\n",
        columns.join(" | "),
        "---|".repeat(columns.len())
    );
    for row in rows {
        let _ = writeln!(page, "| {} |", row.join(" | "));
    }
}
