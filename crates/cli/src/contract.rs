//! `callbench contract`: what an app may say and hear, on this build or on another.

mod diff;
mod import;
mod list;
mod page;
mod show;

use std::path::{Path, PathBuf};

use callbench_contract::BuildProfile;
use callbench_contract::generate::reference::Kind;
use callbench_contract::profile_file::{MAX_BYTES, PROFILE_FILE, ProfileProblem, read};

use crate::failure::Failure;
use crate::output::Output;

/// What `callbench contract` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List what there is
    List(list::Arguments),
    /// Tell everything about one name
    Show(show::Arguments),
    /// Compare two builds; exit code 1 when they differ
    Diff(diff::Arguments),
    /// Make a build profile of a list of names, of JSON Schemas or of another profile
    Import(import::Arguments),
}

/// Where the profile comes from.
#[derive(Debug, clap::Args)]
struct Source {
    /// The build to read; callbench.profile.json in this folder when that is there, else our own
    #[arg(long, value_name = "FILE", env = "CALLBENCH_PROFILE")]
    profile: Option<PathBuf>,
}

impl Source {
    fn profile(&self) -> Result<BuildProfile, Failure> {
        in_use(self.profile.as_deref(), Path::new("."))
    }
}

/// Runs one of them.
pub(crate) fn run(arguments: &Arguments, output: &Output) -> Result<(), Failure> {
    match &arguments.command {
        Command::List(arguments) => list::run(arguments, output),
        Command::Show(arguments) => show::run(arguments, output),
        Command::Diff(arguments) => diff::run(arguments, output),
        Command::Import(arguments) => import::run(arguments, output),
    }
}

/// The profile in use: that of the named file, else the folder's own, else ours.
pub(crate) fn in_use(named: Option<&Path>, folder: &Path) -> Result<BuildProfile, Failure> {
    match named {
        Some(path) => from(path),
        None => {
            let path = folder.join(PROFILE_FILE);
            if path.exists() {
                from(&path)
            } else {
                Ok(BuildProfile::ours())
            }
        }
    }
}

/// A profile by its file, or our own by the word `ours`.
fn named(what: &Path) -> Result<BuildProfile, Failure> {
    if what == Path::new("ours") {
        Ok(BuildProfile::ours())
    } else {
        from(what)
    }
}

fn from(path: &Path) -> Result<BuildProfile, Failure> {
    read(&text(path)?).map_err(|problem| refused(path, &problem))
}

fn text(path: &Path) -> Result<String, Failure> {
    let unreadable = |why: String| {
        Failure::refused(format!("{} can't be read: {why}", path.display()))
            .remedy("give the path of an existing file, as UTF-8 text of at most 16 MiB")
    };
    let size = std::fs::metadata(path)
        .map_err(|error| unreadable(error.to_string()))?
        .len();
    if size > MAX_BYTES as u64 {
        return Err(unreadable(format!("it has {size} bytes")));
    }
    let bytes = std::fs::read(path).map_err(|error| unreadable(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        unreadable(format!("line {line} is not UTF-8"))
    })
}

fn refused(path: &Path, problem: &ProfileProblem) -> Failure {
    Failure::refused(format!("{}: {problem}", path.display())).remedy(&problem.remedy)
}

/// The sorts of entry, as `--kind` takes them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum KindWord {
    Event,
    Method,
    Object,
    Operation,
    Context,
    ContextOperation,
    Api,
    Error,
}

impl From<KindWord> for Kind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Event => Self::Event,
            KindWord::Method => Self::Method,
            KindWord::Object => Self::Object,
            KindWord::Operation => Self::Operation,
            KindWord::Context => Self::Context,
            KindWord::ContextOperation => Self::ContextOperation,
            KindWord::Api => Self::Api,
            KindWord::Error => Self::Error,
        }
    }
}
