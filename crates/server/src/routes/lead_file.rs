//! Reading a lead from a CSV file: which columns are names and numbers, what is wrong in which line.

use std::collections::BTreeMap;

use callbench_workspace::{LEAD_LIMIT, LeadRecordDraft};
use csv::{ErrorKind, ReaderBuilder, StringRecord};

/// Words for the column of numbers, when the caller names none.
const PHONE_COLUMNS: &[&str] = &[
    "phone",
    "phone number",
    "phonenumber",
    "number",
    "telephone",
    "mobile",
];
/// Words for the column of names.
const NAME_COLUMNS: &[&str] = &["name", "full name", "customer name", "customer"];
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The columns that the caller names.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    pub(super) name: Option<String>,
    pub(super) phone: Option<String>,
}

/// A file that was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LeadFile {
    pub(super) records: Vec<LeadRecordDraft>,
    /// The line of each record, from 1.
    pub(super) lines: Vec<u64>,
    /// Lines that can't be read, and why.
    pub(super) broken: Vec<(u64, String)>,
}

/// Why a file as a whole can't be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    pub(super) why: String,
    pub(super) remedy: String,
}

impl Unreadable {
    fn new(why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            why: why.into(),
            remedy: remedy.into(),
        }
    }
}

/// Reads the records of a file. What stands in other columns than those of name and number becomes a field.
pub(super) fn read(bytes: &[u8], columns: &Columns) -> Result<LeadFile, Unreadable> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(bytes))
        .trim(csv::Trim::All)
        .from_reader(bytes);
    let header = reader
        .headers()
        .map_err(|error| {
            Unreadable::new(
                format!("the first line can't be read: {error}"),
                "save the file as CSV in UTF-8, with the names of the columns in its first line",
            )
        })?
        .clone();
    let phone = column(
        &header,
        columns.phone.as_deref(),
        PHONE_COLUMNS,
        "phoneColumn",
    )?
    .ok_or_else(|| no_phone_column(&header))?;
    let name = column(&header, columns.name.as_deref(), NAME_COLUMNS, "nameColumn")?;
    let mut file = LeadFile::default();
    for row in reader.into_records() {
        match row {
            Ok(row) => {
                let line = row.position().map_or(0, csv::Position::line);
                file.records.push(record(&header, &row, name, phone));
                file.lines.push(line);
            }
            Err(error) => file.broken.push(in_words(&error)),
        }
        if file.records.len() > LEAD_LIMIT {
            return Err(Unreadable::new(
                format!("the file has more than {LEAD_LIMIT} records"),
                "load it in several parts, each as a lead of its own",
            ));
        }
    }
    Ok(file)
}

/// Programs in many countries write semicolons, and copies from a table are separated by tabs.
fn delimiter(bytes: &[u8]) -> u8 {
    let first = bytes
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .next()
        .unwrap_or_default();
    [b',', b';', b'\t']
        .into_iter()
        .find(|delimiter| first.contains(delimiter))
        .unwrap_or(b',')
}

fn column(
    header: &StringRecord,
    wanted: Option<&str>,
    usual: &[&str],
    parameter: &str,
) -> Result<Option<usize>, Unreadable> {
    let position = |word: &str| {
        header
            .iter()
            .position(|found| found.trim().eq_ignore_ascii_case(word))
    };
    let Some(wanted) = wanted else {
        return Ok(usual.iter().find_map(|word| position(word)));
    };
    match position(wanted.trim()) {
        Some(found) => Ok(Some(found)),
        None => Err(Unreadable::new(
            format!("the file has no column `{wanted}`"),
            format!("name one of these as `{parameter}`: {}", listed(header)),
        )),
    }
}

fn no_phone_column(header: &StringRecord) -> Unreadable {
    Unreadable::new(
        "no column of the file is named `phone`",
        format!(
            "name the column of numbers as `phoneColumn`; there are: {}",
            listed(header)
        ),
    )
}

fn listed(header: &StringRecord) -> String {
    header.iter().collect::<Vec<_>>().join(", ")
}

fn record(
    header: &StringRecord,
    row: &StringRecord,
    name: Option<usize>,
    phone: usize,
) -> LeadRecordDraft {
    let cell = |index: usize| row.get(index).unwrap_or_default().to_owned();
    let fields: BTreeMap<String, String> = header
        .iter()
        .zip(row)
        .enumerate()
        .filter(|(index, (column, value))| {
            *index != phone && Some(*index) != name && !column.is_empty() && !value.is_empty()
        })
        .map(|(_, (column, value))| (column.to_owned(), value.to_owned()))
        .collect();
    LeadRecordDraft {
        name: name.map(cell).unwrap_or_default(),
        phone: cell(phone),
        fields,
    }
}

fn in_words(error: &csv::Error) -> (u64, String) {
    let line = error.position().map_or(0, csv::Position::line);
    let why = match error.kind() {
        ErrorKind::UnequalLengths {
            expected_len, len, ..
        } => format!("it has {len} columns, and the first line has {expected_len}"),
        ErrorKind::Utf8 { .. } => "it is not UTF-8".to_owned(),
        _ => error.to_string(),
    };
    (line, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> LeadFile {
        read(text.as_bytes(), &Columns::default()).expect("a readable file")
    }

    #[test]
    fn other_columns_become_fields_and_empty_cells_nothing() {
        let file = read_text("Name,Plan,Phone\nAsha Rao,Business 200,+919845012345\nRavi,,100\n");
        assert_eq!(file.lines, [2, 3]);
        let asha = &file.records[0];
        assert_eq!(
            (asha.name.as_str(), asha.phone.as_str()),
            ("Asha Rao", "+919845012345")
        );
        assert_eq!(
            asha.fields.get("Plan").map(String::as_str),
            Some("Business 200")
        );
        assert!(file.records[1].fields.is_empty());
    }

    #[test]
    fn semicolons_tabs_quotes_and_a_byte_order_mark_are_read() {
        let file = read_text("\u{feff}name;phone\n\"Rao; Asha\";100\n");
        assert_eq!(file.records[0].name, "Rao; Asha");
        assert_eq!(
            read_text("phone\tname\n100\tAsha\n").records[0].name,
            "Asha"
        );
    }

    #[test]
    fn a_quoted_cell_may_span_lines_and_later_lines_keep_their_numbers() {
        let file = read_text("name,phone\n\"Asha\nRao\",100\nRavi,101\n");
        assert_eq!(file.lines, [2, 4]);
    }

    #[test]
    fn lines_that_are_too_long_are_named_and_the_others_read() {
        let file = read_text("name,phone\nAsha,100\nRavi,101,extra\nPriya,102\n");
        assert_eq!(file.records.len(), 2);
        assert_eq!(file.broken.len(), 1);
        assert_eq!(file.broken[0].0, 3);
        assert!(file.broken[0].1.contains("3 columns"), "{:?}", file.broken);
    }

    #[test]
    fn the_columns_can_be_named() {
        let columns = Columns {
            name: Some("who".to_owned()),
            phone: Some("MSISDN".to_owned()),
        };
        let file = read(b"msisdn,who\n100,Asha\n", &columns).expect("a readable file");
        assert_eq!(file.records[0].name, "Asha");
        let wrong = read(b"msisdn,who\n100,Asha\n", &Columns::default()).expect_err("no phone");
        assert!(wrong.remedy.contains("msisdn, who"), "{wrong:?}");
    }
}
