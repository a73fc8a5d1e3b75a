//! Parts that several kinds of page have: tables of fields, refusals, grades.

use super::super::shape::{Field, Shape, shape_of};
use super::block::Block;
use crate::error::ErrorCode;
use crate::grade::Grade;
use crate::method::COMMON_ERRORS;
use crate::profile::BuildProfile;
use serde_json::Value;

/// A schema as tables, or as a sentence where it has no fields.
pub(super) fn described(schema: &Value, column: &'static str) -> Vec<Block> {
    let shape = shape_of(schema);
    if shape.forms.is_empty() {
        return vec![Block::Text(in_words(&shape))];
    }
    let mut blocks = Vec::new();
    if shape.kind.starts_with("array") {
        blocks.push(Block::Text("An array; of each of its members:".to_owned()));
    }
    if shape.forms.len() > 1 {
        blocks.push(Block::Text("One of these forms:".to_owned()));
    }
    for form in &shape.forms {
        blocks.extend(form.title.clone().map(Block::Text));
        blocks.push(table_of(&form.fields, column));
    }
    blocks
}

fn in_words(shape: &Shape) -> String {
    if shape.kind == "object" {
        return "`{}`: nothing.".to_owned();
    }
    let unit = shape
        .unit
        .as_ref()
        .map(|unit| format!(" ({unit})"))
        .unwrap_or_default();
    let meaning = if shape.meaning.is_empty() {
        ".".to_owned()
    } else {
        format!(": {}", shape.meaning)
    };
    format!("{}{unit}{meaning}", shape.kind)
}

/// Rows of fields.
pub(super) fn table_of(fields: &[Field], column: &'static str) -> Block {
    let has_meanings = fields.iter().any(|field| !field.meaning.is_empty());
    let mut head = vec![column, "type"];
    head.extend(has_meanings.then_some("meaning"));
    let rows = fields.iter().map(|field| {
        let optional = if field.required { "" } else { "?" };
        let mut row = vec![
            format!("`{}`{optional}", field.path),
            type_and_unit(&field.kind, field.unit.as_deref()),
        ];
        row.extend(has_meanings.then(|| field.meaning.clone()));
        row
    });
    Block::Table {
        rows: rows.collect(),
        head,
    }
}

/// A type with its unit.
pub(super) fn type_and_unit(kind: &str, unit: Option<&str>) -> String {
    unit.map_or_else(|| kind.to_owned(), |unit| format!("{kind} ({unit})"))
}

/// What a request may be refused with: its own codes in a table, those of any request in a sentence.
pub(super) fn refusals(profile: &BuildProfile, codes: &[ErrorCode]) -> Vec<Block> {
    let mut own: Vec<ErrorCode> = codes
        .iter()
        .copied()
        .filter(|code| !COMMON_ERRORS.contains(code))
        .collect();
    own.sort_unstable();
    own.dedup();
    let mut blocks = Vec::new();
    if !own.is_empty() {
        blocks.push(Block::Table {
            head: vec!["code", "when", "what to do"],
            rows: own
                .iter()
                .map(|code| {
                    let row = profile.errors.iter().find(|row| row.code == code.code());
                    let (meaning, remedy) = row.map_or((code.meaning(), code.remedy()), |row| {
                        (row.meaning.as_str(), row.remedy.as_str())
                    });
                    vec![
                        format!("[[error/{}|{}]] {}", code.code(), code.code(), code.title()),
                        meaning.to_owned(),
                        remedy.to_owned(),
                    ]
                })
                .collect(),
        });
    }
    let common: Vec<String> = COMMON_ERRORS
        .iter()
        .map(|code| format!("[[error/{0}|{0}]]", code.code()))
        .collect();
    blocks.push(Block::Text(format!(
        "Any request may also be refused with {}.",
        common.join(", ")
    )));
    blocks
}

/// A grade with what it says.
pub(super) fn graded(grade: Grade) -> String {
    format!("**{grade}**: {}", grade.meaning())
}

/// A value as indented JSON.
pub(super) fn json_block(value: &Value) -> Block {
    Block::Code {
        language: "json",
        text: format!("{value:#}"),
    }
}

/// A heading below the entry's own.
pub(super) fn heading(level: usize, text: impl Into<String>) -> Block {
    Block::Heading(level, text.into())
}
