//! The programs that callbench is measured beside: got at a pinned version, asked for their version, or reported as missing.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::fingerprint::Fingerprint;
use crate::{needs, step, tree};

/// The peers that npm brings, at the versions of `bench/package-lock.json`.
#[derive(Debug)]
pub(crate) struct NpmPeers {
    modules: Result<PathBuf, String>,
}

/// A peer that can be run.
#[derive(Debug, Clone)]
pub(crate) struct Peer {
    /// Its name and its own word on its version.
    pub(crate) subject: String,
    /// What starts it.
    program: Vec<PathBuf>,
}

impl Peer {
    /// Starts it directly, without npm's or a shell's wrapper around it.
    pub(crate) fn command<I: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = I>,
    ) -> Command {
        let (program, before) = self
            .program
            .split_first()
            .map_or((Path::new(""), [].as_slice()), |(first, rest)| {
                (first.as_path(), rest)
            });
        let mut command = Command::new(program);
        command.args(before).args(arguments);
        command
    }
}

/// A peer, or its bare name and why it can't be had.
pub(crate) type Found = Result<Peer, (String, String)>;

impl NpmPeers {
    /// Installs them on first use, and again when the lock file has changed.
    pub(crate) fn install() -> Self {
        let modules = install().map_err(|error| {
            format!(
                "the npm peers could not be installed ({error:#}). They need npm and, the first time, its registry: \
                 see bench/README.md"
            )
        });
        Self { modules }
    }

    /// None of them, for suites that have no peers.
    pub(crate) fn none() -> Self {
        Self {
            modules: Err("this run has no peers".to_owned()),
        }
    }

    /// `vite preview`.
    pub(crate) fn vite_preview(&self) -> Found {
        self.node_program("vite preview", "vite/bin/vite.js")
    }

    /// `web-ext`.
    pub(crate) fn web_ext(&self) -> Found {
        self.node_program("web-ext", "web-ext/bin/web-ext.js")
    }

    /// `zcli`.
    pub(crate) fn zcli(&self) -> Found {
        self.node_program("zcli", "@zendesk/zcli/bin/run")
    }

    /// esbuild's native binary.
    pub(crate) fn esbuild(&self) -> Found {
        let name = "esbuild";
        let program = if cfg!(windows) {
            // On Windows esbuild's own start script stays a script.
            return self.node_program(name, "esbuild/bin/esbuild");
        } else {
            self.file(name, "esbuild/bin/esbuild")?
        };
        asked(name, vec![program], "--version")
    }

    /// The folder of the packages, for what is bundled of them.
    pub(crate) fn modules(&self) -> Result<&Path, String> {
        self.modules.as_deref().map_err(Clone::clone)
    }

    fn node_program(&self, name: &str, script: &str) -> Found {
        let script = self.file(name, script)?;
        asked(name, vec![PathBuf::from("node"), script], "--version")
    }

    fn file(&self, name: &str, path: &str) -> Result<PathBuf, (String, String)> {
        let modules = self
            .modules
            .as_ref()
            .map_err(|reason| (name.to_owned(), reason.clone()))?;
        Ok(modules.join(path))
    }
}

fn install() -> anyhow::Result<PathBuf> {
    let folder = tree::at("bench");
    let modules = folder.join("node_modules");
    needs::node()?;
    let inputs = [
        folder.join("package-lock.json"),
        folder.join("package.json"),
    ];
    let fingerprint = Fingerprint::of("bench-peers", &inputs)?;
    if fingerprint.is_current(&modules.join(".package-lock.json")) {
        step::unchanged("bench peers");
        return Ok(modules);
    }
    step::quiet(
        "bench peers",
        Command::new(tree::npm())
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )?;
    // The one install script that is wanted: it puts esbuild's native binary where its start script was.
    step::quiet(
        "bench peer esbuild",
        Command::new("node")
            .arg("install.js")
            .current_dir(modules.join("esbuild")),
    )?;
    fingerprint.keep()?;
    Ok(modules)
}

