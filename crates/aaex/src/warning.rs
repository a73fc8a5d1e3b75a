//! What is odd in a package that is accepted all the same.

use callbench_contract::manifest::ManifestWarning;

use crate::{
    entry_name::EntryName,
    path::{PackagePath, SystemFile},
    size::Grouped,
};

/// Something odd that doesn't stand in the way; each says what became of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Warning {
    /// A value in the manifest that is ignored.
    #[error("{0}")]
    Manifest(ManifestWarning),
    /// Files of an operating system, left out.
    #[error("{count} {} of the operating system ({what}) left out", plural(*.count, "file", "files"))]
    SystemFilesSkipped {
        /// Which kind.
        what: SystemFile,
        /// How many entries.
        count: usize,
    },
    /// Names with backslashes, read as folders.
    #[error("{count} {} with backslashes read as folders, such as {example}", plural(*.count, "name", "names"))]
    BackslashSeparators {
        /// How many names.
        count: usize,
        /// The first.
        example: EntryName,
    },
    /// A name whose encoding isn't given, read by the ZIP specification's default.
    #[error(
        "the name {entry} was read as code page 437, because the archive doesn't say that it is UTF-8"
    )]
    NameReadAsCp437 {
        /// As it was read.
        entry: EntryName,
    },
    /// Bytes that belong to no entry, ignored.
    #[error("{} bytes between the archive's entries belong to none of them and were ignored", Grouped(*.bytes))]
    UnusedBytes {
        /// How many.
        bytes: u64,
    },
    /// A logo that isn't a PNG image, treated as a file like any other.
    #[error("`{path}` is no PNG image; it is not shown as a logo")]
    LogoNotPng {
        /// Which.
        path: PackagePath,
    },
    /// A logo of another size than usual, shown scaled.
    #[error(
        "`{path}` is {width}×{height} pixels, expected {expected}×{expected}; it is shown scaled"
    )]
    LogoSize {
        /// Which.
        path: PackagePath,
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// Pixels each way that were expected.
        expected: u32,
    },
    /// No `index.html`; the manifest's `start_url` names the page.
    #[error(
        "there is no `index.html`; `{path}` is opened, as the manifest's `start_url` says, which a live workspace may not do"
    )]
    EntryPageByStartUrl {
        /// The page.
        path: PackagePath,
    },
}

impl Warning {
    /// A stable name of this warning, for scripts and documentation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Manifest(_) => "manifest-value-ignored",
            Self::SystemFilesSkipped { .. } => "system-files-skipped",
            Self::BackslashSeparators { .. } => "backslash-separators",
            Self::NameReadAsCp437 { .. } => "name-read-as-cp437",
            Self::UnusedBytes { .. } => "unused-bytes",
            Self::LogoNotPng { .. } => "logo-not-png",
            Self::LogoSize { .. } => "logo-size",
            Self::EntryPageByStartUrl { .. } => "entry-page-by-start-url",
        }
    }
}

fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}
