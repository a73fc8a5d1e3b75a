//! Apps with a port each, where there is no wildcard domain.

use reqwest::Method;
use serde_json::Value;

use crate::support::{TestHost, header, package};

fn by_port(config: &mut callbench_server::HostConfig) {
    config.demo = true;
    config.public_url = Some("http://desk.example.org".parse().expect("a URL"));
}

fn port_of(app: &Value) -> u16 {
    let origin = app["origin"].as_str().expect("an origin");
    origin
        .strip_prefix("http://desk.example.org:")
        .expect("the shell's host name")
        .parse()
        .expect("a port")
}

async fn get(port: u16, host: &str, path: &str) -> reqwest::Response {
    reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .expect("a client")
        .get(format!("http://127.0.0.1:{port}{path}"))
        .header("host", host)
        .send()
        .await
        .expect("an answer")
}

#[tokio::test]
async fn each_app_gets_a_port_that_serves_it_alone_and_keeps_it() {
    let host = TestHost::start(by_port).await;
    let admin = host.sign_in("admin1").await;
    let first = host.deploy(&admin, package("First", "1.0.0", &[])).await;
    let second = host.deploy(&admin, package("Second", "1.0.0", &[])).await;
    let (one, two) = (port_of(&first), port_of(&second));
    assert_ne!(one, two);

    let named = format!("desk.example.org:{one}");
    let page = get(one, &named, "/si/First/1.0.0/index.html").await;
    assert_eq!(page.status(), 200);
    assert!(
        header(&page, "content-security-policy")
            .contains("frame-ancestors http://desk.example.org 'self'")
    );
    assert_eq!(
        get(one, &named, "/si/Second/1.0.0/index.html")
            .await
            .status(),
        404
    );
    assert_eq!(
        header(
            &get(one, &named, "/aaf-sdk.js").await,
            "access-control-allow-origin"
        ),
        "*"
    );
    assert_eq!(get(one, &named, "/api/v1/session").await.status(), 404);
    assert_eq!(
        get(one, "evil.example", "/si/First/1.0.0/index.html")
            .await
            .status(),
        421
    );

    let sent = host
        .at(
            "desk.example.org",
            Method::GET,
            "/si/First/1.0.0/index.html",
        )
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        header(&sent, "location"),
        format!("http://desk.example.org:{one}/si/First/1.0.0/index.html")
    );

    let TestHost {
        running, directory, ..
    } = host;
    running.shutdown().await;
    let host = TestHost::start_in(directory, by_port).await;
    assert_eq!(
        get(one, &named, "/si/First/1.0.0/index.html")
            .await
            .status(),
        200
    );
    assert_eq!(
        get(
            two,
            &format!("desk.example.org:{two}"),
            "/si/Second/1.0.0/index.html"
        )
        .await
        .status(),
        200
    );
    let admin = host.sign_in("admin1").await;
    let apps = host.ask(&admin, Method::GET, "/apps", None).await;
    assert_eq!(
        (port_of(&apps["apps"][0]), port_of(&apps["apps"][1])),
        (one, two)
    );
}
