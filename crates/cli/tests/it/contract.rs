//! `callbench contract`.

use std::io::{Read, Write};
use std::path::Path;

use serde_json::Value;

use crate::command::run;
use crate::host::Host;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    std::fs::write(path, text).expect("it can be written");
}

fn read(folder: &Path, name: &str) -> String {
    std::fs::read_to_string(folder.join(name)).expect("it is there")
}

#[test]
fn list_names_every_sort_and_can_keep_to_one() {
    let folder = folder();
    let ran = run(folder.path(), &["contract", "list"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    for name in [
        "callConnected",
        "globalData.get",
        "contextData.ticket",
        "showToast",
        "getQueuesByCampaign",
        "136",
    ] {
        assert!(ran.stdout().contains(&format!("\n  {name} ")), "{name}");
    }
    let ran = run(
        folder.path(),
        &["--json", "contract", "list", "--kind", "event"],
    );
    let document = ran.json();
    assert_eq!(document["profile"], "callbench");
    let entries = document["entries"].as_array().expect("entries");
    assert!(!entries.is_empty() && entries.iter().all(|entry| entry["kind"] == "event"));
}

#[test]
fn show_tells_everything_about_one_name() {
    let folder = folder();
    let ran = run(folder.path(), &["contract", "show", "callConnected"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    for part in [
        "callConnected  (EVENT)",
        "PAYLOAD",
        "ms since the epoch",
        "client.globalEvent.register(\"callConnected\"",
        "122 event not allowed in this slot type",
    ] {
        assert!(ran.stdout().contains(part), "{part}: {}", ran.stdout());
    }
    assert!(!ran.stdout().contains("[["), "{}", ran.stdout());
    for (name, kinds) in [
        ("client.globalData.get", vec!["method"]),
        ("136", vec!["error"]),
        ("customer", vec!["object", "object", "context"]),
    ] {
        let ran = run(folder.path(), &["--json", "contract", "show", name]);
        let document = ran.json();
        let found: Vec<&str> = document["entries"]
            .as_array()
            .expect("entries")
            .iter()
            .filter_map(|entry| entry["kind"].as_str())
            .collect();
        assert_eq!(found, kinds, "{name}");
    }
}

#[test]
fn a_name_that_is_not_there_is_told_the_nearest_that_is() {
    let folder = folder();
    for (given, meant) in [
        ("callHangup", "callHungup"),
        ("globaldata.get", "globalData.get"),
        ("showTost", "showToast"),
    ] {
        let ran = run(folder.path(), &["contract", "show", given]);
        assert_eq!(ran.code(), 1);
        let hint = format!("did you mean `{meant}`?");
        assert!(ran.stderr().contains(&hint), "{}", ran.stderr());
    }
}

#[test]
fn diff_is_quiet_about_the_same_and_ends_with_1_about_the_rest() {
    let folder = folder();
    let ran = run(folder.path(), &["contract", "diff", "ours", "ours"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    write(
        folder.path(),
        "acme.json",
        r#"{ "name": "acme", "platformVersion": "4.80.0", "events": ["callConnected", { "name": "callHungup", "slotTypes": ["navbar"] }, "surveyDone"] }"#,
    );
    let ran = run(folder.path(), &["contract", "diff", "ours", "acme.json"]);
    assert_eq!(ran.code(), 1);
    for line in [
        "platform version: 4.99.0 → 4.80.0",
        "+ event global surveyDone added",
        "- event global callHeld removed",
        "~ event global callHungup changed\n    slot types: workbench, modal, navbar → navbar",
    ] {
        assert!(ran.stdout().contains(line), "{line}: {}", ran.stdout());
    }
    assert_eq!(ran.stderr(), "");
    let ran = run(
        folder.path(),
        &["--json", "contract", "diff", "ours", "acme.json"],
    );
    assert!(
        ran.json()["differences"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
}

#[test]
fn an_import_teaches_the_other_commands_and_the_projects_types() {
    let folder = folder();
    write(folder.path(), "src/aaf/contract.ts", "// old\n");
    write(
        folder.path(),
        "live.txt",
        "surveyDone\ncontext caseOpened workbench\n",
    );
    let import = [
        "contract",
        "import",
        "live.txt",
        "--name",
        "acme 4.80",
        "--platform-version",
        "4.80.0",
    ];
    let ran = run(folder.path(), &import);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    let types = read(folder.path(), "src/aaf/contract.ts");
    assert!(types.contains("  surveyDone: SurveyDone;"));
    assert!(types.contains("export const PLATFORM_VERSION = \"4.80.0\";"));
    assert!(read(folder.path(), "docs/SDK_REFERENCE.md").contains("`caseOpened`"));
    let profile: Value =
        serde_json::from_str(&read(folder.path(), "callbench.profile.json")).expect("JSON");
    assert_eq!(profile["name"], "acme 4.80");
    let ran = run(folder.path(), &["contract", "show", "surveyDone"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    let ran = run(folder.path(), &import);
    assert_eq!(ran.code(), 1);
    assert!(ran.stderr().contains("--replace"), "{}", ran.stderr());
    let mut again = import.to_vec();
    again.push("--replace");
    assert_eq!(run(folder.path(), &again).code(), 0);
}

#[test]
fn a_malformed_file_is_refused_by_line_or_field_and_nothing_is_written() {
    let folder = folder();
    write(folder.path(), "names.txt", "callConnected\nnot a name\n");
    write(
        folder.path(),
        "schemas.json",
        r#"{ "surveyDone": { "properties": { "score": { "type": "intger" } } } }"#,
    );
    std::fs::write(folder.path().join("bytes.txt"), b"ok\n\xff\xfe").expect("a file");
    for (file, place, remedy) in [
        ("names.txt", "line 2", "slot type"),
        (
            "schemas.json",
            "surveyDone.properties.score.type",
            "did you mean `integer`?",
        ),
        ("bytes.txt", "line 2 is not UTF-8", "UTF-8"),
        ("missing.txt", "can't be read", "existing file"),
    ] {
        let ran = run(folder.path(), &["contract", "import", file]);
        assert_eq!(ran.code(), 1, "{file}");
        let text = ran.stderr();
        assert!(text.contains(place) && text.contains("help:"), "{text}");
        assert!(text.contains(remedy), "{text}");
        assert!(!folder.path().join("callbench.profile.json").exists());
    }
    let ran = run(
        folder.path(),
        &["contract", "import", "names.txt", "--platform-version", "x"],
    );
    assert_eq!(ran.code(), 2);
}

#[test]
fn a_host_stands_for_the_profile_in_its_data_directory() {
    let data = folder();
    write(
        data.path(),
        "callbench.profile.json",
        r#"{ "name": "acme 4.80", "platformVersion": "4.80.0", "events": ["callConnected", "surveyDone"] }"#,
    );
    let host = Host::start(data.path(), &["--demo"]);
    let session = get(host.url(), "/api/v1/session");
    assert!(
        session.contains("\"platformVersion\":\"4.80.0\""),
        "{session}"
    );
}

#[test]
fn a_host_does_not_start_with_a_profile_that_cannot_be_read() {
    let data = folder();
    write(data.path(), "callbench.profile.json", "{ \"name\": 3 }");
    let path = data.path().to_string_lossy().into_owned();
    let ran = run(
        data.path(),
        &["serve", "--port", "0", "--demo", "--data", &path],
    );
    assert_eq!(ran.code(), 1);
    assert!(
        ran.stderr().contains("callbench.profile.json: name:"),
        "{}",
        ran.stderr()
    );
}

/// A plain request, read to its end.
fn get(url: &str, path: &str) -> String {
    let authority = url.strip_prefix("http://").expect("plain HTTP");
    let port = authority.rsplit(':').next().expect("a port");
    let mut stream = std::net::TcpStream::connect(format!("127.0.0.1:{port}")).expect("it listens");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n"
    )
    .expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}
