use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use super::system::{CUSTOMER, System, now, waiting};
use crate::rig::{Page, Rig, assert_refused, outcome};

/// The number of the demo's support line.
const SUPPORT: &str = "+918041234101";

fn leg(sid: &str, name: &str, leg: &str) -> Value {
    json!({
        "event_sid": sid,
        "event_type": "leg_action_event",
        "event_name": name,
        "event_timestamp": "2026-01-31T12:34:56Z",
        "data": {
            "leg_sid": leg, "contact_uri": CUSTOMER, "exophone": SUPPORT, "state": "in-progress",
            "start_time": "2026-01-31T12:34:50Z", "end_time": null,
        },
    })
}

async fn platform(rig: &Rig) -> System {
    System::connect(rig, "exo", &json!({ "kind": "voice-webhook" })).await
}

async fn calls(page: &Page<'_>) -> Vec<Value> {
    let desk = page.get("/api/v1/desk").await;
    desk["interactions"].as_array().expect("calls").clone()
}

async fn outcome_of(system: &System, rig: &Rig, event: &Value) -> String {
    let (status, answer) = system.hook(rig, event).await;
    assert_eq!(status, StatusCode::OK, "{event}: {answer}");
    assert_eq!(answer["event_sid"], event["event_sid"]);
    answer["outcome"].as_str().expect("an outcome").to_owned()
}

