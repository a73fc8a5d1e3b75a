//! A value that a schema describes, for examples: what the schema itself gives, else one of its type.

use serde_json::{Map, Value, json};

/// Deeper than this, a value is left out: a schema may refer to itself.
const DEEPEST: usize = 6;

/// A value of that schema.
pub(super) fn of(document: &Value) -> Value {
    value(document, document, 0)
}

fn value(schema: &Value, document: &Value, depth: usize) -> Value {
    let given = schema
        .get("examples")
        .and_then(|all| all.get(0))
        .or_else(|| schema.get("example"))
        .or_else(|| schema.get("default"))
        .or_else(|| schema.get("const"))
        .or_else(|| schema.get("enum").and_then(|all| all.get(0)));
    if let Some(given) = given {
        return given.clone();
    }
    if depth > DEEPEST {
        return Value::Null;
    }
    if let Some(target) = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| document.pointer(reference.strip_prefix('#')?))
    {
        return value(target, document, depth + 1);
    }
    for union in ["oneOf", "anyOf"] {
        if let Some(first) = schema.get(union).and_then(|all| all.get(0)) {
            return value(first, document, depth + 1);
        }
    }
    let kind = match schema.get("type") {
        Some(Value::String(one)) => one.as_str(),
        Some(Value::Array(several)) => several.first().and_then(Value::as_str).unwrap_or("null"),
        _ if schema.get("properties").is_some() => "object",
        _ => "null",
    };
    match kind {
        "object" => object(schema, document, depth),
        "array" => {
            let item = schema.get("items");
            let item = item.map(|item| value(item, document, depth + 1));
            json!(item.into_iter().collect::<Vec<_>>())
        }
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or(json!(1)),
        "boolean" => json!(true),
        "string" => json!(text(schema)),
        _ => Value::Null,
    }
}

fn object(schema: &Value, document: &Value, depth: usize) -> Value {
    let properties = schema.get("properties").and_then(Value::as_object);
    let members: Map<String, Value> = properties
        .into_iter()
        .flatten()
        .map(|(name, property)| (name.clone(), value(property, document, depth + 1)))
        .collect();
    Value::Object(members)
}

fn text(schema: &Value) -> &'static str {
    match schema.get("format").and_then(Value::as_str) {
        Some("date-time") => "2026-03-02T09:30:00Z",
        Some("date") => "2026-03-02",
        Some("email") => "asha.rao@example.com",
        Some("uri" | "url") => "https://example.com/",
        Some("uuid") => "00000000-0000-4000-8000-000000000000",
        _ => "text",
    }
}
