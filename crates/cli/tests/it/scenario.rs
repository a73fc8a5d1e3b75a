use crate::command::run;

const SHORT: &str = "
scenario: A short call
cast: { agents: { agent1: Support line }, customers: [asha] }
steps:
  - asha: { call: Support line, agent: agent1 }
  - pass: 2..9 s
  - agent1: answer
  - pass: 20 min
  - asha: hang up
expect:
  - agent1: { hears: [callHungup: { hangupFirst: customer }] }
";

#[test]
fn the_library_is_listed_and_plays() {
    let folder = tempfile::tempdir().expect("a folder");
    let listed = run(folder.path(), &["--json", "scenario", "list"]);
    let count = listed.json()["scenarios"].as_array().map(Vec::len);
    assert!(count.is_some_and(|count| count >= 9), "{}", listed.stdout());
    let ran = run(folder.path(), &["scenario", "run", "--junit", "report.xml"]);
    assert_eq!(ran.code(), 0, "{}", ran.stdout());
    let report = std::fs::read_to_string(folder.path().join("report.xml")).expect("a report");
    assert!(report.contains("failures=\"0\"") && report.contains("classname=\"inbound-call\""));
}

#[test]
fn the_same_seed_gives_the_same_log() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("short.yaml"), SHORT).expect("a file");
    for (log, seed) in [("a", "5"), ("b", "5"), ("c", "6")] {
        let ran = run(
            folder.path(),
            &[
                "scenario",
                "run",
                "short.yaml",
                "--seed",
                seed,
                "--log",
                log,
            ],
        );
        assert_eq!(ran.code(), 0, "{}", ran.stdout());
    }
    let bytes = |name: &str| std::fs::read(at(name)).expect("a log");
    assert_eq!(bytes("a"), bytes("b"));
    assert_ne!(bytes("a"), bytes("c"));
    assert!(bytes("a").ends_with(b"\n"));
}

#[test]
fn a_scenario_that_fails_says_where_and_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let failing = SHORT.replace("asha: hang up", "wait: { agent1: on hold, within: 30 s }");
    std::fs::write(folder.path().join("x.yaml"), failing).expect("a file");
    let ran = run(
        folder.path(),
        &["scenario", "run", "x.yaml", "--junit", "x.xml"],
    );
    assert_eq!(ran.code(), 1);
    let said = ran.stdout();
    assert!(said.contains("wait until agent1 is on hold"), "{said}");
    assert!(
        said.contains("after 30 s agent1 is busy, with a call with +919845012345 (connected)"),
        "{said}"
    );
    let report = std::fs::read_to_string(folder.path().join("x.xml")).expect("a report");
    assert!(
        report.contains("<failure message=\"line 9: wait until"),
        "{report}"
    );
    let json = run(folder.path(), &["--json", "scenario", "run", "x.yaml"]);
    assert_eq!((json.code(), &json.json()["failed"]), (1, &1.into()));
}

#[test]
fn mistakes_are_told_with_file_line_and_column_before_anything_plays() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("x.yaml"),
        SHORT.replace("answer", "anwser"),
    )
    .expect("a file");
    for command in ["check", "run"] {
        let ran = run(folder.path(), &["scenario", command, "x.yaml"]);
        assert_eq!(ran.code(), 1);
        assert!(
            ran.stderr()
                .contains("x.yaml:7:13: agent1 can't `anwser`; did you mean `answer`?"),
            "{}",
            ran.stderr()
        );
    }
    let unknown = run(folder.path(), &["scenario", "run", "nonsense"]);
    assert_eq!(unknown.code(), 2);
    assert!(
        unknown.stderr().contains("inbound-call"),
        "{}",
        unknown.stderr()
    );
}

#[test]
fn a_scenario_of_the_library_can_be_taken_as_a_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = run(folder.path(), &["scenario", "show", "inbound-call"]);
    std::fs::write(folder.path().join("mine.yaml"), shown.stdout()).expect("a file");
    let ran = run(folder.path(), &["scenario", "run", "mine.yaml"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    let steps = run(
        folder.path(),
        &["scenario", "show", "--steps", "inbound-call"],
    );
    assert!(
        steps.stdout().contains("agent1 answers"),
        "{}",
        steps.stdout()
    );
}
