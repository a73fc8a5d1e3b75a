//! TypeScript files.

mod maps;
mod types;

use super::generated_by;
use super::text::{doc_comment, key, literal, quoted};
use crate::interface::OperationEntry;
use crate::profile::BuildProfile;
use maps::types_and_maps;
use serde_json::{Value, json};

/// What the SDK package is built on: types, names, codes.
pub(super) fn sdk_contract(profile: &BuildProfile) -> String {
    let mut out = header(profile, "What an app may say and hear, as types.");
    out.push_str(&paths(profile));
    out.push_str(&types_and_maps(profile));
    out.push_str(&error_codes(profile));
    out.push_str(&method_names(profile));
    out
}

/// What the shell checks and shows: the same types, and the profile as data.
pub(super) fn shell_profile(profile: &BuildProfile) -> String {
    let mut out = header(
        profile,
        "The build profile, for the shell's checks and for the inspector.",
    );
    out.push_str(&types_and_maps(profile));
    out.push_str(&error_codes(profile));
    let data = json!({
        "name": profile.name,
        "platformVersion": profile.platform_version,
        "sdkPath": profile.sdk_path,
        "classicSdkPath": profile.classic_sdk_path,
        "events": profile.events.iter().map(|event| json!({
            "name": event.name,
            "scope": event.scope,
            "group": event.group,
            "slotTypes": event.slot_types,
            "grade": event.grade,
            "summary": event.summary,
            "fires": event.fires,
            "payloadType": event.type_name(),
        })).collect::<Vec<_>>(),
        "methods": profile.methods.iter().map(|method| json!({
            "service": method.service,
            "method": method.method,
            "answeredBy": method.answered_by,
            "grade": method.grade,
            "summary": method.summary,
        })).collect::<Vec<_>>(),
        "operations": operation_rows(&profile.operations),
        "contexts": operation_rows(&profile.contexts),
        "contextOperations": operation_rows(&profile.context_operations),
        "errors": profile.errors,
        "fields": fields(profile),
    });
    out.push_str(&doc_comment(
        "The profile that this shell was built with.",
        0,
    ));
    out.push_str(&constant("profile", &data));
    out
}

fn operation_rows(operations: &[OperationEntry]) -> Vec<Value> {
    operations
        .iter()
        .map(|operation| {
            json!({
                "name": operation.name,
                "grade": operation.grade,
                "summary": operation.summary,
            })
        })
        .collect()
}

/// What an app's project has: types, the list of events to iterate over, and every refusal with its remedy.
pub(super) fn app_contract(profile: &BuildProfile) -> String {
    let mut out = header(
        profile,
        "The contract between this app and the workspace: events, payloads, data objects and refusals. Leave this file alone: a \
         newer one comes with the tools.",
    );
    out.push_str(&paths(profile));
    out.push_str(&types_and_maps(profile));
    let events: Vec<Value> = profile
        .events
        .iter()
        .map(|event| {
            json!({
                "name": event.name,
                "scope": event.scope,
                "group": event.group,
                "slotTypes": event.slot_types,
                "grade": event.grade,
                "summary": event.summary,
            })
        })
        .collect();
    out.push_str(&doc_comment(
        "Every event of this build, with the types of slot in which it may be registered.",
        0,
    ));
    out.push_str(&constant("supportedEvents", &Value::Array(events)));
    out.push('\n');
    out.push_str("export type SupportedEvent = (typeof supportedEvents)[number];\n\n");
    out.push_str(&error_codes(profile));
    let table: serde_json::Map<String, Value> = profile
        .errors
        .iter()
        .map(|error| {
            let row = json!({ "title": error.title, "meaning": error.meaning, "cause": error.cause, "remedy": error.remedy });
            (error.code.to_string(), row)
        })
        .collect();
    out.push_str(&doc_comment(
        "Every refusal by its code: what it says, the usual cause, what to do.",
        0,
    ));
    out.push_str("export const refusals: Readonly<\n  Record<number, { title: string; meaning: string; cause: string; remedy: string }>\n> = ");
    out.push_str(&numeric_keys(&literal(&Value::Object(table), 0, 0)));
    out.push_str(";\n");
    out
}

