//! Files of a release, on the app's own origin.

use reqwest::Method;

use crate::support::{TestHost, header, package};

fn script() -> String {
    "console.log('hello');\n".repeat(200)
}

async fn with_app() -> TestHost {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let script = script();
    let files = [
        ("static/index-BdA1x9_Q.js", script.as_str()),
        ("static/plain.js", "1"),
        (
            "static/bild mit ü.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
        ),
        ("sub/index.html", "<title>sub</title>"),
    ];
    host.deploy(&admin, package("My app", "1.0.0", &files))
        .await;
    host
}

#[tokio::test]
async fn files_have_their_types_validators_and_caching() {
    let host = with_app().await;
    let page = host.get("My app", "/si/My%20app/1.0.0/index.html").await;
    assert_eq!(page.status(), 200);
    assert_eq!(header(&page, "content-type"), "text/html; charset=utf-8");
    assert_eq!(header(&page, "cache-control"), "no-cache");
    assert_eq!(header(&page, "x-content-type-options"), "nosniff");

    let script = host
        .get("My app", "/si/My%20app/1.0.0/static/index-BdA1x9_Q.js")
        .await;
    assert_eq!(
        header(&script, "content-type"),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(
        header(&script, "cache-control"),
        "public, max-age=31536000, immutable"
    );
    let plain = host
        .get("My app", "/si/My%20app/1.0.0/static/plain.js")
        .await;
    assert_eq!(header(&plain, "cache-control"), "no-cache");

    let tag = header(&page, "etag");
    assert!(tag.starts_with('"') && tag.ends_with('"'), "{tag}");
    let again = host
        .at(
            &host.app_host("My app"),
            Method::GET,
            "/si/My%20app/1.0.0/index.html",
        )
        .header("if-none-match", &tag)
        .send()
        .await
        .expect("an answer");
    assert_eq!(again.status(), 304);
    assert_eq!(header(&again, "etag"), tag);

    let picture = host
        .get(
            "My app",
            "/si/My%20app/1.0.0/static/bild%20mit%20%C3%BC.svg",
        )
        .await;
    assert_eq!(
        (
            picture.status().as_u16(),
            header(&picture, "content-type").as_str()
        ),
        (200, "image/svg+xml")
    );
    let decomposed = host
        .get(
            "My app",
            "/si/My%20app/1.0.0/static/bild%20mit%20u%CC%88.svg",
        )
        .await;
    assert_eq!(
        decomposed.status(),
        200,
        "the same name in another Unicode form"
    );
}

#[tokio::test]
async fn the_folder_is_the_entry_page_and_a_missing_slash_is_added() {
    let host = with_app().await;
    let folder = host.get("My app", "/si/My%20app/1.0.0/?instanceId=1").await;
    assert_eq!(folder.status(), 200);
    assert!(folder.text().await.expect("text").contains("My app 1.0.0"));
    let bare = host.get("My app", "/si/My%20app/1.0.0?instanceId=1").await;
    assert_eq!(
        (bare.status().as_u16(), header(&bare, "location").as_str()),
        (308, "/si/My%20app/1.0.0/?instanceId=1")
    );
    let sub = host.get("My app", "/si/My%20app/1.0.0/sub/").await;
    assert_eq!(sub.text().await.expect("text"), "<title>sub</title>");
}

#[tokio::test]
async fn compressed_forms_are_sent_to_who_takes_them() {
    let host = with_app().await;
    let path = "/si/My%20app/1.0.0/static/index-BdA1x9_Q.js";
    let mut tags = Vec::new();
    for (accept, encoding) in [("br, gzip", "br"), ("gzip", "gzip"), ("identity", "")] {
        let response = host
            .at(&host.app_host("My app"), Method::GET, path)
            .header("accept-encoding", accept)
            .send()
            .await;
        let response = response.expect("an answer");
        assert_eq!(header(&response, "content-encoding"), encoding);
        assert_eq!(header(&response, "vary"), "accept-encoding");
        tags.push(header(&response, "etag"));
        let length: usize = header(&response, "content-length")
            .parse()
            .expect("a length");
        let bytes = response.bytes().await.expect("a body");
        assert_eq!(bytes.len(), length);
        assert_eq!(bytes.len() == script().len(), encoding.is_empty());
    }
    tags.dedup();
    assert_eq!(tags.len(), 3, "each form has a tag of its own");
}

#[tokio::test]
async fn ranges_are_answered_in_part() {
    let host = with_app().await;
    let path = "/si/My%20app/1.0.0/static/index-BdA1x9_Q.js";
    let length = script().len();
    let get = |name: &'static str, value: String| {
        host.at(&host.app_host("My app"), Method::GET, path)
            .header(name, value)
    };

    let part = get("range", "bytes=0-6".into())
        .header("accept-encoding", "br")
        .send()
        .await
        .expect("an answer");
    assert_eq!(part.status(), 206);
    assert_eq!(
        header(&part, "content-range"),
        format!("bytes 0-6/{length}")
    );
    let tag = header(&part, "etag");
    assert_eq!(part.text().await.expect("text"), "console");

    let tail = get("range", "bytes=-2".into())
        .header("if-range", &tag)
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        (
            tail.status().as_u16(),
            tail.text().await.expect("text").as_str()
        ),
        (206, ";\n")
    );
    let changed = get("range", "bytes=-2".into())
        .header("if-range", "\"other\"")
        .send()
        .await
        .expect("an answer");
    assert_eq!(changed.status(), 200);
    let outside = get("range", format!("bytes={length}-"))
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        (outside.status().as_u16(), header(&outside, "content-range")),
        (416, format!("bytes */{length}"))
    );

    let head = host
        .at(&host.app_host("My app"), Method::HEAD, path)
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        (head.status().as_u16(), header(&head, "content-length")),
        (200, length.to_string())
    );
}

