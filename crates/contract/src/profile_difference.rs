//! What two builds have that the other one hasn't.

use crate::generate::reference::Kind;
use crate::generate::shape::shape_of;
use crate::profile::BuildProfile;
use crate::rest::ParameterPlace;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// How an entry differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    /// Only the second build has it.
    Added,
    /// Only the first build has it.
    Removed,
    /// Both have it, and not alike.
    Changed,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        })
    }
}

/// One entry that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// Which sort of entry.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// How it differs.
    pub change: Change,
    /// What is different about it, in plain words.
    pub details: Vec<String>,
}

/// What is said of an entry: a name of the fact, and the fact.
type Facts = Vec<(String, String)>;

/// The entries that differ, by kind and name. Wording (summaries, meanings) and grades are no difference.
#[must_use]
pub fn differences(first: &BuildProfile, second: &BuildProfile) -> Vec<Difference> {
    let (first, second) = (facts(first), facts(second));
    let mut found: Vec<Difference> = first
        .iter()
        .filter_map(|((kind, name), before)| {
            let (change, details) = match second.get(&(*kind, name.clone())) {
                None => (Change::Removed, Vec::new()),
                Some(after) => (Change::Changed, changes(before, after)),
            };
            let is_same = change == Change::Changed && details.is_empty();
            (!is_same).then(|| Difference {
                kind: *kind,
                name: name.clone(),
                change,
                details,
            })
        })
        .collect();
    let added = second
        .keys()
        .filter(|key| !first.contains_key(*key))
        .map(|(kind, name)| Difference {
            kind: *kind,
            name: name.clone(),
            change: Change::Added,
            details: Vec::new(),
        });
    found.extend(added);
    found.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
    found
}

fn changes(before: &Facts, after: &Facts) -> Vec<String> {
    let of = |facts: &Facts, name: &str| {
        let found = facts.iter().find(|(known, _)| known == name);
        found.map(|(_, fact)| fact.clone())
    };
    let mut found = Vec::new();
    for (name, fact) in before {
        match of(after, name) {
            None => found.push(format!("{name} removed ({fact})")),
            Some(now) if now != *fact => found.push(format!("{name}: {fact} → {now}")),
            Some(_) => {}
        }
    }
    let added = after.iter().filter(|(name, _)| of(before, name).is_none());
    found.extend(added.map(|(name, fact)| format!("{name} added ({fact})")));
    found
}

fn facts(profile: &BuildProfile) -> BTreeMap<(Kind, String), Facts> {
    let mut all = BTreeMap::new();
    for event in &profile.events {
        let slots: Vec<&str> = event.slot_types.iter().map(|slot| slot.as_str()).collect();
        let mut facts = vec![("slot types".to_owned(), slots.join(", "))];
        facts.extend(fields("field", &event.schema));
        let name = format!("{} {}", event.scope, event.name);
        all.insert((Kind::Event, name), facts);
    }
    for method in &profile.methods {
        let mut facts: Facts = method
            .request_keys
            .iter()
            .map(|key| {
                let kind = shape_of(&key.schema).kind;
                let fact = with_need(&kind, key.required);
                (format!("argument `{}`", key.name), fact)
            })
            .collect();
        facts.extend(
            method
                .answer
                .iter()
                .flat_map(|answer| fields("answer's field", answer)),
        );
        let mut codes: Vec<u16> = method.errors.iter().map(|code| code.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        let codes: Vec<String> = codes.iter().map(u16::to_string).collect();
        facts.push(("refusals".to_owned(), codes.join(", ")));
        let name = format!("{}.{}", method.service, method.method);
        all.insert((Kind::Method, name), facts);
    }
    for object in &profile.data_objects {
        let mut facts: Facts = fields("field", &object.schema);
        facts.extend(
            object
                .parameters
                .iter()
                .flat_map(|schema| fields("parameter", schema)),
        );
        for one in &object.uses {
            let action = one.action.as_ref().map(|action| format!(" `{action}`"));
            let label = format!("{}{}", one.method, action.unwrap_or_default());
            facts.push((label.clone(), "there".to_owned()));
            facts.extend(fields(&format!("{label}'s field"), &one.argument));
        }
        all.insert(
            (
                Kind::Object,
                format!("{}Data.{}", object.scope, object.name),
            ),
            facts,
        );
    }
    for (kind, operations) in [
        (Kind::Operation, &profile.operations),
        (Kind::Context, &profile.contexts),
        (Kind::ContextOperation, &profile.context_operations),
    ] {
        for operation in operations {
            let mut facts = fields("field", &operation.data_schema);
            facts.extend(fields("answer's field", &operation.answer_schema));
            all.insert((kind, operation.name.clone()), facts);
        }
    }
    for route in &profile.rest_routes {
        let mut facts = vec![(
            "route".to_owned(),
            format!("{} {}", route.method, route.path),
        )];
        facts.extend(route.parameters.iter().map(|parameter| {
            let place = match parameter.place {
                ParameterPlace::Path => "path",
                ParameterPlace::Query => "query",
                ParameterPlace::Body => "body",
            };
            let kind = format!("{} in the {place}", parameter.json_type);
            (
                format!("parameter `{}`", parameter.name),
                with_need(&kind, parameter.required),
            )
        }));
        facts.extend(fields("answer's field", &route.answer));
        all.insert((Kind::Api, route.name.clone()), facts);
    }
    for error in &profile.errors {
        let facts = vec![("name".to_owned(), error.name.clone())];
        all.insert((Kind::Error, error.code.to_string()), facts);
    }
    all
}

fn fields(label: &str, schema: &Value) -> Facts {
    let shape = shape_of(schema);
    if shape.forms.is_empty() {
        return vec![(label.to_owned(), shape.kind)];
    }
    let several = shape.forms.len() > 1;
    shape
        .forms
        .into_iter()
        .flat_map(|form| {
            let title = form.title.filter(|_| several);
            form.fields.into_iter().map(move |field| {
                let which = title.as_ref().map(|title| format!(" ({title})"));
                (
                    format!("{label} `{}`{}", field.path, which.unwrap_or_default()),
                    with_need(&field.kind, field.required),
                )
            })
        })
        .collect()
}

fn with_need(kind: &str, required: bool) -> String {
    if required {
        kind.to_owned()
    } else {
        format!("{kind}, optional")
    }
}
