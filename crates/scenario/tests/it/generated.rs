//! What is generated from the reader's tables is committed, and current.

use std::path::Path;

use callbench_scenario::{markdown, schema};

/// Writes the files anew when `UPDATE_SCENARIO_DOCS` is set.
fn is_current(name: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../docs/reference")
        .join(name);
    if std::env::var_os("UPDATE_SCENARIO_DOCS").is_some() {
        std::fs::write(&path, wanted).expect("the file can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found.replace("\r\n", "\n") == wanted,
        "docs/reference/{name} is out of date: run this test with UPDATE_SCENARIO_DOCS=1"
    );
}

#[test]
fn the_page_and_the_schema_are_current() {
    is_current("scenarios.md", &markdown());
    let text = serde_json::to_string_pretty(&schema()).expect("JSON");
    is_current("scenario.schema.json", &format!("{text}\n"));
}