/// Info-ZIP's `zip`.
pub(crate) fn zip() -> Found {
    system_program("zip")
}

/// Info-ZIP's `unzip`.
pub(crate) fn unzip() -> Found {
    system_program("unzip")
}

fn system_program(name: &str) -> Found {
    let ask = || asked(name, vec![PathBuf::from(name)], "-v");
    ask().or_else(|missing| {
        if !needs::can_install() {
            return Err((
                name.to_owned(),
                format!(
                    "{}; install it (Debian and Ubuntu: `apt-get install {name}`, macOS has it, Fedora: `dnf install {name}`)",
                    missing.1
                ),
            ));
        }
        let apt = |title: &str, arguments: &[&str]| {
            step::quiet(
                title,
                Command::new("apt-get")
                    .args(arguments)
                    .env("DEBIAN_FRONTEND", "noninteractive"),
            )
        };
        apt("package lists", &["update", "-qq"])
            .and_then(|()| {
                apt(name, &["install", "-y", "-qq", "--no-install-recommends", name])
            })
            .map_err(|error| (name.to_owned(), format!("{name} could not be installed: {error:#}")))?;
        ask()
    })
}

/// Asks a program for its version: what it says is what the row says.
fn asked(name: &str, program: Vec<PathBuf>, question: &str) -> Found {
    let missing = |reason: String| (name.to_owned(), reason);
    let mut peer = Peer {
        subject: name.to_owned(),
        program,
    };
    let mut command = peer.command([question]);
    offline(
        &mut command,
        &tree::target().join("xtask").join("bench").join("home"),
    )
    .map_err(|error| missing(format!("no home folder for {name}: {error}")))?;
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| missing(format!("{name} can't be started: {error}")))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let version = version_in(&text).ok_or_else(|| {
        missing(format!(
            "{name} {question} says no version ({})",
            output.status
        ))
    })?;
    peer.subject = format!("{name} {version}");
    Ok(peer)
}

/// The first thing in the text that looks like a version.
fn version_in(text: &str) -> Option<&str> {
    text.split(|c: char| c.is_whitespace() || c == '/')
        .map(|word| word.trim_start_matches('v').trim_end_matches([',', ')']))
        .find(|word| {
            word.starts_with(|c: char| c.is_ascii_digit())
                && word.contains('.')
                && word
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "._-+".contains(c))
        })
}

/// Gives a peer a home of its own and keeps it from asking the network for a newer version of itself.
pub(crate) fn offline(command: &mut Command, home: &Path) -> std::io::Result<()> {
    let cache = home.join("cache");
    // zcli looks for news when this file is missing or a week old.
    let news = cache.join("@zendesk").join("zcli");
    std::fs::create_dir_all(&news)?;
    std::fs::write(news.join("version"), "{}")?;
    command
        .env("HOME", home)
        .env("USERPROFILE", home)
        .env("LOCALAPPDATA", home)
        .env("XDG_CACHE_HOME", &cache)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_DATA_HOME", home.join("data"))
        // web-ext's and other programs' own switch for the same.
        .env("NO_UPDATE_NOTIFIER", "1");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn each_peers_own_words_give_its_version() {
        for (text, version) in [
            ("vite/8.3.8 linux-x64 node-v20.20.2\n", "8.3.8"),
            ("0.28.2\n", "0.28.2"),
            ("@zendesk/zcli/1.0.1 linux-x64 node-v20.20.2\n", "1.0.1"),
            (
                "Copyright (c) 1990-2008 Info-ZIP - Type 'zip \"-L\"' for software license.\nThis is Zip 3.0 (July 5th 2008), by Info-ZIP.\n",
                "3.0",
            ),
            (
                "UnZip 6.00 of 20 April 2009, by Debian. Original by Info-ZIP.\n",
                "6.00",
            ),
        ] {
            assert_eq!(version_in(text), Some(version), "{text}");
        }
        assert_eq!(version_in("command not found"), None);
    }
}
