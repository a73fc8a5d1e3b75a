//! One visible step of a chore: its name, its running time, and its output when it fails.

use std::fs::File;
use std::io::{IsTerminal, Read, Seek};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};

use crate::tree;

/// Runs a command with its output kept back; a failure shows the output and the command.
pub(crate) fn quiet(title: &str, command: &mut Command) -> Result<()> {
    let started = Instant::now();
    let spinner = start(title);
    let folder = tree::target().join("xtask");
    std::fs::create_dir_all(&folder)?;
    let name = title.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let path = folder.join(format!("{name}.out"));
    let mut log = File::options()
        .create(true)
        .truncate(true)
        .read(true)
        .write(true)
        .open(&path)
        .with_context(|| format!("can't write {}", path.display()))?;
    let status = command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log.try_clone()?)
        .status()
        .with_context(|| format!("can't start {command:?}"))?;
    spinner.finish_and_clear();
    if status.success() {
        println!("  ✓ {title} ({})", seconds(started.elapsed()));
        return Ok(());
    }
    println!("  ✗ {title} ({})", seconds(started.elapsed()));
    let mut output = String::new();
    log.rewind()?;
    log.read_to_string(&mut output)?;
    eprintln!("{output}");
    bail!("{title}: {command:?} ended with {status}");
}

/// Runs a command with its output shown as it comes.
pub(crate) fn loud(title: &str, command: &mut Command) -> Result<()> {
    let started = Instant::now();
    println!("  … {title}");
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("can't start {command:?}"))?;
    if !status.success() {
        println!("  ✗ {title} ({})", seconds(started.elapsed()));
        bail!("{title}: {command:?} ended with {status}");
    }
    println!("  ✓ {title} ({})", seconds(started.elapsed()));
    Ok(())
}

/// Says that a step was skipped because nothing it reads has changed.
pub(crate) fn unchanged(title: &str) {
    println!("  ✓ {title} (unchanged)");
}

fn start(title: &str) -> ProgressBar {
    if !std::io::stdout().is_terminal() {
        println!("  … {title}");
        return ProgressBar::hidden();
    }
    let spinner = ProgressBar::new_spinner().with_message(title.to_owned());
    if let Ok(style) = ProgressStyle::with_template("  {spinner} {msg} ({elapsed})") {
        spinner.set_style(style);
    }
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}

fn seconds(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs_f32();
    if seconds < 90.0 {
        format!("{seconds:.1} s")
    } else {
        format!(
            "{} min {:02} s",
            elapsed.as_secs() / 60,
            elapsed.as_secs() % 60
        )
    }
}
