//! Scenarios on a real host: its clock, its log, its sockets.

use std::time::Duration;

use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rig::{Rig, assert_refused, outcome};

impl Rig {
    async fn simulate(&self, path: &str, body: &Value) -> (StatusCode, Value) {
        outcome(self.post(&format!("/api/v1/simulator/{path}"), body)).await
    }

    async fn run(&self) -> Value {
        outcome(self.get("/api/v1/simulator")).await.1["run"].clone()
    }

    /// The run in a state, whatever it takes (a minute at most).
    async fn run_in(&self, states: &[&str]) -> Value {
        for _ in 0..600 {
            let run = self.run().await;
            if run["state"]
                .as_str()
                .is_some_and(|state| states.contains(&state))
            {
                return run;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!(
            "the run never became one of {states:?}: {}",
            self.run().await
        );
    }
}

const OVER: &[&str] = &["passed", "failed", "stopped"];

#[tokio::test]
async fn a_scenario_plays_fast_and_takes_exactly_as_long_in_the_contact_centre() {
    let rig = Rig::demo().await;
    let before = outcome(rig.get("/api/v1/simulator")).await.1["clock"]["now"].as_i64();
    let (status, run) = rig
        .simulate(
            "run",
            &json!({ "scenario": "inbound-call", "rate": 20_000 }),
        )
        .await;
    assert_eq!(status, StatusCode::CREATED, "{run}");
    assert_eq!(run["title"], "An inbound call");
    let run = rig.run_in(OVER).await;
    assert_eq!(run["state"], "passed", "{run:#}");
    assert!(run["expectations"].as_array().is_some_and(|all| {
        !all.is_empty() && all.iter().all(|expectation| expectation["passed"] == true)
    }));
    let (_, after) = outcome(rig.get("/api/v1/simulator")).await;
    assert_eq!(after["clock"]["rate"], 1.0, "the clock is real again");
    let passed = after["clock"]["now"]
        .as_i64()
        .zip(before)
        .map(|(after, before)| after - before);
    assert!(
        passed.is_some_and(|passed| passed > 1_190_000),
        "{passed:?}: and goes on from there"
    );
    assert_eq!(
        after["agents"],
        json!([]),
        "whom the scenario signed in is signed out"
    );
    rig.stop().await;
}

#[tokio::test]
async fn the_agents_page_follows_what_the_scenario_does_and_the_clock_it_does_it_on() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let mut socket = page.socket(None).await;
    rig.simulate("run", &json!({ "scenario": "manual-call", "rate": 5000 }))
        .await;
    let clock = socket.next_of("clock").await;
    assert_eq!(clock["rate"], 5000.0);
    socket.deliveries_until("callDisposed").await;
    rig.run_in(OVER).await;
    let desk = page.get("/api/v1/desk").await;
    assert_eq!(desk["rate"], 1.0);
    assert_eq!(desk["recent"][0]["dispositionCode"], "RENEWED");
    assert_eq!(desk["recent"][0]["talkTime"], 180_000, "to the millisecond");
    rig.stop().await;
}

#[tokio::test]
async fn it_plays_step_by_step_with_the_clock_standing_still_between() {
    let rig = Rig::demo().await;
    let (_, run) = rig
        .simulate("run", &json!({ "scenario": "inbound-call", "step": true }))
        .await;
    assert_eq!(run["state"], "paused", "{run}");
    for steps in 1..=3 {
        let (status, run) = rig.simulate("run/step", &json!({})).await;
        assert_eq!(
            (status, &run["step"]),
            (StatusCode::OK, &json!(steps)),
            "{run:#}"
        );
        assert_eq!(run["state"], "paused");
    }
    let clock = || async { outcome(rig.get("/api/v1/simulator")).await.1["clock"].clone() };
    let first = clock().await;
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(clock().await, first, "time stands still");
    assert_eq!(first["rate"], 0.0);
    rig.simulate("run/rate", &json!({ "rate": 50_000 })).await;
    let (_, resumed) = rig.simulate("run/resume", &json!({})).await;
    assert_ne!(resumed["state"], "paused");
    let run = rig.run_in(OVER).await;
    assert_eq!(run["state"], "passed", "{run:#}");
    rig.stop().await;
}

#[tokio::test]
async fn one_plays_at_a_time_and_can_be_stopped() {
    let rig = Rig::demo().await;
    rig.simulate("run", &json!({ "scenario": "inbound-call" }))
        .await;
    let second = rig
        .simulate("run", &json!({ "scenario": "manual-call" }))
        .await;
    assert_refused(&second, StatusCode::CONFLICT, "already-running");
    let (status, run) = rig.simulate("run/pause", &json!({})).await;
    assert_eq!((status, &run["state"]), (StatusCode::OK, &json!("paused")));
    let (_, stopped) = rig.simulate("run/stop", &json!({})).await;
    assert_eq!(stopped["state"], "stopped");
    let again = rig.simulate("run/stop", &json!({})).await;
    assert_refused(&again, StatusCode::CONFLICT, "nothing-runs");
    rig.stop().await;
}

#[tokio::test]
async fn a_scenario_that_fails_says_which_step_and_why() {
    let rig = Rig::demo().await;
    let yaml = "
scenario: Nobody calls
cast: { agents: { agent1: Support line } }
steps:
  - wait: { agent1: ringing, within: 1 h }
";
    rig.simulate("run", &json!({ "yaml": yaml, "rate": 100_000 }))
        .await;
    let run = rig.run_in(OVER).await;
    assert_eq!(run["state"], "failed");
    let step = &run["steps"][0];
    assert_eq!(
        (&step["state"], &step["line"]),
        (&json!("failed"), &json!(5))
    );
    assert_eq!(
        step["why"],
        "after 1 h agent1 is ready, with nothing in hand"
    );
    rig.stop().await;
}

#[tokio::test]
async fn what_can_not_be_played_is_refused_with_the_place_or_the_reason() {
    let rig = Rig::demo().await;
    let yaml = "scenario: X\ncast: { agents: [agent1] }\nsteps:\n  - agent1: anwser\n";
    let refused = rig.simulate("run", &json!({ "yaml": yaml })).await;
    assert_refused(
        &refused,
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-scenario",
    );
    let finding = &refused.1["details"]["findings"][0];
    assert_eq!(
        (&finding["line"], &finding["column"]),
        (&json!(4), &json!(13))
    );
    for (body, status, code) in [
        (
            json!({ "scenario": "nonsense" }),
            StatusCode::NOT_FOUND,
            "not-found",
        ),
        (json!({}), StatusCode::UNPROCESSABLE_ENTITY, "invalid-body"),
        (
            json!({ "scenario": "inbound-call", "rate": 0 }),
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-rate",
        ),
    ] {
        assert_refused(&rig.simulate("run", &body).await, status, code);
    }
    let load = json!({ "agents": 0, "callsPerHour": 10 });
    let refused = rig.simulate("load", &load).await;
    assert_refused(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid-load");
    let unknown = outcome(rig.request(Method::POST, "/api/v1/simulator/run/dance")).await;
    assert_refused(&unknown, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn an_agent_with_a_call_in_hand_is_not_disturbed() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let _socket = page.socket(None).await;
    page.get_ready().await;
    let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919845012345" });
    rig.simulate("calls", &call).await;
    let refused = rig
        .simulate("run", &json!({ "scenario": "inbound-call" }))
        .await;
    assert_refused(&refused, StatusCode::CONFLICT, "agents-busy");
    rig.stop().await;
}

#[tokio::test]
async fn the_library_is_listed() {
    let rig = Rig::demo().await;
    let (status, library) = outcome(rig.get("/api/v1/simulator/scenarios")).await;
    assert_eq!(status, StatusCode::OK);
    let names: Vec<&str> = library["scenarios"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|entry| entry["name"].as_str())
        .collect();
    assert!(names.contains(&"inbound-call"), "{names:?}");
    rig.stop().await;
}

#[tokio::test]
async fn after_a_restart_the_clock_is_never_before_the_last_fact() {
    let rig = Rig::demo().await;
    rig.simulate(
        "run",
        &json!({ "scenario": "inbound-call", "rate": 50_000 }),
    )
    .await;
    rig.run_in(OVER).await;
    let now = |body: &Value| body["clock"]["now"].as_i64().expect("a time");
    let before = now(&outcome(rig.get("/api/v1/simulator")).await.1);
    let rig = rig.restart(|config| config.demo = true).await;
    let after = now(&outcome(rig.get("/api/v1/simulator")).await.1);
    assert!(
        after > before - 60_000,
        "{before} {after}: about twenty minutes ahead of the machine"
    );
    rig.stop().await;
}
