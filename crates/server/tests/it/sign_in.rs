use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rig::{Rig, assert_refused, outcome};

#[tokio::test]
async fn the_demo_s_people_sign_in_and_the_session_says_who_they_are() {
    let rig = Rig::demo().await;
    let (_, before) = outcome(rig.get("/api/v1/session")).await;
    assert_eq!(before["user"], Value::Null);
    assert_eq!(before["mode"], json!({ "demo": true, "dev": false }));
    assert_eq!(before["setupNeeded"], false);
    let offered: Vec<&str> = before["demoSignIns"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["userId"].as_str().expect("an id"))
        .collect();
    assert_eq!(offered, ["agent1", "agent2", "supervisor1", "admin1"]);

    for (user, role, user_type) in [
        ("agent1", "agent", "Executive"),
        ("supervisor1", "supervisor", "Supervisor"),
        ("admin1", "administrator", "Administrator"),
    ] {
        let session = rig.page(user).await.get("/api/v1/session").await;
        assert_eq!(session["user"]["userId"], user);
        assert_eq!(session["user"]["role"], role);
        assert_eq!(session["user"]["userType"], user_type);
        assert_eq!(
            session["agentSession"].is_object(),
            role == "agent",
            "{user}"
        );
    }
    rig.stop().await;
}

#[tokio::test]
async fn the_cookie_is_for_this_host_alone_and_not_for_scripts() {
    let rig = Rig::demo().await;
    let answer = rig
        .post(
            "/api/v1/session",
            &json!({ "userId": "admin1", "password": "demo" }),
        )
        .send()
        .await
        .expect("an answer");
    let cookie = answer.headers()["set-cookie"]
        .to_str()
        .expect("text")
        .to_owned();
    let name = format!("callbench_session_{}=", rig.host().port());
    assert!(cookie.starts_with(&name), "{cookie}");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(attribute), "{attribute} in {cookie}");
    }
    assert!(
        !cookie.contains("Domain"),
        "apps below this name must not get it"
    );
    rig.stop().await;
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_user_get_the_same_answer() {
    let rig = Rig::demo().await;
    let mut bodies = Vec::new();
    for (user, password) in [
        ("agent1", "wrong"),
        ("nobody", "demo"),
        ("no such id!", "demo"),
    ] {
        let refused = outcome(rig.post(
            "/api/v1/session",
            &json!({ "userId": user, "password": password }),
        ))
        .await;
        assert_refused(&refused, StatusCode::UNAUTHORIZED, "wrong-credentials");
        bodies.push(refused.1);
    }
    assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]));
    rig.stop().await;
}

#[tokio::test]
async fn after_five_failures_in_a_row_even_the_right_password_must_wait() {
    let rig = Rig::demo().await;
    let attempt = |user: &str, password: &str| {
        rig.post(
            "/api/v1/session",
            &json!({ "userId": user, "password": password }),
        )
    };
    for _ in 0..5 {
        let refused = outcome(attempt("agent1", "wrong")).await;
        assert_refused(&refused, StatusCode::UNAUTHORIZED, "wrong-credentials");
    }
    let answer = attempt("agent1", "demo").send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = answer.headers()["retry-after"]
        .to_str()
        .expect("text")
        .parse()
        .expect("seconds");
    assert!((1..=15).contains(&wait), "{wait}");
    let (status, _) = outcome(attempt("agent2", "demo")).await;
    assert_eq!(status, StatusCode::OK, "others are not concerned");
    rig.stop().await;
}

#[tokio::test]
async fn signing_out_ends_the_session_and_the_agent_session() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.get("/api/v1/desk").await;
    let (status, _) = outcome(page.request(Method::DELETE, "/api/v1/session")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let refused = outcome(page.request(Method::GET, "/api/v1/desk")).await;
    assert_refused(&refused, StatusCode::UNAUTHORIZED, "not-signed-in");
    let (_, simulator) = outcome(rig.get("/api/v1/simulator")).await;
    assert_eq!(simulator["agents"], json!([]));
    rig.stop().await;
}

#[tokio::test]
async fn an_agent_on_a_call_signs_out_only_by_force() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919845012345" });
    let (status, _) = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    assert_eq!(status, StatusCode::CREATED);
    let refused = outcome(page.request(Method::DELETE, "/api/v1/session")).await;
    assert_refused(&refused, StatusCode::CONFLICT, "refused");
    page.get("/api/v1/desk").await;
    let (status, _) = outcome(page.request(Method::DELETE, "/api/v1/session?force=true")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    rig.stop().await;
}

#[tokio::test]
async fn signing_in_elsewhere_closes_the_first_place() {
    let rig = Rig::demo().await;
    let first = rig.page("agent1").await;
    let mut socket = first.socket(None).await;
    socket.next_of("welcome").await;
    let second = rig.page("agent1").await;
    assert_eq!(socket.close_code().await, 4002);
    let refused = outcome(first.request(Method::GET, "/api/v1/desk")).await;
    assert_refused(&refused, StatusCode::UNAUTHORIZED, "not-signed-in");
    second.get("/api/v1/desk").await;
    rig.stop().await;
}

#[tokio::test]
async fn a_password_less_sign_in_exists_on_dev_hosts_only() {
    let rig = Rig::demo().await;
    let refused = outcome(rig.post("/api/v1/session/dev", &json!({}))).await;
    assert_refused(&refused, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn the_demo_s_people_are_gone_when_the_same_data_is_served_without_the_demo() {
    let rig = Rig::demo().await;
    let token = rig.token("admin1").await;
    let rig = rig.restart(|_| {}).await;
    let signed_in = rig.post(
        "/api/v1/session",
        &json!({ "userId": "admin1", "password": "demo" }),
    );
    assert_refused(
        &outcome(signed_in).await,
        StatusCode::UNAUTHORIZED,
        "wrong-credentials",
    );
    let with_old_token = rig.get("/api/v1/customers").bearer_auth(token);
    assert_refused(
        &outcome(with_old_token).await,
        StatusCode::UNAUTHORIZED,
        "not-signed-in",
    );
    assert!(
        rig.host().setup_link().is_some(),
        "somebody must be able to get in"
    );
    rig.stop().await;
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_refused_in_the_api_s_own_words() {
    let rig = Rig::demo().await;
    let refused = outcome(rig.post("/api/v1/session", &json!({ "userId": "agent1" }))).await;
    assert_refused(&refused, StatusCode::BAD_REQUEST, "bad-request");
    let message = refused.1["message"].as_str().expect("text");
    assert!(message.contains("password"), "{message}");
    let not_json = rig.request(Method::POST, "/api/v1/session").body("hello");
    assert_refused(
        &outcome(not_json).await,
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "not-json",
    );
    rig.stop().await;
}
