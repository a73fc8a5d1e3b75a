//! Scenarios on a host.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::{HostArguments, Session};
use crate::failure::Failure;
use crate::output::Output;
use crate::scenario::Source;

/// How often to look how far a run is.
const LOOK_EVERY: Duration = Duration::from_millis(250);

#[derive(Debug, clap::Args)]
pub(super) struct RunArguments {
    #[command(flatten)]
    host: HostArguments,
    /// A file, or a name that `callbench scenario list` prints
    #[arg(value_name = "FILE|NAME")]
    scenario: String,
    /// How fast: 1 is as in life
    #[arg(long, value_name = "N", default_value_t = 1.0)]
    rate: f64,
    /// Begin paused; `callbench simulate step` plays one step
    #[arg(long)]
    step: bool,
    /// The seed for ranges of time; the scenario's own when none is given
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Begin it and come back
    #[arg(long)]
    no_wait: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct RateArguments {
    #[command(flatten)]
    host: HostArguments,
    /// How fast: 1 is as in life
    #[arg(value_name = "N")]
    rate: f64,
}

pub(super) async fn start(arguments: RunArguments, output: &Output) -> Result<(), Failure> {
    let source = Source::find(&arguments.scenario)?;
    // Named, the run is known by that name on the screen; the text plays even on a host of another version.
    let mut body = json!({ "rate": arguments.rate, "step": arguments.step });
    if callbench_scenario::LibraryScenario::named(&source.name).is_some() {
        body["scenario"] = source.name.clone().into();
    } else {
        body["yaml"] = source.text.into();
    }
    if let Some(seed) = arguments.seed {
        body["seed"] = seed.into();
    }
    let session = arguments.host.open(output).await?;
    let outcome = begin_and_follow(
        &session,
        "/run",
        &body,
        arguments.no_wait || arguments.step,
        output,
    )
    .await;
    session.close().await;
    outcome
}

/// Begins a run and follows it to its end.
pub(super) async fn begin_and_follow(
    session: &Session,
    route: &str,
    body: &Value,
    no_wait: bool,
    output: &Output,
) -> Result<(), Failure> {
    let mut run = session.ask(Method::POST, route, body).await?;
    if no_wait {
        output.done(&line(&run), &run);
        return Ok(());
    }
    let mut told = 0;
    loop {
        told = tell(&run, told, output);
        match run["state"].as_str() {
            Some("running" | "paused") => {}
            Some("passed") => {
                output.done(&ending(&run), &run);
                return Ok(());
            }
            _ if output.is_json() => {
                output.done("", &run);
                return Err(Failure::said());
            }
            _ => return Err(Failure::refused(ending(&run))),
        }
        tokio::time::sleep(LOOK_EVERY).await;
        run = session.ask(Method::GET, "", &Value::Null).await?["run"].take();
    }
}

/// Prints the steps that are over since the last look; says how many are.
fn tell(run: &Value, told: usize, output: &Output) -> usize {
    let steps = run["steps"].as_array().map_or(&[][..], Vec::as_slice);
    let done = steps
        .iter()
        .take_while(|step| step["state"] == "done")
        .count();
    for step in steps.iter().take(done).skip(told) {
        output.say(&format!(
            "  ✓ {}",
            step["text"].as_str().unwrap_or_default()
        ));
    }
    done.max(told)
}

/// How it ended, and why.
fn ending(run: &Value) -> String {
    let mut lines = vec![line(run)];
    let whys = ["steps", "expectations"].into_iter().flat_map(|list| {
        run[list]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let why = entry["why"].as_str()?;
                let text = entry["text"].as_str().unwrap_or_default();
                Some(format!("  ✗ line {}: {text}: {why}", entry["line"]))
            })
    });
    lines.extend(whys);
    if lines.len() == 1
        && run["state"] == "failed"
        && let Some(why) = run["why"].as_str()
    {
        lines.push(format!("  {why}"));
    }
    if run["summary"].is_object() {
        lines.push(super::load::figures(&run["summary"]));
    }
    lines.join("\n")
}

/// A run in one line.
pub(super) fn line(run: &Value) -> String {
    let steps = run["steps"].as_array().map_or(0, Vec::len);
    let progress = if steps == 0 {
        String::new()
    } else {
        format!(", {} of {steps} steps", run["step"])
    };
    format!(
        "{}: {} at {}×{progress}",
        run["title"].as_str().unwrap_or("a scenario"),
        run["state"].as_str().unwrap_or_default(),
        run["rate"],
    )
}

pub(super) async fn order(
    host: HostArguments,
    action: &str,
    body: Value,
    output: &Output,
) -> Result<(), Failure> {
    let run = host
        .ask(output, Method::POST, &format!("/run/{action}"), &body)
        .await?;
    let current = run["steps"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|step| step["state"] == "current")
        .and_then(|step| step["text"].as_str())
        .map(|text| format!("\n  next: {text}"))
        .unwrap_or_default();
    output.done(&format!("{}{current}", ending(&run)), &run);
    Ok(())
}

pub(super) async fn rate(arguments: RateArguments, output: &Output) -> Result<(), Failure> {
    order(
        arguments.host,
        "rate",
        json!({ "rate": arguments.rate }),
        output,
    )
    .await
}
