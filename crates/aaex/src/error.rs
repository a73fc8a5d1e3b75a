//! Why a package is refused.

use callbench_contract::manifest::ManifestError;

use crate::{
    entry_name::EntryName,
    path::{PackagePath, PathError},
    size::{ByteSize, Grouped},
};

/// Why an archive is no package. Nothing of it is kept after any of these.
///
/// The message says what is wrong and where; [`PackageError::remedy`] says how to mend it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PackageError {
    /// More bytes than [`crate::Limits::archive`].
    #[error("the archive has {}; at most {} are allowed", ByteSize(*.size), ByteSize(*.limit))]
    ArchiveTooLarge {
        /// Its bytes.
        size: u64,
        /// The most allowed.
        limit: u64,
    },
    /// No ZIP archive at all.
    #[error("this is no ZIP archive: neither a beginning nor an end of one was found{}", seen(.looks_like))]
    NotAnArchive {
        /// What its first bytes look like instead.
        looks_like: Option<&'static str>,
    },
    /// Ends too early.
    #[error("the archive is cut short: {missing} is missing or incomplete")]
    Truncated {
        /// What should have been there.
        missing: String,
    },
    /// Bytes after the end record.
    #[error("{} bytes follow the end of the archive; nothing may", Grouped(*.bytes))]
    TrailingData {
        /// How many.
        bytes: u64,
    },
    /// Bytes before the first entry.
    #[error("{} bytes stand before the archive's first entry; nothing may", Grouped(*.bytes))]
    LeadingData {
        /// How many.
        bytes: u64,
    },
    /// Two records each of which could be the end.
    #[error(
        "the archive has {ends} possible ends, so two programs could read two different packages from it"
    )]
    AmbiguousEnd {
        /// How many.
        ends: usize,
    },
    /// One part of several.
    #[error("the archive is one part of a split archive; all of it must be in one file")]
    Split,
    /// The central directory contradicts itself.
    #[error("the archive's directory is damaged: {what}")]
    DamagedDirectory {
        /// In what way.
        what: String,
    },
    /// The end record counts other entries than there are.
    #[error("the archive's end record counts {} entries, but its directory holds {}", Grouped(*.declared), Grouped(*.found))]
    EntryCountMismatch {
        /// What the end record says.
        declared: u64,
        /// What is there.
        found: u64,
    },
    /// More entries than [`crate::Limits::entries`].
    #[error("the archive holds {} entries or more; at most {} are allowed", Grouped(*.count), Grouped(*.limit))]
    TooManyEntries {
        /// How many were found before reading stopped.
        count: u64,
        /// The most allowed.
        limit: u64,
    },
    /// Encrypted, in whatever way.
    #[error("{entry} is encrypted; a package is readable without a password")]
    Encrypted {
        /// Which entry.
        entry: EntryName,
    },
    /// Neither stored nor deflated.
    #[error("{entry} is compressed with method {method} ({}); only stored and deflated entries are read", method_name(*.method))]
    UnsupportedCompression {
        /// Which entry.
        entry: EntryName,
        /// The method's number in the ZIP specification.
        method: u16,
    },
    /// A symbolic link, or a Windows reparse point.
    #[error("{entry} is a link; a package holds files only")]
    Link {
        /// Which entry.
        entry: EntryName,
    },
    /// A device, pipe or socket.
    #[error("{entry} is a {kind}; a package holds files only")]
    SpecialFile {
        /// Which entry.
        entry: EntryName,
        /// What it is.
        kind: &'static str,
    },
    /// A folder with contents of its own.
    #[error("{entry} is a folder but carries {}", ByteSize(*.size))]
    FolderWithData {
        /// Which entry.
        entry: EntryName,
        /// How many bytes.
        size: u64,
    },
    /// The two headers of an entry disagree.
    #[error(
        "the two headers of {entry} disagree about its {field}: {expected} in the archive's directory, {found} before the data"
    )]
    HeaderMismatch {
        /// Which entry.
        entry: EntryName,
        /// What about.
        field: &'static str,
        /// The central directory's value.
        expected: String,
        /// The local header's value.
        found: String,
    },
    /// Two entries share bytes.
    #[error("{entry} shares bytes of the archive with {other}; each entry has its own")]
    Overlapping {
        /// Which entry.
        entry: EntryName,
        /// The other entry, or the archive's directory.
        other: String,
    },
    /// Its contents are longer or shorter than it says.
    #[error("{entry} says that it holds {} but holds {}", ByteSize(*.declared), held(*.found, *.declared))]
    SizeMismatch {
        /// Which entry.
        entry: EntryName,
        /// Bytes declared.
        declared: u64,
        /// Bytes found; reading stops one byte after the declared ones.
        found: u64,
    },
    /// Its contents are not the ones that were packed.
    #[error("the contents of {entry} have the checksum {found:08x}, expected {declared:08x}")]
    ChecksumMismatch {
        /// Which entry.
        entry: EntryName,
        /// CRC-32 declared.
        declared: u32,
        /// CRC-32 found.
        found: u32,
    },
    /// Can't be inflated.
    #[error("the compressed data of {entry} is damaged: {what}")]
    DamagedData {
        /// Which entry.
        entry: EntryName,
        /// In what way.
        what: String,
    },
    /// More bytes than [`crate::Limits::inflated_file`].
    #[error("{entry} holds {}; at most {} are allowed in one file", ByteSize(*.size), ByteSize(*.limit))]
    FileTooLarge {
        /// Which entry.
        entry: EntryName,
        /// Its bytes, inflated.
        size: u64,
        /// The most allowed.
        limit: u64,
    },
    /// More bytes than [`crate::Limits::inflated_total`].
    #[error("the files hold more than {} together, which is the most allowed (reached at {entry})", ByteSize(*.limit))]
    PackageTooLarge {
        /// The entry that went over it.
        entry: EntryName,
        /// The most allowed.
        limit: u64,
    },
    /// Inflates to more than [`crate::Limits::ratio`] times its size.
    #[error("{entry} inflates from {} to {}; more than {limit} times is not allowed beyond {}",
        ByteSize(*.compressed), ByteSize(*.size), ByteSize(*.floor))]
    RatioTooHigh {
        /// Which entry.
        entry: EntryName,
        /// Compressed bytes.
        compressed: u64,
        /// Inflated bytes.
        size: u64,
        /// The highest ratio allowed.
        limit: u64,
        /// Inflated bytes up to which there is no limit.
        floor: u64,
    },
    /// The name's bytes are flagged as UTF-8 but aren't, or their Unicode form is none.
    #[error("the name of {entry} is not valid UTF-8")]
    NameNotUtf8 {
        /// Which entry, as far as it can be read.
        entry: EntryName,
    },
    /// The name spells a character in more bytes than it needs.
    #[error("the name of {entry} holds overlong UTF-8, which can hide a `.` or a `/`")]
    NameOverlong {
        /// Which entry, as far as it can be read.
        entry: EntryName,
    },
    /// The entry carries two different names.
    #[error("{entry} carries a second, different name in its Unicode field")]
    TwoNames {
        /// Which entry.
        entry: EntryName,
    },
    /// The name is no path inside a package.
    #[error("{entry}: {source}")]
    Path {
        /// Which entry.
        entry: EntryName,
        /// What is wrong with it.
        source: PathError,
    },
    /// Two entries of one name.
    #[error("{entry} is there twice")]
    Duplicate {
        /// Which entry.
        entry: EntryName,
    },
    /// Two names that differ in case only.
    #[error(
        "{entry} and {other} differ only in upper and lower case, so they are one file on Windows and macOS"
    )]
    DuplicateByCase {
        /// The earlier entry.
        entry: EntryName,
        /// The later one.
        other: EntryName,
    },
    /// Two names that differ in their Unicode form only.
    #[error("{entry} and {other} look alike: the same text in two Unicode forms")]
    DuplicateByUnicode {
        /// The earlier entry.
        entry: EntryName,
        /// The later one.
        other: EntryName,
    },
    /// One name is a file, and a folder too.
    #[error("{entry} is a file, but {folder} needs a folder of that name")]
    FileAndFolder {
        /// The file.
        entry: EntryName,
        /// The folder, or a file in it.
        folder: EntryName,
    },
    /// Everything stands one folder too deep.
    #[error(
        "everything is inside the folder `{folder}/`; `manifest.json` and `index.html` must be at the archive's root"
    )]
    OneFolderDown {
        /// The folder.
        folder: String,
    },
    /// No `manifest.json` at the root.
    #[error("there is no `manifest.json` at the archive's root{}", instead(.found))]
    MissingManifest {
        /// What may have been meant.
        found: Option<PackagePath>,
    },
    /// `manifest.json` can't be used.
    #[error("{source}")]
    InvalidManifest {
        /// Why.
        source: ManifestError,
    },
    /// No page to open.
    #[error("there is no `index.html` at the archive's root{}", instead(.found))]
    MissingEntryPage {
        /// What may have been meant.
        found: Option<PackagePath>,
    },
}

