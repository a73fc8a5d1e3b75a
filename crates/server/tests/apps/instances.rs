//! Which apps a person gets, and the instances made of them.

use callbench_contract::BuildProfile;
use reqwest::Method;
use semver::Version;
use serde_json::{Value, json};

use crate::support::{TestHost, Token, answer, package};

/// Deploys an app in the workbench for agents; gives its placement's id.
async fn deployed(host: &TestHost) -> String {
    let admin = host.sign_in("admin1").await;
    let app = host.deploy(&admin, package("My app", "1.0.0", &[])).await;
    app["placements"][0]["placementId"]
        .as_str()
        .expect("an id")
        .to_owned()
}

async fn instance(host: &TestHost, token: &Token, placement: &str) -> Value {
    host.ask(
        token,
        Method::POST,
        "/instances",
        Some(json!({ "placementId": placement })),
    )
    .await
}

#[tokio::test]
async fn slots_show_what_is_placed_for_the_role() {
    let host = TestHost::demo().await;
    let placement = deployed(&host).await;
    let agent = host.sign_in("agent1").await;
    let slots = host.ask(&agent, Method::GET, "/shell/slots", None).await;
    let workbench = &slots["slots"][0];
    assert_eq!(workbench["slot"]["name"], "workbench");
    assert_eq!(workbench["slot"]["slotType"], "workbench");
    assert_eq!(workbench["apps"][0]["placementId"], placement);
    let card = &workbench["apps"][0]["app"];
    assert_eq!(
        (&card["name"], &card["version"], &card["dev"]),
        (&json!("My app"), &json!("1.0.0"), &json!(false))
    );
    assert_eq!(
        (&card["description"], &card["author"]),
        (&json!("An app for tests"), &json!("Tests"))
    );

    let supervisor = host.sign_in("supervisor1").await;
    let slots = host
        .ask(&supervisor, Method::GET, "/shell/slots", None)
        .await;
    assert!(
        slots["slots"]
            .as_array()
            .expect("slots")
            .iter()
            .all(|slot| slot["apps"] == json!([]))
    );
    let (status, problem) = host
        .try_ask(
            &supervisor,
            Method::POST,
            "/instances",
            Some(json!({ "placementId": placement })),
        )
        .await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (403, &json!("not-placed"))
    );
}

#[tokio::test]
async fn a_placement_for_a_campaign_shows_once_that_campaign_is_chosen() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let app = host.deploy(&admin, package("My app", "1.0.0", &[])).await;
    let id = app["appId"].as_str().expect("an id");
    let place = json!({ "revision": app["revision"], "placements": [{ "slot": "workbench", "campaignIds": [101] }] });
    host.ask(
        &admin,
        Method::PUT,
        &format!("/apps/{id}/placements"),
        Some(place),
    )
    .await;
    let agent = host.enter("agent1").await;
    let shown = |slots: Value| slots["slots"][0]["apps"].as_array().expect("apps").len();
    assert_eq!(
        shown(host.ask(&agent, Method::GET, "/shell/slots", None).await),
        0
    );
    let choose =
        |campaign: i64| Some(json!({ "command": "selectCampaign", "campaignId": campaign }));
    host.ask(&agent, Method::POST, "/desk/commands", choose(101))
        .await;
    assert_eq!(
        shown(host.ask(&agent, Method::GET, "/shell/slots", None).await),
        1
    );
    host.ask(&agent, Method::POST, "/desk/commands", choose(201))
        .await;
    assert_eq!(
        shown(host.ask(&agent, Method::GET, "/shell/slots", None).await),
        0
    );
}

#[tokio::test]
async fn an_instance_has_its_own_address_token_and_origin() {
    let host = TestHost::demo().await;
    let placement = deployed(&host).await;
    let agent = host.sign_in("agent1").await;
    let (one, two) = (
        instance(&host, &agent, &placement).await,
        instance(&host, &agent, &placement).await,
    );
    assert_ne!(one["instanceId"], two["instanceId"], "new at each load");
    assert_ne!(one["token"], two["token"]);
    let origin = format!("http://{}", host.app_host("My app"));
    assert_eq!(one["origin"], origin);
    let id = one["instanceId"].as_str().expect("an id");
    let shell = format!("http%3A%2F%2Flocalhost%3A{}", host.running.port());
    assert_eq!(
        one["url"],
        format!("{origin}/si/My%20app/1.0.0/index.html?origin={shell}&instanceId={id}")
    );

    let popup = json!({ "placementId": placement, "path": "popup.html?a=1" });
    let popup = host
        .ask(&agent, Method::POST, "/instances", Some(popup))
        .await;
    assert!(popup["url"].as_str().expect("a URL").starts_with(&format!(
        "{origin}/si/My%20app/1.0.0/popup.html?a=1&origin="
    )));
    let outside = json!({ "placementId": placement, "path": "../../evil" });
    assert_eq!(
        host.try_ask(&agent, Method::POST, "/instances", Some(outside))
            .await
            .0,
        400
    );
}

