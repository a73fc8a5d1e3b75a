//! What holds for leads and promised calls after any sequence of commands.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::AppEvent;
use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::{CallbackId, InteractionId, LeadId, LeadRecordId};
use callbench_contract::time::Millis;
use callbench_workspace::{
    AgentCommand, CallState, CallbackFilter, CallbackState, CallbackWish, Centre, Command,
    DiallerMode, DiallerSettings, Fact, Happening, LeadCommand, LeadRecordDraft, RecordStage,
    Signal, SupervisorCommand, demo,
};
use proptest::prelude::*;

use crate::stage::{RENEWALS, Stage, telephony, user};

const AGENTS: [&str; 3] = ["agent1", "agent2", "agent3"];
const MODES: [DiallerMode; 3] = [
    DiallerMode::Automatic,
    DiallerMode::AutomaticPreview,
    DiallerMode::ManualPreview,
];
/// The most attempts that any of the random settings allows.
const MOST_ATTEMPTS: u32 = 3;

/// One step of a random day of dialling.
#[derive(Clone, Debug)]
enum Step {
    Come {
        agent: usize,
    },
    Go {
        agent: usize,
        force: bool,
    },
    Load {
        name: u8,
        phones: BTreeSet<u8>,
    },
    Remove {
        lead: i64,
    },
    Run {
        on: bool,
    },
    Settings {
        mode: usize,
        attempts: u32,
        retry_after: i64,
    },
    Break {
        agent: usize,
        on: bool,
    },
    AutoCall {
        agent: usize,
        on: bool,
    },
    Take {
        agent: usize,
    },
    Preview {
        agent: usize,
        dial: bool,
    },
    HangUp {
        agent: usize,
    },
    Dispose {
        agent: usize,
        promise: Option<(i64, bool)>,
    },
    Customer {
        agent: usize,
        verb: u8,
    },
    Callback {
        agent: usize,
        which: usize,
        verb: u8,
    },
    Listen {
        agent: usize,
        barge: bool,
    },
    Wait {
        seconds: i64,
    },
    Tick,
}

fn step() -> impl Strategy<Value = Step> {
    let agent = || 0..AGENTS.len();
    prop_oneof![
        4 => agent().prop_map(|agent| Step::Come { agent }),
        1 => (agent(), any::<bool>()).prop_map(|(agent, force)| Step::Go { agent, force }),
        3 => (0_u8..30, prop::collection::btree_set(0_u8..60, 1..8))
            .prop_map(|(name, phones)| Step::Load { name, phones }),
        1 => (1_i64..12).prop_map(|lead| Step::Remove { lead }),
        3 => any::<bool>().prop_map(|on| Step::Run { on }),
        1 => (0..MODES.len(), 0..=MOST_ATTEMPTS, 0_i64..3)
            .prop_map(|(mode, attempts, retry_after)| Step::Settings { mode, attempts, retry_after }),
        2 => (agent(), any::<bool>()).prop_map(|(agent, on)| Step::Break { agent, on }),
        1 => (agent(), any::<bool>()).prop_map(|(agent, on)| Step::AutoCall { agent, on }),
        3 => agent().prop_map(|agent| Step::Take { agent }),
        4 => (agent(), any::<bool>()).prop_map(|(agent, dial)| Step::Preview { agent, dial }),
        4 => agent().prop_map(|agent| Step::HangUp { agent }),
        5 => (agent(), prop::option::of((-5_i64..200, any::<bool>())))
            .prop_map(|(agent, promise)| Step::Dispose { agent, promise }),
        8 => (agent(), 0_u8..6).prop_map(|(agent, verb)| Step::Customer { agent, verb }),
        6 => (agent(), 0_usize..4, 0_u8..5)
            .prop_map(|(agent, which, verb)| Step::Callback { agent, which, verb }),
        2 => (agent(), any::<bool>()).prop_map(|(agent, barge)| Step::Listen { agent, barge }),
        6 => (-2_i64..60).prop_map(|seconds| Step::Wait { seconds }),
        6 => Just(Step::Tick),
    ]
}

