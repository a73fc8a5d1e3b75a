//! The suite `sdk`: our SDK against the shell's bridge, beside bare ports and other libraries for frames, in Chromium.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use serde::Deserialize;

use super::Callbench;
use super::figure::Figure;
use super::peers::NpmPeers;
use super::row::Row;
use super::summary::{Summary, p99};
use super::workspace::Workspace;
use crate::{build, needs, step, tree};

/// Blocks for each of `--runs`: a block takes a fraction of a second.
const BLOCKS_A_RUN: usize = 3;
/// Fewer say too little, whatever `--runs` says.
const LEAST_BLOCKS: usize = 15;

/// A page's subject and what the table calls it; a peer gets its version behind that.
const SUBJECTS: [(&str, &str); 7] = [
    ("callbench", Callbench::SUBJECT),
    ("raw-port", "raw MessagePort"),
    ("raw-port-text", "raw MessagePort, JSON texts"),
    ("raw-window", "raw postMessage"),
    ("penpal", "Penpal"),
    ("comlink", "comlink"),
    ("post-robot", "post-robot"),
];

/// What the pages report.
#[derive(Debug, Deserialize)]
struct Report {
    measured: Vec<Measured>,
    versions: BTreeMap<String, String>,
}

/// All values of one figure of one subject, or why there are none.
#[derive(Debug, Deserialize)]
struct Measured {
    figure: Figure,
    subject: String,
    values: Vec<f64>,
    error: Option<String>,
}

/// Bundles the pages, opens them in Chromium, and gives the rows, figure by figure.
pub(crate) fn run(npm_peers: &NpmPeers, workspace: &Workspace, runs: usize) -> Result<Vec<Row>> {
    let sdk = build::sdk()?;
    let chromium = needs::chromium()?;
    let bundles = workspace.at("sdk");
    let driver = bundle(npm_peers, &bundles)?;
    let out = workspace.at("sdk.json");
    let blocks = (runs * BLOCKS_A_RUN).max(LEAST_BLOCKS);
    step::quiet(
        &format!("sdk: {} subjects, {blocks} blocks of each", SUBJECTS.len()),
        Command::new("node")
            .arg(driver)
            .arg("--chromium")
            .arg(chromium)
            .arg("--bundles")
            .arg(&bundles)
            .arg("--sdk")
            .arg(sdk)
            .arg("--peers")
            .arg(npm_peers.modules().map_err(|reason| anyhow!(reason))?)
            .arg("--profile")
            .arg(workspace.at("chromium"))
            .args(["--rounds", &blocks.to_string()])
            .arg("--out")
            .arg(&out),
    )?;
    let report: Report = serde_json::from_slice(&std::fs::read(&out)?)
        .context("what the pages report can't be read")?;
    Ok(report
        .measured
        .iter()
        .map(|one| row(one, &report))
        .collect())
}

/// Bundles every page's script, what is measured for its size, and the driver; gives the driver.
fn bundle(npm_peers: &NpmPeers, out: &Path) -> Result<PathBuf> {
    let esbuild = npm_peers
        .esbuild()
        .map_err(|(name, reason)| anyhow!("{name}, which bundles the pages: {reason}"))?;
    let sources = tree::at("bench/sdk");
    let mut scripts = vec![sources.join("conductor.ts")];
    for (subject, _) in SUBJECTS {
        for side in ["app", "shell"] {
            scripts.push(sources.join(side).join(format!("{subject}.ts")));
        }
    }
    for peer in ["penpal", "comlink", "post-robot"] {
        scripts.push(sources.join("size").join(format!("{peer}.ts")));
    }
    let mut pages = esbuild.command(["--bundle", "--minify", "--format=esm", "--target=es2022"]);
    pages
        .args(scripts)
        .arg(format!("--outbase={}", sources.display()))
        .arg(format!("--outdir={}", out.display()));
    step::quiet("pages of the suite sdk", &mut pages)?;
    let driver = out.join("driver.mjs");
    let mut command = esbuild.command(["--bundle", "--platform=node", "--format=esm"]);
    command
        .arg(sources.join("driver.ts"))
        .arg(format!("--outfile={}", driver.display()));
    step::quiet("driver of the suite sdk", &mut command)?;
    Ok(driver)
}

fn row(measured: &Measured, report: &Report) -> Row {
    let outcome = match &measured.error {
        Some(reason) => Err(reason.clone()),
        None => Summary::of(&measured.values).ok_or_else(|| "no measurement was made".to_owned()),
    };
    let slow = (measured.figure == Figure::Initialize10Apps && outcome.is_ok())
        .then(|| p99(&measured.values))
        .flatten();
    Row::new(measured.figure, &name(&measured.subject, report), outcome).with_p99(slow)
}

fn name(subject: &str, report: &Report) -> String {
    let named = SUBJECTS
        .iter()
        .find(|(page, _)| *page == subject)
        .map_or(subject, |(_, name)| name);
    report
        .versions
        .get(subject)
        .map_or_else(|| named.to_owned(), |version| format!("{named} {version}"))
}
