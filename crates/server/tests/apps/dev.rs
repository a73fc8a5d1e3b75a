//! An app under development: its dev server behind the app's own origin.

use std::net::SocketAddr;
use std::path::Path;

use axum::Router;
use axum::extract::WebSocketUpgrade;
use axum::extract::ws::Message;
use axum::routing::{any, get};
use callbench_server::{DevApp, HostConfig};
use futures_util::{SinkExt, StreamExt};
use http::HeaderMap;
use reqwest::Method;
use serde_json::json;
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;

use crate::support::{TestHost, header, package};

const BASE: &str = "/si/Dev app/0.1.0";

/// A dev server that tells what it was asked.
fn dev_server() -> Router {
    let socket = get(|upgrade: WebSocketUpgrade| async {
        upgrade
            .protocols(["vite-hmr"])
            .on_upgrade(|mut socket| async move {
                while let Some(Ok(message)) = socket.recv().await {
                    if let Message::Text(text) = message {
                        let echoed = format!("echo {}", text.as_str());
                        if socket.send(Message::Text(echoed.into())).await.is_err() {
                            return;
                        }
                    }
                }
            })
    });
    let tell = any(|headers: HeaderMap, uri: http::Uri| async move {
        let seen = |name: &str| {
            headers
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or("none")
                .to_owned()
        };
        (
            [
                ("content-security-policy", "default-src 'none'"),
                ("content-type", "text/html"),
            ],
            format!("{uri} host={} cookie={}", seen("host"), seen("cookie")),
        )
    });
    Router::new()
        .route(&format!("{BASE}/socket").replace(' ', "%20"), socket)
        .fallback(tell)
}

async fn serving() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, dev_server()).await });
    address
}

fn dev_app(dir: &Path, upstream: SocketAddr) -> DevApp {
    DevApp {
        name: callbench_contract::manifest::AppName::new("Dev app").expect("a name"),
        version: "0.1.0".parse().expect("a version"),
        description: "Under development".into(),
        author: "Me".into(),
        dir: dir.to_owned(),
        slots: vec![
            "workbench".parse().expect("a slot"),
            "modal".parse().expect("a slot"),
        ],
        roles: Vec::new(),
        upstream: format!("http://{upstream}").parse().expect("an upstream"),
    }
}

async fn dev_host(project: &TempDir, upstream: SocketAddr) -> TestHost {
    let app = dev_app(project.path(), upstream);
    TestHost::start(|config: &mut HostConfig| config.dev = Some(app)).await
}

#[tokio::test]
async fn requests_reach_the_dev_server_under_its_own_name_and_with_a_relaxed_policy() {
    let project = TempDir::new().expect("a folder");
    let upstream = serving().await;
    let host = dev_host(&project, upstream).await;
    let response = host
        .at(
            &host.app_host("Dev app"),
            Method::GET,
            "/si/Dev%20app/0.1.0/src/main.tsx?t=1",
        )
        .header("cookie", "theme=light; callbench_session_1=secret")
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "x-callbench-policy"), "dev-relaxed");
    let policy = header(&response, "content-security-policy");
    assert!(
        policy.contains("sandbox allow-scripts")
            && policy.contains("frame-ancestors http://localhost:"),
        "{policy}"
    );
    assert!(
        !policy.contains("'none'"),
        "the dev server's own policy is gone: {policy}"
    );
    let text = response.text().await.expect("text");
    assert_eq!(
        text,
        format!("/si/Dev%20app/0.1.0/src/main.tsx?t=1 host={upstream} cookie=theme=light")
    );
    let elsewhere = host
        .get("Dev app", "/@vite/client")
        .await
        .text()
        .await
        .expect("text");
    assert!(elsewhere.starts_with("/@vite/client "), "{elsewhere}");
}

#[tokio::test]
async fn web_sockets_reach_the_dev_server() {
    let project = TempDir::new().expect("a folder");
    let host = dev_host(&project, serving().await).await;
    let mut request = format!(
        "ws://{}{}/socket?token=1",
        host.app_host("Dev app"),
        BASE.replace(' ', "%20")
    )
    .into_client_request()
    .expect("a request");
    request.headers_mut().insert(
        "sec-websocket-protocol",
        "vite-hmr".parse().expect("a value"),
    );
    let stream = TcpStream::connect(("127.0.0.1", host.running.port()))
        .await
        .expect("a connection");
    let (mut socket, response) = tokio_tungstenite::client_async(request, stream)
        .await
        .expect("an upgrade");
    assert_eq!(response.headers()["sec-websocket-protocol"], "vite-hmr");
    for text in ["one", "two"] {
        socket.send(text.into()).await.expect("sent");
        let heard = socket.next().await.expect("a message").expect("a message");
        assert_eq!(heard.to_text().expect("text"), format!("echo {text}"));
    }
    let TestHost { running, .. } = host;
    let stopping = tokio::time::timeout(std::time::Duration::from_secs(5), running.shutdown());
    stopping
        .await
        .expect("a stopping host doesn't wait for the dev server's socket");
}

#[tokio::test]
async fn the_sdk_on_a_dev_app_s_origin_is_the_host_s() {
    let project = TempDir::new().expect("a folder");
    let host = dev_host(&project, serving().await).await;
    for path in ["/aaf-sdk.js", "/aaf_sdk.js"] {
        let response = host.get("Dev app", path).await;
        assert_eq!(
            header(&response, "content-type"),
            "text/javascript; charset=utf-8"
        );
        assert!(
            !response.text().await.expect("text").contains("host="),
            "{path} came from the dev server"
        );
    }
}

