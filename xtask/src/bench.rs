//! Measures what we claim, beside its peers, in one run: see `docs/reference/benchmarks.md`.

mod aims;
mod command;
mod connection;
mod corpus;
mod figure;
pub(crate) mod http;
mod lane;
mod machine;
mod markup;
mod memory;
mod package;
mod page;
mod peers;
mod report;
mod row;
mod sdk;
mod server;
mod start;
mod summary;
mod transitions;
mod workspace;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{build, tree};
use figure::Suite;
use row::Row;
use workspace::Workspace;

/// What `cargo xtask bench` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Run only this suite
    #[arg(value_enum)]
    suite: Option<Suite>,
    /// Write the rows to this file, as a JSON array
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Measured rounds; one more goes before them to warm the file cache
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=1000))]
    runs: u16,
    /// Measure this callbench binary instead of building one
    #[arg(long, value_name = "FILE", conflicts_with = "profile")]
    binary: Option<PathBuf>,
    #[command(flatten)]
    build: build::Options,
}

/// Builds, measures, prints the table, and writes the JSON file.
pub(crate) fn run(options: &Options) -> Result<()> {
    if let Some(file) = &options.json {
        report::check(file)?;
    }
    // Taken first: a second run beside this one would spoil both runs' figures, and its build too.
    let workspace = Workspace::open(&tree::target().join("xtask").join("bench"))?;
    let runs = usize::from(options.runs);
    let suites = options
        .suite
        .map_or_else(|| Suite::ALL.to_vec(), |one| vec![one]);
    // The suite `sdk` takes the browser packages' sources: it needs no binary, and none is built for it alone.
    let callbench = if suites == [Suite::Sdk] {
        None
    } else {
        Some(Callbench::get(options)?)
    };
    // The suite `workspace` has no peers: nobody else's contact centre runs in one process.
    let npm_peers = if suites == [Suite::Workspace] {
        peers::NpmPeers::none()
    } else {
        peers::NpmPeers::install()
    };
    println!("{}", machine::describe());
    let mut rows = Vec::new();
    let mut steps = String::new();
    for suite in suites {
        rows.extend(match (suite, &callbench) {
            (Suite::Sdk, _) | (_, None) => sdk::run(&npm_peers, &workspace, runs)?,
            (Suite::Start, Some(callbench)) => start::run(callbench, &npm_peers, &workspace, runs)?,
            (Suite::Package, Some(callbench)) => {
                package::run(callbench, &npm_peers, &workspace, runs)?
            }
            (Suite::Workspace, Some(callbench)) => {
                let profile = &options.build.profile;
                let (rows, table) = transitions::run(callbench, profile, &workspace, runs)?;
                steps = table;
                rows
            }
        });
    }
    println!("{}{steps}{}", report::table(&rows), aims::table(&rows));
    if let Some(note) = callbench.as_ref().and_then(|built| built.note.as_ref()) {
        println!("  callbench: {note}");
    }
    println!("  {}", machine::describe());
    if let Some(file) = &options.json {
        report::write(&rows, file)?;
        println!("  rows: {}", file.display());
    }
    verdict(&rows)
}

/// The binary that is measured.
#[derive(Debug)]
struct Callbench {
    binary: PathBuf,
    /// What a reader of the figures has to know about it, when it isn't the release build.
    note: Option<String>,
}

impl Callbench {
    const SUBJECT: &str = "callbench";

    fn get(options: &Options) -> Result<Self> {
        if let Some(binary) = &options.binary {
            if !binary.is_file() {
                bail!(
                    "--binary names {}, which isn't a file: name a callbench binary, or leave the option out to build one",
                    binary.display()
                );
            }
            return Ok(Self {
                binary: std::path::absolute(binary)?,
                note: Some(format!(
                    "measured the binary {} as it was found",
                    shown(binary)
                )),
            });
        }
        build::run(&options.build)?;
        let profile = &options.build.profile;
        Ok(Self {
            binary: std::path::absolute(tree::binary(profile))?,
            note: (profile != "release").then(|| {
                format!("built with the profile `{profile}`; a release build is faster and smaller")
            }),
        })
    }
}

/// A path without the checkout's own place in it, so that a report can be shown to others.
fn shown(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    absolute.strip_prefix(tree::root()).map_or_else(
        |_| path.display().to_string(),
        |below| below.display().to_string(),
    )
}

/// A peer that could not be measured is in the table; only our own figures missing is a failure.
fn verdict(rows: &[Row]) -> Result<()> {
    let missing: Vec<_> = rows
        .iter()
        .filter(|row| row.subject == Callbench::SUBJECT && row.must_be_measured())
        .map(|row| format!("{} {}", row.suite, row.figure))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    bail!(
        "callbench itself was not measured in: {}; the reason stands in the table",
        missing.join(", ")
    );
}
