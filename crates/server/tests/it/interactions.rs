use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, outcome};

/// A customer of the demo.
const ASHA: &str = "+919845012345";
/// Nobody that the demo knows.
const STRANGER: &str = "+919800000001";

/// Takes a call and disposes of it with this note; returns its id.
async fn handled(rig: &Rig, page: &Page<'_>, agent: &str, phone: &str, note: &str) -> String {
    let id = offered(rig, agent, phone).await;
    for command in ["answer", "hold", "resume", "hangUp"] {
        page.command(json!({ "command": command, "interactionId": id }))
            .await;
    }
    let desk = page.get("/api/v1/desk").await;
    let code = &desk["campaign"]["dispositions"][0]["codes"][0]["dispositionCode"];
    page.command(json!({
        "command": "dispose", "interactionId": id, "dispositionCode": code, "note": note
    }))
    .await;
    id
}

async fn offered(rig: &Rig, agent: &str, phone: &str) -> String {
    let call = json!({ "kind": "inbound-call", "agent": agent, "phone": phone });
    let (status, placed) = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    assert_eq!(status, StatusCode::CREATED, "{placed}");
    placed["interaction"]["interactionId"]
        .as_str()
        .expect("an id")
        .to_owned()
}

fn ids(found: &Value) -> Vec<&str> {
    found["interactions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|record| record["interactionId"].as_str().expect("an id"))
        .collect()
}

#[tokio::test]
async fn a_call_that_is_over_is_found_again_with_all_that_its_agent_saw() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let id = handled(&rig, &page, "agent1", ASHA, "called about the bill").await;

    let found = page.get("/api/v1/interactions").await;
    assert_eq!(
        (found["total"].as_i64(), &found["next"]),
        (Some(1), &Value::Null)
    );
    let record = &found["interactions"][0];
    let seen = page.get("/api/v1/desk").await["recent"][0].clone();
    assert_eq!(record["interactionId"], id.as_str());
    assert_eq!(record["kind"], "call");
    assert_eq!(
        (&record["userId"], &record["campaignId"]),
        (&json!("agent1"), &json!(101))
    );
    assert_eq!(record["direction"], "inbound");
    assert_eq!(record["customerName"], seen["customer"]["name"]);
    assert_eq!(record["note"], "called about the bill");
    assert_eq!(record["hangupFirst"], "agent");
    for key in [
        "startedAt",
        "connectedAt",
        "endedAt",
        "talkTime",
        "holdTime",
        "dispositionCode",
    ] {
        assert_eq!(record[key], seen[key], "{key}");
    }
    assert!(record["disposedAt"].as_i64() >= record["endedAt"].as_i64());

    let whole = page.get(&format!("/api/v1/interactions/{id}")).await;
    assert_eq!(&whole["record"], record);
    assert_eq!(whole["interaction"], seen);
    rig.stop().await;
}

#[tokio::test]
async fn a_call_that_nobody_took_is_kept_without_a_disposition() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let id = offered(&rig, "agent1", STRANGER).await;
    assert_eq!(
        page.get("/api/v1/interactions").await["total"],
        0,
        "it still rings"
    );
    page.command(json!({ "command": "decline", "interactionId": id }))
        .await;
    let record = page.get("/api/v1/interactions").await["interactions"][0].clone();
    assert_eq!(record["interactionId"], id.as_str());
    for key in [
        "connectedAt",
        "disposedAt",
        "dispositionCode",
        "customerName",
    ] {
        assert_eq!(record[key], Value::Null, "{key}");
    }
    assert_eq!(
        (&record["talkTime"], &record["wrapUpTime"]),
        (&json!(0), &json!(0))
    );
    rig.stop().await;
}

