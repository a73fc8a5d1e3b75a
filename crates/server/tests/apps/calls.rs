//! What an app asks of the host.

use reqwest::Method;
use serde_json::{Value, json};

use crate::app_at_desk::Desk;
use crate::support::package;

#[tokio::test]
async fn global_data_tells_who_is_signed_in_and_for_which_campaign() {
    let desk = Desk::new().await;
    let get = |object: &'static str| json!({ "dataObject": object });
    assert_eq!(
        desk.done("globalData", "get", get("loggedInUser")).await,
        json!({ "userId": "agent1", "userName": "Meera Nair", "userType": "Executive" })
    );
    let session = desk.done("globalData", "get", get("session")).await;
    assert_eq!(
        (&session["userId"], &session["availability"]),
        (&json!("agent1"), &json!("notReady"))
    );
    assert_eq!(
        desk.done(
            "globalData",
            "get",
            get("currentManagingOrMonitoringCampaign")
        )
        .await,
        json!({})
    );
    assert_eq!(desk.code("globalData", "get", get("campaign")).await, 140);

    desk.command(json!({ "command": "selectCampaign", "campaignId": 101 }))
        .await;
    assert_eq!(
        desk.done(
            "globalData",
            "get",
            get("currentManagingOrMonitoringCampaign")
        )
        .await,
        json!({ "campaignId": 101 })
    );
    let campaign = desk.done("globalData", "get", get("campaign")).await;
    assert_eq!(
        (&campaign["campaignName"], &campaign["processId"]),
        (&json!("Support line"), &json!(1))
    );

    assert_eq!(desk.code("globalData", "get", get("moon")).await, 134);
    assert_eq!(desk.code("globalData", "get", json!({})).await, 136);
}

#[tokio::test]
async fn context_data_is_the_call_in_hand_and_masked_where_the_campaign_masks() {
    let desk = Desk::new().await;
    let get = |object: &'static str| json!({ "dataObject": object });
    assert_eq!(
        desk.code("contextData", "get", get("interaction")).await,
        140
    );
    assert_eq!(desk.code("contextData", "get", get("customer")).await, 140);
    for (campaign, is_masked) in [(101, false), (102, true)] {
        desk.command(json!({ "command": "selectCampaign", "campaignId": campaign }))
            .await;
        desk.command(json!({ "command": "setReady" })).await;
        let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919845012345", "campaignId": campaign });
        let call = desk
            .host
            .ask(&desk.agent, Method::POST, "/simulator/calls", Some(call))
            .await;
        let id = call["interaction"]["interactionId"].clone();
        assert_eq!(
            desk.done("contextData", "get", get("interaction")).await["state"],
            "ringing"
        );
        desk.command(json!({ "command": "answer", "interactionId": id }))
            .await;
        let interaction = desk.done("contextData", "get", get("interaction")).await;
        assert_eq!(
            (&interaction["interactionId"], &interaction["state"]),
            (&id, &json!("connected"))
        );
        let customer = desk.done("contextData", "get", get("customer")).await;
        assert_eq!(
            (&customer["customerId"], &customer["customerInfo"]["name"]),
            (&json!(1), &json!("Asha Rao"))
        );
        for text in [interaction.to_string(), customer.to_string()] {
            assert_eq!(text.contains("9845012345"), !is_masked, "{text}");
        }
        desk.command(json!({ "command": "hangUp", "interactionId": id }))
            .await;
        desk.command(
            json!({ "command": "dispose", "interactionId": id, "dispositionCode": "RESOLVED" }),
        )
        .await;
    }
}

#[tokio::test]
async fn app_conf_keeps_records_for_all_users_of_the_app() {
    let desk = Desk::new().await;
    let parameter = |value: Value| json!({ "parameter": value });
    let record = desk
        .done(
            "appConf",
            "create",
            parameter(json!({ "processId": 1, "customKey": "layout", "data": "{\"columns\":2}" })),
        )
        .await;
    let id = record["id"].as_i64().expect("an id");
    assert_eq!(
        record,
        json!({
            "id": id, "appVersion": "1.0.0", "processId": 1, "campaignId": null, "queueId": null, "userId": null,
            "customKey": "layout", "data": "{\"columns\":2}",
        })
    );
    let found = desk
        .done(
            "appConf",
            "get",
            parameter(json!({ "customKey": "layout" })),
        )
        .await;
    assert_eq!(
        found,
        json!({ "records": [record], "totalRecordsCount": 1 })
    );
    let updated = desk
        .done(
            "appConf",
            "update",
            parameter(json!({ "id": id, "data": "x" })),
        )
        .await;
    assert_eq!(
        (&updated["data"], &updated["customKey"]),
        (&json!("x"), &json!("layout"))
    );
    assert_eq!(
        desk.done("appConf", "delete", parameter(json!({ "id": id })))
            .await["id"],
        id
    );
    assert_eq!(
        desk.code(
            "appConf",
            "update",
            parameter(json!({ "id": id, "data": "x" }))
        )
        .await,
        143
    );
    assert_eq!(
        desk.code(
            "appConf",
            "create",
            parameter(json!({ "customKey": "k", "data": { "not": "text" } }))
        )
        .await,
        136
    );
    assert_eq!(desk.code("appConf", "create", json!({})).await, 136);
    assert_eq!(
        desk.code(
            "appConf",
            "create",
            parameter(json!({ "customKey": "k", "data": "x".repeat(300_000) }))
        )
        .await,
        141
    );
}

