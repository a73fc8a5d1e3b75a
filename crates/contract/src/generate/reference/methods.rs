//! The methods, by service: first those that this release carries out.

use super::table::row;
use crate::method::{AnsweredBy, COMMON_ERRORS, MethodEntry};
use crate::profile::BuildProfile;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The section about methods.
pub(super) fn methods(profile: &BuildProfile) -> String {
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
