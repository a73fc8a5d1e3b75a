//! JSON Schema to TypeScript types. Works on any profile's schemas, not only on those that our own types give.

use super::super::text::{doc_comment, key, quoted, type_name, union};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// All named types of one file. Two schemas of one name share a type when they are the same.
pub(super) struct Types<'a> {
    shared: &'a [Value],
    known: BTreeMap<String, Value>,
    text: String,
}

/// The types' names within one schema document, by definition.
type Names = BTreeMap<String, String>;

impl<'a> Types<'a> {
    /// Begins with the parts that payloads share, so that payload types can extend them. The names in `reserved` are declared
    /// by the file itself: a type that is the same refers to it, another one of that name gets a different name.
    pub(super) fn new(shared: &'a [Value], reserved: BTreeMap<String, Value>) -> Self {
        let mut types = Self {
            shared: &[],
            known: reserved,
            text: String::new(),
        };
        for part in shared {
            types.document(part, "Part");
        }
        Self { shared, ..types }
    }

    /// Adds a schema document with its definitions; gives the name of its type.
    pub(super) fn document(&mut self, schema: &Value, fallback_title: &str) -> String {
        let empty = Map::new();
        let definitions = schema
            .get("$defs")
            .and_then(Value::as_object)
            .unwrap_or(&empty);
        let mut names = Names::new();
        let mut fresh = Vec::new();
        for (definition, content) in definitions {
            let (name, is_new) = self.claim(&type_name(definition), content);
            names.insert(definition.clone(), name.clone());
            if is_new {
                fresh.push((name, content));
            }
        }
        for (name, content) in fresh {
            self.declare(&name, content, &names);
        }
        let title = schema
            .get("title")
            .and_then(Value::as_str)
            .unwrap_or(fallback_title);
        let mut body = schema.clone();
        if let Value::Object(map) = &mut body {
            for meta in ["$defs", "$schema", "title"] {
                map.shift_remove(meta);
            }
        }
        let (name, is_new) = self.claim(&type_name(title), &body);
        if is_new {
            self.declare(&name, &body, &names);
        }
        name
    }

    /// The text of all types.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn claim(&mut self, wanted: &str, content: &Value) -> (String, bool) {
        let mut name = wanted.to_owned();
        let mut number = 1;
        loop {
            match self.known.get(&name) {
                None => {
                    self.known.insert(name.clone(), content.clone());
                    return (name, true);
                }
                Some(known) if known == content => return (name, false),
                Some(_) => {
                    number += 1;
                    name = format!("{wanted}{number}");
                }
            }
        }
    }

    fn declare(&mut self, name: &str, schema: &Value, names: &Names) {
        if let Some(only) = only_choice(schema) {
            self.declare(name, &only, names);
            return;
        }
        let mut out = doc_comment(
            schema
                .get("description")
                .and_then(Value::as_str)
                .unwrap_or_default(),
            0,
        );
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            let (parents, inherited) = self.parents(schema, properties);
            let extends = if parents.is_empty() {
                String::new()
            } else {
                format!(" extends {}", parents.join(", "))
            };
            let own: Vec<_> = properties
                .iter()
                .filter(|(property, _)| !inherited.contains(property))
                .collect();
            if own.is_empty() {
                let target = if parents.is_empty() {
                    "Record<string, never>".to_owned()
                } else {
                    parents.join(" & ")
                };
                out.push_str(&format!("export type {name} = {target};\n\n"));
            } else {
                out.push_str(&format!("export interface {name}{extends} {{\n"));
                for (property, content) in own {
                    out.push_str(&member(
                        property,
                        content,
                        is_required(schema, property),
                        names,
                    ));
                }
                out.push_str("}\n\n");
            }
        } else if let Some(choices) = documented_words(schema) {
            out.push_str(&format!("export type {name} ="));
            for (word, doc) in &choices {
                out.push('\n');
                out.push_str(&doc_comment(doc, 2));
                out.push_str(&format!("  | {word}"));
            }
            out.push_str(";\n\n");
        } else {
            out.push_str(&union(
                &format!("export type {name} ="),
                &members(schema, names),
            ));
            out.push('\n');
        }
        self.text.push_str(&out);
    }

    /// The shared parts that a schema holds whole, and the properties that come with them.
    fn parents(
        &self,
        schema: &Value,
        properties: &Map<String, Value>,
    ) -> (Vec<String>, Vec<String>) {
        let mut parents = Vec::new();
        let mut inherited: Vec<String> = Vec::new();
        for part in self.shared {
            let Some(of_part) = part.get("properties").and_then(Value::as_object) else {
                continue;
            };
            let holds_all = of_part.iter().all(|(name, content)| {
                !inherited.contains(name)
                    && properties.get(name) == Some(content)
                    && is_required(part, name) == is_required(schema, name)
            });
            if holds_all && !of_part.is_empty() {
                parents.extend(part.get("title").and_then(Value::as_str).map(type_name));
                inherited.extend(of_part.keys().cloned());
            }
        }
        (parents, inherited)
    }
}

