//! One entry of an archive, as its directory describes it.

use crate::{
    entry_name::{self, Encoding, EntryName, NameFault},
    error::PackageError,
    fields::{extra_field, slice_at, u16_at, u32_at, u64_at},
    limits::Limits,
    path::{PackagePath, PathError},
};

pub(crate) const ENCRYPTED: u16 = 1;
pub(crate) const DATA_DESCRIPTOR: u16 = 1 << 3;
const STRONG_ENCRYPTION: u16 = 1 << 6;
const MASKED_HEADER: u16 = 1 << 13;
pub(crate) const ZIP64_FIELD: u16 = 0x0001;
const UNIX_LINK_FIELD: u16 = 0x756e;
const SIGNATURE: &[u8; 4] = b"PK\x01\x02";
const HEADER_SIZE: usize = 46;

/// How an entry's bytes are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Stored,
    Deflated,
}

impl Method {
    pub(crate) fn number(self) -> u16 {
        match self {
            Self::Stored => 0,
            Self::Deflated => 8,
        }
    }
}

/// What an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    File(PackagePath),
    /// `None` is the root itself, which some tools list.
    Folder(Option<PackagePath>),
}

/// An entry whose name, kind and declared sizes have been checked; its data has not.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) name: EntryName,
    pub(crate) raw_name: &'a [u8],
    pub(crate) encoding: Encoding,
    pub(crate) had_backslash: bool,
    pub(crate) kind: EntryKind,
    pub(crate) flags: u16,
    pub(crate) method: Method,
    pub(crate) checksum: u32,
    pub(crate) compressed: u64,
    pub(crate) size: u64,
    pub(crate) local_header: u64,
}

impl<'a> Entry<'a> {
    /// Reads the header that `rest` begins with, and gives the bytes after it.
    pub(crate) fn read(rest: &'a [u8], limits: &Limits) -> Result<(Self, &'a [u8]), PackageError> {
        let damaged = || PackageError::DamagedDirectory {
            what: "it holds bytes that are no entry".to_owned(),
        };
        if !rest.starts_with(SIGNATURE) {
            return Err(damaged());
        }
        let header = slice_at(rest, 0, HEADER_SIZE).ok_or_else(damaged)?;
        let u16 = |at| u16_at(header, at).ok_or_else(damaged);
        let u32 = |at| u32_at(header, at).ok_or_else(damaged);
        let (name_length, extra_length) = (usize::from(u16(28)?), usize::from(u16(30)?));
        let comment_length = usize::from(u16(32)?);
        let raw_name = slice_at(rest, HEADER_SIZE, name_length).ok_or_else(damaged)?;
        let extra = slice_at(rest, HEADER_SIZE + name_length, extra_length).ok_or_else(damaged)?;
        let rest = rest
            .get(HEADER_SIZE + name_length + extra_length + comment_length..)
            .ok_or_else(damaged)?;

        let flags = u16(8)?;
        let (text, encoding) = entry_name::decode(raw_name, flags, extra).map_err(name_fault)?;
        let name = EntryName::new(text);
        if flags & (ENCRYPTED | STRONG_ENCRYPTION | MASKED_HEADER) != 0 || u16(10)? == 99 {
            return Err(PackageError::Encrypted { entry: name });
        }
        let method = match u16(10)? {
            0 => Method::Stored,
            8 => Method::Deflated,
            method => {
                return Err(PackageError::UnsupportedCompression {
                    entry: name,
                    method,
                });
            }
        };
        let sizes = Sizes::resolve([u32(24)?, u32(20)?, u32(42)?], u16(34)?, extra, &name)?;
        let attributes = u32(38)?;
        refuse_links(attributes, extra, &name)?;
        let (kind, had_backslash) = kind(&name, attributes, sizes.size)?;
        let entry = Self {
            raw_name,
            encoding,
            had_backslash,
            kind,
            flags,
            method,
            checksum: u32(16)?,
            compressed: sizes.compressed,
            size: sizes.size,
            local_header: sizes.local_header,
            name,
        };
        entry.check_sizes(limits)?;
        Ok((entry, rest))
    }

    fn check_sizes(&self, limits: &Limits) -> Result<(), PackageError> {
        let entry = || self.name.clone();
        if self.size > limits.inflated_file {
            return Err(PackageError::FileTooLarge {
                entry: entry(),
                size: self.size,
                limit: limits.inflated_file,
            });
        }
        if limits.ratio_exceeded(self.size, self.compressed) {
            return Err(PackageError::RatioTooHigh {
                entry: entry(),
                compressed: self.compressed,
                size: self.size,
                limit: limits.ratio,
                floor: limits.ratio_floor,
            });
        }
        if self.method == Method::Stored && self.size != self.compressed {
            return Err(PackageError::SizeMismatch {
                entry: entry(),
                declared: self.size,
                found: self.compressed,
            });
        }
        // Some tools deflate even a folder's nothing, which takes two bytes.
        if matches!(self.kind, EntryKind::Folder(_)) && (self.size > 0 || self.compressed > 2) {
            return Err(PackageError::FolderWithData {
                entry: entry(),
                size: self.size.max(self.compressed),
            });
        }
        Ok(())
    }
}

