//! Generated days: headless in seconds, or on a host.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

use callbench_scenario::{LoadSettings, play_day};
use serde_json::{Value, json};

use super::HostArguments;
use super::run::begin_and_follow;
use crate::failure::Failure;
use crate::output::Output;

#[derive(Debug, clap::Args)]
pub(super) struct LoadArguments {
    #[command(flatten)]
    host: HostArguments,
    /// How many agents work
    #[arg(long, value_name = "N", default_value_t = 10)]
    agents: u32,
    /// How many customers call in an hour, on average
    #[arg(long, value_name = "N", default_value_t = 80.0)]
    calls_per_hour: f64,
    /// How long the day is
    #[arg(long, value_name = "N", default_value_t = 8.0)]
    hours: f64,
    /// The seed that decides everything
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Write the domain log there, one fact a line (headless only)
    #[arg(long, value_name = "FILE", conflicts_with = "on_host")]
    log: Option<PathBuf>,
    /// Let it happen on the host
    #[arg(long)]
    on_host: bool,
    /// On the host: how fast
    #[arg(long, value_name = "N", default_value_t = 60.0)]
    rate: f64,
    /// On the host: begin it and come back
    #[arg(long)]
    no_wait: bool,
}

pub(super) async fn run(arguments: LoadArguments, output: &Output) -> Result<(), Failure> {
    if !arguments.on_host {
        return headless(&arguments, output);
    }
    let body = json!({
        "agents": arguments.agents,
        "callsPerHour": arguments.calls_per_hour,
        "hours": arguments.hours,
        "seed": arguments.seed,
        "rate": arguments.rate,
    });
    let session = arguments.host.open(output).await?;
    let outcome = begin_and_follow(&session, "/load", &body, arguments.no_wait, output).await;
    session.close().await;
    outcome
}

fn headless(arguments: &LoadArguments, output: &Output) -> Result<(), Failure> {
    let settings = LoadSettings {
        agents: arguments.agents,
        calls_per_hour: arguments.calls_per_hour,
        hours: arguments.hours,
        ..LoadSettings::default()
    };
    let unwritable = |path: &PathBuf, error: &std::io::Error| {
        Failure::refused(format!("{} can't be written: {error}", path.display()))
    };
    let mut log = match &arguments.log {
        Some(path) => {
            let file = File::create(path).map_err(|error| unwritable(path, &error))?;
            Some((path, BufWriter::new(file), None::<std::io::Error>))
        }
        None => None,
    };
    let begun = Instant::now();
    let report = play_day(settings, arguments.seed, |fact| {
        if let Some((_, file, broken)) = &mut log
            && broken.is_none()
            && let Err(error) = serde_json::to_writer(&mut *file, fact)
                .map_err(std::io::Error::from)
                .and_then(|()| file.write_all(b"\n"))
        {
            *broken = Some(error);
        }
    })
    .map_err(|why| Failure::refused(format!("the day could not be played: {why}")))?;
    if let Some((path, mut file, broken)) = log {
        match broken.map_or_else(|| file.flush(), Err) {
            Ok(()) => {}
            Err(error) => return Err(unwritable(path, &error)),
        }
    }
    let took = begun.elapsed();
    let mut document = report.summary.document();
    document["facts"] = report.facts.into();
    document["seed"] = arguments.seed.into();
    let text = format!(
        "{}\n{} facts in {:.1} s",
        report.summary.text(),
        report.facts,
        took.as_secs_f64()
    );
    output.done(&text, &document);
    Ok(())
}

/// The figures of a day on a host.
pub(super) fn figures(summary: &Value) -> String {
    let percent = |key: &str| summary[key].as_f64().unwrap_or(0.0) * 100.0;
    format!(
        "  {} offered, {} answered, {} abandoned; service level {:.1} %, occupancy {:.1} %",
        summary["offered"],
        summary["answered"],
        summary["abandoned"],
        percent("serviceLevel"),
        percent("occupancy"),
    )
}
