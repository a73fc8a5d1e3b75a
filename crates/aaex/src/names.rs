//! No two entries may be one file anywhere.

use crate::{entry::slashed, entry_name::EntryName, error::PackageError, path::PackagePath};

/// An entry's path and how it was spelled.
pub(crate) struct Named<'a> {
    pub(crate) path: &'a PackagePath,
    pub(crate) folder: bool,
    pub(crate) name: &'a EntryName,
}

/// Refuses names that are there twice, also by case or Unicode form, and names that are both file and folder.
///
/// Listing a folder twice is fine: it carries nothing, and tools that append to archives do it.
pub(crate) fn check<'a>(names: impl Iterator<Item = Named<'a>>) -> Result<(), PackageError> {
    // With the separator as the smallest character, what is inside a folder directly follows the folder's own name,
    // so that looking at neighbours is enough: no set of all folders, which deep paths would make huge.
    let mut keyed: Vec<(String, Named<'a>)> = names
        .map(|named| (named.path.collision_key().replace('/', "\0"), named))
        .collect();
    keyed.sort_by(|a, b| (&a.0, a.1.folder).cmp(&(&b.0, b.1.folder)));
    for pair in keyed.windows(2) {
        let [(key, first), (next_key, second)] = pair else {
            continue;
        };
        let same = key == next_key;
        let inside = next_key
            .strip_prefix(key.as_str())
            .is_some_and(|rest| rest.starts_with('\0'));
        match (first.folder, second.folder) {
            (true, true) => {}
            (false, false) if same => return Err(duplicate(first, second)),
            (false, _) if same || inside => return Err(file_and_folder(first, second)),
            _ => {}
        }
    }
    Ok(())
}

fn duplicate(first: &Named<'_>, second: &Named<'_>) -> PackageError {
    let (entry, other) = (first.name.clone(), second.name.clone());
    if first.path != second.path {
        PackageError::DuplicateByCase { entry, other }
    } else if slashed(first.name).trim_start_matches("./")
        == slashed(second.name).trim_start_matches("./")
    {
        PackageError::Duplicate { entry }
    } else {
        PackageError::DuplicateByUnicode { entry, other }
    }
}

fn file_and_folder(file: &Named<'_>, folder: &Named<'_>) -> PackageError {
    PackageError::FileAndFolder {
        entry: file.name.clone(),
        folder: folder.name.clone(),
    }
}
