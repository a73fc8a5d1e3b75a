//! Writing an archive: the same files give the same bytes, whatever their order, the day and the machine.

use flate2::{Compress, Compression, FlushCompress, Status};

use crate::{
    entry::Method,
    entry_name::EntryName,
    error::PackageError,
    limits::Limits,
    names::{self, Named},
    package::About,
    parallel,
    path::{PackagePath, SystemFile},
};

/// Deflate's usual balance; another level would change the bytes of every archive.
const LEVEL: u32 = 6;
const UTF8_FLAG: u16 = 1 << 11;
/// 1 January 1980, the first day that the format knows.
const DATE: u16 = 1 << 5 | 1;
const TIME: u16 = 0;
/// Unix, version 2.0 of the specification.
const MADE_BY: u16 = 3 << 8 | 20;
/// A regular file, `rw-r--r--`.
const ATTRIBUTES: u32 = 0o100_644 << 16;

/// Why an archive is not written.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// [`crate::read`] would refuse it.
    #[error(transparent)]
    Refused(#[from] PackageError),
    /// A file that an operating system left there.
    #[error("`{path}` is a file of the operating system ({what}), not of the app")]
    SystemFile {
        /// Which file.
        path: PackagePath,
        /// What kind it is.
        what: SystemFile,
    },
    /// The compressor failed on it, which it has no known reason to.
    #[error("`{path}` could not be compressed: {reason}")]
    Compression {
        /// Which file.
        path: PackagePath,
        /// The compressor's words.
        reason: String,
    },
}

impl WriteError {
    /// A stable name of this refusal, for scripts and documentation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(error) => error.code(),
            Self::SystemFile { .. } => "system-file",
            Self::Compression { .. } => "compression-failed",
        }
    }

    /// The file in question, if it is about one.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        match self {
            Self::Refused(error) => error.entry(),
            Self::SystemFile { path, .. } | Self::Compression { path, .. } => Some(path.as_str()),
        }
    }

    /// How to mend it, as a sentence.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Refused(error) => error.remedy(),
            Self::SystemFile { path, .. } => {
                format!("Delete `{path}` from the build folder; nothing loads it.")
            }
            Self::Compression { .. } => "Report this with the file that caused it.".to_owned(),
        }
    }
}

/// Packs `files` into an archive that [`crate::read`] accepts under the same `limits`.
///
/// Sorted by path, dated 1980-01-01, mode 0644, deflated at one level or stored where that is smaller (or where
/// deflating would exceed the allowed ratio). Files are compressed on all cores; that doesn't show in the bytes.
///
/// # Errors
/// When the manifest or the entry page is missing or invalid, a name is there twice (also by case or Unicode form) or is
/// both file and folder, an operating system's file is among them, or a limit is exceeded.
pub fn write<I, B>(files: I, limits: &Limits) -> Result<Vec<u8>, WriteError>
where
    I: IntoIterator<Item = (PackagePath, B)>,
    B: AsRef<[u8]> + Sync,
{
    let mut files: Vec<(PackagePath, B)> = files.into_iter().collect();
    files.sort_by(|a, b| a.0.cmp(&b.0));
    check(&files, limits)?;
    let packed: Vec<Packed<'_>> = parallel::try_map(
        &files,
        || Compress::new(Compression::new(LEVEL), false),
        |deflater, (path, bytes)| pack(deflater, path, bytes.as_ref(), limits),
    )?;
    Ok(assemble(&packed, limits)?)
}

fn check<B: AsRef<[u8]>>(files: &[(PackagePath, B)], limits: &Limits) -> Result<(), WriteError> {
    // The plain format counts entries in 16 bits; the value that means "see elsewhere" is not used.
    let most = limits.entries.min(usize::from(u16::MAX) - 1);
    if files.len() > most {
        return Err(PackageError::TooManyEntries {
            count: files.len() as u64,
            limit: most as u64,
        }
        .into());
    }
    let mut total: u64 = 0;
    for (path, bytes) in files {
        let size = bytes.as_ref().len() as u64;
        let entry = || EntryName::new(path.as_str());
        if let Some(what) = path.system_file() {
            return Err(WriteError::SystemFile {
                path: path.clone(),
                what,
            });
        }
        if size > limits.inflated_file {
            return Err(PackageError::FileTooLarge {
                entry: entry(),
                size,
                limit: limits.inflated_file,
            }
            .into());
        }
        total = total.saturating_add(size);
        if total > limits.inflated_total {
            return Err(PackageError::PackageTooLarge {
                entry: entry(),
                limit: limits.inflated_total,
            }
            .into());
        }
    }
    let names: Vec<EntryName> = files
        .iter()
        .map(|(path, _)| EntryName::new(path.as_str()))
        .collect();
    names::check(files.iter().zip(&names).map(|((path, _), name)| Named {
        path,
        folder: false,
        name,
    }))?;
    About::of(
        files.iter().map(|(path, bytes)| (path, bytes.as_ref())),
        &mut Vec::new(),
    )?;
    Ok(())
}

