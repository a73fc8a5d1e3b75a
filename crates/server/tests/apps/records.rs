//! Customers, tickets and what apps keep, changed from an app.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app_at_desk::Desk;

#[tokio::test]
async fn two_who_change_the_same_record_are_told_apart() {
    let desk = Desk::new().await;
    desk.in_a_call(101).await;
    let get = json!({ "dataObject": "customer" });
    let read = desk.done("contextData", "get", get.clone()).await;
    let revision = read["revision"].as_u64().expect("a revision");
    let change = |revision: Option<u64>, city: &str| {
        let mut data = json!({ "customerInfo": { "city": city } });
        if let Some(revision) = revision {
            data["revision"] = json!(revision);
        }
        json!({ "dataObject": "customer", "updateData": data })
    };
    let saved = desk
        .done("contextData", "update", change(Some(revision), "Mumbai"))
        .await;
    assert_eq!(
        (
            &saved["customerInfo"]["city"],
            &saved["revision"],
            &saved["customerInfo"]["name"]
        ),
        (
            &json!("Mumbai"),
            &json!(revision + 1),
            &read["customerInfo"]["name"]
        )
    );
    let stale = desk
        .refusal("contextData", "update", change(Some(revision), "Delhi"))
        .await;
    assert_eq!(stale["code"], 144);
    assert!(
        stale["message"]
            .as_str()
            .is_some_and(|text| text.contains("revision")),
        "{stale}"
    );
    let saved = desk
        .done("contextData", "update", change(None, "Delhi"))
        .await;
    assert_eq!(saved["revision"], json!(revision + 2));

    let seen = desk.host.ask(&desk.agent, Method::GET, "/desk", None).await;
    assert_eq!(seen["interactions"][0]["customer"]["city"], "Delhi");
    let cleared = desk.done("contextData", "update", change(None, "")).await;
    assert_eq!(cleared["customerInfo"]["city"], Value::Null);
    let bulk = json!({ "dataObject": "customer", "ids": [read["customerId"], 999_999, "x"], "updateData": { "customerInfo": { "city": "Goa" } } });
    let outcome = desk.done("globalData", "bulkUpdate", bulk).await;
    assert_eq!(
        (
            &outcome["succeeded"],
            &outcome["failed"],
            &outcome["results"][1]["error"]["code"]
        ),
        (&json!(1), &json!(2), &json!(143))
    );
}

#[tokio::test]
async fn tickets_are_worked_on_from_an_app() {
    let desk = Desk::new().await;
    let call = desk.in_a_call(101).await;
    let act = |action: &str, data: Value| json!({ "dataObject": "ticket", "actionType": action, "actionData": data });
    assert_eq!(
        desk.code(
            "contextData",
            "action",
            act("addNote", json!({ "text": "x" }))
        )
        .await,
        140
    );
    let opened = desk
        .done(
            "contextData",
            "action",
            act(
                "open",
                json!({ "subject": "Invoice missing", "text": "First" }),
            ),
        )
        .await;
    let id = opened["ticketId"].as_str().expect("an id").to_owned();
    assert_eq!(
        (&opened["interactions"][0], &opened["stateGroup"]),
        (&call, &json!("OPEN"))
    );
    assert_eq!(
        desk.done("contextData", "get", json!({ "dataObject": "ticket" }))
            .await["ticketId"],
        id.as_str()
    );
    let noted = desk
        .done(
            "contextData",
            "action",
            act("addNote", json!({ "text": "Second" })),
        )
        .await;
    let second = noted["notes"][1]["noteId"].clone();
    let split = desk
        .done("contextData", "split", json!({ "dataObject": "ticket", "splitData": { "noteIds": [second], "subject": "Other matter" } }))
        .await;
    assert_eq!(split["splitFrom"], id.as_str());
    let merged = desk
        .done(
            "contextData",
            "merge",
            json!({ "dataObject": "ticket", "mergeData": { "ticketId": id, "ticketIds": [split["ticketId"]] } }),
        )
        .await;
    assert_eq!(merged["ticketId"], id.as_str());
    let named = |key: &str| json!({ "dataObject": "ticket", key: { "ticketId": id } });
    let picked = desk.done("contextData", "pick", named("pickData")).await;
    assert_eq!(picked["assignee"], "agent1");
    let given =
        json!({ "dataObject": "ticket", "reassignData": { "ticketId": id, "assignee": "agent2" } });
    assert_eq!(
        desk.done("contextData", "reassign", given).await["assignee"],
        "agent2"
    );
    let nobody =
        json!({ "dataObject": "ticket", "reassignData": { "ticketId": id, "assignee": "ghost" } });
    assert_eq!(desk.code("contextData", "reassign", nobody).await, 143);
    assert_eq!(
        desk.done("contextData", "unassign", named("unassignData"))
            .await["assignee"],
        Value::Null
    );
    let detached = desk
        .done("contextData", "unattachCall", named("unattachCallData"))
        .await;
    assert_eq!(detached["interactions"], json!([]));
    desk.done("contextData", "attachCall", named("attachCallData"))
        .await;

    let mailed = desk
        .done(
            "contextData",
            "action",
            act(
                "sendEmailAndUpdate",
                json!({ "showSystemNotification": true, "updateData": { "subject": "Sent" } }),
            ),
        )
        .await;
    assert_eq!(
        (&mailed["emailSent"], &mailed["ticket"]["subject"]),
        (&json!(false), &json!("Sent"))
    );
    let closed = desk
        .done(
            "contextData",
            "action",
            act("close", json!({ "closureReason": "Done" })),
        )
        .await;
    assert_eq!(closed["stateGroup"], "CLOSED");
    let found = desk
        .done("globalData", "getTickets", json!({ "dataObject": "ticket", "requestParams": { "stateGroup": "CLOSED", "q": "sent" } }))
        .await;
    assert_eq!(
        (
            &found["totalRecordsCount"],
            &found["tickets"][0]["ticketId"]
        ),
        (&json!(1), &json!(id))
    );
    let update = |revision: u64| json!({ "dataObject": "ticket", "requestParams": { "ticketId": id, "revision": revision, "subject": "Again" } });
    assert_eq!(desk.code("globalData", "update", update(1)).await, 144);
}

