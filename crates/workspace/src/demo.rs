//! The demo contact centre. Its ids, names and numbers are promised in `docs/reference/demo-data.md`, which [`markdown`]
//! writes.

use std::fmt::Write as _;

use callbench_contract::call::CampaignType;
use callbench_contract::ids::UserId;
use callbench_contract::role::Role;
use callbench_contract::time::Millis;

use crate::command::Command;
use crate::configuration::{Campaign, CentreConfiguration};
use crate::customer::CustomerDraft;
use crate::starter::{break_reasons, campaign, class, default_dispositions, process, queue};

/// The password of every demo user.
pub const PASSWORD: &str = "demo";

/// A user of the demo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoUser {
    /// The id to sign in with.
    pub user_id: UserId,
    /// The name that others see.
    pub user_name: &'static str,
    /// The role.
    pub role: Role,
}

/// The demo users: `agent1`, `agent2`, `supervisor1`, `admin1`.
///
/// # Panics
/// Never: the ids are fixed and valid.
#[must_use]
pub fn users() -> Vec<DemoUser> {
    [
        ("agent1", "Meera Nair", Role::Agent),
        ("agent2", "Arjun Patel", Role::Agent),
        ("supervisor1", "Kavita Menon", Role::Supervisor),
        ("admin1", "Daniel Thomas", Role::Administrator),
    ]
    .map(|(id, user_name, role)| DemoUser {
        user_id: UserId::new(id).expect("a fixed id that keeps the rule"),
        user_name,
        role,
    })
    .to_vec()
}

/// The set-up of the demo.
#[must_use]
pub fn configuration() -> CentreConfiguration {
    CentreConfiguration {
        contact_center_id: 1,
        contact_center_name: "Callbench demo".to_owned(),
        processes: vec![
            process(1, "Customer care", "Everyone who has bought something"),
            process(2, "Sales", "Everyone who may buy again"),
        ],
        campaigns: vec![
            Campaign {
                description: "Customers call with questions and complaints".to_owned(),
                ..campaign(
                    101,
                    "Support line",
                    CampaignType::InteractiveVoiceApplication,
                    1,
                    "+918041234101",
                )
            },
            Campaign {
                description: "Billing questions; numbers are masked".to_owned(),
                masking_enabled: true,
                ..campaign(
                    102,
                    "Billing line",
                    CampaignType::InteractiveVoiceApplication,
                    1,
                    "+918041234102",
                )
            },
            Campaign {
                description: "We call customers whose contract ends".to_owned(),
                wrap_time_out: Millis::from_secs(60),
                dispositions: vec![
                    class(
                        "Renewed",
                        &[
                            ("RENEWED", "Renewed"),
                            ("RENEWED_UPGRADE", "Renewed with upgrade"),
                        ],
                    ),
                    class(
                        "Follow-up",
                        &[("CALLBACK", "Call back"), ("SEND_OFFER", "Send an offer")],
                    ),
                    class(
                        "Lost",
                        &[
                            ("NOT_INTERESTED", "Not interested"),
                            ("COMPETITOR", "Went to a competitor"),
                        ],
                    ),
                    class(
                        "No result",
                        &[
                            ("WRONG_NUMBER", "Wrong number"),
                            ("CALL_DROPPED", "Call dropped"),
                        ],
                    ),
                ],
                ..campaign(
                    201,
                    "Renewals",
                    CampaignType::OutboundVoiceCampaign,
                    2,
                    "+918041234201",
                )
            },
            Campaign {
                description: "Chats from the web site".to_owned(),
                dispositions: default_dispositions(),
                ..campaign(
                    301,
                    "Web chat",
                    CampaignType::ChatCampaign,
                    1,
                    "+918041234301",
                )
            },
        ],
        queues: vec![
            queue(1001, "General", 101),
            queue(1002, "Priority", 101),
            queue(1003, "Billing", 102),
            queue(2001, "Renewals", 201),
            queue(3001, "Chat", 301),
        ],
        break_reasons: break_reasons(),
    }
}