/// A file ready to be laid into the archive.
struct Packed<'a> {
    path: &'a PackagePath,
    method: Method,
    checksum: u32,
    size: usize,
    data: Data<'a>,
}

enum Data<'a> {
    AsIs(&'a [u8]),
    Deflated(Vec<u8>),
}

impl Data<'_> {
    fn bytes(&self) -> &[u8] {
        match self {
            Data::AsIs(bytes) => bytes,
            Data::Deflated(bytes) => bytes,
        }
    }
}

fn pack<'a>(
    deflater: &mut Compress,
    path: &'a PackagePath,
    bytes: &'a [u8],
    limits: &Limits,
) -> Result<Packed<'a>, WriteError> {
    let failed = |reason: flate2::CompressError| WriteError::Compression {
        path: path.clone(),
        reason: reason.to_string(),
    };
    deflater.reset();
    // Room for the worst case: a stream that is broken off for lack of room leaves zlib-rs 0.6.8 unfit for the next ones,
    // reset or not.
    let mut deflated = Vec::with_capacity(bytes.len() + bytes.len() / 128 + 1024);
    let status = deflater
        .compress_vec(bytes, &mut deflated, FlushCompress::Finish)
        .map_err(failed)?;
    let within_ratio = !limits.ratio_exceeded(bytes.len() as u64, deflated.len() as u64);
    let (method, data) =
        if status == Status::StreamEnd && deflated.len() < bytes.len() && within_ratio {
            deflated.shrink_to_fit();
            (Method::Deflated, Data::Deflated(deflated))
        } else {
            (Method::Stored, Data::AsIs(bytes))
        };
    Ok(Packed {
        path,
        method,
        checksum: crc32fast::hash(bytes),
        size: bytes.len(),
        data,
    })
}

fn assemble(entries: &[Packed<'_>], limits: &Limits) -> Result<Vec<u8>, PackageError> {
    const LOCAL: usize = 30;
    const CENTRAL: usize = 46;
    const END: usize = 22;
    let size = END
        + entries
            .iter()
            .map(|entry| LOCAL + CENTRAL + 2 * entry.path.as_str().len() + entry.data.bytes().len())
            .sum::<usize>();
    // The plain format gives offsets in 32 bits.
    let limit = limits.archive.min(u64::from(u32::MAX) - 1);
    let too_large = || PackageError::ArchiveTooLarge {
        size: size as u64,
        limit,
    };
    if size as u64 > limit {
        return Err(too_large());
    }
    let narrow = |number: usize| u32::try_from(number).map_err(|_| too_large());
    let mut archive = Vec::with_capacity(size);
    let mut directory = Vec::new();
    for entry in entries {
        let offset = narrow(archive.len())?;
        let fields = common_fields(
            entry,
            narrow(entry.data.bytes().len())?,
            narrow(entry.size)?,
        );
        archive.extend(b"PK\x03\x04");
        archive.extend(fields);
        archive.extend([0; 2]);
        archive.extend(entry.path.as_str().as_bytes());
        archive.extend(entry.data.bytes());

        directory.extend(b"PK\x01\x02");
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(fields);
        // No extra field, no comment, first disk, no internal attributes.
        directory.extend([0; 8]);
        directory.extend(ATTRIBUTES.to_le_bytes());
        directory.extend(offset.to_le_bytes());
        directory.extend(entry.path.as_str().as_bytes());
    }
    let start = narrow(archive.len())?;
    archive.extend(&directory);
    let count = u16::try_from(entries.len())
        .unwrap_or(u16::MAX)
        .to_le_bytes();
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count);
    archive.extend(count);
    archive.extend(narrow(directory.len())?.to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    Ok(archive)
}

/// What both headers of an entry have in common: from the version needed to the length of the name.
fn common_fields(entry: &Packed<'_>, compressed: u32, size: u32) -> [u8; 24] {
    let name = entry.path.as_str();
    let needed: u16 = if entry.method == Method::Deflated || name.contains('/') {
        20
    } else {
        10
    };
    let flags = if name.is_ascii() { 0 } else { UTF8_FLAG };
    let name_length = u16::try_from(name.len()).unwrap_or(u16::MAX);
    let mut fields = [0; 24];
    let halves = [needed, flags, entry.method.number(), TIME, DATE];
    let words = [entry.checksum, compressed, size];
    let bytes = halves
        .iter()
        .flat_map(|half| half.to_le_bytes())
        .chain(words.iter().flat_map(|word| word.to_le_bytes()))
        .chain(name_length.to_le_bytes());
    fields
        .iter_mut()
        .zip(bytes)
        .for_each(|(field, byte)| *field = byte);
    fields
}
