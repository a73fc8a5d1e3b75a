//! The JSON Schema of scenario files, for editors: made from the same tables that the reader uses.

use callbench_contract::profile::BuildProfile;
use serde_json::{Map, Value, json};

use crate::read;
use crate::verb::{self, Takes, Verb};

/// The schema, draft 2020-12.
#[must_use]
pub fn schema() -> Value {
    let profile = BuildProfile::ours();
    let events: Vec<&str> = profile
        .events
        .iter()
        .map(|event| event.name.as_str())
        .collect();
    let acts = [verb::AGENT, verb::CUSTOMER, verb::OTHER, verb::SUPERVISOR].map(act);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A callbench scenario",
        "type": "object",
        "required": ["scenario", "cast", "steps"],
        "additionalProperties": false,
        "properties": {
            "scenario": { "type": "string", "description": "What happens in it, in a few words" },
            "description": { "type": "string", "description": "What it shows" },
            "seed": { "type": "integer", "minimum": 0, "description": "Decides ids and ranges of time; 1 when there is none" },
            "campaigns": {
                "type": "object",
                "description": "What is different of the demo's campaigns, by their names",
                "additionalProperties": { "type": "object" }
            },
            "cast": cast(),
            "steps": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/step" } },
            "expect": {
                "description": "What must be so at the end",
                "oneOf": [
                    { "type": "array", "items": { "$ref": "#/$defs/conditions" } },
                    { "$ref": "#/$defs/conditions" }
                ]
            }
        },
        "$defs": {
            "length": {
                "type": "string",
                "pattern": r"^\s*[0-9.]+(\s*\.\.\s*[0-9.]+)?\s*(ms|s|sec|seconds?|min|minutes?|h|hours?)\s*$",
                "description": "`4 s`, `20 min`, `1 h`, or a range such as `5..20 s`"
            },
            "step": {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "properties": {
                    "pass": { "$ref": "#/$defs/length" },
                    "wait": { "$ref": "#/$defs/conditions" },
                    "expect": { "$ref": "#/$defs/conditions" },
                    "dialler": act(verb::DIALLER)
                },
                "additionalProperties": { "$ref": "#/$defs/act" }
            },
            "act": {
                "anyOf": acts
            },
            "conditions": {
                "type": "object",
                "minProperties": 1,
                "properties": { "within": { "$ref": "#/$defs/length" } },
                "additionalProperties": {
                    "anyOf": [
                        { "enum": states() },
                        {
                            "type": "object",
                            "additionalProperties": false,
                            "properties": {
                                "is": { "enum": states() },
                                "with": { "type": "string", "description": "The customer whose call or chat is meant" },
                                "hears": { "$ref": "#/$defs/events" },
                                "does not hear": { "$ref": "#/$defs/events" },
                                "desk": { "type": "object", "description": "A part of what the agent's desk shows" },
                                "in hand": { "type": "object", "description": "A part of the call or chat in hand" },
                                "last": { "type": "object", "description": "A part of the newest that is over" }
                            }
                        }
                    ]
                }
            },
            "events": {
                "anyOf": [
                    { "$ref": "#/$defs/event" },
                    { "type": "array", "items": { "$ref": "#/$defs/event" } }
                ]
            },
            "event": {
                "anyOf": [
                    { "enum": events },
                    { "type": "object", "propertyNames": { "enum": events } }
                ]
            }
        }
    })
}

fn states() -> Vec<&'static str> {
    let mut states = verb::AGENT_STATES.to_vec();
    states.extend(
        verb::CUSTOMER_STATES
            .iter()
            .filter(|state| !verb::AGENT_STATES.contains(state)),
    );
    states
}

fn cast() -> Value {
    let texts = |keys: &[&str]| {
        let mut properties = Map::new();
        for key in keys {
            properties.insert(
                (*key).to_owned(),
                json!({ "type": ["string", "boolean", "integer"] }),
            );
        }
        Value::Object(properties)
    };
    let people = |keys: &[&str]| {
        json!({
            "anyOf": [
                { "type": "array", "items": { "type": "string" } },
                {
                    "type": "object",
                    "additionalProperties": {
                        "anyOf": [
                            { "type": ["string", "null", "integer"] },
                            { "type": "object", "additionalProperties": false, "properties": texts(keys) }
                        ]
                    }
                }
            ]
        })
    };
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "agents": people(read::AGENT_KEYS),
            "supervisors": people(&[]),
            "customers": people(read::CUSTOMER_KEYS),
            "others": { "type": "object", "additionalProperties": { "type": ["string", "integer"] } },
            "leads": { "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } }
        }
    })
}

fn act(verbs: &[Verb]) -> Value {
    let alone: Vec<&str> = verbs
        .iter()
        .filter(|verb| !matches!(verb.takes, Takes::Needs(_)))
        .map(|verb| verb.name)
        .collect();
    let mut forms: Vec<Value> = verbs.iter().map(form).collect();
    if !alone.is_empty() {
        forms.insert(0, json!({ "enum": alone }));
    }
    json!({ "anyOf": forms })
}

fn form(verb: &Verb) -> Value {
    let argument = match verb.takes {
        Takes::Nothing => json!({ "type": ["null", "boolean"], "description": verb.meaning }),
        Takes::Perhaps(what) | Takes::Needs(what) => {
            json!({ "description": format!("{}: {what}", verb.meaning) })
        }
    };
    let mut properties = Map::new();
    properties.insert(verb.name.to_owned(), argument);
    properties.insert(
        verb::REFUSED.to_owned(),
        json!({ "type": ["string", "boolean"], "description": "The refusal that is expected, by its code" }),
    );
    for option in verb.options {
        properties.insert((*option).to_owned(), json!({}));
    }
    json!({
        "type": "object",
        "required": [verb.name],
        "additionalProperties": false,
        "properties": properties
    })
}
