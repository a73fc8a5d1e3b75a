//! What the reference has an entry for, and how each is described.

use super::block::Block;
use super::example;
use super::listed::{of_error, of_operation, of_route};
use super::parts::{described, graded, heading, json_block, refusals, table_of};
use crate::data::{DataObjectEntry, ObjectUse};
use crate::error::ErrorCode;
use crate::event::{EventEntry, EventScope, Origin};
use crate::generate::shape::{Field, Form, shape_of};
use crate::grade::Grade;
use crate::interface::OperationEntry;
use crate::method::{AnsweredBy, MethodEntry};
use crate::profile::BuildProfile;
use serde::Serialize;
use serde_json::json;

/// The sorts of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something that an app hears.
    Event,
    /// Something that an app asks.
    Method,
    /// What `globalData` and `contextData` read and change.
    Object,
    /// What `interface.trigger` shows.
    Operation,
    /// What `interface.open` opens.
    Context,
    /// What `contextData.trigger` does.
    ContextOperation,
    /// A REST route, by its name for `request.api`.
    Api,
    /// A refusal.
    Error,
}

impl Kind {
    /// All kinds, in the reference's order.
    pub const ALL: [Self; 8] = [
        Self::Event,
        Self::Method,
        Self::Object,
        Self::Operation,
        Self::Context,
        Self::ContextOperation,
        Self::Api,
        Self::Error,
    ];

    /// The word used on command lines and in links.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Method => "method",
            Self::Object => "object",
            Self::Operation => "operation",
            Self::Context => "context",
            Self::ContextOperation => "context-operation",
            Self::Api => "api",
            Self::Error => "error",
        }
    }

    /// The heading over several.
    #[must_use]
    pub const fn plural(self) -> &'static str {
        match self {
            Self::Event => "Events",
            Self::Method => "Methods",
            Self::Object => "Data objects",
            Self::Operation => "Operations of interface.trigger",
            Self::Context => "Contexts of interface.open",
            Self::ContextOperation => "Operations of contextData.trigger",
            Self::Api => "REST routes and names for request.api",
            Self::Error => "Errors",
        }
    }
}

/// One entry of the reference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Which sort.
    pub kind: Kind,
    /// The name by which it is found, unique within its sort: `callConnected`, `globalData.get`, `contextData.ticket`, `136`.
    pub name: String,
    /// The same as a heading.
    pub title: String,
    /// What it is, in one sentence.
    pub summary: String,
    /// How well it is known.
    pub grade: Grade,
    /// A word that sorts it among its kind: an event's group, a method's service.
    pub group: String,
    /// The whole description, from the heading on.
    pub blocks: Vec<Block>,
}

impl Entry {
    /// What links name it by.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}/{}", self.kind.as_str(), self.name)
    }
}

/// Every entry of a profile, by kind.
#[must_use]
pub fn entries(profile: &BuildProfile) -> Vec<Entry> {
    let mut entries = Vec::new();
    entries.extend(profile.events.iter().map(|event| of_event(profile, event)));
    entries.extend(profile.methods.iter().map(|it| of_method(profile, it)));
    entries.extend(profile.data_objects.iter().map(|it| of_object(profile, it)));
    for (kind, call, operations) in [
        (Kind::Operation, "interface.trigger", &profile.operations),
        (Kind::Context, "interface.open", &profile.contexts),
        (
            Kind::ContextOperation,
            "contextData.trigger",
            &profile.context_operations,
        ),
    ] {
        entries.extend(operations.iter().map(|it| of_operation(kind, call, it)));
    }
    entries.extend(profile.rest_routes.iter().map(of_route));
    entries.extend(profile.errors.iter().map(of_error));
    entries
}

/// The name by which an event is found: its own, with its scope where both scopes have one of that name.
pub(in super::super) fn event_key(profile: &BuildProfile, event: &EventEntry) -> String {
    let is_shared = profile
        .events
        .iter()
        .any(|other| other.name == event.name && other.scope != event.scope);
    if is_shared && event.scope == EventScope::Context {
        format!("context.{}", event.name)
    } else {
        event.name.clone()
    }
}

const fn data_service(scope: EventScope) -> &'static str {
    match scope {
        EventScope::Global => "globalData",
        EventScope::Context => "contextData",
    }
}

