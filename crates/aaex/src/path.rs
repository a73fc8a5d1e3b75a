//! Where a file stands in a package.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::size::Grouped;

/// A file's place in a package: relative, segments separated by `/`, in Unicode NFC.
///
/// It can't leave the package, stands unencoded in a URL's path but for characters outside ASCII and
/// spaces, and names the same file on Linux, macOS and Windows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PackagePath(String);

impl PackagePath {
    /// Most bytes of a whole path (ours).
    pub const MAX_BYTES: usize = 1_024;
    /// Most bytes of one segment: what the common file systems hold.
    pub const MAX_SEGMENT_BYTES: usize = 255;

    /// Checks `path` and brings it to NFC.
    ///
    /// # Errors
    /// A [`PathError`] that says which rule is broken.
    pub fn new(path: &str) -> Result<Self, PathError> {
        let path = if is_nfc(path) {
            Cow::Borrowed(path)
        } else {
            Cow::Owned(path.nfc().collect())
        };
        check(&path)?;
        Ok(Self(path.into_owned()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The names of the folders and, last, of the file.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/')
    }

    /// The file's own name.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The folder that the file is in; `None` at the root.
    #[must_use]
    pub fn folder(&self) -> Option<&str> {
        self.0.rsplit_once('/').map(|(folder, _)| folder)
    }

    /// The operating system's own file that this is, if it is one: these say nothing about the app,
    /// so reading skips them with a warning and writing refuses them.
    #[must_use]
    pub fn system_file(&self) -> Option<SystemFile> {
        if self
            .segments()
            .next()
            .is_some_and(|first| first.eq_ignore_ascii_case("__MACOSX"))
        {
            return Some(SystemFile::MacosFolder);
        }
        match self.file_name() {
            ".DS_Store" => Some(SystemFile::DsStore),
            name if name.eq_ignore_ascii_case("Thumbs.db") => Some(SystemFile::ThumbsDb),
            _ => None,
        }
    }

    /// Two paths with one key can't both exist where case or Unicode form don't count.
    ///
    /// Upper-casing first folds what lower-casing alone keeps apart (`ß` and `SS`, `ſ` and `s`).
    pub(crate) fn collision_key(&self) -> String {
        if self.0.is_ascii() {
            return self.0.to_ascii_lowercase();
        }
        let decomposed: String = self.0.nfd().collect();
        decomposed.to_uppercase().to_lowercase().nfc().collect()
    }
}

/// A file that an operating system leaves in folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SystemFile {
    /// macOS's folder of resource forks.
    MacosFolder,
    /// macOS Finder's view settings.
    DsStore,
    /// Windows Explorer's thumbnails.
    ThumbsDb,
}

impl fmt::Display for SystemFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MacosFolder => "__MACOSX",
            Self::DsStore => ".DS_Store",
            Self::ThumbsDb => "Thumbs.db",
        })
    }
}

/// Why a text is no [`PackagePath`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathError {
    /// Nothing there.
    #[error("the path is empty")]
    Empty,
    /// More than [`PackagePath::MAX_BYTES`], or a segment over [`PackagePath::MAX_SEGMENT_BYTES`].
    #[error("{what} has {} bytes; at most {} are allowed", Grouped(*.bytes as u64), Grouped(*.limit as u64))]
    TooLong {
        /// `the path` or `a folder or file name`.
        what: &'static str,
        /// Its length.
        bytes: usize,
        /// The most that is allowed.
        limit: usize,
    },
    /// A NUL, which ends a name early in some programs.
    #[error("the path holds a NUL character")]
    Nul,
    /// Another control character, or one that shows nothing or turns the direction of writing.
    #[error("the path holds the invisible character U+{:04X}", *.0 as u32)]
    ControlCharacter(char),
    /// Begins with a slash.
    #[error("the path is absolute; it must be relative to the package's root")]
    Absolute,
    /// Begins with a letter and a colon.
    #[error("the path begins with a drive letter; it must be relative to the package's root")]
    DriveLetter,
    /// A `..` segment.
    #[error("the path holds a `..` segment, which would leave the package")]
    Escape,
    /// `%` and two hexadecimal digits.
    #[error(
        "the path holds the percent-encoded sequence `{0}`, which a server could decode into another path"
    )]
    PercentEncoded(String),
    /// A character that ends or escapes a URL's path.
    #[error("the path holds `{0}`, which can't stand in a URL's path")]
    UrlCharacter(char),
    /// A backslash: a separator on Windows and a letter elsewhere.
    #[error("the path holds a backslash; segments are separated by `/`")]
    Backslash,
    /// A colon, or a segment that ends in a dot or a space, which Windows reads differently.
    #[error(
        "the name `{0}` holds a colon or ends in a dot or a space, so it means another file on Windows"
    )]
    NotPortable(String),
    /// An empty or `.` segment.
    #[error("the path holds an empty or `.` segment, so two spellings name one file")]
    NotNormal,
}

