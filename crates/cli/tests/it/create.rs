use std::path::Path;

use crate::command::{Ran, names, run};

/// A binary that was compiled on a clean clone has no templates, and must say so; then there is nothing else to look at.
fn was_built_with_templates(ran: &Ran) -> bool {
    if callbench_embedded::is_complete() {
        return true;
    }
    assert_eq!(ran.code(), 1);
    assert!(
        ran.stderr().contains("cargo xtask build"),
        "{}",
        ran.stderr()
    );
    false
}

fn json(path: &Path) -> serde_json::Value {
    let text = std::fs::read_to_string(path).expect("the file is there");
    serde_json::from_str(&text).expect("it is JSON")
}

#[test]
fn each_template_becomes_a_project_of_the_given_name() {
    for template in ["blank", "call-session-monitor", "global-events-logger"] {
        let folder = tempfile::tempdir().expect("a folder");
        let ran = run(
            folder.path(),
            &["create", "Branch_Tool", "--template", template],
        );
        if !was_built_with_templates(&ran) {
            return;
        }
        assert_eq!(ran.code(), 0, "{}", ran.stderr());
        let project = folder.path().join("Branch_Tool");
        assert_eq!(json(&project.join("manifest.json"))["name"], "Branch_Tool");
        let package = json(&project.join("package.json"));
        assert_eq!(package["name"], "branch-tool");
        for (group, name) in [
            ("dependencies", "@exotel-npm-dev/signal-design-system"),
            ("devDependencies", "callbench"),
        ] {
            let source = package[group][name].as_str().expect("a dependency");
            let tarball = source.strip_prefix("file:").expect("a tarball");
            assert!(project.join(tarball).is_file(), "{tarball} is missing");
        }
        for file in [
            ".gitignore",
            "DEVELOPER.md",
            "docs/SDK_REFERENCE.md",
            "docs/contract.schema.json",
            "src/aaf/contract.ts",
            "docs/reference-app/README.md",
            "index.html",
        ] {
            assert!(project.join(file).is_file(), "{template} has no {file}");
        }
        let binary = std::fs::read_to_string(project.join(".callbench/binary"))
            .expect("the binary is recorded");
        assert!(Path::new(binary.trim()).is_file());
        assert!(
            std::fs::read_to_string(project.join(".gitignore"))
                .expect("a file")
                .contains(".callbench/")
        );
    }
}

#[test]
fn a_folder_that_is_not_empty_is_not_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = folder.path().join("mine");
    std::fs::create_dir(&project).expect("a folder");
    std::fs::write(project.join("keep.txt"), "mine").expect("a file");
    let ran = run(folder.path(), &["create", "mine", "--yes"]);
    assert_eq!(ran.code(), 1);
    assert!(ran.stderr().contains("is not empty"), "{}", ran.stderr());
    assert_eq!(names(&project), ["keep.txt"]);
    assert_eq!(
        names(folder.path()),
        ["mine"],
        "nothing else was left behind"
    );
}

#[test]
fn an_empty_folder_is_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("empty")).expect("a folder");
    let ran = run(folder.path(), &["create", "empty", "--yes"]);
    if was_built_with_templates(&ran) {
        assert_eq!(ran.code(), 0, "{}", ran.stderr());
        assert!(folder.path().join("empty/package.json").is_file());
    }
}

#[test]
fn without_a_terminal_and_a_folder_it_says_what_to_give() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = run(folder.path(), &["create"]);
    assert_eq!(ran.code(), 2);
    assert!(
        ran.stderr().contains("callbench create my-app"),
        "{}",
        ran.stderr()
    );
    assert!(names(folder.path()).is_empty());
}

#[test]
fn a_name_that_can_not_stand_in_a_url_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = run(folder.path(), &["create", "app", "--name", "a/b"]);
    assert_eq!(ran.code(), 2);
    assert!(names(folder.path()).is_empty());
}

#[test]
fn with_json_the_document_names_folder_template_and_next_commands() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = run(folder.path(), &["--json", "create", "app"]);
    if !callbench_embedded::is_complete() {
        assert_eq!(ran.json()["error"]["kind"], "refused");
        return;
    }
    let document = ran.json();
    assert_eq!(document["template"], "blank");
    assert_eq!(document["name"], "app");
    assert!(
        document["next"]
            .as_array()
            .is_some_and(|next| next.len() == 4)
    );
}
