//! `callbench inspect`: verify a package as a host would, and list what is in it.

use std::path::PathBuf;

use callbench_aaex::{ArchiveDigest, ContentDigest, Limits, Package, digest, read};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::Output;

/// What `callbench inspect` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The package, such as gwt-upload.aaex
    package: PathBuf,
}

/// Reads the whole package under the host's own limits.
pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<(), Failure> {
    let path = &arguments.package;
    let bytes = std::fs::read(path).map_err(|error| {
        Failure::refused(format!("{} can't be read: {error}", path.display()))
            .remedy("give the path of an existing .aaex")
    })?;
    let package = read(&bytes, &Limits::default()).map_err(|error| {
        Failure::refused(format!("{}: {error} ({})", path.display(), error.code()))
            .remedy(error.remedy())
    })?;
    let digests = (digest(&package), ArchiveDigest::of(&bytes));
    output.done(
        &text(&package, bytes.len()),
        &document(&package, bytes.len(), &digests),
    );
    Ok(())
}

fn text(package: &Package, size: usize) -> String {
    let mut lines = vec![format!(
        "{} {}: {} files, {} kB packed, {} kB unpacked, entry page {}",
        package.manifest.name,
        package.manifest.version,
        package.files.len(),
        size.div_ceil(1000),
        package.inflated_size().div_ceil(1000),
        package.entry_page,
    )];
    for file in &package.files {
        lines.push(format!("{:>10}  {}", file.bytes.len(), file.path));
    }
    for warning in &package.warnings {
        lines.push(format!("warning: {warning} ({})", warning.code()));
    }
    lines.join("\n")
}

fn document(
    package: &Package,
    size: usize,
    (content, archive): &(ContentDigest, ArchiveDigest),
) -> Value {
    json!({
        "name": package.manifest.name,
        "version": package.manifest.version,
        "label": package.manifest.name.host_label(),
        "entryPage": package.entry_page,
        "size": size,
        "inflatedSize": package.inflated_size(),
        "contentSha256": content.to_string(),
        "archiveSha256": archive.to_string(),
        "files": package.files.iter().map(|file| json!({ "path": file.path, "size": file.bytes.len() })).collect::<Vec<_>>(),
        "warnings": package.warnings.iter().map(|warning| json!({ "code": warning.code(), "message": warning.to_string() })).collect::<Vec<_>>(),
    })
}
