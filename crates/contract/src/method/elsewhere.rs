//! The methods of the platform that this release refuses with 133, by name.

use super::{AnsweredBy, MethodEntry};
use crate::error::ErrorCode::NotInThisRelease;
use crate::grade::Grade;

/// Service, method, the arguments as an app spells them, the keys on the wire, what it does.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    &'static str,
);

const SEEN: &[Row] = &[
    (
        "globalData",
        "update",
        "object, params",
        &["dataObject", "requestParams"],
        "Changes a data object.",
    ),
    (
        "globalData",
        "transfer",
        "object, params",
        &["dataObject", "requestParams"],
        "Transfers what the object stands for.",
    ),
    (
        "globalData",
        "addNote",
        "object, params",
        &["dataObject", "requestParams"],
        "Adds a note to an object.",
    ),
    (
        "globalData",
        "invoke",
        "object, params",
        &["dataObject", "requestParams"],
        "Calls a function of an object.",
    ),
    (
        "globalData",
        "getTickets",
        "object, filter",
        &["dataObject", "requestParams"],
        "Finds tickets; up to 20 seconds.",
    ),
    (
        "globalData",
        "takeSnap",
        "object, data, isLocal",
        &["dataObject", "requestParams", "isLocal"],
        "Takes a picture of the screen.",
    ),
    (
        "globalData",
        "bulkUpdate",
        "object, ids, data",
        &["dataObject", "ids", "updateData"],
        "Changes several objects.",
    ),
    (
        "globalData",
        "bulkAction",
        "object, actionType, ids, data",
        &["dataObject", "actionType", "ids", "actionData"],
        "Acts on several objects.",
    ),
    (
        "contextData",
        "update",
        "object, data",
        &["dataObject", "updateData"],
        "Changes the object in context.",
    ),
    (
        "contextData",
        "bulkUpdate",
        "object, ids, data",
        &["dataObject", "ids", "updateData"],
        "Changes several objects of the context.",
    ),
    (
        "contextData",
        "action",
        "object, actionType, data",
        &["dataObject", "actionType", "actionData"],
        "Acts on the object in context.",
    ),
    (
        "contextData",
        "bulkAction",
        "object, actionType, ids, data",
        &["dataObject", "actionType", "ids", "actionData"],
        "Acts on several objects of the context.",
    ),
    (
        "contextData",
        "trigger",
        "operation, data",
        &["operation", "operationData"],
        "Starts an operation of the context.",
    ),
    (
        "contextData",
        "view",
        "object, data",
        &["dataObject", "viewData"],
        "Shows an object.",
    ),
    (
        "contextData",
        "refresh",
        "object, data",
        &["dataObject", "refreshData"],
        "Loads an object again.",
    ),
    (
        "contextData",
        "attachCall",
        "object, data",
        &["dataObject", "attachCallData"],
        "Attaches a call to a ticket.",
    ),
    (
        "contextData",
        "unattachCall",
        "object, data",
        &["dataObject", "unattachCallData"],
        "Detaches a call from a ticket.",
    ),
    (
        "contextData",
        "merge",
        "object, data",
        &["dataObject", "mergeData"],
        "Merges tickets.",
    ),
    (
        "contextData",
        "split",
        "object, data",
        &["dataObject", "splitData"],
        "Splits a ticket.",
    ),
    (
        "contextData",
        "unassign",
        "object, data",
        &["dataObject", "unassignData"],
        "Takes a ticket from its assignee.",
    ),
    (
        "contextData",
        "reassign",
        "object, data",
        &["dataObject", "reassignData"],
        "Gives a ticket to someone else.",
    ),
    (
        "contextData",
        "pick",
        "object, data",
        &["dataObject", "pickData"],
        "Takes a ticket for oneself.",
    ),
    (
        "contextData",
        "getSkillData",
        "object, queueId",
        &["dataObject", "queueId"],
        "Reads the skills that a queue asks for.",
    ),
    (
        "interface",
        "open",
        "contextName, contextData",
        &["contextName", "contextData"],
        "Opens a context of the workspace.",
    ),
    (
        "instance",
        "create",
        "slotType, creationData, contextData",
        &["slotType", "creationData", "contextData"],
        "Opens another instance of the app.",
    ),
    (
        "instance",
        "getAllInfo",
        "appId?",
        &["appId"],
        "Lists the instances of an app.",
    ),
    (
        "instance",
        "getInfo",
        "id",
        &["instanceId"],
        "Tells about one instance.",
    ),
    (
        "instance",
        "sendData",
        "id, data",
        &["receivingInstanceId", "contextData"],
        "Sends data to another instance.",
    ),
    (
        "instance",
        "receiveData",
        "callback",
        &[],
        "Registers for data that other instances send; it arrives as event `instance:receiveData`.",
    ),
    (
        "augmentModel",
        "add",
        "object, data",
        &["dataObject", "augmentData"],
        "Adds data to an object of the platform.",
    ),
    (
        "request",
        "api",
        "name, params, pathParam?",
        &["requestName", "requestParams", "pathParam"],
        "Calls an API of the platform by its name.",
    ),
    (
        "dbData",
        "get",
        "parameter",
        &["parameter"],
        "Reads stored data; only in the oldest SDK.",
    ),
    (
        "dbData",
        "set",
        "parameter",
        &["parameter"],
        "Stores data; only in the oldest SDK.",
    ),
    (
        "dbData",
        "delete",
        "parameter",
        &["parameter"],
        "Deletes stored data; only in the oldest SDK.",
    ),
];

const DOCUMENTED: &[(&str, &str)] = &[
    (
        "initiateInteraction",
        "Starts an interaction; the name is documented, its arguments and its wire form are ours.",
    ),
    (
        "disposeInteraction",
        "Disposes of an interaction; the name is documented, its arguments and its wire form are ours.",
    ),
];

pub(super) fn rows() -> Vec<MethodEntry> {
    let refused = |service: &str, method: &str, grade, summary| {
        MethodEntry::new(
            service,
            method,
            grade,
            AnsweredBy::NotInThisRelease,
            summary,
        )
        .resolves_to("Refused with 133 in this release.")
        .refused_with(&[NotInThisRelease])
    };
    let seen = SEEN
        .iter()
        .map(|(service, method, arguments, keys, summary)| {
            let row = refused(service, method, Grade::Seen, summary)
                .called(&format!("client.{service}.{method}({arguments})"));
            keys.iter().fold(row, |row, key| {
                row.optional_key(key, "As the call's argument.")
            })
        });
    let documented = DOCUMENTED.iter().map(|(method, summary)| {
        refused("interaction", method, Grade::Doc, summary)
            .called(&format!("client.{method}(request)"))
            .optional_key("request", "As the call's argument.")
    });
    seen.chain(documented).collect()
}
