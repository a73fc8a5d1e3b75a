//! The reference that developers read.

use callbench_contract::BuildProfile;
use callbench_contract::generate::reference::{Block, Kind, entries};
use callbench_contract::generate::shape::shape_of;
use callbench_contract::generate::{REFERENCE_FOLDER, files, project_files};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

fn pages() -> BTreeMap<String, String> {
    files(&BuildProfile::ours())
        .into_iter()
        .filter_map(|file| {
            let path = file.path.strip_prefix(REFERENCE_FOLDER)?;
            Some((path.trim_start_matches('/').to_owned(), file.contents))
        })
        .collect()
}

fn single() -> String {
    project_files(&BuildProfile::ours())
        .into_iter()
        .find(|file| file.path == "docs/SDK_REFERENCE.md")
        .expect("a project has it")
        .contents
}

#[test]
fn there_is_a_page_for_each_event_method_and_object_and_the_index_leads_to_it() {
    let profile = BuildProfile::ours();
    let pages = pages();
    let index = &pages["README.md"];
    let events = profile
        .events
        .iter()
        .map(|it| format!("events/{}.md", it.name));
    let methods = profile
        .methods
        .iter()
        .map(|it| format!("methods/{}.{}.md", it.service, it.method));
    let objects = profile
        .data_objects
        .iter()
        .map(|it| format!("objects/{}Data.{}.md", it.scope, it.name));
    for path in events.chain(methods).chain(objects) {
        assert!(pages.contains_key(&path), "{path}");
        assert!(index.contains(&format!("]({path})")), "{path}");
    }
    for page in [
        "interface-operations.md",
        "interface-contexts.md",
        "context-operations.md",
        "rest.md",
        "errors.md",
    ] {
        assert!(index.contains(&format!("]({page}#")), "{page}");
    }
}

#[test]
fn every_link_leads_to_a_page_and_every_anchor_to_an_entry() {
    let pages = pages();
    let mut texts: Vec<(&str, &str)> = pages
        .iter()
        .filter(|(path, _)| path.ends_with(".md"))
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    let single = single();
    texts.push(("SDK_REFERENCE.md", &single));
    for (path, text) in texts {
        for part in text.split("](").skip(1) {
            let target = part.split(')').next().expect("a target");
            if target.starts_with("../events.json") || target.starts_with("../cli.md") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = match (file, path.split_once('/')) {
                ("", _) => path.to_owned(),
                (file, Some((folder, _))) => match file.strip_prefix("../") {
                    Some(above) => above.to_owned(),
                    None => format!("{folder}/{file}"),
                },
                (file, None) => file.to_owned(),
            };
            let found = if file == "SDK_REFERENCE.md" {
                Some(&single)
            } else {
                pages.get(&file)
            };
            let found = found.unwrap_or_else(|| panic!("{path}: {target}"));
            assert!(
                anchor.is_empty() || found.contains(&format!("<a id=\"{anchor}\">")),
                "{path}: {target}"
            );
        }
        assert!(!text.contains("[["), "{path} has a link that was not made");
    }
}

#[test]
fn an_events_page_says_all_that_an_app_developer_asks() {
    insta::assert_snapshot!(pages()["events/callResumed.md"]);
}

#[test]
fn a_methods_page_says_all_that_an_app_developer_asks() {
    insta::assert_snapshot!(pages()["methods/globalData.bulkAction.md"]);
}

#[test]
fn an_objects_page_says_how_to_read_and_change_it() {
    insta::assert_snapshot!(pages()["objects/globalData.callbacks.md"]);
}

#[test]
fn every_example_shows_both_generations() {
    for entry in entries(&BuildProfile::ours()) {
        if !matches!(entry.kind, Kind::Event | Kind::Method) || entry.name == "lifeCycle.event" {
            continue;
        }
        let code: String = entry
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Code {
                    language: "ts",
                    text,
                } => Some(text.as_str()),
                _ => None,
            })
            .collect();
        for start in ["await AmeyoClient.initialize(", "AmeyoClient.init()"] {
            assert!(code.contains(start), "{}: {start}", entry.id());
        }
    }
}

#[test]
fn one_file_has_every_entry() {
    let text = single();
    for entry in entries(&BuildProfile::ours()) {
        let anchor = entry.id().replace(['/', '.'], "-");
        assert!(text.contains(&format!("<a id=\"{anchor}\">")), "{anchor}");
    }
}

#[test]
fn entries_are_found_by_one_name_each() {
    let entries = entries(&BuildProfile::ours());
    let ids: BTreeSet<String> = entries.iter().map(|entry| entry.id()).collect();
    assert_eq!(ids.len(), entries.len());
    for kind in Kind::ALL {
        assert!(entries.iter().any(|entry| entry.kind == kind), "{kind:?}");
    }
}

#[test]
fn nested_fields_have_rows_and_units() {
    let shape = shape_of(&json!({
        "type": "object",
        "required": ["at", "lines"],
        "properties": {
            "at": { "$ref": "#/$defs/Instant" },
            "weight": { "type": "number", "x-unit": "kg" },
            "lines": { "type": "array", "items": { "$ref": "#/$defs/Line" } },
            "byName": { "type": "object", "additionalProperties": { "$ref": "#/$defs/Line" } },
            "target": { "oneOf": [
                { "type": "object", "properties": { "kind": { "const": "a" }, "id": { "type": "string", "description": "Which." } } },
                { "type": "object", "properties": { "kind": { "const": "b" }, "id": { "type": "string", "description": "Which." } } },
            ] },
        },
        "$defs": {
            "Instant": { "type": "integer", "description": "An instant: milliseconds since 1970." },
            "Line": { "type": "object", "properties": { "text": { "type": "string" }, "next": { "$ref": "#/$defs/Line" } } },
        },
    }));
    let rows: Vec<String> = shape.forms[0]
        .fields
        .iter()
        .take(7)
        .map(|field| {
            format!(
                "{} | {} | {} | {} | {}",
                field.path,
                field.kind,
                field.unit.as_deref().unwrap_or("-"),
                field.required,
                field.meaning
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            "at | number | ms since the epoch | true | An instant: milliseconds since 1970.",
            "weight | number | kg | false | ",
            "lines | array of object | - | true | ",
            "lines[].text | string | - | false | ",
            "lines[].next | object | - | false | ",
            "lines[].next.text | string | - | false | ",
            "lines[].next.next | object | - | false | ",
        ]
    );
    let target: Vec<(&str, &str)> = shape.forms[0]
        .fields
        .iter()
        .filter(|field| field.path.starts_with("target."))
        .map(|field| (field.path.as_str(), field.meaning.as_str()))
        .collect();
    assert_eq!(
        target,
        [
            ("target.kind", "Which form it is."),
            ("target.id", "With `a`, `b`: Which.")
        ]
    );
}
