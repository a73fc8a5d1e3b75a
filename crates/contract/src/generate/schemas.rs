//! The contract as JSON Schema documents, one a kind, and as one for an app's project.

use super::bundle::{Bundle, SCHEMAS};
use super::generated_by;
use super::reference::event_key;
use crate::data::DataObjectEntry;
use crate::event::EventScope;
use crate::interface::OperationEntry;
use crate::method::MethodEntry;
use crate::profile::BuildProfile;
use crate::rest::ParameterPlace;
use crate::schema::DIALECT;
use serde_json::{Map, Value, json};

type Fill = fn(&BuildProfile, &mut Bundle, &str) -> Option<Value>;

const KINDS: [(&str, &str, Fill); 5] = [
    ("events", "Payloads of events, by the event's name.", events),
    (
        "methods",
        "Requests and answers of methods, by `service.method`.",
        methods,
    ),
    (
        "objects",
        "Data objects, what reading them takes, and what else can be done with them.",
        objects,
    ),
    (
        "operations",
        "Operations of `interface.trigger` and `contextData.trigger`, contexts of `interface.open`.",
        operations,
    ),
    (
        "rest",
        "Parameters and answers of the REST routes, by their names for `request.api`.",
        rest,
    ),
];

/// One document a kind, as `(name, text)`.
pub(super) fn by_kind(profile: &BuildProfile) -> Vec<(String, Value)> {
    KINDS
        .iter()
        .map(|(kind, about, fill)| {
            let mut bundle = Bundle::new(SCHEMAS);
            let root = fill(profile, &mut bundle, "");
            let document = document(profile, kind, about, root, bundle);
            (format!("{kind}.schema.json"), document)
        })
        .collect()
}

/// Everything in one document; an entry's name has its kind before it: `events.callConnected`.
pub(super) fn whole(profile: &BuildProfile) -> Value {
    let mut bundle = Bundle::new(SCHEMAS);
    for (kind, _, fill) in KINDS {
        fill(profile, &mut bundle, &format!("{kind}."));
    }
    document(
        profile,
        "contract",
        "All that an app may say and hear; each name has its kind before it, as in `events.callConnected`.",
        None,
        bundle,
    )
}

fn document(
    profile: &BuildProfile,
    kind: &str,
    about: &str,
    root: Option<Value>,
    bundle: Bundle,
) -> Value {
    let mut out = Map::new();
    out.insert("$comment".to_owned(), json!(generated_by(profile)));
    out.insert("$schema".to_owned(), json!(DIALECT));
    out.insert("$id".to_owned(), json!(format!("urn:callbench:{kind}")));
    out.insert("description".to_owned(), json!(about));
    if let Some(root) = root {
        out.insert("oneOf".to_owned(), root);
    }
    out.insert("$defs".to_owned(), Value::Object(bundle.finish()));
    Value::Object(out)
}

/// The root accepts a delivered event.
fn events(profile: &BuildProfile, bundle: &mut Bundle, before: &str) -> Option<Value> {
    let mut delivered = Vec::new();
    for event in &profile.events {
        let name = format!("{before}{}", event_key(profile, event));
        bundle.add(&name, &event.schema);
        delivered.push(json!({
            "type": "object",
            "properties": {
                "scope": { "const": event.scope },
                "name": { "const": event.name },
                "payload": bundle.reference(&name),
            },
            "required": ["scope", "name", "payload"],
        }));
    }
    Some(Value::Array(delivered))
}

