//! A command that runs to its end, timed.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::server;

/// Wall time from just before the start to the end; anything but success is an error with what the command said last.
pub(crate) fn timed(mut command: Command, log: &Path) -> Result<Duration> {
    let output = File::create(log)?;
    command
        .stdin(Stdio::null())
        .stdout(output.try_clone()?)
        .stderr(output)
        // A panic's message is what a reader of the log needs.
        .env("RUST_BACKTRACE", "0");
    let started = Instant::now();
    let status = command
        .status()
        .with_context(|| format!("can't start {}", command.get_program().display()))?;
    let elapsed = started.elapsed();
    if !status.success() {
        bail!("it ended with {status}: {}", server::tail(log));
    }
    Ok(elapsed)
}
