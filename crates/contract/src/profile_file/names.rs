//! A plain list of events: a name a line, with its scope before it and its slot types behind it where they are known.

use super::ProfileProblem;
use super::events::{check_name, scope, slot_type};
use serde_json::{Value, json};

/// The list's entries, each with its line.
pub(super) fn entries(text: &str) -> Result<Vec<(String, Value)>, ProfileProblem> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let at = format!("line {}", index + 1);
        let line = line.split('#').next().unwrap_or_default();
        let words: Vec<&str> = line
            .split(|c: char| c.is_whitespace() || c == ',' || c == ';')
            .filter(|word| !word.is_empty())
            .collect();
        let Some((first, rest)) = words.split_first() else {
            continue;
        };
        found.push((at.clone(), entry(&at, first, rest)?));
    }
    if found.is_empty() {
        return Err(ProfileProblem::new(
            "the file",
            "names no event",
            "write one event's name a line, such as `callConnected` or `context tabChanged workbench modal`",
        ));
    }
    Ok(found)
}

fn entry(at: &str, first: &str, rest: &[&str]) -> Result<Value, ProfileProblem> {
    // `global` and `context` are scopes when a name follows.
    let (scoped, name, slots) = match (scope(at, first), rest.split_first()) {
        (Ok(scope), Some((name, slots))) => (Some(scope), *name, slots),
        _ => (None, first, rest),
    };
    check_name(at, name)?;
    let mut entry = json!({ "name": name });
    if let Some(scope) = scoped {
        entry["scope"] = json!(scope);
    }
    if !slots.is_empty() {
        let types = slots
            .iter()
            .map(|word| slot_type(at, word))
            .collect::<Result<Vec<_>, _>>()?;
        entry["slotTypes"] = json!(types);
    }
    Ok(entry)
}
