//! What is waited for or expected: `{ agent1: ringing }`, `{ agent1: { hears: [callConnected] } }`, `{ asha: waiting }`.

use callbench_contract::ids::UserId;

use super::Reader;
use super::fields::Fields;
use crate::condition::{Condition, ExpectedEvent, View};
use crate::finding::Place;
use crate::node::{Node, NodeValue};
use crate::spelling;
use crate::verb;

/// What may be said of an agent.
pub(crate) const AGENT_KEYS: &[&str] = &[
    "is",
    "with",
    "hears",
    "does not hear",
    "desk",
    "in hand",
    "last",
];
/// What may be said of a customer.
pub(crate) const CUSTOMER_KEYS: &[&str] = &["is"];

impl Reader {
    /// The conditions in a mapping from people to what is so; `beside` are keys that are not people.
    pub(super) fn conditions(&mut self, node: &Node, beside: &[&str]) -> Vec<(Place, Condition)> {
        let Some(entries) = self.entries(node, "a condition", &[]) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for entry in entries {
            if spelling::find(&entry.key, beside.iter().copied()).is_some() {
                continue;
            }
            let agent = self
                .cast
                .agents
                .keys()
                .chain(&self.cast.supervisors)
                .find(|user| user.as_str() == entry.key)
                .cloned();
            let found = match agent {
                Some(user) => self.of_agent(&user, &entry.value),
                None if self.cast.customers.contains_key(&entry.key) => {
                    self.of_customer(&entry.key, &entry.value)
                }
                None => {
                    let names = self.names();
                    let remedy = spelling::propose(&entry.key, names.iter().map(String::as_str));
                    self.wrong(
                        entry.at,
                        format!("`{}` is nobody of the cast", entry.key),
                        remedy,
                    )
                }
            };
            all.extend(
                found
                    .unwrap_or_default()
                    .into_iter()
                    .map(|condition| (entry.at, condition)),
            );
        }
        if all.is_empty() && self.findings.is_empty() {
            self.wrong::<()>(
                node.at,
                "nothing is waited for or expected",
                "write `{ agent1: ringing }`",
            );
        }
        all
    }

    fn state(&mut self, node: &Node, who: &str, words: &[&'static str]) -> Option<&'static str> {
        let text = self.text(node, "the state")?;
        match words
            .iter()
            .copied()
            .find(|word| spelling::same(word, &text))
        {
            Some(word) => Some(word),
            None => self.wrong(
                node.at,
                format!("{who} can't be `{text}`"),
                spelling::propose(&text, words.iter().copied()),
            ),
        }
    }

    fn of_customer(&mut self, who: &str, node: &Node) -> Option<Vec<Condition>> {
        let state = match &node.value {
            NodeValue::Map(_) => {
                let fields = Fields::read(self, node, "a customer", CUSTOMER_KEYS)?;
                self.state(fields.get("is")?, who, verb::CUSTOMER_STATES)?
            }
            _ => self.state(node, who, verb::CUSTOMER_STATES)?,
        };
        let who = who.to_owned();
        Some(vec![Condition::CustomerIs { who, state }])
    }

    fn of_agent(&mut self, who: &UserId, node: &Node) -> Option<Vec<Condition>> {
        if !matches!(node.value, NodeValue::Map(_)) {
            let state = self.state(node, who.as_str(), verb::AGENT_STATES)?;
            return Some(vec![Condition::AgentIs {
                who: who.clone(),
                state,
                with: None,
            }]);
        }
        let fields = Fields::read(self, node, "an agent", AGENT_KEYS)?;
        let with = match fields.get("with") {
            Some(node) => Some(self.customer(node)?),
            None => None,
        };
        let mut all = Vec::new();
        if let Some(node) = fields.get("is") {
            all.push(Condition::AgentIs {
                who: who.clone(),
                state: self.state(node, who.as_str(), verb::AGENT_STATES)?,
                with: with.clone(),
            });
        }
        if let Some(node) = fields.get("hears") {
            all.push(Condition::Hears {
                who: who.clone(),
                events: self.events(node)?,
            });
        }
        if let Some(node) = fields.get("does not hear") {
            let events = self.events(node)?;
            all.push(Condition::HearsNot {
                who: who.clone(),
                names: events.into_iter().map(|event| event.name).collect(),
            });
        }
        for view in [View::Desk, View::InHand, View::Last] {
            if let Some(node) = fields.get(view.key()) {
                self.entries(node, view.key(), &[])?;
                all.push(Condition::AgentShows {
                    who: who.clone(),
                    view,
                    with: with.clone(),
                    fields: node.to_json(),
                });
            }
        }
        Some(all)
    }

    /// One event, or several: a name, or `name: { part of the payload }`.
    fn events(&mut self, node: &Node) -> Option<Vec<ExpectedEvent>> {
        match &node.value {
            NodeValue::List(items) => {
                let mut all = Vec::new();
                for item in items {
                    all.extend(self.events(item)?);
                }
                Some(all)
            }
            NodeValue::Scalar { text, .. } => Some(vec![ExpectedEvent {
                name: self.event(text, node.at)?,
                payload: None,
            }]),
            NodeValue::Map(entries) => {
                let mut all = Vec::new();
                for entry in entries {
                    let name = self.event(&entry.key, entry.at)?;
                    self.payload_keys(&name, &entry.value);
                    all.push(ExpectedEvent {
                        name,
                        payload: (!matches!(entry.value.value, NodeValue::Nothing))
                            .then(|| entry.value.to_json()),
                    });
                }
                Some(all)
            }
            NodeValue::Nothing => self.wrong(
                node.at,
                "no event is named",
                "write the event's name, such as `callConnected`",
            ),
        }
    }

    fn event(&mut self, name: &str, at: Place) -> Option<String> {
        if self.profile.events.iter().any(|event| event.name == name) {
            return Some(name.to_owned());
        }
        let names: Vec<String> = self
            .profile
            .events
            .iter()
            .map(|event| event.name.clone())
            .collect();
        let remedy = spelling::propose(name, names.iter().map(String::as_str));
        self.wrong(at, format!("no event is named `{name}`"), remedy)
    }

    /// A payload that asks for what the event never has would never be met.
    fn payload_keys(&mut self, event: &str, node: &Node) {
        let NodeValue::Map(entries) = &node.value else {
            return;
        };
        let known: Vec<String> = self
            .profile
            .events
            .iter()
            .filter(|entry| entry.name == event)
            .filter_map(|entry| entry.schema.get("properties")?.as_object())
            .flat_map(|properties| properties.keys().cloned())
            .collect();
        if known.is_empty() {
            return;
        }
        for entry in entries {
            if !known.contains(&entry.key) {
                let remedy = spelling::propose(&entry.key, known.iter().map(String::as_str));
                self.wrong::<()>(
                    entry.at,
                    format!("the payload of `{event}` has no `{}`", entry.key),
                    remedy,
                );
            }
        }
    }
}