fn commands(step: &Step, stage: &Stage) -> Vec<Command> {
    let does = |agent: usize, command| Command::Agent {
        user: user(AGENTS[agent]),
        command,
    };
    let in_hand = |agent: usize| {
        stage
            .centre
            .session(&user(AGENTS[agent]))
            .and_then(|session| session.interaction().cloned())
            .unwrap_or_else(|| InteractionId::from("none"))
    };
    let supervise = |command| Command::Supervisor {
        user: user("supervisor1"),
        command,
    };
    match step.clone() {
        Step::Come { agent } => vec![
            Command::SignIn {
                user: user(AGENTS[agent]),
                user_name: AGENTS[agent].to_owned(),
                force: false,
            },
            does(
                agent,
                AgentCommand::SelectCampaign {
                    campaign_id: RENEWALS,
                },
            ),
            does(agent, AgentCommand::SetReady {}),
        ],
        Step::Go { agent, force: true } => vec![supervise(SupervisorCommand::ForceLogout {
            user_id: user(AGENTS[agent]),
        })],
        Step::Go { agent, force } => vec![Command::SignOut {
            user: user(AGENTS[agent]),
            force,
            reason: callbench_contract::event::session::LogoutReason::User,
        }],
        Step::Load { name, phones } => vec![Command::Lead(Box::new(LeadCommand::Load {
            campaign: RENEWALS,
            name: format!("Lead {name}"),
            records: phones
                .into_iter()
                .map(|phone| LeadRecordDraft {
                    phone: format!("{}", 99 + u32::from(phone)),
                    ..LeadRecordDraft::default()
                })
                .collect(),
            urgent: name % 3 == 0,
        }))],
        Step::Remove { lead } => vec![Command::Lead(Box::new(LeadCommand::Remove {
            lead: LeadId::new(lead),
        }))],
        Step::Run { on: true } => vec![supervise(SupervisorCommand::StartDialler {
            campaign_id: RENEWALS,
        })],
        Step::Run { on: false } => vec![supervise(SupervisorCommand::StopDialler {
            campaign_id: RENEWALS,
        })],
        Step::Settings {
            mode,
            attempts,
            retry_after,
        } => {
            let mut configuration = demo::configuration();
            for campaign in &mut configuration.campaigns {
                campaign.dialler = DiallerSettings {
                    mode: MODES[mode],
                    attempts,
                    retry_after: Millis::from_secs(retry_after * 40),
                    preview_time: Millis::from_secs(20),
                };
            }
            vec![Command::SetConfiguration(Box::new(configuration))]
        }
        Step::Break { agent, on: true } => vec![does(
            agent,
            AgentCommand::StartBreak {
                reason: "Tea".to_owned(),
            },
        )],
        Step::Break { agent, on: false } => vec![does(agent, AgentCommand::SetReady {})],
        Step::AutoCall { agent, on } => vec![does(agent, AgentCommand::SetAutoCall { on })],
        Step::Take { agent } => vec![does(agent, AgentCommand::NextLead {})],
        Step::Preview { agent, dial } => {
            let interaction_id = in_hand(agent);
            vec![does(
                agent,
                if dial {
                    AgentCommand::DialPreview { interaction_id }
                } else {
                    AgentCommand::SkipPreview { interaction_id }
                },
            )]
        }
        Step::HangUp { agent } => vec![does(
            agent,
            AgentCommand::HangUp {
                interaction_id: in_hand(agent),
            },
        )],
        Step::Dispose { agent, promise } => vec![does(
            agent,
            AgentCommand::Dispose {
                interaction_id: in_hand(agent),
                disposition_code: "CALLBACK".to_owned(),
                note: None,
                callback: promise.map(|(seconds, is_self_callback)| CallbackWish {
                    callback_time: stage.now() + Millis::from_secs(seconds),
                    phone: None,
                    is_self_callback,
                }),
                then_dial: None,
            },
        )],
        Step::Customer { agent, verb } => {
            let signal = match verb {
                0..3 => Signal::CustomerAnswered {},
                3 => Signal::CustomerHungUp {},
                4 => Signal::CustomerNotReached {
                    outcome: SystemDisposition::Busy,
                },
                _ => Signal::CustomerNotReached {
                    outcome: SystemDisposition::NumberInvalid,
                },
            };
            vec![telephony(in_hand(agent), signal)]
        }
        Step::Callback { agent, which, verb } => {
            // Mostly one that is still to be made.
            let listed = stage.centre.callbacks(&CallbackFilter {
                open: (which > 0).then_some(true),
                ..CallbackFilter::default()
            });
            let callback_id = listed
                .get(which.saturating_sub(1))
                .map_or_else(|| CallbackId::from("none"), |one| one.callback_id.clone());
            vec![does(
                agent,
                match verb {
                    0..=2 => AgentCommand::DialCallback { callback_id },
                    3 => AgentCommand::RescheduleCallback {
                        callback_id,
                        callback_time: stage.now() + Millis::from_secs(30),
                    },
                    _ => AgentCommand::CancelCallback { callback_id },
                },
            )]
        }
        Step::Listen { agent, barge } => {
            let interaction_id = in_hand(agent);
            vec![supervise(if barge {
                SupervisorCommand::Barge { interaction_id }
            } else {
                SupervisorCommand::Listen { interaction_id }
            })]
        }
        Step::Wait { .. } => Vec::new(),
        Step::Tick => vec![Command::Tick],
    }
}

