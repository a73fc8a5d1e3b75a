//! The name of an app: manifest key, part of every URL under `/si/`, and the source of the app's host label.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt;
use std::fmt::Write as _;
use std::str::FromStr;

/// An app's name as its manifest gives it, for example `Branch_Tool`.
///
/// Names of real apps have capitals, underscores and inner spaces; what can't stand in a URL path segment is refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AppName(String);

/// Why a text can't be an app's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppNameError {
    /// Nothing there.
    #[error("the name is empty")]
    Empty,
    /// Longer than [`AppName::MAX_CHARS`].
    #[error("the name has {chars} characters, more than {max}", max = AppName::MAX_CHARS)]
    TooLong {
        /// How many characters were given.
        chars: usize,
    },
    /// A character that can't stand in a URL path segment.
    #[error("the name holds {0:?}, which can't stand in a URL")]
    Character(char),
    /// `.` or `..`.
    #[error("`{0}` means a folder, not an app")]
    Dots(String),
    /// White space at an end.
    #[error("the name begins or ends with white space")]
    OuterSpace,
}

impl AppName {
    /// The longest name, in characters.
    pub const MAX_CHARS: usize = 100;
    /// The rule in words, for messages.
    pub const RULE: &'static str = "1 to 100 characters, none of / \\ ? # % and no control characters, not `.` or `..`, \
                                    no white space at the ends";

    /// Checks and wraps a name.
    ///
    /// # Errors
    /// When the name breaks [`Self::RULE`].
    pub fn new(value: impl Into<String>) -> Result<Self, AppNameError> {
        let value = value.into();
        if value.is_empty() {
            return Err(AppNameError::Empty);
        }
        let chars = value.chars().count();
        if chars > Self::MAX_CHARS {
            return Err(AppNameError::TooLong { chars });
        }
        if value.trim() != value {
            return Err(AppNameError::OuterSpace);
        }
        if let Some(bad) = value
            .chars()
            .find(|c| matches!(c, '/' | '\\' | '?' | '#' | '%') || is_invisible(*c))
        {
            return Err(AppNameError::Character(bad));
        }
        if value == "." || value == ".." {
            return Err(AppNameError::Dots(value));
        }
        Ok(Self(value))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The label of the host that serves this app's files: `<slug>-<hash>`.
    ///
    /// The slug makes it readable, the hash (first ten hex digits of the SHA-256 of the name) makes it the app's own. It
    /// never depends on the version, so that an app keeps its browser storage across releases. At most 51 characters,
    /// always a valid DNS label.
    #[must_use]
    pub fn host_label(&self) -> String {
        let mut label = slug(&self.0);
        label.push('-');
        for byte in &Sha256::digest(self.0.as_bytes())[..5] {
            // Writing to a String can't fail.
            let _ = write!(label, "{byte:02x}");
        }
        label
    }
}

/// Control characters, and characters that show nothing or turn the direction of writing: two names that look alike must be alike.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Lower-case ASCII letters and digits; each run of anything else is one hyphen; at most 40; `app` when nothing is left.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(40);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "app".to_owned()
    } else {
        slug.to_owned()
    }
}

impl TryFrom<String> for AppName {
    type Error = AppNameError;

    fn try_from(value: String) -> Result<Self, Self::Error> {
        Self::new(value)
    }
}

impl FromStr for AppName {
    type Err = AppNameError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::new(text)
    }
}

impl From<AppName> for String {
    fn from(name: AppName) -> Self {
        name.0
    }
}

impl AsRef<str> for AppName {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AppName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl JsonSchema for AppName {
    fn schema_name() -> Cow<'static, str> {
        "AppName".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The name of an app, as its manifest gives it.",
            "type": "string",
            "minLength": 1,
            "maxLength": Self::MAX_CHARS,
            "pattern": r"^[^/\\?#%\x00-\x1f\x7f]+$",
        })
    }
}
