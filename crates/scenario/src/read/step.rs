//! One step: `- who: what`, `- wait: …`, `- expect: …`, `- pass: 20 s`.

use std::collections::BTreeMap;

use callbench_contract::time::Millis;
use callbench_workspace::RefusalCode;

use super::Reader;
use crate::node::{Node, NodeValue};
use crate::scenario::{Doing, Refused, Step};
use crate::sentence;
use crate::span::Span;
use crate::spelling;
use crate::verb::{self, Takes, Verb};

/// How long a wait may take when nothing else is said.
pub(crate) const PATIENCE: Millis = Millis::from_secs(600);

/// A verb with what stands beside it.
pub(super) struct Phrase<'a> {
    pub(super) verb: &'static Verb,
    pub(super) node: &'a Node,
    pub(super) argument: Option<&'a Node>,
    pub(super) options: BTreeMap<&'static str, &'a Node>,
}

impl Reader {
    pub(super) fn step(&mut self, node: &Node) -> Option<Step> {
        let entries = match &node.value {
            NodeValue::Map(entries) => entries,
            _ => {
                return self.wrong(
                    node.at,
                    format!("a step is {} and not `who: what`", node.kind()),
                    "write `- agent1: answer`, `- wait: { agent1: ringing }` or `- pass: 20 s`",
                );
            }
        };
        let [entry] = entries.as_slice() else {
            return self.wrong(
                entries.get(1).map_or(node.at, |entry| entry.at),
                "a step has one actor",
                "begin a step of its own with `- `",
            );
        };
        let (what, refused) = match entry.key.as_str() {
            "pass" => (
                Doing::Pass {
                    span: self.span(&entry.value, "`pass`")?,
                },
                None,
            ),
            "wait" => (self.wait(&entry.value)?, None),
            "expect" => (
                Doing::Expect {
                    conditions: self
                        .conditions(&entry.value, &[])
                        .into_iter()
                        .map(|(_, condition)| condition)
                        .collect(),
                },
                None,
            ),
            _ => self.act(&entry.key, entry.at, &entry.value)?,
        };
        let text = sentence::step(&what, &self.cast, &self.configuration, refused.is_some());
        Some(Step {
            at: entry.at,
            text,
            what,
            refused,
        })
    }

    fn wait(&mut self, node: &Node) -> Option<Doing> {
        let within = match &node.value {
            NodeValue::Map(entries) => entries
                .iter()
                .find(|entry| spelling::same(&entry.key, "within"))
                .map(|entry| &entry.value),
            NodeValue::Scalar { text, .. } if Span::parse(text).is_some() => {
                return self.wrong(
                    node.at,
                    "`wait` waits for something to become so, not for a time",
                    format!("write `- pass: {text}` to let time pass"),
                );
            }
            _ => None,
        };
        let within = match within {
            Some(node) => self.span(node, "`within`")?.least(),
            None => PATIENCE,
        };
        let conditions = self
            .conditions(node, &["within"])
            .into_iter()
            .map(|(_, condition)| condition)
            .collect();
        Some(Doing::Wait { conditions, within })
    }

    fn act(
        &mut self,
        who: &str,
        at: crate::finding::Place,
        node: &Node,
    ) -> Option<(Doing, Option<Refused>)> {
        let agent = self
            .cast
            .agents
            .keys()
            .find(|user| user.as_str() == who)
            .cloned();
        if let Some(user) = agent {
            let phrase = self.phrase(who, node, verb::AGENT)?;
            let act = self.agent_act(&phrase)?;
            return Some((Doing::Agent { who: user, act }, self.refused(&phrase)?));
        }
        let supervisor = self
            .cast
            .supervisors
            .iter()
            .find(|user| user.as_str() == who)
            .cloned();
        if let Some(user) = supervisor {
            let phrase = self.phrase(who, node, verb::SUPERVISOR)?;
            let act = self.supervisor_act(&phrase)?;
            return Some((Doing::Supervisor { who: user, act }, self.refused(&phrase)?));
        }
        if self.cast.customers.contains_key(who) {
            let phrase = self.phrase(who, node, verb::CUSTOMER)?;
            let act = self.customer_act(&phrase)?;
            let who = who.to_owned();
            return Some((Doing::Customer { who, act }, self.refused(&phrase)?));
        }
        if self.cast.others.contains_key(who) {
            let phrase = self.phrase(who, node, verb::OTHER)?;
            let act = self.other_act(&phrase)?;
            let who = who.to_owned();
            return Some((Doing::Other { who, act }, self.refused(&phrase)?));
        }
        if who == "dialler" {
            let phrase = self.phrase(who, node, verb::DIALLER)?;
            let act = self.dialler_act(&phrase)?;
            return Some((Doing::Dialler { act }, self.refused(&phrase)?));
        }
        let names = self.names();
        let remedy = spelling::propose(
            who,
            names
                .iter()
                .map(String::as_str)
                .chain(["wait", "expect", "pass", "dialler"]),
        );
        self.wrong(at, format!("`{who}` is nobody of the cast"), remedy)
    }

