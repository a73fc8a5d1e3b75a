//! Runs the built binary.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// The binary, with none of the caller's settings.
pub(crate) fn callbench() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callbench"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CALLBENCH_")) {
        command.env_remove(name);
    }
    command
        .env_remove("npm_config_user_agent")
        .env("NO_COLOR", "1");
    command
}

/// Runs it with these arguments in a folder.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Ran {
    let output = callbench()
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the binary starts");
    Ran(output)
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Ran(pub(crate) Output);

impl Ran {
    pub(crate) fn code(&self) -> i32 {
        self.0.status.code().expect("it ended by itself")
    }

    pub(crate) fn stdout(&self) -> String {
        String::from_utf8_lossy(&self.0.stdout).into_owned()
    }

    pub(crate) fn stderr(&self) -> String {
        String::from_utf8_lossy(&self.0.stderr).into_owned()
    }

    /// Standard output as the one JSON document that it must be.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout())
            .unwrap_or_else(|error| panic!("not one JSON document ({error}): {}", self.stdout()))
    }
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder can be listed")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}
