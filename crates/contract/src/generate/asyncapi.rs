//! The events as an AsyncAPI 3.0 document, from the app's side: an app receives what its registrations bring.

use super::bundle::Bundle;
use super::generated_by;
use super::reference::event_key;
use crate::profile::BuildProfile;
use serde_json::{Map, Value, json};

/// The version of AsyncAPI that the document keeps to.
const ASYNCAPI: &str = "3.0.0";

/// The document.
pub(super) fn document(profile: &BuildProfile) -> Value {
    let mut bundle = Bundle::new("#/components/schemas/");
    let mut channels = Map::new();
    let mut operations = Map::new();
    let mut messages = Map::new();
    for event in &profile.events {
        let key = component_name(&event_key(profile, event));
        let schema = component_name(&event.type_name());
        let schema = if bundle_has(&messages, &schema) {
            key.clone()
        } else {
            schema
        };
        bundle.add(&schema, &event.schema);
        let service = event.scope.service();
        let slots: Vec<&str> = event.slot_types.iter().map(|slot| slot.as_str()).collect();
        messages.insert(
            key.clone(),
            json!({
                "name": event.name,
                "title": event.name,
                "summary": event.summary,
                "contentType": "application/json",
                "payload": bundle.reference(&schema),
                "examples": [{ "name": event.name, "payload": event.example }],
            }),
        );
        let mut channel_messages = Map::new();
        channel_messages.insert(
            key.clone(),
            json!({ "$ref": format!("#/components/messages/{key}") }),
        );
        channels.insert(
            key.clone(),
            json!({
                "address": format!("{service}/{}", event.name),
                "title": event.name,
                "summary": event.summary,
                "description": format!("{} Allowed in slots of type {}; elsewhere refused with 122. Grade: {}.", event.fires, slots.join(", "), event.grade),
                "messages": channel_messages,
                "tags": [{ "name": event.group }, { "name": service }],
                "x-slot-types": event.slot_types,
                "x-grade": event.grade,
            }),
        );
        operations.insert(
            format!("receive.{key}"),
            json!({
                "action": "receive",
                "channel": { "$ref": format!("#/channels/{key}") },
                "title": format!("client.{service}(\"{}\", callback)", event.name),
                "summary": event.summary,
                "messages": [{ "$ref": format!("#/channels/{key}/messages/{key}") }],
            }),
        );
    }
    json!({
        "x-generated": generated_by(profile),
        "asyncapi": ASYNCAPI,
        "info": {
            "title": format!("Events of build profile {}", profile.name),
            "version": profile.platform_version,
            "description": "What an app in the agent workspace hears. A channel's address is the SDK's service and the event's name; the transport between app and workspace is the SDK's own, so there are no servers and no bindings.",
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": operations,
        "components": { "messages": messages, "schemas": bundle.finish() },
    })
}

/// Whether an earlier event has taken a schema's name.
fn bundle_has(messages: &Map<String, Value>, schema: &str) -> bool {
    let reference = format!("#/components/schemas/{schema}");
    messages
        .values()
        .any(|message| message.pointer("/payload/$ref") == Some(&json!(reference)))
}

/// AsyncAPI's component names are letters, digits, dots, dashes and underscores.
fn component_name(name: &str) -> String {
    name.chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
                c
            } else {
                '_'
            }
        })
        .collect()
}
