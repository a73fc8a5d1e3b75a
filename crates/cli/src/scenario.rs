//! `callbench scenario`: scenarios played headless, listed, checked and shown.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use callbench_scenario::{LIBRARY, LibraryScenario, Played, Scenario, junit, play};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::output::Output;

/// What `callbench scenario` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Play scenarios headless, on a virtual clock; exit code 1 when one fails
    Run(RunArguments),
    /// List the library
    List,
    /// Read scenarios and say what is wrong with them, without playing
    Check(Files),
    /// Print a scenario: a library's file to start from, or its steps in words
    Show(ShowArguments),
}

#[derive(Debug, clap::Args)]
struct Files {
    /// Files, or names of the library; all of the library when none is given
    #[arg(value_name = "FILE|NAME")]
    scenarios: Vec<String>,
}

#[derive(Debug, clap::Args)]
struct RunArguments {
    #[command(flatten)]
    files: Files,
    /// The seed for ids and chance; the scenario's own when none is given
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Write the domain log there, one fact a line (one scenario only)
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// Write a JUnit report there
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
struct ShowArguments {
    /// A file, or a name of the library
    #[arg(value_name = "FILE|NAME")]
    scenario: String,
    /// Print the steps in words
    #[arg(long)]
    steps: bool,
}

/// Does what was asked.
pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<(), Failure> {
    match &arguments.what {
        What::Run(arguments) => play_all(arguments, output),
        What::List => {
            list(output);
            Ok(())
        }
        What::Check(files) => check(files, output),
        What::Show(arguments) => show(arguments, output),
    }
}

/// A scenario's file, and what it is called.
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Source {
    /// A file, or one of the library.
    pub(crate) fn find(given: &str) -> Result<Self, Failure> {
        let path = Path::new(given);
        let looks_like_a_file = path.extension().is_some() || given.contains(['/', '\\']);
        if !looks_like_a_file && let Some(entry) = LibraryScenario::named(given) {
            return Ok(Self {
                name: given.to_owned(),
                text: entry.source.to_owned(),
            });
        }
        if !looks_like_a_file && !path.exists() {
            let names: Vec<&str> = LIBRARY.iter().map(|entry| entry.name).collect();
            return Err(Failure::usage(format!(
                "there is no file and no scenario of the library named `{given}`"
            ))
            .remedy(format!("the library has: {}", names.join(", "))));
        }
        let text = std::fs::read_to_string(path).map_err(|error| {
            Failure::usage(format!("{given} can't be read: {error}")).remedy(
                "give the path of a scenario, or a name that `callbench scenario list` prints",
            )
        })?;
        Ok(Self {
            name: given.to_owned(),
            text,
        })
    }

    /// Reads it. The findings carry the file's name, as editors like it.
    fn read(&self) -> Result<Arc<Scenario>, Vec<String>> {
        Scenario::read(&self.text).map(Arc::new).map_err(|error| {
            error
                .findings
                .iter()
                .map(|finding| format!("{}:{finding}", self.name))
                .collect()
        })
    }
}

impl Files {
    fn sources(&self) -> Result<Vec<Source>, Failure> {
        if self.scenarios.is_empty() {
            return Ok(LIBRARY
                .iter()
                .map(|entry| Source {
                    name: entry.name.to_owned(),
                    text: entry.source.to_owned(),
                })
                .collect());
        }
        self.scenarios
            .iter()
            .map(|given| Source::find(given))
            .collect()
    }

