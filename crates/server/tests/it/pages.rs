use http::StatusCode;
use reqwest::Method;
use serde_json::Value;

use crate::rig::{Rig, assert_refused, outcome};

#[tokio::test]
async fn the_shell_s_pages_carry_a_strict_policy() {
    let rig = Rig::demo().await;
    for path in [
        "/",
        "/supervisor",
        "/supervisor/past",
        "/admin",
        "/admin/apps",
        "/tickets",
        "/tickets/T-1001",
        "/setup",
    ] {
        let answer = rig.get(path).send().await.expect("an answer");
        let headers = answer.headers().clone();
        let policy = headers["content-security-policy"].to_str().expect("text");
        for part in [
            "default-src 'none'",
            "script-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        ] {
            assert!(policy.contains(part), "{part} in {policy}");
        }
        let apps = format!("frame-src http://*.localhost:{}", rig.host().port());
        assert!(policy.contains(&apps), "{apps} in {policy}");
        assert_eq!(headers["x-frame-options"], "DENY");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["referrer-policy"], "no-referrer");
        assert_eq!(
            headers["cross-origin-opener-policy"],
            "same-origin-allow-popups"
        );
        if callbench_embedded_is_complete(answer.status()) {
            assert_eq!(headers["cache-control"], "no-cache");
        } else {
            let text = answer.text().await.expect("text");
            assert!(text.contains("cargo xtask build"), "{text}");
        }
    }
    rig.stop().await;
}

/// A clean clone has no pages; both kinds of build are tested as they are.
fn callbench_embedded_is_complete(status: StatusCode) -> bool {
    match status {
        StatusCode::OK => true,
        StatusCode::SERVICE_UNAVAILABLE => false,
        other => panic!("a page answered {other}"),
    }
}

#[tokio::test]
async fn an_unknown_address_is_no_page() {
    let rig = Rig::demo().await;
    let nowhere = outcome(rig.get("/no-such-page")).await;
    assert_refused(&nowhere, StatusCode::NOT_FOUND, "not-found");
    let (status, _) = outcome(rig.get("/static/no-such-file.js")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let in_api = outcome(rig.get("/api/v1/no-such-route")).await;
    assert_refused(&in_api, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn the_numeric_address_leads_to_the_shell_s_own() {
    let rig = Rig::demo().await;
    let port = rig.host().port();
    let answer = rig
        .request_to(&format!("127.0.0.1:{port}"), Method::GET, "/setup?token=t")
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), StatusCode::TEMPORARY_REDIRECT);
    let target = format!("http://localhost:{port}/setup?token=t");
    assert_eq!(answer.headers()["location"], target.as_str());
    rig.stop().await;
}

#[tokio::test]
async fn health_and_description_need_no_sign_in() {
    let rig = Rig::demo().await;
    let (status, health) = outcome(rig.get("/healthz")).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(health["status"], "ok");
    let (status, description) = outcome(rig.get("/openapi.json")).await;
    assert_eq!(status, StatusCode::OK);
    let paths = description["paths"].as_object().expect("paths");
    for path in [
        "/api/v1/session",
        "/api/v1/setup",
        "/api/v1/desk",
        "/api/v1/desk/commands",
        "/api/v1/socket",
        "/api/v1/simulator/calls",
        "/api/v1/customers/{customerId}",
        "/api/v1/campaigns",
        "/api/v1/profile",
        "/api/v1/apps",
        "/api/v1/releases",
        "/api/v1/instances",
        "/api/v1/shell/slots",
    ] {
        assert!(paths.contains_key(path), "{path} is described");
    }
    rig.stop().await;
}

#[tokio::test]
async fn the_profile_is_sent_once() {
    let rig = Rig::demo().await;
    let token = rig.token("agent1").await;
    let first = rig
        .get("/api/v1/profile")
        .bearer_auth(&token)
        .send()
        .await
        .expect("an answer");
    let tag = first.headers()["etag"].clone();
    let profile: Value = first.json().await.expect("JSON");
    assert!(
        profile["events"]
            .as_array()
            .is_some_and(|events| events.len() > 40)
    );
    let again = rig
        .get("/api/v1/profile")
        .bearer_auth(&token)
        .header("if-none-match", tag)
        .send()
        .await
        .expect("an answer");
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    rig.stop().await;
}