fn play(steps: &[Step]) -> Result<Stage, TestCaseError> {
    let mut stage = Stage::demo();
    // How often each record was dialled, as the facts tell it.
    let mut dialled: BTreeMap<(LeadId, LeadRecordId), u32> = BTreeMap::new();
    for step in steps {
        if let Step::Wait { seconds } = step {
            stage.wait(*seconds);
        }
        for command in commands(step, &stage) {
            match stage.give(&command) {
                Ok(done) => {
                    for delivery in &done.deliveries {
                        let payload = delivery.event.payload();
                        let read = AppEvent::parse(delivery.event.name(), &payload);
                        prop_assert!(read.is_ok_and(|read| read == delivery.event));
                    }
                    for fact in &done.facts {
                        if let Happening::CallDialled { call, .. } = &fact.what
                            && let Some(about) = &call.lead
                        {
                            let record = (about.lead_id, about.lead_record_id.clone());
                            *dialled.entry(record).or_default() += 1;
                        }
                    }
                }
                Err(refusal) => {
                    prop_assert!(!refusal.reason.is_empty() && !refusal.remedy.is_empty());
                }
            }
            check_records(&stage, &dialled)?;
            check_callbacks(&stage)?;
            check_listening(&stage)?;
            if matches!(command, Command::Tick) {
                let next = stage.centre.next_deadline();
                prop_assert!(next.is_none_or(|next| next > stage.now()));
            }
        }
    }
    prop_assert_eq!(&Centre::rebuild(&stage.log), &stage.centre);
    let text = serde_json::to_string(&stage.log).expect("facts can be written");
    let read: Vec<Fact> = serde_json::from_str(&text).expect("facts can be read");
    prop_assert_eq!(&read, &stage.log);
    Ok(stage)
}

/// A record is in one call or preview at most, and that one is up; it is dialled no more often than allowed; the sums agree.
fn check_records(
    stage: &Stage,
    dialled: &BTreeMap<(LeadId, LeadRecordId), u32>,
) -> Result<(), TestCaseError> {
    let mut in_hand = BTreeSet::new();
    for interaction in stage.centre.interactions() {
        let is_shown = interaction.state() == CallState::Previewing;
        let is_tried = interaction.state() == CallState::Dialling;
        if let Some(about) = interaction
            .call()
            .lead
            .as_deref()
            .filter(|_| is_shown || is_tried)
        {
            let record = (about.lead_id, about.lead_record_id.clone());
            prop_assert!(in_hand.insert(record), "{about:?} twice at once");
        }
    }
    for lead in stage.centre.lead_summaries(None) {
        let records = stage
            .centre
            .lead_records(lead.lead_id, None, usize::MAX)
            .expect("the lead");
        let count = |stage: RecordStage| records.iter().filter(|one| one.state == stage).count();
        prop_assert_eq!(lead.total, records.len());
        prop_assert_eq!(lead.done, count(RecordStage::Done));
        prop_assert_eq!(lead.failed, count(RecordStage::Failed));
        prop_assert_eq!(lead.left, lead.total - lead.done - lead.failed);
        for record in &records {
            let key = (lead.lead_id, record.lead_record_id.clone());
            let counted = dialled.get(&key).copied().unwrap_or(0);
            prop_assert_eq!(record.attempts, counted);
            prop_assert!(record.attempts <= MOST_ATTEMPTS, "{record:?}");
            let is_in_hand = matches!(
                record.state,
                RecordStage::Previewing | RecordStage::Dialling
            );
            prop_assert_eq!(is_in_hand, in_hand.contains(&key), "{:?}", record);
            prop_assert_eq!(is_in_hand, record.interaction_id.is_some());
            prop_assert_eq!(
                record.state == RecordStage::Retry,
                record.next_attempt_at.is_some()
            );
        }
    }
    Ok(())
}

