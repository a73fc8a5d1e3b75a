//! What supervisors see and do over HTTP, and what sockets hear of it.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, outcome};

async fn command(page: &Page<'_>, command: Value) -> (StatusCode, Value) {
    outcome(
        page.request(Method::POST, "/api/v1/supervisor/commands")
            .json(&command),
    )
    .await
}

async fn must(page: &Page<'_>, wanted: Value) -> Value {
    let (status, body) = command(page, wanted.clone()).await;
    assert_eq!(status, StatusCode::OK, "{wanted}: {body}");
    body
}

/// `agent1` is ready on Renewals and talks to a customer.
async fn talking(agent: &Page<'_>) -> String {
    agent
        .command(json!({ "command": "selectCampaign", "campaignId": 101 }))
        .await;
    agent.command(json!({ "command": "setReady" })).await;
    let desk = agent
        .command(json!({ "command": "dial", "phone": "+919845012345" }))
        .await;
    let id = desk["interactions"][0]["interactionId"]
        .as_str()
        .expect("a call")
        .to_owned();
    let answered = outcome(agent.request(
        Method::POST,
        &format!("/api/v1/simulator/calls/{id}/answer"),
    ))
    .await;
    assert_eq!(answered.0, StatusCode::OK, "{}", answered.1);
    id
}

#[tokio::test]
async fn a_supervisor_sees_agents_campaigns_and_calls() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    let _socket = agent.socket(None).await;
    let id = talking(&agent).await;
    let supervisor = rig.page("supervisor1").await;
    let view = supervisor.get("/api/v1/supervisor").await;
    assert_eq!(view["rate"], 1);
    assert_eq!(view["managing"], Value::Null);
    assert_eq!(view["campaigns"].as_array().map(Vec::len), Some(4));
    let live = &view["agents"][0];
    assert_eq!(live["userId"], "agent1");
    assert_eq!(live["availability"]["state"], "busy");
    assert_eq!(live["interactions"][0]["interactionId"], *id);
    assert_eq!(live["interactions"][0]["kind"], "call");
    assert_eq!(live["interactions"][0]["state"], "connected");
    assert_eq!(view["interactions"][0]["interactionId"], *id);
    assert_eq!(view["campaigns"][0]["counters"]["outboundDialled"], 1);
    assert_eq!(view["campaigns"][0]["agents"]["busy"], 1);

    let managed = must(
        &supervisor,
        json!({ "command": "manageCampaign", "campaignId": 201 }),
    )
    .await;
    assert_eq!(managed["managing"], 201);
    assert_eq!(
        managed["campaigns"][0]["dialler"],
        json!({ "running": false, "left": 12 })
    );
    assert_eq!(managed["agents"], json!([]));
    let all = must(
        &supervisor,
        json!({ "command": "manageCampaign", "campaignId": null }),
    )
    .await;
    assert_eq!(all["managing"], Value::Null);
}

#[tokio::test]
async fn listening_shows_on_both_sides() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    let mut socket = agent.socket(None).await;
    let id = talking(&agent).await;
    let supervisor = rig.page("supervisor1").await;
    let view = must(
        &supervisor,
        json!({ "command": "barge", "interactionId": id }),
    )
    .await;
    assert_eq!(
        view["listening"],
        json!({ "interactionId": id, "mode": "barged" })
    );
    loop {
        let desk = socket.next_of("desk").await;
        if desk["desk"]["supervised"] == "barged" {
            break;
        }
    }
    let refused = command(
        &supervisor,
        json!({ "command": "listen", "interactionId": "none" }),
    )
    .await;
    assert_refused(&refused, StatusCode::CONFLICT, "refused");
    assert_eq!(refused.1["details"]["reason"], "unknown-interaction");
}