/// The root accepts a request.
fn methods(profile: &BuildProfile, bundle: &mut Bundle, before: &str) -> Option<Value> {
    let mut requests = Vec::new();
    for method in &profile.methods {
        let name = format!("{before}{}.{}", method.service, method.method);
        let request = format!("{name}.requestData");
        bundle.insert(&request, request_data(method));
        let mut properties = Map::new();
        properties.insert("requestData".to_owned(), bundle.reference(&request));
        if let Some(answer) = &method.answer {
            let answers = format!("{name}.answer");
            bundle.add(&answers, answer);
            properties.insert("answer".to_owned(), bundle.reference(&answers));
        }
        bundle.insert(
            &name,
            json!({ "description": method.summary, "type": "object", "properties": properties }),
        );
        requests.push(json!({
            "type": "object",
            "properties": {
                "service": { "const": method.service },
                "method": { "const": method.method },
                "requestData": bundle.reference(&request),
            },
            "required": ["service", "method"],
        }));
    }
    Some(Value::Array(requests))
}

fn request_data(method: &MethodEntry) -> Value {
    let properties: Map<String, Value> = method
        .request_keys
        .iter()
        .map(|key| {
            let mut schema = key.schema.clone();
            if let Value::Object(map) = &mut schema {
                map.insert("description".to_owned(), json!(key.meaning));
            }
            (key.name.clone(), schema)
        })
        .collect();
    let required: Vec<&str> = method
        .request_keys
        .iter()
        .filter(|key| key.required)
        .map(|key| key.name.as_str())
        .collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn objects(profile: &BuildProfile, bundle: &mut Bundle, before: &str) -> Option<Value> {
    for object in &profile.data_objects {
        let service = match object.scope {
            EventScope::Global => "globalData",
            EventScope::Context => "contextData",
        };
        one_object(
            bundle,
            object,
            &format!("{before}{service}.{}", object.name),
        );
    }
    None
}

fn one_object(bundle: &mut Bundle, object: &DataObjectEntry, name: &str) {
    bundle.add(name, &object.schema);
    if let Some(parameters) = &object.parameters {
        bundle.add(&format!("{name}.parameters"), parameters);
    }
    for one in &object.uses {
        let action = one.action.as_ref().map(|action| format!(".{action}"));
        let used = format!("{name}.{}{}", one.method, action.unwrap_or_default());
        bundle.add(&format!("{used}.argument"), &one.argument);
        bundle.add(&format!("{used}.answer"), &one.answer);
    }
}

fn operations(profile: &BuildProfile, bundle: &mut Bundle, before: &str) -> Option<Value> {
    let kinds: [(&str, &[OperationEntry]); 3] = [
        ("interface.trigger", &profile.operations),
        ("interface.open", &profile.contexts),
        ("contextData.trigger", &profile.context_operations),
    ];
    for (call, operations) in kinds {
        for operation in operations {
            let name = format!("{before}{call}.{}", operation.name);
            bundle.add(&format!("{name}.data"), &operation.data_schema);
            bundle.add(&format!("{name}.answer"), &operation.answer_schema);
        }
    }
    None
}

fn rest(profile: &BuildProfile, bundle: &mut Bundle, before: &str) -> Option<Value> {
    for route in &profile.rest_routes {
        let name = format!("{before}{}", route.name);
        let taken = || {
            route
                .parameters
                .iter()
                .filter(|parameter| parameter.place != ParameterPlace::Path)
        };
        let properties: Map<String, Value> = taken()
            .map(|it| {
                let plain = json!({ "type": it.json_type });
                let schema = match it.place {
                    ParameterPlace::Query => json!({
                        "description": it.meaning,
                        "anyOf": [plain, { "type": "array", "items": plain }],
                    }),
                    ParameterPlace::Path | ParameterPlace::Body => {
                        json!({ "description": it.meaning, "type": it.json_type })
                    }
                };
                (it.name.clone(), schema)
            })
            .collect();
        let required: Vec<&str> = taken()
            .filter(|parameter| parameter.required)
            .map(|parameter| parameter.name.as_str())
            .collect();
        bundle.insert(
            &format!("{name}.params"),
            json!({ "type": "object", "properties": properties, "required": required }),
        );
        bundle.add(&format!("{name}.answer"), &route.answer);
    }
    None
}
