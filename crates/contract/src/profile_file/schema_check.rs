//! Whether an imported schema is one, and the same in the dialect and with the definitions where our tools look for them.

use super::{ProfileProblem, kind_of};
use crate::nearest::nearest;
use crate::schema::DIALECT;
use serde_json::{Map, Value, json};

const TYPES: [&str; 7] = [
    "object", "array", "string", "number", "integer", "boolean", "null",
];
/// How deep a schema may be nested.
const DEEPEST: usize = 64;

/// The schema, checked.
pub(super) fn normalised(at: &str, schema: &Value) -> Result<Value, ProfileProblem> {
    let Value::Object(map) = schema else {
        return Err(ProfileProblem::new(
            at,
            format!("is {}, and a schema is an object", kind_of(schema)),
            "write a JSON Schema, such as { \"type\": \"object\", \"properties\": { … } }",
        ));
    };
    let mut map = map.clone();
    // Drafts before 2019-09 have another word for the definitions.
    if let Some(older) = map.shift_remove("definitions") {
        map.insert("$defs".to_owned(), older);
    }
    map.insert("$schema".to_owned(), json!(DIALECT));
    let document = with_new_references(Value::Object(map));
    check(at, &document, &document, 0)?;
    Ok(document)
}

fn with_new_references(schema: Value) -> Value {
    match schema {
        Value::Object(map) => map
            .into_iter()
            .map(|(key, value)| {
                let value = match (&*key, value) {
                    ("$ref", Value::String(reference)) => {
                        json!(reference.replacen("#/definitions/", "#/$defs/", 1))
                    }
                    (_, value) => with_new_references(value),
                };
                (key, value)
            })
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.into_iter().map(with_new_references).collect(),
        other => other,
    }
}

fn check(at: &str, schema: &Value, document: &Value, depth: usize) -> Result<(), ProfileProblem> {
    let wrong = |key: &str, what: String, remedy: &str| {
        Err(ProfileProblem::new(format!("{at}.{key}"), what, remedy))
    };
    if depth > DEEPEST {
        return Err(ProfileProblem::new(
            at,
            format!("is nested deeper than {DEEPEST}"),
            "name the inner schemas in `$defs` and refer to them",
        ));
    }
    let map = match schema {
        Value::Object(map) => map,
        Value::Bool(_) => return Ok(()),
        other => {
            return Err(ProfileProblem::new(
                at,
                format!("is {}, and a schema is an object", kind_of(other)),
                "write a JSON Schema there",
            ));
        }
    };
    if let Some(kind) = map.get("type") {
        let words: Vec<&Value> = match kind {
            Value::Array(several) => several.iter().collect(),
            one => vec![one],
        };
        for word in words {
            let given = word.as_str().unwrap_or_default();
            if !TYPES.contains(&given) {
                let remedy = match nearest(given, TYPES) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("there is {}", TYPES.join(", ")),
                };
                return wrong("type", format!("{word} is no type of JSON Schema"), &remedy);
            }
        }
    }
    if let Some(required) = map.get("required") {
        let is_right = required
            .as_array()
            .is_some_and(|names| names.iter().all(Value::is_string));
        if !is_right {
            return wrong(
                "required",
                format!("is {}, not a list of names", kind_of(required)),
                "list the names of the properties that must be there",
            );
        }
    }
    if let Some(values) = map.get("enum")
        && !values.is_array()
    {
        return wrong(
            "enum",
            format!("is {}, not a list", kind_of(values)),
            "list the values",
        );
    }
    if let Some(reference) = map.get("$ref") {
        let target = reference
            .as_str()
            .and_then(|text| document.pointer(text.strip_prefix('#')?));
        if target.is_none() {
            return wrong(
                "$ref",
                format!("{reference} leads to nothing in this schema"),
                "put what it refers to into the schema's own `$defs` and write \"#/$defs/NAME\"",
            );
        }
    }
    for key in ["properties", "patternProperties", "$defs"] {
        match map.get(key) {
            None => {}
            Some(Value::Object(inner)) => {
                for (name, schema) in inner {
                    check(&format!("{at}.{key}.{name}"), schema, document, depth + 1)?;
                }
            }
            Some(other) => {
                return wrong(
                    key,
                    format!("is {}, not an object", kind_of(other)),
                    "write an object of schemas by name",
                );
            }
        }
    }
    for key in ["oneOf", "anyOf", "allOf", "prefixItems"] {
        match map.get(key) {
            None => {}
            Some(Value::Array(choices)) if !choices.is_empty() => {
                for (index, schema) in choices.iter().enumerate() {
                    check(&format!("{at}.{key}[{index}]"), schema, document, depth + 1)?;
                }
            }
            Some(other) => {
                return wrong(
                    key,
                    format!("is {}, not a list of at least one schema", kind_of(other)),
                    "list the schemas",
                );
            }
        }
    }
    for key in [
        "items",
        "additionalProperties",
        "not",
        "contains",
        "propertyNames",
    ] {
        if let Some(inner) = map.get(key) {
            check(&format!("{at}.{key}"), inner, document, depth + 1)?;
        }
    }
    Ok(())
}
