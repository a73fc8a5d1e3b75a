//! What is waited for or expected.

use callbench_contract::ids::UserId;
use serde_json::Value;

/// Something that is so, or isn't.
#[derive(Debug, Clone)]
pub(crate) enum Condition {
    /// An agent, or what an agent has in hand, is in this state.
    AgentIs {
        who: UserId,
        state: &'static str,
        with: Option<String>,
    },
    /// A part of what the agent's desk shows.
    AgentShows {
        who: UserId,
        view: View,
        with: Option<String>,
        fields: Value,
    },
    /// The agent's apps heard these events, in this order, others between them allowed.
    Hears {
        who: UserId,
        events: Vec<ExpectedEvent>,
    },
    /// The agent's apps did not hear these.
    HearsNot { who: UserId, names: Vec<String> },
    /// A customer's call or chat is in this state.
    CustomerIs { who: String, state: &'static str },
}

/// What of an agent is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// The whole desk.
    Desk,
    /// A call or chat in hand.
    InHand,
    /// The newest that is over.
    Last,
}

impl View {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::InHand => "in hand",
            Self::Last => "last",
        }
    }
}

/// An event, and what its payload has among other things.
#[derive(Debug, Clone)]
pub(crate) struct ExpectedEvent {
    pub(crate) name: String,
    pub(crate) payload: Option<Value>,
}

/// Whether `found` has everything that `wanted` asks for: objects key by key, lists item by item, numbers by value. Otherwise
/// the place of the first difference.
pub(crate) fn difference(wanted: &Value, found: &Value, at: &str) -> Option<String> {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => wanted.iter().find_map(|(key, wanted)| {
            let at = if at.is_empty() {
                key.clone()
            } else {
                format!("{at}.{key}")
            };
            match found.get(key) {
                Some(found) => difference(wanted, found, &at),
                None if wanted.is_null() => None,
                None => Some(format!("there is no `{at}`")),
            }
        }),
        (Value::Array(wanted), Value::Array(found)) => {
            if wanted.len() != found.len() {
                return Some(format!(
                    "`{at}` has {} entries instead of {}",
                    found.len(),
                    wanted.len()
                ));
            }
            wanted
                .iter()
                .zip(found)
                .enumerate()
                .find_map(|(index, (wanted, found))| {
                    difference(wanted, found, &format!("{at}[{index}]"))
                })
        }
        (Value::Number(wanted), Value::Number(number)) if wanted.as_f64() == number.as_f64() => {
            None
        }
        // Ids that look like numbers are texts in payloads.
        (Value::Number(wanted), Value::String(text)) if wanted.to_string() == *text => None,
        _ if wanted == found => None,
        _ => Some(format!("`{at}` is {found} instead of {wanted}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_wanted_may_be_a_part_of_what_there_is() {
        let found = json!({ "a": 1, "b": { "c": "x", "d": [1, { "e": true, "f": 0 }] } });
        assert_eq!(
            difference(&json!({ "b": { "d": [1.0, { "e": true }] } }), &found, ""),
            None
        );
        assert_eq!(difference(&json!({ "z": null }), &found, ""), None);
        assert_eq!(
            difference(&json!({ "b": { "c": "y" } }), &found, "").as_deref(),
            Some(r#"`b.c` is "x" instead of "y""#)
        );
        assert_eq!(
            difference(&json!({ "z": 1 }), &found, "").as_deref(),
            Some("there is no `z`")
        );
    }
}