/// Name, number, company, city, language, and the fields plan, since and tier of each customer. Ids count from 1.
const CUSTOMERS: [[&str; 8]; 12] = [
    [
        "Asha Rao",
        "+919845012345",
        "Rao Textiles",
        "Bengaluru",
        "Kannada",
        "Business 200",
        "2021-04-12",
        "Gold",
    ],
    [
        "Vikram Singh",
        "+919810023456",
        "Singh Motors",
        "Delhi",
        "Hindi",
        "Business 500",
        "2019-11-03",
        "Platinum",
    ],
    [
        "Priya Iyer",
        "+919840034567",
        "",
        "Chennai",
        "Tamil",
        "Home 50",
        "2023-02-20",
        "Silver",
    ],
    [
        "Rahul Deshmukh",
        "+919822045678",
        "Deshmukh Foods",
        "Pune",
        "Marathi",
        "Business 200",
        "2022-07-15",
        "Gold",
    ],
    [
        "Fatima Sheikh",
        "+919867056789",
        "",
        "Mumbai",
        "Urdu",
        "Home 100",
        "2020-09-30",
        "Silver",
    ],
    [
        "Suresh Reddy",
        "+919848067890",
        "Reddy Pharma",
        "Hyderabad",
        "Telugu",
        "Business 500",
        "2018-01-08",
        "Platinum",
    ],
    [
        "Ananya Banerjee",
        "+919830078901",
        "",
        "Kolkata",
        "Bengali",
        "Home 50",
        "2024-05-17",
        "Bronze",
    ],
    [
        "Joseph Kurian",
        "+919847089012",
        "Kurian Spices",
        "Kochi",
        "Malayalam",
        "Business 100",
        "2021-12-01",
        "Silver",
    ],
    [
        "Neha Gupta",
        "+919415090123",
        "",
        "Lucknow",
        "Hindi",
        "Home 100",
        "2023-08-09",
        "Silver",
    ],
    [
        "Harpreet Kaur",
        "+919814101234",
        "Kaur Logistics",
        "Ludhiana",
        "Punjabi",
        "Business 200",
        "2020-03-25",
        "Gold",
    ],
    [
        "Jignesh Shah",
        "+919825112345",
        "Shah Diamonds",
        "Surat",
        "Gujarati",
        "Business 500",
        "2017-06-19",
        "Platinum",
    ],
    [
        "Lakshmi Pillai",
        "+919895123456",
        "",
        "Thiruvananthapuram",
        "Malayalam",
        "Home 50",
        "2024-10-02",
        "Bronze",
    ],
];

/// The demo's customers, in the order of their ids: the first gets 1.
#[must_use]
pub fn customers() -> Vec<CustomerDraft> {
    CUSTOMERS
        .iter()
        .map(
            |[name, phone, company, city, language, plan, since, tier]| CustomerDraft {
                name: (*name).to_owned(),
                phone: (*phone).to_owned(),
                email: format!("{}@example.com", name.to_lowercase().replace(' ', ".")),
                company: Some(*company)
                    .filter(|company| !company.is_empty())
                    .map(str::to_owned),
                city: Some((*city).to_owned()),
                language: Some((*language).to_owned()),
                fields: [("plan", plan), ("customerSince", since), ("tier", tier)]
                    .map(|(field, value)| (field.to_owned(), (*value).to_owned()))
                    .into(),
                ..CustomerDraft::default()
            },
        )
        .collect()
}

/// The commands that turn an empty contact centre into the demo; decide and apply them one after the other.
#[must_use]
pub fn commands() -> Vec<Command> {
    std::iter::once(Command::SetConfiguration(Box::new(configuration())))
        .chain(
            customers()
                .into_iter()
                .map(|draft| Command::UpsertCustomer(Box::new(draft))),
        )
        .collect()
}

/// `docs/reference/demo-data.md`.
#[must_use]
pub fn markdown() -> String {
    let configuration = configuration();
    let mut page = String::from(
        "# Demo data\n\nWhat a host started with `--demo` (or by `dev`) holds. Scripts may rely on these ids, names and numbers. \
         Written by the\n`markdown` function of `crates/workspace/src/demo.rs`; a test compares the two.\n",
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
    page
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
