//! A server under measurement: started, waited for, and ended with whatever it started itself.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::{http, memory};

/// How long a server may take to its first answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks at a server that doesn't answer yet: short beside what is measured, long enough to leave it the cores.
const PAUSE: Duration = Duration::from_millis(1);
/// Where servers are started.
const PORTS: std::ops::Range<u16> = 21_100..29_100;

/// A running server; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    /// Where it answers.
    pub(crate) address: SocketAddr,
    /// From just before it was started to its first successful answer.
    pub(crate) cold_start: Duration,
}

impl Server {
    /// Starts the command and asks for the entry page until it is served. What the server prints goes to the log.
    pub(crate) fn start(
        mut command: Command,
        address: SocketAddr,
        entry: &str,
        log: &Path,
    ) -> Result<Self> {
        let output = File::create(log)?;
        command
            // Held open, never written to: esbuild ends when its standard input does.
            .stdin(Stdio::piped())
            .stdout(output.try_clone()?)
            .stderr(output)
            // A panic's message is what a reader of the log needs.
            .env("RUST_BACKTRACE", "0");
        let started = Instant::now();
        let child = command
            .spawn()
            .with_context(|| format!("can't start {}", command.get_program().display()))?;
        let mut server = Self {
            child,
            address,
            cold_start: Duration::ZERO,
        };
        loop {
            if http::get(address, entry).is_ok_and(|answer| answer.is_success()) {
                server.cold_start = started.elapsed();
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("it ended with {status} before it served: {}", tail(log));
            }
            if started.elapsed() > PATIENCE {
                bail!(
                    "it served nothing at {entry} within {} s: {}",
                    PATIENCE.as_secs(),
                    tail(log)
                );
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Bytes that it and its descendants hold.
    pub(crate) fn resident(&self) -> Result<u64, String> {
        memory::resident(self.child.id())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        let descendants = memory::tree(self.child.id());
        // It may end by itself in this moment; then there is nothing left to do.
        drop(self.child.kill());
        drop(self.child.wait());
        for process in descendants.iter().skip(1) {
            drop(
                Command::new("kill")
                    .args(["-9", &process.to_string()])
                    .stdin(Stdio::null())
                    .stderr(Stdio::null())
                    .status(),
            );
        }
    }
}

/// A loopback address that nobody listens on just now, another one each time.
///
/// From below the range that systems give to outgoing connections: looking for a server on a port of that range can end in a
/// connection with oneself.
pub(crate) fn free_address() -> Result<SocketAddr> {
    static NEXT: AtomicU16 = AtomicU16::new(PORTS.start);
    for _ in PORTS {
        let port = NEXT.fetch_add(1, Ordering::Relaxed);
        if !PORTS.contains(&port) {
            NEXT.store(PORTS.start, Ordering::Relaxed);
            continue;
        }
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if TcpListener::bind(address).is_ok() {
            return Ok(address);
        }
    }
    bail!("every port from {} to {} is in use", PORTS.start, PORTS.end);
}

/// The last lines of a log, for a message.
pub(crate) fn tail(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let last = lines
        .get(lines.len().saturating_sub(4)..)
        .unwrap_or_default();
    if last.is_empty() {
        "it printed nothing".to_owned()
    } else {
        last.join(" / ")
    }
}

/// Where a subject's output goes.
pub(crate) fn log_in(folder: &Path, subject: &str) -> PathBuf {
    let name = subject.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    folder.join(format!("{name}.log"))
}