    pub(super) fn names(&self) -> Vec<String> {
        let cast = &self.cast;
        cast.agents
            .keys()
            .chain(&cast.supervisors)
            .map(ToString::to_string)
            .chain(cast.customers.keys().cloned())
            .chain(cast.others.keys().cloned())
            .collect()
    }

    /// Reads `verb`, or `{ verb: argument, option: … }`.
    fn phrase<'a>(
        &mut self,
        who: &str,
        node: &'a Node,
        verbs: &'static [Verb],
    ) -> Option<Phrase<'a>> {
        let words = || verbs.iter().map(|verb| verb.name);
        let named = |word: &str| verbs.iter().find(|verb| spelling::same(verb.name, word));
        let entries = match &node.value {
            NodeValue::Scalar { text, .. } => {
                let Some(verb) = named(text) else {
                    return self.wrong(
                        node.at,
                        format!("{who} can't `{text}`"),
                        spelling::propose(text, words()),
                    );
                };
                if let Takes::Needs(what) = verb.takes {
                    return self.wrong(
                        node.at,
                        format!("`{}` needs a {what}", verb.name),
                        format!("write `- {who}: {{ {}: … }}`", verb.name),
                    );
                }
                return self.complete(Phrase {
                    verb,
                    node,
                    argument: None,
                    options: BTreeMap::new(),
                });
            }
            NodeValue::Map(entries) => entries,
            _ => {
                return self.wrong(
                    node.at,
                    format!("what {who} does is {}", node.kind()),
                    "write a verb, or `{ verb: what }`",
                );
            }
        };
        let Some((verb, argument)) = entries
            .iter()
            .find_map(|entry| Some((named(&entry.key)?, &entry.value)))
        else {
            let first = entries.first()?;
            return self.wrong(
                first.at,
                format!("{who} can't `{}`", first.key),
                spelling::propose(&first.key, words()),
            );
        };
        let mut options = BTreeMap::new();
        for entry in entries
            .iter()
            .filter(|entry| !spelling::same(&entry.key, verb.name))
        {
            let known = verb.options.iter().copied().chain([verb::REFUSED]);
            match known
                .clone()
                .find(|option| spelling::same(option, &entry.key))
            {
                Some(option) => {
                    options.insert(option, &entry.value);
                }
                None => {
                    self.wrong::<()>(
                        entry.at,
                        format!("`{}` has no `{}`", verb.name, entry.key),
                        spelling::propose(&entry.key, known),
                    );
                }
            }
        }
        let is_empty = matches!(argument.value, NodeValue::Nothing)
            || matches!(&argument.value, NodeValue::Scalar { text, .. } if text == "true");
        let argument = match verb.takes {
            Takes::Nothing if !is_empty => {
                return self.wrong(
                    argument.at,
                    format!("`{}` takes nothing", verb.name),
                    format!("leave it empty: `{}: `", verb.name),
                );
            }
            Takes::Needs(what) if matches!(argument.value, NodeValue::Nothing) => {
                return self.wrong(
                    argument.at,
                    format!("`{}` needs a {what}", verb.name),
                    "write it behind the colon",
                );
            }
            Takes::Nothing => None,
            Takes::Perhaps(_) if matches!(argument.value, NodeValue::Nothing) => None,
            Takes::Perhaps(_) | Takes::Needs(_) => Some(argument),
        };
        self.complete(Phrase {
            verb,
            node,
            argument,
            options,
        })
    }

    fn complete<'a>(&mut self, phrase: Phrase<'a>) -> Option<Phrase<'a>> {
        let missing = phrase.verb.options.iter().find(|option| {
            verb::is_required(phrase.verb.name, option) && !phrase.options.contains_key(*option)
                // Customers call, too, and nobody has to be named then.
                && phrase.verb.options.contains(option)
        });
        match missing {
            Some(option) => self.wrong(
                phrase.node.at,
                format!("`{}` needs `{option}`", phrase.verb.name),
                format!("write `{{ {}: …, {option}: … }}`", phrase.verb.name),
            ),
            None => Some(phrase),
        }
    }

    fn refused(&mut self, phrase: &Phrase<'_>) -> Option<Option<Refused>> {
        let Some(node) = phrase.options.get(verb::REFUSED) else {
            return Some(None);
        };
        let text = self.text(node, "`refused`")?;
        if text == "true" || text == "yes" {
            return Some(Some(Refused { code: None }));
        }
        let is_code =
            serde_json::from_value::<RefusalCode>(serde_json::Value::String(text.clone())).is_ok();
        if !is_code {
            return self.wrong(
                node.at,
                format!("no refusal has the code `{text}`"),
                "write a code such as `wrong-call-state`, or `true` for any",
            );
        }
        Some(Some(Refused { code: Some(text) }))
    }
}
