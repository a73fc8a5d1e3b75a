//! What apps keep at the host.

use super::{AnsweredBy, Kind, MethodEntry};
use crate::data::{AppConfRecord, AppConfRecords, Augmented};
use crate::error::ErrorCode::{
    NotFound, NothingInContext, PayloadTooLarge, UnknownDataObject, WrongArgument,
};
use crate::grade::Grade;
use crate::interface::Done;
use serde_json::json;

pub(super) fn rows() -> Vec<MethodEntry> {
    let mut rows = app_conf().to_vec();
    rows.extend(store());
    rows.extend(db_data());
    rows.push(augment_model());
    rows
}

fn app_conf() -> [MethodEntry; 4] {
    let record = json!({
        "id": 1, "appVersion": "1.0.0", "processId": null, "campaignId": null, "queueId": null, "userId": null,
        "customKey": "layout", "data": "{\"columns\":2}",
    });
    let row = |method: &str, summary: &str, parameter: &str| {
        MethodEntry::new("appConf", method, Grade::Seen, AnsweredBy::Host, summary)
            .called(&format!("client.appConf.{method}(parameter)"))
            .key("parameter", Kind::Object, parameter)
            .refused_with(&[WrongArgument])
    };
    [
        row(
            "create",
            "Stores a configuration record, which all instances of the app share.",
            "`{ processId?, campaignId?, queueId?, userId?, customKey, data }`; `customKey` (at most 200 characters) and `data` (at most 256 KiB) are text.",
        )
        .answers::<AppConfRecord>("The record.")
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
        .answers::<AppConfRecords>("`{ records, totalRecordsCount }`.")
        .example(
            json!({ "parameter": { "customKey": "layout" } }),
            json!({ "records": [record.clone()], "totalRecordsCount": 1 }),
        ),
        row("update", "Replaces a record's data.", "`{ id, data }`.")
            .answers::<AppConfRecord>("The record.")
            .refused_with(&[NotFound, PayloadTooLarge])
            .example(
                json!({ "parameter": { "id": 1, "data": "{\"columns\":2}" } }),
                record.clone(),
            ),
        row("delete", "Deletes a record.", "`{ id }`.")
            .answers::<AppConfRecord>("The record that was deleted.")
            .refused_with(&[NotFound])
            .example(json!({ "parameter": { "id": 1 } }), record),
    ]
}

fn store() -> [MethodEntry; 3] {
    let row = |method: &str, summary: &str, arguments: &str| {
        MethodEntry::new("store", method, Grade::Seen, AnsweredBy::Host, summary)
            .called(&format!("client.store.{method}({arguments})"))
            .key(
                "key",
                Kind::Text,
                "The app's own key, at most 200 characters.",
            )
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
        .key(
            "value",
            Kind::Anything,
            "Any JSON value, at most 64 KiB as text.",
        )
        .resolves_to("The value.")
        .refused_with(&[PayloadTooLarge])
        .example(
            json!({ "key": "draft", "value": { "note": "call again" } }),
            json!({ "note": "call again" }),
        ),
        row("delete", "Deletes a value.", "key")
            .answers::<Done>("`{}`.")
            .example(json!({ "key": "draft" }), json!({})),
    ]
}

/// Of the oldest SDK. Shared by all instances of the app, whoever is signed in.
fn db_data() -> [MethodEntry; 3] {
    let row = |method: &str, summary: &str, parameter: &str| {
        MethodEntry::new("dbData", method, Grade::Seen, AnsweredBy::Host, summary)
            .called(&format!("client.dbData.{method}(parameter)"))
            .key("parameter", Kind::Anything, parameter)
            .refused_with(&[WrongArgument])
    };
    [
        row(
            "get",
            "Reads a value that the app stored; only in the oldest SDK.",
            "The key as text, or `{ key }`.",
        )
        .resolves_to("The value; `null` when there is none.")
        .example(json!({ "parameter": { "key": "layout" } }), json!({ "columns": 2 })),
        row(
            "set",
            "Stores a value for everyone who uses the app; only in the oldest SDK.",
            "`{ key, value }`; the key has at most 200 characters, the value at most 64 KiB as JSON.",
        )
        .resolves_to("The value.")
        .refused_with(&[PayloadTooLarge])
        .example(
            json!({ "parameter": { "key": "layout", "value": { "columns": 2 } } }),
            json!({ "columns": 2 }),
        ),
        row(
            "delete",
            "Deletes such a value; only in the oldest SDK.",
            "The key as text, or `{ key }`.",
        )
        .answers::<Done>("`{}`.")
        .example(json!({ "parameter": { "key": "layout" } }), json!({})),
    ]
}

fn augment_model() -> MethodEntry {
    MethodEntry::new(
        "augmentModel",
        "add",
        Grade::Seen,
        AnsweredBy::Host,
        "Adds fields of the app's own to a customer, an interaction or a ticket, and shows them there; what is added is ours.",
    )
    .called("client.augmentModel.add(object, data)")
    .key("dataObject", Kind::Text, "`customer`, `interaction` or `ticket`.")
    .key(
        "augmentData",
        Kind::Object,
        "`{ id?, fields }`: label to text, at most 20, replacing what this app added before; an empty map takes it away.",
    )
    .answers::<Augmented>("`{ dataObject, id, fields }`.")
    .refused_with(&[UnknownDataObject, NothingInContext, NotFound, WrongArgument, PayloadTooLarge])
    .example(
        json!({ "dataObject": "customer", "augmentData": { "fields": { "Loyalty": "Gold" } } }),
        json!({ "dataObject": "customer", "id": "5001", "fields": { "Loyalty": "Gold" } }),
    )
}
