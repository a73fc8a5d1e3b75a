use crate::command::{callbench, run};

#[test]
fn help_is_no_failure_and_names_every_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = run(folder.path(), &["--help"]);
    assert_eq!(ran.code(), 0);
    for command in [
        "create", "dev", "contract", "ship", "inspect", "deploy", "serve", "simulate", "admin",
    ] {
        assert!(
            ran.stdout().contains(command),
            "{command} is not in the help"
        );
    }
}

#[test]
fn wrong_usage_is_exit_code_2() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        &["no-such-command"][..],
        &["deploy"],
        &["create"],
        &["create", "x", "--template", "no-such-template"],
        &["serve", "--public-url", "ftp://desk"],
        &["serve", "--apps-domain", "not a domain"],
        &["simulate", "inbound-call", "--agent", "agent1"],
        &[
            "deploy",
            "x.aaex",
            "--user",
            "admin1",
            "--host",
            "not-a-url",
        ],
    ] {
        std::fs::write(folder.path().join("x.aaex"), "").expect("a file");
        let ran = run(folder.path(), arguments);
        assert_eq!(ran.code(), 2, "{arguments:?}: {}", ran.stderr());
    }
}

#[test]
fn a_failure_with_json_is_one_document_that_names_kind_message_and_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = run(folder.path(), &["--json", "inspect", "nothing.aaex"]);
    assert_eq!(ran.code(), 1);
    let error = &ran.json()["error"];
    assert_eq!(error["kind"], "refused");
    assert_eq!(error["exitCode"], 1);
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|text| text.contains("nothing.aaex"))
    );
    assert!(error["remedy"].is_string());
}

#[test]
fn a_host_that_does_not_answer_has_an_exit_code_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", free.local_addr().expect("an address"));
    drop(free);
    let ran = run(
        folder.path(),
        &[
            "simulate",
            "inbound-call",
            "--host",
            &url,
            "--agent",
            "agent1",
            "--phone",
            "+911",
        ],
    );
    assert_eq!(ran.code(), 8, "{}", ran.stderr());
    assert!(
        ran.stderr().contains("no host answers at"),
        "{}",
        ran.stderr()
    );
}

#[test]
fn a_reader_that_stops_reading_is_a_quiet_end() {
    let mut child = callbench()
        .arg("--help")
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}
