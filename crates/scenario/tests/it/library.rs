//! Every scenario of the library plays, and plays the same each time.

use std::sync::Arc;

use callbench_contract::time::Millis;
use callbench_scenario::{LIBRARY, Performance, Scenario, play};
use callbench_workspace::{Centre, Fact};

fn read(source: &str) -> Arc<Scenario> {
    Arc::new(Scenario::read(source).unwrap_or_else(|error| panic!("{error}")))
}

fn played(scenario: &Arc<Scenario>, seed: u64) -> (Performance, Vec<Fact>) {
    let mut log = Vec::new();
    let performance = play(Arc::clone(scenario), seed, |fact| log.push(fact.clone()));
    (performance, log)
}

fn bytes(log: &[Fact]) -> Vec<u8> {
    log.iter()
        .flat_map(|fact| serde_json::to_vec(fact).expect("JSON"))
        .collect()
}

#[test]
fn every_scenario_of_the_library_passes() {
    let mut failed = Vec::new();
    for entry in LIBRARY {
        let scenario = match entry.read() {
            Ok(scenario) => Arc::new(scenario),
            Err(error) => {
                failed.push(format!("{}\n{error}", entry.name));
                continue;
            }
        };
        let (performance, log) = played(&scenario, scenario.seed());
        if !performance.passed() {
            failed.push(format!("{}: {:#?}", entry.name, performance.progress));
        }
        assert_eq!(
            Centre::rebuild(&log),
            performance.centre,
            "{}: the log rebuilds the centre",
            entry.name
        );
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

#[test]
fn the_same_file_and_seed_give_the_same_bytes() {
    for entry in LIBRARY {
        let scenario = read(entry.source);
        let (_, first) = played(&scenario, 7);
        let (_, second) = played(&read(entry.source), 7);
        assert_eq!(bytes(&first), bytes(&second), "{}", entry.name);
        let (_, other) = played(&scenario, 8);
        assert_ne!(
            bytes(&first),
            bytes(&other),
            "{}: another seed, other ids",
            entry.name
        );
    }
}

#[test]
fn the_virtual_clock_tells_how_long_it_would_have_taken() {
    let scenario = read(
        "
scenario: Twenty minutes
cast: { agents: { agent1: Support line }, customers: [asha] }
steps:
  - asha: { call: Support line, agent: agent1 }
  - agent1: answer
  - pass: 20 min
  - asha: hang up
",
    );
    let (performance, _) = played(&scenario, 1);
    assert!(performance.passed());
    assert_eq!(
        performance.ended - performance.began,
        Millis::from_secs(1200)
    );
}
