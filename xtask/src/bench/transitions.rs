//! The suite `workspace`: what a transition of the contact centre costs, alone and with everything that a host does around it.

use std::fmt::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::json;

use super::Callbench;
use super::connection::Connection;
use super::figure::Figure;
use super::row::Row;
use super::server::{self, Server};
use super::summary::Summary;
use super::workspace::Workspace;
use crate::{step, tree};

/// Numbers of agents that the pure machines are measured with.
const CENTRES: [usize; 4] = [10, 100, 1_000, 10_000];
/// The one whose rate is the figure.
const TYPICAL: usize = 1_000;
/// Agents whose commands are in flight at the same time through the API: each waits for its answer, then gives the next.
const IN_FLIGHT: usize = 64;
/// How long each round counts.
const ROUND: Duration = Duration::from_secs(3);
const PASSWORD: &str = "a password of the bench";

/// What an agent does in each call, once it rings.
const CALL: [&str; 6] = ["answer", "hold", "resume", "mute", "unmute", "hangUp"];

/// What the example `transitions` says of one number of agents.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Measured {
    agents: usize,
    per_second: f64,
    nanoseconds: serde_json::Map<String, serde_json::Value>,
}

/// Measures both figures; the second value is the table of steps.
pub(crate) fn run(
    callbench: &Callbench,
    profile: &str,
    workspace: &Workspace,
    runs: usize,
) -> Result<(Vec<Row>, String)> {
    let mut rows = Vec::new();
    let mut steps = String::new();
    match pure(profile, runs) {
        Ok(rounds) => {
            let rates = |agents: usize| -> Vec<f64> {
                rounds
                    .iter()
                    .flatten()
                    .filter(|measured| measured.agents == agents)
                    .map(|measured| measured.per_second)
                    .collect()
            };
            let summary = |values: &[f64]| Summary::of(values).ok_or_else(String::new);
            rows.push(Row::new(
                Figure::PureTransitions,
                Callbench::SUBJECT,
                summary(&rates(TYPICAL)),
            ));
            for agents in CENTRES.into_iter().filter(|agents| *agents != TYPICAL) {
                rows.push(Row::new(
                    Figure::PureTransitions,
                    &format!("callbench, {agents} agents"),
                    summary(&rates(agents)),
                ));
            }
            steps = table(rounds.last().map(Vec::as_slice).unwrap_or_default())?;
        }
        Err(error) => rows.push(failed(Figure::PureTransitions, &error)),
    }
    for (subject, extra) in [
        (Callbench::SUBJECT, "Prefer: return=minimal\r\n"),
        ("callbench, desk answered", ""),
    ] {
        let outcome = durable(callbench, workspace, runs, extra);
        rows.push(match outcome {
            Ok(rates) => Row::new(
                Figure::DurableTransitions,
                subject,
                Summary::of(&rates).ok_or_else(String::new),
            ),
            Err(error) => failed(Figure::DurableTransitions, &error),
        });
    }
    Ok((rows, steps))
}

fn failed(figure: Figure, error: &anyhow::Error) -> Row {
    Row::new(figure, Callbench::SUBJECT, Err(format!("{error:#}")))
}

fn pure(profile: &str, runs: usize) -> Result<Vec<Vec<Measured>>> {
    step::quiet(
        "the example `transitions`",
        Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--profile", profile])
            .args([
                "--package",
                "callbench-workspace",
                "--example",
                "transitions",
            ])
            .current_dir(tree::root()),
    )?;
    let example = example(profile);
    (0..runs)
        .map(|_| {
            let output = Command::new(&example)
                .args(CENTRES.map(|agents| agents.to_string()))
                .output()
                .with_context(|| format!("can't start {}", example.display()))?;
            if !output.status.success() {
                bail!(
                    "it ended with {}: {}",
                    output.status,
                    String::from_utf8_lossy(&output.stderr)
                );
            }
            let lines = String::from_utf8(output.stdout)?;
            lines
                .lines()
                .map(|line| Ok(serde_json::from_str(line)?))
                .collect()
        })
        .collect()
}

fn example(profile: &str) -> PathBuf {
    let binary = tree::binary(profile);
    let name = format!("transitions{}", std::env::consts::EXE_SUFFIX);
    binary.with_file_name("examples").join(name)
}

/// What each step costs, a line a step and a column for each number of agents.
fn table(measured: &[Measured]) -> Result<String> {
    let first = measured.first().context("nothing was measured")?;
    let mut text = String::from("\n  nanoseconds a step  ");
    for one in measured {
        write!(text, "{:>9}", format!("{} agents", one.agents))?;
        text.push_str("   ");
    }
    for step in first.nanoseconds.keys() {
        write!(text, "\n    {step:<18}")?;
        for one in measured {
            let cost = one
                .nanoseconds
                .get(step)
                .and_then(serde_json::Value::as_f64);
            write!(text, "{:>9.0}   ", cost.unwrap_or_default())?;
        }
    }
    text.push('\n');
    Ok(text)
}