#[tokio::test]
async fn a_dashboard_widget_is_told_its_period_and_a_placement_its_sdk() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let app = host.deploy(&admin, package("Widget", "1.0.0", &[])).await;
    let place = json!({ "revision": app["revision"], "placements": [
        { "slot": "dashboard", "roles": ["supervisor"], "sdkBaseUrl": "https://sdk.example.org/" },
    ] });
    let app = host
        .ask(
            &admin,
            Method::PUT,
            &format!("/apps/{}/placements", app["appId"].as_str().expect("an id")),
            Some(place),
        )
        .await;
    let placement = app["placements"][0]["placementId"].as_str().expect("an id");
    let supervisor = host.sign_in("supervisor1").await;
    let url = instance(&host, &supervisor, placement).await["url"]
        .as_str()
        .expect("a URL")
        .to_owned();
    assert!(
        url.ends_with("&sdkBaseUrl=https%3A%2F%2Fsdk.example.org&dataDuration=1_day"),
        "{url}"
    );
    let body = json!({ "placementId": placement, "dataDuration": "30_mins" });
    let url = host
        .ask(&supervisor, Method::POST, "/instances", Some(body))
        .await["url"]
        .to_string();
    assert!(url.contains("dataDuration=30_mins"), "{url}");
    let body = json!({ "placementId": placement, "dataDuration": "2_days" });
    assert_eq!(
        host.try_ask(&supervisor, Method::POST, "/instances", Some(body))
            .await
            .0,
        400
    );
}

#[tokio::test]
async fn a_token_serves_its_own_instance_for_a_quarter_of_an_hour_and_can_be_renewed() {
    let host = TestHost::demo().await;
    let placement = deployed(&host).await;
    let agent = host.sign_in("agent1").await;
    let one = instance(&host, &agent, &placement).await;
    let two = instance(&host, &agent, &placement).await;
    let call = |token: &Value, id: &Value| {
        let token = Token(token.as_str().expect("a token").to_owned());
        let path = format!("/instances/{}/calls", id.as_str().expect("an id"));
        let body = json!({ "service": "globalData", "method": "get", "requestData": { "dataObject": "loggedInUser" } });
        answer(host.api(&token, Method::POST, &path).json(&body))
    };
    let (status, done) = call(&one["token"], &one["instanceId"]).await;
    assert_eq!(
        (status.as_u16(), &done["data"]["userId"]),
        (200, &json!("agent1"))
    );
    let (status, problem) = call(&one["token"], &two["instanceId"]).await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (403, &json!("other-instance"))
    );
    let (status, problem) = call(&json!(agent.0), &one["instanceId"]).await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (401, &json!("token-invalid")),
        "a session token is no instance token"
    );
    let instance_token = Token(one["token"].as_str().expect("a token").to_owned());
    assert_eq!(
        host.try_ask(&instance_token, Method::GET, "/shell/slots", None)
            .await
            .0,
        401,
        "nor the other way round"
    );

    host.pass(15 * 60 * 1000);
    let (status, problem) = call(&one["token"], &one["instanceId"]).await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (401, &json!("token-expired"))
    );
    let path = format!(
        "/instances/{}/token",
        one["instanceId"].as_str().expect("an id")
    );
    let renewed = host.ask(&agent, Method::POST, &path, None).await;
    assert_eq!(call(&renewed["token"], &one["instanceId"]).await.0, 200);
    let other = host.sign_in("agent2").await;
    assert_eq!(
        host.try_ask(&other, Method::POST, &path, None).await.0,
        410,
        "another's instance"
    );
}

#[tokio::test]
async fn an_instance_ends_when_it_is_closed_and_when_its_person_signs_out() {
    let host = TestHost::demo().await;
    let placement = deployed(&host).await;
    let agent = host.sign_in("agent1").await;
    let body = json!({ "service": "store", "method": "get", "requestData": { "key": "a" } });
    let call = |instance: &Value| {
        let token = Token(instance["token"].as_str().expect("a token").to_owned());
        let path = format!(
            "/instances/{}/calls",
            instance["instanceId"].as_str().expect("an id")
        );
        answer(host.api(&token, Method::POST, &path).json(&body))
    };
    let one = instance(&host, &agent, &placement).await;
    assert_eq!(call(&one).await.0, 200);
    let path = format!("/instances/{}", one["instanceId"].as_str().expect("an id"));
    let other = host.sign_in("agent2").await;
    assert_eq!(
        host.try_ask(&other, Method::DELETE, &path, None).await.0,
        410
    );
    assert_eq!(
        host.try_ask(&agent, Method::DELETE, &path, None).await.0,
        204
    );
    let (status, problem) = call(&one).await;
    assert_eq!(
        (status.as_u16(), &problem["code"]),
        (410, &json!("instance-gone"))
    );

    let two = instance(&host, &agent, &placement).await;
    assert_eq!(
        host.try_ask(&agent, Method::DELETE, "/session", None)
            .await
            .0,
        204
    );
    assert_eq!(call(&two).await.0, 410);
}

