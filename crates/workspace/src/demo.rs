//! The demo contact centre. Its ids, names and numbers are promised in `docs/reference/demo-data.md`, which [`markdown`]
//! writes.

mod customers;
mod page;

pub use customers::customers;
pub use page::markdown;

use callbench_contract::call::CampaignType;
use callbench_contract::ids::UserId;
use callbench_contract::role::Role;
use callbench_contract::time::Millis;

use crate::command::Command;
use crate::configuration::{Campaign, CentreConfiguration};
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
        ..CentreConfiguration::default()
    }
}

/// The commands that turn an empty contact centre into the demo; decide and apply them one after the other.
#[must_use]
pub fn commands() -> Vec<Command> {
    std::iter::once(Command::SetConfiguration(Box::new(configuration())))
        .chain(
            customers()
                .into_iter()
                .map(|draft| Command::UpsertCustomer {
                    by: None,
                    draft: Box::new(draft),
                }),
        )
        .collect()
}
