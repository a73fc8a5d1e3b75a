//! From whatever a user has of a build (names, schemas, a whole profile) to a profile file.

use super::{MAX_BYTES, ProfileProblem, json, kind_of, names, of_document, schema_check};
use crate::event::events;
use crate::profile::BuildProfile;
use semver::Version;
use serde_json::{Map, Value, json};

/// What an import is to make.
#[derive(Debug, Clone, Default)]
pub struct ImportWishes {
    /// The file's name without its folder, which names the profile and a single schema where nothing else does.
    pub source: String,
    /// The profile's name.
    pub name: Option<String>,
    /// The build's version.
    pub platform_version: Option<Version>,
    /// The build has these events and no others; else they are added to our own.
    pub only: bool,
}

/// A profile, and the file that says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What belongs into `callbench.profile.json`.
    pub document: Value,
    /// The profile that it stands for.
    pub profile: BuildProfile,
}

/// Reads a list of names, JSON Schemas or a whole profile.
///
/// # Errors
/// With the line or field, what is wrong there and how to mend it.
pub fn import(text: &str, wishes: &ImportWishes) -> Result<Imported, ProfileProblem> {
    if text.len() > MAX_BYTES {
        return Err(ProfileProblem::new(
            "the file",
            format!("is larger than {} MiB", MAX_BYTES / 1024 / 1024),
            "import the events' schemas without what doesn't belong to them",
        ));
    }
    let text = text.trim_start_matches('\u{feff}');
    let start = text.trim_start();
    let given = if start.starts_with(['{', '[']) {
        json(text)?
    } else {
        return finish(added(names::entries(text)?, wishes), wishes);
    };
    match given {
        Value::Object(map) if map.get("events").is_some_and(Value::is_array) => {
            finish(Draft { map, places: None }, wishes)
        }
        Value::Object(map) if is_schema(&map) => {
            let name = map
                .get("title")
                .and_then(Value::as_str)
                .map_or_else(|| stem(&wishes.source), str::to_owned);
            let schema = Value::Object(map);
            schema_check::normalised("the schema", &schema)?;
            let entry = schema_entry(&name, schema);
            finish(
                added(vec![("the schema".to_owned(), entry)], wishes),
                wishes,
            )
        }
        Value::Object(map) => {
            let entries = map
                .into_iter()
                .map(|(name, schema)| {
                    schema_check::normalised(&name, &schema)?;
                    Ok((name.clone(), schema_entry(&name, schema)))
                })
                .collect::<Result<Vec<_>, ProfileProblem>>()?;
            finish(added(entries, wishes), wishes)
        }
        Value::Array(items) => {
            let entries = items
                .into_iter()
                .enumerate()
                .map(|(index, item)| of_item(format!("[{index}]"), item))
                .collect::<Result<Vec<_>, _>>()?;
            finish(added(entries, wishes), wishes)
        }
        other => Err(ProfileProblem::new(
            "the file",
            format!("is {}", kind_of(&other)),
            "give a list of names, JSON Schemas, or a profile",
        )),
    }
}

fn of_item(at: String, item: Value) -> Result<(String, Value), ProfileProblem> {
    match item {
        Value::String(_) => Ok((at, item)),
        Value::Object(map) if !map.contains_key("name") && is_schema(&map) => {
            let Some(title) = map.get("title").and_then(Value::as_str) else {
                return Err(ProfileProblem::new(
                    format!("{at}.title"),
                    "is missing, so that the schema's event has no name",
                    "give the schema a `title`, or write { \"name\": …, \"schema\": … }",
                ));
            };
            let entry = schema_entry(title, Value::Object(map.clone()));
            Ok((at, entry))
        }
        other => Ok((at, other)),
    }
}

/// An object that is a schema itself, and not a map from names to schemas.
fn is_schema(map: &Map<String, Value>) -> bool {
    map.contains_key("$schema")
        || map
            .get("type")
            .is_some_and(|kind| kind.is_string() || kind.is_array())
        || (map.get("title").is_some_and(Value::is_string) && map.contains_key("properties"))
}

fn schema_entry(name: &str, schema: Value) -> Value {
    json!({ "name": name, "schema": schema })
}

/// A file's name without what follows its first dot.
fn stem(source: &str) -> String {
    source.split('.').next().unwrap_or_default().to_owned()
}

/// A profile file's object: our own events and these, or these alone; with the place of each for refusals.
fn added(entries: Vec<(String, Value)>, wishes: &ImportWishes) -> Draft {
    let name_of = |entry: &Value| {
        let name = entry.get("name").unwrap_or(entry);
        name.as_str().map(str::to_owned)
    };
    let imported: Vec<Option<String>> = entries.iter().map(|(_, entry)| name_of(entry)).collect();
    let ours = events()
        .into_iter()
        .filter(|event| !wishes.only && !imported.contains(&Some(event.name.clone())))
        .map(|event| ("our own profile".to_owned(), json!(event.name)));
    let (places, list): (Vec<String>, Vec<Value>) = ours.chain(entries).unzip();
    Draft {
        map: Map::from_iter([("events".to_owned(), Value::Array(list))]),
        places: Some(places),
    }
}

/// A profile file in the making.
struct Draft {
    map: Map<String, Value>,
    places: Option<Vec<String>>,
}

fn with_name(mut map: Map<String, Value>, wishes: &ImportWishes) -> Map<String, Value> {
    let own = map.get("name").or_else(|| map.get("profile")).cloned();
    let name = match (&wishes.name, own) {
        (Some(name), _) => json!(name),
        (None, Some(own)) => own,
        (None, None) => json!(stem(&wishes.source)),
    };
    map.insert("name".to_owned(), name);
    map.shift_remove("profile");
    if let Some(version) = &wishes.platform_version {
        map.insert("platformVersion".to_owned(), json!(version));
    }
    map
}

fn finish(draft: Draft, wishes: &ImportWishes) -> Result<Imported, ProfileProblem> {
    let mut map = with_name(draft.map, wishes);
    let profile = of_document(&map, draft.places.as_deref())?;
    let mut document = Map::new();
    document.insert("$comment".to_owned(), json!(COMMENT));
    document.insert("name".to_owned(), json!(profile.name));
    document.insert(
        "platformVersion".to_owned(),
        json!(profile.platform_version),
    );
    for said in ["$comment", "schemaDialect", "name", "platformVersion"] {
        map.shift_remove(said);
    }
    document.extend(map);
    Ok(Imported {
        document: Value::Object(document),
        profile,
    })
}

const COMMENT: &str =
    "made by `callbench contract import`; what is left out is as in our own profile";
