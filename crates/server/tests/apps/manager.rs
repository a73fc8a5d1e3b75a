//! The App Manager's API.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{TestHost, answer, package};

#[tokio::test]
async fn the_same_bytes_again_are_a_no_op_and_other_bytes_are_refused_with_the_way_out() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let first = host
        .upload(&admin, package("First", "1.0.0", &[("a.txt", "one")]))
        .await;
    assert_eq!(first["created"], true);
    let (status, again) = host
        .try_upload(&admin, package("First", "1.0.0", &[("a.txt", "one")]), "")
        .await;
    assert_eq!((status.as_u16(), &again["created"]), (200, &json!(false)));
    assert_eq!(
        again["app"]["revision"], first["app"]["revision"],
        "nothing was changed"
    );

    let (status, problem) = host
        .try_upload(&admin, package("First", "1.0.0", &[("a.txt", "two")]), "")
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (409, &json!("release-immutable"))
    );
    assert!(
        problem["remedy"]
            .as_str()
            .expect("a remedy")
            .contains("ship --bump"),
        "{problem}"
    );

    let (status, replaced) = host
        .try_upload(
            &admin,
            package("First", "1.0.0", &[("a.txt", "two")]),
            "?replace=true",
        )
        .await;
    assert_eq!((status.as_u16(), &replaced["created"]), (201, &json!(true)));
    let app = &replaced["app"];
    let release = json!({ "version": "1.0.0" });
    host.ask(
        &admin,
        Method::PUT,
        &format!("/apps/{}/active", app["appId"].as_str().expect("an id")),
        Some(release),
    )
    .await;
    let text = host
        .get("First", "/si/First/1.0.0/a.txt")
        .await
        .text()
        .await
        .expect("text");
    assert_eq!(text, "two");
}

#[tokio::test]
async fn replacing_is_for_demo_and_dev_hosts_and_managing_for_administrators() {
    let host = TestHost::start(|_| {}).await;
    let link = host
        .running
        .setup_link()
        .expect("a fresh host has a set-up link")
        .to_owned();
    let token = link.split("token=").nth(1).expect("a token");
    let body = json!({ "token": token, "userId": "boss", "userName": "Boss", "password": "a long enough password" });
    let (status, entered) = answer(
        host.at(&host.shell_host(), Method::POST, "/api/v1/setup")
            .json(&body),
    )
    .await;
    assert_eq!(status, 200, "{entered}");
    let body = json!({ "userId": "boss", "password": "a long enough password", "tokenOnly": true });
    let (_, signed_in) = answer(
        host.at(&host.shell_host(), Method::POST, "/api/v1/session")
            .json(&body),
    )
    .await;
    let boss = crate::support::Token(signed_in["token"].as_str().expect("a token").to_owned());
    host.upload(&boss, package("First", "1.0.0", &[])).await;
    let (status, problem) = host
        .try_upload(
            &boss,
            package("First", "1.0.0", &[("a", "b")]),
            "?replace=true",
        )
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (403, &json!("replace-not-allowed"))
    );

    let demo = TestHost::demo().await;
    for user in ["agent1", "supervisor1"] {
        let token = demo.sign_in(user).await;
        for path in ["/apps", "/slots"] {
            let (status, problem) = demo.try_ask(&token, Method::GET, path, None).await;
            assert_eq!(status, 403, "{user} {path} {problem}");
        }
        let (status, _) = demo
            .try_upload(&token, package("First", "1.0.0", &[]), "")
            .await;
        assert_eq!(status, 403, "{user}");
    }
    let (status, _) = answer(demo.at(&demo.shell_host(), Method::GET, "/api/v1/apps")).await;
    assert_eq!(status, 401);
}

