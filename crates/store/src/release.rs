//! What a release is: its facts, its files, and what comes of writing one.

use callbench_contract::ids::{AppName, UserId};
use callbench_contract::time::Timestamp;
use semver::Version;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::BlobId;

/// Paths of an app's logos inside its release.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logos {
    /// 16 × 16 pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub small: Option<String>,
    /// 24 × 24 pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// 32 × 32 pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub large: Option<String>,
}

/// Something about a package that is worth knowing and no reason to refuse it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseWarning {
    /// A stable name in kebab-case.
    pub code: String,
    /// What was found and where.
    pub message: String,
    /// How to mend it.
    pub remedy: String,
}

/// A release to write.
#[derive(Debug, Clone)]
pub struct NewRelease {
    /// The manifest's name.
    pub name: AppName,
    /// The manifest's version.
    pub version: Version,
    /// Who uploaded it.
    pub uploaded_by: UserId,
    /// SHA-256 of the archive, in hex.
    pub archive_sha256: String,
    /// SHA-256 over paths and contents, in hex: tells whether two archives hold the same.
    pub content_sha256: String,
    /// The archive's size in bytes.
    pub size: u64,
    /// The sum of the files' sizes in bytes.
    pub inflated_size: u64,
    /// The path of the page that the app starts with.
    pub entry_page: String,
    /// The manifest as it was written.
    pub manifest: Value,
    /// Its logos.
    pub logos: Logos,
    /// What is worth knowing about it.
    pub warnings: Vec<ReleaseWarning>,
    /// Its files.
    pub files: Vec<NewFile>,
}

/// A file of a release to write.
#[derive(Debug, Clone)]
pub struct NewFile {
    /// Its path inside the package.
    pub path: String,
    /// What it is served as.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The same compressed with Brotli, where that pays.
    pub br: Option<Vec<u8>>,
    /// The same compressed with gzip, where that pays.
    pub gz: Option<Vec<u8>>,
}

/// What to do with a release whose version is there already with other contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replace {
    /// Refuse it: a release is immutable.
    Never,
    /// Put it in the old one's place; only for hosts where nobody works.
    Allowed,
}

/// What came of writing a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReleaseOutcome {
    /// It is there now.
    Created,
    /// It took the place of another with the same version.
    Replaced,
    /// The very same contents were there already; nothing was changed.
    Unchanged,
    /// The version is there with other contents; nothing was changed.
    Immutable,
}

/// A release as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    /// Its version.
    pub version: Version,
    /// When it was uploaded.
    pub uploaded_at: Timestamp,
    /// By whom.
    pub uploaded_by: UserId,
    /// SHA-256 of the archive, in hex.
    pub archive_sha256: String,
    /// SHA-256 over paths and contents, in hex.
    pub content_sha256: String,
    /// The archive's size in bytes.
    pub size: u64,
    /// The sum of the files' sizes in bytes.
    pub inflated_size: u64,
    /// The path of the page that the app starts with.
    pub entry_page: String,
    /// The manifest as it was written.
    pub manifest: Value,
    /// Its logos.
    pub logos: Logos,
    /// What is worth knowing about it.
    pub warnings: Vec<ReleaseWarning>,
}

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFile {
    /// Its path inside the package.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// What it is served as.
    pub content_type: String,
    /// Its bytes.
    pub blob: BlobId,
    /// Its bytes compressed with Brotli.
    pub br: Option<BlobId>,
    /// Its bytes compressed with gzip.
    pub gz: Option<BlobId>,
}
