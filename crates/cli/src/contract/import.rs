//! `callbench contract import FILE`.

use std::path::{Path, PathBuf};

use callbench_contract::BuildProfile;
use callbench_contract::generate::{PROJECT_CONTRACT, project_files};
use callbench_contract::profile_difference::differences;
use callbench_contract::profile_file::{ImportWishes, Imported, PROFILE_FILE, import, version};
use semver::Version;
use serde_json::json;

use super::{refused, text};
use crate::failure::Failure;
use crate::output::Output;

/// What `callbench contract import` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Names of events (one a line, `context` before and slot types behind where known), JSON Schemas, or a whole profile
    file: PathBuf,
    /// The profile's name; the file's when none is given
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The build's version, which apps' manifests are compared with
    #[arg(long, value_name = "VERSION", value_parser = platform_version)]
    platform_version: Option<Version>,
    /// The build has these events and no others; else they are added to our own
    #[arg(long)]
    only: bool,
    /// The profile to write
    #[arg(long, value_name = "FILE", default_value = PROFILE_FILE)]
    output: PathBuf,
    /// Replace a profile that is there already
    #[arg(long)]
    replace: bool,
}

fn platform_version(text: &str) -> Result<Version, String> {
    version(text).ok_or_else(|| "three numbers, such as 4.80.0".to_owned())
}

/// Writes the profile, and the generated files of the project that it stands in.
pub(super) fn run(arguments: &Arguments, output: &Output) -> Result<(), Failure> {
    let path = &arguments.file;
    let source = path.file_name().unwrap_or_default().to_string_lossy();
    let wishes = ImportWishes {
        source: source.into_owned(),
        name: arguments.name.clone(),
        platform_version: arguments.platform_version.clone(),
        only: arguments.only,
    };
    let imported = import(&text(path)?, &wishes).map_err(|problem| refused(path, &problem))?;
    if arguments.output.exists() && !arguments.replace {
        return Err(
            Failure::refused(format!("{} is there already", arguments.output.display()))
                .remedy("give --replace to write it anew, or another file with --output"),
        );
    }
    let files = written(arguments, &imported)?;
    let changed = differences(&BuildProfile::ours(), &imported.profile);
    let document = json!({
        "profile": imported.profile.name,
        "platformVersion": imported.profile.platform_version,
        "events": imported.profile.events.len(),
        "differences": changed.len(),
        "files": files,
    });
    let mut lines = vec![format!(
        "{} (platform {}): {} events, {} entries other than ours",
        imported.profile.name,
        imported.profile.platform_version,
        imported.profile.events.len(),
        changed.len(),
    )];
    lines.extend(
        files
            .iter()
            .map(|file| format!("  written: {}", file.display())),
    );
    output.done(&lines.join("\n"), &document);
    Ok(())
}

/// Writes everything; the profile last, so that a failure before it leaves the old one in use.
fn written(arguments: &Arguments, imported: &Imported) -> Result<Vec<PathBuf>, Failure> {
    let folder = match arguments.output.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let mut files: Vec<(PathBuf, String)> = Vec::new();
    // Only the profile that a project takes up by itself changes the project's types.
    let is_taken_up = arguments.output.file_name() == Some(PROFILE_FILE.as_ref());
    if is_taken_up && folder.join(PROJECT_CONTRACT).is_file() {
        for file in project_files(&imported.profile) {
            files.push((folder.join(file.path), file.contents));
        }
    }
    let profile = format!("{:#}\n", imported.document);
    files.push((arguments.output.clone(), profile));
    for (path, contents) in &files {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        }
        std::fs::write(path, contents).map_err(|error| unwritable(path, &error))?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::refused(format!("{} can't be written: {error}", path.display()))
        .remedy("give a place that can be written with --output")
}