#[tokio::test]
async fn switching_rolling_back_and_removing() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    for version in ["1.0.0", "1.9.0", "1.10.0"] {
        host.upload(&admin, package("First", version, &[])).await;
    }
    let apps = host.ask(&admin, Method::GET, "/apps", None).await;
    let app = &apps["apps"][0];
    let id = app["appId"].as_str().expect("an id").to_owned();
    let versions: Vec<&str> = app["releases"]
        .as_array()
        .expect("releases")
        .iter()
        .filter_map(|one| one["version"].as_str())
        .collect();
    assert_eq!(versions, ["1.10.0", "1.9.0", "1.0.0"], "newest first");
    assert_eq!(app["active"], Value::Null);

    let activate = |version: &'static str| {
        let (host, admin, id) = (&host, &admin, &id);
        async move {
            host.ask(
                admin,
                Method::PUT,
                &format!("/apps/{id}/active"),
                Some(json!({ "version": version })),
            )
            .await
        }
    };
    let (status, problem) = host
        .try_ask(&admin, Method::POST, &format!("/apps/{id}/rollback"), None)
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (409, &json!("nothing-to-roll-back"))
    );
    activate("1.0.0").await;
    let app = activate("1.10.0").await;
    assert_eq!(
        (&app["active"], &app["previous"]),
        (&json!("1.10.0"), &json!("1.0.0"))
    );
    assert_eq!(app["releases"][0]["activations"][0]["by"], "admin1");
    let app = host
        .ask(&admin, Method::POST, &format!("/apps/{id}/rollback"), None)
        .await;
    assert_eq!(app["active"], "1.0.0");

    let (status, problem) = host
        .try_ask(
            &admin,
            Method::DELETE,
            &format!("/apps/{id}/releases/1.0.0"),
            None,
        )
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (409, &json!("release-active"))
    );
    let app = host
        .ask(
            &admin,
            Method::DELETE,
            &format!("/apps/{id}/releases/1.9.0"),
            None,
        )
        .await;
    assert_eq!(app["releases"].as_array().expect("releases").len(), 2);
    let app = host
        .ask(&admin, Method::DELETE, &format!("/apps/{id}/active"), None)
        .await;
    assert_eq!(app["active"], Value::Null);
    assert_eq!(
        host.get("First", "/si/First/1.0.0/index.html")
            .await
            .status(),
        403
    );
    let (status, _) = host
        .try_ask(&admin, Method::DELETE, &format!("/apps/{id}"), None)
        .await;
    assert_eq!(status, 204);
    let (status, _) = host
        .try_ask(&admin, Method::GET, &format!("/apps/{id}"), None)
        .await;
    assert_eq!(status, 404);
    assert_eq!(
        host.get("First", "/si/First/1.0.0/index.html")
            .await
            .status(),
        404
    );
}

#[tokio::test]
async fn placements_name_real_things_and_guard_against_two_writers() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let uploaded = host.upload(&admin, package("First", "1.0.0", &[])).await;
    let id = uploaded["app"]["appId"].as_str().expect("an id").to_owned();
    let revision = uploaded["app"]["revision"].clone();
    let path = format!("/apps/{id}/placements");
    for (placement, code, field) in [
        (
            json!({ "slot": "nowhere" }),
            "unknown-slot",
            "placements[0].slot",
        ),
        (
            json!({ "slot": "workbench", "campaignIds": [101, 7] }),
            "unknown-campaign",
            "placements[0].campaignIds",
        ),
        (
            json!({ "slot": "workbench", "processId": 7 }),
            "unknown-process",
            "placements[0].processId",
        ),
        (
            json!({ "slot": "workbench", "queueIds": [7] }),
            "unknown-queue",
            "placements[0].queueIds",
        ),
        (
            json!({ "slot": "workbench", "sdkBaseUrl": "javascript:1" }),
            "invalid-sdk-base-url",
            "placements[0].sdkBaseUrl",
        ),
    ] {
        let body = json!({ "revision": revision, "placements": [placement] });
        let (status, problem) = host.try_ask(&admin, Method::PUT, &path, Some(body)).await;
        assert_eq!(
            (status.as_u16(), &problem["code"], &problem["field"]),
            (422, &json!(code), &json!(field)),
            "{problem}"
        );
    }
    let (status, _) = host.try_ask(&admin, Method::PUT, &path, Some(json!({ "revision": revision, "placements": [{ "slot": "workbench", "roles": ["boss"] }] }))).await;
    assert_eq!(status, 400);

    let placements = json!([{ "slot": "workbench", "campaignIds": [101] }, { "slot": "dashboard", "roles": ["supervisor"] }]);
    let app = host
        .ask(
            &admin,
            Method::PUT,
            &path,
            Some(json!({ "revision": revision, "placements": placements })),
        )
        .await;
    assert_eq!(
        app["placements"][0]["roles"],
        json!(["agent"]),
        "no role means agent"
    );
    let kept = app["placements"][0]["placementId"].clone();

    let (status, problem) = host
        .try_ask(
            &admin,
            Method::PUT,
            &path,
            Some(json!({ "revision": revision, "placements": [] })),
        )
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (409, &json!("stale-revision"))
    );
    assert_eq!(
        problem["details"]["revision"], app["revision"],
        "the current object is in details"
    );

    let placements = json!([{ "slot": "navbar" }, { "slot": "workbench" }]);
    let app = host
        .ask(
            &admin,
            Method::PUT,
            &path,
            Some(json!({ "revision": app["revision"], "placements": placements })),
        )
        .await;
    assert_eq!(
        app["placements"][1]["placementId"], kept,
        "a placement in the same slot keeps its id"
    );
}

