//! Tables: rows, fields and types in a reader's words.

use serde_json::Value;
use std::fmt::Write as _;

/// The properties of a payload, in order.
pub(super) fn properties(schema: &Value) -> Vec<&String> {
    schema
        .get("properties")
        .and_then(Value::as_object)
        .map(|map| map.keys().collect())
        .unwrap_or_default()
}

/// One row about a property.
pub(super) fn field(out: &mut String, schema: &Value, name: &str) {
    let Some(property) = schema.get("properties").and_then(|all| all.get(name)) else {
        return;
    };
    let required = schema
        .get("required")
        .and_then(Value::as_array)
        .is_some_and(|all| all.iter().any(|one| one == name));
    let meaning = property
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let optional = if required { "" } else { "?" };
    row(
        out,
        &[
            &format!("`{name}`{optional}"),
            &type_words(property, schema),
            meaning,
        ],
    );
}

/// A type in a reader's words: what is on the wire, and the words of an enumeration.
fn type_words(property: &Value, document: &Value) -> String {
    if let Some(reference) = property.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return document
            .get("$defs")
            .and_then(|all| all.get(name))
            .map_or_else(|| name.to_owned(), |it| type_words(it, document));
    }
    if let Some(constant) = property.get("const") {
        return format!(
            "`{}`",
            constant
                .as_str()
                .map_or_else(|| constant.to_string(), str::to_owned)
        );
    }
    if let Some(words) = property.get("enum").and_then(Value::as_array) {
        return words
            .iter()
            .map(|word| format!("`{}`", word.as_str().unwrap_or_default()))
            .collect::<Vec<_>>()
            .join(", ");
    }
    for union in ["anyOf", "oneOf"] {
        if let Some(choices) = property.get(union).and_then(Value::as_array) {
            return choices
                .iter()
                .map(|choice| type_words(choice, document))
                .collect::<Vec<_>>()
                .join(", ");
        }
    }
    match property.get("type") {
        Some(Value::String(word)) => match word.as_str() {
            "integer" => "number".to_owned(),
            "array" => property.get("items").map_or_else(
                || "array".to_owned(),
                |items| format!("array of {}", type_words(items, document)),
            ),
            other => other.to_owned(),
        },
        Some(Value::Array(words)) => words
            .iter()
            .filter_map(Value::as_str)
            .map(|word| if word == "integer" { "number" } else { word })
            .collect::<Vec<_>>()
            .join(" or "),
        _ => "any".to_owned(),
    }
}

/// One row; what would break the table is escaped.
pub(super) fn row(out: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.replace('|', "\\|").replace('\n', " "))
        .collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}