fn of_event(profile: &BuildProfile, event: &EventEntry) -> Entry {
    let service = event.scope.service();
    let slots: Vec<&str> = event.slot_types.iter().map(|slot| slot.as_str()).collect();
    let register = format!("{service}.register");
    let stands_for = match &event.origin {
        Origin::Moments(moments) => moments
            .iter()
            .map(|moment| format!("{} ({})", moment.text(), moment.grade()))
            .collect::<Vec<_>>()
            .join(", "),
        Origin::Additional(reason) => format!("added: {reason}"),
    };
    let mut blocks = vec![
        heading(1, format!("`{}`", event.name)),
        Block::Text(event.summary.clone()),
        Block::Facts(vec![
            ("When it fires", event.fires.clone()),
            (
                "Register with",
                format!("[[method/{register}|`{service}`]]"),
            ),
            (
                "In slots",
                format!(
                    "{}; elsewhere refused with [[error/122|122]]",
                    slots.join(", ")
                ),
            ),
            ("Group", event.group.clone()),
            (
                "Grade",
                format!(
                    "{} (the name; the payload's shape is ours)",
                    graded(event.grade)
                ),
            ),
            ("Stands for", stands_for),
        ]),
        heading(2, "Payload"),
    ];
    blocks.extend(described(&event.schema, "field"));
    blocks.push(heading(2, "Example"));
    blocks.extend(example::registration(event));
    blocks.push(Block::Text("A payload:".to_owned()));
    blocks.push(json_block(&event.example));
    let codes = profile
        .method(service, "register")
        .map(|method| method.errors.clone())
        .unwrap_or_default();
    blocks.push(heading(2, "Refusals"));
    blocks.extend(refusals(profile, &codes));
    Entry {
        kind: Kind::Event,
        name: event_key(profile, event),
        title: format!("`{}`", event.name),
        summary: event.summary.clone(),
        grade: event.grade,
        group: event.group.clone(),
        blocks,
    }
}

fn of_method(profile: &BuildProfile, method: &MethodEntry) -> Entry {
    let name = format!("{}.{}", method.service, method.method);
    let answered_by = match method.answered_by {
        AnsweredBy::Shell => "the shell, in the browser",
        AnsweredBy::Host => "the host",
        AnsweredBy::NotInThisRelease => "nobody in this release: refused with [[error/133|133]]",
    };
    let calls: Vec<String> = method
        .calls
        .iter()
        .map(|call| {
            if call.contains('`') || !call.starts_with("client.") {
                call.clone()
            } else {
                format!("`{call}`")
            }
        })
        .collect();
    let mut blocks = vec![
        heading(1, format!("`{name}`")),
        Block::Text(method.summary.clone()),
        Block::Facts(vec![
            ("Call", calls.join(", legacy: ")),
            (
                "On the wire",
                format!("service `{}`, method `{}`", method.service, method.method),
            ),
            ("Answered by", answered_by.to_owned()),
            ("Grade", graded(method.grade)),
        ]),
        heading(2, "Arguments"),
    ];
    if method.request_keys.is_empty() {
        blocks.push(Block::Text("None.".to_owned()));
    } else {
        let fields: Vec<Field> = method
            .request_keys
            .iter()
            .flat_map(|key| {
                let shape = shape_of(&key.schema);
                let own = Field {
                    path: key.name.clone(),
                    kind: shape.kind,
                    unit: shape.unit,
                    required: key.required,
                    meaning: key.meaning.clone(),
                };
                let below = shape.forms.into_iter().flat_map(|form| form.fields);
                let below = below.map(|field| Field {
                    path: format!("{}.{}", key.name, field.path),
                    ..field
                });
                [own].into_iter().chain(below).collect::<Vec<_>>()
            })
            .collect();
        blocks.push(Block::Text(
            "In the call's order; the names are the keys of `requestData` on the wire.".to_owned(),
        ));
        blocks.push(table_of(&fields, "argument"));
    }
    blocks.push(heading(2, "Answer"));
    blocks.push(Block::Text(method.result.clone()));
    if let Some(answer) = &method.answer
        && !shape_of(answer).forms.is_empty()
    {
        blocks.extend(described(answer, "field"));
    }
    blocks.extend(offered_by(profile, method));
    if let Some(request) = &method.example {
        blocks.push(heading(2, "Example"));
        blocks.extend(example::request(method, &request.request_data));
        blocks.push(Block::Text("The answer on the wire:".to_owned()));
        blocks.push(json_block(&request.answer));
    }
    blocks.push(heading(2, "Refusals"));
    blocks.extend(refusals(profile, &method.errors));
    Entry {
        kind: Kind::Method,
        title: format!("`{name}`"),
        name,
        summary: method.summary.clone(),
        grade: method.grade,
        group: method.service.clone(),
        blocks,
    }
}

