//! The SDK reference, as Markdown.

use super::GENERATED_BY;
use crate::event::{EventEntry, EventScope};
use crate::grade::Grade;
use crate::method::{AnsweredBy, COMMON_ERRORS, MethodEntry};
use crate::profile::BuildProfile;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The whole reference.
pub(super) fn sdk_reference(profile: &BuildProfile) -> String {
    let mut out = format!("<!-- {GENERATED_BY} -->\n\n# SDK reference\n\n");
    out.push_str(&introduction(profile));
    out.push_str(&events(profile));
    out.push_str(&methods(profile));
    out.push_str(&objects(profile));
    out.push_str(&operations(profile));
    out.push_str(&errors(profile));
    out
}

fn introduction(profile: &BuildProfile) -> String {
    let mut out = format!(
        "What an app may say and hear on build profile `{}` (platform {}). Callbench is an independent implementation: \
         each entry says how well it is known.\n\n| grade | meaning |\n|---|---|\n",
        profile.name, profile.platform_version
    );
    for grade in Grade::ALL {
        row(&mut out, &[grade.as_str(), grade.meaning()]);
    }
    let _ = write!(
        out,
        "\nAn event's grade is that of its name. Payload shapes are ours, made of field names that were seen; `eventTime` is ours. \
         Instants are milliseconds since the epoch, durations milliseconds, both numbers; a field that doesn't apply is left out.\n\n\
         ## Start\n\n\
         The current generation loads the module `{}` and waits for the client; the legacy one has the script `{}` and takes the \
         client at once. One client serves both.\n\n\
         ```js\n// current\nconst client = await AmeyoClient.initialize({{ instanceId: \"ameyoIframe\" }});\n\
         const stop = await client.globalEvent(\"callConnected\", (payload) => show(payload.phone));\n\n\
         // legacy\nconst client = AmeyoClient.init();\nclient.globalEvent.register(\"callConnected\", onCallConnected);\n```\n\n\
         Initialise once, before any event or method; register after it completes.\n\n",
        profile.sdk_path, profile.classic_sdk_path
    );
    out
}

fn events(profile: &BuildProfile) -> String {
    let mut out = "## Events\n\n".to_owned();
    for group in groups(&profile.events) {
        let in_group: Vec<&EventEntry> = profile
            .events
            .iter()
            .filter(|event| event.group == group)
            .collect();
        let _ = write!(
            out,
            "### {group}\n\n| event | register with | slots | grade | what happened |\n|---|---|---|---|---|\n"
        );
        for event in &in_group {
            let slots: Vec<&str> = event.slot_types.iter().map(|slot| slot.as_str()).collect();
            row(
                &mut out,
                &[
                    &format!("`{}`", event.name),
                    &format!("`{}`", event.scope.service()),
                    &slots.join(", "),
                    event.grade.as_str(),
                    &event.summary,
                ],
            );
        }
        let common = common_fields(&in_group);
        if !common.is_empty() {
            out.push_str(
                "\nEvery payload of this group has:\n\n| field | type | meaning |\n|---|---|---|\n",
            );
            for name in &common {
                field(&mut out, &in_group[0].schema, name);
            }
        }
        out.push('\n');
        for event in in_group {
            one_event(&mut out, event, &common);
        }
    }
    out
}

fn one_event(out: &mut String, event: &EventEntry, common: &[String]) {
    let _ = write!(
        out,
        "#### `{}`\n\n{} {}\n\n",
        event.name, event.summary, event.fires
    );
    let own: Vec<&String> = properties(&event.schema)
        .into_iter()
        .filter(|name| !common.contains(name))
        .collect();
    if !own.is_empty() {
        out.push_str("| field | type | meaning |\n|---|---|---|\n");
        for name in own {
            field(out, &event.schema, name);
        }
        out.push('\n');
    }
    let _ = write!(
        out,
        "<details><summary>Example</summary>\n\n```json\n{:#}\n```\n\n</details>\n\n",
        event.example
    );
}

