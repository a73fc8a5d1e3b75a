//! An entry of the reference as a terminal shows it.

use callbench_contract::generate::reference::{Block, Entry, with_links};

const HEAD: anstyle::Style = anstyle::Style::new().bold();
const CODE: anstyle::Style =
    anstyle::Style::new().fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Cyan)));

/// How wide a page is: as the terminal says by `COLUMNS`, within reason.
pub(super) fn width() -> usize {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .unwrap_or(100)
        .clamp(60, 140)
}

/// The whole entry.
pub(super) fn text(entry: &Entry, width: usize) -> String {
    let mut out = String::new();
    let kind = entry.kind.as_str().to_uppercase();
    for block in &entry.blocks {
        match block {
            Block::Heading(1, _) => {
                let name = &entry.name;
                out.push_str(&format!("{HEAD}{name}{HEAD:#}  ({kind})\n\n"));
            }
            Block::Heading(_, text) => {
                let text = plain(text).to_uppercase();
                out.push_str(&format!("{HEAD}{text}{HEAD:#}\n"));
            }
            Block::Text(text) => out.push_str(&format!("{}\n", wrapped(&plain(text), 2, width))),
            Block::List(items) => {
                for item in items {
                    let lines = wrapped(&plain(item), 4, width);
                    out.push_str(&format!("  - {}", lines.trim_start()));
                }
                out.push('\n');
            }
            Block::Facts(facts) => {
                let rows: Vec<Vec<String>> = facts
                    .iter()
                    .map(|(name, fact)| vec![(*name).to_owned(), plain(fact)])
                    .collect();
                out.push_str(&table(&rows, width));
                out.push('\n');
            }
            Block::Table { head, rows } => {
                let head: Vec<String> = head.iter().map(|cell| (*cell).to_owned()).collect();
                let rows = rows
                    .iter()
                    .map(|row| row.iter().map(|cell| plain(cell)).collect());
                let all: Vec<Vec<String>> = [head].into_iter().chain(rows).collect();
                out.push_str(&table(&all, width));
                out.push('\n');
            }
            Block::Code { text, .. } => {
                for line in text.lines() {
                    out.push_str(&format!("    {CODE}{line}{CODE:#}\n"));
                }
                out.push('\n');
            }
        }
    }
    out
}

/// A text without its Markdown.
fn plain(text: &str) -> String {
    with_links(text, &|_, label| label.to_owned())
        .replace("**", "")
        .replace('`', "")
}

/// Columns side by side; the last one takes the room that is left and is wrapped in it.
fn table(rows: &[Vec<String>], width: usize) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let widest = |column: usize, most: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
            .min(most)
    };
    let widths: Vec<usize> = (0..columns.saturating_sub(1))
        .map(|column| widest(column, width / 3))
        .collect();
    let before: usize = widths.iter().map(|width| width + 2).sum::<usize>() + 2;
    let mut out = String::new();
    for row in rows {
        let mut cells: Vec<Vec<String>> = Vec::new();
        for (column, cell) in row.iter().enumerate() {
            let room = match widths.get(column) {
                Some(width) => *width,
                None => width.saturating_sub(before).max(20),
            };
            cells.push(lines(cell, room));
        }
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..height {
            let mut text = "  ".to_owned();
            for (column, cell) in cells.iter().enumerate() {
                let part = cell.get(line).map_or("", String::as_str);
                match widths.get(column) {
                    Some(width) => text.push_str(&format!("{part:width$}  ")),
                    None => text.push_str(part),
                }
            }
            out.push_str(text.trim_end());
            out.push('\n');
        }
    }
    out
}

/// A text broken between words; a word that is too long is broken itself.
fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word: Vec<char> = word.chars().collect();
        loop {
            let at = lines.len() - 1;
            let used = lines[at].chars().count();
            let gap = usize::from(used > 0);
            if used + gap + word.len() <= width {
                if gap == 1 {
                    lines[at].push(' ');
                }
                lines[at].extend(&word);
                break;
            }
            if used == 0 {
                lines[at].extend(word.drain(..width.min(word.len())));
                if word.is_empty() {
                    break;
                }
            }
            lines.push(String::new());
        }
    }
    lines
}

fn wrapped(text: &str, indent: usize, width: usize) -> String {
    let pad = " ".repeat(indent);
    lines(text, width - indent)
        .iter()
        .map(|line| format!("{pad}{line}\n"))
        .collect()
}
