//! What a chore needs from the machine: checked before it starts, with the remedy in the message.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{step, tree};

/// Node 20.19 or later, or 22.12 or later, and npm.
pub(crate) fn node() -> Result<()> {
    let Ok(output) = Command::new("node").arg("--version").output() else {
        bail!(
            "Node is missing. The browser packages are built with it: install Node 20.19+ or 22.12+ \
             (https://nodejs.org or your system's packages) so that `node --version` works, then run this again."
        );
    };
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !is_supported(&version) {
        bail!(
            "Node {version} is too old for the browser packages. Install Node 20.19+ or 22.12+, then run this again."
        );
    }
    if Command::new(tree::npm()).arg("--version").output().is_err() {
        bail!(
            "npm is missing, although Node is there. Install it (Debian: `apt-get install npm`), then run this again."
        );
    }
    Ok(())
}

/// A C compiler: SQLite and the cryptography library are compiled from C.
pub(crate) fn c_compiler() -> Result<()> {
    let named = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    if Command::new(&named).arg("--version").output().is_err() {
        bail!(
            "No C compiler: `{named}` can't be started. Install one (Debian and Ubuntu: `apt-get install gcc libc6-dev`), \
             or name yours in CC, then run this again."
        );
    }
    Ok(())
}

/// A Chromium that runs headless: `CHROMIUM`, else one on the path, else Debian's package, installed when run as root.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        if !works(&named) {
            bail!(
                "CHROMIUM names {}, which doesn't answer `--version`. Point it at a Chromium or Chrome binary.",
                named.display()
            );
        }
        return Ok(named);
    }
    if let Some(found) = on_path() {
        return Ok(found);
    }
    if can_install() {
        step::quiet(
            "package lists",
            Command::new("apt-get").args(["update", "-qq"]),
        )?;
        step::quiet(
            "Chromium",
            Command::new("apt-get")
                .args([
                    "install",
                    "-y",
                    "-qq",
                    "--no-install-recommends",
                    "chromium",
                    "fonts-dejavu-core",
                ])
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )?;
        if let Some(found) = on_path() {
            return Ok(found);
        }
    }
    bail!(
        "The end-to-end tests need a Chromium, and none was found.\n\
         \x20 Debian:  apt-get install chromium\n\
         \x20 Ubuntu:  its `chromium` package is only a stub for a snap, which can't be driven from here: install Google Chrome's \
         .deb package, or Debian's chromium, and name it: CHROMIUM=/usr/bin/google-chrome cargo xtask test\n\
         \x20 other:   install Chromium or Chrome and set CHROMIUM to the binary's path."
    );
}

/// The schema-driven API tester, in a Python environment of its own below the build folder; installed when it is missing or when
/// its pinned versions have changed.
pub(crate) fn schemathesis() -> Result<PathBuf> {
    let folder = tree::target().join("xtask").join("schemathesis");
    let tester = folder.join("bin").join("schemathesis");
    let pinned = tree::at("xtask/api/requirements.txt");
    let wanted = std::fs::read(&pinned)?;
    let installed = folder.join("installed.txt");
    if tester.is_file() && std::fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(tester);
    }
    let asked = "The API is checked against its description with schemathesis, which needs Python 3.10 or later with `venv` and \
                 `pip`. Install it (Debian: `apt-get install python3 python3-venv`) so that `python3 -m venv` works, then run this \
                 again; `cargo xtask test --only lint --only rust --only browser --only e2e` runs everything else.";
    if !python_makes_environments() {
        if can_install() {
            step::quiet(
                "package lists",
                Command::new("apt-get").args(["update", "-qq"]),
            )?;
            step::quiet(
                "Python",
                Command::new("apt-get")
                    .args(["install", "-y", "-qq", "--no-install-recommends"])
                    .args(["python3", "python3-venv"])
                    .env("DEBIAN_FRONTEND", "noninteractive"),
            )?;
        }
        if !python_makes_environments() {
            bail!("{asked}");
        }
    }
    step::quiet(
        "Python environment",
        Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&folder),
    )?;
    step::quiet(
        "schemathesis",
        Command::new(folder.join("bin").join("python"))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
            ])
            .arg(&pinned),
    )?;
    std::fs::write(&installed, wanted)?;
    Ok(tester)
}

/// Whether there is a Python that is new enough and has what an environment needs.
fn python_makes_environments() -> bool {
    Command::new("python3")
        .args([
            "-c",
            "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))",
        ])
        .output()
        .is_ok_and(|output| output.status.success())
}

fn is_supported(version: &str) -> bool {
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    matches!((major, minor), (20, 19..) | (22, 12..) | (23.., _))
}

fn on_path() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    [
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
    ]
    .iter()
    .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
    .find(|candidate| candidate.is_file() && works(candidate))
}

/// Ubuntu's stub exists but answers with an error until a snap is installed: only an answer counts.
fn works(binary: &Path) -> bool {
    Command::new(binary)
        .arg("--version")
        .output()
        .is_ok_and(|output| {
            output.status.success() && String::from_utf8_lossy(&output.stdout).contains("Chrom")
        })
}

/// Whether Debian's packages can be installed from here: Debian itself, and run as root.
pub(crate) fn can_install() -> bool {
    let debian = std::fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line.trim_end() == "ID=debian"));
    let root = Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    debian && root
}

#[cfg(test)]
mod tests {
    use super::is_supported;

    #[test]
    fn node_versions_that_vite_runs_on_are_accepted() {
        for version in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0", "v23.0.0"] {
            assert!(is_supported(version), "{version}");
        }
        for version in [
            "v18.20.0", "v20.18.3", "v21.7.0", "v22.11.0", "nonsense", "",
        ] {
            assert!(!is_supported(version), "{version}");
        }
    }
}
