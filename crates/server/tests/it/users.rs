use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, outcome};

const PASSWORD: &str = "correct horse";

async fn add(admin: &Page<'_>, user: &str, role: &str) -> (StatusCode, Value) {
    let body =
        json!({ "userId": user, "userName": "Ravi Iyer", "role": role, "password": PASSWORD });
    outcome(admin.request(Method::POST, "/api/v1/users").json(&body)).await
}

async fn change(admin: &Page<'_>, user: &str, change: Value) -> (StatusCode, Value) {
    let path = format!("/api/v1/users/{user}");
    outcome(admin.request(Method::PUT, &path).json(&change)).await
}

async fn remove(admin: &Page<'_>, user: &str) -> (StatusCode, Value) {
    outcome(admin.request(Method::DELETE, &format!("/api/v1/users/{user}"))).await
}

async fn sign_in(rig: &Rig, user: &str, password: &str) -> (StatusCode, Value) {
    let body = json!({ "userId": user, "password": password, "tokenOnly": true });
    outcome(rig.post("/api/v1/session", &body)).await
}

#[tokio::test]
async fn people_are_added_listed_changed_and_removed() {
    let rig = Rig::demo().await;
    let admin = rig.page("admin1").await;
    let (status, added) = add(&admin, "ravi", "supervisor").await;
    assert_eq!(status, StatusCode::CREATED, "{added}");
    let expected = json!({
        "userId": "ravi", "userName": "Ravi Iyer", "role": "supervisor", "userType": "Supervisor",
        "active": true, "demo": false, "revision": 1
    });
    assert_eq!(added, expected);
    assert_refused(
        &add(&admin, "ravi", "agent").await,
        StatusCode::CONFLICT,
        "user-exists",
    );
    let listed = admin.get("/api/v1/users").await;
    let users = listed["users"].as_array().expect("a list");
    assert!(users.contains(&expected));
    assert!(users.iter().all(|user| user.get("passwordHash").is_none()));
    assert_eq!(sign_in(&rig, "ravi", PASSWORD).await.0, StatusCode::OK);

    let (_, renamed) = change(
        &admin,
        "ravi",
        json!({ "userName": " Ravi I. ", "revision": 1 }),
    )
    .await;
    assert_eq!(
        (&renamed["userName"], &renamed["revision"]),
        (&json!("Ravi I."), &json!(2))
    );
    let stale = change(&admin, "ravi", json!({ "userName": "R", "revision": 1 })).await;
    assert_refused(&stale, StatusCode::CONFLICT, "stale-revision");
    assert_eq!(stale.1["details"], renamed);

    assert_eq!(remove(&admin, "ravi").await.0, StatusCode::NO_CONTENT);
    assert_refused(
        &remove(&admin, "ravi").await,
        StatusCode::NOT_FOUND,
        "not-found",
    );
    let signed_in = sign_in(&rig, "ravi", PASSWORD).await;
    assert_refused(&signed_in, StatusCode::UNAUTHORIZED, "wrong-credentials");
    assert_eq!(
        add(&admin, "ravi", "agent").await.0,
        StatusCode::CREATED,
        "the name is free again"
    );
    rig.stop().await;
}

