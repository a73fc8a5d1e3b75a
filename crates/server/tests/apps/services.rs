//! The services that the host answers: each does what the catalogue says, and refuses by name what it doesn't have.

use callbench_contract::data::data_objects;
use callbench_contract::method::{AnsweredBy, methods};
use callbench_contract::rest::rest_routes;
use reqwest::Method;
use serde_json::{Value, json};

use crate::app_at_desk::Desk;

/// What no request that follows the catalogue may meet: unknown names, and failures inside the host.
const NEVER: [i64; 10] = [121, 130, 131, 132, 133, 134, 135, 145, 147, 150];

fn must_fit(name: &str, schema: &Value, answer: &Value) {
    let validator = jsonschema::draft202012::new(schema).expect("a schema");
    let errors: Vec<String> = validator
        .iter_errors(answer)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{name}: {errors:?} in {answer}");
}

#[tokio::test]
async fn everything_that_the_catalogue_offers_is_carried_out() {
    let desk = Desk::new().await;
    desk.in_a_call(101).await;
    let ticket = json!({ "dataObject": "ticket", "actionType": "open", "actionData": { "subject": "Invoice missing" } });
    desk.done("contextData", "action", ticket).await;

    for object in data_objects() {
        let service = format!("{}Data", object.scope);
        let mut request = json!({ "dataObject": object.name });
        if let Some(parameters) = object.parameters_example {
            request["requestParams"] = parameters;
        }
        let name = format!("{service}.get {}", object.name);
        let outcome = desk.call(&service, "get", request).await;
        let code = outcome["data"]["code"].as_i64().unwrap_or_default();
        assert!(!NEVER.contains(&code), "{name}: {outcome}");
        if outcome["status"] == "success" {
            must_fit(&name, &object.schema, &outcome["data"]);
        }
        for one in object.uses {
            // The shell's own, and what would end the call that the others need.
            let not_here = matches!(one.method.as_str(), "view" | "refresh")
                || matches!(
                    one.action.as_deref(),
                    Some("hangUp" | "dispose" | "transfer")
                );
            if not_here {
                continue;
            }
            let name = format!("{service}.{} {} {:?}", one.method, object.name, one.action);
            let outcome = desk
                .call(&service, &one.method, one.example.request_data)
                .await;
            let code = outcome["data"]["code"].as_i64().unwrap_or_default();
            assert!(!NEVER.contains(&code), "{name}: {outcome}");
            if outcome["status"] == "success" {
                must_fit(&name, &one.answer, &outcome["data"]);
            } else {
                let allowed: Vec<u16> = one
                    .errors
                    .iter()
                    .map(|code| code.code())
                    .chain([136])
                    .collect();
                assert!(
                    allowed.iter().any(|one| i64::from(*one) == code),
                    "{name}: {outcome}"
                );
            }
        }
    }
    for method in methods() {
        let Some(example) = method.example else {
            continue;
        };
        if method.answered_by != AnsweredBy::Host || method.service == "interaction" {
            continue;
        }
        let name = format!("{}.{}", method.service, method.method);
        let outcome = desk
            .call(&method.service, &method.method, example.request_data)
            .await;
        let code = outcome["data"]["code"].as_i64().unwrap_or_default();
        assert!(!NEVER.contains(&code), "{name}: {outcome}");
        if let (Some(schema), true) = (method.answer, outcome["status"] == "success") {
            must_fit(&name, &schema, &outcome["data"]);
        }
    }
}

#[tokio::test]
async fn apis_are_called_by_name_and_answer_as_described() {
    let desk = Desk::new().await;
    let mut answered = 0;
    for route in rest_routes() {
        if route.method != "GET" {
            continue;
        }
        let mut request =
            json!({ "requestName": route.name, "requestParams": { "campaignId": 101 } });
        if !route.parameters.iter().any(|one| one.name == "campaignId") {
            request["requestParams"] = json!({});
        }
        if route.takes_path_parameter() {
            request["pathParam"] = json!(if route.name.contains("Outbound") {
                102
            } else {
                101
            });
        }
        let answer = desk.done("request", "api", request).await;
        must_fit(&route.name, &route.answer, &answer);
        answered += 1;
    }
    assert!(answered >= 12, "{answered}");

    let refused = desk
        .refusal("request", "api", json!({ "requestName": "getAllCampains" }))
        .await;
    assert_eq!(
        (&refused["code"], &refused["didYouMean"]),
        (&json!(147), &json!("getAllCampaigns"))
    );
    let api = |name: &str, params: Value| json!({ "requestName": name, "requestParams": params });
    let missing = desk
        .refusal("request", "api", api("getQueuesByCampaign", json!({})))
        .await;
    assert_eq!(
        (&missing["code"], &missing["field"]),
        (&json!(136), &json!("requestParams.campaignId"))
    );
    let wrong = desk
        .refusal(
            "request",
            "api",
            api("getQueuesByCampaign", json!({ "campaignId": "x" })),
        )
        .await;
    assert_eq!(wrong["field"], "requestParams.campaignId");
    let misspelt = desk
        .refusal(
            "request",
            "api",
            api("getQueuesByCampaign", json!({ "campainId": 101 })),
        )
        .await;
    assert_eq!(misspelt["didYouMean"], "campaignId");
    let no_such = desk
        .refusal(
            "request",
            "api",
            api("getQueuesByCampaign", json!({ "campaignId": 9 })),
        )
        .await;
    assert_eq!(no_such["code"], 144);
    let not_mine = desk
        .refusal(
            "request",
            "api",
            api(
                "getStatistics",
                json!({ "statsName": "CampaignCallStatsT24D24" }),
            ),
        )
        .await;
    assert_eq!(not_mine["code"], 137, "{not_mine}");
}

