use std::io::Write;
use std::process::Stdio;

use crate::command::{callbench, run};
use crate::host::Host;

#[test]
fn the_line_ready_stands_alone_and_names_the_address() {
    let data = tempfile::tempdir().expect("a folder");
    let host = Host::start(data.path(), &["--demo"]);
    assert_eq!(host.lines.len(), 1);
    assert!(
        host.url().starts_with("http://localhost:"),
        "{}",
        host.url()
    );
}

#[test]
fn with_json_being_ready_is_one_line() {
    let data = tempfile::tempdir().expect("a folder");
    let host = Host::start(data.path(), &["--demo", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&host.lines[0]).expect("JSON");
    assert_eq!(document["ready"], true);
    assert!(
        document["url"]
            .as_str()
            .is_some_and(|url| url.starts_with("http://localhost:"))
    );
}

#[test]
fn a_first_start_without_the_demo_prints_a_link_that_works_once_and_admin_makes_users_offline() {
    let data = tempfile::tempdir().expect("a folder");
    let host = Host::start(data.path(), &[]);
    assert!(
        host.lines.iter().any(|line| line.contains("/setup?token=")),
        "{:?}",
        host.lines
    );
    let admin = |arguments: &[&str]| {
        callbench()
            .arg("admin")
            .args(arguments)
            .args(["--user", "root1", "--data"])
            .arg(data.path())
            .env("CALLBENCH_PASSWORD", "correct horse")
            .output()
            .expect("the binary starts")
    };
    let while_running = admin(&["create-user", "--role", "administrator"]);
    assert_eq!(
        while_running.status.code(),
        Some(4),
        "a host has the data directory"
    );
    drop(host);
    assert_eq!(
        admin(&["create-user", "--role", "administrator"])
            .status
            .code(),
        Some(0)
    );
    assert_eq!(
        admin(&["create-user", "--role", "administrator"])
            .status
            .code(),
        Some(1),
        "the user exists"
    );
    assert_eq!(admin(&["reset-password"]).status.code(), Some(0));
    let host = Host::start(data.path(), &[]);
    assert_eq!(host.lines.len(), 1, "somebody can sign in: no link");
}

#[test]
fn a_port_that_is_taken_has_an_exit_code_of_its_own() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let data = tempfile::tempdir().expect("a folder");
    let ran = run(
        data.path(),
        &["serve", "--demo", "--port", &port, "--data", "data"],
    );
    assert_eq!(ran.code(), 3, "{}", ran.stderr());
    assert!(
        ran.stderr().contains(&port) && ran.stderr().contains("--port"),
        "{}",
        ran.stderr()
    );
    assert!(!data.path().join("data").exists(), "nothing was written");
}

#[test]
fn a_data_directory_that_is_a_file_has_an_exit_code_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("data"), "a file").expect("a file");
    let ran = run(folder.path(), &["serve", "--port", "0", "--data", "data"]);
    assert_eq!(ran.code(), 4, "{}", ran.stderr());
}

#[test]
fn deploy_and_simulate_do_from_a_terminal_what_the_pages_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let host = Host::start(&folder.path().join("data"), &["--demo"]);
    let file = |path: &str, bytes: &[u8]| {
        (
            callbench_aaex::PackagePath::new(path).expect("a path"),
            bytes.to_vec(),
        )
    };
    let package = |page: &[u8]| {
        let files = [
            file("index.html", page),
            file("manifest.json", br#"{"name":"A b","version":"1.0.0"}"#),
        ];
        callbench_aaex::write(files, &callbench_aaex::Limits::default()).expect("a package")
    };
    std::fs::write(folder.path().join("a.aaex"), package(b"one")).expect("a file");
    std::fs::write(folder.path().join("other.aaex"), package(b"two")).expect("a file");
    let deploy = |password: &str, arguments: &[&str]| {
        let mut child = callbench()
            .current_dir(folder.path())
            .args([
                "--json",
                "deploy",
                "--host",
                host.url(),
                "--user",
                "admin1",
                "--password-stdin",
            ])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut input = child.stdin.take().expect("an input");
        writeln!(input, "{password}").expect("it reads");
        drop(input);
        crate::command::Ran(child.wait_with_output().expect("it ends"))
    };
    let placed = [
        "--slot",
        "workbench",
        "--slot",
        "navbar",
        "--role",
        "agent",
        "--role",
        "supervisor",
        "--campaign",
        "101",
    ];

    assert_eq!(deploy("wrong", &["a.aaex"]).code(), 9);
    let first = deploy("demo", &[&["a.aaex", "--activate"], &placed[..]].concat());
    assert_eq!(first.code(), 0, "{}", first.stdout());
    let document = first.json();
    assert_eq!(document["active"], true);
    assert_eq!(document["created"], true);
    assert!(document["url"].as_str().is_some_and(|url| {
        url.contains(document["label"].as_str().expect("a label"))
            && url.ends_with("/si/A%20b/1.0.0/")
    }));
    assert_eq!(
        document["app"]["placements"].as_array().map(Vec::len),
        Some(2)
    );

    let again = deploy("demo", &["a.aaex"]);
    assert_eq!(
        (again.code(), again.json()["created"].clone()),
        (0, false.into()),
        "the same bytes change nothing"
    );
    let other = deploy("demo", &["other.aaex"]);
    assert_eq!(other.code(), 1);
    assert!(
        other.json()["error"]["remedy"]
            .as_str()
            .is_some_and(|remedy| remedy.contains("--bump"))
    );
    assert_eq!(deploy("demo", &["other.aaex", "--replace"]).code(), 0);
    assert_eq!(
        deploy("demo", &["a.aaex", "--slot", "no-such-slot"]).code(),
        1
    );

    let ran = run(
        folder.path(),
        &[
            "simulate",
            "inbound-call",
            "--host",
            host.url(),
            "--agent",
            "agent1",
            "--phone",
            "+919845012345",
        ],
    );
    assert_eq!(ran.code(), 1, "nobody is signed in");
    assert!(ran.stderr().contains("agent1"), "{}", ran.stderr());
}
