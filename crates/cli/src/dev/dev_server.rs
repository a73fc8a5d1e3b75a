//! The app's own dev server: Vite, from the project's packages.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::failure::{Failure, Kind};
use crate::output::Output;

/// How long Vite may take until it answers; the first start prepares the dependencies.
const PATIENCE: Duration = Duration::from_secs(90);

/// A dev server that answers. It ends with this value.
#[derive(Debug)]
pub(crate) struct DevServer {
    child: Child,
}

impl DevServer {
    /// Starts it on that port of loopback, below that path, and waits until it answers.
    pub(crate) async fn start(
        project: &Path,
        port: u16,
        base: &str,
        output: &Output,
    ) -> Result<Self, Failure> {
        let mut child = Command::new("node")
            .arg(vite(project))
            .args([
                "--host",
                "127.0.0.1",
                "--port",
                &port.to_string(),
                "--strictPort",
                "--clearScreen",
                "false",
            ])
            .current_dir(project)
            .env("CALLBENCH_DEV_BASE", base)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| {
                Failure::new(Kind::Node, format!("Node can't be started: {error}"))
                    .remedy("install Node 20.19+ or 22.12+ so that `node --version` works")
            })?;
        pass_on(child.stdout.take(), *output);
        pass_on(child.stderr.take(), *output);
        let mut server = Self { child };
        tokio::select! {
            failure = server.ended() => Err(failure),
            answered = tokio::time::timeout(PATIENCE, answers(port)) => match answered {
                Ok(()) => Ok(server),
                Err(_) => Err(Failure::refused(format!("the dev server does not answer on port {port}"))
                    .remedy("its own messages stand above; try `npx vite` in the project")),
            },
        }
    }

    /// Resolves when it ended by itself, with the reason.
    pub(crate) async fn ended(&mut self) -> Failure {
        let how = match self.child.wait().await {
            Ok(status) => status.to_string(),
            Err(error) => error.to_string(),
        };
        Failure::refused(format!("the app's dev server ended ({how})"))
            .remedy("its own messages stand above; mend what they name and run this again")
    }

    /// Ends it.
    pub(crate) async fn stop(mut self) {
        // It may have ended by itself in the meantime.
        drop(self.child.kill().await);
    }
}

/// Whether the project's packages are installed.
pub(crate) fn check_installed(project: &Path) -> Result<(), Failure> {
    if vite(project).is_file() {
        return Ok(());
    }
    Err(Failure::new(
        Kind::Packages,
        format!("{} has no installed packages", project.display()),
    )
    .remedy("run `npm install` there first; it needs the network or npm's cache"))
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> Result<u16, Failure> {
    std::net::TcpListener::bind(("127.0.0.1", 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| Failure::internal(format!("no free port: {error}")))
}

/// Vite's program, in the project's packages or those of a workspace around it.
fn vite(project: &Path) -> PathBuf {
    project
        .ancestors()
        .map(|folder| folder.join("node_modules/vite/bin/vite.js"))
        .find(|path| path.is_file())
        .unwrap_or_else(|| project.join("node_modules/vite/bin/vite.js"))
}

async fn answers(port: u16) {
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Vite's words go to standard error: standard output carries `ready:` alone.
fn pass_on(stream: Option<impl AsyncRead + Unpin + Send + 'static>, output: Output) {
    let Some(stream) = stream else { return };
    tokio::spawn(async move {
        let mut lines = BufReader::new(stream).lines();
        while let Ok(Some(line)) = lines.next_line().await {
            if !line.trim().is_empty() {
                output.aside(&format!("[vite] {line}"));
            }
        }
    });
}