#[tokio::test]
async fn what_is_unknown_is_refused_by_name_with_the_nearest_right_one() {
    let desk = Desk::new().await;
    for (service, method, data, code, meant) in [
        ("globlData", "get", json!({}), 131, "globalData"),
        ("globalData", "gett", json!({}), 132, "get"),
        (
            "globalData",
            "get",
            json!({ "dataObject": "sesion" }),
            134,
            "session",
        ),
        (
            "contextData",
            "get",
            json!({ "dataObject": "custmer" }),
            134,
            "customer",
        ),
        (
            "contextData",
            "action",
            json!({ "dataObject": "interaction", "actionType": "hangup" }),
            145,
            "hangUp",
        ),
        (
            "contextData",
            "trigger",
            json!({ "operation": "hld" }),
            135,
            "hold",
        ),
        (
            "augmentModel",
            "add",
            json!({ "dataObject": "tiket", "augmentData": { "fields": {} } }),
            134,
            "ticket",
        ),
        (
            "globalData",
            "update",
            json!({ "dataObject": "session", "requestParams": { "breakReson": "Tea" } }),
            136,
            "breakReason",
        ),
    ] {
        let refused = desk.refusal(service, method, data).await;
        assert_eq!(
            (&refused["code"], &refused["didYouMean"]),
            (&json!(code), &json!(meant)),
            "{refused}"
        );
        let message = refused["message"].as_str().expect("a message");
        assert!(
            message.contains(&format!("did you mean `{meant}`?")),
            "{message}"
        );
    }
    let elsewhere = desk
        .refusal(
            "contextData",
            "get",
            json!({ "dataObject": "loggedInUser" }),
        )
        .await;
    assert_eq!(elsewhere["code"], 134);
    let not_offered = desk
        .refusal("contextData", "pick", json!({ "dataObject": "customer" }))
        .await;
    assert_eq!(
        (&not_offered["code"], &not_offered["given"]),
        (&json!(145), &json!("customer"))
    );
    assert_eq!(desk.code("instance", "getContext", json!({})).await, 137);
}

#[tokio::test]
async fn an_app_makes_the_agent_ready_dials_and_disposes() {
    let desk = Desk::new().await;
    let update = |params: Value| json!({ "dataObject": "session", "requestParams": params });
    let session = desk
        .done(
            "globalData",
            "update",
            update(json!({ "campaignId": 102, "availability": "ready" })),
        )
        .await;
    assert_eq!(
        (&session["campaignId"], &session["availability"]),
        (&json!(102), &json!("ready"))
    );
    let no_reason = desk
        .refusal(
            "globalData",
            "update",
            update(json!({ "availability": "onBreak" })),
        )
        .await;
    assert_eq!(no_reason["field"], "requestParams.breakReason");

    let begun = desk
        .done(
            "interaction",
            "initiateInteraction",
            json!({ "request": { "type": "call", "phone": "+919845012345" } }),
        )
        .await;
    assert_eq!(
        (&begun["state"], &begun["callType"]),
        (&json!("dialling"), &json!("outbound.manual.dial"))
    );
    let id = begun["interactionId"].clone();
    let seen = desk.host.ask(&desk.agent, Method::GET, "/desk", None).await;
    assert_eq!(seen["interactions"][0]["interactionId"], id);

    let answer = format!("/simulator/calls/{}/answer", id.as_str().expect("an id"));
    desk.host
        .ask(&desk.agent, Method::POST, &answer, Some(json!({})))
        .await;

    let dispose =
        |code: &str| json!({ "request": { "dispositionCode": code, "note": "Said yes." } });
    assert_eq!(
        desk.code("interaction", "disposeInteraction", dispose("RESOLVED"))
            .await,
        144,
        "the call is still up"
    );
    desk.done(
        "contextData",
        "action",
        json!({ "dataObject": "interaction", "actionType": "hangUp" }),
    )
    .await;
    let codes = desk
        .done(
            "globalData",
            "get",
            json!({ "dataObject": "dispositionCodes" }),
        )
        .await;
    let code = codes[0]["codes"][0]["dispositionCode"]
        .as_str()
        .expect("a code")
        .to_owned();
    assert_eq!(
        desk.code("interaction", "disposeInteraction", dispose("NO_SUCH_CODE"))
            .await,
        136
    );
    let disposed = desk
        .done("interaction", "disposeInteraction", dispose(&code))
        .await;
    assert_eq!(
        disposed,
        json!({ "interactionId": id, "dispositionCode": code, "dispositionClass": codes[0]["dispositionClass"] })
    );
    let seen = desk.host.ask(&desk.agent, Method::GET, "/desk", None).await;
    assert_eq!(
        (&seen["interactions"], &seen["recent"][0]["note"]),
        (&json!([]), &json!("Said yes."))
    );
    assert_eq!(
        desk.code("interaction", "disposeInteraction", dispose(&code))
            .await,
        140
    );
    assert_eq!(
        desk.code(
            "interaction",
            "initiateInteraction",
            json!({ "request": { "type": "fax" } })
        )
        .await,
        136
    );
}

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
