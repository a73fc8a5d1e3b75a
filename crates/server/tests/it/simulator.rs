use http::StatusCode;
use reqwest::Method;
use serde_json::json;

use crate::rig::{Rig, assert_refused, outcome};

#[tokio::test]
async fn without_the_demo_the_simulator_is_for_administrators() {
    let rig = Rig::with(|_| {}).await;
    let refused = outcome(rig.get("/api/v1/simulator")).await;
    assert_refused(&refused, StatusCode::UNAUTHORIZED, "not-signed-in");
    let token = rig
        .host()
        .setup_link()
        .and_then(|link| link.split_once("token="))
        .expect("a link")
        .1;
    let account =
        json!({ "token": token, "userId": "root", "userName": "Root", "password": "long enough" });
    let (status, _) = outcome(rig.post("/api/v1/setup", &account)).await;
    assert_eq!(status, StatusCode::OK);
    let sign_in = json!({ "userId": "root", "password": "long enough", "tokenOnly": true });
    let (_, session) = outcome(rig.post("/api/v1/session", &sign_in)).await;
    let token = session["token"].as_str().expect("a token");
    let (status, simulator) = outcome(rig.get("/api/v1/simulator").bearer_auth(token)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(simulator["customers"], json!([]), "no demo data");
    rig.stop().await;
}

#[tokio::test]
async fn a_call_for_an_agent_who_is_not_there_is_refused_with_the_remedy() {
    let rig = Rig::demo().await;
    let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919845012345" });
    let refused = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    assert_refused(&refused, StatusCode::CONFLICT, "refused");
    assert_eq!(refused.1["details"]["reason"], "not-signed-in");
    let page = rig.page("agent1").await;
    let refused = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    assert_refused(&refused, StatusCode::CONFLICT, "refused");
    page.get_ready().await;
    let nonsense = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "not a number" });
    let refused = outcome(rig.post("/api/v1/simulator/calls", &nonsense)).await;
    assert_eq!(refused.1["details"]["reason"], "invalid-phone");
    rig.stop().await;
}

#[tokio::test]
async fn the_customer_of_an_outbound_call_answers_by_themselves_unless_told_otherwise() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.command(json!({ "command": "selectCampaign", "campaignId": 201 }))
        .await;
    page.command(json!({ "command": "setReady" })).await;
    let mut socket = page.socket(None).await;
    let call = json!({ "kind": "outbound-call", "agent": "agent1", "phone": "+919845012345" });
    let (status, placed) = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    assert_eq!(status, StatusCode::CREATED, "{placed}");
    let interaction = &placed["interaction"];
    assert_eq!(interaction["state"], "dialling");
    assert_eq!(placed["crtObjectId"], interaction["crtObjectId"]);
    socket.deliveries_until("callConnected").await;

    let id = interaction["interactionId"].as_str().expect("an id");
    let (status, after) = outcome(rig.request(
        Method::POST,
        &format!("/api/v1/simulator/calls/{id}/hang-up"),
    ))
    .await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(after["interaction"]["hangupFirst"], "customer");
    let told = socket.next_of("simulator").await;
    assert!(told["interactions"].is_array());
    let unknown =
        outcome(rig.request(Method::POST, &format!("/api/v1/simulator/calls/{id}/sing"))).await;
    assert_refused(&unknown, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn an_expired_session_is_not_let_in_as_nobody() {
    let rig = Rig::demo().await;
    let cookie = format!("callbench_session_{}=expired", rig.host().port());
    let refused = outcome(rig.get("/api/v1/simulator").header("cookie", cookie)).await;
    assert_refused(&refused, StatusCode::UNAUTHORIZED, "not-signed-in");
    rig.stop().await;
}
