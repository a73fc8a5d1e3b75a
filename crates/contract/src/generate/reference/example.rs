//! Calls in TypeScript, as an app of either generation writes them.

use super::super::text::literal;
use super::block::Block;
use crate::event::EventEntry;
use crate::method::MethodEntry;
use serde_json::{Map, Value, json};

const CURRENT: &str =
    "const client = await AmeyoClient.initialize({ instanceId: \"ameyoIframe\" });";
const LEGACY: &str = "const client = AmeyoClient.init();";

/// Registering for an event.
pub(super) fn registration(event: &EventEntry) -> Vec<Block> {
    let service = event.scope.service();
    let name = literal(&json!(event.name), 0, 0);
    both(
        format!(
            "const stop = await client.{service}({name}, (payload) => {{\n  console.log(payload);\n}});\n// later\nawait stop();"
        ),
        format!("client.{service}.register({name}, (payload) => {{\n  console.log(payload);\n}});"),
    )
}

/// Asking for something, with what is answered.
pub(super) fn request(method: &MethodEntry, request_data: &Value) -> Vec<Block> {
    let spelt = |call: &String| call_text(method, call, request_data);
    let Some(current) = method.calls.first().and_then(spelt) else {
        return registration_end(method, request_data);
    };
    let legacy = method.calls.last().and_then(spelt);
    let legacy = legacy.unwrap_or_else(|| current.clone());
    let is_registration = method.method == "register" || method.method == "receiveData";
    let modern = if is_registration && method.method == "register" {
        format!("const stop = await {current};")
    } else {
        format!("const answer = await {current};")
    };
    let old = if is_registration {
        format!("{legacy};")
    } else {
        format!(
            "{legacy}.then(\n  (answer) => console.log(answer),\n  (error) => console.error(error.code, error.message),\n);"
        )
    };
    both(modern, old)
}

/// The same in one line of code, where both generations spell it alike.
pub(super) fn request_in_short(method: &MethodEntry, request_data: &Value) -> Vec<Block> {
    let call = method.calls.first();
    let Some(call) = call.and_then(|call| call_text(method, call, request_data)) else {
        return Vec::new();
    };
    vec![Block::Code {
        language: "ts",
        text: format!("const answer = await {call};"),
    }]
}

/// The current generation ends a registration by calling what the registration resolved to.
fn registration_end(method: &MethodEntry, request_data: &Value) -> Vec<Block> {
    let Some(legacy) = method
        .calls
        .last()
        .and_then(|call| call_text(method, call, request_data))
    else {
        return Vec::new();
    };
    let start = literal(request_data.get("eventName").unwrap_or(&Value::Null), 0, 0);
    let named = legacy.replace("(payload) => {\n  console.log(payload);\n}", "onEvent");
    both(
        format!(
            "const stop = await client.{}({start}, onEvent);\nawait stop();",
            method.service
        ),
        format!("{named};"),
    )
}

/// One API of `request.api`.
pub(super) fn api(name: &str, params: &Map<String, Value>, path: Option<&Value>) -> String {
    let mut arguments = vec![literal(&json!(name), 0, 0)];
    if !params.is_empty() || path.is_some() {
        arguments.push(literal(&Value::Object(params.clone()), 0, 0));
    }
    arguments.extend(path.map(|path| literal(path, 0, 0)));
    format!(
        "const answer = await client.request.api({});",
        arguments.join(", ")
    )
}

/// One operation or context.
pub(super) fn operation(call: &str, name: &str, data: &Value) -> String {
    let name = literal(&json!(name), 0, 0);
    if call == "interface.trigger" {
        let data = literal(data, 2, 8);
        return format!(
            "const answer = await client.interface.trigger({{\n  action: {name},\n  data: {data},\n}});"
        );
    }
    let is_empty = data.as_object().is_some_and(Map::is_empty);
    let data = if is_empty {
        String::new()
    } else {
        format!(", {}", literal(data, 0, 0))
    };
    format!("const answer = await client.{call}({name}{data});")
}

fn both(current: String, legacy: String) -> Vec<Block> {
    vec![
        Block::Text("In the current generation:".to_owned()),
        Block::Code {
            language: "ts",
            text: format!("{CURRENT}\n{current}"),
        },
        Block::Text("In the legacy one:".to_owned()),
        Block::Code {
            language: "ts",
            text: format!("{LEGACY}\n{legacy}"),
        },
    ]
}

/// A call's spelling with the example's values for its arguments; nothing when it isn't one that can be written out.
fn call_text(method: &MethodEntry, spelling: &str, request_data: &Value) -> Option<String> {
    let (target, arguments) = spelling.strip_suffix(')')?.split_once('(')?;
    if !target.starts_with("client.") {
        return None;
    }
    let mut values = method
        .request_keys
        .iter()
        .map(|key| request_data.get(&key.name));
    if let Some(names) = arguments
        .strip_prefix('{')
        .and_then(|it| it.strip_suffix('}'))
    {
        let members: Map<String, Value> = names
            .split(',')
            .zip(values)
            .filter_map(|(name, value)| Some((name.trim().to_owned(), value?.clone())))
            .collect();
        return Some(format!(
            "{target}({})",
            literal(&Value::Object(members), 0, 0)
        ));
    }
    let mut written: Vec<String> = Vec::new();
    let mut last = 0;
    for name in arguments
        .split(',')
        .map(str::trim)
        .filter(|it| !it.is_empty())
    {
        if name == "callback" {
            written.push("(payload) => {\n  console.log(payload);\n}".to_owned());
            last = written.len();
            continue;
        }
        match values.next().flatten() {
            Some(value) => {
                written.push(literal(value, 0, 0));
                last = written.len();
            }
            None => written.push("undefined".to_owned()),
        }
    }
    written.truncate(last);
    Some(format!("{target}({})", written.join(", ")))
}
