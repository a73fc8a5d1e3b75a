//! Every chore of the project, as `cargo xtask <chore>`.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a chore talks to the person who runs it"
)]

mod api;
mod bench;
mod build;
mod codegen;
mod demo;
mod fingerprint;
mod lay_down;
mod needs;
mod step;
mod test;
mod tidy;
mod tree;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "Callbench's chores")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Build the browser packages and the `callbench` binary with all of them inside
    Build(build::Options),
    /// Build everything, start a host with demo data and a sample app, and print where it is
    Demo(demo::Options),
    /// Run every check: formatting, lints, generated files, Rust, TypeScript, the API against its description, end to end in Chromium
    Test(test::Options),
    /// Measure callbench beside its peers: suites `start` and `package`
    Bench(bench::Options),
    /// Write the files that are generated from the contract
    Codegen(codegen::Options),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().chore {
        Chore::Build(options) => build::run(&options),
        Chore::Demo(options) => demo::run(&options),
        Chore::Test(options) => test::run(&options),
        Chore::Bench(options) => bench::run(&options),
        Chore::Codegen(options) => codegen::run(&options),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn every_chores_options_fit_together() {
        super::Arguments::command().debug_assert();
    }
}