#[tokio::test]
async fn the_store_keeps_values_for_each_app_and_person() {
    let desk = Desk::new().await;
    let value = json!({ "note": "call again" });
    assert_eq!(
        desk.done("store", "get", json!({ "key": "draft" })).await,
        Value::Null
    );
    assert_eq!(
        desk.done("store", "set", json!({ "key": "draft", "value": value }))
            .await,
        value
    );
    assert_eq!(
        desk.done("store", "get", json!({ "key": "draft" })).await,
        value
    );

    let admin = desk.host.sign_in("admin1").await;
    let other_app = desk
        .host
        .deploy(&admin, package("Other", "1.0.0", &[]))
        .await;
    let body = json!({ "placementId": other_app["placements"][0]["placementId"] });
    let other_app = desk
        .host
        .ask(&desk.agent, Method::POST, "/instances", Some(body))
        .await;
    assert_eq!(
        desk.call_as(&other_app, "store", "get", json!({ "key": "draft" }))
            .await["data"],
        Value::Null
    );

    let other_agent = desk.host.sign_in("agent2").await;
    let slots = desk
        .host
        .ask(&other_agent, Method::GET, "/shell/slots", None)
        .await;
    let apps = slots["slots"][0]["apps"].as_array().expect("apps");
    let mine = apps
        .iter()
        .find(|app| app["app"]["name"] == "My app")
        .expect("the app");
    let body = json!({ "placementId": mine["placementId"] });
    let theirs = desk
        .host
        .ask(&other_agent, Method::POST, "/instances", Some(body))
        .await;
    assert_eq!(
        desk.call_as(&theirs, "store", "get", json!({ "key": "draft" }))
            .await["data"],
        Value::Null
    );

    assert_eq!(
        desk.done("store", "delete", json!({ "key": "draft" }))
            .await,
        json!({})
    );
    assert_eq!(
        desk.done("store", "get", json!({ "key": "draft" })).await,
        Value::Null
    );
    assert_eq!(
        desk.code(
            "store",
            "set",
            json!({ "key": "k", "value": "x".repeat(70_000) })
        )
        .await,
        141
    );
    assert_eq!(desk.code("store", "set", json!({ "key": "k" })).await, 136);
    assert_eq!(desk.code("store", "get", json!({ "key": "" })).await, 136);
}

#[tokio::test]
async fn the_rest_interface_answers_as_the_instance_s_user() {
    let desk = Desk::new().await;
    let get = |url: &str| json!({ "url": url, "method": "GET", "headers": { "content-type": "application/json" } });
    let (status, processes) = desk
        .rest(get("ameyorestapi/cc/processes/getAllProcesses?ts=1"))
        .await;
    assert_eq!(
        (status, &processes[0]["processName"]),
        (200, &json!("Customer care"))
    );
    let (_, campaigns) = desk
        .rest(get("ameyorestapi/cc/campaigns/getAssigned"))
        .await;
    let first = &campaigns[0];
    assert_eq!(
        (&first["campaignId"], &first["campaignType"]),
        (&json!(101), &json!("Interactive Voice Application"))
    );
    for key in [
        "campaignName",
        "description",
        "processId",
        "contactCenterId",
    ] {
        assert!(!first[key].is_null(), "{key} in {first}");
    }
    let (_, queues) = desk
        .rest(get(
            "ameyorestapi/cc/agentQueues/getByCampaign?campaignId=101",
        ))
        .await;
    assert_eq!(
        (&queues[0]["agentQueueId"], &queues[0]["queueName"]),
        (&json!(1001), &json!("General"))
    );
    let (_, users) = desk
        .rest(get(
            "ameyorestapi/cc/contactCenterUsers/getAllContactCenterUsers",
        ))
        .await;
    let admin = users
        .as_array()
        .expect("users")
        .iter()
        .find(|user| user["userId"] == "admin1")
        .expect("admin1");
    assert_eq!(
        (&admin["userType"], &admin["skillIds"]),
        (&json!("Administrator"), &json!([]))
    );
    let (_, settings) = desk
        .rest(get("ameyorestapi/cc/contactCenterSettings"))
        .await;
    assert_eq!(
        settings["breakReasons"],
        json!(["Tea", "Lunch", "Training", "Meeting"])
    );
    for path in ["cc/processes/getAssigned", "cc/campaigns/getAllCampaigns"] {
        assert_eq!(
            desk.rest(get(&format!("ameyorestapi/{path}"))).await.0,
            200,
            "{path}"
        );
    }
}

