//! What a page is made of, and a page as Markdown.

use serde::Serialize;
use std::fmt::Write as _;

/// A piece of a page. Texts are Markdown without line breaks; `[[id|label]]` in them is a link to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Block {
    /// A heading; 1 is the entry's own.
    Heading(usize, String),
    /// A paragraph.
    Text(String),
    /// A list.
    List(Vec<String>),
    /// Facts by their names.
    Facts(Vec<(&'static str, String)>),
    /// A table.
    Table {
        /// The columns' titles.
        head: Vec<&'static str>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<String>>,
    },
    /// Text that keeps its lines.
    Code {
        /// The language's word: `ts`, `json`.
        language: &'static str,
        /// The lines.
        text: String,
    },
}

/// Writes blocks as Markdown, each heading `lower` levels further down, with links made by `link`.
pub(super) fn markdown(
    blocks: &[Block],
    lower: usize,
    link: &dyn Fn(&str, &str) -> String,
) -> String {
    let mut out = String::new();
    let linked = |text: &str| with_links(text, link);
    for block in blocks {
        match block {
            Block::Heading(level, text) => {
                let _ = write!(out, "{} {}\n\n", "#".repeat(level + lower), linked(text));
            }
            Block::Text(text) => {
                let _ = write!(out, "{}\n\n", linked(text));
            }
            Block::List(items) => {
                for item in items {
                    let _ = writeln!(out, "- {}", linked(item));
                }
                out.push('\n');
            }
            Block::Facts(facts) => {
                out.push_str("| | |\n|---|---|\n");
                for (name, text) in facts {
                    row(&mut out, &[(*name).to_owned(), linked(text)]);
                }
                out.push('\n');
            }
            Block::Table { head, rows } => {
                let _ = writeln!(out, "| {} |", head.join(" | "));
                let _ = writeln!(out, "|{}", "---|".repeat(head.len()));
                for cells in rows {
                    let cells: Vec<String> = cells.iter().map(|cell| linked(cell)).collect();
                    row(&mut out, &cells);
                }
                out.push('\n');
            }
            Block::Code { language, text } => {
                let _ = write!(out, "```{language}\n{}\n```\n\n", text.trim_end());
            }
        }
    }
    out
}

/// One row; what would break the table is escaped.
fn row(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.replace('|', "\\|").replace('\n', " "))
        .collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

/// A text with each `[[id|label]]` replaced by what `link(id, label)` makes of it.
#[must_use]
pub fn with_links(text: &str, link: &dyn Fn(&str, &str) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((inside, behind)) = after.split_once("]]") else {
            break;
        };
        let Some((id, label)) = inside.split_once('|') else {
            break;
        };
        out.push_str(before);
        out.push_str(&link(id, label));
        rest = behind;
    }
    out.push_str(rest);
    out
}
