//! Writes the files that are generated from the contract, or checks that they are current.
//!
//! `cargo run -p callbench-contract --example codegen -- --root DIR [--check]`; `cargo xtask codegen` does the same.

use callbench_contract::BuildProfile;
use callbench_contract::generate::files;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut root = None;
    let mut check = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--check" => check = true,
            "--root" => root = arguments.next().map(PathBuf::from),
            _ => root = None,
        }
    }
    let Some(root) = root else {
        say("usage: codegen --root DIR [--check]");
        return ExitCode::from(2);
    };
    let mut failed = false;
    for file in files(&BuildProfile::ours()) {
        let path = root.join(&file.path);
        if std::fs::read_to_string(&path).is_ok_and(|current| current == file.contents) {
            continue;
        }
        if check {
            failed = true;
            say(&format!(
                "{} is not current; run `cargo xtask codegen`",
                file.path
            ));
            continue;
        }
        let written = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(&path, &file.contents));
        match written {
            Ok(()) => say(&format!("wrote {}", file.path)),
            Err(error) => {
                failed = true;
                say(&format!("can't write {}: {error}", file.path));
            }
        }
    }
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn say(line: &str) {
    // Nothing can be done about a closed terminal.
    let _ = writeln!(std::io::stderr(), "{line}");
}