/// Acknowledged commands a second, one value a round.
fn durable(
    callbench: &Callbench,
    workspace: &Workspace,
    runs: usize,
    extra: &str,
) -> Result<Vec<f64>> {
    let address = server::free_address()?;
    let data = workspace.at(&format!("data-{}", address.port()));
    let mut command = Command::new(&callbench.binary);
    command
        .args([
            "serve",
            "--demo",
            "--port",
            &address.port().to_string(),
            "--data",
        ])
        .arg(&data);
    let log = server::log_in(&workspace.at("."), "callbench-durable");
    let host = Server::start(command, address, "/healthz", &log)?;
    let tokens = sign_everyone_in(host.address)?;
    let acknowledged = AtomicU64::new(0);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let workers: Vec<_> = tokens
            .iter()
            .enumerate()
            .map(|(number, token)| {
                let (acknowledged, is_over) = (&acknowledged, &is_over);
                scope.spawn(move || {
                    let ended = work(address, number, token, extra, acknowledged, is_over);
                    // One that can't go on must not leave the others measured as if all were there.
                    is_over.store(true, Ordering::Relaxed);
                    ended
                })
            })
            .collect();
        let mut rates = Vec::with_capacity(runs);
        // The first round only warms up.
        for round in 0..=runs {
            let (before, started) = (acknowledged.load(Ordering::Relaxed), Instant::now());
            std::thread::sleep(ROUND);
            let count = acknowledged.load(Ordering::Relaxed) - before;
            if is_over.load(Ordering::Relaxed) {
                break;
            }
            if round > 0 {
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                rates.push(f64::from(count) / started.elapsed().as_secs_f64());
            }
        }
        is_over.store(true, Ordering::Relaxed);
        for worker in workers {
            match worker.join() {
                Ok(ended) => ended?,
                Err(_) => bail!("an agent's thread panicked"),
            }
        }
        Ok(rates)
    })
}

/// Makes the agents, signs them in as pages do, and gets them ready.
fn sign_everyone_in(address: SocketAddr) -> Result<Vec<String>> {
    let mut anyone = Connection::open(address, None, "")?;
    let sign_in = json!({ "userId": "admin1", "password": "demo", "tokenOnly": true });
    let answer = anyone.post("/session", &sign_in.to_string())?.json()?;
    let admin = answer["token"].as_str().context("no token")?;
    let mut admin = Connection::open(address, Some(admin), "")?;
    let mut tokens = Vec::with_capacity(IN_FLIGHT);
    for number in 0..IN_FLIGHT {
        let user = user(number);
        let new =
            json!({ "userId": user, "userName": user, "role": "agent", "password": PASSWORD });
        admin.post("/users", &new.to_string())?;
        let sign_in = json!({ "userId": user, "password": PASSWORD });
        let answer = anyone.post("/session", &sign_in.to_string())?;
        let token = answer.token.context("the sign-in set no cookie")?;
        let mut agent = Connection::open(address, Some(&token), "")?;
        for command in [
            json!({ "command": "selectCampaign", "campaignId": 101 }),
            json!({ "command": "setReady" }),
        ] {
            agent.post("/desk/commands", &command.to_string())?;
        }
        tokens.push(token);
    }
    Ok(tokens)
}

/// An agent's day: one call after another. Only the commands at the desk count, not the simulator's calls.
fn work(
    address: SocketAddr,
    number: usize,
    token: &str,
    extra: &str,
    acknowledged: &AtomicU64,
    is_over: &AtomicBool,
) -> Result<()> {
    let mut desk = Connection::open(address, Some(token), extra)?;
    let user = user(number);
    let call = json!({
        "kind": "inbound-call", "agent": user, "phone": format!("+91981{number:07}")
    })
    .to_string();
    while !is_over.load(Ordering::Relaxed) {
        let placed = desk.post("/simulator/calls", &call)?.json()?;
        let id = placed["interaction"]["interactionId"]
            .as_str()
            .context("the simulated call has no interaction")?;
        for command in CALL {
            desk.post(
                "/desk/commands",
                &json!({ "command": command, "interactionId": id }).to_string(),
            )?;
            acknowledged.fetch_add(1, Ordering::Relaxed);
        }
        let dispose = json!({
            "command": "dispose", "interactionId": id, "dispositionCode": "RESOLVED"
        });
        desk.post("/desk/commands", &dispose.to_string())?;
        acknowledged.fetch_add(1, Ordering::Relaxed);
    }
    Ok(())
}

fn user(number: usize) -> String {
    format!("bench{number:03}")
}
