//! The rows as a table for people, and as JSON for scripts.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::Callbench;
use super::row::Row;

const HEADS: [&str; 8] = [
    "figure",
    "subject",
    "min",
    "median",
    "max",
    "unit",
    "runs",
    "beside callbench",
];

/// Columns of text, a block a suite; a subject that was not measured says why in its place.
pub(crate) fn table(rows: &[Row]) -> String {
    let mut lines = vec![HEADS.map(str::to_owned)];
    lines.extend(rows.iter().map(|row| cells(row, rows)));
    let widths: Vec<usize> = (0..HEADS.len())
        .map(|column| {
            lines
                .iter()
                .filter_map(|line| line.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = String::new();
    for (index, line) in lines.iter().enumerate() {
        let row = index.checked_sub(1).and_then(|index| rows.get(index));
        let above = index.checked_sub(2).and_then(|index| rows.get(index));
        if let Some(row) = row
            && above.is_none_or(|above| above.figure != row.figure)
        {
            if above.is_none_or(|above| above.suite != row.suite) {
                text.push_str(&format!("\n  {}", row.suite));
            }
            text.push('\n');
        }
        text.push_str(&line_of(line, &widths, row));
        text.push('\n');
    }
    text
}

fn cells(row: &Row, rows: &[Row]) -> [String; 8] {
    let number = |value: Option<f64>| value.map_or_else(String::new, three_digits);
    [
        row.figure.to_string(),
        row.subject.clone(),
        number(row.min),
        number(row.median),
        number(row.max),
        row.unit.to_string(),
        row.runs.to_string(),
        ratio(row, rows).map_or_else(String::new, |ratio| format!("{}×", three_digits(ratio))),
    ]
}

fn line_of(cells: &[String; 8], widths: &[usize], row: Option<&Row>) -> String {
    let mut line = String::from("   ");
    for (column, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let padded = if (2..=4).contains(&column) || column >= 6 {
            format!(" {cell:>width$} ")
        } else {
            format!(" {cell:<width$} ")
        };
        line.push_str(&padded);
        if let Some(reason) = row.and_then(|row| row.error.as_deref())
            && column == 1
        {
            line.push_str(&format!(" not measured: {reason}"));
            break;
        }
    }
    line.trim_end().to_owned()
}

/// How many times callbench's median this one is; nothing for callbench itself.
fn ratio(row: &Row, rows: &[Row]) -> Option<f64> {
    if row.subject == Callbench::SUBJECT {
        return None;
    }
    let ours = rows
        .iter()
        .find(|other| other.figure == row.figure && other.subject == Callbench::SUBJECT)?
        .median?;
    (ours > 0.0).then_some(row.median? / ours)
}

fn three_digits(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// Looked at before anything is measured: minutes later is too late to learn of a misspelt folder.
pub(crate) fn check(file: &Path) -> Result<()> {
    let folder = std::path::absolute(file)?
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default();
    if file.is_dir() || !folder.is_dir() {
        bail!(
            "--json names {}: give a file in a folder that exists",
            file.display()
        );
    }
    Ok(())
}

/// Writes the rows in one step: whoever reads the file finds all of it or what was there before.
pub(crate) fn write(rows: &[Row], file: &Path) -> Result<()> {
    let mut text = serde_json::to_string_pretty(rows)?;
    text.push('\n');
    let mut staging = file.as_os_str().to_owned();
    staging.push(format!(".{}", std::process::id()));
    let staging = std::path::PathBuf::from(staging);
    std::fs::write(&staging, text)
        .and_then(|()| std::fs::rename(&staging, file))
        .with_context(|| {
            format!(
                "the rows can't be written to {}; they stand in the table above",
                file.display()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::bench::figure::Figure;
    use crate::bench::row::Row;
    use crate::bench::summary::Summary;

    fn measured(figure: Figure, subject: &str, value: f64) -> Row {
        Row::new(
            figure,
            subject,
            Summary::of(&[value]).ok_or_else(String::new),
        )
    }

    #[test]
    fn a_peer_stands_beside_callbench_with_how_many_times_its_figure_it_has() {
        let text = table(&[
            measured(Figure::ColdStart, "callbench", 50.0),
            measured(Figure::ColdStart, "vite preview 8.3.8", 400.0),
        ]);
        let peer = text
            .lines()
            .find(|line| line.contains("vite"))
            .expect("the peer has a line");
        assert!(peer.contains("400"), "{peer}");
        assert!(peer.ends_with("8.00×"), "{peer}");
    }

    #[test]
    fn a_subject_without_values_says_why_in_its_line() {
        let text = table(&[Row::new(
            Figure::Read,
            "unzip",
            Err("unzip is not installed".to_owned()),
        )]);
        assert!(
            text.contains("unzip    not measured: unzip is not installed"),
            "{text}"
        );
    }
}
