//! The demo contact centre. Its ids, names and numbers are promised in `docs/reference/demo-data.md`, which [`markdown`]
//! writes.

mod customers;
mod lead;
mod page;

pub use customers::customers;
pub use lead::lead;
pub use page::markdown;

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{CampaignId, ContextId, Phone, ThirdPartyId, UserId};
use callbench_contract::role::Role;
use callbench_contract::time::Millis;

use crate::command::Command;
use crate::configuration::{
    Campaign, CentreConfiguration, DiallerSettings, Ivr, QuickReply, ThirdParty, TicketStateGroup,
};
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
                script: Some(SUPPORT_SCRIPT.to_owned()),
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
                dialler: DiallerSettings {
                    attempts: 3,
                    retry_after: Millis::from_secs(15 * 60),
                    ..DiallerSettings::default()
                },
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
        ivrs: vec![
            ivr(1, "Feedback", None, true, false),
            ivr(2, "Opening hours", Some(101), true, false),
            ivr(3, "Card payment", Some(102), false, true),
            ivr(4, "Consent to recording", None, false, true),
        ],
        third_parties: vec![
            third_party(1, "Verification desk", "+918041239001"),
            third_party(2, "Field engineer", "+918041239002"),
        ],
        ticket_states: vec![
            states("OPEN", &["New", "In progress"]),
            states("PENDING", &["Waiting for customer", "Waiting for engineer"]),
            states("CLOSED", &["Resolved", "Closed"]),
        ],
        quick_replies: vec![
            quick_reply("Greeting", "Hello! How can I help you today?"),
            quick_reply("One moment", "One moment please, I'm looking that up."),
            quick_reply("Order number", "Could you tell me your order number?"),
            quick_reply("Goodbye", "Thank you for writing to us. Have a good day!"),
        ],
    }
}

const SUPPORT_SCRIPT: &str = "\
1. Greet the customer by name and give yours.
2. Ask for the order or contract number, and repeat it.
3. Say what you will do before you do it; before putting the customer on hold, ask.
4. Sum up what was agreed, and ask whether anything else is open.";

fn ivr(id: i64, name: &str, campaign: Option<i64>, transferrable: bool, local: bool) -> Ivr {
    Ivr {
        context_id: ContextId::new(id),
        context_name: name.to_owned(),
        campaign_id: campaign.map(CampaignId::new),
        feature_name: name.to_owned(),
        transferrable,
        local,
    }
}

fn third_party(id: i64, name: &str, phone: &str) -> ThirdParty {
    ThirdParty {
        third_party_id: ThirdPartyId::new(id),
        name: name.to_owned(),
        phone: Phone::new(phone),
    }
}

fn states(group: &str, states: &[&str]) -> TicketStateGroup {
    TicketStateGroup {
        group: group.to_owned(),
        states: states.iter().map(|state| (*state).to_owned()).collect(),
    }
}

fn quick_reply(label: &str, text: &str) -> QuickReply {
    QuickReply {
        label: label.to_owned(),
        text: text.to_owned(),
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
        .chain([Command::Lead(Box::new(lead()))])
        .collect()
}
