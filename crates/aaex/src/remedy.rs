//! How to mend each refusal.

use crate::{error::PackageError, path::PackagePath};

const PACK_AGAIN: &str = "Pack the app again with `npm run ship`, or with another ZIP program.";
const UPLOAD_AGAIN: &str =
    "Copy or upload the file again, as binary data; if that doesn't help, pack the app again.";
const HOSTILE: &str = "It was damaged on its way, or made to deceive. Fetch it again from where it was packed, or pack the app again with `npm run ship`.";

impl PackageError {
    /// How to mend it, as a sentence.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::ArchiveTooLarge { .. } | Self::PackageTooLarge { .. } => {
                "Leave out what the app doesn't load: source maps, unused images, media that can come from a server.".into()
            }
            Self::FileTooLarge { .. } => "Split the file, make it smaller, or load it from a server.".into(),
            Self::TooManyEntries { .. } => "Bundle the app's files, and pack its build folder rather than its sources.".into(),
            Self::NotAnArchive { .. } => "Give the `.aaex` file that `npm run ship` made; it is an ordinary ZIP archive.".into(),
            Self::Truncated { .. } | Self::TrailingData { .. } => UPLOAD_AGAIN.into(),
            Self::LeadingData { .. } => "Pack a plain ZIP archive, not a self-extracting one.".into(),
            Self::Split => "Pack the app into a single file, without volumes.".into(),
            Self::DamagedDirectory { .. } | Self::DamagedData { .. } | Self::ChecksumMismatch { .. } => UPLOAD_AGAIN.into(),
            Self::Encrypted { .. } => "Pack the app again without a password.".into(),
            Self::UnsupportedCompression { .. } => "Pack the app again with the method Deflate.".into(),
            Self::Link { .. } => "Put the file itself there (with `zip`: leave out `--symlinks`).".into(),
            Self::SpecialFile { .. } | Self::FolderWithData { .. } => PACK_AGAIN.into(),
            Self::AmbiguousEnd { .. }
            | Self::EntryCountMismatch { .. }
            | Self::HeaderMismatch { .. }
            | Self::Overlapping { .. }
            | Self::SizeMismatch { .. }
            | Self::NameOverlong { .. }
            | Self::TwoNames { .. } => HOSTILE.into(),
            Self::RatioTooHigh { .. } => {
                "Leave out files that are mostly padding, or store them without compression; `npm run ship` does so by itself.".into()
            }
            Self::NameNotUtf8 { .. } => "Rename the file with plain letters, then pack again.".into(),
            Self::Path { source, .. } => source.remedy().into(),
            Self::Duplicate { .. } => "Pack into a new archive instead of adding to an old one.".into(),
            Self::DuplicateByCase { .. } | Self::DuplicateByUnicode { .. } => {
                "Rename or remove one of the two, and change what refers to it.".into()
            }
            Self::FileAndFolder { .. } => "Rename the file or the folder.".into(),
            Self::OneFolderDown { folder } => {
                format!("Pack from inside `{folder}` (`cd {folder} && zip -r ../gwt-upload.aaex .`), or use `npm run ship`.")
            }
            Self::MissingManifest { found } => root_file("manifest.json", found.as_ref()),
            Self::MissingEntryPage { found } => root_file("index.html", found.as_ref()),
            Self::InvalidManifest { source } => source.remedy(),
        }
    }
}

fn root_file(wanted: &str, found: Option<&PackagePath>) -> String {
    match found {
        Some(found) if found.folder().is_none() => format!("Rename `{found}` to `{wanted}`."),
        Some(found) => {
            format!("Move what is beside `{found}` to the archive's root, or use `npm run ship`.")
        }
        None => format!(
            "Build the app, then pack the build folder's contents with `{wanted}` at the top: `npm run ship`."
        ),
    }
}
