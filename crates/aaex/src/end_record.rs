//! The end of an archive: where its directory is.
//!
//! Programs differ in how they look for it, and an archive that offers several ends shows each of them
//! another package. So exactly one record may fit: its comment reaches the last byte, the directory ends where the record
//! begins, and nothing follows. ZIP64 records, which a package within the limits never needs but some tools always
//! write, are read when they agree with the plain one.

use std::ops::Range;

use crate::{
    error::PackageError,
    fields::{slice_at, u16_at, u32_at, u64_at},
};

const SIGNATURE: &[u8; 4] = b"PK\x05\x06";
const SIZE: usize = 22;
const LOCATOR_SIGNATURE: &[u8; 4] = b"PK\x06\x07";
const LOCATOR_SIZE: usize = 20;
const ZIP64_SIGNATURE: &[u8; 4] = b"PK\x06\x06";
const ZIP64_SIZE: usize = 56;

/// Where the central directory is and how many entries it should have.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Directory {
    /// Its bytes, all inside the archive.
    pub(crate) range: Range<usize>,
    /// The entries that the end record counts.
    pub(crate) entries: u64,
}

/// The same facts as an end record states them, before they are believed.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stated {
    entries: u64,
    size: u64,
    offset: u64,
}

pub(crate) fn find(archive: &[u8]) -> Result<Directory, PackageError> {
    let at = position(archive)?;
    let record = Record { archive, at };
    if record.u16(4)? != 0 && record.u16(4)? != u16::MAX
        || record.u16(6)? != 0 && record.u16(6)? != u16::MAX
    {
        return Err(PackageError::Split);
    }
    if record.u16(8)? != record.u16(10)? {
        return Err(PackageError::Split);
    }
    let plain = Stated {
        entries: record.u16(10)?.into(),
        size: record.u32(12)?.into(),
        offset: record.u32(16)?.into(),
    };
    let (stated, end) = match zip64(archive, at)? {
        Some((wide, end)) => {
            let agrees = |narrow: u64, wide: u64, unset: u64| narrow == unset || narrow == wide;
            if !agrees(plain.entries, wide.entries, u16::MAX.into())
                || !agrees(plain.size, wide.size, u32::MAX.into())
                || !agrees(plain.offset, wide.offset, u32::MAX.into())
            {
                return Err(damaged("its ZIP64 end record and its plain one disagree"));
            }
            (wide, end)
        }
        None => (plain, at),
    };
    locate(archive, stated, end)
}

/// The directory must fill the bytes before the end record exactly.
fn locate(archive: &[u8], stated: Stated, end: usize) -> Result<Directory, PackageError> {
    let outside = || damaged("the end record places it outside the archive");
    let size = usize::try_from(stated.size).map_err(|_| outside())?;
    let start = end.checked_sub(size).ok_or_else(outside)?;
    if stated.offset != start as u64 {
        // A self-extractor: a program glued before an archive whose offsets still count from the old beginning.
        let before = (start as u64)
            .checked_sub(stated.offset)
            .filter(|_| archive[start..].starts_with(b"PK"));
        return Err(match before {
            Some(bytes) => PackageError::LeadingData { bytes },
            None => damaged("the end record does not say where it really is"),
        });
    }
    Ok(Directory {
        range: start..end,
        entries: stated.entries,
    })
}

/// Where the one end record that reaches the last byte begins.
fn position(archive: &[u8]) -> Result<usize, PackageError> {
    let first = archive.len().saturating_sub(SIZE + usize::from(u16::MAX));
    let mut fitting = Vec::new();
    let mut short_of_end = None;
    let mut past_end = false;
    for at in first..archive.len().saturating_sub(SIZE - 1) {
        if !archive[at..].starts_with(SIGNATURE) {
            continue;
        }
        let end = at + SIZE + usize::from(u16_at(archive, at + 20).unwrap_or(0));
        match end.cmp(&archive.len()) {
            std::cmp::Ordering::Equal => fitting.push(at),
            std::cmp::Ordering::Less => short_of_end = Some(end),
            std::cmp::Ordering::Greater => past_end = true,
        }
    }
    match (fitting.as_slice(), short_of_end) {
        ([at], _) => Ok(*at),
        ([_, _, ..], _) => Err(PackageError::AmbiguousEnd {
            ends: fitting.len(),
        }),
        ([], Some(end)) => Err(PackageError::TrailingData {
            bytes: (archive.len() - end) as u64,
        }),
        ([], None) if past_end => Err(PackageError::Truncated {
            missing: "the comment at its end".into(),
        }),
        ([], None) if archive.starts_with(b"PK\x03\x04") || archive.starts_with(b"PK\x05\x06") => {
            Err(PackageError::Truncated {
                missing: "the end record".into(),
            })
        }
        ([], None) => Err(PackageError::NotAnArchive {
            looks_like: looks_like(archive),
        }),
    }
}

/// What the ZIP64 record before the plain end record says, and where that record begins.
fn zip64(archive: &[u8], end_record: usize) -> Result<Option<(Stated, usize)>, PackageError> {
    let Some(locator_at) = end_record.checked_sub(LOCATOR_SIZE) else {
        return Ok(None);
    };
    if !archive[locator_at..].starts_with(LOCATOR_SIGNATURE) {
        return Ok(None);
    }
    let locator = Record {
        archive,
        at: locator_at,
    };
    let at = usize::try_from(locator.u64(8)?).unwrap_or(usize::MAX);
    let known =
        || damaged("its ZIP64 end record is not where the archive says, or is of an unknown kind");
    if at.checked_add(ZIP64_SIZE) != Some(locator_at)
        || slice_at(archive, at, 4) != Some(ZIP64_SIGNATURE)
    {
        return Err(known());
    }
    let record = Record { archive, at };
    if record.u64(4)? != (ZIP64_SIZE - 12) as u64 {
        return Err(known());
    }
    if locator.u32(4)? != 0 || locator.u32(16)? > 1 || record.u32(16)? != 0 || record.u32(20)? != 0
    {
        return Err(PackageError::Split);
    }
    if record.u64(24)? != record.u64(32)? {
        return Err(PackageError::Split);
    }
    Ok(Some((
        Stated {
            entries: record.u64(32)?,
            size: record.u64(40)?,
            offset: record.u64(48)?,
        },
        at,
    )))
}

struct Record<'a> {
    archive: &'a [u8],
    at: usize,
}

impl Record<'_> {
    fn u16(&self, field: usize) -> Result<u16, PackageError> {
        u16_at(self.archive, self.at + field).ok_or_else(cut)
    }

    fn u32(&self, field: usize) -> Result<u32, PackageError> {
        u32_at(self.archive, self.at + field).ok_or_else(cut)
    }

    fn u64(&self, field: usize) -> Result<u64, PackageError> {
        u64_at(self.archive, self.at + field).ok_or_else(cut)
    }
}

fn cut() -> PackageError {
    PackageError::Truncated {
        missing: "the end record".into(),
    }
}

fn damaged(what: &str) -> PackageError {
    PackageError::DamagedDirectory {
        what: what.to_owned(),
    }
}

/// What people upload by mistake, by its first bytes.
fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 8] = [
        (b"\x1f\x8b", "a gzip file"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"Rar!", "a RAR archive"),
        (b"BZh", "a bzip2 file"),
        (b"\xfd7zXZ", "an XZ file"),
        (b"<", "an HTML or XML page"),
        (b"{", "a JSON file"),
        (b"%PDF", "a PDF document"),
    ];
    if bytes.is_empty() {
        return Some("an empty file");
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some("a tar archive");
    }
    KNOWN
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, what)| *what)
}