#[tokio::test]
async fn a_forced_sign_out_ends_the_agents_sockets_and_sign_in() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    let mut socket = agent.socket(None).await;
    talking(&agent).await;
    let supervisor = rig.page("supervisor1").await;
    let view = must(
        &supervisor,
        json!({ "command": "forceLogout", "userId": "agent1" }),
    )
    .await;
    assert_eq!(view["agents"], json!([]));
    assert_eq!(socket.close_code().await, 4001);
    let session = agent.get("/api/v1/session").await;
    assert_eq!(
        session["user"],
        Value::Null,
        "the cookie is worth nothing any more"
    );
    let again = command(
        &supervisor,
        json!({ "command": "forceLogout", "userId": "agent1" }),
    )
    .await;
    assert_refused(&again, StatusCode::CONFLICT, "refused");
    assert_eq!(again.1["details"]["reason"], "not-signed-in");
}

#[tokio::test]
async fn supervisors_sockets_hear_that_something_changed() {
    let rig = Rig::demo().await;
    let supervisor = rig.page("supervisor1").await;
    let mut watching = supervisor.socket(None).await;
    let welcome = watching.next_of("welcome").await;
    assert!(welcome.get("desk").is_none());
    let administrator = rig.page("admin1").await;
    let mut also = administrator.socket(None).await;
    also.next_of("welcome").await;
    let agent = rig.page("agent1").await;
    let _socket = agent.socket(None).await;
    agent.get_ready().await;
    watching.next_of("centre").await;
    also.next_of("centre").await;
    let view = supervisor.get("/api/v1/supervisor").await;
    assert_eq!(
        view["agents"][0]["userId"], "agent1",
        "no agent session of their own"
    );
    assert_eq!(view["agents"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn agents_hear_how_their_campaign_stands() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    let mut socket = agent.socket(None).await;
    agent.get_ready().await;
    let mut heard = Vec::new();
    while heard.len() < 3 {
        let live = socket.next_of("live").await;
        let event = &live["event"];
        assert_eq!(event["payload"]["campaignId"], 101);
        heard.push(event["name"].as_str().expect("a name").to_owned());
    }
    heard.sort();
    assert_eq!(
        heard,
        ["campaignStatistics", "queueStatistics", "queueStatistics"]
    );
}

#[tokio::test]
async fn a_started_dialler_reaches_the_agents_desk() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    let mut socket = agent.socket(None).await;
    agent
        .command(json!({ "command": "selectCampaign", "campaignId": 201 }))
        .await;
    agent.command(json!({ "command": "setReady" })).await;
    let supervisor = rig.page("supervisor1").await;
    must(
        &supervisor,
        json!({ "command": "startDialler", "campaignId": 201 }),
    )
    .await;
    let delivered = socket.deliveries_until("callDialing").await;
    let dialling = &delivered.last().expect("a delivery")["event"]["payload"];
    assert_eq!(dialling["callType"], "outbound.auto.dial");
    assert_eq!(dialling["leadId"], 1);
    let desk = agent.get("/api/v1/desk").await;
    assert_eq!(desk["dialler"], json!({ "running": true, "left": 12 }));
    assert_eq!(desk["interactions"][0]["lead"]["name"], "Vikram Singh");
    assert_eq!(
        desk["interactions"][0]["lead"]["fields"]["contractEnds"],
        "2026-11-03"
    );
}

#[tokio::test]
async fn statistics_tell_a_campaigns_half_hours() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    let _socket = agent.socket(None).await;
    talking(&agent).await;
    let supervisor = rig.page("supervisor1").await;
    let day = supervisor
        .get("/api/v1/statistics?campaignId=101&window=day")
        .await;
    assert_eq!(day["series"].as_array().map(Vec::len), Some(48));
    assert_eq!(day["totals"]["outboundConnected"], 1);
    let elsewhere = supervisor.get("/api/v1/statistics?campaignId=201").await;
    assert_eq!(elsewhere["totals"]["outboundConnected"], 0);
    let all = supervisor.get("/api/v1/statistics?window=halfHour").await;
    assert_eq!(all["series"].as_array().map(Vec::len), Some(1));
    for (path, status, code) in [
        (
            "/api/v1/statistics?campaignId=999",
            StatusCode::NOT_FOUND,
            "not-found",
        ),
        (
            "/api/v1/statistics?window=week",
            StatusCode::BAD_REQUEST,
            "bad-request",
        ),
    ] {
        let found = outcome(supervisor.request(Method::GET, path)).await;
        assert_refused(&found, status, code);
    }
}
