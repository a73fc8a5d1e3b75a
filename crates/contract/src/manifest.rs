//! `manifest.json`: who an app is, and which builds of the platform it fits (keys: guide and seen; `include`: ours).

mod error;
mod version;

pub use self::error::{ManifestError, ManifestWarning};
pub use crate::app_name::{AppName, AppNameError};

use crate::unique_json::{DUPLICATE_KEY, UniqueKeys};
use semver::Version;
use serde_json::{Map, Value};
use version::{exact_version, platform_version};

/// The manifest's file name, at the root of a package.
pub const FILE_NAME: &str = "manifest.json";

/// The largest manifest that is read, in bytes.
pub const MAX_BYTES: usize = 256 * 1024;

/// An app's manifest, checked. Keys that we don't know are kept, so that nothing is lost when it is written again.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The app's name.
    pub name: AppName,
    /// The release's version: three numbers, nothing more.
    pub version: Version,
    /// The oldest platform that the app fits.
    pub minimum_required_ameyo_version: Option<Version>,
    /// Platforms that the app doesn't fit.
    pub incompatible_ameyo_versions: Vec<Version>,
    /// What the app is for, in its author's words.
    pub description: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// The environment that it was built for.
    pub env: Option<String>,
    /// The page to open instead of `index.html`, if the manifest names one.
    pub start_url: Option<String>,
    /// Built files beyond the fixed set that `ship` packs: paths or globs.
    pub include: Vec<String>,
    source: Map<String, Value>,
}

/// Whether an app fits a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compatibility {
    /// It does.
    Compatible,
    /// The platform is older than the manifest asks for.
    PlatformTooOld {
        /// What the manifest asks for.
        required: Version,
    },
    /// The manifest names this platform as one it doesn't fit.
    NamedIncompatible {
        /// The platform in question.
        version: Version,
    },
}

impl Manifest {
    /// Reads a manifest as real packages have it: a byte-order mark, trailing white space and unknown keys are fine.
    ///
    /// # Errors
    /// When it is no JSON object with unique keys, or when `name`, `version` or our own `include` can't be used.
    pub fn parse(bytes: &[u8]) -> Result<(Self, Vec<ManifestWarning>), ManifestError> {
        if bytes.len() > MAX_BYTES {
            return Err(ManifestError::TooLarge { bytes: bytes.len() });
        }
        let text = std::str::from_utf8(bytes).map_err(|error| ManifestError::NotUtf8 {
            offset: error.valid_up_to(),
        })?;
        let text = text.trim_start_matches('\u{feff}');
        // Some archives pad the file with NUL or control-Z; white space proper is the parser's own business.
        let text = text.trim_end_matches(|c: char| {
            c.is_whitespace() || matches!(c, '\0' | '\u{1a}' | '\u{feff}')
        });
        if text.trim().is_empty() {
            return Err(ManifestError::NotAnObject {
                found: "nothing".to_owned(),
            });
        }
        let UniqueKeys(value) = serde_json::from_str(text).map_err(|error| json_error(&error))?;
        let Value::Object(source) = value else {
            return Err(ManifestError::NotAnObject {
                found: describe(&value),
            });
        };

        let mut warnings = Vec::new();
        let name = required_text(&source, "name", "the app's name as text")?;
        let name = AppName::new(name).map_err(|reason| ManifestError::Name { reason })?;
        let version = required_text(&source, "version", "the version as text, such as \"1.0.0\"")?;
        let version = exact_version(version).ok_or_else(|| ManifestError::Version {
            given: shorten(version),
        })?;
        let manifest = Self {
            name,
            version,
            minimum_required_ameyo_version: minimum(&source, &mut warnings),
            incompatible_ameyo_versions: incompatible(&source, &mut warnings),
            description: optional_text(&source, "description", &mut warnings),
            author: author(&source, &mut warnings),
            env: optional_text(&source, "env", &mut warnings),
            start_url: optional_text(&source, "start_url", &mut warnings),
            include: include(&source)?,
            source,
        };
        Ok((manifest, warnings))
    }

    /// Whether the app fits a platform of this version.
    #[must_use]
    pub fn compatibility(&self, platform: &Version) -> Compatibility {
        if self.incompatible_ameyo_versions.contains(platform) {
            return Compatibility::NamedIncompatible {
                version: platform.clone(),
            };
        }
        match &self.minimum_required_ameyo_version {
            Some(required) if required > platform => Compatibility::PlatformTooOld {
                required: required.clone(),
            },
            _ => Compatibility::Compatible,
        }
    }

