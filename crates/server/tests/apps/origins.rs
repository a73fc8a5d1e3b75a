//! Who is served where.

use reqwest::Method;

use crate::support::{TestHost, header, package};

#[tokio::test]
async fn the_shell_s_origin_sends_the_browser_to_the_app_s_and_serves_no_app_s_bytes() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let app = host.deploy(&admin, package("My app", "1.0.0", &[])).await;
    let path = "/si/My%20app/1.0.0/index.html?origin=x&instanceId=1";
    let response = host
        .at(&host.shell_host(), Method::GET, path)
        .send()
        .await
        .expect("an answer");
    assert_eq!(response.status(), 307);
    let origin = app["origin"].as_str().expect("an origin");
    assert_eq!(header(&response, "location"), format!("{origin}{path}"));
    assert_eq!(origin, format!("http://{}", host.app_host("My app")));
    let nowhere = host
        .at(&host.shell_host(), Method::GET, "/si/")
        .send()
        .await
        .expect("an answer");
    assert_eq!(nowhere.status(), 404);
}

#[tokio::test]
async fn an_app_s_origin_serves_that_app_only() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    host.deploy(&admin, package("First", "1.0.0", &[])).await;
    host.deploy(&admin, package("Second", "1.0.0", &[])).await;
    assert_eq!(
        host.get("First", "/si/First/1.0.0/index.html")
            .await
            .status(),
        200
    );
    let other = host.get("First", "/si/Second/1.0.0/index.html").await;
    assert_eq!(other.status(), 404);
    assert!(
        other
            .text()
            .await
            .expect("text")
            .contains("an origin of its own")
    );
    let nobody = host.get("Third", "/si/Third/1.0.0/index.html").await;
    assert_eq!(nobody.status(), 404);
    let foreign = host
        .at("evil.example", Method::GET, "/si/First/1.0.0/index.html")
        .send()
        .await
        .expect("an answer");
    assert_eq!(foreign.status(), 421);
}

#[tokio::test]
async fn an_app_s_page_is_sandboxed_and_framed_by_the_shell_only() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    host.deploy(&admin, package("First", "1.0.0", &[])).await;
    let page = host.get("First", "/si/First/1.0.0/index.html").await;
    let policy = header(&page, "content-security-policy");
    let shell = format!("http://{}", host.shell_host());
    assert_eq!(
        policy,
        format!(
            "sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups; frame-ancestors {shell} 'self'"
        )
    );
    assert!(
        !policy.contains("top-navigation"),
        "a pop-up must not be able to navigate the shell through its opener"
    );
    assert_eq!(header(&page, "origin-agent-cluster"), "?1");
    let refused = host.navigate("First", "/si/First/9.9.9/index.html").await;
    assert_eq!(
        header(&refused, "content-security-policy"),
        policy,
        "refusals too"
    );
}

#[tokio::test]
async fn the_sdk_is_on_every_origin_and_readable_from_anywhere() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    host.deploy(&admin, package("First", "1.0.0", &[])).await;
    // A test binary may have been built without the browser files; the headers are the same, and a refusal is a script.
    let expected = if callbench_embedded::file("sdk/aaf-sdk.js").is_some() {
        200
    } else {
        404
    };
    for site in [host.shell_host(), host.app_host("First")] {
        for path in ["/aaf-sdk.js", "/aaf_sdk.js"] {
            let request = host
                .at(&site, Method::GET, path)
                .header("origin", "http://elsewhere.example");
            let response = request.send().await.expect("an answer");
            assert_eq!(response.status(), expected, "{site}{path}");
            assert_eq!(header(&response, "access-control-allow-origin"), "*");
            assert_eq!(
                header(&response, "cross-origin-resource-policy"),
                "cross-origin"
            );
            assert_eq!(
                header(&response, "content-type"),
                "text/javascript; charset=utf-8"
            );
            if expected == 200 {
                assert_eq!(header(&response, "cache-control"), "no-cache");
                let tag = header(&response, "etag");
                let again = host
                    .at(&site, Method::GET, path)
                    .header("if-none-match", tag)
                    .send()
                    .await
                    .expect("an answer");
                assert_eq!(again.status(), 304);
            }
        }
    }
}
