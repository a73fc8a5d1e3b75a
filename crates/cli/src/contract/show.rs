//! `callbench contract show NAME`.

use callbench_contract::generate::reference::{Entry, Kind, entries};
use callbench_contract::nearest::nearest;
use serde_json::json;

use super::{KindWord, Source, page};
use crate::failure::Failure;
use crate::output::Output;

/// What `callbench contract show` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// An event, a method (`globalData.get`), a data object, an operation, a context, an API or an error code
    name: String,
    /// Only this sort
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Option<KindWord>,
    #[command(flatten)]
    source: Source,
}

/// Prints every entry of that name.
pub(super) fn run(arguments: &Arguments, output: &Output) -> Result<(), Failure> {
    let profile = arguments.source.profile()?;
    let wanted: Option<Kind> = arguments.kind.map(Into::into);
    let mut entries = entries(&profile);
    entries.retain(|entry| wanted.is_none_or(|kind| entry.kind == kind));
    let name = arguments
        .name
        .strip_prefix("client.")
        .unwrap_or(&arguments.name);
    let found: Vec<&Entry> = entries
        .iter()
        .filter(|entry| names(entry).contains(&name))
        .collect();
    if found.is_empty() {
        return Err(unknown(name, &entries, &profile.name));
    }
    let document = json!({
        "profile": profile.name,
        "platformVersion": profile.platform_version,
        "entries": found,
    });
    let width = page::width();
    let pages: Vec<String> = found.iter().map(|entry| page::text(entry, width)).collect();
    output.done(pages.join("\n\n").trim_end(), &document);
    Ok(())
}

/// What an entry is found by: its name, its last part where it stands below a service, an error's constant.
fn names(entry: &Entry) -> Vec<&str> {
    let mut names = vec![entry.name.as_str()];
    if matches!(entry.kind, Kind::Method | Kind::Object)
        && let Some((_, last)) = entry.name.split_once('.')
    {
        names.push(last);
    }
    if entry.kind == Kind::Event
        && let Some(bare) = entry.name.strip_prefix("context.")
    {
        names.push(bare);
    }
    if entry.kind == Kind::Error
        && let Some((_, title)) = entry.title.split_once(' ')
    {
        names.push(title);
    }
    names
}

fn unknown(name: &str, entries: &[Entry], profile: &str) -> Failure {
    let remedy = match nearest(name, entries.iter().flat_map(names)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "`callbench contract list` tells what there is".to_owned(),
    };
    Failure::refused(format!("build profile {profile} has no `{name}`")).remedy(remedy)
}