#[tokio::test]
async fn a_dev_app_is_placed_active_and_keeps_data_without_an_upload() {
    let project = TempDir::new().expect("a folder");
    std::fs::create_dir(project.path().join("public")).expect("a folder");
    std::fs::write(project.path().join("public/logo-small.png"), b"\x89PNG").expect("a file");
    let host = dev_host(&project, serving().await).await;
    let agent = host.sign_in("agent1").await;
    let slots = host.ask(&agent, Method::GET, "/shell/slots", None).await;
    let placed: Vec<&str> = slots["slots"]
        .as_array()
        .expect("slots")
        .iter()
        .filter(|slot| slot["apps"][0]["app"]["dev"] == true)
        .filter_map(|slot| slot["slot"]["name"].as_str())
        .collect();
    assert_eq!(placed, ["workbench", "modal"]);
    let logo = slots["slots"][0]["apps"][0]["app"]["logos"]["small"]
        .as_str()
        .expect("a logo")
        .to_owned();
    let path = logo
        .split(&host.app_host("Dev app"))
        .nth(1)
        .expect("on the app's origin");
    let answered = host.get("Dev app", path).await;
    assert_eq!(
        (
            header(&answered, "content-type").as_str(),
            answered.bytes().await.expect("bytes").len()
        ),
        ("image/png", 4)
    );

    let body = json!({ "placementId": slots["slots"][0]["apps"][0]["placementId"] });
    let instance = host
        .ask(&agent, Method::POST, "/instances", Some(body))
        .await;
    assert!(
        instance["url"]
            .as_str()
            .expect("a URL")
            .contains("/si/Dev%20app/0.1.0/index.html?origin="),
        "{instance}"
    );
    let token = crate::support::Token(instance["token"].as_str().expect("a token").to_owned());
    let path = format!(
        "/instances/{}/calls",
        instance["instanceId"].as_str().expect("an id")
    );
    for (service, method, data) in [
        ("store", "set", json!({ "key": "a", "value": 1 })),
        (
            "appConf",
            "create",
            json!({ "parameter": { "customKey": "a", "data": "b" } }),
        ),
    ] {
        let call = json!({ "service": service, "method": method, "requestData": data });
        let outcome = host.ask(&token, Method::POST, &path, Some(call)).await;
        assert_eq!(outcome["status"], "success", "{outcome}");
    }
    let renew = format!(
        "/instances/{}/token",
        instance["instanceId"].as_str().expect("an id")
    );
    host.ask(&agent, Method::POST, &renew, None).await;
}

#[tokio::test]
async fn a_silent_dev_server_is_said_so_and_asked_again() {
    let project = TempDir::new().expect("a folder");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let upstream = listener.local_addr().expect("an address");
    drop(listener);
    let host = dev_host(&project, upstream).await;
    let page = host
        .navigate("Dev app", "/si/Dev%20app/0.1.0/index.html")
        .await;
    assert_eq!(page.status(), 502);
    assert_eq!(header(&page, "x-callbench-dev-server"), "silent");
    let text = page.text().await.expect("text");
    assert!(
        text.contains("The dev server is not answering") && text.contains(&upstream.to_string()),
        "{text}"
    );

    let listener = TcpListener::bind(upstream).await.expect("the same port");
    tokio::spawn(async move { axum::serve(listener, dev_server()).await });
    let page = host
        .navigate("Dev app", "/si/Dev%20app/0.1.0/index.html")
        .await;
    assert_eq!(
        (
            page.status().as_u16(),
            header(&page, "x-callbench-dev-server").as_str()
        ),
        (200, "")
    );
}

#[tokio::test]
async fn a_changed_manifest_is_taken_over_once() {
    let project = TempDir::new().expect("a folder");
    let upstream = serving().await;
    let host = dev_host(&project, upstream).await;
    let app = dev_app(project.path(), upstream);
    assert!(!host.running.update_dev_app(app.clone()), "nothing differs");
    let changed = DevApp {
        version: "0.2.0".parse().expect("a version"),
        ..app
    };
    assert!(host.running.update_dev_app(changed));
    let agent = host.sign_in("agent1").await;
    let slots = host.ask(&agent, Method::GET, "/shell/slots", None).await;
    assert_eq!(slots["slots"][0]["apps"][0]["app"]["version"], "0.2.0");
}

#[tokio::test]
async fn uploaded_apps_run_beside_the_one_under_development() {
    let project = TempDir::new().expect("a folder");
    let host = dev_host(&project, serving().await).await;
    let admin = host.sign_in("admin1").await;
    host.deploy(&admin, package("Other", "1.0.0", &[])).await;
    host.deploy(&admin, package("Dev app", "0.0.9", &[])).await;
    let page = host.get("Other", "/si/Other/1.0.0/index.html").await;
    assert_eq!(
        (
            page.status().as_u16(),
            header(&page, "x-callbench-policy").as_str()
        ),
        (200, "")
    );
    let agent = host.sign_in("agent1").await;
    let slots = host.ask(&agent, Method::GET, "/shell/slots", None).await;
    let apps = slots["slots"][0]["apps"].as_array().expect("apps");
    let shown: Vec<(&str, &str)> = apps
        .iter()
        .filter_map(|one| {
            Some((
                one["app"]["name"].as_str()?,
                one["app"]["version"].as_str()?,
            ))
        })
        .collect();
    assert_eq!(
        shown,
        [("Dev app", "0.1.0"), ("Other", "1.0.0")],
        "the app under development stands in for its releases"
    );
}
