//! Many schema documents made one: each under a name of its own, with shared definitions standing once.

use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Schemas under their names. Every reference in them leads to another of them.
pub(super) struct Bundle {
    prefix: &'static str,
    schemas: Map<String, Value>,
    /// What stood for a definition's name: the definition with all that it refers to.
    known: BTreeMap<String, Value>,
}

impl Bundle {
    /// An empty bundle; `prefix` is what references begin with, such as `#/$defs/`.
    pub(super) fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            schemas: Map::new(),
            known: BTreeMap::new(),
        }
    }

    /// Adds a schema document under a name.
    pub(super) fn add(&mut self, name: &str, document: &Value) {
        let definitions = document.get("$defs").and_then(Value::as_object);
        let empty = Map::new();
        let definitions = definitions.unwrap_or(&empty);
        let mut names = BTreeMap::new();
        let mut fresh = Vec::new();
        for (definition, content) in definitions {
            let (claimed, is_new) = self.claim(definition, whole(definition, definitions));
            names.insert(definition.clone(), claimed.clone());
            if is_new {
                fresh.push((claimed, content));
            }
        }
        for (claimed, content) in fresh {
            let content = self.rewritten(content, &names);
            self.schemas.insert(claimed, content);
        }
        let mut body = document.clone();
        if let Value::Object(map) = &mut body {
            map.shift_remove("$defs");
            map.shift_remove("$schema");
        }
        let body = self.rewritten(&body, &names);
        self.schemas.insert(name.to_owned(), body);
    }

    /// Adds a schema that is in the bundle's own terms already.
    pub(super) fn insert(&mut self, name: &str, schema: Value) {
        self.schemas.insert(name.to_owned(), schema);
    }

    /// A reference to one of the schemas.
    pub(super) fn reference(&self, name: &str) -> Value {
        json!({ "$ref": format!("{}{name}", self.prefix) })
    }

    /// All schemas, in the order in which they came.
    pub(super) fn finish(self) -> Map<String, Value> {
        self.schemas
    }

    fn claim(&mut self, wanted: &str, content: Value) -> (String, bool) {
        let mut name = wanted.to_owned();
        let mut number = 1;
        loop {
            match self.known.get(&name) {
                Some(known) if *known == content => return (name, false),
                None if !self.schemas.contains_key(&name) => {
                    self.known.insert(name.clone(), content);
                    return (name, true);
                }
                _ => {
                    number += 1;
                    name = format!("{wanted}{number}");
                }
            }
        }
    }

    /// References lead into the bundle. One with further keywords beside it is wrapped, as tools that don't read those
    /// keywords (AsyncAPI's among them) would lose them.
    fn rewritten(&self, schema: &Value, names: &BTreeMap<String, String>) -> Value {
        match schema {
            Value::Object(map) => {
                let mut out = Map::new();
                for (key, value) in map {
                    let target = (key == "$ref")
                        .then(|| value.as_str()?.strip_prefix("#/$defs/"))
                        .flatten()
                        .and_then(|name| names.get(name));
                    match target {
                        Some(target) => {
                            out.insert(key.clone(), json!(format!("{}{target}", self.prefix)));
                        }
                        None => {
                            out.insert(key.clone(), self.rewritten(value, names));
                        }
                    }
                }
                if self.prefix != SCHEMAS && out.len() > 1 && out.contains_key("$ref") {
                    let reference = out.shift_remove("$ref");
                    out.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
                }
                Value::Object(out)
            }
            Value::Array(items) => {
                Value::Array(items.iter().map(|it| self.rewritten(it, names)).collect())
            }
            other => other.clone(),
        }
    }
}

/// What references begin with in a JSON Schema document.
pub(super) const SCHEMAS: &str = "#/$defs/";

/// A definition with everything that it refers to, by name.
fn whole(name: &str, definitions: &Map<String, Value>) -> Value {
    let mut found = Map::new();
    let mut open = vec![name.to_owned()];
    while let Some(name) = open.pop() {
        if found.contains_key(&name) {
            continue;
        }
        let Some(content) = definitions.get(&name) else {
            continue;
        };
        found.insert(name, content.clone());
        references(content, &mut open);
    }
    Value::Object(found)
}

fn references(schema: &Value, into: &mut Vec<String>) {
    match schema {
        Value::Object(map) => {
            for (key, value) in map {
                if key == "$ref"
                    && let Some(name) = value.as_str().and_then(|it| it.strip_prefix("#/$defs/"))
                {
                    into.push(name.to_owned());
                }
                references(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, into)),
        _ => {}
    }
}
