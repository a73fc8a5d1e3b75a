//! The keys of a mapping, and single values.

use super::Reader;
use crate::finding::Place;
use crate::node::{Entry, Node, NodeValue};
use crate::span::Span;
use crate::spelling;

/// A mapping whose keys were looked at.
pub(super) struct Fields<'a> {
    pub(super) at: Place,
    known: Vec<(&'static str, &'a Node)>,
}

impl<'a> Fields<'a> {
    /// Reads a mapping; keys that nobody knows are findings.
    pub(super) fn read(
        reader: &mut Reader,
        node: &'a Node,
        what: &str,
        keys: &[&'static str],
    ) -> Option<Self> {
        let entries = reader.entries(node, what, keys)?;
        let mut known = Vec::new();
        for entry in entries {
            match spelling::find(&entry.key, keys.iter().copied()) {
                Some(key) => known.push((
                    keys.iter()
                        .find(|known| **known == key)
                        .copied()
                        .unwrap_or(""),
                    &entry.value,
                )),
                None => {
                    reader.wrong::<()>(
                        entry.at,
                        format!("{what} has no `{}`", entry.key),
                        spelling::propose(&entry.key, keys.iter().copied()),
                    );
                }
            }
        }
        Some(Self { at: node.at, known })
    }

    pub(super) fn get(&self, key: &str) -> Option<&'a Node> {
        self.known
            .iter()
            .find(|(known, _)| *known == key)
            .map(|(_, node)| *node)
    }
}

impl Reader {
    pub(super) fn entries<'a>(
        &mut self,
        node: &'a Node,
        what: &str,
        keys: &[&str],
    ) -> Option<&'a [Entry]> {
        match &node.value {
            NodeValue::Map(entries) => Some(entries),
            _ => self.wrong(
                node.at,
                format!("{what} is {} and not a set of keys", node.kind()),
                if keys.is_empty() {
                    "write `name: …` below it".to_owned()
                } else {
                    format!("write keys below it: {}", keys.join(", "))
                },
            ),
        }
    }

    pub(super) fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        match &node.value {
            NodeValue::Scalar { text, .. } => Some(text.clone()),
            _ => self.wrong(
                node.at,
                format!("{what} is {} and not a text", node.kind()),
                "write a text there",
            ),
        }
    }

    pub(super) fn yes_or_no(&mut self, node: &Node, what: &str) -> Option<bool> {
        let text = self.text(node, what)?;
        match spelling::find(&text, ["true", "yes", "on", "false", "no", "off"]) {
            Some("true" | "yes" | "on") => Some(true),
            Some(_) => Some(false),
            None => self.wrong(
                node.at,
                format!("{what} is `{text}`"),
                "write `true` or `false`",
            ),
        }
    }

    pub(super) fn number(&mut self, node: &Node, what: &str) -> Option<u64> {
        let text = self.text(node, what)?;
        text.parse().ok().or_else(|| {
            self.wrong(
                node.at,
                format!("{what} is `{text}`"),
                "write a whole number from 0",
            )
        })
    }

    pub(super) fn span(&mut self, node: &Node, what: &str) -> Option<Span> {
        let text = self.text(node, what)?;
        Span::parse(&text).or_else(|| {
            self.wrong(
                node.at,
                format!("{what} is `{text}`, which is no length of time"),
                "write a number and a unit: `4 s`, `20 min`, `1 h`, or a range such as `5..20 s`",
            )
        })
    }
}
