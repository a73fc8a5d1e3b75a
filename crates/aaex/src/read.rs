//! Reading an archive.

use std::collections::BTreeMap;

use flate2::Decompress;

use crate::{
    directory,
    entry::{Entry, EntryKind},
    entry_name::Encoding,
    error::PackageError,
    inflate,
    limits::Limits,
    local,
    package::{Package, PackageFile},
    parallel,
    path::{PackagePath, SystemFile},
    warning::Warning,
};

/// Reads and verifies a package, entry by entry under `limits`.
///
/// Names, kinds, declared sizes and the places of all entries are checked before anything is inflated; then each file is
/// inflated into exactly its declared size and its checksum compared. The same bytes give the same outcome on every
/// machine, however many cores it has.
///
/// # Errors
/// A [`PackageError`] for the first thing that is wrong.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Package, PackageError> {
    let directory::Entries {
        entries,
        directory_start,
    } = directory::read(bytes, limits)?;
    let layout = local::check(bytes, directory_start, &entries)?;
    let mut warnings = Vec::new();
    warn_of_names(&entries, &mut warnings);
    if layout.unused > 0 {
        warnings.push(Warning::UnusedBytes {
            bytes: layout.unused,
        });
    }

    let mut skipped: BTreeMap<SystemFile, usize> = BTreeMap::new();
    let mut wanted: Vec<(&Entry<'_>, &PackagePath, &[u8])> = Vec::with_capacity(entries.len());
    for (entry, data) in entries.iter().zip(layout.data) {
        let (EntryKind::File(path) | EntryKind::Folder(Some(path))) = &entry.kind else {
            continue;
        };
        if let Some(what) = path.system_file() {
            *skipped.entry(what).or_default() += 1;
        } else if let EntryKind::File(path) = &entry.kind {
            wanted.push((entry, path, &bytes[data]));
        }
    }
    warnings.extend(
        skipped
            .into_iter()
            .map(|(what, count)| Warning::SystemFilesSkipped { what, count }),
    );

    let contents = parallel::try_map(
        &wanted,
        || Decompress::new(false),
        |inflater, (entry, _, data)| inflate::contents(inflater, entry, data),
    )?;
    let mut files: Vec<PackageFile> = wanted
        .iter()
        .zip(contents)
        .map(|((_, path, _), bytes)| PackageFile {
            path: (*path).clone(),
            bytes,
        })
        .collect();
    files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
    Package::of(files, warnings)
}

fn warn_of_names(entries: &[Entry<'_>], warnings: &mut Vec<Warning>) {
    let mut with_backslash = entries.iter().filter(|entry| entry.had_backslash);
    if let Some(first) = with_backslash.next() {
        let count = 1 + with_backslash.count();
        warnings.push(Warning::BackslashSeparators {
            count,
            example: first.name.clone(),
        });
    }
    for entry in entries
        .iter()
        .filter(|entry| entry.encoding == Encoding::Cp437)
    {
        warnings.push(Warning::NameReadAsCp437 {
            entry: entry.name.clone(),
        });
    }
}