    /// Reads all, and fails with everything that is wrong with any of them.
    fn read(&self) -> Result<Vec<(String, Arc<Scenario>)>, Failure> {
        let (mut scenarios, mut findings) = (Vec::new(), Vec::new());
        for source in self.sources()? {
            match source.read() {
                Ok(scenario) => scenarios.push((source.name, scenario)),
                Err(found) => findings.extend(found),
            }
        }
        if findings.is_empty() {
            return Ok(scenarios);
        }
        Err(Failure::refused(findings.join("\n"))
            .remedy("nothing was played; docs/reference/scenarios.md has all words"))
    }
}

fn play_all(arguments: &RunArguments, output: &Output) -> Result<(), Failure> {
    let scenarios = arguments.files.read()?;
    if arguments.log.is_some() && scenarios.len() != 1 {
        return Err(Failure::usage(format!(
            "`--log` takes the log of one scenario, and {} were given",
            scenarios.len()
        ))
        .remedy("run them one by one"));
    }
    let mut log = match &arguments.log {
        Some(path) => Some(BufWriter::new(File::create(path).map_err(|error| {
            Failure::refused(format!("{} can't be written: {error}", path.display()))
        })?)),
        None => None,
    };
    let mut all = Vec::new();
    for (name, scenario) in scenarios {
        let seed = arguments.seed.unwrap_or(scenario.seed());
        let title = scenario.title().to_owned();
        let mut broken = None;
        let begun = Instant::now();
        let performance = play(scenario, seed, |fact| {
            if let Some(log) = &mut log
                && let Err(error) = serde_json::to_writer(&mut *log, fact)
                    .map_err(std::io::Error::from)
                    .and_then(|()| log.write_all(b"\n"))
            {
                broken = Some(error);
            }
        });
        if let Some(error) = broken {
            return Err(Failure::refused(format!(
                "the log can't be written: {error}"
            )));
        }
        let played = Played::new(name, title, seed, &performance, begun.elapsed());
        output.say(&played.text());
        all.push(played);
    }
    if let Some(mut log) = log {
        log.flush()
            .map_err(|error| Failure::refused(format!("the log can't be written: {error}")))?;
    }
    if let Some(path) = &arguments.junit {
        std::fs::write(path, junit(&all)).map_err(|error| {
            Failure::refused(format!("{} can't be written: {error}", path.display()))
        })?;
    }
    let failed = all.iter().filter(|played| !played.passed()).count();
    let passed = all.len() - failed;
    if failed == 0 {
        output.done(&format!("{passed} passed"), &document(&all));
        return Ok(());
    }
    if output.is_json() {
        output.done("", &document(&all));
        return Err(Failure::said());
    }
    Err(Failure::refused(format!(
        "{failed} of {} failed",
        all.len()
    )))
}

fn document(all: &[Played]) -> Value {
    let scenarios: Vec<Value> = all
        .iter()
        .map(|played| {
            json!({
                "name": played.name,
                "title": played.title,
                "seed": played.seed,
                "passed": played.passed(),
                "lasted": played.lasted,
                "failure": played.failure,
                "steps": played.progress.steps,
                "expectations": played.progress.expectations,
            })
        })
        .collect();
    json!({
        "passed": all.iter().filter(|played| played.passed()).count(),
        "failed": all.iter().filter(|played| !played.passed()).count(),
        "scenarios": scenarios,
    })
}

fn list(output: &Output) {
    let read: Vec<(&str, Scenario)> = LIBRARY
        .iter()
        .filter_map(|entry| Some((entry.name, entry.read().ok()?)))
        .collect();
    let width = read.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let lines: Vec<String> = read
        .iter()
        .map(|(name, scenario)| format!("{name:width$}  {}", scenario.description()))
        .collect();
    let document: Vec<Value> = read
        .iter()
        .map(|(name, scenario)| {
            json!({ "name": name, "title": scenario.title(), "description": scenario.description() })
        })
        .collect();
    output.done(&lines.join("\n"), &json!({ "scenarios": document }));
}

fn check(files: &Files, output: &Output) -> Result<(), Failure> {
    let scenarios = files.read()?;
    let lines: Vec<String> = scenarios
        .iter()
        .map(|(name, scenario)| format!("✓ {name}: {} steps", scenario.len()))
        .collect();
    let document: Vec<Value> = scenarios
        .iter()
        .map(|(name, scenario)| json!({ "name": name, "title": scenario.title(), "steps": scenario.len() }))
        .collect();
    output.done(&lines.join("\n"), &json!({ "scenarios": document }));
    Ok(())
}

fn show(arguments: &ShowArguments, output: &Output) -> Result<(), Failure> {
    let source = Source::find(&arguments.scenario)?;
    let scenario = source
        .read()
        .map_err(|findings| Failure::refused(findings.join("\n")))?;
    let numbered = |(line, text): (u64, &str)| json!({ "line": line, "text": text });
    let document = json!({
        "name": source.name,
        "title": scenario.title(),
        "description": scenario.description(),
        "source": source.text,
        "steps": scenario.sentences().map(numbered).collect::<Vec<_>>(),
        "expectations": scenario.expected().map(numbered).collect::<Vec<_>>(),
    });
    let text = if arguments.steps {
        let steps = scenario
            .sentences()
            .map(|(line, text)| format!("{line:>4}  {text}"));
        let expected = scenario
            .expected()
            .map(|(line, text)| format!("{line:>4}  expected: {text}"));
        steps.chain(expected).collect::<Vec<_>>().join("\n")
    } else {
        source.text.trim_end().to_owned()
    };
    output.done(&text, &document);
    Ok(())
}