#[tokio::test]
async fn an_instance_outlives_a_restart_of_the_host() {
    let host = TestHost::demo().await;
    let placement = deployed(&host).await;
    let agent = host.sign_in("agent1").await;
    let one = instance(&host, &agent, &placement).await;
    let TestHost {
        running, directory, ..
    } = host;
    running.shutdown().await;
    let host = TestHost::start_in(directory, |config| config.demo = true).await;
    let token = Token(one["token"].as_str().expect("a token").to_owned());
    let path = format!(
        "/instances/{}/calls",
        one["instanceId"].as_str().expect("an id")
    );
    let body = json!({ "service": "globalData", "method": "get", "requestData": { "dataObject": "loggedInUser" } });
    let (status, done) = answer(host.api(&token, Method::POST, &path).json(&body)).await;
    assert_eq!((status.as_u16(), &done["status"]), (200, &json!("success")));
}

#[tokio::test]
async fn a_running_instance_keeps_its_assets_when_another_release_is_activated() {
    let host = TestHost::demo().await;
    let admin = host.sign_in("admin1").await;
    let app = host
        .deploy(
            &admin,
            package("My app", "1.0.0", &[("static/lazy.js", "1")]),
        )
        .await;
    let placement = app["placements"][0]["placementId"].as_str().expect("an id");
    let agent = host.sign_in("agent1").await;
    instance(&host, &agent, placement).await;
    host.upload(&admin, package("My app", "2.0.0", &[])).await;
    let path = format!("/apps/{}/active", app["appId"].as_str().expect("an id"));
    host.ask(
        &admin,
        Method::PUT,
        &path,
        Some(json!({ "version": "2.0.0" })),
    )
    .await;
    assert_eq!(
        host.get("My app", "/si/My%20app/1.0.0/static/lazy.js")
            .await
            .status(),
        200
    );
    assert_eq!(
        host.navigate("My app", "/si/My%20app/1.0.0/index.html")
            .await
            .status(),
        403
    );
    host.pass(16 * 60 * 1000);
    assert_eq!(
        host.get("My app", "/si/My%20app/1.0.0/static/lazy.js")
            .await
            .status(),
        403
    );
}

#[tokio::test]
async fn a_host_s_own_sdk_address_holds_where_a_placement_names_none() {
    let host = TestHost::start(|config| {
        config.demo = true;
        config.sdk_base_url = Some("https://sdk.example.org/v1/".parse().expect("an address"));
    })
    .await;
    let placement = deployed(&host).await;
    let agent = host.sign_in("agent1").await;
    let url = instance(&host, &agent, &placement).await["url"].to_string();
    assert!(
        url.contains("&sdkBaseUrl=https%3A%2F%2Fsdk.example.org%2Fv1\""),
        "{url}"
    );
}

#[tokio::test]
async fn an_app_that_needs_a_newer_platform_does_not_start_on_an_older_one() {
    let on_platform = |version: Version| {
        let mut profile = BuildProfile::ours();
        profile.platform_version = version;
        profile
    };
    let host = TestHost::start(|config| {
        config.demo = true;
        config.profile = on_platform(Version::new(5, 2, 0)).into();
    })
    .await;
    let admin = host.sign_in("admin1").await;
    let manifest =
        json!({ "name": "First", "version": "1.0.0", "minimumRequiredAmeyoVersion": "5.1" });
    let text = manifest.to_string();
    let files = [("manifest.json", text.as_str()), ("index.html", "")].map(|(path, text)| {
        (
            callbench_aaex::PackagePath::new(path).expect("a path"),
            text.as_bytes(),
        )
    });
    let archive =
        callbench_aaex::write(files, &callbench_aaex::Limits::default()).expect("a package");
    let app = host.deploy(&admin, archive).await;
    let placement = app["placements"][0]["placementId"].as_str().expect("an id");
    let agent = host.sign_in("agent1").await;
    instance(&host, &agent, placement).await;

    let TestHost {
        running, directory, ..
    } = host;
    running.shutdown().await;
    let host = TestHost::start_in(directory, |config| {
        config.demo = true;
        config.profile = on_platform(Version::new(5, 0, 0)).into();
    })
    .await;
    let agent = host.sign_in("agent1").await;
    let body = json!({ "placementId": placement });
    let (status, problem) = answer(host.api(&agent, Method::POST, "/instances").json(&body)).await;
    assert_eq!(
        (status.as_u16(), &problem["code"], &problem["field"]),
        (
            422,
            &json!("incompatible-platform"),
            &json!("minimumRequiredAmeyoVersion")
        )
    );
}

#[tokio::test]
async fn shells_are_served_the_profile_that_the_host_stands_for() {
    let mut profile = BuildProfile::ours();
    profile.name = "acme".to_owned();
    profile.events.retain(|event| event.name != "callMuted");
    let host = TestHost::start(|config| {
        config.demo = true;
        config.profile = profile.into();
    })
    .await;
    let agent = host.sign_in("agent1").await;
    let served = host.ask(&agent, Method::GET, "/profile", None).await;
    assert_eq!(served["name"], "acme");
    let events = served["events"].as_array().expect("events");
    let has = |name: &str| events.iter().any(|event| event["name"] == name);
    assert!(has("callHeld") && !has("callMuted"));
}