impl PathError {
    /// A stable name of this refusal, for scripts and documentation.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "path-empty",
            Self::TooLong { .. } => "path-too-long",
            Self::Nul => "path-nul",
            Self::ControlCharacter(_) => "path-control-character",
            Self::Absolute => "path-absolute",
            Self::DriveLetter => "path-drive-letter",
            Self::Escape => "path-escape",
            Self::PercentEncoded(_) => "path-percent-encoded",
            Self::UrlCharacter(_) => "path-url-character",
            Self::Backslash => "path-backslash",
            Self::NotPortable(_) => "path-not-portable",
            Self::NotNormal => "path-not-normal",
        }
    }

    /// How to mend it, as a sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Empty => "Give the file a name, or pack again with `npm run ship`.",
            Self::TooLong { .. } => "Shorten the names of the file and its folders.",
            Self::Nul | Self::ControlCharacter(_) => {
                "Rename the file so that its name is plain text, then pack again."
            }
            Self::Absolute | Self::DriveLetter | Self::Escape => {
                "Pack from inside the app's build folder, so that every path begins there, or use `npm run ship`."
            }
            Self::PercentEncoded(_) | Self::UrlCharacter(_) => {
                "Rename the file without `%`, `?` and `#`, and change what refers to it."
            }
            Self::Backslash => "Write the path with `/` between folders.",
            Self::NotPortable(_) => {
                "Rename the file without colons and without a dot or space at the end."
            }
            Self::NotNormal => "Write the path without `./` and `//`.",
        }
    }
}

fn check(path: &str) -> Result<(), PathError> {
    if path.is_empty() {
        return Err(PathError::Empty);
    }
    if path.len() > PackagePath::MAX_BYTES {
        return Err(PathError::TooLong {
            what: "the path",
            bytes: path.len(),
            limit: PackagePath::MAX_BYTES,
        });
    }
    // Hostile shapes first, so that the error names the danger and not a side effect of it.
    if path.contains('\0') {
        return Err(PathError::Nul);
    }
    if let Some(character) = path.chars().find(|c| is_invisible(*c)) {
        return Err(PathError::ControlCharacter(character));
    }
    if path.starts_with('/') {
        return Err(PathError::Absolute);
    }
    let bytes = path.as_bytes();
    if bytes.len() >= 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' {
        return Err(PathError::DriveLetter);
    }
    if path.split('/').any(|segment| segment == "..") {
        return Err(PathError::Escape);
    }
    if path.contains('\\') {
        return Err(PathError::Backslash);
    }
    if let Some(sequence) = percent_encoded(path) {
        return Err(PathError::PercentEncoded(sequence.to_owned()));
    }
    if let Some(character) = path.chars().find(|c| matches!(c, '%' | '?' | '#')) {
        return Err(PathError::UrlCharacter(character));
    }
    for segment in path.split('/') {
        check_segment(segment)?;
    }
    Ok(())
}

fn check_segment(segment: &str) -> Result<(), PathError> {
    if segment.is_empty() || segment == "." {
        return Err(PathError::NotNormal);
    }
    if segment.len() > PackagePath::MAX_SEGMENT_BYTES {
        return Err(PathError::TooLong {
            what: "a folder or file name",
            bytes: segment.len(),
            limit: PackagePath::MAX_SEGMENT_BYTES,
        });
    }
    if segment.contains(':') || segment.ends_with(['.', ' ']) {
        return Err(PathError::NotPortable(segment.to_owned()));
    }
    Ok(())
}

/// Two names that look alike must be alike; joiners stay allowed, because scripts and emoji need them.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn percent_encoded(path: &str) -> Option<&str> {
    path.match_indices('%').find_map(|(at, _)| {
        let sequence = path.get(at..at + 3)?;
        sequence
            .bytes()
            .skip(1)
            .all(|b| b.is_ascii_hexdigit())
            .then_some(sequence)
    })
}

impl fmt::Display for PackagePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for PackagePath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl FromStr for PackagePath {
    type Err = PathError;

    fn from_str(path: &str) -> Result<Self, PathError> {
        Self::new(path)
    }
}

impl TryFrom<String> for PackagePath {
    type Error = PathError;

    fn try_from(path: String) -> Result<Self, PathError> {
        Self::new(&path)
    }
}

impl From<PackagePath> for String {
    fn from(path: PackagePath) -> Self {
        path.0
    }
}