    /// The same manifest with another version, all else kept.
    #[must_use]
    pub fn with_version(&self, version: Version) -> Self {
        let mut changed = self.clone();
        changed
            .source
            .insert("version".to_owned(), Value::String(version.to_string()));
        changed.version = version;
        changed
    }

    /// The manifest as it was read, unknown keys and order of keys included.
    #[must_use]
    pub const fn as_json(&self) -> &Map<String, Value> {
        &self.source
    }
}

fn json_error(error: &serde_json::Error) -> ManifestError {
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or(&text);
    if let Some(key) = reason.strip_prefix(DUPLICATE_KEY) {
        return ManifestError::DuplicateKey {
            key: key.to_owned(),
            line: error.line(),
        };
    }
    ManifestError::NotJson {
        line: error.line(),
        column: error.column(),
        reason: reason.to_owned(),
    }
}

fn required_text<'a>(
    source: &'a Map<String, Value>,
    field: &'static str,
    expected: &'static str,
) -> Result<&'a str, ManifestError> {
    match source.get(field) {
        None => Err(ManifestError::Missing { field, expected }),
        Some(Value::String(text)) => Ok(text),
        Some(other) => Err(ManifestError::WrongType {
            field,
            found: describe(other),
            expected,
        }),
    }
}

fn optional_text(
    source: &Map<String, Value>,
    field: &str,
    warnings: &mut Vec<ManifestWarning>,
) -> Option<String> {
    match source.get(field)? {
        Value::String(text) => Some(text.clone()),
        Value::Null => None,
        other => {
            warnings.push(ManifestWarning {
                field: field.to_owned(),
                found: describe(other),
                expected: "text",
            });
            None
        }
    }
}

/// A text, or an object with a `name` as in package.json.
fn author(source: &Map<String, Value>, warnings: &mut Vec<ManifestWarning>) -> Option<String> {
    match source.get("author") {
        Some(Value::Object(person)) => person
            .get("name")
            .and_then(Value::as_str)
            .map(str::to_owned),
        _ => optional_text(source, "author", warnings),
    }
}

const PLATFORM_VERSION: &str = "a platform version such as \"4.99.0\"";

fn minimum(source: &Map<String, Value>, warnings: &mut Vec<ManifestWarning>) -> Option<Version> {
    let field = "minimumRequiredAmeyoVersion";
    let value = source.get(field)?;
    if value.is_null() || value.as_str() == Some("") {
        return None;
    }
    let version = value.as_str().and_then(platform_version);
    if version.is_none() {
        warnings.push(ManifestWarning {
            field: field.to_owned(),
            found: describe(value),
            expected: PLATFORM_VERSION,
        });
    }
    version
}

fn incompatible(source: &Map<String, Value>, warnings: &mut Vec<ManifestWarning>) -> Vec<Version> {
    let field = "incompatibleAmeyoVersions";
    let values = match source.get(field) {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(values)) => values,
        Some(other) => {
            let expected = "an array of platform versions";
            warnings.push(ManifestWarning {
                field: field.to_owned(),
                found: describe(other),
                expected,
            });
            return Vec::new();
        }
    };
    let mut versions = Vec::new();
    for (index, value) in values.iter().enumerate() {
        match value.as_str().and_then(platform_version) {
            Some(version) => versions.push(version),
            None => warnings.push(ManifestWarning {
                field: format!("{field}[{index}]"),
                found: describe(value),
                expected: PLATFORM_VERSION,
            }),
        }
    }
    versions
}

fn include(source: &Map<String, Value>) -> Result<Vec<String>, ManifestError> {
    let field = "include";
    let expected =
        "an array of paths or globs, each relative to the built folder, such as \"sounds/*.mp3\"";
    let wrong = |value: &Value| ManifestError::WrongType {
        field,
        found: describe(value),
        expected,
    };
    let Some(value) = source.get(field) else {
        return Ok(Vec::new());
    };
    let items = value.as_array().ok_or_else(|| wrong(value))?;
    items
        .iter()
        .map(|item| match item.as_str() {
            Some(path) if is_relative_pattern(path) => Ok(path.to_owned()),
            _ => Err(wrong(item)),
        })
        .collect()
}

fn is_relative_pattern(path: &str) -> bool {
    !path.is_empty()
        && !path.starts_with('/')
        && !path.contains(['\\', '\0', ':'])
        && !path.split('/').any(|segment| segment == "..")
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("\"{}\"", shorten(text)),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(80).collect()
}
