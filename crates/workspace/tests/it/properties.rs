//! What holds after any sequence of commands.

mod checks;
pub(crate) mod steps;

use checks::{check_calls, check_commands, check_conversations};
use steps::{Step, command, step, with_targets};

use callbench_contract::AppEvent;
use callbench_contract::time::Millis;
use callbench_workspace::{Centre, Command, Fact, demo};
use proptest::prelude::*;

use crate::stage::Stage;

fn play(steps: &[Step]) -> Result<(), TestCaseError> {
    let mut stage = Stage::demo();
    stage.must(&Command::SetConfiguration(Box::new(with_targets(
        demo::configuration(),
    ))));
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
        check_conversations(&stage)?;
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

/// The log of one and the same random day.
pub(crate) fn day_of_calls() -> Vec<Fact> {
    use proptest::strategy::ValueTree as _;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let steps = prop::collection::vec(step(), 40_000)
        .new_tree(&mut runner)
        .expect("steps")
        .current();
    let mut stage = Stage::demo();
    stage.must(&Command::SetConfiguration(Box::new(with_targets(
        demo::configuration(),
    ))));
    for step in &steps {
        if let Step::Wait { milliseconds } = step {
            stage.set_now(stage.now() + Millis::new(*milliseconds));
        }
        if let Some(command) = command(step, &stage) {
            drop(stage.give(&command));
        }
    }
    stage.log
}

#[test]
fn a_random_day_reaches_every_kind_of_fact_about_calls() {
    let log = serde_json::to_string(&day_of_calls()).expect("JSON");
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
        "callQueued",
        "callAbandoned",
        "attemptStarted",
        "attemptFailed",
        "attemptCancelled",
        "consultationStarted",
        "consultationEnded",
        "partiesJoined",
        "partyJoined",
        "partyLeft",
        "callTransferred",
        "digitsSent",
        "digitsPressed",
        "lineSpoken",
        "orderGiven",
        "orderDone",
        "orderFailed",
    ];
    let missing: Vec<&str> = kinds
        .into_iter()
        .filter(|kind| !log.contains(&format!("\"kind\":\"{kind}\"")))
        .collect();
    assert_eq!(missing, [""; 0], "the random day never had these");
}
