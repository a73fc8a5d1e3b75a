//! Promised calls over HTTP: who sees which.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, outcome};

/// An hour from the host's present, in its own milliseconds.
fn in_an_hour(desk: &Value) -> i64 {
    desk["now"].as_i64().expect("a time") + 3_600_000
}

/// `agent1` talks to Asha, hangs up and promises a call.
async fn promise(agent: &Page<'_>, is_self_callback: bool) -> Value {
    let desk = agent
        .command(json!({ "command": "dial", "phone": "+919845012345" }))
        .await;
    let id = desk["interactions"][0]["interactionId"].clone();
    let path = format!(
        "/api/v1/simulator/calls/{}/answer",
        id.as_str().expect("an id")
    );
    let answered = outcome(agent.request(Method::POST, &path)).await;
    assert_eq!(answered.0, StatusCode::OK, "{}", answered.1);
    agent
        .command(json!({ "command": "hangUp", "interactionId": id }))
        .await;
    agent
        .command(json!({
            "command": "dispose",
            "interactionId": id,
            "dispositionCode": "CALLBACK",
            "note": "After lunch",
            "callback": { "callbackTime": in_an_hour(&desk), "isSelfCallback": is_self_callback },
        }))
        .await
}

async fn callbacks(page: &Page<'_>, query: &str) -> Vec<Value> {
    let found = page.get(&format!("/api/v1/callbacks{query}")).await;
    found["callbacks"].as_array().expect("callbacks").clone()
}

#[tokio::test]
async fn agents_see_what_they_can_keep_and_supervisors_everything() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    let _socket = agent.socket(None).await;
    agent.get_ready().await;
    promise(&agent, true).await;
    promise(&agent, false).await;
    assert_eq!(callbacks(&agent, "").await.len(), 2);
    let mine = callbacks(&agent, "?scope=mine").await;
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0]["userId"], "agent1");
    assert_eq!(mine[0]["state"], "scheduled");
    assert_eq!(mine[0]["note"], "After lunch");
    assert_eq!(mine[0]["displayPhone"], "+919845012345");

    let other = rig.page("agent2").await;
    let _other_socket = other.socket(None).await;
    assert_eq!(callbacks(&other, "").await.len(), 0, "no campaign yet");
    other.get_ready().await;
    let open_to_anyone = callbacks(&other, "").await;
    assert_eq!(open_to_anyone.len(), 1);
    assert_eq!(open_to_anyone[0]["userId"], Value::Null);
    assert_eq!(callbacks(&other, "?scope=campaign").await.len(), 2);
    assert_eq!(callbacks(&other, "?customerId=1").await.len(), 2);
    assert_eq!(callbacks(&other, "?customerId=2").await.len(), 0);

    let supervisor = rig.page("supervisor1").await;
    assert_eq!(callbacks(&supervisor, "?state=open").await.len(), 2);
    assert_eq!(callbacks(&supervisor, "?state=done").await.len(), 0);
    assert_eq!(callbacks(&supervisor, "?campaignId=201").await.len(), 0);
    let wrong = outcome(supervisor.request(Method::GET, "/api/v1/callbacks?scope=all")).await;
    assert_refused(&wrong, StatusCode::BAD_REQUEST, "bad-request");
}

#[tokio::test]
async fn a_promise_is_dialled_and_taken_back_from_the_desk() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    let _socket = agent.socket(None).await;
    agent.get_ready().await;
    promise(&agent, true).await;
    promise(&agent, true).await;
    let open = callbacks(&agent, "?scope=mine&state=open").await;
    let desk = agent
        .command(json!({ "command": "cancelCallback", "callbackId": open[0]["callbackId"] }))
        .await;
    assert_eq!(desk["callbacksDue"], 0);
    let desk = agent
        .command(json!({ "command": "dialCallback", "callbackId": open[1]["callbackId"] }))
        .await;
    assert_eq!(
        desk["interactions"][0]["callType"],
        "outbound.callback.dial"
    );
    let states: Vec<Value> = callbacks(&agent, "?scope=mine")
        .await
        .into_iter()
        .map(|callback| callback["state"].clone())
        .collect();
    assert_eq!(states, ["cancelled", "dialling"]);
    let (status, refused) = agent
        .try_command(json!({ "command": "dialCallback", "callbackId": "none" }))
        .await;
    assert_refused(&(status, refused), StatusCode::CONFLICT, "refused");
}
