use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::command::{names, run};

const MANIFEST: &str = "{\n  \"name\": \"Branch_Tool\",\n  \"version\": \"1.2.3\"\n}\n";

/// A project that was built: manifest, package.json and `dist/`.
fn project(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let base = [
        ("manifest.json", MANIFEST),
        (
            "package.json",
            "{ \"name\": \"branch-tool\", \"version\": \"1.2.3\" }",
        ),
        ("dist/index.html", "<!doctype html>"),
        ("dist/static/index-abc.js", "console.warn(1)"),
    ];
    for (name, text) in base.iter().chain(files) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    folder
}

fn packed(package: &Path) -> Vec<String> {
    let bytes = std::fs::read(package).expect("the package is there");
    let package =
        callbench_aaex::read(&bytes, &callbench_aaex::Limits::default()).expect("it can be read");
    package
        .files
        .iter()
        .map(|file| file.path.as_str().to_owned())
        .collect()
}

fn default_package(folder: &TempDir) -> PathBuf {
    folder.path().join("gwt-upload.aaex")
}

#[test]
fn the_fixed_set_is_packed_and_nothing_else_of_the_project() {
    let folder = project(&[
        ("src/App.tsx", "x"),
        ("vendor/a.tgz", "x"),
        ("docs/reference-app/a.tsx", "x"),
    ]);
    let ran = run(folder.path(), &["ship"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    assert_eq!(
        packed(&default_package(&folder)),
        ["index.html", "manifest.json", "static/index-abc.js"]
    );
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = project(&[]);
    run(folder.path(), &["ship", "--out", "a.aaex"]);
    run(folder.path(), &["ship", "--out", "b.aaex"]);
    let read = |name: &str| std::fs::read(folder.path().join(name)).expect("a package");
    assert_eq!(read("a.aaex"), read("b.aaex"));
}

#[test]
fn any_other_built_file_fails_by_name_with_include_as_the_way_out() {
    let folder = project(&[
        ("dist/service-worker.js", "x"),
        ("dist/locales/en.json", "{}"),
    ]);
    let ran = run(folder.path(), &["ship"]);
    assert_eq!(ran.code(), 1);
    for word in ["service-worker.js", "locales/en.json", "include"] {
        assert!(
            ran.stderr().contains(word),
            "{word} is not in: {}",
            ran.stderr()
        );
    }
    assert!(!default_package(&folder).exists());
}

#[test]
fn what_the_manifest_includes_is_packed_by_path_and_by_pattern() {
    let manifest =
        r#"{ "name": "a", "version": "1.0.0", "include": ["service-worker.js", "locales/**"] }"#;
    let folder = project(&[
        ("manifest.json", manifest),
        ("dist/service-worker.js", "x"),
        ("dist/locales/en.json", "{}"),
    ]);
    let ran = run(folder.path(), &["ship"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    let packed = packed(&default_package(&folder));
    assert!(
        packed.contains(&"service-worker.js".to_owned())
            && packed.contains(&"locales/en.json".to_owned())
    );
}

#[test]
fn an_include_that_is_nowhere_is_named() {
    let manifest = r#"{ "name": "a", "version": "1.0.0", "include": ["gone.js"] }"#;
    let folder = project(&[("manifest.json", manifest)]);
    let ran = run(folder.path(), &["ship"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.stderr().contains("gone.js"), "{}", ran.stderr());
}

#[test]
fn an_app_that_was_not_built_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("manifest.json"), MANIFEST).expect("a file");
    let ran = run(folder.path(), &["ship"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.stderr().contains("npm run build"), "{}", ran.stderr());
    assert_eq!(names(folder.path()), ["manifest.json"]);
}

#[test]
fn a_bump_raises_manifest_and_package_json_and_keeps_their_layout() {
    let folder = project(&[]);
    let ran = run(folder.path(), &["--json", "ship", "--bump", "minor"]);
    assert_eq!(ran.code(), 0, "{}", ran.stderr());
    assert_eq!(ran.json()["version"], "1.3.0");
    let manifest = std::fs::read_to_string(folder.path().join("manifest.json")).expect("a file");
    assert_eq!(manifest, MANIFEST.replace("1.2.3", "1.3.0"));
    let package = std::fs::read_to_string(folder.path().join("package.json")).expect("a file");
    assert_eq!(
        package,
        "{ \"name\": \"branch-tool\", \"version\": \"1.3.0\" }"
    );
}

#[test]
fn a_project_that_can_not_be_packed_keeps_its_version() {
    let folder = project(&[("dist/stranger.js", "x")]);
    assert_eq!(run(folder.path(), &["ship", "--bump", "patch"]).code(), 1);
    let manifest = std::fs::read_to_string(folder.path().join("manifest.json")).expect("a file");
    assert_eq!(manifest, MANIFEST);
}

#[test]
fn a_manifest_that_can_not_be_used_names_the_field() {
    for (manifest, word) in [
        ("{", "manifest.json"),
        (r#"{ "version": "1.0.0" }"#, "name"),
        (r#"{ "name": "a", "version": "one" }"#, "version"),
    ] {
        let folder = project(&[("manifest.json", manifest)]);
        let ran = run(folder.path(), &["ship"]);
        assert_eq!(ran.code(), 1);
        assert!(
            ran.stderr().contains(word),
            "{word} is not in: {}",
            ran.stderr()
        );
    }
}
