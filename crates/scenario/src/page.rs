//! The page about scenarios, `docs/reference/scenarios.md`: words by hand, tables from the reader's own.

use std::fmt::Write as _;

use crate::library::LIBRARY;
use crate::verb::{self, Takes, Verb};

/// The page in Markdown.
#[must_use]
pub fn markdown() -> String {
    let mut page = include_str!("page.template").to_owned();
    page.push_str("\n## What people do\n");
    for (title, verbs) in [
        ("Agents", verb::AGENT),
        ("Customers", verb::CUSTOMER),
        ("Others in a call", verb::OTHER),
        ("Supervisors", verb::SUPERVISOR),
        ("The dialler (`dialler:`)", verb::DIALLER),
    ] {
        table(&mut page, title, verbs);
    }
    page.push_str("\n## The library\n\n| name | what happens |\n|---|---|\n");
    for entry in LIBRARY {
        if let Ok(scenario) = entry.read() {
            // Writing to a string doesn't fail.
            let _ = writeln!(
                page,
                "| `{}` | {}: {} |",
                entry.name,
                scenario.title(),
                scenario.description()
            );
        }
    }
    page
}

fn table(page: &mut String, title: &str, verbs: &[Verb]) {
    let _ = write!(
        page,
        "\n### {title}\n\n| verb | beside it | meaning |\n|---|---|---|\n"
    );
    for verb in verbs {
        let form = match verb.takes {
            Takes::Nothing => format!("`{}`", verb.name),
            Takes::Perhaps(what) => format!("`{}`, `{}: {what}`", verb.name, verb.name),
            Takes::Needs(what) => format!("`{}: {what}`", verb.name),
        };
        let options: Vec<String> = verb
            .options
            .iter()
            .map(|option| format!("`{option}`"))
            .collect();
        let _ = writeln!(
            page,
            "| {form} | {} | {} |",
            options.join(", "),
            verb.meaning
        );
    }
}
