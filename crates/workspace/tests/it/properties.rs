//! What holds after any sequence of commands.

use callbench_contract::AppEvent;
use callbench_contract::call::SystemDisposition;
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{CampaignId, CustomerId, InteractionId};
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{
    AgentCommand, CallState, Centre, Command, CommandName, CustomerDraft, Fact, RECENT_LIMIT,
    ScriptedContext, Signal, demo,
};
use proptest::prelude::*;

use crate::stage::{Stage, inbound, manual, outbound, telephony, user};

const AGENTS: [&str; 3] = ["agent1", "agent2", "nobody-yet"];
const PHONES: [&str; 6] = [
    "+919845012345",
    "98100 23456",
    "+4930123456",
    "100",
    "",
    "no number",
];
const CAMPAIGNS: [i64; 5] = [101, 102, 201, 301, 999];

/// One step of a random day. Small numbers choose from short lists, so that steps meet each other often.
#[derive(Clone, Debug)]
enum Step {
    SignIn {
        agent: usize,
        force: bool,
    },
    SignOut {
        agent: usize,
        force: bool,
    },
    Resume {
        agent: usize,
    },
    Select {
        agent: usize,
        campaign: usize,
    },
    Extension {
        agent: usize,
        number: u8,
    },
    Ready {
        agent: usize,
    },
    Break {
        agent: usize,
        reason: usize,
    },
    AutoCall {
        agent: usize,
        on: bool,
    },
    Arrive {
        kind: u8,
        agent: usize,
        phone: usize,
        campaign: Option<usize>,
    },
    Dial {
        agent: usize,
        phone: usize,
        customer: i64,
    },
    OnCall {
        agent: usize,
        verb: u8,
        code: bool,
        strange: bool,
    },
    Customer {
        agent: usize,
        verb: u8,
    },
    Wait {
        milliseconds: i64,
    },
    Tick,
    SaveCustomer {
        customer: Option<i64>,
        revision: u64,
        phone: usize,
    },
    Configure {
        without: Option<usize>,
        wrap_time_out: i64,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let agent = || 0..AGENTS.len();
    prop_oneof![
        3 => (agent(), prop::bool::weighted(0.2)).prop_map(|(agent, force)| Step::SignIn { agent, force }),
        1 => (agent(), any::<bool>()).prop_map(|(agent, force)| Step::SignOut { agent, force }),
        1 => agent().prop_map(|agent| Step::Resume { agent }),
        4 => (agent(), 0..CAMPAIGNS.len()).prop_map(|(agent, campaign)| Step::Select { agent, campaign }),
        1 => (agent(), 0_u8..3).prop_map(|(agent, number)| Step::Extension { agent, number }),
        8 => agent().prop_map(|agent| Step::Ready { agent }),
        2 => (agent(), 0_usize..5).prop_map(|(agent, reason)| Step::Break { agent, reason }),
        2 => (agent(), prop::bool::weighted(0.8)).prop_map(|(agent, on)| Step::AutoCall { agent, on }),
        12 => (0_u8..3, agent(), 0..PHONES.len(), prop::option::weighted(0.3, 0..CAMPAIGNS.len()))
            .prop_map(|(kind, agent, phone, campaign)| Step::Arrive { kind, agent, phone, campaign }),
        2 => (agent(), 0..PHONES.len(), -1_i64..15)
            .prop_map(|(agent, phone, customer)| Step::Dial { agent, phone, customer }),
        30 => (agent(), 0_u8..9, prop::bool::weighted(0.8), prop::bool::weighted(0.05))
            .prop_map(|(agent, verb, code, strange)| Step::OnCall { agent, verb, code, strange }),
        8 => (agent(), 0_u8..3).prop_map(|(agent, verb)| Step::Customer { agent, verb }),
        10 => (-2_000_i64..50_000).prop_map(|milliseconds| Step::Wait { milliseconds }),
        6 => Just(Step::Tick),
        1 => (prop::option::of(0_i64..15), 0_u64..3, 0..PHONES.len())
            .prop_map(|(customer, revision, phone)| Step::SaveCustomer { customer, revision, phone }),
        1 => (prop::option::of(0_usize..4), 0_i64..3)
            .prop_map(|(without, wrap_time_out)| Step::Configure { without, wrap_time_out }),
    ]
}

/// The step as a command in the present state; nothing when it only moves the clock.
fn command(step: &Step, stage: &Stage) -> Option<Command> {
    let agent_does = |agent: usize, command| {
        Some(Command::Agent {
            user: user(AGENTS[agent]),
            command,
        })
    };
    let in_hand = |agent: usize| {
        let found = stage
            .centre
            .session(&user(AGENTS[agent]))
            .and_then(|session| session.interaction().cloned());
        found.unwrap_or_else(|| InteractionId::new("interaction-3"))
    };
    match step.clone() {
        Step::SignIn { agent, force } => Some(Command::SignIn {
            user: user(AGENTS[agent]),
            user_name: AGENTS[agent].to_owned(),
            force,
        }),
        Step::SignOut { agent, force } => Some(Command::SignOut {
            user: user(AGENTS[agent]),
            force,
            reason: LogoutReason::User,
        }),
        Step::Resume { agent } => Some(Command::Resume {
            user: user(AGENTS[agent]),
        }),
        Step::Select { agent, campaign } => agent_does(
            agent,
            AgentCommand::SelectCampaign {
                campaign_id: CampaignId::new(CAMPAIGNS[campaign]),
            },
        ),
        Step::Extension { agent, number } => agent_does(
            agent,
            AgentCommand::SelectExtension {
                extension: format!("100{number}"),
            },
        ),
        Step::Ready { agent } => agent_does(agent, AgentCommand::SetReady {}),
        Step::Break { agent, reason } => {
            let reasons = ["Tea", "Lunch", "Training", "Meeting", "Siesta"];
            agent_does(
                agent,
                AgentCommand::StartBreak {
                    reason: reasons[reason].to_owned(),
                },
            )
        }
        Step::AutoCall { agent, on } => agent_does(agent, AgentCommand::SetAutoCall { on }),
        Step::Arrive {
            kind,
            agent,
            phone,
            campaign,
        } => {
            let (agent, phone) = (user(AGENTS[agent]), PHONES[phone].to_owned());
            let campaign = campaign.map(|campaign| CampaignId::new(CAMPAIGNS[campaign]));
            Some(match kind {
                0 => inbound(agent, phone, campaign),
                1 => outbound(agent, phone, campaign),
                _ => manual(agent, phone, campaign),
            })
        }
        Step::Dial {
            agent,
            phone,
            customer,
        } => agent_does(
            agent,
            AgentCommand::Dial {
                phone: PHONES[phone].to_owned(),
                customer_id: Some(CustomerId::new(customer)),
            },
        ),
        Step::OnCall {
            agent,
            verb,
            code,
            strange,
        } => {
            let owner = if strange {
                (agent + 1) % AGENTS.len()
            } else {
                agent
            };
            agent_does(agent, on_call(verb, in_hand(owner), code))
        }
        Step::Customer { agent, verb } => {
            let interaction = in_hand(agent);
            Some(match verb {
                0 => telephony(interaction, Signal::CustomerAnswered {}),
                1 => telephony(interaction, Signal::CustomerHungUp {}),
                _ => telephony(
                    interaction,
                    Signal::CustomerNotReached {
                        outcome: SystemDisposition::Rejected,
                    },
                ),
            })
        }
        Step::Wait { .. } => None,
        Step::Tick => Some(Command::Tick),
        Step::SaveCustomer {
            customer,
            revision,
            phone,
        } => Some(Command::UpsertCustomer {
            by: None,
            draft: Box::new(CustomerDraft {
                customer_id: customer.map(CustomerId::new),
                revision: Some(revision),
                name: "Someone".to_owned(),
                phone: PHONES[phone].to_owned(),
                ..CustomerDraft::default()
            }),
        }),
        Step::Configure {
            without,
            wrap_time_out,
        } => {
            let mut configuration = demo::configuration();
            if let Some(without) = without {
                let gone = configuration.campaigns.remove(without).campaign_id;
                configuration
                    .queues
                    .retain(|queue| queue.campaign_id != gone);
            }
            for campaign in &mut configuration.campaigns {
                campaign.wrap_time_out = Millis::from_secs(wrap_time_out * 20);
            }
            Some(Command::SetConfiguration(Box::new(configuration)))
        }
    }
}

fn on_call(verb: u8, interaction_id: InteractionId, code: bool) -> AgentCommand {
    match verb {
        0 => AgentCommand::Answer { interaction_id },
        1 => AgentCommand::Decline { interaction_id },
        2 => AgentCommand::Hold { interaction_id },
        3 => AgentCommand::Resume { interaction_id },
        4 => AgentCommand::Mute { interaction_id },
        5 => AgentCommand::Unmute { interaction_id },
        6 => AgentCommand::HangUp { interaction_id },
        7 => AgentCommand::ScreenPop { interaction_id },
        _ => {
            let disposition_code = if code { "CALLBACK" } else { "NONSENSE" }.to_owned();
            AgentCommand::Dispose {
                interaction_id,
                disposition_code,
                note: None,
                callback: None,
                then_dial: None,
            }
        }
    }
}

fn play(steps: &[Step]) -> Result<(), TestCaseError> {
    let mut stage = Stage::demo();
    for step in steps {
        if let Step::Wait { milliseconds } = step {
            stage.set_now(stage.now() + Millis::new(*milliseconds));
        }
        let Some(command) = command(step, &stage) else {
            continue;
        };
        match stage.give(&command) {
            Ok(done) => {
                for delivery in &done.deliveries {
                    let read = AppEvent::parse(delivery.event.name(), &delivery.event.payload());
                    prop_assert!(
                        read.is_ok_and(|read| read == delivery.event),
                        "{:?}",
                        delivery
                    );
                }
            }
            Err(refusal) => {
                prop_assert!(!refusal.reason.is_empty() && !refusal.remedy.is_empty());
                let told = stage
                    .centre
                    .deliveries_of_refusal(&command, &refusal, stage.now());
                prop_assert!(told.len() <= 1);
            }
        }
        check_calls(&stage)?;
        if matches!(command, Command::Tick) {
            prop_assert!(
                stage
                    .centre
                    .next_deadline()
                    .is_none_or(|deadline| deadline > stage.now())
            );
        }
    }
    check_commands(&stage)?;
    prop_assert_eq!(&Centre::rebuild(&stage.log), &stage.centre);
    let text = serde_json::to_string(&stage.log).expect("facts can be written");
    let read: Vec<Fact> = serde_json::from_str(&text).expect("facts can be read");
    prop_assert_eq!(&read, &stage.log);
    Ok(())
}

/// At most one call an agent; every call in hand has an owner who is signed in; what was connected is in wrap-up or ends
/// disposed of; deadlines are those of the calls in hand.
fn check_calls(stage: &Stage) -> Result<(), TestCaseError> {
    let mut deadlines: Vec<Timestamp> = Vec::new();
    for interaction in stage.centre.interactions() {
        let call = interaction.call();
        let view = stage.centre.interaction_view(interaction, stage.now());
        let session = stage.centre.session(&call.agent);
        let in_hand =
            session.and_then(|session| session.interaction()) == Some(&call.interaction_id);
        prop_assert_eq!(in_hand, view.state != CallState::Ended, "{:?}", &view);
        if view.state == CallState::Ended {
            prop_assert_eq!(
                view.connected_at.is_some(),
                view.disposition_code.is_some(),
                "{:?}",
                &view
            );
            prop_assert!(view.commands.is_empty());
        }
        prop_assert_eq!(
            view.ended_at.is_some(),
            matches!(view.state, CallState::WrapUp | CallState::Ended)
        );
        prop_assert!(view.hold_time <= view.talk_time, "{:?}", &view);
        deadlines.extend(view.wrap_up_ends_at);
    }
    if let Some(earliest) = deadlines.into_iter().min() {
        prop_assert!(
            stage
                .centre
                .next_deadline()
                .is_some_and(|next| next <= earliest)
        );
    }
    for session in stage.centre.sessions() {
        let desk = stage
            .centre
            .desk(session.user(), stage.now())
            .expect("signed in");
        prop_assert!(desk.interactions.len() <= 1);
        prop_assert!(desk.recent.len() <= RECENT_LIMIT);
        prop_assert_eq!(
            desk.interactions.len(),
            usize::from(session.interaction().is_some())
        );
    }
    Ok(())
}

/// A command that the desk lists does something; one that it doesn't list is refused or changes nothing.
fn check_commands(stage: &Stage) -> Result<(), TestCaseError> {
    for session in stage.centre.sessions() {
        let desk = stage
            .centre
            .desk(session.user(), stage.now())
            .expect("signed in");
        let mut listed = desk.commands.clone();
        listed.extend(
            desk.interactions
                .iter()
                .flat_map(|interaction| interaction.commands.iter().copied()),
        );
        let id = session
            .interaction()
            .cloned()
            .unwrap_or_else(|| InteractionId::new("none"));
        let code = |campaign: Option<CampaignId>| {
            let campaign = stage.centre.configuration().campaign(campaign?)?;
            Some(campaign.dispositions[0].codes[0].disposition_code.clone())
        };
        let other_campaign = desk
            .campaigns
            .iter()
            .map(|campaign| campaign.campaign_id)
            .find(|campaign| Some(*campaign) != session.campaign())
            .expect("another campaign");
        let other_break = ["Tea", "Lunch"]
            .into_iter()
            .find(|reason| {
                let availability = &desk.availability;
                availability.reason.as_deref() != Some(*reason)
                    && availability.next_break.as_deref() != Some(*reason)
            })
            .expect("another break");
        let mut commands: Vec<AgentCommand> =
            (0..8).map(|verb| on_call(verb, id.clone(), true)).collect();
        commands.extend([
            AgentCommand::Dispose {
                interaction_id: id.clone(),
                disposition_code: code(session.campaign()).unwrap_or_default(),
                note: None,
                callback: None,
                then_dial: None,
            },
            AgentCommand::SelectCampaign {
                campaign_id: other_campaign,
            },
            AgentCommand::SelectExtension {
                extension: "another-one".to_owned(),
            },
            AgentCommand::SetReady {},
            AgentCommand::StartBreak {
                reason: other_break.to_owned(),
            },
            AgentCommand::SetAutoCall {
                on: !desk.availability.auto_call,
            },
            AgentCommand::Dial {
                phone: "100".to_owned(),
                customer_id: None,
            },
        ]);
        let mut tried: Vec<CommandName> = Vec::new();
        for command in commands {
            let name = command.name();
            let whole = Command::Agent {
                user: session.user().clone(),
                command,
            };
            let decided = stage
                .centre
                .decide(&whole, &mut ScriptedContext::new(stage.now()));
            let does_something = decided.as_ref().is_ok_and(|facts| !facts.is_empty());
            prop_assert_eq!(
                listed.contains(&name),
                does_something,
                "{:?}: {:?}",
                name,
                decided
            );
            tried.push(name);
        }
        prop_assert!(listed.iter().all(|name| tried.contains(name)));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_day_leaves_the_centre_in_order(steps in prop::collection::vec(step(), 1..150)) {
        play(&steps)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_long_day_of_thousands_of_steps_too(steps in prop::collection::vec(step(), 3_000..4_000)) {
        play(&steps)?;
    }
}

#[test]
fn a_random_day_reaches_connected_calls_and_dispositions() {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let steps = prop::collection::vec(step(), 3_000)
        .new_tree(&mut runner)
        .expect("steps")
        .current();
    let mut stage = Stage::demo();
    for step in &steps {
        if let Step::Wait { milliseconds } = step {
            stage.set_now(stage.now() + Millis::new(*milliseconds));
        }
        if let Some(command) = command(step, &stage) {
            drop(stage.give(&command));
        }
    }
    let log = serde_json::to_string(&stage.log).expect("JSON");
    let kinds = [
        "sessionTakenOver",
        "sessionEnded",
        "extensionSelected",
        "breakPlanned",
        "breakCancelled",
        "autoCallSet",
        "callOffered",
        "callDialled",
        "callConnected",
        "callHeld",
        "callResumed",
        "callMuted",
        "callUnmuted",
        "callEnded",
        "callDisposed",
        "screenPopped",
        "customerSaved",
        "configurationSet",
    ];
    for kind in kinds {
        assert!(
            log.contains(&format!("\"kind\":\"{kind}\"")),
            "the random day never had a {kind}"
        );
    }
}
