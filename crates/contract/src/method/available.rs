//! The methods that this release carries out.

use super::{AnsweredBy, MethodEntry};
use crate::data::data_objects;
use crate::error::ErrorCode::{
    EventNotAllowed, EventNotRecognised, NotFound, NothingInContext, PayloadTooLarge,
    UnknownDataObject, UnknownOperation, UrlNotAllowed, WrongArgument,
};
use crate::event::EventScope;
use crate::grade::Grade;
use serde_json::{Value, json};

pub(super) fn rows() -> Vec<MethodEntry> {
    let mut rows = life_cycle().to_vec();
    rows.extend(events(
        "globalEvent",
        "Global events concern the agent, wherever the app runs.",
    ));
    rows.extend(events(
        "contextEvent",
        "Context events concern what the app's slot shows.",
    ));
    rows.extend([
        data(
            "globalData",
            EventScope::Global,
            Grade::Guide,
            "loggedInUser",
        )
        .called("client.globalData.get(object, params?)")
        .optional_key(
            "requestParams",
            "Further parameters; none of the objects of this release takes any.",
        ),
        data("contextData", EventScope::Context, Grade::Seen, "customer")
            .called("client.contextData.get(object)"),
        trigger(),
        http(
            "invoke",
            Grade::Guide,
            "Sends a request to the platform's REST API.",
            &[
                "client.httpRequest(request)",
                "client.httpRequest.invoke(request)",
            ],
        ),
        http(
            "invokeAmeyo",
            Grade::Seen,
            "Sends a request to the platform's REST API; up to 20 seconds.",
            &["client.httpRequest.invokeAmeyo(request)"],
        ),
        MethodEntry::new(
            "instance",
            "getContext",
            Grade::Seen,
            AnsweredBy::Shell,
            "Tells where the app runs and what is in context.",
        )
        .called("client.instance.getContext()")
        .resolves_to("An `InstanceContext`; `null` for what doesn't apply."),
        MethodEntry::new(
            "instance",
            "close",
            Grade::Seen,
            AnsweredBy::Shell,
            "Closes a pop-up or modal, or hides the slot.",
        )
        .called("client.instance.close(\"self\")")
        .key(
            "instanceId",
            "`self` for the caller, or the id of a pop-up that the caller opened.",
        )
        .resolves_to("`{}`.")
        .refused_with(&[WrongArgument, NotFound])
        .example(json!({ "instanceId": "self" }), json!({})),
    ]);
    rows.extend(app_conf());
    rows.extend(store());
    rows
}

fn life_cycle() -> [MethodEntry; 3] {
    let name = "One of `appLoad`, `appRegistered`, `appFocus`, `appBlur`, `appUnload`.";
    let row = |method: &str, summary: &str| {
        MethodEntry::new("lifeCycle", method, Grade::Seen, AnsweredBy::Shell, summary)
    };
    [
        row(
            "event",
            "The SDK tells about the app's own life; apps don't call it.",
        )
        .called("sent by the SDK itself")
        .key("eventName", name)
        .resolves_to("Never answered."),
        row("register", "Registers for a life-cycle event.")
            .called("client.lifeCycle(name, callback)")
            .called("client.lifeCycle.register(name, callback)")
            .key("eventName", name)
            .resolves_to("`{ eventName }`.")
            .refused_with(&[EventNotRecognised, WrongArgument]),
        row("unRegister", "Ends such a registration.")
            .called("the function that `client.lifeCycle(…)` resolves to")
            .called("client.lifeCycle.unRegister(name, callback)")
            .key("eventName", name)
            .resolves_to("`{ eventName }`."),
    ]
}

fn events(service: &str, about: &str) -> [MethodEntry; 2] {
    [
        MethodEntry::new(
            service,
            "register",
            Grade::Guide,
            AnsweredBy::Shell,
            &format!("Registers for an event. {about}"),
        )
        .called(&format!("client.{service}(name, callback)"))
        .called(&format!("client.{service}.register(name, callback)"))
        .key("eventName", "A name of the build profile.")
        .resolves_to(
            "A function that unregisters; on the wire and in the legacy form `{ eventName }`.",
        )
        .refused_with(&[EventNotRecognised, EventNotAllowed, WrongArgument]),
        MethodEntry::new(
            service,
            "unRegister",
            Grade::Seen,
            AnsweredBy::Shell,
            "Ends the registration.",
        )
        .called(&format!(
            "the function that `client.{service}(…)` resolves to"
        ))
        .called(&format!("client.{service}.unRegister(name, callback)"))
        .key(
            "eventName",
            "The name that was registered; sent when the last callback of that name goes.",
        )
        .resolves_to("`{ eventName }`.")
        .refused_with(&[WrongArgument]),
    ]
}

