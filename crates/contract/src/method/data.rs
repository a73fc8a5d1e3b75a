//! `globalData` and `contextData`: one row a method. What each does with which object stands with the objects.

use super::{AnsweredBy, Kind, MethodEntry};
use crate::data::{
    BulkOutcome, DataObjectEntry, ObjectUse, Snapshot, data_objects, example_snapshot,
};
use crate::error::ErrorCode::{
    Conflict, NotFound, NotPermitted, NothingInContext, PayloadTooLarge, UnknownAction,
    UnknownDataObject, UnknownOperation, WrongArgument,
};
use crate::event::EventScope;
use crate::grade::Grade;
use crate::interface::Done;
use serde_json::{Value, json};

const GLOBAL: EventScope = EventScope::Global;
const CONTEXT: EventScope = EventScope::Context;

pub(super) fn rows() -> Vec<MethodEntry> {
    let objects = data_objects();
    let table = Table(&objects);
    let mut rows = table.global();
    rows.extend(table.context());
    rows
}

struct Table<'a>(&'a [DataObjectEntry]);

impl Table<'_> {
    fn global(&self) -> Vec<MethodEntry> {
        let params = (
            "requestParams",
            Kind::Object,
            "What the object takes; see the data object.",
        );
        vec![
            self.get(GLOBAL, Grade::Guide, "loggedInUser")
                .called("client.globalData.get(object, params?)")
                .optional_key(
                    "requestParams",
                    Kind::Object,
                    "What the object takes, where it takes anything; see the data object.",
                ),
            self.row(
                GLOBAL,
                "update",
                "object, params",
                "Changes a data object.",
                params,
            ),
            self.row(
                GLOBAL,
                "transfer",
                "object, params",
                "Hands over what the object stands for.",
                params,
            ),
            self.row(
                GLOBAL,
                "addNote",
                "object, params",
                "Adds a note to an object.",
                params,
            ),
            self.row(
                GLOBAL,
                "invoke",
                "object, params",
                "Does something with an object: `{ action, … }`.",
                params,
            ),
            self.row(
                GLOBAL,
                "getTickets",
                "object, filter",
                "Finds tickets; up to 20 seconds.",
                params,
            ),
            self.take_snap(),
            self.bulk(
                GLOBAL,
                "bulkUpdate",
                "object, ids, data",
                "Changes several objects alike; each for itself.",
            ),
            self.bulk(
                GLOBAL,
                "bulkAction",
                "object, actionType, ids, data",
                "Acts on several objects alike; each for itself.",
            ),
        ]
    }

    fn context(&self) -> Vec<MethodEntry> {
        let named = |key: &'static str| {
            (
                key,
                Kind::Object,
                "What the object takes; see the data object.",
            )
        };
        vec![
            self.get(CONTEXT, Grade::Seen, "customer")
                .called("client.contextData.get(object)"),
            self.row(
                CONTEXT,
                "update",
                "object, data",
                "Changes the object in context.",
                named("updateData"),
            ),
            self.bulk(
                CONTEXT,
                "bulkUpdate",
                "object, ids, data",
                "Changes several objects alike; each for itself.",
            ),
            self.action(),
            self.bulk(
                CONTEXT,
                "bulkAction",
                "object, actionType, ids, data",
                "Acts on several objects alike; each for itself.",
            ),
            trigger(),
            self.row(
                CONTEXT,
                "view",
                "object, data",
                "Shows the object on the desk.",
                named("viewData"),
            )
            .by_shell(),
            self.row(
                CONTEXT,
                "refresh",
                "object, data",
                "Has the desk load the object again.",
                named("refreshData"),
            )
            .by_shell(),
            self.row(
                CONTEXT,
                "attachCall",
                "object, data",
                "Attaches a call or chat.",
                named("attachCallData"),
            ),
            self.row(
                CONTEXT,
                "unattachCall",
                "object, data",
                "Detaches a call or chat.",
                named("unattachCallData"),
            ),
            self.row(
                CONTEXT,
                "merge",
                "object, data",
                "Makes one of several.",
                named("mergeData"),
            ),
            self.row(
                CONTEXT,
                "split",
                "object, data",
                "Makes two of one.",
                named("splitData"),
            ),
            self.row(
                CONTEXT,
                "unassign",
                "object, data",
                "Takes the object from its assignee.",
                named("unassignData"),
            ),
            self.row(
                CONTEXT,
                "reassign",
                "object, data",
                "Gives the object to someone else.",
                named("reassignData"),
            ),
            self.row(
                CONTEXT,
                "pick",
                "object, data",
                "Takes the object for oneself.",
                named("pickData"),
            ),
            self.row(
                CONTEXT,
                "getSkillData",
                "object, queueId",
                "Tells who serves a queue.",
                ("queueId", Kind::Number, "The queue."),
            ),
        ]
    }

    fn get(&self, scope: EventScope, grade: Grade, example: &str) -> MethodEntry {
        let names: Vec<String> = self
            .0
            .iter()
            .filter(|object| object.scope == scope)
            .map(|object| format!("`{}`", object.name))
            .collect();
        let answer = self
            .0
            .iter()
            .find(|object| object.scope == scope && object.name == example)
            .map(|object| object.example.clone());
        MethodEntry::new(
            data_service(scope),
            "get",
            grade,
            AnsweredBy::Host,
            "Reads a data object.",
        )
        .key(
            "dataObject",
            Kind::Text,
            &format!("One of {}.", names.join(", ")),
        )
        .resolves_to("The object; see the data objects.")
        .refused_with(&[UnknownDataObject, WrongArgument, NothingInContext, NotFound])
        .example(
            json!({ "dataObject": example }),
            answer.unwrap_or(Value::Null),
        )
    }

    /// A method of one object and one argument.
    fn row(
        &self,
        scope: EventScope,
        method: &'static str,
        arguments: &str,
        summary: &str,
        (key, kind, meaning): (&str, Kind, &str),
    ) -> MethodEntry {
        let row = self.bare(scope, method, arguments, summary);
        if key == "queueId" || key == "requestParams" {
            row.key(key, kind, meaning)
        } else {
            row.optional_key(key, kind, meaning)
        }
    }

    fn action(&self) -> MethodEntry {
        self.bare(
            CONTEXT,
            "action",
            "object, actionType, data",
            "Acts on the object in context.",
        )
        .key("actionType", Kind::Text, "The action; see the data object.")
        .optional_key("actionData", Kind::Object, "What the action takes.")
        .refused_with(&[UnknownAction])
    }

    fn bulk(
        &self,
        scope: EventScope,
        method: &'static str,
        arguments: &str,
        summary: &str,
    ) -> MethodEntry {
        let mut row = self.bare(scope, method, arguments, summary);
        if method == "bulkAction" {
            row = row
                .key("actionType", Kind::Text, "The action; see the data object.")
                .refused_with(&[UnknownAction]);
        }
        let data = if method == "bulkAction" {
            "actionData"
        } else {
            "updateData"
        };
        row.key("ids", Kind::Ids, "Which objects; at most 200.")
            .optional_key(
                data,
                Kind::Object,
                "The same for each; see the data object.",
            )
            .answers::<BulkOutcome>("`{ results: [{ id, error? }], succeeded, failed }`.")
    }

    /// A row with the objects that offer the method, and the first one's example.
    fn bare(
        &self,
        scope: EventScope,
        method: &'static str,
        arguments: &str,
        summary: &str,
    ) -> MethodEntry {
        let offered: Vec<(&str, &ObjectUse)> = self
            .0
            .iter()
            .filter(|object| object.scope == scope)
            .flat_map(|object| object.uses.iter().map(|one| (object.name.as_str(), one)))
            .filter(|(_, one)| one.method == method)
            .collect();
        let mut names: Vec<String> = offered
            .iter()
            .map(|(name, _)| format!("`{name}`"))
            .collect();
        names.dedup();
        let service = data_service(scope);
        let mut row = MethodEntry::new(service, method, Grade::Seen, AnsweredBy::Host, summary)
            .called(&format!("client.{service}.{method}({arguments})"))
            .key(
                "dataObject",
                Kind::Text,
                &format!("One of {}.", names.join(", ")),
            )
            .resolves_to("As the data object's table says.")
            .refused_with(&[
                UnknownDataObject,
                UnknownAction,
                WrongArgument,
                NotFound,
                Conflict,
                NotPermitted,
            ]);
        if scope == CONTEXT {
            row = row.refused_with(&[NothingInContext]);
        }
        row.example = offered.first().map(|(_, one)| one.example.clone());
        row
    }

    fn take_snap(&self) -> MethodEntry {
        let readable: Vec<String> = self
            .0
            .iter()
            .filter(|object| object.scope == GLOBAL && object.parameters.is_none())
            .map(|object| format!("`{}`", object.name))
            .collect();
        MethodEntry::new(
            "globalData",
            "takeSnap",
            Grade::Seen,
            AnsweredBy::Host,
            "Keeps a copy of a data object as it is now; what a snapshot is, is ours.",
        )
        .called("client.globalData.takeSnap(object, data, isLocal)")
        .key("dataObject", Kind::Text, &format!("One of {}.", readable.join(", ")))
        .optional_key("requestParams", Kind::Anything, "What the app wants to keep with it.")
        .optional_key("isLocal", Kind::Truth, "`true` to get the copy without keeping it; else `globalData.get(\"snapshots\")` lists it, the last 50.")
        .answers::<Snapshot>("The snapshot.")
        .refused_with(&[UnknownDataObject, WrongArgument, NothingInContext, PayloadTooLarge])
        .example(
            json!({ "dataObject": "loggedInUser", "requestParams": { "reason": "before the change" }, "isLocal": false }),
            example_snapshot(),
        )
    }
}

fn trigger() -> MethodEntry {
    MethodEntry::new(
        "contextData",
        "trigger",
        Grade::Seen,
        AnsweredBy::Host,
        "Does at once what the agent could do with one click in the interaction in context; the operations are ours.",
    )
    .called("client.contextData.trigger(operation, data?)")
    .key("operation", Kind::Text, "The operation's name; see the operations of `contextData.trigger`.")
    .optional_key("operationData", Kind::Object, "What the operation takes: nothing, for those of this release.")
    .answers::<Done>("`{}`.")
    .refused_with(&[UnknownOperation, WrongArgument, NothingInContext, Conflict])
    .example(json!({ "operation": "hold" }), json!({}))
}

const fn data_service(scope: EventScope) -> &'static str {
    match scope {
        EventScope::Global => "globalData",
        EventScope::Context => "contextData",
    }
}

impl MethodEntry {
    fn by_shell(self) -> Self {
        Self {
            answered_by: AnsweredBy::Shell,
            ..self
        }
    }
}
