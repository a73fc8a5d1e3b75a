//! The `callbench` command: one file a subcommand.
#![cfg_attr(
    test,
    expect(clippy::unwrap_used, reason = "a test may fail by panicking")
)]

mod admin;
mod contract;
mod create;
mod deploy;
mod dev;
mod failure;
mod host_client;
mod inspect;
mod json_edit;
mod output;
mod password;
mod scenario;
mod serve;
mod ship;
mod simulate;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;
use crate::output::Output;

#[derive(Debug, Parser)]
#[command(
    name = "callbench",
    version,
    about = "The custom-app platform of a contact-centre agent workspace",
    propagate_version = true
)]
struct Arguments {
    /// Print one JSON document on standard output
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start a new app from a template
    Create(create::Arguments),
    /// Run the agent workspace with this folder's app in its slot, and hot reload
    Dev(dev::Arguments),
    /// Pack the built app as `gwt-upload.aaex`
    Ship(ship::Arguments),
    /// Look up what an app may say and hear, compare builds, teach every tool another build's events
    Contract(contract::Arguments),
    /// Verify a package as a host would, and list what is in it
    Inspect(inspect::Arguments),
    /// Upload a package to a host and put it in front of agents
    Deploy(deploy::Arguments),
    /// Run the host: workspace, App Manager and apps
    Serve(serve::Arguments),
    /// Play scripted stretches of contact-centre life, headless
    Scenario(scenario::Arguments),
    /// Make calls happen on a host, as the simulator's buttons do
    Simulate(simulate::Arguments),
    /// Manage a host's users in its data directory, while it is stopped
    Admin(admin::Arguments),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let output = Output::new(arguments.json);
    let outcome = run(arguments.command, &output);
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.message.is_empty() {
                output.failure(&failure);
            }
            ExitCode::from(failure.kind.exit_code())
        }
    }
}

fn run(command: Command, output: &Output) -> Result<(), Failure> {
    let runtime = tokio::runtime::Runtime::new()
        .map_err(|error| Failure::internal(format!("no worker threads: {error}")))?;
    runtime.block_on(async {
        match command {
            Command::Create(arguments) => create::run(arguments, output),
            Command::Dev(arguments) => dev::run(arguments, output).await,
            Command::Contract(arguments) => contract::run(&arguments, output),
            Command::Ship(arguments) => ship::run(&arguments, output),
            Command::Inspect(arguments) => inspect::run(&arguments, output),
            Command::Deploy(arguments) => deploy::run(arguments, output).await,
            Command::Serve(arguments) => serve::run(arguments, output).await,
            Command::Scenario(arguments) => scenario::run(&arguments, output),
            Command::Simulate(arguments) => simulate::run(arguments, output).await,
            Command::Admin(arguments) => admin::run(arguments, output).await,
        }
    })
}

/// Clap's own message, on the stream it belongs to; help and version are no failure.
fn usage(error: &clap::Error) -> ExitCode {
    // A closed pipe is the reader's choice.
    drop(error.print());
    if error.use_stderr() {
        ExitCode::from(failure::Kind::Usage.exit_code())
    } else {
        ExitCode::SUCCESS
    }
}
