//! The JSON Schemas that tools take up.

use callbench_contract::BuildProfile;
use callbench_contract::generate::{REFERENCE_FOLDER, files, project_files};
use serde_json::{Map, Value, json};

fn schema(kind: &str) -> Value {
    let path = format!("{REFERENCE_FOLDER}/schemas/{kind}.schema.json");
    let file = files(&BuildProfile::ours())
        .into_iter()
        .find(|file| file.path == path)
        .unwrap_or_else(|| panic!("{path} is generated"));
    serde_json::from_str(&file.contents).expect("it is JSON")
}

fn in_project() -> Value {
    let file = project_files(&BuildProfile::ours())
        .into_iter()
        .find(|file| file.path == "docs/contract.schema.json")
        .expect("a project has it");
    serde_json::from_str(&file.contents).expect("it is JSON")
}

/// What the bundle's schemas say of values of these names.
fn errors(bundle: &Value, values: &[(String, &Value)]) -> Vec<String> {
    let mut document = bundle.clone();
    let root = document.as_object_mut().expect("an object");
    root.remove("oneOf");
    let properties: Map<String, Value> = values
        .iter()
        .map(|(name, _)| {
            assert!(bundle["$defs"].get(name).is_some(), "{name} is not there");
            (name.clone(), json!({ "$ref": format!("#/$defs/{name}") }))
        })
        .collect();
    root.insert("properties".to_owned(), Value::Object(properties));
    let validator = jsonschema::draft202012::new(&document).expect("a schema");
    let values: Map<String, Value> = values
        .iter()
        .map(|(name, value)| (name.clone(), (*value).clone()))
        .collect();
    validator
        .iter_errors(&Value::Object(values))
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn each_is_a_valid_document_of_its_dialect() {
    for kind in ["events", "methods", "objects", "operations", "rest"] {
        let schema = schema(kind);
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert!(jsonschema::draft202012::meta::is_valid(&schema), "{kind}");
        jsonschema::draft202012::new(&schema).expect("every reference leads somewhere");
    }
    assert!(jsonschema::draft202012::meta::is_valid(&in_project()));
}

#[test]
fn every_example_fits_the_schema_of_its_name() {
    let profile = BuildProfile::ours();
    let events: Vec<_> = profile
        .events
        .iter()
        .map(|it| (format!("events.{}", it.name), &it.example))
        .collect();
    let objects: Vec<_> = profile
        .data_objects
        .iter()
        .map(|it| (format!("{}Data.{}", it.scope, it.name), &it.example))
        .collect();
    let shown = profile
        .operations
        .iter()
        .map(|it| (format!("interface.trigger.{}.data", it.name), &it.example));
    let opened = profile
        .contexts
        .iter()
        .map(|it| (format!("interface.open.{}.data", it.name), &it.example));
    let operations: Vec<_> = shown.chain(opened).collect();
    let mut wrong = errors(&in_project(), &events);
    wrong.extend(errors(&schema("objects"), &objects));
    wrong.extend(errors(&schema("operations"), &operations));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_root_of_the_events_accepts_what_is_delivered_and_refuses_the_rest() {
    let schema = schema("events");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for event in BuildProfile::ours().events {
        let delivered =
            json!({ "scope": event.scope, "name": event.name, "payload": event.example });
        assert!(validator.is_valid(&delivered), "{}", event.name);
        assert!(!validator.is_valid(
            &json!({ "scope": event.scope, "name": event.name, "payload": { "eventTime": "now" } })
        ));
    }
    assert!(!validator.is_valid(&json!({ "scope": "global", "name": "noSuch", "payload": {} })));
}

#[test]
fn the_root_of_the_methods_accepts_a_request() {
    let schema = schema("methods");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for method in BuildProfile::ours().methods {
        let Some(example) = method.example else {
            continue;
        };
        let request = json!({
            "service": method.service, "method": method.method, "requestData": example.request_data,
        });
        assert!(
            validator.is_valid(&request),
            "{}.{}",
            method.service,
            method.method
        );
    }
}

#[test]
fn a_definition_that_several_share_stands_once() {
    let schema = schema("events");
    let names: Vec<&str> = schema["$defs"]
        .as_object()
        .expect("definitions")
        .keys()
        .map(String::as_str)
        .collect();
    assert!(names.contains(&"CampaignId") && !names.contains(&"CampaignId2"));
}
