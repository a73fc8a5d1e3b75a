//! The suite `start`: `callbench serve` beside other servers of the very same page.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::figure::{Figure, Unit};
use super::lane::{Lane, Reading, interleaved};
use super::page::Page;
use super::peers::{self, Found, NpmPeers, Peer};
use super::row::Row;
use super::server::{self, Server};
use super::workspace::Workspace;
use super::{Callbench, page};

/// How long a server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(2);
const FIGURES: [Figure; 3] = [Figure::ColdStart, Figure::FirstPage, Figure::IdleMemory];
/// The page's folder in the peers' app folder: zcli serves `assets` and nothing else.
const ASSETS: &str = "assets";

/// How a subject is started, and where it serves the page.
struct Subject {
    command: Box<dyn Fn(SocketAddr) -> Result<Command>>,
    entry: &'static str,
    page: page::Page,
    log: PathBuf,
}

/// Measures all three figures of all subjects, one server at a time.
pub(crate) fn run(
    callbench: &Callbench,
    npm_peers: &NpmPeers,
    workspace: &Workspace,
    runs: usize,
) -> Result<Vec<Row>> {
    let ours = callbench_subject(callbench, workspace)?;
    let app = workspace.at("app");
    write_app(&app, &ours.page)?;
    let home = workspace.at("home");
    let page = ours.page.clone();
    let peer = |found: Found, entry, arguments: fn(SocketAddr, &Path) -> Vec<String>| match found {
        Err((name, reason)) => Lane::new(name, Err(reason)),
        Ok(peer) => {
            let name = peer.subject.clone();
            let command = peer_command(peer, home.clone(), app.clone(), arguments);
            let log = server::log_in(&workspace.at(""), &name);
            Lane::new(
                name,
                Subject::explore(command, entry, log, Some(&page))
                    .map_err(|error| format!("{error:#}")),
            )
        }
    };
    let mut lanes = vec![
        peer(npm_peers.vite_preview(), "/", vite_preview),
        peer(npm_peers.esbuild(), "/", esbuild),
        peer(npm_peers.zcli(), "/0/assets/index.html", zcli),
    ];
    lanes.insert(0, Lane::new(Callbench::SUBJECT, Ok(ours)));
    Ok(interleaved(
        "start",
        runs,
        &mut lanes,
        &FIGURES,
        |_, subject| subject.measure(),
    ))
}

impl Subject {
    /// Starts it once, outside the measurement, to see what the page consists of there.
    fn explore(
        command: Box<dyn Fn(SocketAddr) -> Result<Command>>,
        entry: &'static str,
        log: PathBuf,
        same_as: Option<&Page>,
    ) -> Result<Self> {
        let address = server::free_address()?;
        let server = Server::start(command(address)?, address, entry, &log)?;
        let page = Page::explore(server.address, entry)?;
        drop(server);
        if same_as.is_some_and(|other| !page.is_same_as(other)) {
            bail!(
                "it doesn't serve the page that callbench serves ({} files there)",
                page.len()
            );
        }
        Ok(Self {
            command,
            entry,
            page,
            log,
        })
    }

    fn measure(&self) -> Result<Vec<Reading>> {
        let address = server::free_address()?;
        let command = (self.command)(address)?;
        let server = Server::start(command, address, self.entry, &self.log)?;
        let asked = Instant::now();
        self.page.load(address)?;
        let first_page = asked.elapsed();
        std::thread::sleep(IDLE);
        Ok(vec![
            Reading::of(Figure::ColdStart, Unit::milliseconds(server.cold_start)),
            Reading::of(Figure::FirstPage, Unit::milliseconds(first_page)),
            Reading {
                figure: Figure::IdleMemory,
                value: server.resident().map(Unit::megabytes),
            },
        ])
    }
}

/// `callbench serve --demo` with a data directory that is new each time.
fn callbench_subject(callbench: &Callbench, workspace: &Workspace) -> Result<Subject> {
    let binary = callbench.binary.clone();
    let data = workspace.at("data");
    let command = Box::new(move |address: SocketAddr| {
        if data.exists() {
            std::fs::remove_dir_all(&data)
                .with_context(|| format!("can't clear {}", data.display()))?;
        }
        let mut command = Command::new(&binary);
        command
            .args(["serve", "--demo", "--port", &address.port().to_string()])
            .arg("--data")
            .arg(&data);
        for variable in ["PORT", "DATA", "LISTEN", "PUBLIC_URL", "APPS_DOMAIN", "LOG"] {
            command.env_remove(format!("CALLBENCH_{variable}"));
        }
        Ok(command)
    });
    let log = server::log_in(&workspace.at(""), Callbench::SUBJECT);
    let subject = Subject::explore(command, "/", log, None).context("callbench serve")?;
    if subject.page.len() < 2 {
        bail!(
            "{} serves a page without scripts: it was built without the browser packages. Run `cargo xtask build`, or leave --binary out",
            callbench.binary.display()
        );
    }
    Ok(subject)
}

fn peer_command(
    peer: Peer,
    home: PathBuf,
    app: PathBuf,
    arguments: fn(SocketAddr, &Path) -> Vec<String>,
) -> Box<dyn Fn(SocketAddr) -> Result<Command>> {
    Box::new(move |address| {
        let mut command = peer.command(arguments(address, &app));
        peers::offline(&mut command, &home)?;
        command.current_dir(&app);
        Ok(command)
    })
}

/// The page as a folder that every peer can serve: what zcli needs of an app is little.
fn write_app(app: &Path, page: &Page) -> Result<()> {
    page.write(&app.join(ASSETS))?;
    let manifest = json!({
        "name": "Bench page",
        "author": { "name": "Bench", "email": "bench@localhost" },
        "defaultLocale": "en",
        "private": true,
        "location": { "support": { "nav_bar": "assets/index.html" } },
        "version": "1.0.0",
        "frameworkVersion": "2.0",
    });
    std::fs::write(app.join("manifest.json"), manifest.to_string())?;
    Ok(())
}

fn vite_preview(address: SocketAddr, app: &Path) -> Vec<String> {
    [
        "preview",
        &app.display().to_string(),
        "--outDir",
        ASSETS,
        "--host",
        &address.ip().to_string(),
        "--port",
        &address.port().to_string(),
        "--strictPort",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn esbuild(address: SocketAddr, app: &Path) -> Vec<String> {
    vec![
        format!("--serve={address}"),
        format!("--servedir={}", app.join(ASSETS).display()),
    ]
}

fn zcli(address: SocketAddr, app: &Path) -> Vec<String> {
    [
        "apps:server",
        "--bind",
        &address.ip().to_string(),
        "--port",
        &address.port().to_string(),
        &app.display().to_string(),
    ]
    .map(str::to_owned)
    .to_vec()
}
