use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, outcome};

async fn give(page: &Page<'_>, command: Value) -> (StatusCode, Value) {
    outcome(
        page.request(Method::POST, "/api/v1/tickets/commands")
            .json(&command),
    )
    .await
}

async fn must(page: &Page<'_>, command: Value) -> Value {
    let (status, ticket) = give(page, command.clone()).await;
    assert_eq!(status, StatusCode::OK, "{command}: {ticket}");
    ticket
}

#[tokio::test]
async fn a_ticket_is_opened_changed_found_and_merged() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let ticket = must(
        &page,
        json!({ "command": "openTicket", "subject": "Invoice missing", "text": "Since May.", "customerId": 1 }),
    )
    .await;
    assert_eq!(ticket["ticketId"], "T-1001");
    assert_eq!(ticket["externalState"], "New");
    assert_eq!(ticket["createdBy"], "agent1");
    let id = ticket["ticketId"].clone();
    let picked = must(&page, json!({ "command": "pickTicket", "ticketId": id })).await;
    assert_eq!(picked["assignee"], "agent1");
    let closed = must(
        &page,
        json!({
            "command": "updateTicket", "ticketId": id, "revision": picked["revision"],
            "changes": { "externalState": "Resolved", "closureReason": "Sent again" },
        }),
    )
    .await;
    assert_eq!(closed["stateGroup"], "CLOSED");
    assert_eq!(page.get("/api/v1/tickets/T-1001").await, closed);

    let other = must(
        &page,
        json!({ "command": "openTicket", "subject": "The same again" }),
    )
    .await;
    let stays = must(
        &page,
        json!({ "command": "mergeTickets", "ticketId": other["ticketId"], "into": id }),
    )
    .await;
    assert_eq!(stays["ticketId"], id, "the one that stays");
    let found = page
        .get("/api/v1/tickets?customerId=1&group=CLOSED&q=invoice")
        .await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["next"], Value::Null);
    let first = page.get("/api/v1/tickets?limit=1").await;
    let next = first["next"].as_str().expect("another page");
    let second = page
        .get(&format!("/api/v1/tickets?limit=1&after={next}"))
        .await;
    assert_ne!(first["tickets"], second["tickets"]);
    let states = page.get("/api/v1/ticket-states").await;
    assert_eq!(states["groups"][0]["group"], "OPEN");
    rig.stop().await;
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_with_the_ticket_as_it_stands() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let ticket = must(
        &page,
        json!({ "command": "openTicket", "subject": "Invoice" }),
    )
    .await;
    let assign = |revision: i64, assignee: &str| {
        json!({
            "command": "assignTicket", "ticketId": ticket["ticketId"], "revision": revision, "assignee": assignee,
        })
    };
    let nobody = give(&page, assign(1, "nobody")).await;
    assert_refused(&nobody, StatusCode::UNPROCESSABLE_ENTITY, "unknown-user");
    must(&page, assign(1, "agent2")).await;
    let stale = give(&page, assign(1, "agent1")).await;
    assert_refused(&stale, StatusCode::CONFLICT, "stale-revision");
    assert_eq!(stale.1["details"]["assignee"], "agent2");
    let taken = give(
        &page,
        json!({ "command": "pickTicket", "ticketId": ticket["ticketId"] }),
    )
    .await;
    assert_refused(&taken, StatusCode::CONFLICT, "refused");
    assert_eq!(taken.1["details"]["reason"], "ticket-taken");
    let nonsense = give(&page, json!({ "command": "eatTicket" })).await;
    assert_refused(&nonsense, StatusCode::BAD_REQUEST, "bad-request");
    for path in [
        "/api/v1/tickets?limit=0",
        "/api/v1/tickets?after=x",
        "/api/v1/tickets?assignee=a%20b",
    ] {
        let refused = outcome(page.request(Method::GET, path)).await;
        assert_refused(&refused, StatusCode::BAD_REQUEST, "bad-request");
    }
    let missing = outcome(page.request(Method::GET, "/api/v1/tickets/T-9")).await;
    assert_refused(&missing, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn customers_are_entered_changed_and_their_history_read() {
    let rig = Rig::demo().await;
    let supervisor = rig.page("supervisor1").await;
    let draft = json!({ "name": "Zoe", "phone": "+919845099999" });
    let (status, zoe) = outcome(
        supervisor
            .request(Method::POST, "/api/v1/customers")
            .json(&draft),
    )
    .await;
    assert_eq!(status, StatusCode::CREATED, "{zoe}");
    let path = format!("/api/v1/customers/{}", zoe["customerId"]);
    let change = |revision: i64| {
        supervisor.request(Method::PUT, &path).json(&json!({
            "revision": revision, "name": "Zoe Thomas", "phone": "+919845099999", "city": "Pune",
        }))
    };
    let (status, changed) = outcome(change(1)).await;
    assert_eq!(status, StatusCode::OK, "{changed}");
    assert_eq!(changed["revision"], 2);
    let stale = outcome(change(1)).await;
    assert_refused(&stale, StatusCode::CONFLICT, "stale-revision");
    assert_eq!(stale.1["details"]["name"], "Zoe Thomas");
    let history = supervisor.get(&format!("{path}/history")).await;
    assert_eq!(history["changes"][0]["by"], "supervisor1");
    assert_eq!(
        history["changes"][0]["changed"][0],
        json!({ "column": "city", "from": null, "to": "Pune" })
    );
    let nobody = outcome(
        supervisor
            .request(Method::PUT, "/api/v1/customers/999")
            .json(&json!({ "revision": 1, "name": "x", "phone": "100" })),
    )
    .await;
    assert_refused(&nobody, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn agents_of_a_campaign_that_masks_numbers_never_get_one() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    drop(page.socket(None).await.next_of("welcome").await);
    page.command(json!({ "command": "selectCampaign", "campaignId": 102 }))
        .await;
    for path in [
        "/api/v1/customers?q=asha",
        "/api/v1/customers/1",
        "/api/v1/customers/1/history",
        "/api/v1/customers?phone=%2B919845012345",
    ] {
        let answer = page.get(path).await.to_string();
        assert!(!answer.contains("98450"), "{path}: {answer}");
    }
    assert_eq!(
        page.get("/api/v1/customers?q=984501").await["customers"],
        json!([])
    );
    let mut asha = page.get("/api/v1/customers/1").await;
    asha["city"] = json!("Mysore");
    let (status, saved) =
        outcome(page.request(Method::PUT, "/api/v1/customers/1").json(&asha)).await;
    assert_eq!(status, StatusCode::OK, "{saved}");
    assert_eq!(saved["city"], "Mysore");
    page.command(json!({ "command": "selectCampaign", "campaignId": 101 }))
        .await;
    let asha = page.get("/api/v1/customers/1").await;
    assert_eq!(
        asha["phone"], "+919845012345",
        "the number stayed as it was"
    );
    rig.stop().await;
}
