//! The central directory: every entry, checked one by one and against each other.

use crate::{
    end_record,
    entry::{Entry, EntryKind},
    error::PackageError,
    limits::Limits,
    names::{self, Named},
};

/// All entries in the archive's own order, and where the directory begins.
pub(crate) struct Entries<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    pub(crate) directory_start: usize,
}

pub(crate) fn read<'a>(archive: &'a [u8], limits: &Limits) -> Result<Entries<'a>, PackageError> {
    if archive.len() as u64 > limits.archive {
        return Err(PackageError::ArchiveTooLarge {
            size: archive.len() as u64,
            limit: limits.archive,
        });
    }
    let directory = end_record::find(archive)?;
    let too_many = |count| PackageError::TooManyEntries {
        count,
        limit: limits.entries as u64,
    };
    if directory.entries > limits.entries as u64 {
        return Err(too_many(directory.entries));
    }
    let directory_start = directory.range.start;
    let mut rest = &archive[directory.range];
    let mut entries = Vec::new();
    let mut inflated: u64 = 0;
    while !rest.is_empty() {
        if entries.len() == limits.entries {
            return Err(too_many(limits.entries as u64 + 1));
        }
        let (entry, after) = Entry::read(rest, limits)?;
        inflated = inflated.saturating_add(entry.size);
        if inflated > limits.inflated_total {
            return Err(PackageError::PackageTooLarge {
                entry: entry.name,
                limit: limits.inflated_total,
            });
        }
        entries.push(entry);
        rest = after;
    }
    if entries.len() as u64 != directory.entries {
        return Err(PackageError::EntryCountMismatch {
            declared: directory.entries,
            found: entries.len() as u64,
        });
    }
    names::check(entries.iter().filter_map(|entry| {
        let (path, folder) = match &entry.kind {
            EntryKind::File(path) => (path, false),
            EntryKind::Folder(path) => (path.as_ref()?, true),
        };
        Some(Named {
            path,
            folder,
            name: &entry.name,
        })
    }))?;
    Ok(Entries {
        entries,
        directory_start,
    })
}