#[tokio::test]
async fn what_can_t_be_is_refused_by_field() {
    let rig = Rig::demo().await;
    let admin = rig.page("admin1").await;
    let new = |key: &str, value: &str| {
        let mut body =
            json!({ "userId": "ravi", "userName": "Ravi", "role": "agent", "password": PASSWORD });
        body[key] = json!(value);
        body
    };
    for (key, value) in [
        ("userId", "no spaces, please"),
        ("userName", " "),
        ("password", "short"),
    ] {
        let request = admin
            .request(Method::POST, "/api/v1/users")
            .json(&new(key, value));
        let refused = outcome(request).await;
        assert_refused(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid-field");
        assert_eq!(refused.1["field"], key);
    }
    let request = admin
        .request(Method::POST, "/api/v1/users")
        .json(&new("role", "king"));
    assert_refused(
        &outcome(request).await,
        StatusCode::BAD_REQUEST,
        "bad-request",
    );
    let short = change(&admin, "agent1", json!({ "password": "short" })).await;
    assert_refused(&short, StatusCode::UNPROCESSABLE_ENTITY, "invalid-field");
    let misspelt = change(&admin, "agent1", json!({ "actve": false })).await;
    assert_refused(&misspelt, StatusCode::BAD_REQUEST, "bad-request");
    let nobody = change(&admin, "nobody", json!({ "active": false })).await;
    assert_refused(&nobody, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn an_agent_who_is_deactivated_is_signed_out_in_mid_call() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    agent.get_ready().await;
    let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919800000001" });
    let (_, placed) = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    let id = placed["interaction"]["interactionId"].clone();
    agent
        .command(json!({ "command": "answer", "interactionId": id }))
        .await;
    let mut socket = agent.socket(None).await;
    socket.next_of("welcome").await;

    let admin = rig.page("admin1").await;
    let (status, changed) = change(&admin, "agent1", json!({ "active": false })).await;
    assert_eq!(
        (status, &changed["active"]),
        (StatusCode::OK, &json!(false))
    );
    assert_eq!(socket.close_code().await, 4001);
    let desk = outcome(agent.request(Method::GET, "/api/v1/desk")).await;
    assert_refused(&desk, StatusCode::UNAUTHORIZED, "not-signed-in");
    let signed_in = sign_in(&rig, "agent1", "demo").await;
    assert_refused(&signed_in, StatusCode::UNAUTHORIZED, "wrong-credentials");
    let record = admin.get("/api/v1/interactions?userId=agent1").await["interactions"][0].clone();
    assert_eq!(
        record["dispositionCode"], "SIGNED_OUT",
        "the call was ended and disposed of"
    );

    change(&admin, "agent1", json!({ "active": true })).await;
    assert_eq!(sign_in(&rig, "agent1", "demo").await.0, StatusCode::OK);
    rig.stop().await;
}

#[tokio::test]
async fn a_new_password_or_role_signs_out_everywhere_but_where_one_changes_one_s_own() {
    let rig = Rig::demo().await;
    let admin = rig.page("admin1").await;
    let supervisor = rig.page("supervisor1").await;
    let mut socket = supervisor.socket(None).await;
    socket.next_of("welcome").await;
    change(&admin, "supervisor1", json!({ "password": PASSWORD })).await;
    assert_eq!(socket.close_code().await, 4001);
    let seen = outcome(supervisor.request(Method::GET, "/api/v1/campaigns")).await;
    assert_refused(&seen, StatusCode::UNAUTHORIZED, "not-signed-in");
    assert_eq!(
        sign_in(&rig, "supervisor1", PASSWORD).await.0,
        StatusCode::OK
    );

    let agent = rig.page("agent2").await;
    change(&admin, "agent2", json!({ "role": "supervisor" })).await;
    let desk = outcome(agent.request(Method::GET, "/api/v1/desk")).await;
    assert_refused(&desk, StatusCode::UNAUTHORIZED, "not-signed-in");

    let elsewhere = rig.token("admin1").await;
    change(&admin, "admin1", json!({ "password": PASSWORD })).await;
    admin.get("/api/v1/users").await;
    let other = outcome(rig.get("/api/v1/users").bearer_auth(&elsewhere)).await;
    assert_refused(&other, StatusCode::UNAUTHORIZED, "not-signed-in");
    rig.stop().await;
}

#[tokio::test]
async fn somebody_must_be_left_to_run_the_installation() {
    let rig = Rig::demo().await;
    let admin = rig.page("admin1").await;
    for wish in [json!({ "active": false }), json!({ "role": "agent" })] {
        let refused = change(&admin, "admin1", wish).await;
        assert_refused(&refused, StatusCode::CONFLICT, "last-administrator");
    }
    assert_refused(
        &remove(&admin, "admin1").await,
        StatusCode::CONFLICT,
        "demo-user",
    );
    add(&admin, "root1", "administrator").await;
    let (status, _) = change(&admin, "admin1", json!({ "active": false })).await;
    assert_eq!(status, StatusCode::OK, "there is another");
    let token = sign_in(&rig, "root1", PASSWORD).await.1["token"].clone();
    let last = rig
        .request(Method::DELETE, "/api/v1/users/root1")
        .bearer_auth(token.as_str().expect("a token"));
    assert_refused(
        &outcome(last).await,
        StatusCode::CONFLICT,
        "last-administrator",
    );

    // Where the demo's people can't sign in, they can't run the installation either.
    let rig = rig.restart(|_| ()).await;
    let token = sign_in(&rig, "root1", PASSWORD).await.1["token"].clone();
    let last = rig
        .request(Method::PUT, "/api/v1/users/root1")
        .bearer_auth(token.as_str().expect("a token"))
        .json(&json!({ "active": false }));
    assert_refused(
        &outcome(last).await,
        StatusCode::CONFLICT,
        "last-administrator",
    );
    rig.stop().await;
}
