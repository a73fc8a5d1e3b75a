use http::StatusCode;
use serde_json::json;
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use crate::rig::{Rig, assert_refused, names, outcome};

#[tokio::test]
async fn a_call_survives_a_restart_of_the_host() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919845012345" });
    let (_, placed) = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    let id = placed["interaction"]["interactionId"].clone();
    page.command(json!({ "command": "answer", "interactionId": id }))
        .await;
    let mut socket = page.socket(None).await;
    let seq = socket.next_of("welcome").await["seq"]
        .as_i64()
        .expect("a number");
    // The cookie is bound to the port, which changes here.
    let token = page.cookie.split_once('=').expect("a pair").1.to_owned();

    let before = page.get("/api/v1/desk").await;
    let rig = rig.restart(|config| config.demo = true).await;
    assert_eq!(socket.close_code().await, 1001);

    let (status, after) = outcome(rig.get("/api/v1/desk").bearer_auth(&token)).await;
    assert_eq!(status, StatusCode::OK, "the session survives too");
    for key in ["user", "sessionId", "campaign", "availability", "commands"] {
        assert_eq!(before[key], after[key], "{key}");
    }
    assert_eq!(after["interactions"][0]["interactionId"], id);
    assert_eq!(after["interactions"][0]["state"], "connected");

    let hang_up = json!({ "command": "hangUp", "interactionId": id });
    let (status, _) = outcome(
        rig.post("/api/v1/desk/commands", &hang_up)
            .bearer_auth(&token),
    )
    .await;
    assert_eq!(status, StatusCode::OK);
    let query = format!("?after={seq}");
    let headers = [("authorization", format!("Bearer {token}"))];
    let mut again = crate::rig::Socket::open(&rig, &query, &headers)
        .await
        .expect("opens");
    let missed = again.deliveries_until("callHungup").await;
    assert_eq!(
        missed[0]["seq"].as_i64(),
        Some(seq + 1),
        "the sequence goes on"
    );
    rig.stop().await;
}

#[tokio::test]
async fn a_command_that_could_not_be_written_did_not_happen() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let mut socket = page.socket(None).await;
    socket.next_of("welcome").await;
    let select = |id: i64| json!({ "command": "selectCampaign", "campaignId": id });
    page.command(select(101)).await;

    let file = rig.data().join("callbench.db");
    let options = SqliteConnectOptions::new().filename(file);
    let mut database = options.connect().await.expect("connects");
    let broken = "CREATE TRIGGER broken BEFORE INSERT ON delivery_log BEGIN SELECT RAISE(ABORT, 'broken'); END";
    sqlx::query(broken)
        .execute(&mut database)
        .await
        .expect("made");
    let refused = page.try_command(select(102)).await;
    assert_refused(
        &refused,
        StatusCode::INSUFFICIENT_STORAGE,
        "log-not-written",
    );
    let desk = page.get("/api/v1/desk").await;
    assert_eq!(
        desk["campaign"]["campaignId"], 101,
        "memory is what the disk has"
    );

    sqlx::query("DROP TRIGGER broken")
        .execute(&mut database)
        .await
        .expect("mended");
    let desk = page.command(select(201)).await;
    assert_eq!(desk["campaign"]["campaignId"], 201);
    let first = socket.next_of("delivery").await;
    let second = socket.next_of("delivery").await;
    assert_eq!(
        names(&[first.clone(), second.clone()]),
        ["campaignSelected"; 2]
    );
    assert_eq!(second["event"]["payload"]["campaignId"], 201);
    let seq = |delivery: &serde_json::Value| delivery["seq"].as_i64().expect("a number");
    assert_eq!(
        seq(&second),
        seq(&first) + 1,
        "the failed one took no number"
    );
    rig.stop().await;
}
