use callbench_server::{Host, HostConfig};
use http::StatusCode;
use serde_json::{Value, json};

use crate::rig::{Rig, assert_refused, cookie_of, outcome};

fn account(token: &str) -> Value {
    json!({ "token": token, "userId": "root", "userName": "Rosa Root", "password": "long enough" })
}

fn token_of(rig: &Rig) -> String {
    let link = rig.host().setup_link().expect("a link").to_owned();
    let (page, token) = link
        .split_once("/setup?token=")
        .expect("a token in the link");
    assert_eq!(page, rig.origin());
    token.to_owned()
}

#[tokio::test]
async fn the_link_of_the_first_start_makes_one_administrator_and_no_second() {
    let rig = Rig::with(|_| {}).await;
    let (_, session) = outcome(rig.get("/api/v1/session")).await;
    assert_eq!(session["setupNeeded"], true);
    assert!(session.get("demoSignIns").is_none());
    let token = token_of(&rig);

    let wrong = outcome(rig.post("/api/v1/setup", &account("not-the-token"))).await;
    assert_refused(&wrong, StatusCode::FORBIDDEN, "wrong-setup-link");

    for (field, value) in [
        ("userId", "no spaces!"),
        ("userName", " "),
        ("password", "short"),
    ] {
        let mut given = account(&token);
        given[field] = json!(value);
        let refused = outcome(rig.post("/api/v1/setup", &given)).await;
        assert_refused(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid-field");
        assert_eq!(refused.1["field"], field);
    }

    let made = rig
        .post("/api/v1/setup", &account(&token))
        .header("origin", rig.origin())
        .send()
        .await
        .expect("an answer");
    assert_eq!(made.status(), StatusCode::OK);
    let cookie = cookie_of(&made);
    let session: Value = made.json().await.expect("JSON");
    assert_eq!(session["user"]["role"], "administrator");
    assert_eq!(session["setupNeeded"], false);
    let (status, _) = outcome(rig.get("/api/v1/apps").header("cookie", cookie)).await;
    assert_eq!(status, StatusCode::OK);

    let again = outcome(rig.post("/api/v1/setup", &account(&token))).await;
    assert_refused(&again, StatusCode::FORBIDDEN, "wrong-setup-link");

    let rig = rig.restart(|_| {}).await;
    assert_eq!(rig.host().setup_link(), None);
    rig.stop().await;
}

#[tokio::test]
async fn a_new_start_prints_a_new_link_and_the_old_one_is_good_no_more() {
    let rig = Rig::with(|_| {}).await;
    let old = token_of(&rig);
    let rig = rig.restart(|_| {}).await;
    let new = token_of(&rig);
    assert_ne!(old, new);
    let refused = outcome(rig.post("/api/v1/setup", &account(&old))).await;
    assert_refused(&refused, StatusCode::FORBIDDEN, "wrong-setup-link");
    let (status, _) = outcome(rig.post("/api/v1/setup", &account(&new))).await;
    assert_eq!(status, StatusCode::OK);
    rig.stop().await;
}

#[tokio::test]
async fn a_demo_host_needs_no_set_up() {
    let rig = Rig::demo().await;
    assert_eq!(rig.host().setup_link(), None);
    let directory = rig.stop().await;
    let again = Host::start(HostConfig::new(directory.path(), 0))
        .await
        .expect("starts");
    assert!(
        again.setup_link().is_some(),
        "the demo's people don't count"
    );
    again.shutdown().await;
}
