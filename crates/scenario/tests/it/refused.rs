//! Scenarios that can't be played are refused before anything happens, with the place and the way out.

use callbench_scenario::Scenario;

const CAST: &str = "scenario: X\ncast: { agents: { agent1: Support line, agent2: }, customers: [asha, vikram], others: { bank: '+918022223333' } }\n";

/// What is said of one step.
fn of_step(step: &str) -> String {
    of(&format!("{CAST}steps:\n  - {step}\n"))
}

fn of(source: &str) -> String {
    match Scenario::read(source) {
        Ok(_) => panic!("it was read:\n{source}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn unknown_words_get_a_proposal() {
    insta::assert_snapshot!(
        [
            of_step("agent1: anwser"),
            of_step("agnet1: answer"),
            of_step("agent1: { transfer: Generl }"),
            of_step("agent1: { dispose: RESOLVD }"),
            of_step("agent1: { dispose: RESOLVED, nota: x }"),
            of_step("asha: { call: Suport line }"),
            of_step("wait: { agent1: ringin }"),
            of_step("wait: { agent1: { hears: callConected } }"),
            of_step("wait: { agent1: { hears: { callConnected: { customerIdd: 1 } } } }"),
            of_step("agent1: { break: Te }"),
            of(&format!("{CAST}stepz: []\n")),
            of("scenario: X\ncampaigns: { Support line: { wrapTimOut: 1 } }\ncast: { agents: [agent1] }\nsteps: [{ agent1: answer }]\n"),
        ]
        .join("\n")
    );
}

#[test]
fn impossible_steps_are_refused_before_the_start() {
    insta::assert_snapshot!(
        [
            of_step("asha: hang up"),
            of_step("asha: { write: hello }"),
            of_step("agent1: { write: hello }"),
            of_step("bank: answer"),
            of(&format!("{CAST}steps:\n  - agent1: sign out\n  - agent1: ready\n")),
            of("scenario: X\ncast: { agents: { agent1: { ready: true } } }\nsteps: [{ agent1: answer }]\n"),
        ]
        .join("\n")
    );
}

#[test]
fn what_makes_no_sense_is_refused_with_its_place() {
    insta::assert_snapshot!(
        [
            of(""),
            of("[1, 2]"),
            of("scenario: X"),
            of("scenario: X\ncast: { agents: [agent1] }\nsteps: []\n"),
            of("scenario: X\ncast: { customers: [zoe] }\nsteps: [{ pass: 1 s }]\n"),
            of("scenario: X\ncast: { customers: { zoe: not a number } }\nsteps: [{ pass: 1 s }]\n"),
            of("scenario: X\ncast: { agents: [a, a] }\nsteps: [{ pass: 1 s }]\n"),
            of("scenario: X\ncast: { agents: [wait] }\nsteps: [{ pass: 1 s }]\n"),
            of_step("pass: soon"),
            of_step("wait: 5 s"),
            of_step("agent1: { answer: now }"),
            of_step("agent1: { answer: , hold: }"),
            of_step("agent1: transfer"),
            of_step("answer"),
            of_step("agent1: { hold: , refused: because }"),
            of("a: [1"),
            of("scenario: X\nscenario: Y\n"),
        ]
        .join("\n")
    );
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let error = Scenario::read(&format!(
        "{CAST}steps:\n  - agent1: anwser\n  - asha: {{ call: Nowhere }}\n  - pass: long\n"
    ))
    .expect_err("three mistakes");
    let lines: Vec<u64> = error
        .findings
        .iter()
        .map(|finding| finding.at.line)
        .collect();
    assert_eq!(lines, [4, 5, 6]);
}