#[tokio::test]
async fn a_page_path_falls_back_to_the_entry_page_and_an_asset_never_does() {
    let host = with_app().await;
    let route = host
        .navigate("My app", "/si/My%20app/1.0.0/customers/7")
        .await;
    assert_eq!(route.status(), 200);
    assert_eq!(header(&route, "cache-control"), "no-cache");
    let fetched = host.get("My app", "/si/My%20app/1.0.0/customers/7").await;
    assert_eq!(fetched.status(), 404, "not asked for as a page");
    for asset in ["static/missing.js", "missing.css", "logo.png"] {
        let response = host
            .navigate("My app", &format!("/si/My%20app/1.0.0/{asset}"))
            .await;
        assert_eq!(response.status(), 404, "{asset}");
    }
}

#[tokio::test]
async fn a_404_explains_the_name_and_version_rule() {
    let host = with_app().await;
    let version = host.get("My app", "/si/My%20app/1.0.1/index.html").await;
    assert_eq!(version.status(), 404);
    assert_eq!(
        header(&version, "content-type"),
        "text/plain; charset=utf-8"
    );
    let text = version.text().await.expect("text");
    for part in ["no release 1.0.1", "manifest.json", "/si/My%20app/1.0.0/"] {
        assert!(text.contains(part), "{part:?} is missing in {text}");
    }

    let page = host
        .navigate("My app", "/si/my%20app/1.0.0/index.html")
        .await;
    assert_eq!(page.status(), 404);
    assert_eq!(header(&page, "content-type"), "text/html; charset=utf-8");
    assert!(
        page.text()
            .await
            .expect("text")
            .contains("belongs to the app <code>My app</code>")
    );

    let json = host
        .at(
            &host.app_host("My app"),
            Method::GET,
            "/si/My%20app/1.0.0/static/plan.js",
        )
        .header("accept", "application/json");
    let (status, problem) = crate::support::answer(json).await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (404, &"no-such-file".into())
    );
    assert!(
        problem["details"]["instead"]
            .as_array()
            .expect("a list")
            .contains(&"static/plain.js".into()),
        "{problem}"
    );

    for path in [
        "/",
        "/admin",
        "/api/v1/session",
        "/si/My%20app/1.0.0/%2e%2e/x",
        "/si/",
    ] {
        assert_eq!(host.get("My app", path).await.status(), 404, "{path}");
    }
    let post = host
        .at(
            &host.app_host("My app"),
            Method::POST,
            "/si/My%20app/1.0.0/index.html",
        )
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        (post.status().as_u16(), header(&post, "allow").as_str()),
        (405, "GET, HEAD")
    );
}

#[tokio::test]
async fn only_the_active_release_is_served() {
    let host = with_app().await;
    let admin = host.sign_in("admin1").await;
    host.upload(
        &admin,
        package("My app", "1.1.0", &[("logo-small.png", "\u{89}PNG")]),
    )
    .await;
    let waiting = host
        .navigate("My app", "/si/My%20app/1.1.0/index.html")
        .await;
    assert_eq!(waiting.status(), 403);
    let text = waiting.text().await.expect("text");
    assert!(
        text.contains("is not active") && text.contains("Active now: 1.0.0"),
        "{text}"
    );
    assert_eq!(
        host.get("My app", "/si/My%20app/1.0.0/index.html")
            .await
            .status(),
        200
    );
}
