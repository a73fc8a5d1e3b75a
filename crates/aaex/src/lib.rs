//! The `.aaex` package archive: read, verify, write.
//!
//! An `.aaex` file is an ordinary ZIP archive with `manifest.json` and `index.html` at its root. It comes from people we
//! don't know, so [`read`] believes nothing in it: every entry is checked against the other entries, the archive's two
//! descriptions of it and our own [`Limits`], and whatever two programs could read differently is refused.
//!
//! What is deliberate:
//! - Real packages pass: folder entries, stored or deflated data, data descriptors, ZIP64 fields, backslash separators,
//!   `./` in front of names, files of macOS and Windows (left out, with a warning), unused bytes between entries (warned).
//! - Nothing may stand before the first entry or after the end record, and only one end record may fit.
//! - Names are UTF-8, flagged or not; others are code page 437, as the ZIP specification says, with a warning.
//! - Names that are one file to Windows or macOS are refused, as are links, encrypted entries and names that can't stand
//!   in a URL.
//!
//! The crate is pure: bytes in, bytes out; no file system, no clock, no network.

mod cp437;
mod digest;
mod directory;
mod end_record;
mod entry;
mod entry_name;
mod error;
mod fields;
mod inflate;
mod limits;
mod local;
mod logo;
mod names;
mod package;
mod parallel;
mod path;
mod read;
mod remedy;
mod size;
mod warning;
mod write;

pub use digest::{ArchiveDigest, ContentDigest, DigestError, digest};
pub use entry_name::EntryName;
pub use error::PackageError;
pub use limits::Limits;
pub use logo::{Logo, Logos};
pub use package::{Package, PackageFile};
pub use path::{PackagePath, PathError, SystemFile};
pub use read::read;
pub use size::ByteSize;
pub use warning::Warning;
pub use write::{WriteError, write};
