//! `callbench ship`: the built app as a package.

mod bump;
mod contents;

use std::path::{Path, PathBuf};

use callbench_aaex::{Limits, PackagePath, read, write};
use callbench_contract::manifest::{FILE_NAME, Manifest};
use serde_json::json;

use crate::failure::Failure;
use crate::output::Output;
use bump::Bump;

/// What `callbench ship` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The project's folder
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
    /// The package to write; gwt-upload.aaex in the project when none is given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Raise the version in manifest.json and package.json first
    #[arg(long, value_enum)]
    bump: Option<Bump>,
}

/// Packs, verifies what was packed by reading it again, and writes it in one step.
pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<(), Failure> {
    let project = &arguments.project;
    let mut manifest = manifest(project)?;
    // Looked at before the version is raised: a project that can't be packed stays as it is.
    let files = contents::of(project, &manifest)?;
    let files = match arguments.bump {
        None => files,
        Some(bump) => {
            manifest = bump.apply(project, &manifest)?;
            contents::of(project, &manifest)?
        }
    };
    let archive = write(files, &Limits::default()).map_err(|error| {
        Failure::refused(format!("the package can't be made: {error}")).remedy(error.remedy())
    })?;
    let package = read(&archive, &Limits::default()).map_err(|error| {
        Failure::refused(format!("the package would be refused: {error}")).remedy(error.remedy())
    })?;
    let out = arguments
        .out
        .clone()
        .unwrap_or_else(|| project.join("gwt-upload.aaex"));
    write_in_one_step(&out, &archive)?;
    for warning in &package.warnings {
        output.warn(&warning.to_string());
    }
    let (name, version) = (manifest.name.as_str(), manifest.version.to_string());
    let document = json!({
        "package": out,
        "name": name,
        "version": version,
        "label": manifest.name.host_label(),
        "size": archive.len(),
        "inflatedSize": package.inflated_size(),
        "files": package.files.iter().map(|file| json!({ "path": file.path, "size": file.bytes.len() })).collect::<Vec<_>>(),
        "warnings": package.warnings.iter().map(|warning| json!({ "code": warning.code(), "message": warning.to_string() })).collect::<Vec<_>>(),
    });
    let text = format!(
        "{}: {name} {version}, {} files, {} kB\nDeploy it: callbench deploy {} --host URL --user admin1 --slot workbench --activate",
        out.display(),
        package.files.len(),
        archive.len().div_ceil(1000),
        out.display(),
    );
    output.done(&text, &document);
    Ok(())
}

/// The project's manifest, with its version held against package.json's.
pub(crate) fn manifest(project: &Path) -> Result<Manifest, Failure> {
    let path = project.join(FILE_NAME);
    let bytes = std::fs::read(&path).map_err(|error| {
        Failure::refused(format!("{} can't be read: {error}", path.display()))
            .remedy("run this in the project's folder, or name it with --project")
    })?;
    let (manifest, _) = Manifest::parse(&bytes).map_err(|error| {
        Failure::refused(format!("{}: {error}", path.display())).remedy(error.remedy())
    })?;
    Ok(manifest)
}

fn write_in_one_step(out: &Path, archive: &[u8]) -> Result<(), Failure> {
    let mut staging = out.as_os_str().to_owned();
    staging.push(format!(".{}", std::process::id()));
    let staging = PathBuf::from(staging);
    std::fs::write(&staging, archive)
        .and_then(|()| std::fs::rename(&staging, out))
        .map_err(|error| {
            // Only tidied up when it can be; the reason is the news.
            drop(std::fs::remove_file(&staging));
            Failure::refused(format!("{} can't be written: {error}", out.display()))
                .remedy("choose another place with --out")
        })
}

/// A path inside the package.
fn package_path(path: &str) -> Result<PackagePath, Failure> {
    PackagePath::new(path)
        .map_err(|error| Failure::refused(format!("`{path}`: {error}")).remedy(error.remedy()))
}