#[tokio::test]
async fn what_apps_add_shows_on_the_desk_and_goes_again() {
    let desk = Desk::new().await;
    desk.in_a_call(101).await;
    let add = |object: &str, fields: Value| json!({ "dataObject": object, "augmentData": { "fields": fields } });
    let added = desk
        .done(
            "augmentModel",
            "add",
            add("customer", json!({ "Loyalty": "Gold" })),
        )
        .await;
    assert_eq!(
        added,
        json!({ "dataObject": "customer", "id": "1", "fields": { "Loyalty": "Gold" } })
    );
    desk.done(
        "augmentModel",
        "add",
        add("interaction", json!({ "Mood": "Calm" })),
    )
    .await;
    let seen = desk.host.ask(&desk.agent, Method::GET, "/desk", None).await;
    let call = &seen["interactions"][0];
    assert_eq!(
        call["customer"]["augments"],
        json!([{ "appName": "My app", "data": { "Loyalty": "Gold" } }])
    );
    assert_eq!(call["augments"][0]["data"]["Mood"], "Calm");
    desk.done("augmentModel", "add", add("customer", json!({})))
        .await;
    let customer = desk
        .host
        .ask(&desk.agent, Method::GET, "/customers/1", None)
        .await;
    assert_eq!(customer["augments"], Value::Null);
    let other = json!({ "dataObject": "interaction", "augmentData": { "id": "no-such", "fields": { "a": "b" } } });
    assert_eq!(desk.code("augmentModel", "add", other).await, 143);
    let many: serde_json::Map<String, Value> =
        (0..21).map(|n| (format!("f{n}"), json!("x"))).collect();
    assert_eq!(
        desk.code("augmentModel", "add", add("customer", Value::Object(many)))
            .await,
        136
    );
}

#[tokio::test]
async fn snapshots_and_shared_values_are_kept_for_the_app() {
    let desk = Desk::new().await;
    let snap = |is_local: bool| json!({ "dataObject": "loggedInUser", "requestParams": { "why": "test" }, "isLocal": is_local });
    let local = desk.done("globalData", "takeSnap", snap(true)).await;
    assert_eq!(local["object"]["userId"], "agent1");
    let list = json!({ "dataObject": "snapshots" });
    assert_eq!(
        desk.done("globalData", "get", list.clone()).await,
        json!([])
    );
    let kept = desk.done("globalData", "takeSnap", snap(false)).await;
    assert_eq!(desk.done("globalData", "get", list).await, json!([kept]));

    let parameter = |value: Value| json!({ "parameter": value });
    let value = json!({ "columns": 2 });
    desk.done(
        "dbData",
        "set",
        parameter(json!({ "key": "layout", "value": value })),
    )
    .await;
    assert_eq!(
        desk.done("dbData", "get", parameter(json!("layout"))).await,
        value
    );
    assert_eq!(
        desk.done("dbData", "delete", parameter(json!({ "key": "layout" })))
            .await,
        json!({})
    );
    assert_eq!(
        desk.done("dbData", "get", parameter(json!("layout"))).await,
        Value::Null
    );
    assert_eq!(
        desk.code("dbData", "set", parameter(json!({ "key": "k" })))
            .await,
        136
    );
    assert_eq!(desk.code("dbData", "get", parameter(json!(7))).await, 136);
}

#[tokio::test]
async fn an_app_that_comes_late_can_ask_what_still_holds() {
    let desk = Desk::new().await;
    let latest = async |name: &str| {
        let path = format!("/desk/events/latest?scope=global&name={name}");
        desk.host.ask(&desk.agent, Method::GET, &path, None).await["event"].clone()
    };
    assert_eq!(latest("callConnected").await, Value::Null);
    let id = desk.in_a_call(101).await;
    let connected = latest("callConnected").await;
    assert_eq!(
        (&connected["interactionId"], &connected["event"]["name"]),
        (&id, &json!("callConnected"))
    );
    assert!(connected["seq"].as_i64().is_some_and(|seq| seq > 0));
    assert_eq!(latest("callRinging").await, Value::Null, "it rings no more");
    assert_ne!(latest("campaignSelected").await, Value::Null);
    desk.command(json!({ "command": "hangUp", "interactionId": id }))
        .await;
    assert_eq!(latest("callConnected").await, Value::Null);
    assert_ne!(latest("wrapUpStarted").await, Value::Null);
}
