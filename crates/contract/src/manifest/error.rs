//! What can be wrong with a manifest, and how to mend it.

use super::MAX_BYTES;
use crate::app_name::{AppName, AppNameError};

/// Something odd in a manifest that doesn't stand in the way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("manifest.json: `{field}` is {found}, expected {expected}; it is ignored")]
pub struct ManifestWarning {
    /// The key.
    pub field: String,
    /// What stands there.
    pub found: String,
    /// What was expected.
    pub expected: &'static str,
}

/// Why a manifest is refused. Each message says what was expected; [`Self::remedy`] says how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// Larger than [`MAX_BYTES`].
    #[error("manifest.json has {bytes} bytes, expected at most {max}", max = MAX_BYTES)]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Not text.
    #[error("manifest.json is not UTF-8 text (byte {offset})")]
    NotUtf8 {
        /// Where the first bad byte is.
        offset: usize,
    },
    /// Not JSON.
    #[error("manifest.json is not JSON: line {line}, column {column}: {reason}")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// The parser's words.
        reason: String,
    },
    /// A key stands twice in one object.
    #[error("manifest.json holds the key {key} twice (line {line})")]
    DuplicateKey {
        /// The key, in backticks.
        key: String,
        /// Where the second one is, from 1.
        line: usize,
    },
    /// JSON, but no object.
    #[error("manifest.json holds {found}, expected an object")]
    NotAnObject {
        /// What it holds.
        found: String,
    },
    /// A key that must be there isn't.
    #[error("manifest.json: `{field}` is missing, expected {expected}")]
    Missing {
        /// The key.
        field: &'static str,
        /// What was expected.
        expected: &'static str,
    },
    /// A key has a value of the wrong type.
    #[error("manifest.json: `{field}` is {found}, expected {expected}")]
    WrongType {
        /// The key.
        field: &'static str,
        /// What stands there.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// The name can't be used.
    #[error("manifest.json: `name`: {reason}, expected {rule}", rule = AppName::RULE)]
    Name {
        /// What is wrong with it.
        reason: AppNameError,
    },
    /// The version can't be used.
    #[error("manifest.json: `version` is \"{given}\", expected three numbers such as \"1.0.0\"")]
    Version {
        /// What was given.
        given: String,
    },
}

impl ManifestError {
    /// How to mend it, as a sentence.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::TooLarge { .. } => "Keep data out of the manifest; put it into a file of the app.".to_owned(),
            Self::NotUtf8 { .. } => "Save the file as UTF-8.".to_owned(),
            Self::NotJson { .. } => "Mend the JSON at that place; comments and trailing commas are not allowed.".to_owned(),
            Self::DuplicateKey { key, .. } => format!("Delete one of the two {key}."),
            Self::NotAnObject { .. } => "Begin the file with { and give at least `name` and `version`.".to_owned(),
            Self::Missing { field, .. } => format!("Add `\"{field}\"` to manifest.json."),
            Self::WrongType { field, expected, .. } => format!("Make `{field}` {expected}."),
            Self::Name { .. } => "Change `name`; it must equal the name in the URL under /si/.".to_owned(),
            Self::Version { .. } => {
                "Write the version as x.y.z: digits without leading zeros, no `v`, no suffix such as `-beta` or `+1`.".to_owned()
            }
        }
    }

    /// The key in question, if it is about one.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Missing { field, .. } | Self::WrongType { field, .. } => Some(field),
            Self::Name { .. } => Some("name"),
            Self::Version { .. } => Some("version"),
            Self::DuplicateKey { key, .. } => Some(key.trim_matches('`')),
            Self::TooLarge { .. }
            | Self::NotUtf8 { .. }
            | Self::NotJson { .. }
            | Self::NotAnObject { .. } => None,
        }
    }
}