#[tokio::test]
async fn filters_narrow_and_pages_follow_one_another() {
    let rig = Rig::demo().await;
    let first = rig.page("agent1").await;
    let second = rig.page("agent2").await;
    first.get_ready().await;
    second.get_ready().await;
    let mut made = Vec::new();
    for note in ["the bill", "a refund", "new address"] {
        made.push(handled(&rig, &first, "agent1", ASHA, note).await);
    }
    made.push(handled(&rig, &second, "agent2", STRANGER, "100% sure_thing").await);
    made.reverse();

    let supervisor = rig.page("supervisor1").await;
    let all = supervisor.get("/api/v1/interactions").await;
    assert_eq!(ids(&all), made, "the latest begun first");
    let customer = all["interactions"][1]["customerId"].clone();
    let started = all["interactions"][1]["startedAt"]
        .as_i64()
        .expect("a time");

    let narrowed: [(String, &[String]); 12] = [
        ("userId=agent2".to_owned(), &made[..1]),
        (format!("customerId={customer}"), &made[1..]),
        (format!("from={}", started + 1), &made[..1]),
        (format!("to={}", started + 1), &made[1..]),
        (
            "campaignId=101&kind=call&direction=inbound".to_owned(),
            &made[..],
        ),
        ("campaignId=102".to_owned(), &[]),
        ("kind=chat".to_owned(), &[]),
        ("direction=outbound".to_owned(), &[]),
        ("dispositionCode=NO_SUCH".to_owned(), &[]),
        ("q=REFUND%20asha".to_owned(), &made[2..3]),
        ("q=100%25%20sure_th".to_owned(), &made[..1]),
        ("q=re_und".to_owned(), &[]),
    ];
    for (query, expected) in narrowed {
        let found = supervisor
            .get(&format!("/api/v1/interactions?{query}"))
            .await;
        assert_eq!(ids(&found), expected, "{query}");
        assert_eq!(
            found["total"].as_u64(),
            Some(expected.len() as u64),
            "{query}"
        );
    }

    let mut paged = Vec::new();
    let mut after = String::new();
    loop {
        let page = supervisor
            .get(&format!("/api/v1/interactions?limit=3&after={after}"))
            .await;
        assert_eq!(page["total"], 4);
        paged.extend(ids(&page).into_iter().map(str::to_owned));
        match page["next"].as_str() {
            Some(next) => after = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(paged, made, "no gap, nothing twice");

    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=501", "limit"),
        ("kind=fax", "kind"),
        ("direction=up", "direction"),
        ("after=nowhere", "after"),
    ] {
        let path = format!("/api/v1/interactions?{query}");
        let refused = outcome(supervisor.request(Method::GET, &path)).await;
        assert_refused(&refused, StatusCode::BAD_REQUEST, "bad-request");
        assert_eq!(refused.1["field"], field);
    }
    rig.stop().await;
}

#[tokio::test]
async fn an_agent_gets_no_one_else_s() {
    let rig = Rig::demo().await;
    let first = rig.page("agent1").await;
    let second = rig.page("agent2").await;
    first.get_ready().await;
    let id = handled(&rig, &first, "agent1", ASHA, "mine").await;
    assert_eq!(second.get("/api/v1/interactions").await["total"], 0);
    for path in [
        "/api/v1/interactions?userId=agent1".to_owned(),
        "/api/v1/interactions/export?userId=agent1".to_owned(),
        format!("/api/v1/interactions/{id}"),
    ] {
        let refused = outcome(second.request(Method::GET, &path)).await;
        assert_refused(&refused, StatusCode::FORBIDDEN, "forbidden");
    }
    let missing = outcome(first.request(Method::GET, "/api/v1/interactions/nothing")).await;
    assert_refused(&missing, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn the_export_has_a_line_each_and_nothing_that_a_spreadsheet_carries_out() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    handled(
        &rig,
        &page,
        "agent1",
        ASHA,
        "=HYPERLINK(\"http://x\",\"y\")",
    )
    .await;
    handled(&rig, &page, "agent1", ASHA, "plain").await;
    let answer = page
        .request(Method::GET, "/api/v1/interactions/export?userId=agent1")
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    let media_type = answer.headers()["content-type"]
        .to_str()
        .expect("text")
        .to_owned();
    assert!(media_type.starts_with("text/csv"), "{media_type}");
    let text = answer.text().await.expect("a body");
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("interactionId,kind,userId,"));
    assert!(lines[1].contains(",plain,"), "{}", lines[1]);
    assert!(
        lines[2].contains(r#","'=HYPERLINK(""http://x"",""y"")","#),
        "{}",
        lines[2]
    );
    assert!(lines[1].contains(&format!(",'{ASHA},")), "{}", lines[1]);
    rig.stop().await;
}

#[tokio::test]
async fn what_was_kept_survives_a_restart() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let id = handled(&rig, &page, "agent1", ASHA, "kept").await;
    let before = page.get(&format!("/api/v1/interactions/{id}")).await;
    let rig = rig.restart(|config| config.demo = true).await;
    let supervisor = rig.page("supervisor1").await;
    let after = supervisor.get(&format!("/api/v1/interactions/{id}")).await;
    assert_eq!(before, after);
    rig.stop().await;
}