impl PackageError {
    /// A stable name of this refusal, for scripts and documentation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::ArchiveTooLarge { .. } => "archive-too-large",
            Self::NotAnArchive { .. } => "not-an-archive",
            Self::Truncated { .. } => "truncated",
            Self::TrailingData { .. } => "trailing-data",
            Self::LeadingData { .. } => "leading-data",
            Self::AmbiguousEnd { .. } => "ambiguous-end",
            Self::Split => "split-archive",
            Self::DamagedDirectory { .. } => "damaged-directory",
            Self::EntryCountMismatch { .. } => "entry-count-mismatch",
            Self::TooManyEntries { .. } => "too-many-entries",
            Self::Encrypted { .. } => "encrypted-entry",
            Self::UnsupportedCompression { .. } => "unsupported-compression",
            Self::Link { .. } => "link",
            Self::SpecialFile { .. } => "special-file",
            Self::FolderWithData { .. } => "folder-with-data",
            Self::HeaderMismatch { .. } => "header-mismatch",
            Self::Overlapping { .. } => "overlapping-entries",
            Self::SizeMismatch { .. } => "size-mismatch",
            Self::ChecksumMismatch { .. } => "checksum-mismatch",
            Self::DamagedData { .. } => "damaged-data",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::PackageTooLarge { .. } => "package-too-large",
            Self::RatioTooHigh { .. } => "ratio-too-high",
            Self::NameNotUtf8 { .. } => "name-not-utf8",
            Self::NameOverlong { .. } => "name-overlong-utf8",
            Self::TwoNames { .. } => "name-given-twice",
            Self::Path { source, .. } => source.code(),
            Self::Duplicate { .. } => "duplicate-name",
            Self::DuplicateByCase { .. } => "duplicate-name-by-case",
            Self::DuplicateByUnicode { .. } => "duplicate-name-by-unicode",
            Self::FileAndFolder { .. } => "file-and-folder",
            Self::OneFolderDown { .. } => "one-folder-down",
            Self::MissingManifest { .. } => "missing-manifest",
            Self::InvalidManifest { .. } => "invalid-manifest",
            Self::MissingEntryPage { .. } => "missing-entry-page",
        }
    }

    /// The entry in question, if it is about one.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        match self {
            Self::Encrypted { entry }
            | Self::UnsupportedCompression { entry, .. }
            | Self::Link { entry }
            | Self::SpecialFile { entry, .. }
            | Self::FolderWithData { entry, .. }
            | Self::HeaderMismatch { entry, .. }
            | Self::Overlapping { entry, .. }
            | Self::SizeMismatch { entry, .. }
            | Self::ChecksumMismatch { entry, .. }
            | Self::DamagedData { entry, .. }
            | Self::FileTooLarge { entry, .. }
            | Self::PackageTooLarge { entry, .. }
            | Self::RatioTooHigh { entry, .. }
            | Self::NameNotUtf8 { entry }
            | Self::NameOverlong { entry }
            | Self::TwoNames { entry }
            | Self::Path { entry, .. }
            | Self::Duplicate { entry }
            | Self::DuplicateByCase { entry, .. }
            | Self::DuplicateByUnicode { entry, .. }
            | Self::FileAndFolder { entry, .. } => Some(entry.as_str()),
            Self::MissingManifest { .. } | Self::InvalidManifest { .. } => Some("manifest.json"),
            Self::MissingEntryPage { .. } => Some("index.html"),
            Self::ArchiveTooLarge { .. }
            | Self::NotAnArchive { .. }
            | Self::Truncated { .. }
            | Self::TrailingData { .. }
            | Self::LeadingData { .. }
            | Self::AmbiguousEnd { .. }
            | Self::Split
            | Self::DamagedDirectory { .. }
            | Self::EntryCountMismatch { .. }
            | Self::TooManyEntries { .. }
            | Self::OneFolderDown { .. } => None,
        }
    }
}

fn seen(looks_like: &Option<&'static str>) -> String {
    looks_like
        .map(|what| format!("; it looks like {what}"))
        .unwrap_or_default()
}

fn instead(found: &Option<PackagePath>) -> String {
    found
        .as_ref()
        .map(|path| format!("; `{path}` is there instead"))
        .unwrap_or_default()
}

fn held(found: u64, declared: u64) -> String {
    if found > declared {
        "more".to_owned()
    } else {
        ByteSize(found).to_string()
    }
}

/// Names of the ZIP specification's compression methods.
fn method_name(method: u16) -> &'static str {
    match method {
        1 => "shrunk",
        2..=5 => "reduced",
        6 => "imploded",
        9 => "Deflate64",
        12 => "bzip2",
        14 => "LZMA",
        20 | 93 => "Zstandard",
        95 => "XZ",
        98 => "PPMd",
        99 => "AES encryption",
        _ => "unknown",
    }
}
