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
                201
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
            json!({ "requestName": "updateInboundVoiceSettings", "requestParams": { "autoAnswer": true }, "pathParam": 101 }),
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