/// The formatter writes number keys without quotes.
fn numeric_keys(text: &str) -> String {
    text.lines()
        .map(|line| {
            match line
                .strip_prefix("  \"")
                .and_then(|rest| rest.split_once("\": {"))
            {
                Some((digits, "")) if digits.bytes().all(|b| b.is_ascii_digit()) => {
                    format!("  {digits}: {{")
                }
                _ => line.to_owned(),
            }
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn header(profile: &BuildProfile, about: &str) -> String {
    format!(
        "// {}\n{}\n",
        generated_by(profile),
        doc_comment(about, 0).replace("/**", "/*")
    )
}

fn constant(name: &str, value: &Value) -> String {
    format!("export const {name} = {} as const;\n", literal(value, 0, 0))
}

fn paths(profile: &BuildProfile) -> String {
    let rows = [
        (
            "PLATFORM_VERSION",
            profile.platform_version.to_string(),
            "The platform that this contract stands for.",
        ),
        (
            "SDK_PATH",
            profile.sdk_path.clone(),
            "The SDK's module, under the SDK's base URL.",
        ),
        (
            "CLASSIC_SDK_PATH",
            profile.classic_sdk_path.clone(),
            "The SDK as a classic script.",
        ),
    ];
    let mut out = String::new();
    for (name, value, doc) in rows {
        out.push_str(&doc_comment(doc, 0));
        out.push_str(&format!("export const {name} = {};\n\n", quoted(&value)));
    }
    out
}

fn error_codes(profile: &BuildProfile) -> String {
    let mut out = doc_comment("The code of a refusal: `error.code`.", 0);
    out.push_str("export const ErrorCode = {\n");
    for error in &profile.errors {
        out.push_str(&doc_comment(
            &format!("{} Grade: {}.", error.meaning, error.grade),
            2,
        ));
        out.push_str(&format!("  {}: {},\n", key(&error.name), error.code));
    }
    out.push_str(
        "} as const;\n\nexport type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];\n\n",
    );
    out
}

fn method_names(profile: &BuildProfile) -> String {
    let names: Vec<Value> = profile
        .methods
        .iter()
        .map(|method| json!(format!("{}.{}", method.service, method.method)))
        .collect();
    let mut out = doc_comment("Every method on the wire, as `service.method`.", 0);
    out.push_str(&constant("methodNames", &Value::Array(names)));
    out.push_str("\nexport type MethodName = (typeof methodNames)[number];\n");
    out
}

/// What each field of a payload means, for the inspector: the commonest description by the field's name, and
/// `event.field` where an event means something else by it.
fn fields(profile: &BuildProfile) -> Value {
    let described: Vec<(&str, &str, &str)> = profile
        .events
        .iter()
        .filter_map(|event| Some((event, event.schema.get("properties")?.as_object()?)))
        .flat_map(|(event, properties)| {
            properties.iter().filter_map(|(name, property)| {
                Some((
                    event.name.as_str(),
                    name.as_str(),
                    property.get("description")?.as_str()?,
                ))
            })
        })
        .collect();
    let uses = |field: &str, text: &str| {
        described
            .iter()
            .filter(|(_, f, t)| *f == field && *t == text)
            .count()
    };
    let mut commonest: serde_json::Map<String, Value> = serde_json::Map::new();
    for (_, field, text) in &described {
        let known = commonest
            .get(*field)
            .and_then(Value::as_str)
            .map_or(0, |known| uses(field, known));
        if uses(field, text) > known {
            commonest.insert((*field).to_owned(), json!(text));
        }
    }
    let exceptions: Vec<_> = described
        .iter()
        .filter(|(_, field, text)| commonest.get(*field) != Some(&json!(text)))
        .map(|(event, field, text)| (format!("{event}.{field}"), json!(text)))
        .collect();
    commonest.extend(exceptions);
    Value::Object(commonest)
}