struct Sizes {
    size: u64,
    compressed: u64,
    local_header: u64,
}

impl Sizes {
    /// Takes what doesn't fit the header's fields (size, compressed size, offset, disk) from the ZIP64 extra field.
    fn resolve(
        fields: [u32; 3],
        disk: u16,
        extra: &[u8],
        name: &EntryName,
    ) -> Result<Self, PackageError> {
        let mut wide = extra_field(extra, ZIP64_FIELD).unwrap_or_default();
        let mut values = [0; 3];
        for (value, field) in values.iter_mut().zip(fields) {
            *value = u64::from(field);
            if field == u32::MAX {
                *value = u64_at(wide, 0).ok_or_else(|| PackageError::DamagedDirectory {
                    what: format!("the ZIP64 field of {name} is missing or too short"),
                })?;
                wide = &wide[8..];
            }
        }
        let disk = if disk == u16::MAX {
            u32_at(wide, 0).unwrap_or(0)
        } else {
            disk.into()
        };
        if disk != 0 {
            return Err(PackageError::Split);
        }
        let [size, compressed, local_header] = values;
        Ok(Self {
            size,
            compressed,
            local_header,
        })
    }
}

fn name_fault((fault, entry): (NameFault, EntryName)) -> PackageError {
    match fault {
        NameFault::NotUtf8 => PackageError::NameNotUtf8 { entry },
        NameFault::Overlong => PackageError::NameOverlong { entry },
        NameFault::TwoNames => PackageError::TwoNames { entry },
    }
}

/// Links by any of the ways that archivers mark them. The system that the archive claims to be from is not
/// looked at, because unpackers differ in whether they do.
fn refuse_links(attributes: u32, extra: &[u8], name: &EntryName) -> Result<(), PackageError> {
    const REPARSE_POINT: u32 = 0x400;
    let mode = (attributes >> 16) as u16;
    let second_mode = extra_field(extra, UNIX_LINK_FIELD)
        .and_then(|field| u16_at(field, 4))
        .unwrap_or(0);
    for mode in [mode, second_mode] {
        let kind = match mode & 0xf000 {
            0 | 0x8000 | 0x4000 => continue,
            0xa000 => {
                return Err(PackageError::Link {
                    entry: name.clone(),
                });
            }
            0x1000 => "named pipe",
            0x2000 | 0x6000 => "device",
            0xc000 => "socket",
            _ => "special file",
        };
        return Err(PackageError::SpecialFile {
            entry: name.clone(),
            kind,
        });
    }
    if mode == 0 && attributes & REPARSE_POINT != 0 {
        return Err(PackageError::Link {
            entry: name.clone(),
        });
    }
    Ok(())
}

/// The path that a name means, and whether it had backslashes for slashes.
///
/// A folder ends in a slash; one that only its attributes tell is taken as such when it is empty.
fn kind(name: &EntryName, attributes: u32, size: u64) -> Result<(EntryKind, bool), PackageError> {
    const DOS_FOLDER: u32 = 0x10;
    let fault = |source| PackageError::Path {
        entry: name.clone(),
        source,
    };
    let had_backslash = name.as_str().contains('\\');
    let spelled = slashed(name);
    let mut rest = spelled.as_str();
    while let Some(inner) = rest.strip_prefix("./") {
        rest = inner;
    }
    let marked = attributes >> 16 & 0xf000 == 0x4000 || attributes & DOS_FOLDER != 0;
    let trimmed = rest.strip_suffix('/');
    if (rest.is_empty() || rest == ".") && !spelled.is_empty() {
        return Ok((EntryKind::Folder(None), had_backslash));
    }
    if trimmed == Some("") {
        return Err(fault(PathError::Absolute));
    }
    let path = PackagePath::new(trimmed.unwrap_or(rest)).map_err(fault)?;
    let folder = trimmed.is_some() || marked && size == 0;
    Ok((
        if folder {
            EntryKind::Folder(Some(path))
        } else {
            EntryKind::File(path)
        },
        had_backslash,
    ))
}

/// The name with slashes for backslashes, as Windows tools mean them.
pub(crate) fn slashed(name: &EntryName) -> String {
    name.as_str().replace('\\', "/")
}