fn data(service: &str, scope: EventScope, grade: Grade, example: &str) -> MethodEntry {
    let objects: Vec<_> = data_objects()
        .into_iter()
        .filter(|object| object.scope == scope)
        .collect();
    let names: Vec<String> = objects
        .iter()
        .map(|object| format!("`{}`", object.name))
        .collect();
    let answer = objects
        .iter()
        .find(|object| object.name == example)
        .map(|object| object.example.clone());
    let mut row = MethodEntry::new(
        service,
        "get",
        grade,
        AnsweredBy::Host,
        "Reads a data object.",
    )
    .key("dataObject", &format!("One of {}.", names.join(", ")))
    .resolves_to("The object; see the data objects.")
    .refused_with(&[UnknownDataObject, WrongArgument]);
    if scope == EventScope::Context || objects.iter().any(|object| object.name == "session") {
        row = row.refused_with(&[NothingInContext]);
    }
    row.example(
        json!({ "dataObject": example }),
        answer.unwrap_or(Value::Null),
    )
}

fn trigger() -> MethodEntry {
    MethodEntry::new("interface", "trigger", Grade::Guide, AnsweredBy::Shell, "Makes the shell show something.")
        .called("client.interface.trigger({ action, data })")
        .called("client.interface.trigger(operation, data)")
        .key("operation", "The operation's name; see the interface operations.")
        .optional_key("operationData", "What the operation takes.")
        .resolves_to("What the operation answers.")
        .refused_with(&[UnknownOperation, WrongArgument])
        .example(
            json!({ "operation": "showToast", "operationData": { "type": "success", "content": "Saved." } }),
            json!({ "toastId": "toast-1" }),
        )
}

fn http(method: &str, grade: Grade, summary: &str, calls: &[&str]) -> MethodEntry {
    calls
        .iter()
        .fold(
            MethodEntry::new("httpRequest", method, grade, AnsweredBy::Host, summary),
            |row, call| row.called(call),
        )
        .key("httpRequestData", "`{ url, method, headers, body }`; `url` is a path like `ameyorestapi/…`, without a leading slash.")
        .resolves_to("`{ statusCode, statusText, response, headers }`; an HTTP error status still resolves.")
        .refused_with(&[UrlNotAllowed, WrongArgument])
        .example(
            json!({ "httpRequestData": { "url": "ameyorestapi/cc/campaigns/getAssigned", "method": "GET" } }),
            json!({
                "statusCode": 200,
                "statusText": "OK",
                "response": "[{\"campaignId\":11,\"campaignName\":\"Customer care\"}]",
                "headers": { "content-type": "application/json" },
            }),
        )
}

fn app_conf() -> [MethodEntry; 4] {
    let record = json!({
        "id": 1, "appVersion": "1.0.0", "processId": null, "campaignId": null, "queueId": null, "userId": null,
        "customKey": "layout", "data": "{\"columns\":2}",
    });
    let row = |method: &str, summary: &str, parameter: &str| {
        MethodEntry::new("appConf", method, Grade::Seen, AnsweredBy::Host, summary)
            .called(&format!("client.appConf.{method}(parameter)"))
            .key("parameter", parameter)
            .refused_with(&[WrongArgument])
    };
    [
        row(
            "create",
            "Stores a configuration record, which all instances of the app share.",
            "`{ processId?, campaignId?, queueId?, userId?, customKey, data }`; `customKey` (at most 200 characters) and `data` (at most 256 KiB) are text.",
        )
        .resolves_to("The record.")
        .refused_with(&[PayloadTooLarge])
        .example(
            json!({ "parameter": { "customKey": "layout", "data": "{\"columns\":2}" } }),
            record.clone(),
        ),
        row(
            "get",
            "Finds configuration records of the app.",
            "`{ customKey? }`; all records without it.",
        )
        .resolves_to("`{ records, totalRecordsCount }`.")
        .example(
            json!({ "parameter": { "customKey": "layout" } }),
            json!({ "records": [record], "totalRecordsCount": 1 }),
        ),
        row("update", "Replaces a record's data.", "`{ id, data }`.")
            .resolves_to("The record.")
            .refused_with(&[NotFound, PayloadTooLarge]),
        row("delete", "Deletes a record.", "`{ id }`.")
            .resolves_to("The record that was deleted.")
            .refused_with(&[NotFound]),
    ]
}

fn store() -> [MethodEntry; 3] {
    let row = |method: &str, summary: &str, arguments: &str| {
        MethodEntry::new("store", method, Grade::Seen, AnsweredBy::Host, summary)
            .called(&format!("client.store.{method}({arguments})"))
            .key("key", "The app's own key, at most 200 characters.")
            .refused_with(&[WrongArgument])
    };
    [
        row(
            "get",
            "Reads a value that the app stored for the signed-in person.",
            "key",
        )
        .resolves_to("The value; `null` when there is none.")
        .example(json!({ "key": "draft" }), json!({ "note": "call again" })),
        row(
            "set",
            "Stores a value for the signed-in person.",
            "key, value",
        )
        .key("value", "Any JSON value, at most 64 KiB as text.")
        .resolves_to("The value.")
        .refused_with(&[PayloadTooLarge])
        .example(
            json!({ "key": "draft", "value": { "note": "call again" } }),
            json!({ "note": "call again" }),
        ),
        row("delete", "Deletes a value.", "key").resolves_to("`{}`."),
    ]
}
