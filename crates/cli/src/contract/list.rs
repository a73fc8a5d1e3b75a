//! `callbench contract list`.

use callbench_contract::generate::reference::{Entry, Kind, entries};
use serde_json::json;

use super::{KindWord, Source};
use crate::failure::Failure;
use crate::output::Output;

/// What `callbench contract list` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Only this sort; give it again for more
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Vec<KindWord>,
    #[command(flatten)]
    source: Source,
}

/// Lists every entry with what it is.
pub(super) fn run(arguments: &Arguments, output: &Output) -> Result<(), Failure> {
    let profile = arguments.source.profile()?;
    let wanted: Vec<Kind> = arguments.kind.iter().map(|word| (*word).into()).collect();
    let mut entries = entries(&profile);
    entries.retain(|entry| wanted.is_empty() || wanted.contains(&entry.kind));
    let document = json!({
        "profile": profile.name,
        "platformVersion": profile.platform_version,
        "entries": entries.iter().map(|entry| json!({
            "kind": entry.kind,
            "name": entry.name,
            "group": entry.group,
            "grade": entry.grade,
            "summary": entry.summary,
        })).collect::<Vec<_>>(),
    });
    let head = format!(
        "build profile {} (platform {})",
        profile.name, profile.platform_version
    );
    output.done(&format!("{head}\n{}", text(&entries)), &document);
    Ok(())
}

fn text(entries: &[Entry]) -> String {
    let mut lines = Vec::new();
    for kind in Kind::ALL {
        let of_kind: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let width = of_kind
            .iter()
            .map(|entry| entry.name.chars().count())
            .max()
            .unwrap_or_default();
        lines.push(format!("\n{} ({})", kind.plural(), of_kind.len()));
        for entry in of_kind {
            lines.push(format!(
                "  {:width$}  {:5}  {}",
                entry.name,
                entry.grade.as_str(),
                entry.summary.replace('`', "")
            ));
        }
    }
    lines.join("\n")
}
