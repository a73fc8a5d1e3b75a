//! Servers outside, which apps reach through the host: only listed ones, never private addresses.

use axum::Router;
use axum::routing::{get, post};
use callbench_server::OutsideReach;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::app_at_desk::Desk;
use crate::support::{TestHost, answer};

/// A server of this machine that stands for one outside.
async fn neighbour() -> String {
    let routes = Router::new()
        .route("/hello", get(|| async { ([("x-answer", "yes")], "hello") }))
        .route("/echo", post(|body: String| async move { body }))
        .route("/large", get(|| async { "x".repeat(2 * 1024 * 1024) }))
        .route(
            "/away",
            get(|| async {
                (
                    http::StatusCode::FOUND,
                    [("location", "http://127.0.0.1:1/")],
                )
            }),
        );
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    format!("localhost:{port}")
}

fn request(url: &str) -> Value {
    json!({ "httpRequestData": { "url": url } })
}

#[tokio::test]
async fn a_listed_server_is_reached_and_no_other() {
    let host = TestHost::start(|config| {
        config.demo = true;
        config.outside = OutsideReach::ThisMachineToo;
    })
    .await;
    let desk = Desk::on(host).await;
    let server = neighbour().await;
    let hello = format!("http://{server}/hello");
    let refused = desk.refusal("httpRequest", "invoke", request(&hello)).await;
    assert_eq!(
        (&refused["code"], &refused["given"], &refused["field"]),
        (&json!(142), &json!(server), &json!("httpRequestData.url"))
    );

    let admin = desk.host.sign_in("admin1").await;
    let list = |host: &str| json!({ "host": host });
    let listed = desk
        .host
        .ask(&admin, Method::POST, "/allowed-hosts", Some(list(&server)))
        .await;
    assert_eq!(listed["hosts"][0]["host"], json!(server));
    assert_eq!(listed["hosts"][0]["addedBy"], "admin1");

    let answer_of = desk.done("httpRequest", "invoke", request(&hello)).await;
    assert_eq!(
        (
            &answer_of["statusCode"],
            &answer_of["response"],
            &answer_of["headers"]["x-answer"]
        ),
        (&json!(200), &json!("hello"), &json!("yes"))
    );
    let echo = json!({ "httpRequestData": {
        "url": format!("http://{server}/echo"), "method": "post", "headers": { "content-type": "application/json" }, "body": { "a": 1 },
    } });
    assert_eq!(
        desk.done("httpRequest", "invoke", echo).await["response"],
        "{\"a\":1}"
    );
    let missing = format!("http://{server}/nothing");
    assert_eq!(
        desk.done("httpRequest", "invoke", request(&missing)).await["statusCode"],
        404
    );
    let away = format!("http://{server}/away");
    assert_eq!(
        desk.done("httpRequest", "invoke", request(&away)).await["statusCode"],
        302,
        "a redirect is the app's to follow"
    );
    let large = format!("http://{server}/large");
    assert_eq!(
        desk.code("httpRequest", "invoke", request(&large)).await,
        141
    );
    let smuggled =
        json!({ "httpRequestData": { "url": hello, "headers": { "Host": "other.example" } } });
    assert_eq!(desk.code("httpRequest", "invoke", smuggled).await, 136);

    let path = format!("/allowed-hosts/{server}");
    desk.host.ask(&admin, Method::DELETE, &path, None).await;
    assert_eq!(
        desk.code("httpRequest", "invoke", request(&hello)).await,
        142
    );
}

#[tokio::test]
async fn private_addresses_are_never_reached_listed_or_not() {
    let desk = Desk::new().await;
    let server = neighbour().await;
    let admin = desk.host.sign_in("admin1").await;
    let body = json!({ "host": server });
    desk.host
        .ask(&admin, Method::POST, "/allowed-hosts", Some(body))
        .await;
    let port = server.rsplit(':').next().expect("a port");
    for (url, code) in [
        (format!("http://{server}/hello"), 142),
        (format!("https://127.0.0.1:{port}/hello"), 142),
        (format!("https://[::1]:{port}/hello"), 142),
        ("https://169.254.169.254/latest".to_owned(), 142),
        ("https://2130706433/".to_owned(), 142),
        ("file:///etc/passwd".to_owned(), 142),
        ("//example.com/x".to_owned(), 136),
        ("https://user:secret@example.com/".to_owned(), 142),
    ] {
        assert_eq!(
            desk.code("httpRequest", "invoke", request(&url)).await,
            code,
            "{url}"
        );
    }
    let by_name = desk
        .refusal(
            "httpRequest",
            "invoke",
            request(&format!("https://{server}/hello")),
        )
        .await;
    assert_eq!(by_name["code"], 138, "{by_name}");
    assert!(
        by_name["message"]
            .as_str()
            .is_some_and(|text| text.contains("no public address")),
        "{by_name}"
    );
}

#[tokio::test]
async fn only_administrators_list_servers_and_only_by_name() {
    let desk = Desk::new().await;
    let admin = desk.host.sign_in("admin1").await;
    for host in ["127.0.0.1", "https://a.example", "a b", "*.example.com", ""] {
        let body = json!({ "host": host });
        let (status, problem) = answer(
            desk.host
                .api(&admin, Method::POST, "/allowed-hosts")
                .json(&body),
        )
        .await;
        assert_eq!(
            (status.as_u16(), &problem["field"]),
            (400, &json!("host")),
            "{host}"
        );
    }
    let body = json!({ "host": "API.Example.com" });
    let listed = desk
        .host
        .ask(&admin, Method::POST, "/allowed-hosts", Some(body.clone()))
        .await;
    assert_eq!(listed["hosts"][0]["host"], "api.example.com");
    let again = desk
        .host
        .ask(&admin, Method::POST, "/allowed-hosts", Some(body.clone()))
        .await;
    assert_eq!(again["hosts"].as_array().map(Vec::len), Some(1));
    let (status, _) = answer(
        desk.host
            .api(&desk.agent, Method::POST, "/allowed-hosts")
            .json(&body),
    )
    .await;
    assert_eq!(status, 403);
    let (status, _) = answer(desk.host.api(
        &admin,
        Method::DELETE,
        "/allowed-hosts/nobody.example",
    ))
    .await;
    assert_eq!(status, 404);
}
