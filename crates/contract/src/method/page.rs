//! What the shell shows for apps, and the instances on its page.

use super::{AnsweredBy, Kind, MethodEntry};
use crate::data::{DataSent, InstanceContext, InstanceInfo, InstanceList};
use crate::error::ErrorCode::{
    InstanceGone, NotFound, NotPermitted, PayloadTooLarge, UnknownContext, UnknownOperation,
    WrongArgument,
};
use crate::grade::Grade;
use crate::interface::Done;
use crate::opening::Opened;
use serde_json::{Value, json};

pub(super) fn rows() -> Vec<MethodEntry> {
    let mut rows = interface().to_vec();
    rows.extend(instance());
    rows
}

fn interface() -> [MethodEntry; 2] {
    let row = |method: &str, grade, summary: &str| {
        MethodEntry::new("interface", method, grade, AnsweredBy::Shell, summary)
    };
    [
        row("trigger", Grade::Guide, "Makes the shell show something.")
            .called("client.interface.trigger({ action, data })")
            .called("client.interface.trigger(operation, data)")
            .key("operation", Kind::Text, "The operation's name; see the interface operations.")
            .optional_key("operationData", Kind::Object, "What the operation takes.")
            .resolves_to("What the operation answers.")
            .refused_with(&[UnknownOperation, WrongArgument, NotFound])
            .example(
                json!({ "operation": "showToast", "operationData": { "type": "success", "content": "Saved." } }),
                json!({ "toastId": "toast-1" }),
            ),
        row("open", Grade::Seen, "Brings something of the workspace to the front; the contexts are ours.")
            .called("client.interface.open(contextName, contextData?)")
            .key("contextName", Kind::Text, "The context's name; see the contexts of `interface.open`.")
            .optional_key("contextData", Kind::Object, "What the context takes.")
            .answers::<Opened>("`{ opened: true, instanceId? }`.")
            .refused_with(&[UnknownContext, WrongArgument, NotFound, NotPermitted])
            .example(
                json!({ "contextName": "customer", "contextData": { "customerId": 5001 } }),
                json!({ "opened": true }),
            ),
    ]
}

fn instance() -> [MethodEntry; 7] {
    let row = |method: &str, arguments: &str, summary: &str| {
        MethodEntry::new("instance", method, Grade::Seen, AnsweredBy::Shell, summary)
            .called(&format!("client.instance.{method}({arguments})"))
    };
    let info = info();
    [
        row("getContext", "", "Tells where the app runs and what is in context.")
            .answers::<InstanceContext>("An `InstanceContext`; `null` for what doesn't apply.")
            .refused_with(&[InstanceGone])
            .example(json!({}), context()),
        row("create", "slotType, creationData?, contextData?", "Opens another instance of the app.")
            .key("slotType", Kind::Text, "`modal` for a dialog; `workbench` or `navbar` where the app is placed in such a slot.")
            .optional_key("creationData", Kind::Object, "`{ path?, title?, width?, height? }`.")
            .optional_key("contextData", Kind::Anything, "What the new instance finds as `contextData` in its context.")
            .answers::<InstanceInfo>("The new instance.")
            .refused_with(&[WrongArgument, NotPermitted])
            .example(
                json!({ "slotType": "modal", "creationData": { "title": "Order 4711" }, "contextData": { "orderId": 4711 } }),
                info.clone(),
            ),
        row("getAllInfo", "appId?", "Lists the instances of an app on this page.")
            .optional_key("appId", Kind::Text, "The app's host label; the caller's own when left out.")
            .answers::<InstanceList>("The instances.")
            .refused_with(&[WrongArgument])
            .example(json!({}), json!([info])),
        row("getInfo", "id", "Tells about one instance on this page.")
            .key("instanceId", Kind::Text, "The instance.")
            .answers::<InstanceInfo>("The instance.")
            .refused_with(&[WrongArgument, NotFound])
            .example(json!({ "instanceId": "inst-2" }), info),
        row("sendData", "id, data", "Sends data to another instance on this page.")
            .key("receivingInstanceId", Kind::Text, "The receiver.")
            .key("contextData", Kind::Anything, "What it gets; at most 1 MiB waits for a receiver that doesn't listen yet.")
            .answers::<DataSent>("`{ delivered }`.")
            .refused_with(&[WrongArgument, NotFound, PayloadTooLarge])
            .example(
                json!({ "receivingInstanceId": "inst-2", "contextData": { "orderId": 4711 } }),
                json!({ "delivered": true }),
            ),
        row(
            "receiveData",
            "callback",
            "Registers for data that other instances send; it arrives as event `instance:receiveData`.",
        )
        .answers::<Done>("`{}`; the callback gets `{ senderInstanceId, senderAppId, contextData }`.")
        .example(json!({}), json!({})),
        row("close", "\"self\"", "Closes a pop-up or modal, or hides the slot.")
            .key("instanceId", Kind::Text, "`self` for the caller, or the id of an instance that the caller opened.")
            .answers::<Done>("`{}`.")
            .refused_with(&[WrongArgument, NotFound])
            .example(json!({ "instanceId": "self" }), json!({})),
    ]
}

fn info() -> Value {
    json!({
        "instanceId": "inst-2", "appId": "orders", "appName": "orders", "appVersion": "1.0.0", "slotName": "workbench",
        "slotType": "modal", "interactionId": "int-1042", "visible": true, "openedBy": "inst-1",
    })
}

fn context() -> Value {
    json!({
        "instanceId": "inst-1", "appId": "orders", "appName": "orders", "appVersion": "1.0.0", "slotName": "workbench",
        "slotType": "workbench", "layout": "narrow", "userId": "agent1", "role": "agent", "campaignId": 11,
        "interactionId": "int-1042", "customerId": 5001, "phone": "+919810012345", "dataDuration": null, "openedBy": null,
        "contextData": null, "locale": "en-IN",
    })
}
