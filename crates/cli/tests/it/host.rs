use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Stdio};

use crate::command::callbench;

/// A host in a process of its own; it ends with this value.
pub(crate) struct Host {
    child: Child,
    pub(crate) lines: Vec<String>,
}

impl Host {
    /// Starts it and reads its output up to the line that says it serves.
    pub(crate) fn start(data: &Path, arguments: &[&str]) -> Self {
        let mut child = callbench()
            .args(["serve", "--port", "0", "--data"])
            .arg(data)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the binary starts");
        let mut lines = Vec::new();
        for line in BufReader::new(child.stdout.take().expect("an output")).lines() {
            let line = line.expect("text");
            let ready = line.starts_with("ready: ") || line.starts_with('{');
            lines.push(line);
            if ready {
                return Self { child, lines };
            }
        }
        let status = child.wait().expect("it ended");
        panic!("it ended before it was ready ({status}): {lines:?}");
    }

    pub(crate) fn url(&self) -> &str {
        let last = self.lines.last().expect("a line");
        last.strip_prefix("ready: ")
            .expect("the line that says it serves")
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