/// A promise is being dialled exactly while its call is; what desks count as due is due.
fn check_callbacks(stage: &Stage) -> Result<(), TestCaseError> {
    let all = stage.centre.callbacks(&CallbackFilter::default());
    for callback in &all {
        let is_tried = stage.centre.interactions().any(|interaction| {
            interaction.call().callback_id.as_ref() == Some(&callback.callback_id)
                && interaction.state() == CallState::Dialling
        });
        prop_assert_eq!(
            callback.state == CallbackState::Dialling,
            is_tried,
            "{:?}",
            callback
        );
    }
    for session in stage.centre.sessions() {
        let due = all
            .iter()
            .filter(|callback| callback.state == CallbackState::Due)
            .filter(|callback| match &callback.user_id {
                Some(user) => user == session.user(),
                None => session.campaign() == Some(callback.campaign_id),
            })
            .count();
        let desk = stage
            .centre
            .desk(session.user(), stage.now())
            .expect("signed in");
        prop_assert_eq!(desk.callbacks_due, due);
    }
    Ok(())
}

/// Nobody listens to a call that is not live.
fn check_listening(stage: &Stage) -> Result<(), TestCaseError> {
    let view = stage
        .centre
        .supervisor_view(&user("supervisor1"), stage.now());
    if let Some(listening) = view.listening {
        let state = stage
            .centre
            .interaction(&listening.interaction_id)
            .map(|interaction| interaction.state());
        prop_assert!(
            !matches!(state, None | Some(CallState::WrapUp | CallState::Ended)),
            "{state:?}"
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_day_of_dialling_leaves_leads_and_promises_in_order(
        steps in prop::collection::vec(step(), 1..120)
    ) {
        play(&steps)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_long_day_of_dialling_too(steps in prop::collection::vec(step(), 3_000..4_000)) {
        play(&steps)?;
    }
}

/// The log of one and the same random day.
pub(crate) fn day_of_dialling() -> Vec<Fact> {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let steps = prop::collection::vec(step(), 6_000)
        .new_tree(&mut runner)
        .expect("steps")
        .current();
    play(&steps).expect("a day in order").log
}

#[test]
fn a_random_day_of_dialling_reaches_every_kind_of_fact() {
    let log = serde_json::to_string(&day_of_dialling()).expect("JSON");
    let kinds = [
        r#""lead":"loaded""#,
        r#""lead":"removed""#,
        r#""lead":"diallerStarted""#,
        r#""lead":"diallerStopped""#,
        r#""lead":"previewed""#,
        r#""lead":"previewSkipped""#,
        r#""lead":"recordReached""#,
        r#""lead":"recordMissed""#,
        r#""lead":"retriesDue""#,
        r#""callback":"promised""#,
        r#""callback":"due""#,
        r#""callback":"rescheduled""#,
        r#""callback":"cancelled""#,
        r#""callback":"reached""#,
        r#""callback":"missed""#,
        r#""supervision":"listeningStarted""#,
        r#""supervision":"listeningStopped""#,
        r#""supervision":"logoutForced""#,
    ];
    for kind in kinds {
        assert!(log.contains(kind), "the random day never had {kind}");
    }
}
