//! A build's events, as short as their names or as long as their schemas.

use super::{ProfileProblem, kind_of, one, sample_value, schema_check, unknown_key};
use crate::event::{EventEntry, EventScope, Origin, events};
use crate::grade::Grade;
use crate::nearest::nearest;
use crate::schema::DIALECT;
use crate::slot::SlotType;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The keys of an event in a profile file.
const KEYS: [&str; 10] = [
    "name",
    "scope",
    "slotTypes",
    "group",
    "grade",
    "summary",
    "fires",
    "origin",
    "schema",
    "example",
];

/// The events of a list, each with its place for refusals.
pub(super) fn of_entries<'a>(
    entries: impl Iterator<Item = (String, &'a Value)>,
    profile: &str,
) -> Result<Vec<EventEntry>, ProfileProblem> {
    let ours = events();
    let mut found: Vec<EventEntry> = Vec::new();
    let mut places: BTreeMap<(EventScope, String), String> = BTreeMap::new();
    for (at, entry) in entries {
        let event = of_entry(&at, entry, &ours, profile)?;
        let key = (event.scope, event.name.clone());
        if let Some(first) = places.insert(key, at.clone()) {
            return Err(ProfileProblem::new(
                at,
                format!(
                    "`{}` ({}) stands at {first} already",
                    event.name, event.scope
                ),
                "name each event once for each scope",
            ));
        }
        found.push(event);
    }
    Ok(found)
}

fn of_entry(
    at: &str,
    entry: &Value,
    ours: &[EventEntry],
    profile: &str,
) -> Result<EventEntry, ProfileProblem> {
    let short = match entry {
        Value::String(name) => Some(Map::from_iter([("name".to_owned(), json!(name))])),
        Value::Object(_) => None,
        other => {
            return Err(ProfileProblem::new(
                at,
                format!("is {}, and an event is a name or an object", kind_of(other)),
                "write \"callConnected\", or { \"name\": \"callConnected\", … }",
            ));
        }
    };
    let empty = Map::new();
    let map = short
        .as_ref()
        .or_else(|| entry.as_object())
        .unwrap_or(&empty);
    for key in map.keys() {
        if !KEYS.contains(&key.as_str()) {
            return Err(unknown_key(&format!("{at}.{key}"), key, &KEYS));
        }
    }
    let name = match map.get("name") {
        Some(Value::String(name)) => name,
        Some(_) => return Err(no_name(&format!("{at}.name"), "is not a text")),
        None => return Err(no_name(&format!("{at}.name"), "is missing")),
    };
    check_name(&format!("{at}.name"), name)?;
    let scope = match map.get("scope") {
        Some(Value::String(word)) => Some(scope(&format!("{at}.scope"), word)?),
        Some(other) => return Err(no_scope(&format!("{at}.scope"), &other.to_string())),
        None => None,
    };
    let known = ours
        .iter()
        .find(|event| event.name == *name && scope.is_none_or(|scope| event.scope == scope));
    let mut event = match known {
        Some(known) => known.clone(),
        None => unknown(name, scope.unwrap_or(EventScope::Global), profile),
    };
    if let Some(words) = map.get("slotTypes") {
        event.slot_types = slot_types(&format!("{at}.slotTypes"), words)?;
    }
    for (key, field) in [
        ("group", &mut event.group),
        ("summary", &mut event.summary),
        ("fires", &mut event.fires),
    ] {
        if let Some(value) = map.get(key) {
            *field = one(format!("{at}.{key}"), value)?;
        }
    }
    if let Some(value) = map.get("grade") {
        event.grade = one(format!("{at}.grade"), value)?;
    }
    if let Some(value) = map.get("origin") {
        event.origin = one(format!("{at}.origin"), value)?;
    }
    if let Some(schema) = map.get("schema") {
        event.schema = schema_check::normalised(&format!("{at}.schema"), schema)?;
        event.example = sample_value::of(&event.schema);
        if !map.contains_key("summary")
            && known.is_none()
            && let Some(description) = event.schema.get("description").and_then(Value::as_str)
        {
            description.clone_into(&mut event.summary);
        }
    }
    if let Some(example) = map.get("example") {
        event.example = example.clone();
    }
    Ok(event)
}

/// An event of which nothing but the name is known.
fn unknown(name: &str, scope: EventScope, profile: &str) -> EventEntry {
    EventEntry {
        name: name.to_owned(),
        group: "This build".to_owned(),
        scope,
        slot_types: match scope {
            EventScope::Global => SlotType::ALL.to_vec(),
            EventScope::Context => vec![SlotType::Workbench, SlotType::Modal],
        },
        grade: Grade::Seen,
        summary: "An event of this build.".to_owned(),
        fires: "The profile doesn't say.".to_owned(),
        origin: Origin::Additional(format!("build profile `{profile}` has it")),
        schema: json!({
            "$schema": DIALECT,
            "description": "The profile doesn't say what the payload holds.",
            "type": "object",
        }),
        example: json!({}),
    }
}

/// Whether a text can be an event's name.
pub(super) fn check_name(at: &str, name: &str) -> Result<(), ProfileProblem> {
    let starts_well = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let rule = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-');
    if starts_well && name.len() <= 100 && name.chars().all(rule) {
        return Ok(());
    }
    let shown: String = name.chars().take(40).collect();
    Err(no_name(at, &format!("`{shown}` is no event's name")))
}

fn no_name(at: &str, what: &str) -> ProfileProblem {
    ProfileProblem::new(
        at,
        what,
        "an event's name begins with a letter and holds letters, digits and . : _ -, at most 100",
    )
}

/// `global` or `context`.
pub(super) fn scope(at: &str, word: &str) -> Result<EventScope, ProfileProblem> {
    match word {
        "global" => Ok(EventScope::Global),
        "context" => Ok(EventScope::Context),
        other => Err(no_scope(at, other)),
    }
}

fn no_scope(at: &str, given: &str) -> ProfileProblem {
    ProfileProblem::new(
        at,
        format!("`{given}` is no scope"),
        "write global (registered with globalEvent) or context (with contextEvent)",
    )
}

/// A type of slot by its word.
pub(super) fn slot_type(at: &str, word: &str) -> Result<SlotType, ProfileProblem> {
    word.parse().map_err(|_| {
        let words = SlotType::ALL.map(SlotType::as_str);
        let remedy = match nearest(word, words) {
            Some(meant) => format!("did you mean {meant}?"),
            None => format!("there is {}", words.join(", ")),
        };
        ProfileProblem::new(at, format!("`{word}` is no slot type"), remedy)
    })
}

fn slot_types(at: &str, words: &Value) -> Result<Vec<SlotType>, ProfileProblem> {
    let items = words.as_array().filter(|items| !items.is_empty());
    let Some(items) = items else {
        return Err(ProfileProblem::new(
            at,
            "is not a list of at least one slot type",
            "write some of [\"workbench\", \"modal\", \"navbar\"]",
        ));
    };
    let mut found = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let word = item
            .as_str()
            .map_or_else(|| item.to_string(), str::to_owned);
        let one = slot_type(&format!("{at}[{index}]"), &word)?;
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Ok(found)
}
