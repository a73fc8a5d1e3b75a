//! The suite `package`: `callbench ship` and `inspect` beside other packers, on the same folder and the same file.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::Callbench;
use super::figure::{Figure, Unit};
use super::lane::{Lane, Reading, interleaved};
use super::peers::{self, Found, NpmPeers};
use super::row::Row;
use super::workspace::Workspace;
use super::{command, corpus, server};

/// Makes the package file at a path, or reads the one that is there.
type Job = Box<dyn Fn(&Path) -> Result<Command>>;

/// Measures writing, then reading.
pub(crate) fn run(
    callbench: &Callbench,
    npm_peers: &NpmPeers,
    workspace: &Workspace,
    runs: usize,
) -> Result<Vec<Row>> {
    let project = workspace.at("project");
    corpus::write(&project)?;
    let mut rows = write(callbench, npm_peers, workspace, &project, runs);
    rows.extend(read(callbench, workspace, &project, runs)?);
    Ok(rows)
}

fn write(
    callbench: &Callbench,
    npm_peers: &NpmPeers,
    workspace: &Workspace,
    project: &Path,
    runs: usize,
) -> Vec<Row> {
    let home = workspace.at("home");
    let mut lanes: Vec<Lane<Job>> = vec![
        Lane::new(Callbench::SUBJECT, Ok(ship(callbench, project))),
        lane(peers::zip(), |peer| {
            let tree = project.join("dist");
            Box::new(move |out| {
                let mut command = peer.command(["-q", "-r", "-X"]);
                command.arg(out).arg(".").current_dir(&tree);
                Ok(command)
            })
        }),
        lane(npm_peers.web_ext(), |peer| {
            let tree = project.join("dist");
            Box::new(move |out| {
                let mut command = peer.command(["build", "--no-config-discovery", "--no-input"]);
                command.arg("--source-dir").arg(&tree);
                command.arg("--artifacts-dir").args(out.parent());
                command.arg("--filename").args(out.file_name());
                peers::offline(&mut command, &home)?;
                Ok(command)
            })
        }),
    ];
    let mut is_checked = std::collections::BTreeSet::new();
    interleaved(
        "package: write",
        runs,
        &mut lanes,
        &[Figure::Write, Figure::Size],
        |name, job| {
            let out = workspace.at("written.zip");
            if out.exists() {
                std::fs::remove_file(&out)?;
            }
            let log = server::log_in(&workspace.at(""), name);
            let elapsed = command::timed(job(&out)?, &log)?;
            let size = std::fs::metadata(&out)
                .context("it ended well and wrote no package")?
                .len();
            if is_checked.insert(name.to_owned()) {
                holds_the_corpus(&callbench.binary, &out)?;
            }
            Ok(vec![
                Reading::of(Figure::Write, Unit::milliseconds(elapsed)),
                Reading::of(Figure::Size, Unit::megabytes(size)),
            ])
        },
    )
}

fn read(
    callbench: &Callbench,
    workspace: &Workspace,
    project: &Path,
    runs: usize,
) -> Result<Vec<Row>> {
    let package = workspace.at("bench.aaex");
    let log = server::log_in(&workspace.at(""), "ship");
    command::timed(ship(callbench, project)(&package)?, &log).context("callbench ship")?;
    let binary = callbench.binary.clone();
    let mut lanes: Vec<Lane<Job>> = vec![
        Lane::new(
            Callbench::SUBJECT,
            Ok(Box::new(move |package: &Path| {
                let mut command = Command::new(&binary);
                command.arg("inspect").arg(package);
                Ok(command)
            })),
        ),
        lane(peers::unzip(), |peer| {
            Box::new(move |package| {
                let mut command = peer.command(["-t", "-qq"]);
                command.arg(package);
                Ok(command)
            })
        }),
    ];
    Ok(interleaved(
        "package: read",
        runs,
        &mut lanes,
        &[Figure::Read],
        |name, job| {
            let log = server::log_in(&workspace.at(""), name);
            let elapsed = command::timed(job(&package)?, &log)?;
            Ok(vec![Reading::of(Figure::Read, Unit::milliseconds(elapsed))])
        },
    ))
}

fn ship(callbench: &Callbench, project: &Path) -> Job {
    let binary: PathBuf = callbench.binary.clone();
    let project = project.to_path_buf();
    Box::new(move |out| {
        let mut command = Command::new(&binary);
        command.arg("ship").arg("--project").arg(&project);
        command.arg("--out").arg(out);
        Ok(command)
    })
}

fn lane(found: Found, job: impl FnOnce(peers::Peer) -> Job) -> Lane<Job> {
    match found {
        Ok(peer) => Lane::new(peer.subject.clone(), Ok(job(peer))),
        Err((name, reason)) => Lane::new(name, Err(reason)),
    }
}

/// A figure counts only for the whole work: all files must be in what a subject wrote.
fn holds_the_corpus(callbench: &Path, package: &Path) -> Result<()> {
    let output = Command::new(callbench)
        .args(["inspect", "--json"])
        .arg(package)
        .output()
        .context("callbench inspect")?;
    let document: serde_json::Value =
        serde_json::from_slice(&output.stdout).with_context(|| {
            format!(
                "what it wrote can't be inspected: {}",
                String::from_utf8_lossy(&output.stderr).trim()
            )
        })?;
    let files = document["files"].as_array().map_or(0, Vec::len);
    ensure!(
        files == corpus::FILES,
        "its package holds {files} files of {}: {document}",
        corpus::FILES
    );
    Ok(())
}
