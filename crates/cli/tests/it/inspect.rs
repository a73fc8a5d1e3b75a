use crate::command::run;

#[test]
fn a_sound_package_is_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |path: &str, bytes: &[u8]| {
        (
            callbench_aaex::PackagePath::new(path).expect("a path"),
            bytes.to_vec(),
        )
    };
    let archive = callbench_aaex::write(
        [
            file("index.html", b"<!doctype html>"),
            file("manifest.json", br#"{"name":"a","version":"1.0.0"}"#),
        ],
        &callbench_aaex::Limits::default(),
    )
    .expect("a package");
    std::fs::write(folder.path().join("a.aaex"), archive).expect("a file");
    let ran = run(folder.path(), &["--json", "inspect", "a.aaex"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    let document = ran.json();
    assert_eq!(document["name"], "a");
    assert_eq!(document["entryPage"], "index.html");
    assert_eq!(document["files"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_file_that_is_no_package_is_refused_with_a_code_and_a_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.aaex"), "not a package").expect("a file");
    let ran = run(folder.path(), &["inspect", "a.aaex"]);
    assert_eq!(ran.code(), 1);
    assert!(
        ran.stderr().contains("a.aaex") && ran.stderr().contains("help:"),
        "{}",
        ran.stderr()
    );
}