fn member(property: &str, content: &Value, required: bool, names: &Names) -> String {
    let doc = content
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let optional = if required { "" } else { "?" };
    format!(
        "{}  {}{optional}: {};\n",
        doc_comment(doc, 2),
        key(property),
        expression(content, names)
    )
}

fn is_required(schema: &Value, property: &str) -> bool {
    schema
        .get("required")
        .and_then(Value::as_array)
        .is_some_and(|names| names.iter().any(|name| name == property))
}

/// The one object of a union that has no other member, with the union's description.
fn only_choice(schema: &Value) -> Option<Value> {
    let [only] = schema.get("oneOf")?.as_array()?.as_slice() else {
        return None;
    };
    only.get("properties")?;
    let mut only = only.as_object()?.clone();
    if let Some(description) = schema.get("description") {
        only.insert("description".to_owned(), description.clone());
    }
    Some(Value::Object(only))
}

/// The choices of an enumeration whose members have descriptions of their own.
fn documented_words(schema: &Value) -> Option<Vec<(String, String)>> {
    let choices = schema.get("oneOf")?.as_array()?;
    choices
        .iter()
        .map(|choice| {
            let word = choice.get("const").and_then(Value::as_str)?;
            let doc = choice
                .get("description")
                .and_then(Value::as_str)
                .unwrap_or_default();
            Some((quoted(word), doc.to_owned()))
        })
        .collect()
}

fn expression(schema: &Value, names: &Names) -> String {
    members(schema, names).join(" | ")
}

/// The members of the union that a schema stands for; one for anything that is no union.
fn members(schema: &Value, names: &Names) -> Vec<String> {
    let Some(map) = schema.as_object() else {
        return vec!["unknown".to_owned()];
    };
    if let Some(reference) = map.get("$ref").and_then(Value::as_str) {
        let definition = reference.rsplit('/').next().unwrap_or(reference);
        return vec![
            names
                .get(definition)
                .cloned()
                .unwrap_or_else(|| "unknown".to_owned()),
        ];
    }
    if let Some(constant) = map.get("const") {
        return vec![word(constant)];
    }
    if let Some(Value::Array(values)) = map.get("enum") {
        return values.iter().map(word).collect();
    }
    for union in ["anyOf", "oneOf"] {
        if let Some(Value::Array(choices)) = map.get(union) {
            return choices
                .iter()
                .flat_map(|choice| members(choice, names))
                .collect();
        }
    }
    match map.get("type") {
        Some(Value::String(one)) => vec![primitive(one, map, names)],
        Some(Value::Array(types)) => types
            .iter()
            .filter_map(Value::as_str)
            .map(|one| primitive(one, map, names))
            .collect(),
        _ => vec!["unknown".to_owned()],
    }
}

fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), quoted)
}

fn primitive(type_word: &str, schema: &Map<String, Value>, names: &Names) -> String {
    match type_word {
        "string" => "string".to_owned(),
        "integer" | "number" => "number".to_owned(),
        "boolean" => "boolean".to_owned(),
        "null" => "null".to_owned(),
        "array" => {
            let items = schema
                .get("items")
                .map_or_else(|| vec!["unknown".to_owned()], |items| members(items, names));
            if items.len() == 1 {
                format!("{}[]", items[0])
            } else {
                format!("({})[]", items.join(" | "))
            }
        }
        "object" => match (
            schema.get("properties").and_then(Value::as_object),
            schema.get("additionalProperties"),
        ) {
            (Some(properties), _) => {
                let whole = Value::Object(schema.clone());
                let inner: Vec<String> = properties
                    .iter()
                    .map(|(name, content)| {
                        let optional = if is_required(&whole, name) { "" } else { "?" };
                        format!("{}{optional}: {}", key(name), expression(content, names))
                    })
                    .collect();
                format!("{{ {} }}", inner.join("; "))
            }
            (None, Some(Value::Bool(false))) => "Record<string, never>".to_owned(),
            (None, Some(values @ Value::Object(_))) => {
                format!("Record<string, {}>", expression(values, names))
            }
            (None, _) => "Record<string, unknown>".to_owned(),
        },
        _ => "unknown".to_owned(),
    }
}
