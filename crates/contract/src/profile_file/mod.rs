//! Build profiles as files: `callbench.profile.json`, and what one can be imported from.
//!
//! A profile file says what a build has; whatever it leaves out is as in our own profile. So the list of a build's events
//! may be as short as their names.

mod events;
mod import;
mod names;
mod sample_value;
mod schema_check;

pub use import::{ImportWishes, Imported, import};

use crate::nearest::nearest;
use crate::profile::BuildProfile;
use crate::unique_json::UniqueKeys;
use semver::Version;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The file's name in a project or in a host's data directory.
pub const PROFILE_FILE: &str = "callbench.profile.json";

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;

/// Why a file can't be taken as a profile: where, what, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {what}")]
pub struct ProfileProblem {
    /// The line, or the field's path.
    pub at: String,
    /// What is wrong there.
    pub what: String,
    /// What to do.
    pub remedy: String,
}

impl ProfileProblem {
    fn new(at: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            what: what.into(),
            remedy: remedy.into(),
        }
    }
}

/// The keys of a profile file.
const KEYS: [&str; 17] = [
    "$comment",
    "name",
    "platformVersion",
    "sdkPath",
    "classicSdkPath",
    "slotTypes",
    "events",
    "methods",
    "dataObjects",
    "operations",
    "contexts",
    "contextOperations",
    "restRoutes",
    "errors",
    "shared",
    "answers",
    // Of our own catalogue, which is a profile too.
    "schemaDialect",
];

/// Reads a profile file.
///
/// # Errors
/// With the place, what is wrong there and how to mend it.
pub fn read(text: &str) -> Result<BuildProfile, ProfileProblem> {
    let document = json(text)?;
    let Value::Object(map) = &document else {
        return Err(ProfileProblem::new(
            "the file",
            format!("is {}, and a profile is an object", kind_of(&document)),
            "make it with `callbench contract import FILE`",
        ));
    };
    of_document(map, None)
}

/// A profile from a file's object; `places` says where the events came from, where that isn't the file itself.
fn of_document(
    map: &Map<String, Value>,
    places: Option<&[String]>,
) -> Result<BuildProfile, ProfileProblem> {
    for key in map.keys() {
        if !KEYS.contains(&key.as_str()) && key != "profile" {
            return Err(unknown_key(key, key, &KEYS));
        }
    }
    let ours = BuildProfile::ours();
    let name = match map.get("name").or_else(|| map.get("profile")) {
        None => {
            return Err(ProfileProblem::new(
                "name",
                "is missing",
                "give the build a name, such as \"acme 4.80\"",
            ));
        }
        Some(Value::String(name)) if !name.trim().is_empty() && name.len() <= 100 => name.clone(),
        Some(_) => {
            return Err(ProfileProblem::new(
                "name",
                "is no text of 1 to 100 characters",
                "give the build a name, such as \"acme 4.80\"",
            ));
        }
    };
    let platform_version = match map.get("platformVersion") {
        None => ours.platform_version.clone(),
        Some(value) => version(value.as_str().unwrap_or_default()).ok_or_else(|| {
            ProfileProblem::new(
                "platformVersion",
                format!("{value} is no version"),
                "write three numbers, such as \"4.80.0\"",
            )
        })?,
    };
    let mut profile = BuildProfile {
        name,
        platform_version,
        ..ours
    };
    part(map, "sdkPath", &mut profile.sdk_path)?;
    part(map, "classicSdkPath", &mut profile.classic_sdk_path)?;
    list(map, "slotTypes", &mut profile.slot_types)?;
    list(map, "methods", &mut profile.methods)?;
    list(map, "dataObjects", &mut profile.data_objects)?;
    list(map, "operations", &mut profile.operations)?;
    list(map, "contexts", &mut profile.contexts)?;
    list(map, "contextOperations", &mut profile.context_operations)?;
    list(map, "restRoutes", &mut profile.rest_routes)?;
    list(map, "errors", &mut profile.errors)?;
    list(map, "shared", &mut profile.shared)?;
    list(map, "answers", &mut profile.answers)?;
    if let Some(entries) = map.get("events") {
        let entries = entries.as_array().ok_or_else(|| {
            ProfileProblem::new(
                "events",
                format!("is {}, not a list", kind_of(entries)),
                "write a list of names, or of objects with `name`",
            )
        })?;
        let placed = entries.iter().enumerate().map(|(index, entry)| {
            let place = places.and_then(|places| places.get(index)).cloned();
            (place.unwrap_or_else(|| format!("events[{index}]")), entry)
        });
        profile.events = events::of_entries(placed, &profile.name)?;
    }
    Ok(profile)
}

/// A version as builds write it: three numbers, or fewer.
#[must_use]
pub fn version(text: &str) -> Option<Version> {
    let text = text.trim();
    Version::parse(text)
        .or_else(|_| Version::parse(&format!("{text}.0")))
        .or_else(|_| Version::parse(&format!("{text}.0.0")))
        .ok()
}

fn part<T: DeserializeOwned>(
    map: &Map<String, Value>,
    key: &str,
    into: &mut T,
) -> Result<(), ProfileProblem> {
    if let Some(value) = map.get(key) {
        *into = one(key.to_owned(), value)?;
    }
    Ok(())
}

fn list<T: DeserializeOwned>(
    map: &Map<String, Value>,
    key: &str,
    into: &mut Vec<T>,
) -> Result<(), ProfileProblem> {
    let Some(value) = map.get(key) else {
        return Ok(());
    };
    let Value::Array(items) = value else {
        return Err(ProfileProblem::new(
            key,
            format!("is {}, not a list", kind_of(value)),
            "write a list, or leave the key out for what our own profile has",
        ));
    };
    *into = items
        .iter()
        .enumerate()
        .map(|(index, item)| one(format!("{key}[{index}]"), item))
        .collect::<Result<_, _>>()?;
    Ok(())
}

fn one<T: DeserializeOwned>(at: String, value: &Value) -> Result<T, ProfileProblem> {
    T::deserialize(value).map_err(|error| {
        ProfileProblem::new(
            at,
            error.to_string(),
            "write it as docs/reference/events.json does, or leave the whole list out for what our own profile has",
        )
    })
}

/// The file as JSON, each key once.
fn json(text: &str) -> Result<Value, ProfileProblem> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str::<UniqueKeys>(text)
        .map(|value| value.0)
        .map_err(|error| {
            let message = error.to_string();
            let what = message
                .rsplit_once(" at line ")
                .map_or(message.as_str(), |(what, _)| what);
            ProfileProblem::new(
                format!("line {}, column {}", error.line(), error.column()),
                format!("no JSON: {what}"),
                "mend the JSON there",
            )
        })
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn unknown_key(at: &str, given: &str, known: &[&str]) -> ProfileProblem {
    let remedy = match nearest(given, known.iter().copied()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("the keys are {}", known.join(", ")),
    };
    ProfileProblem::new(at, format!("`{given}` is not a key here"), remedy)
}
