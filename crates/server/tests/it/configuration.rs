use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, outcome};

async fn put(page: &Page<'_>, body: &Value) -> (StatusCode, Value) {
    outcome(
        page.request(Method::PUT, "/api/v1/configuration")
            .json(body),
    )
    .await
}

#[tokio::test]
async fn an_administrator_changes_what_they_have_read_and_agents_see_it_at_once() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    agent.get_ready().await;
    let mut socket = agent.socket(None).await;
    socket.next_of("welcome").await;
    let admin = rig.page("admin1").await;
    let mut read = admin.get("/api/v1/configuration").await;
    let stale = read.clone();
    read["configuration"]["breakReasons"] = json!(["Prayer"]);

    let (status, changed) = put(&admin, &read).await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    assert_eq!(changed["configuration"], read["configuration"]);
    assert_eq!(
        changed["revision"].as_i64(),
        read["revision"].as_i64().map(|it| it + 1)
    );
    // Earlier desks, of what the agent did before, may still be under way.
    while socket.next_of("desk").await["desk"]["breakReasons"] != json!(["Prayer"]) {}

    let refused = put(&admin, &stale).await;
    assert_refused(&refused, StatusCode::CONFLICT, "stale-revision");
    assert_eq!(refused.1["details"], changed);

    let (status, same) = put(&admin, &changed).await;
    assert_eq!(
        (status, &same["revision"]),
        (StatusCode::OK, &changed["revision"]),
        "no change"
    );

    let rig = rig.restart(|config| config.demo = true).await;
    let admin = rig.page("admin1").await;
    assert_eq!(admin.get("/api/v1/configuration").await, changed);
    rig.stop().await;
}

#[tokio::test]
async fn a_configuration_that_does_not_fit_or_takes_away_what_is_used_changes_nothing() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    agent.get_ready().await;
    let admin = rig.page("admin1").await;
    let read = admin.get("/api/v1/configuration").await;

    let mut invalid = read.clone();
    invalid["configuration"]["campaigns"][0]["embeddedPage"] =
        json!({ "title": "x", "url": "javascript:alert(1)" });
    let refused = put(&admin, &invalid).await;
    assert_refused(
        &refused,
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-configuration",
    );

    let mut others = read.clone();
    others["configuration"]["campaigns"][0]["assigned"] = json!(["agent2"]);
    assert_eq!(others["configuration"]["campaigns"][0]["campaignId"], 101);
    let refused = put(&admin, &others).await;
    assert_refused(&refused, StatusCode::CONFLICT, "configuration-in-use");

    let refused = put(
        &admin,
        &json!({ "revision": 1, "configuration": { "campaigns": 7 } }),
    )
    .await;
    assert_refused(&refused, StatusCode::BAD_REQUEST, "bad-request");
    assert_eq!(admin.get("/api/v1/configuration").await, read);
    rig.stop().await;
}
