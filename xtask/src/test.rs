//! Every check of the project, in the order in which a failure is cheapest to find.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::{api, build, codegen, needs, step, tidy, tree};

/// What `cargo xtask test` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Run only these suites
    #[arg(long, value_enum)]
    only: Vec<Suite>,
}

/// A part of the checks that can be run by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Suite {
    /// Formatting, lints, generated files, tree rules
    Lint,
    /// Rust unit and integration tests
    Rust,
    /// TypeScript type checks and unit tests
    Browser,
    /// The host's API against its own description, by a schema-driven tester
    Api,
    /// The product in headless Chromium
    E2e,
}

impl Suite {
    const ALL: [Self; 5] = [Self::Lint, Self::Rust, Self::Browser, Self::Api, Self::E2e];
}

/// Runs the suites; a failure in one doesn't hide what the others have to say.
pub(crate) fn run(options: &Options) -> Result<()> {
    let started = Instant::now();
    needs::node()?;
    needs::c_compiler()?;
    let chosen: Vec<Suite> = if options.only.is_empty() {
        Suite::ALL.to_vec()
    } else {
        options.only.clone()
    };
    let chromium = if chosen.contains(&Suite::E2e) {
        Some(needs::chromium()?)
    } else {
        None
    };
    let tester = if chosen.contains(&Suite::Api) {
        Some(needs::schemathesis()?)
    } else {
        None
    };
    build::browser_packages()?;
    let mut failures = Vec::new();
    for suite in &chosen {
        println!("{suite:?}");
        match suite {
            Suite::Lint => collect(
                &mut failures,
                &[
                    rust_formatting,
                    rust_lints,
                    lint_typescript,
                    generated,
                    tidy::run,
                ],
            ),
            Suite::Rust => collect(&mut failures, &[rust]),
            Suite::Browser => collect(&mut failures, &[types, unit]),
            Suite::Api => {
                let outcome = tester.as_deref().map_or(Ok(()), |tester| {
                    build::binary("e2e").and_then(|()| api::run(tester))
                });
                failures.extend(outcome.err());
            }
            Suite::E2e => {
                let chromium = chromium.as_deref();
                if let Err(error) = build::binary("e2e").and_then(|()| end_to_end(chromium)) {
                    failures.push(error);
                }
            }
        }
    }
    let minutes = started.elapsed().as_secs_f32() / 60.0;
    if failures.is_empty() {
        println!("all checks passed in {minutes:.1} min");
        return Ok(());
    }
    for failure in &failures {
        println!("failed: {failure:#}");
    }
    bail!(
        "{} of the checks failed after {minutes:.1} min",
        failures.len()
    );
}

fn collect(failures: &mut Vec<anyhow::Error>, checks: &[fn() -> Result<()>]) {
    failures.extend(checks.iter().filter_map(|check| check().err()));
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(tree::root());
    command
}

fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new(tree::npm());
    command.args(arguments).current_dir(tree::root());
    command
}

fn rust_formatting() -> Result<()> {
    step::quiet("Rust formatting", &mut cargo(&["fmt", "--all", "--check"]))
}

fn rust_lints() -> Result<()> {
    step::quiet(
        "Rust lints",
        &mut cargo(&[
            "clippy",
            "--quiet",
            "--profile",
            "e2e",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
    )
}

fn lint_typescript() -> Result<()> {
    step::quiet(
        "TypeScript formatting and lints",
        &mut npm(&["run", "lint"]),
    )
}

fn generated() -> Result<()> {
    codegen::run(&codegen::Options { check: true })
}

fn rust() -> Result<()> {
    step::loud(
        "Rust tests",
        &mut cargo(&["test", "--quiet", "--profile", "e2e", "--workspace"]),
    )
}

fn types() -> Result<()> {
    step::quiet("TypeScript types", &mut npm(&["run", "typecheck"]))
}

fn unit() -> Result<()> {
    step::loud("TypeScript tests", &mut npm(&["run", "test"]))
}

fn end_to_end(chromium: Option<&std::path::Path>) -> Result<()> {
    let mut command = npm(&["run", "test:e2e", "--workspace", "e2e"]);
    command.env("CALLBENCH_BIN", tree::binary("e2e"));
    if let Some(chromium) = chromium {
        command.env("CHROMIUM", chromium);
    }
    step::loud("end to end in Chromium", &mut command)
}
