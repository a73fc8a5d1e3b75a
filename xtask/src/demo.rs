//! Starts a host with demo data and a sample app in a slot, and stays until it is interrupted.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{build, step, tree};

/// What `cargo xtask demo` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Port of the host
    #[arg(long, default_value_t = 4100)]
    port: u16,
    /// Data directory of the host
    #[arg(long, default_value = "target/demo-data")]
    data: PathBuf,
    /// Open the workspace in the browser
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    build: build::Options,
}

/// Builds, starts, deploys, prints, and waits.
pub(crate) fn run(options: &Options) -> Result<()> {
    build::run(&options.build)?;
    let binary = tree::binary(&options.build.profile);
    let package = build::sample_app(&binary)?;
    let mut host = Host::start(
        Command::new(&binary)
            .args([
                "serve",
                "--demo",
                "--port",
                &options.port.to_string(),
                "--data",
            ])
            .arg(&options.data),
    )?;
    step::quiet(
        "sample app deployed to the workbench",
        Command::new(&binary)
            .args([
                "deploy",
                "--replace",
                "--activate",
                "--slot",
                "workbench",
                "--user",
                "admin1",
                "--host",
                &host.url,
            ])
            .arg(&package)
            .env("CALLBENCH_PASSWORD", "demo"),
    )?;
    println!();
    println!("  Sign in with one of (password `demo`):");
    println!("    agent1, agent2   the agent's desktop");
    println!("    supervisor1      the dashboard");
    println!("    admin1           the App Manager");
    println!();
    println!(
        "  Choose the campaign Support line, become ready, then press Inbound call in the simulator."
    );
    println!(
        "  From a terminal: {} simulate inbound-call --host {} --agent agent1 --phone +919845012345",
        binary.display(),
        host.url
    );
    println!();
    println!("ready: {}", host.url);
    if options.open {
        open_browser(&host.url);
    }
    host.wait()
}

/// The running host; it ends with this process, since both get the terminal's interrupt.
pub(crate) struct Host {
    child: Child,
    /// The shell's origin.
    pub(crate) url: String,
}

impl Host {
    /// Starts a host and returns once it serves.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("can't start {command:?}"))?;
        let output = child.stdout.take().context("the host has an output")?;
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            let line = line?;
            if let Some(url) = line.strip_prefix("ready: ") {
                let url = url.to_owned();
                std::thread::spawn(move || {
                    for line in lines.map_while(Result::ok) {
                        println!("{line}");
                    }
                });
                return Ok(Self { child, url });
            }
        }
        let status = child.wait()?;
        bail!("the host did not start ({status}); its message stands above");
    }

    fn wait(&mut self) -> Result<()> {
        let status = self.child.wait()?;
        if status.success() || status.code().is_none() {
            return Ok(());
        }
        bail!("the host ended with {status}");
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            // The deployment failed, or this chore is ending early: leave no host behind.
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

fn open_browser(url: &str) {
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    if Command::new(opener)
        .arg(url)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .is_err()
    {
        println!("(`{opener}` could not be started: open the URL yourself)");
    }
}
