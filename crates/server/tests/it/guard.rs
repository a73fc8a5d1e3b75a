use http::StatusCode;
use reqwest::Method;
use serde_json::json;

use crate::rig::{Rig, Socket, assert_refused, outcome};

#[tokio::test]
async fn only_pages_of_the_shell_may_use_the_cookie() {
    let rig = Rig::demo().await;
    let page = rig.page("admin1").await;
    let shell = rig.origin();
    let app = shell.replace("://", "://my-app-0123456789.");
    let with_cookie = |method: Method, path: &str| {
        rig.request(method, path)
            .header("cookie", page.cookie.clone())
    };
    let path = "/api/v1/session";
    for origin in [app.as_str(), "https://evil.example", "null"] {
        for method in [Method::GET, Method::DELETE] {
            let refused = outcome(with_cookie(method.clone(), path).header("origin", origin)).await;
            assert_refused(&refused, StatusCode::FORBIDDEN, "foreign-origin");
        }
    }
    let no_origin = outcome(with_cookie(Method::DELETE, path)).await;
    assert_refused(&no_origin, StatusCode::FORBIDDEN, "foreign-origin");
    for site in ["same-site", "cross-site"] {
        let refused = outcome(with_cookie(Method::GET, path).header("sec-fetch-site", site)).await;
        assert_refused(&refused, StatusCode::FORBIDDEN, "foreign-origin");
    }
    let (status, _) = outcome(with_cookie(Method::GET, path)).await;
    assert_eq!(status, StatusCode::OK);
    let (status, _) = outcome(with_cookie(Method::DELETE, path).header("origin", &shell)).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    rig.stop().await;
}

#[tokio::test]
async fn a_foreign_page_can_t_sign_in_or_place_calls_either() {
    let rig = Rig::demo().await;
    let sign_in = json!({ "userId": "agent1", "password": "demo" });
    let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919845012345" });
    for (path, body) in [
        ("/api/v1/session", &sign_in),
        ("/api/v1/simulator/calls", &call),
    ] {
        let refused = outcome(
            rig.post(path, body)
                .header("origin", "https://evil.example"),
        )
        .await;
        assert_refused(&refused, StatusCode::FORBIDDEN, "foreign-origin");
    }
    rig.stop().await;
}

#[tokio::test]
async fn a_bearer_token_needs_no_origin_and_wins_over_a_cookie() {
    let rig = Rig::demo().await;
    let token = rig.token("admin1").await;
    let page = rig.page("agent1").await;
    let (status, session) = outcome(
        rig.get("/api/v1/session")
            .bearer_auth(token)
            .header("cookie", &page.cookie)
            .header("origin", "https://anything.example"),
    )
    .await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(session["user"]["userId"], "admin1");
    rig.stop().await;
}

#[tokio::test]
async fn a_socket_opens_for_pages_of_the_shell_and_for_tokens() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let cookie = ("cookie", page.cookie.clone());
    let app = rig.origin().replace("://", "://my-app-0123456789.");
    for headers in [
        vec![cookie.clone()],
        vec![cookie.clone(), ("origin", app)],
        vec![
            cookie.clone(),
            ("origin", "https://evil.example".to_owned()),
        ],
    ] {
        let refused = Socket::open(&rig, "", &headers).await.err();
        assert_eq!(refused, Some(StatusCode::FORBIDDEN), "{headers:?}");
    }
    let nobody = Socket::open(&rig, "", &[("origin", rig.origin())])
        .await
        .err();
    assert_eq!(nobody, Some(StatusCode::UNAUTHORIZED));
    let token = format!("Bearer {}", rig.token("supervisor1").await);
    let mut socket = Socket::open(&rig, "", &[("authorization", token)])
        .await
        .expect("opens");
    let welcome = socket.next().await;
    assert_eq!(welcome["type"], "welcome");
    assert!(welcome.get("desk").is_none(), "a supervisor has no desk");
    rig.stop().await;
}

#[tokio::test]
async fn a_name_that_is_not_ours_is_misdirected() {
    let rig = Rig::demo().await;
    let port = rig.host().port();
    let ask = |host: &str| outcome(rig.request_to(host, Method::GET, "/api/v1/session"));
    for host in ["evil.example", "localhost.evil.example", "a.b.localhost"] {
        assert_refused(
            &ask(host).await,
            StatusCode::MISDIRECTED_REQUEST,
            "unknown-host",
        );
    }
    for name in ["localhost", "127.0.0.1", "[::1]"] {
        assert_eq!(
            ask(&format!("{name}:{port}")).await.0,
            StatusCode::OK,
            "{name}"
        );
    }
    let twice = rig.get("/api/v1/session").header("host", "evil.example");
    assert_refused(
        &outcome(twice).await,
        StatusCode::MISDIRECTED_REQUEST,
        "unknown-host",
    );
    rig.stop().await;
}
