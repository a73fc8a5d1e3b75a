//! The SDK reference, as Markdown.

mod methods;
mod table;

use super::GENERATED_BY;
use crate::event::{EventEntry, EventScope};
use crate::grade::Grade;
use crate::profile::BuildProfile;
use serde_json::Value;
use std::fmt::Write as _;
use table::{field, properties, row};

/// The whole reference.
pub(super) fn sdk_reference(profile: &BuildProfile) -> String {
    let mut out = format!("<!-- {GENERATED_BY} -->\n\n# SDK reference\n\n");
    out.push_str(&introduction(profile));
    out.push_str(&events(profile));
    out.push_str(&methods::methods(profile));
    out.push_str(&objects(profile));
    out.push_str(&answers(profile));
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

fn answers(profile: &BuildProfile) -> String {
    let mut out = "## Other requests and answers\n\n".to_owned();
    for schema in &profile.answers {
        let text = |key: &str| schema.get(key).and_then(Value::as_str).unwrap_or_default();
        let _ = write!(
            out,
            "### `{}`\n\n{}\n\n| field | type | meaning |\n|---|---|---|\n",
            text("title"),
            text("description")
        );
        for name in properties(schema) {
            field(&mut out, schema, name);
        }
        out.push('\n');
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