/// What a method of the data services is offered for, and what the names that other methods take are.
fn offered_by(profile: &BuildProfile, method: &MethodEntry) -> Vec<Block> {
    let link = |kind: &str, name: &str| format!("[[{kind}/{name}|`{name}`]]");
    let named = |kind: Kind, operations: &[OperationEntry]| {
        operations
            .iter()
            .map(|it| format!("{}: {}", link(kind.as_str(), &it.name), it.summary))
            .collect::<Vec<_>>()
    };
    let (title, items) = match (method.service.as_str(), method.method.as_str()) {
        ("interface", "trigger") => ("Operations", named(Kind::Operation, &profile.operations)),
        ("interface", "open") => ("Contexts", named(Kind::Context, &profile.contexts)),
        ("contextData", "trigger") => (
            "Operations",
            named(Kind::ContextOperation, &profile.context_operations),
        ),
        ("request", "api") => (
            "Names",
            profile
                .rest_routes
                .iter()
                .map(|it| format!("{}: {}", link("api", &it.name), it.summary))
                .collect(),
        ),
        (service @ ("globalData" | "contextData"), name) => {
            let objects = profile
                .data_objects
                .iter()
                .filter(|object| data_service(object.scope) == service);
            let items = objects
                .flat_map(|object| {
                    let linked = format!("[[object/{service}.{0}|`{0}`]]", object.name);
                    if name == "get" {
                        return vec![format!("{linked}: {}", object.summary)];
                    }
                    object
                        .uses
                        .iter()
                        .filter(|one| one.method == name)
                        .map(|one| match &one.action {
                            Some(action) => format!("{linked}, `{action}`: {}", one.summary),
                            None => format!("{linked}: {}", one.summary),
                        })
                        .collect()
                })
                .collect();
            ("Data objects", items)
        }
        _ => return Vec::new(),
    };
    if items.is_empty() {
        return Vec::new();
    }
    vec![heading(2, title), Block::List(items)]
}

fn of_object(profile: &BuildProfile, object: &DataObjectEntry) -> Entry {
    let service = data_service(object.scope);
    let name = format!("{service}.{}", object.name);
    let mut blocks = vec![
        heading(1, format!("`{}` of `{service}`", object.name)),
        Block::Text(object.summary.clone()),
        Block::Facts(vec![("Grade", graded(object.grade))]),
        heading(2, "Read it"),
    ];
    let read = profile.method(service, "get");
    let mut asked = json!({ "dataObject": object.name });
    if let Some(parameters) = &object.parameters {
        blocks.extend(described(parameters, "parameter"));
        asked["requestParams"] = object.parameters_example.clone().unwrap_or_default();
    }
    if let Some(read) = read {
        blocks.extend(example::request_in_short(read, &asked));
    }
    blocks.push(Block::Text("It resolves to:".to_owned()));
    blocks.extend(described(&object.schema, "field"));
    blocks.push(json_block(&object.example));
    if let Some(read) = read {
        blocks.push(codes_in_words(&read.errors));
    }
    for one in &object.uses {
        blocks.extend(of_use(profile, object, one));
    }
    Entry {
        kind: Kind::Object,
        title: format!("`{name}`"),
        name,
        summary: object.summary.clone(),
        grade: object.grade,
        group: service.to_owned(),
        blocks,
    }
}

fn of_use(profile: &BuildProfile, object: &DataObjectEntry, one: &ObjectUse) -> Vec<Block> {
    let service = data_service(object.scope);
    let title = match &one.action {
        Some(action) => format!("`{}`: `{action}`", one.method),
        None => format!("`{}`", one.method),
    };
    let mut blocks = vec![
        heading(2, title),
        Block::Text(format!(
            "{} By [[method/{service}.{1}|`{service}.{1}`]]. Grade: {2}.",
            one.summary, one.method, one.grade
        )),
    ];
    let argument = shape_of(&one.argument);
    if argument.forms.is_empty() {
        let takes = if argument.kind == "object" {
            "It takes nothing more.".to_owned()
        } else {
            format!("`{}` is a {}.", one.argument_key, argument.kind)
        };
        blocks.push(Block::Text(takes));
    } else {
        blocks.extend(described(&one.argument, one_column(&one.argument_key)));
    }
    let mut codes: Vec<ErrorCode> = one.errors.clone();
    if let Some(method) = profile.method(service, &one.method) {
        codes.extend(&method.errors);
        blocks.extend(example::request_in_short(method, &one.example.request_data));
    }
    let answer = shape_of(&one.answer);
    let read: Vec<Form> = shape_of(&object.schema).forms;
    if answer.forms.is_empty() {
        blocks.push(Block::Text("It resolves to `{}`.".to_owned()));
    } else if answer.forms == read {
        blocks.push(Block::Text(
            "It resolves to the object as it is then, as `get` would.".to_owned(),
        ));
    } else {
        blocks.push(Block::Text("It resolves to:".to_owned()));
        blocks.extend(described(&one.answer, "field"));
    }
    blocks.push(codes_in_words(&codes));
    blocks
}

fn codes_in_words(codes: &[ErrorCode]) -> Block {
    let mut codes = codes.to_vec();
    codes.sort_unstable();
    codes.dedup();
    let codes: Vec<String> = codes
        .iter()
        .map(|code| format!("[[error/{0}|{0}]] {1}", code.code(), code.title()))
        .collect();
    Block::Text(format!("Refused with {}.", codes.join(", ")))
}

/// The column's title over an argument's fields.
fn one_column(key: &str) -> &'static str {
    match key {
        "requestParams" => "field of params",
        "queueId" => "queue",
        _ => "field of data",
    }
}