fn methods(profile: &BuildProfile) -> String {
    let common: Vec<String> = COMMON_ERRORS
        .iter()
        .map(|code| code.code().to_string())
        .collect();
    let mut out = format!(
        "## Methods\n\nAny request may be refused with {}; the table names what else. The keys are those of `requestData` on the wire.\n\n",
        common.join(", ")
    );
    for (heading, available) in [("Available", true), ("Not in this release", false)] {
        let _ = write!(out, "### {heading}\n\n");
        if !available {
            out.push_str("These belong to the platform; this release refuses them with 133.\n\n");
        }
        let mut services: Vec<&str> = Vec::new();
        for method in &profile.methods {
            if is_available(method) == available && !services.contains(&method.service.as_str()) {
                services.push(&method.service);
            }
        }
        for service in services {
            let _ = write!(
                out,
                "#### `{service}`\n\n| call | keys | grade | what it does | answer | refusals |\n|---|---|---|---|---|---|\n"
            );
            let rows = profile
                .methods
                .iter()
                .filter(|method| method.service == service && is_available(method) == available);
            for method in rows {
                one_method(&mut out, method);
            }
            out.push('\n');
        }
    }
    out
}

fn is_available(method: &MethodEntry) -> bool {
    method.answered_by != AnsweredBy::NotInThisRelease
}

fn one_method(out: &mut String, method: &MethodEntry) {
    let calls: Vec<String> = method
        .calls
        .iter()
        .map(|call| {
            if call.starts_with("client.") {
                format!("`{call}`")
            } else {
                call.replace('`', "\\`")
            }
        })
        .collect();
    let keys: Vec<String> = method
        .request_keys
        .iter()
        .map(|key| {
            let optional = if key.required || !is_available(method) {
                ""
            } else {
                "?"
            };
            if is_available(method) {
                format!("`{}`{optional}: {}", key.name, key.meaning)
            } else {
                format!("`{}`", key.name)
            }
        })
        .collect();
    let codes: BTreeSet<u16> = method.errors.iter().map(|code| code.code()).collect();
    let codes: Vec<String> = codes.iter().map(u16::to_string).collect();
    let separator = if is_available(method) { "<br>" } else { ", " };
    row(
        out,
        &[
            &calls.join("<br>").replace("\\`", "`"),
            &keys.join(separator),
            method.grade.as_str(),
            &method.summary,
            &method.result,
            &codes.join(", "),
        ],
    );
}

fn objects(profile: &BuildProfile) -> String {
    let mut out = "## Data objects\n\n".to_owned();
    for (call, scope) in [
        ("globalData.get", EventScope::Global),
        ("contextData.get", EventScope::Context),
    ] {
        for object in profile
            .data_objects
            .iter()
            .filter(|object| object.scope == scope)
        {
            let _ = write!(
                out,
                "### `{call}(\"{}\")`\n\n{} Grade: {}.\n\n| field | type | meaning |\n|---|---|---|\n",
                object.name, object.summary, object.grade
            );
            for name in properties(&object.schema) {
                field(&mut out, &object.schema, name);
            }
            out.push('\n');
        }
    }
    out
}

fn operations(profile: &BuildProfile) -> String {
    let mut out = "## Interface operations\n\n".to_owned();
    for operation in &profile.operations {
        let _ = write!(
            out,
            "### `{}`\n\n{} Grade: {}.\n\n",
            operation.name, operation.summary, operation.grade
        );
        for (title, schema) in [
            ("data", &operation.data_schema),
            ("answer", &operation.answer_schema),
        ] {
            let names = properties(schema);
            if names.is_empty() {
                continue;
            }
            let _ = write!(out, "| {title} | type | meaning |\n|---|---|---|\n");
            for name in names {
                field(&mut out, schema, name);
            }
            out.push('\n');
        }
        let _ = write!(
            out,
            "```js\nawait client.interface.trigger({{\n  action: \"{}\",\n  data: {:#},\n}});\n```\n\n",
            operation.name,
            Indented(&operation.example)
        );
    }
    out
}

