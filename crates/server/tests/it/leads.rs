//! Leads over HTTP: JSON and CSV, whole or not at all; records and removal; who may.

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, outcome};

async fn load_csv(page: &Page<'_>, query: &str, csv: &'static str) -> (StatusCode, Value) {
    outcome(
        page.request(Method::POST, &format!("/api/v1/leads{query}"))
            .header("content-type", "text/csv; charset=utf-8")
            .body(csv),
    )
    .await
}

async fn load(page: &Page<'_>, body: Value) -> (StatusCode, Value) {
    outcome(page.request(Method::POST, "/api/v1/leads").json(&body)).await
}

#[tokio::test]
async fn a_lead_is_loaded_as_json_listed_and_removed() {
    let rig = Rig::demo().await;
    let page = rig.page("supervisor1").await;
    let before = page.get("/api/v1/leads?campaignId=201").await;
    assert_eq!(before["leads"][0]["total"], 12, "the demo's own");
    let (status, lead) = load(
        &page,
        json!({
            "campaignId": 201,
            "name": "Spring",
            "records": [
                { "name": "Asha Rao", "phone": "+91 98450 12345", "fields": { "plan": "Home 50" } },
                { "phone": "100" },
            ],
        }),
    )
    .await;
    assert_eq!(status, StatusCode::CREATED, "{lead}");
    assert_eq!(
        (&lead["leadName"], &lead["total"], &lead["left"]),
        (&json!("Spring"), &json!(2), &json!(2))
    );
    let path = format!("/api/v1/leads/{}", lead["leadId"]);
    let first = page.get(&format!("{path}/records?limit=1")).await;
    assert_eq!(first["records"][0]["phone"], "+919845012345");
    assert_eq!(first["records"][0]["state"], "open");
    assert_eq!(first["records"][0]["fields"]["plan"], "Home 50");
    let after = first["next"].as_str().expect("another page");
    let second = page
        .get(&format!("{path}/records?limit=1&after={after}"))
        .await;
    assert_eq!(second["records"][0]["phone"], "100");
    assert_eq!(second["next"], Value::Null);

    let removed = outcome(page.request(Method::DELETE, &path)).await;
    assert_eq!(removed.0, StatusCode::NO_CONTENT);
    let again = outcome(page.request(Method::DELETE, &path)).await;
    assert_refused(&again, StatusCode::NOT_FOUND, "not-found");
    let records = outcome(page.request(Method::GET, &format!("{path}/records"))).await;
    assert_refused(&records, StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn a_lead_is_loaded_from_a_file_whose_columns_are_named() {
    let rig = Rig::demo().await;
    let page = rig.page("supervisor1").await;
    let query = "?campaignId=201&name=Spring&phoneColumn=msisdn&nameColumn=who";
    let (status, lead) = load_csv(&page, query, "who;msisdn;city\n\"Rao; Asha\";100;Pune\n").await;
    assert_eq!(status, StatusCode::CREATED, "{lead}");
    let records = page
        .get(&format!("/api/v1/leads/{}/records", lead["leadId"]))
        .await;
    assert_eq!(records["records"][0]["name"], "Rao; Asha");
    assert_eq!(records["records"][0]["fields"], json!({ "city": "Pune" }));
}

#[tokio::test]
async fn every_broken_line_is_named_and_nothing_is_loaded() {
    let rig = Rig::demo().await;
    let page = rig.page("supervisor1").await;
    let csv = "name,phone\nAsha,100\nRavi,no number\nPriya,101,too,much\nLina,1-0-0\n";
    let refused = load_csv(&page, "?campaignId=201&name=Spring", csv).await;
    assert_refused(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid-lead");
    let details = &refused.1["details"];
    assert_eq!(details["total"], 3);
    let lines: Vec<&Value> = details["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|problem| &problem["line"])
        .collect();
    assert_eq!(lines, [4, 3, 5]);
    let twice = details["problems"][2]["reason"].as_str().expect("words");
    assert!(twice.contains("first in line 2"), "{twice}");
    let leads = page.get("/api/v1/leads?campaignId=201").await;
    assert_eq!(leads["leads"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn numbers_that_stand_twice_can_be_left_out() {
    let rig = Rig::demo().await;
    let page = rig.page("supervisor1").await;
    let csv = "name,phone\nAsha,100\nRavi,101\nLina,1-0-0\nAsha,+100\nPriya,102\n";
    let query = "?campaignId=201&name=Spring&skipDuplicates=true";
    let (status, lead) = load_csv(&page, query, csv).await;
    assert_eq!(status, StatusCode::CREATED, "{lead}");
    let records = page
        .get(&format!("/api/v1/leads/{}/records", lead["leadId"]))
        .await;
    let names: Vec<&str> = records["records"]
        .as_array()
        .expect("records")
        .iter()
        .filter_map(|record| record["name"].as_str())
        .collect();
    assert_eq!(names, ["Asha", "Ravi", "Priya"]);
}

#[tokio::test]
async fn bodies_that_are_no_lead_are_refused_in_words() {
    let rig = Rig::demo().await;
    let page = rig.page("supervisor1").await;
    let cases = [
        (load_csv(&page, "?name=Spring", "name,phone\n").await, StatusCode::BAD_REQUEST, "bad-request"),
        (load_csv(&page, "?campaignId=201", "name,phone\n").await, StatusCode::BAD_REQUEST, "bad-request"),
        (
            load_csv(&page, "?campaignId=201&name=Spring", "who,where\nAsha,Pune\n").await,
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-lead",
        ),
        (load(&page, json!({ "campaignId": 201 })).await, StatusCode::BAD_REQUEST, "bad-request"),
        (
            load(&page, json!({ "campaignId": 999, "name": "x", "records": [{ "phone": "100" }] })).await,
            StatusCode::CONFLICT,
            "refused",
        ),
        (
            load(&page, json!({ "campaignId": 201, "name": "Contracts that end", "records": [{ "phone": "100" }] })).await,
            StatusCode::CONFLICT,
            "refused",
        ),
        (
            outcome(page.request(Method::POST, "/api/v1/leads").header("content-type", "text/plain").body("x")).await,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not-a-lead",
        ),
    ];
    for (found, status, code) in &cases {
        assert_refused(found, *status, code);
    }
}

#[tokio::test]
async fn leads_are_larger_than_other_bodies_may_be() {
    let rig = Rig::demo().await;
    let page = rig.page("supervisor1").await;
    let records: Vec<Value> = (0..20_000)
        .map(|number| json!({ "name": format!("Customer number {number}"), "phone": format!("{}", 1_000_000 + number), "fields": { "city": "Bengaluru" } }))
        .collect();
    let (status, lead) = load(
        &page,
        json!({ "campaignId": 201, "name": "Many", "records": records }),
    )
    .await;
    assert_eq!(status, StatusCode::CREATED, "{lead}");
    assert_eq!(lead["total"], 20_000);
}

#[tokio::test]
async fn leads_outlive_a_restart() {
    let rig = Rig::demo().await;
    {
        let page = rig.page("supervisor1").await;
        let body = json!({ "campaignId": 201, "name": "Spring", "records": [{ "phone": "100" }] });
        assert_eq!(load(&page, body).await.0, StatusCode::CREATED);
    }
    let rig = rig.restart(|config| config.demo = true).await;
    let page = rig.page("supervisor1").await;
    let leads = page.get("/api/v1/leads").await;
    let names: Vec<&str> = leads["leads"]
        .as_array()
        .expect("leads")
        .iter()
        .filter_map(|lead| lead["leadName"].as_str())
        .collect();
    assert_eq!(names, ["Contracts that end", "Spring"]);
}

#[tokio::test]
async fn agents_have_no_business_with_leads_supervision_and_statistics() {
    let rig = Rig::demo().await;
    let agent = rig.page("agent1").await;
    for path in [
        "/api/v1/leads",
        "/api/v1/leads/1/records",
        "/api/v1/supervisor",
        "/api/v1/statistics",
    ] {
        let found = outcome(agent.request(Method::GET, path)).await;
        assert_refused(&found, StatusCode::FORBIDDEN, "forbidden");
        let nobody = outcome(rig.get(path)).await;
        assert_refused(&nobody, StatusCode::UNAUTHORIZED, "not-signed-in");
    }
    let command = json!({ "command": "startDialler", "campaignId": 201 });
    let found = outcome(
        agent
            .request(Method::POST, "/api/v1/supervisor/commands")
            .json(&command),
    )
    .await;
    assert_refused(&found, StatusCode::FORBIDDEN, "forbidden");
}