#[tokio::test]
async fn slots_are_defined_and_removed_while_nothing_uses_them() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let slots = host.ask(&admin, Method::GET, "/slots", None).await;
    let names: Vec<&str> = slots["slots"]
        .as_array()
        .expect("slots")
        .iter()
        .filter_map(|slot| slot["name"].as_str())
        .collect();
    assert_eq!(
        names,
        ["workbench", "workspace-tab", "dashboard", "navbar", "modal"]
    );
    assert_eq!(slots["slots"][0]["builtIn"], true);

    let slot = json!({ "name": "side-two", "slotType": "workbench", "layout": "narrow", "title": "Second panel" });
    let created = host
        .ask(&admin, Method::POST, "/slots", Some(slot.clone()))
        .await;
    assert_eq!(created["builtIn"], false);
    let (status, problem) = host
        .try_ask(&admin, Method::POST, "/slots", Some(slot))
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (409, &json!("slot-exists"))
    );
    let taken =
        json!({ "name": "modal", "slotType": "modal", "layout": "dialog", "title": "Mine" });
    assert_eq!(
        host.try_ask(&admin, Method::POST, "/slots", Some(taken))
            .await
            .0,
        409
    );
    let (status, problem) = host
        .try_ask(&admin, Method::DELETE, "/slots/modal", None)
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (409, &json!("slot-built-in"))
    );

    let uploaded = host.upload(&admin, package("First", "1.0.0", &[])).await;
    let id = uploaded["app"]["appId"].as_str().expect("an id");
    let place =
        json!({ "revision": uploaded["app"]["revision"], "placements": [{ "slot": "side-two" }] });
    host.ask(
        &admin,
        Method::PUT,
        &format!("/apps/{id}/placements"),
        Some(place),
    )
    .await;
    let (status, problem) = host
        .try_ask(&admin, Method::DELETE, "/slots/side-two", None)
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (409, &json!("slot-in-use"))
    );
    assert!(
        problem["message"].as_str().expect("text").contains("First"),
        "{problem}"
    );
    host.ask(&admin, Method::DELETE, &format!("/apps/{id}"), None)
        .await;
    assert_eq!(
        host.try_ask(&admin, Method::DELETE, "/slots/side-two", None)
            .await
            .0,
        204
    );
    assert_eq!(
        host.try_ask(&admin, Method::DELETE, "/slots/side-two", None)
            .await
            .0,
        404
    );
}

#[tokio::test]
async fn what_is_no_package_is_refused_with_the_archive_s_own_words_and_leaves_no_trace() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let (status, problem) = host.try_upload(&admin, b"not a zip".to_vec(), "").await;
    assert_eq!(status, 422, "{problem}");
    for key in ["code", "message", "remedy"] {
        assert!(
            problem[key].as_str().is_some_and(|text| !text.is_empty()),
            "{key} in {problem}"
        );
    }
    let manifest =
        json!({ "name": "First", "version": "1.0.0", "minimumRequiredAmeyoVersion": "5.1" })
            .to_string();
    let files = [("manifest.json", manifest.as_str()), ("index.html", "")];
    let files = files.map(|(path, text)| {
        (
            callbench_aaex::PackagePath::new(path).expect("a path"),
            text.as_bytes(),
        )
    });
    let archive =
        callbench_aaex::write(files, &callbench_aaex::Limits::default()).expect("a package");
    let (status, problem) = host.try_upload(&admin, archive, "").await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (422, &json!("incompatible-platform"))
    );

    let form = host
        .api(&admin, Method::POST, "/releases")
        .header("content-type", "multipart/form-data; boundary=x")
        .body("x");
    let (status, problem) = answer(form).await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (415, &json!("unsupported-media-type"))
    );

    let large = vec![0_u8; 100_000_001];
    let (status, problem) = host.try_upload(&admin, large, "").await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (413, &json!("upload-too-large"))
    );

    assert_eq!(
        host.ask(&admin, Method::GET, "/apps", None).await,
        json!({ "apps": [] })
    );
    assert!(host.files_with("incoming").is_empty() && host.files_with("blobs").is_empty());
}

#[tokio::test]
async fn an_upload_that_breaks_off_leaves_no_trace() {
    use tokio::io::AsyncWriteExt;

    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", host.running.port()))
        .await
        .expect("a connection");
    let head = format!(
        "POST /api/v1/releases HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nContent-Type: application/zip\r\nContent-Length: 5000000\r\n\r\n",
        host.shell_host(),
        admin.0
    );
    stream.write_all(head.as_bytes()).await.expect("written");
    stream.write_all(&[0; 100_000]).await.expect("written");
    stream.flush().await.expect("flushed");
    for _ in 0..200 {
        if !host.files_with("incoming").is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert_eq!(
        host.files_with("incoming").len(),
        1,
        "the upload is under way"
    );
    drop(stream);
    for _ in 0..200 {
        if host.files_with("incoming").is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert!(
        host.files_with("incoming").is_empty(),
        "the broken upload is still there"
    );
}
