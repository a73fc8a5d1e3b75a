//! The headers before each entry's data: they must say what the directory says, and no two entries may share bytes.

use std::ops::Range;

use crate::{
    entry::{DATA_DESCRIPTOR, ENCRYPTED, Entry, ZIP64_FIELD},
    error::PackageError,
    fields::{extra_field, slice_at, u16_at, u32_at, u64_at},
};

const SIGNATURE: &[u8; 4] = b"PK\x03\x04";
const HEADER_SIZE: usize = 30;
const DESCRIPTOR_SIGNATURE: &[u8; 4] = b"PK\x07\x08";

/// Where the data of each entry is, in the entries' order.
pub(crate) struct Layout {
    pub(crate) data: Vec<Range<usize>>,
    /// Bytes between entries that belong to none of them.
    pub(crate) unused: u64,
}

pub(crate) fn check(
    archive: &[u8],
    directory_start: usize,
    entries: &[Entry<'_>],
) -> Result<Layout, PackageError> {
    // No entry reaches into the directory; what is there is looked at in one place only.
    let body = &archive[..directory_start];
    let mut extents = Vec::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        let (whole, data) = locate(body, entry)?;
        extents.push((whole, data, index));
    }
    let mut order: Vec<usize> = (0..extents.len()).collect();
    order.sort_by_key(|&index| (extents[index].0.start, index));
    let mut covered = 0;
    let mut unused = 0;
    let mut previous: Option<usize> = None;
    for index in order {
        let whole = &extents[index].0;
        if whole.start < covered {
            let other = previous.map_or_else(String::new, |other| entries[other].name.to_string());
            return Err(PackageError::Overlapping {
                entry: entries[index].name.clone(),
                other,
            });
        }
        if previous.is_none() && whole.start > 0 {
            return Err(PackageError::LeadingData {
                bytes: whole.start as u64,
            });
        }
        unused += (whole.start - covered) as u64;
        covered = whole.end;
        previous = Some(index);
    }
    if previous.is_none() && directory_start > 0 {
        return Err(PackageError::LeadingData {
            bytes: directory_start as u64,
        });
    }
    unused += (directory_start - covered) as u64;
    Ok(Layout {
        data: extents.into_iter().map(|(_, data, _)| data).collect(),
        unused,
    })
}

/// All bytes of an entry, and those of its data among them.
fn locate(body: &[u8], entry: &Entry<'_>) -> Result<(Range<usize>, Range<usize>), PackageError> {
    let into_directory = || PackageError::Overlapping {
        entry: entry.name.clone(),
        other: "the archive's directory".to_owned(),
    };
    let start = usize::try_from(entry.local_header).map_err(|_| into_directory())?;
    let header = slice_at(body, start, HEADER_SIZE).ok_or_else(into_directory)?;
    if !header.starts_with(SIGNATURE) {
        return Err(PackageError::DamagedDirectory {
            what: format!("{} is not where it says", entry.name),
        });
    }
    let field = |at| {
        u16_at(header, at)
            .map(usize::from)
            .ok_or_else(into_directory)
    };
    let name_at = start + HEADER_SIZE;
    let name = slice_at(body, name_at, field(26)?).ok_or_else(into_directory)?;
    let extra = slice_at(body, name_at + name.len(), field(28)?).ok_or_else(into_directory)?;
    let data_at = name_at + name.len() + extra.len();
    let data_end = usize::try_from(entry.compressed)
        .ok()
        .and_then(|length| data_at.checked_add(length))
        .filter(|end| *end <= body.len())
        .ok_or_else(into_directory)?;
    let header = Header::read(header, name, extra).ok_or_else(into_directory)?;
    header.agree_with(entry)?;
    let end = if header.flags & DATA_DESCRIPTOR == 0 {
        data_end
    } else {
        descriptor_end(body, data_end, entry)?
    };
    Ok((start..end, data_at..data_end))
}

struct Header<'a> {
    name: &'a [u8],
    flags: u16,
    method: u16,
    checksum: u32,
    compressed: u64,
    size: u64,
}

impl<'a> Header<'a> {
    fn read(header: &[u8], name: &'a [u8], extra: &[u8]) -> Option<Self> {
        let (mut compressed, mut size) = (
            u64::from(u32_at(header, 18)?),
            u64::from(u32_at(header, 22)?),
        );
        if let Some(wide) = extra_field(extra, ZIP64_FIELD) {
            let mut at = 0;
            for value in [&mut size, &mut compressed] {
                if *value == u64::from(u32::MAX) {
                    *value = u64_at(wide, at)?;
                    at += 8;
                }
            }
        }
        Some(Self {
            name,
            flags: u16_at(header, 6)?,
            method: u16_at(header, 8)?,
            checksum: u32_at(header, 14)?,
            compressed,
            size,
        })
    }

    fn agree_with(&self, entry: &Entry<'_>) -> Result<(), PackageError> {
        let differ = |field, expected: String, found: String| {
            Err(PackageError::HeaderMismatch {
                entry: entry.name.clone(),
                field,
                expected,
                found,
            })
        };
        if self.name != entry.raw_name {
            let shown =
                |raw| crate::entry_name::EntryName::new(String::from_utf8_lossy(raw)).to_string();
            return differ("name", shown(entry.raw_name), shown(self.name));
        }
        const SAME: u16 = ENCRYPTED | DATA_DESCRIPTOR;
        if self.flags & SAME != entry.flags & SAME {
            return differ(
                "flags",
                format!("{:#06x}", entry.flags),
                format!("{:#06x}", self.flags),
            );
        }
        if self.method != entry.method.number() {
            return differ(
                "compression method",
                entry.method.number().to_string(),
                self.method.to_string(),
            );
        }
        // With a data descriptor the values come after the data, and may be left out here.
        let later = self.flags & DATA_DESCRIPTOR != 0;
        let agrees = |found: u64, expected: u64| {
            found == expected || later && (found == 0 || found == u64::from(u32::MAX))
        };
        if !agrees(self.checksum.into(), entry.checksum.into()) {
            return differ(
                "checksum",
                format!("{:08x}", entry.checksum),
                format!("{:08x}", self.checksum),
            );
        }
        if !agrees(self.compressed, entry.compressed) {
            return differ(
                "compressed size",
                entry.compressed.to_string(),
                self.compressed.to_string(),
            );
        }
        if !agrees(self.size, entry.size) {
            return differ("size", entry.size.to_string(), self.size.to_string());
        }
        Ok(())
    }
}

/// Where the record after the data ends. Its signature is optional, and its sizes have four or eight bytes; it must
/// say in one of these forms what the directory says.
fn descriptor_end(body: &[u8], at: usize, entry: &Entry<'_>) -> Result<usize, PackageError> {
    for signature in [DESCRIPTOR_SIGNATURE.as_slice(), &[]] {
        for wide in [true, false] {
            let mut expected = signature.to_vec();
            expected.extend(entry.checksum.to_le_bytes());
            for size in [entry.compressed, entry.size] {
                expected.extend(&size.to_le_bytes()[..if wide { 8 } else { 4 }]);
            }
            if body
                .get(at..)
                .is_some_and(|after| after.starts_with(&expected))
            {
                return Ok(at + expected.len());
            }
        }
    }
    Err(PackageError::HeaderMismatch {
        entry: entry.name.clone(),
        field: "data descriptor",
        expected: format!(
            "{:08x}, {} and {} bytes",
            entry.checksum, entry.compressed, entry.size
        ),
        found: "something else".to_owned(),
    })
}
