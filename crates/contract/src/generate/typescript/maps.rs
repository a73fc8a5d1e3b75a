//! The types of everything in a profile, and the maps from names to types that the SDK's own types are looked up in.

use super::super::text::{WIDTH, doc_comment, key, quoted, type_name, union};
use super::types::Types;
use crate::data::{DataObjectEntry, ObjectUse};
use crate::error::ErrorCode;
use crate::event::{EventEntry, EventScope};
use crate::interface::OperationEntry;
use crate::profile::BuildProfile;
use crate::rest::{ParameterPlace, RestRoute};
use crate::schema::schema_of;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// One entry of a map: a name, what it stands for and what it is.
struct Row {
    name: String,
    doc: String,
    /// One type, or an object type's members.
    members: Members,
}

enum Members {
    Type(String),
    Object(Vec<(&'static str, String)>),
}

/// Names that the generated files declare beside the types of schemas.
const DECLARED: [&str; 20] = [
    "ContextDataActions",
    "ContextDataBulkActions",
    "ContextDataObjects",
    "ContextDataParameters",
    "ContextDataUses",
    "ContextEventName",
    "ContextOperations",
    "EventName",
    "EventPayloads",
    "GlobalDataActions",
    "GlobalDataBulkActions",
    "GlobalDataObjects",
    "GlobalDataParameters",
    "GlobalDataUses",
    "GlobalEventName",
    "InterfaceContexts",
    "InterfaceOperations",
    "MethodName",
    "RestApis",
    "SupportedEvent",
];

fn reserved() -> BTreeMap<String, Value> {
    let mut reserved: BTreeMap<String, Value> = DECLARED
        .into_iter()
        .map(|name| (name.to_owned(), Value::Null))
        .collect();
    let mut error_code = schema_of::<ErrorCode>();
    if let Value::Object(schema) = &mut error_code {
        schema.retain(|key, _| key != "$schema" && key != "title");
    }
    reserved.insert("ErrorCode".to_owned(), error_code);
    reserved
}

/// All types and maps of a profile.
pub(super) fn types_and_maps(profile: &BuildProfile) -> String {
    let mut types = Types::new(&profile.shared, reserved());
    let payloads: Vec<Row> = profile
        .events
        .iter()
        .map(|event| Row {
            name: event.name.clone(),
            doc: format!("{} {} {}", event.summary, event.fires, standing(event)),
            members: Members::Type(types.document(&event.schema, &event.type_name())),
        })
        .collect();
    let objects: Vec<Row> = profile
        .data_objects
        .iter()
        .map(|object| Row {
            name: object.name.clone(),
            doc: graded(&object.summary, object.grade.as_str()),
            members: Members::Type(types.document(&object.schema, &object.name)),
        })
        .collect();
    let operations = operation_rows(&mut types, &profile.operations, "");
    for answer in &profile.answers {
        types.document(answer, "Answer");
    }
    let contexts = operation_rows(&mut types, &profile.contexts, "Context");
    let context_operations = operation_rows(&mut types, &profile.context_operations, "Operation");
    let parameters: Vec<Option<String>> = profile
        .data_objects
        .iter()
        .map(|object| {
            let schema = object.parameters.as_ref()?;
            Some(types.document(schema, &format!("{}Parameters", object.name)))
        })
        .collect();
    let uses: Vec<Vec<Row>> = profile
        .data_objects
        .iter()
        .map(|object| use_rows(&mut types, object))
        .collect();
    let apis: Vec<Row> = profile
        .rest_routes
        .iter()
        .map(|route| rest_row(&mut types, route))
        .collect();

    let mut out = types.finish();
    out.push_str(&map(
        "EventPayloads",
        "The payload of every event, by its name.",
        &payloads.iter().collect::<Vec<_>>(),
    ));
    out.push_str(&event_names(profile));
    for scope in [EventScope::Global, EventScope::Context] {
        out.push_str(&scope_maps(profile, scope, &objects, &parameters, &uses));
    }
    for (name, doc, rows) in [
        (
            "InterfaceOperations",
            "What `interface.trigger` takes and answers, by the operation's name.",
            &operations,
        ),
        (
            "InterfaceContexts",
            "What `interface.open` takes and answers, by the context's name.",
            &contexts,
        ),
        (
            "ContextOperations",
            "What `contextData.trigger` takes and answers, by the operation's name.",
            &context_operations,
        ),
        (
            "RestApis",
            "What `request.api` takes and answers, by the API's name.",
            &apis,
        ),
    ] {
        out.push_str(&map(name, doc, &rows.iter().collect::<Vec<_>>()));
    }
    out
}

fn event_names(profile: &BuildProfile) -> String {
    let mut out = String::new();
    for (name, scope, doc) in [
        (
            "GlobalEventName",
            EventScope::Global,
            "Events to register with `globalEvent`.",
        ),
        (
            "ContextEventName",
            EventScope::Context,
            "Events to register with `contextEvent`.",
        ),
    ] {
        let members: Vec<String> = profile
            .events
            .iter()
            .filter(|event| event.scope == scope)
            .map(|event| quoted(&event.name))
            .collect();
        out.push_str(&doc_comment(doc, 0));
        out.push_str(&union(&format!("export type {name} ="), &members));
        out.push('\n');
    }
    out.push_str("export type EventName = GlobalEventName | ContextEventName;\n\n");
    out
}

/// What one of the two data services reads and does.
fn scope_maps(
    profile: &BuildProfile,
    scope: EventScope,
    objects: &[Row],
    parameters: &[Option<String>],
    uses: &[Vec<Row>],
) -> String {
    let (prefix, service) = match scope {
        EventScope::Global => ("GlobalData", "globalData"),
        EventScope::Context => ("ContextData", "contextData"),
    };
    let indices: Vec<usize> = (0..profile.data_objects.len())
        .filter(|index| profile.data_objects[*index].scope == scope)
        .collect();
    let answers: Vec<&Row> = indices.iter().map(|index| &objects[*index]).collect();
    let taken: Vec<Row> = indices
        .iter()
        .filter_map(|index| {
            let object = &profile.data_objects[*index];
            Some(Row {
                name: object.name.clone(),
                doc: String::new(),
                members: Members::Type(parameters[*index].clone()?),
            })
        })
        .collect();
    let mut out = map(
        &format!("{prefix}Objects"),
        &format!("What `{service}.get` answers, by the object's name."),
        &answers,
    );
    out.push_str(&map(
        &format!("{prefix}Parameters"),
        &format!("What `{service}.get` takes beside the object's name, where it takes anything."),
        &taken.iter().collect::<Vec<_>>(),
    ));
    type Belongs = fn(&ObjectUse) -> bool;
    let kinds: [(&str, String, Belongs); 3] = [
        (
            "Uses",
            format!("What the other methods of `{service}` take and answer, by object and method."),
            |one| one.action.is_none(),
        ),
        (
            "Actions",
            format!("What the actions of `{service}` take and answer, by object and action."),
            |one| one.action.is_some() && one.method != "bulkAction",
        ),
        (
            "BulkActions",
            format!("What `{service}.bulkAction` takes and answers, by object and action."),
            |one| one.action.is_some() && one.method == "bulkAction",
        ),
    ];
    for (suffix, doc, belongs) in kinds {
        let groups: Vec<(&str, Vec<&Row>)> = indices
            .iter()
            .map(|index| {
                let object = &profile.data_objects[*index];
                let rows = object.uses.iter().zip(&uses[*index]);
                let rows = rows.filter(|(one, _)| belongs(one)).map(|(_, row)| row);
                (object.name.as_str(), rows.collect())
            })
            .filter(|(_, rows): &(_, Vec<&Row>)| !rows.is_empty())
            .collect();
        out.push_str(&grouped_map(&format!("{prefix}{suffix}"), &doc, &groups));
    }
    out
}

fn operation_rows(types: &mut Types<'_>, operations: &[OperationEntry], kind: &str) -> Vec<Row> {
    operations
        .iter()
        .map(|operation| {
            let name = &operation.name;
            let data = types.document(&operation.data_schema, &format!("{name}{kind}"));
            let answer = types.document(&operation.answer_schema, &format!("{name}{kind}Answer"));
            Row {
                name: name.clone(),
                doc: graded(&operation.summary, operation.grade.as_str()),
                members: Members::Object(vec![("data", data), ("answer", answer)]),
            }
        })
        .collect()
}

fn use_rows(types: &mut Types<'_>, object: &DataObjectEntry) -> Vec<Row> {
    object
        .uses
        .iter()
        .map(|one| {
            let name = one.action.as_ref().unwrap_or(&one.method);
            let fallback = format!("{}{}", object.name, type_name(name));
            let argument = types.document(&one.argument, &format!("{fallback}Argument"));
            let answer = types.document(&one.answer, &format!("{fallback}Answer"));
            Row {
                name: name.clone(),
                doc: graded(&one.summary, one.grade.as_str()),
                members: Members::Object(vec![("argument", argument), ("answer", answer)]),
            }
        })
        .collect()
}

fn rest_row(types: &mut Types<'_>, route: &RestRoute) -> Row {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut path_parameter = "undefined".to_owned();
    for parameter in &route.parameters {
        if parameter.place == ParameterPlace::Path {
            path_parameter = "string | number".to_owned();
            continue;
        }
        let plain = json!({ "type": parameter.json_type });
        let schema = match parameter.place {
            ParameterPlace::Query => {
                json!({ "description": parameter.meaning, "anyOf": [plain, { "type": "array", "items": plain }] })
            }
            ParameterPlace::Path | ParameterPlace::Body => {
                json!({ "description": parameter.meaning, "type": parameter.json_type })
            }
        };
        properties.insert(parameter.name.clone(), schema);
        if parameter.required {
            required.push(parameter.name.clone());
        }
    }
    let name = type_name(&route.name);
    let params = if properties.is_empty() {
        "undefined".to_owned()
    } else {
        types.document(
            &json!({ "type": "object", "description": format!("What `{}` takes.", route.name), "properties": properties, "required": required }),
            &format!("{name}Params"),
        )
    };
    let answer = match (route.answer.get("type"), route.answer.get("items")) {
        (Some(Value::String(kind)), Some(row)) if kind == "array" => {
            format!("{}[]", types.document(row, &format!("{name}Row")))
        }
        _ => types.document(&route.answer, &format!("{name}Answer")),
    };
    Row {
        name: route.name.clone(),
        doc: format!(
            "{} `{} {}`. Grade: {}.",
            route.summary, route.method, route.path, route.grade
        ),
        members: Members::Object(vec![
            ("params", params),
            ("pathParam", path_parameter),
            ("answer", answer),
        ]),
    }
}

fn graded(summary: &str, grade: &str) -> String {
    format!("{summary} Grade: {grade}.")
}

fn standing(event: &EventEntry) -> String {
    let slots: Vec<&str> = event
        .slot_types
        .iter()
        .map(|slot_type| slot_type.as_str())
        .collect();
    format!("Slots: {}. Grade: {}.", slots.join(", "), event.grade)
}

fn map(name: &str, doc: &str, rows: &[&Row]) -> String {
    let mut out = doc_comment(doc, 0);
    if rows.is_empty() {
        out.push_str(&format!("export type {name} = Record<never, never>;\n\n"));
        return out;
    }
    out.push_str(&format!("export interface {name} {{\n"));
    for row in rows {
        row.write(&mut out, 2);
    }
    out.push_str("}\n\n");
    out
}

fn grouped_map(name: &str, doc: &str, groups: &[(&str, Vec<&Row>)]) -> String {
    if groups.is_empty() {
        return map(name, doc, &[]);
    }
    let mut out = doc_comment(doc, 0);
    out.push_str(&format!("export interface {name} {{\n"));
    for (group, rows) in groups {
        out.push_str(&format!("  {}: {{\n", key(group)));
        for row in rows {
            row.write(&mut out, 4);
        }
        out.push_str("  };\n");
    }
    out.push_str("}\n\n");
    out
}

impl Row {
    fn write(&self, out: &mut String, indent: usize) {
        let pad = " ".repeat(indent);
        let name = key(&self.name);
        out.push_str(&doc_comment(&self.doc, indent));
        match &self.members {
            Members::Type(one) => out.push_str(&format!("{pad}{name}: {one};\n")),
            Members::Object(members) => {
                let flat: Vec<String> = members.iter().map(|(k, t)| format!("{k}: {t}")).collect();
                let line = format!("{pad}{name}: {{ {} }};", flat.join("; "));
                if line.chars().count() <= WIDTH {
                    out.push_str(&format!("{line}\n"));
                } else {
                    let broken = flat.join(&format!(";\n{pad}  "));
                    out.push_str(&format!("{pad}{name}: {{\n{pad}  {broken};\n{pad}}};\n"));
                }
            }
        }
    }
}