fn errors(profile: &BuildProfile) -> String {
    let mut out = "## Refusals\n\nA refused call rejects with `{ code, message }`.\n\n| code | what it says | usual cause | what to do | grade |\n|---|---|---|---|---|\n".to_owned();
    for error in &profile.errors {
        row(
            &mut out,
            &[
                &format!("**{}** {}", error.code, error.title),
                &error.meaning,
                &error.cause,
                &error.remedy,
                error.grade.as_str(),
            ],
        );
    }
    out
}

/// JSON whose further lines are indented by two.
struct Indented<'a>(&'a Value);

impl std::fmt::Display for Indented<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&format!("{:#}", self.0).replace('\n', "\n  "))
    }
}

fn groups(events: &[EventEntry]) -> Vec<&str> {
    let mut groups: Vec<&str> = Vec::new();
    for event in events {
        if !groups.contains(&event.group.as_str()) {
            groups.push(&event.group);
        }
    }
    groups
}

fn properties(schema: &Value) -> Vec<&String> {
    schema
        .get("properties")
        .and_then(Value::as_object)
        .map(|map| map.keys().collect())
        .unwrap_or_default()
}

/// The fields that all payloads of a group have with the same meaning, if there are several payloads.
fn common_fields(events: &[&EventEntry]) -> Vec<String> {
    let [first, rest @ ..] = events else {
        return Vec::new();
    };
    if rest.is_empty() {
        return Vec::new();
    }
    let of = |event: &EventEntry, name: &str| {
        event
            .schema
            .get("properties")
            .and_then(|all| all.get(name))
            .cloned()
    };
    properties(&first.schema)
        .into_iter()
        .filter(|name| rest.iter().all(|event| of(event, name) == of(first, name)))
        .cloned()
        .collect()
}

fn field(out: &mut String, schema: &Value, name: &str) {
    let Some(property) = schema.get("properties").and_then(|all| all.get(name)) else {
        return;
    };
    let required = schema
        .get("required")
        .and_then(Value::as_array)
        .is_some_and(|all| all.iter().any(|one| one == name));
    let meaning = property
        .get("description")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let optional = if required { "" } else { "?" };
    row(
        out,
        &[
            &format!("`{name}`{optional}"),
            &type_words(property, schema),
            meaning,
        ],
    );
}

/// A type in a reader's words: what is on the wire, and the words of an enumeration.
fn type_words(property: &Value, document: &Value) -> String {
    if let Some(reference) = property.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        return document
            .get("$defs")
            .and_then(|all| all.get(name))
            .map_or_else(|| name.to_owned(), |it| type_words(it, document));
    }
    if let Some(constant) = property.get("const") {
        return format!(
            "`{}`",
            constant
                .as_str()
                .map_or_else(|| constant.to_string(), str::to_owned)
        );
    }
    if let Some(words) = property.get("enum").and_then(Value::as_array) {
        return words
            .iter()
            .map(|word| format!("`{}`", word.as_str().unwrap_or_default()))
            .collect::<Vec<_>>()
            .join(", ");
    }
    for union in ["anyOf", "oneOf"] {
        if let Some(choices) = property.get(union).and_then(Value::as_array) {
            return choices
                .iter()
                .map(|choice| type_words(choice, document))
                .collect::<Vec<_>>()
                .join(", ");
        }
    }
    match property.get("type") {
        Some(Value::String(word)) => match word.as_str() {
            "integer" => "number".to_owned(),
            "array" => property.get("items").map_or_else(
                || "array".to_owned(),
                |items| format!("array of {}", type_words(items, document)),
            ),
            other => other.to_owned(),
        },
        Some(Value::Array(words)) => words
            .iter()
            .filter_map(Value::as_str)
            .map(|word| if word == "integer" { "number" } else { word })
            .collect::<Vec<_>>()
            .join(" or "),
        _ => "any".to_owned(),
    }
}

fn row(out: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.replace('|', "\\|").replace('\n', " "))
        .collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}
