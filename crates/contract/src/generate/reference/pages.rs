//! The reference as pages of Markdown, and as one file for an app's project.

use super::block::{Block, markdown};
use super::entry::{Entry, Kind, entries};
use super::parts::heading;
use crate::generate::{GeneratedFile, generated_by};
use crate::grade::Grade;
use crate::profile::BuildProfile;
use std::collections::BTreeMap;

/// Where an entry stands.
#[derive(Debug, Clone)]
struct Place {
    page: String,
    anchor: Option<String>,
}

/// The pages, with paths below the reference's folder.
pub(in super::super) fn pages(profile: &BuildProfile) -> Vec<GeneratedFile> {
    let entries = entries(profile);
    let places: BTreeMap<String, Place> = entries
        .iter()
        .map(|entry| (entry.id(), place(entry)))
        .collect();
    let mut files = vec![page(
        profile,
        "README.md",
        &places,
        &[Part::Blocks(index(profile, &entries))],
    )];
    for entry in &entries {
        if matches!(entry.kind, Kind::Event | Kind::Method | Kind::Object) {
            let path = place(entry).page;
            let mut parts = vec![Part::Entry(entry, 0)];
            parts.push(Part::Blocks(vec![Block::Text(format!(
                "[The index]({}README.md) · [JSON Schema]({0}schemas/{}.schema.json), `#/$defs/{}`",
                up(&path),
                schema_file(entry.kind),
                entry.name,
            ))]));
            files.push(page(profile, &path, &places, &parts));
        }
    }
    for kind in [
        Kind::Operation,
        Kind::Context,
        Kind::ContextOperation,
        Kind::Api,
        Kind::Error,
    ] {
        let mut parts = vec![Part::Blocks(vec![
            heading(1, kind.plural()),
            Block::Text(about(kind).to_owned()),
        ])];
        let of_kind = entries.iter().filter(|entry| entry.kind == kind);
        parts.extend(of_kind.map(|entry| Part::Entry(entry, 1)));
        parts.push(Part::Blocks(vec![Block::Text(
            "[The index](README.md)".to_owned(),
        )]));
        files.push(page(profile, kind_page(kind), &places, &parts));
    }
    files
}

/// Everything in one file.
pub(in super::super) fn single(profile: &BuildProfile) -> String {
    let entries = entries(profile);
    let places: BTreeMap<String, Place> = entries
        .iter()
        .map(|entry| {
            let place = Place {
                page: String::new(),
                anchor: Some(anchor(entry)),
            };
            (entry.id(), place)
        })
        .collect();
    let mut parts = vec![Part::Blocks(vec![
        heading(1, "SDK reference"),
        Block::Text(
            "`contract.schema.json` beside this file has the same as JSON Schemas; `src/aaf/contract.ts` as types."
                .to_owned(),
        ),
    ])];
    parts.push(Part::Blocks(introduction(profile)));
    for kind in Kind::ALL {
        let of_kind: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let mut blocks = vec![
            heading(2, kind.plural()),
            Block::Text(about(kind).to_owned()),
        ];
        blocks.extend(overview(kind, &of_kind));
        parts.push(Part::Blocks(blocks));
        parts.extend(of_kind.into_iter().map(|entry| Part::Entry(entry, 2)));
    }
    page(profile, "", &places, &parts).contents
}

enum Part<'a> {
    Blocks(Vec<Block>),
    /// An entry, with how many levels its headings go down.
    Entry(&'a Entry, usize),
}

fn page(
    profile: &BuildProfile,
    path: &str,
    places: &BTreeMap<String, Place>,
    parts: &[Part<'_>],
) -> GeneratedFile {
    let link = |id: &str, label: &str| match places.get(id) {
        Some(place) => {
            let anchor = place.anchor.as_ref().map(|it| format!("#{it}"));
            let anchor = anchor.unwrap_or_default();
            if place.page == path {
                format!("[{label}]({anchor})")
            } else {
                format!("[{label}]({}{}{anchor})", up(path), place.page)
            }
        }
        None => label.to_owned(),
    };
    let mut text = format!("<!-- {} -->\n\n", generated_by(profile));
    for part in parts {
        match part {
            Part::Blocks(blocks) => text.push_str(&markdown(blocks, 0, &link)),
            Part::Entry(entry, lower) => {
                if *lower > 0 {
                    text.push_str(&format!("<a id=\"{}\"></a>\n\n", anchor(entry)));
                }
                text.push_str(&markdown(&entry.blocks, *lower, &link));
            }
        }
    }
    GeneratedFile {
        path: path.to_owned(),
        contents: format!("{}\n", text.trim_end()),
    }
}

fn up(path: &str) -> &'static str {
    if path.contains('/') { "../" } else { "" }
}

fn place(entry: &Entry) -> Place {
    let on_its_own = |folder: &str| Place {
        page: format!("{folder}/{}.md", entry.name),
        anchor: None,
    };
    match entry.kind {
        Kind::Event => on_its_own("events"),
        Kind::Method => on_its_own("methods"),
        Kind::Object => on_its_own("objects"),
        _ => Place {
            page: kind_page(entry.kind).to_owned(),
            anchor: Some(anchor(entry)),
        },
    }
}

const fn kind_page(kind: Kind) -> &'static str {
    match kind {
        Kind::Operation => "interface-operations.md",
        Kind::Context => "interface-contexts.md",
        Kind::ContextOperation => "context-operations.md",
        Kind::Api => "rest.md",
        Kind::Error => "errors.md",
        Kind::Event | Kind::Method | Kind::Object => "README.md",
    }
}

