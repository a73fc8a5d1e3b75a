//! YAML as a tree in which every value knows its place, so that whatever is wrong can be pointed at.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::Spanned;

use crate::finding::{Finding, Place};

/// A value in a file.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) at: Place,
    pub(crate) value: NodeValue,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(crate) enum NodeValue {
    Nothing,
    /// A text, a number or a yes/no: `text` is as it was written, `json` as YAML reads it.
    Scalar {
        text: String,
        json: serde_json::Value,
    },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) at: Place,
    pub(crate) key: String,
    pub(crate) value: Node,
}

impl Node {
    /// Reads one document.
    pub(crate) fn read(source: &str) -> Result<Self, Finding> {
        let options = serde_saphyr::Options::default();
        match serde_saphyr::from_str_with_options::<Spanned<Raw>>(source, options) {
            Ok(raw) => Ok(convert(source, raw)),
            Err(error) => {
                let error = error.without_snippet();
                let place = error.location().map_or(Place::START, |found| Place {
                    line: found.line(),
                    column: found.column(),
                });
                let text = error.to_string();
                // The place stands beside the words already, and a program's settings are nobody's business here.
                let message = [" at line ", ", set "]
                    .iter()
                    .fold(text.as_str(), |text, end| {
                        text.split_once(end).map_or(text, |(message, _)| message)
                    });
                Err(Finding::new(
                    place,
                    format!("this is not YAML that can be read: {message}"),
                    "mend it there; texts with `:`, `#`, quotes or braces in them stand in quotes",
                ))
            }
        }
    }

    /// What it is, for messages.
    pub(crate) const fn kind(&self) -> &'static str {
        match &self.value {
            NodeValue::Nothing => "nothing",
            NodeValue::Scalar { .. } => "a single value",
            NodeValue::List(_) => "a list",
            NodeValue::Map(_) => "a set of keys",
        }
    }

    /// As JSON, for payloads.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        match &self.value {
            NodeValue::Nothing => serde_json::Value::Null,
            NodeValue::Scalar { json, .. } => json.clone(),
            NodeValue::List(items) => items.iter().map(Self::to_json).collect(),
            NodeValue::Map(entries) => entries
                .iter()
                .map(|entry| (entry.key.clone(), entry.value.to_json()))
                .collect::<serde_json::Map<_, _>>()
                .into(),
        }
    }
}

fn place(location: serde_saphyr::Location) -> Place {
    Place {
        line: location.line(),
        column: location.column(),
    }
}

fn convert(source: &str, spanned: Spanned<Raw>) -> Node {
    let location = spanned.referenced;
    let scalar = |json: serde_json::Value| {
        // `+91 98…` is a number to YAML and loses its plus sign: what counts is what was written.
        let text = written(source, location).unwrap_or_else(|| json.to_string());
        NodeValue::Scalar { text, json }
    };
    let value = match spanned.value {
        Raw::Null => NodeValue::Nothing,
        Raw::Bool(value) => scalar(value.into()),
        Raw::Int(value) => scalar(value.into()),
        Raw::Unsigned(value) => scalar(value.into()),
        Raw::Float(value) => scalar(value.into()),
        Raw::Text(text) => NodeValue::Scalar {
            json: text.clone().into(),
            text,
        },
        Raw::List(items) => NodeValue::List(
            items
                .into_iter()
                .map(|item| convert(source, item))
                .collect(),
        ),
        Raw::Map(entries) => NodeValue::Map(
            entries
                .into_iter()
                .map(|(key, value)| Entry {
                    at: place(key.referenced),
                    key: key.value,
                    value: convert(source, value),
                })
                .collect(),
        ),
    };
    Node {
        at: place(location),
        value,
    }
}

/// The source at a place, up to the value's length.
fn written(source: &str, location: serde_saphyr::Location) -> Option<String> {
    let span = location.span();
    let line = source
        .lines()
        .nth(usize::try_from(location.line()).ok()?.checked_sub(1)?)?;
    let column = usize::try_from(location.column()).ok()?.checked_sub(1)?;
    let length = usize::try_from(span.len()).ok()?;
    let text: String = line.chars().skip(column).take(length).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A value as YAML reads it.
enum Raw {
    Null,
    Bool(bool),
    Int(i64),
    Unsigned(u64),
    Float(f64),
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reading)
    }
}

struct Reading;

impl<'de> Visitor<'de> for Reading {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Raw, E> {
        Ok(Raw::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Raw, E> {
        Ok(Raw::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Raw, E> {
        Ok(Raw::Unsigned(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Raw, E> {
        Ok(Raw::Float(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Raw, E> {
        Ok(Raw::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_keeps_its_plus_sign_and_everything_knows_where_it_stands() {
        let node = Node::read("a: 1\nb:\n  - x: +919845012345\n").expect("YAML");
        let NodeValue::Map(entries) = &node.value else {
            panic!("{node:?}");
        };
        let NodeValue::List(items) = &entries[1].value.value else {
            panic!("{node:?}");
        };
        let NodeValue::Map(inner) = &items[0].value else {
            panic!("{node:?}");
        };
        assert_eq!((inner[0].at.line, inner[0].at.column), (3, 5));
        assert!(
            matches!(&inner[0].value.value, NodeValue::Scalar { text, .. } if text == "+919845012345")
        );
    }

    #[test]
    fn what_is_no_yaml_is_refused_with_its_place() {
        for (source, line) in [
            ("a: [1", 1),
            ("a: 1\na: 2\n", 2),
            ("a: *x", 1),
            ("x: 1\na: : b", 2),
        ] {
            let finding = Node::read(source).expect_err(source);
            assert_eq!(finding.at.line, line, "{finding}");
            assert!(!finding.message.contains("Options"), "{finding}");
        }
    }
}
