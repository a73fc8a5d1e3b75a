//! Entries that share a page with others of their kind: operations, contexts, REST routes, errors.

use super::block::Block;
use super::entry::{Entry, Kind};
use super::example;
use super::parts::{described, graded, heading};
use crate::error::ErrorEntry;
use crate::generate::shape::shape_of;
use crate::interface::OperationEntry;
use crate::rest::{ParameterPlace, REST_PREFIX, RestRoute};
use serde_json::{Map, Value, json};

pub(super) fn of_operation(kind: Kind, call: &str, operation: &OperationEntry) -> Entry {
    let mut blocks = vec![
        heading(1, format!("`{}`", operation.name)),
        Block::Text(format!(
            "{} By [[method/{call}|`{call}`]]. Grade: {}.",
            operation.summary, operation.grade
        )),
    ];
    let data = shape_of(&operation.data_schema);
    if data.forms.is_empty() {
        blocks.push(Block::Text("It takes nothing more.".to_owned()));
    } else {
        blocks.extend(described(&operation.data_schema, "field of data"));
    }
    blocks.push(Block::Code {
        language: "ts",
        text: example::operation(call, &operation.name, &operation.example),
    });
    if shape_of(&operation.answer_schema).forms.is_empty() {
        blocks.push(Block::Text("It resolves to `{}`.".to_owned()));
    } else {
        blocks.push(Block::Text("It resolves to:".to_owned()));
        blocks.extend(described(&operation.answer_schema, "field"));
    }
    Entry {
        kind,
        name: operation.name.clone(),
        title: format!("`{}`", operation.name),
        summary: operation.summary.clone(),
        grade: operation.grade,
        group: call.to_owned(),
        blocks,
    }
}

pub(super) fn of_route(route: &RestRoute) -> Entry {
    let mut blocks = vec![
        heading(1, format!("`{}`", route.name)),
        Block::Text(format!(
            "{} `{} {REST_PREFIX}{}`. Grade: {}.",
            route.summary, route.method, route.path, route.grade
        )),
    ];
    if !route.parameters.is_empty() {
        let rows = route.parameters.iter().map(|parameter| {
            let place = match parameter.place {
                ParameterPlace::Path => "path",
                ParameterPlace::Query => "query",
                ParameterPlace::Body => "body",
            };
            let optional = if parameter.required { "" } else { "?" };
            let kind = if parameter.json_type == "integer" {
                "number"
            } else {
                &parameter.json_type
            };
            vec![
                format!("`{}`{optional}", parameter.name),
                place.to_owned(),
                kind.to_owned(),
                parameter.meaning.clone(),
            ]
        });
        blocks.push(Block::Table {
            head: vec!["parameter", "in", "type", "meaning"],
            rows: rows.collect(),
        });
    }
    let params: Map<String, Value> = route
        .parameters
        .iter()
        .filter(|parameter| parameter.required && parameter.place != ParameterPlace::Path)
        .map(|it| {
            (
                it.name.clone(),
                sample(&it.name, &it.json_type, &it.meaning),
            )
        })
        .collect();
    let path = route
        .takes_path_parameter()
        .then(|| sample("campaignId", "integer", ""));
    blocks.push(Block::Code {
        language: "ts",
        text: example::api(&route.name, &params, path.as_ref()),
    });
    blocks.push(Block::Text(
        "The body of the answer (fields beyond these may be there):".to_owned(),
    ));
    blocks.extend(described(&route.answer, "field"));
    Entry {
        kind: Kind::Api,
        name: route.name.clone(),
        title: format!("`{}`", route.name),
        summary: route.summary.clone(),
        grade: route.grade,
        group: route.path.split('/').next().unwrap_or_default().to_owned(),
        blocks,
    }
}

/// A value for an example's parameter: a word that its meaning names, else one of its type.
fn sample(name: &str, json_type: &str, meaning: &str) -> Value {
    match (name, json_type) {
        ("campaignId", _) => json!(11),
        ("phone", _) => json!("+919810012345"),
        (_, "integer" | "number") => json!(1),
        (_, "boolean") => json!(true),
        (_, "object") => json!({}),
        (_, "array") => json!([]),
        _ => json!(meaning.split('`').nth(1).unwrap_or("text")),
    }
}

pub(super) fn of_error(error: &ErrorEntry) -> Entry {
    Entry {
        kind: Kind::Error,
        name: error.code.to_string(),
        title: format!("{} {}", error.code, error.title),
        summary: error.meaning.clone(),
        grade: error.grade,
        group: String::new(),
        blocks: vec![
            heading(1, format!("{} {}", error.code, error.title)),
            Block::Text(error.meaning.clone()),
            Block::Facts(vec![
                ("Usual cause", error.cause.clone()),
                ("What to do", error.remedy.clone()),
                ("In code", format!("`ErrorCode.{}`", error.name)),
                ("Grade", graded(error.grade)),
            ]),
        ],
    }
}