const fn schema_file(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "events",
        Kind::Method => "methods",
        Kind::Object => "objects",
        _ => "operations",
    }
}

fn anchor(entry: &Entry) -> String {
    entry
        .id()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect()
}

const fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => {
            "What an app hears. Global events concern the agent, wherever the app runs; context events what the app's slot shows."
        }
        Kind::Method => "What an app asks. Every call resolves, or rejects with a real `Error`.",
        Kind::Object => {
            "What `globalData.get` and `contextData.get` read, and what else can be done with each."
        }
        Kind::Operation => {
            "`client.interface.trigger({ action, data })` makes the shell show something; the legacy spelling is `client.interface.trigger(action, data)`."
        }
        Kind::Context => {
            "`client.interface.open(contextName, contextData)` brings something of the workspace to the front."
        }
        Kind::ContextOperation => {
            "`client.contextData.trigger(operation)` does at once what the agent could do with one click in the interaction in context."
        }
        Kind::Api => {
            "`client.request.api(name, params, pathParam)` calls one by its name; `client.httpRequest({ url, method, body })` by its path, without a leading slash. The names are ours."
        }
        Kind::Error => {
            "A refused call rejects with an `Error` that has `code`, `message`, `service` and `method`, and where they apply `field` (the argument that was wrong), `given` (the name that isn't known) and `didYouMean` (the nearest that is). Codes up to 129 are the platform's, from 130 up they are ours."
        }
    }
}

fn introduction(profile: &BuildProfile) -> Vec<Block> {
    let grades = Grade::ALL
        .iter()
        .map(|grade| vec![grade.as_str().to_owned(), grade.meaning().to_owned()])
        .collect();
    vec![
        Block::Text(format!(
            "What an app may say and hear on build profile `{}` (platform {}). Callbench is an independent implementation: each entry says how well it is known.",
            profile.name, profile.platform_version
        )),
        Block::Table { head: vec!["grade", "meaning"], rows: grades },
        Block::Text(
            "An event's grade is that of its name. Payload shapes are ours, made of field names that were seen; `eventTime` is ours. Instants are milliseconds since the epoch, durations milliseconds, both numbers. A field marked `?` is left out when it doesn't apply.".to_owned(),
        ),
        heading(2, "Start"),
        Block::Text(format!(
            "The current generation loads the module `{}` and waits for the client; the legacy one has the script `{}` and takes the client at once. One client serves both. Initialise once, before any event or method; register after it completes.",
            profile.sdk_path, profile.classic_sdk_path
        )),
        Block::Code {
            language: "ts",
            text: "// current\nconst client = await AmeyoClient.initialize({ instanceId: \"ameyoIframe\" });\nconst stop = await client.globalEvent(\"callConnected\", (payload) => show(payload.phone));\n\n// legacy\nconst client = AmeyoClient.init();\nclient.globalEvent.register(\"callConnected\", onCallConnected);".to_owned(),
        },
    ]
}

fn index(profile: &BuildProfile, entries: &[Entry]) -> Vec<Block> {
    let mut blocks = vec![heading(1, "The contract: what an app may say and hear")];
    blocks.extend(introduction(profile));
    blocks.push(heading(2, "For tools"));
    blocks.push(Block::List(vec![
        "JSON Schemas, draft 2020-12, one file a kind: [events](schemas/events.schema.json), [methods](schemas/methods.schema.json), [data objects](schemas/objects.schema.json), [operations and contexts](schemas/operations.schema.json), [REST](schemas/rest.schema.json). An entry's schema is `#/$defs/NAME`, as on its page; a definition that several share stands once, so that a generator makes one type of it and a validator compiles it once. The root of `events.schema.json` accepts a delivered event, `{ scope, name, payload }`, and that of `methods.schema.json` a request, `{ service, method, requestData }`: a log can be checked line by line.".to_owned(),
        "[AsyncAPI 3.0](asyncapi.json): the events as channels, messages and operations, from the app's side.".to_owned(),
        "[events.json](../events.json): the whole catalogue as data, with grades and examples; every schema in it is complete by itself.".to_owned(),
        "`callbench contract list`, `show NAME`, `diff A B`, `import FILE`: the same on the [command line](../cli.md).".to_owned(),
    ]));
    for kind in Kind::ALL {
        let of_kind: Vec<&Entry> = entries.iter().filter(|entry| entry.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        blocks.push(heading(2, kind.plural()));
        blocks.push(Block::Text(about(kind).to_owned()));
        blocks.extend(overview(kind, &of_kind));
    }
    blocks
}

/// One line for each entry of a kind, by group.
fn overview(kind: Kind, entries: &[&Entry]) -> Vec<Block> {
    let mut groups: Vec<&str> = Vec::new();
    for entry in entries {
        if !groups.contains(&entry.group.as_str()) {
            groups.push(&entry.group);
        }
    }
    let has_groups = matches!(kind, Kind::Event | Kind::Method | Kind::Object);
    if !has_groups {
        return vec![overview_table(entries)];
    }
    groups
        .into_iter()
        .flat_map(|group| {
            let in_group: Vec<&Entry> = entries
                .iter()
                .copied()
                .filter(|entry| entry.group == group)
                .collect();
            [heading(3, group), overview_table(&in_group)]
        })
        .collect()
}

fn overview_table(entries: &[&Entry]) -> Block {
    Block::Table {
        head: vec!["name", "what it is", "grade"],
        rows: entries
            .iter()
            .map(|entry| {
                vec![
                    format!("[[{}|{}]]", entry.id(), entry.title),
                    entry.summary.clone(),
                    entry.grade.as_str().to_owned(),
                ]
            })
            .collect(),
    }
}
