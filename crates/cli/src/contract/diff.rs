//! `callbench contract diff A B`.

use std::path::PathBuf;

use callbench_contract::profile_difference::{Change, Difference, differences};
use serde_json::json;

use super::named;
use crate::failure::Failure;
use crate::output::Output;

/// What `callbench contract diff` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// A profile file, or `ours`
    first: PathBuf,
    /// Another
    second: PathBuf,
}

/// Tells what the second build has otherwise.
pub(super) fn run(arguments: &Arguments, output: &Output) -> Result<(), Failure> {
    let (first, second) = (named(&arguments.first)?, named(&arguments.second)?);
    let found = differences(&first, &second);
    let versions = (first.platform_version != second.platform_version).then(|| {
        format!(
            "platform version: {} → {}",
            first.platform_version, second.platform_version
        )
    });
    let document = json!({
        "first": { "name": first.name, "platformVersion": first.platform_version },
        "second": { "name": second.name, "platformVersion": second.platform_version },
        "differences": found,
    });
    let lines: Vec<String> = versions
        .clone()
        .into_iter()
        .chain(found.iter().map(line))
        .collect();
    if lines.is_empty() {
        output.done(
            &format!("{} and {} are alike", first.name, second.name),
            &document,
        );
        return Ok(());
    }
    let count = |change: Change| found.iter().filter(|one| one.change == change).count();
    let summary = format!(
        "{} added, {} removed, {} changed",
        count(Change::Added),
        count(Change::Removed),
        count(Change::Changed)
    );
    output.done(&format!("{}\n{summary}", lines.join("\n")), &document);
    Err(Failure::said())
}

fn line(one: &Difference) -> String {
    let sign = match one.change {
        Change::Added => '+',
        Change::Removed => '-',
        Change::Changed => '~',
    };
    let mut text = format!("{sign} {} {} {}", one.kind.as_str(), one.name, one.change);
    for detail in &one.details {
        text.push_str(&format!("\n    {}", detail.replace('`', "")));
    }
    text
}