#[tokio::test]
async fn a_leg_on_one_of_our_numbers_is_a_call_of_its_campaign() {
    let rig = Rig::demo().await;
    let exo = platform(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    assert_eq!(
        outcome_of(&exo, &rig, &leg("e1", "leg_ringing", "leg-1")).await,
        "done"
    );
    assert_eq!(
        outcome_of(&exo, &rig, &leg("e2", "leg_answered", "leg-1")).await,
        "ignored"
    );
    let ringing = calls(&page).await;
    assert_eq!(ringing.len(), 1, "{ringing:?}");
    assert_eq!(
        (
            &ringing[0]["crtObjectId"],
            &ringing[0]["campaignId"],
            &ringing[0]["connector"]
        ),
        (&json!("leg-1"), &json!(101), &json!("exo"))
    );
    assert_eq!(
        outcome_of(&exo, &rig, &leg("e3", "leg_ended", "leg-1")).await,
        "done"
    );
    assert_eq!(calls(&page).await, Vec::<Value>::new());
    rig.stop().await;
}

#[tokio::test]
async fn an_event_is_carried_out_once_however_often_the_platform_tries() {
    let rig = Rig::demo().await;
    let exo = platform(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let started = leg("e1", "leg_ringing", "leg-1");
    assert_eq!(outcome_of(&exo, &rig, &started).await, "done");
    for _ in 0..3 {
        assert_eq!(outcome_of(&exo, &rig, &started).await, "duplicate");
    }
    let rig = rig.restart(|config| config.demo = true).await;
    assert_eq!(outcome_of(&exo, &rig, &started).await, "duplicate");
    rig.stop().await;
}

#[tokio::test]
async fn the_order_of_events_does_not_matter() {
    let rig = Rig::demo().await;
    let exo = platform(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    assert_eq!(
        outcome_of(&exo, &rig, &leg("e2", "leg_answered", "leg-1")).await,
        "done",
        "it makes the call"
    );
    assert_eq!(
        outcome_of(&exo, &rig, &leg("e1", "leg_ringing", "leg-1")).await,
        "ignored"
    );
    assert_eq!(calls(&page).await.len(), 1);
    assert_eq!(
        outcome_of(&exo, &rig, &leg("e3", "leg_terminated", "leg-1")).await,
        "done"
    );
    for late in [
        leg("e4", "leg_ringing", "leg-1"),
        leg("e5", "leg_ended", "leg-1"),
    ] {
        assert_eq!(outcome_of(&exo, &rig, &late).await, "ignored");
    }

    assert_eq!(
        outcome_of(&exo, &rig, &leg("f3", "leg_ended", "leg-2")).await,
        "ignored"
    );
    let rig = rig.restart(|config| config.demo = true).await;
    assert_eq!(
        outcome_of(&exo, &rig, &leg("f1", "leg_ringing", "leg-2")).await,
        "ignored",
        "its end was heard before its start"
    );
    assert_eq!(waiting(&rig).await, 0);
    rig.stop().await;
}

#[tokio::test]
async fn a_leg_to_an_agent_s_extension_is_the_agent_s_telephone() {
    let rig = Rig::demo().await;
    let exo = platform(&rig).await;
    let page = rig.page("agent1").await;
    page.command(json!({ "command": "selectExtension", "extension": "1001" }))
        .await;
    page.get_ready().await;
    let telephone = |sid: &str, name: &str, leg_sid: &str| {
        let mut event = leg(sid, name, leg_sid);
        event["data"]["contact_uri"] = json!("sip:1001@desk.example.org");
        event
    };
    let early = telephone("a1", "leg_ringing", "leg-a");
    assert_eq!(outcome_of(&exo, &rig, &early).await, "ignored");
    assert_eq!(
        calls(&page).await,
        Vec::<Value>::new(),
        "no call of its own"
    );
    outcome_of(&exo, &rig, &leg("e1", "leg_ringing", "leg-1")).await;
    let answered = telephone("a2", "leg_answered", "leg-a");
    assert_eq!(outcome_of(&exo, &rig, &answered).await, "done");
    assert_eq!(calls(&page).await[0]["state"], "connected");
    let over = telephone("a3", "leg_ended", "leg-a");
    assert_eq!(outcome_of(&exo, &rig, &over).await, "done");
    let ended = calls(&page).await;
    assert_eq!(
        (&ended[0]["state"], &ended[0]["hangupFirst"]),
        (&json!("wrapUp"), &json!("agent"))
    );
    let late = telephone("a4", "leg_answered", "leg-a");
    assert_eq!(outcome_of(&exo, &rig, &late).await, "ignored");
    rig.stop().await;
}

#[tokio::test]
async fn what_changes_no_call_is_acknowledged() {
    let rig = Rig::demo().await;
    let exo = platform(&rig).await;
    assert_eq!(
        outcome_of(&exo, &rig, &leg("e1", "play_completed", "leg-1")).await,
        "ignored"
    );
    rig.stop().await;
}

#[tokio::test]
async fn what_is_malformed_unsigned_or_for_a_number_of_nobody_is_refused_with_the_reason() {
    let rig = Rig::demo().await;
    let exo = platform(&rig).await;
    let mut broken = leg("e1", "leg_ringing", "leg-1");
    broken["data"]
        .as_object_mut()
        .expect("an object")
        .remove("leg_sid");
    let refused = exo.hook(&rig, &broken).await;
    assert_refused(
        &refused,
        StatusCode::UNPROCESSABLE_ENTITY,
        "malformed-event",
    );
    let mut elsewhere = leg("e1", "leg_ringing", "leg-1");
    elsewhere["data"]["exophone"] = json!("+15550100");
    let refused = exo.hook(&rig, &elsewhere).await;
    assert_refused(
        &refused,
        StatusCode::UNPROCESSABLE_ENTITY,
        "unknown-exophone",
    );
    let event = leg("e1", "leg_ringing", "leg-1");
    let send = |name: &str, signature: Option<String>| {
        let request = rig.post(&format!("/api/v1/connectors/voice-webhook/{name}"), &event);
        outcome(match signature {
            Some(signature) => request.header("callbench-signature", signature),
            None => request,
        })
    };
    assert_refused(
        &send("exo", None).await,
        StatusCode::UNAUTHORIZED,
        "unsigned",
    );
    let good = exo.signature(now(), &event.to_string());
    let nameless = good.replace("connector=exo,", "");
    assert_refused(
        &send("other", Some(good)).await,
        StatusCode::UNAUTHORIZED,
        "unknown-connector",
    );
    let (status, answer) = send("exo", Some(nameless)).await;
    assert_eq!(
        status,
        StatusCode::OK,
        "the path names the connector: {answer}"
    );
    let wrong_kind = rig
        .request(Method::POST, "/api/v1/connectors/cloudevents")
        .header("callbench-signature", exo.signature(now(), "{}"))
        .body("{}");
    assert_refused(
        &outcome(wrong_kind).await,
        StatusCode::UNAUTHORIZED,
        "unknown-connector",
    );
    rig.stop().await;
}
