//! The AsyncAPI document: what AsyncAPI 3.0 demands of its parts, and that every event is in it.

use callbench_contract::BuildProfile;
use callbench_contract::generate::files;
use serde_json::Value;
use std::collections::BTreeSet;

fn document() -> Value {
    let file = files(&BuildProfile::ours())
        .into_iter()
        .find(|file| file.path.ends_with("/asyncapi.json"))
        .expect("the document is generated");
    serde_json::from_str(&file.contents).expect("it is JSON")
}

fn keys(value: &Value) -> BTreeSet<&str> {
    let map = value.as_object().expect("an object");
    map.keys().map(String::as_str).collect()
}

#[test]
fn the_root_has_what_the_specification_names_and_nothing_else() {
    let document = document();
    assert_eq!(document["asyncapi"], "3.0.0");
    for required in ["title", "version"] {
        assert!(document["info"][required].is_string(), "info.{required}");
    }
    let known = [
        "asyncapi",
        "id",
        "info",
        "servers",
        "defaultContentType",
        "channels",
        "operations",
        "components",
    ];
    for key in keys(&document) {
        assert!(known.contains(&key) || key.starts_with("x-"), "{key}");
    }
    for map in ["channels", "operations"] {
        let rule = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        assert!(keys(&document[map]).iter().all(|key| key.chars().all(rule)));
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = document();
    let mut open = vec![&document];
    let mut references = 0;
    while let Some(value) = open.pop() {
        match value {
            Value::Object(map) => {
                if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
                    let pointer = reference.strip_prefix('#').expect("within the document");
                    assert!(document.pointer(pointer).is_some(), "{reference}");
                    assert_eq!(map.len(), 1, "keys beside {reference} would be lost");
                    references += 1;
                }
                open.extend(map.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    assert!(references > 0);
}

#[test]
fn each_event_is_a_channel_with_one_message_that_an_app_receives() {
    let document = document();
    for event in BuildProfile::ours().events {
        let key = &event.name;
        let channel = &document["channels"][key];
        assert_eq!(
            channel["address"],
            format!("{}/{key}", event.scope.service())
        );
        assert_eq!(
            channel["messages"][key]["$ref"],
            format!("#/components/messages/{key}")
        );
        let operation = &document["operations"][format!("receive.{key}")];
        assert_eq!(operation["action"], "receive");
        assert_eq!(operation["channel"]["$ref"], format!("#/channels/{key}"));
        // A message of an operation must be one of its channel's, by way of the channel.
        assert_eq!(
            operation["messages"][0]["$ref"],
            format!("#/channels/{key}/messages/{key}")
        );
        let message = &document["components"]["messages"][key];
        assert_eq!(message["examples"][0]["payload"], event.example);
        let reference = message["payload"]["$ref"].as_str().expect("a schema");
        let schema = document.pointer(&reference[1..]).expect("it is there");
        assert_eq!(
            keys(&schema["properties"]),
            keys(&event.schema["properties"])
        );
    }
    assert_eq!(
        keys(&document["operations"]).len(),
        BuildProfile::ours().events.len()
    );
}