#[tokio::test]
async fn rest_errors_resolve_with_their_documented_bodies() {
    let desk = Desk::new().await;
    let (status, fault) = desk.rest(json!({ "url": "ameyorestapi/cc/nothing" })).await;
    assert_eq!(
        (status, &fault["message"], &fault["code"], &fault["status"]),
        (
            404,
            &json!("requested.resource.not.found"),
            &json!(99999),
            &json!(404)
        )
    );
    let (status, fault) = desk
        .rest(json!({ "url": "ameyorestapi/cc/contactCenterSettings", "method": "DELETE" }))
        .await;
    assert_eq!(
        (status, &fault["message"], &fault["code"]),
        (405, &json!("method.not.allowed"), &json!(0))
    );
    let (status, fault) = desk
        .rest(json!({ "url": "ameyorestapi/cc/agentQueues/getByCampaign" }))
        .await;
    assert_eq!(
        (status, &fault["message"], &fault["code"]),
        (400, &json!("InvalidInput"), &json!(40001))
    );
    let (status, _) = desk
        .rest(json!({ "url": "ameyorestapi/cc/agentQueues/getByCampaign?campaignId=5" }))
        .await;
    assert_eq!(status, 512);
    for url in [
        "https://example.org/",
        "/ameyorestapi/cc/contactCenterSettings",
        "api/v1/apps",
        "ameyorestapi/../api/v1/apps",
    ] {
        assert_eq!(
            desk.code(
                "httpRequest",
                "invoke",
                json!({ "httpRequestData": { "url": url } })
            )
            .await,
            142,
            "{url}"
        );
    }
    assert_eq!(
        desk.code("httpRequest", "invokeAmeyo", json!({})).await,
        136
    );
}

#[tokio::test]
async fn manual_dial_really_dials() {
    let desk = Desk::new().await;
    let dial = |body: Value| json!({ "url": "ameyorestapi/voice/manualdial", "method": "POST", "body": body });
    let (status, fault) = desk.rest(dial(json!({ "phone": "+919845012345" }))).await;
    assert_eq!((status, &fault["message"]), (400, &json!("InvalidInput")));
    let (status, fault) = desk
        .rest(dial(json!({ "campaignId": 201, "phone": "+919845012345" })))
        .await;
    assert_eq!(status, 512, "no campaign is chosen yet: {fault}");

    desk.command(json!({ "command": "selectCampaign", "campaignId": 201 }))
        .await;
    desk.command(json!({ "command": "setReady" })).await;
    let body = json!({
        "campaignId": 201, "phone": "+919900099000", "customerId": -1, "shouldAddCustomer": true,
        "customerRecord": { "name": "New person" },
    });
    let (status, call) = desk.rest(dial(json!(body.to_string()))).await;
    assert_eq!(status, 200, "{call}");
    assert_eq!(call["phone"], "+919900099000");
    let shown = desk.host.ask(&desk.agent, Method::GET, "/desk", None).await;
    let interaction = &shown["interactions"][0];
    assert_eq!(
        (&interaction["state"], &interaction["direction"]),
        (&json!("dialling"), &json!("outbound"))
    );
    assert_eq!(interaction["crtObjectId"], call["crtObjectId"]);
    assert_eq!(interaction["customer"]["name"], "New person");
}

#[tokio::test]
async fn every_other_call_is_refused_with_a_code_that_names_it() {
    let desk = Desk::new().await;
    assert_eq!(desk.code("moon", "get", json!({})).await, 131);
    assert_eq!(desk.code("globalData", "fly", json!({})).await, 132);
    assert_eq!(
        desk.code("interface", "trigger", json!({})).await,
        137,
        "the shell's own business"
    );
}

#[tokio::test]
async fn every_method_that_the_contract_gives_to_the_host_is_answered_by_it() {
    let desk = Desk::new().await;
    for entry in callbench_contract::method::methods() {
        if entry.answered_by != callbench_contract::method::AnsweredBy::Host {
            continue;
        }
        let outcome = desk.call(&entry.service, &entry.method, json!({})).await;
        let code = outcome["data"]["code"].as_i64();
        assert!(
            !matches!(code, Some(131..=133 | 150)),
            "{}.{}: {outcome}",
            entry.service,
            entry.method
        );
    }
}
