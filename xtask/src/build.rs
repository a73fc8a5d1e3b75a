//! Builds the browser packages, lays them down inside the binary's crate, and compiles the binary.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::fingerprint::Fingerprint;
use crate::{lay_down, needs, step, tree};

/// What `cargo xtask build` takes.
#[derive(Debug, clap::Args)]
// Other chores take these options too, and clap wants each group's name once: theirs.
#[group(skip)]
pub(crate) struct Options {
    /// Cargo profile of the binary: `release`, or `e2e` (lightly optimised, what the tests use)
    #[arg(long, default_value = "release")]
    pub(crate) profile: String,
}

/// Builds all of it; what has not changed since the last time is skipped.
pub(crate) fn run(options: &Options) -> Result<()> {
    needs::node()?;
    needs::c_compiler()?;
    browser_packages()?;
    binary(&options.profile)?;
    println!("built: {}", tree::binary(&options.profile).display());
    Ok(())
}

/// Installs the npm packages when the lock file asks for others than those installed.
pub(crate) fn npm_packages() -> Result<()> {
    let inputs = [tree::at("package-lock.json"), tree::at("package.json")];
    let fingerprint = Fingerprint::of("npm", &inputs)?;
    if fingerprint.is_current(&tree::at("node_modules/.package-lock.json")) {
        step::unchanged("npm packages");
        return Ok(());
    }
    step::quiet(
        "npm packages",
        Command::new(tree::npm())
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(tree::root()),
    )
    .context(
        "npm could not install the packages of package-lock.json. Without a network it needs them in its cache; \
         behind a proxy set `npm config set proxy`",
    )?;
    fingerprint.keep()
}

/// Everything that npm builds, laid down for embedding.
pub(crate) fn browser_packages() -> Result<()> {
    sdk()?;
    let shared = shared_inputs();
    let signal = tree::at("packages/signal-design-system");
    package("design system", "packages/signal-design-system", &shared)?;
    package(
        "workspace pages",
        "packages/workspace-ui",
        &with(&shared, std::slice::from_ref(&signal)),
    )?;
    let tarballs = [
        pack("packages/signal-design-system")?,
        pack("packages/launcher")?,
    ];
    package(
        "sample app",
        "templates/call-session-monitor",
        &with(&shared, &[signal, tree::at("packages/launcher")]),
    )?;
    lay_down::run(&tarballs)
}

/// The SDK alone; gives the file that apps load.
pub(crate) fn sdk() -> Result<PathBuf> {
    npm_packages()?;
    package("SDK", "packages/aaf-sdk", &shared_inputs())?;
    Ok(tree::at("packages/aaf-sdk/dist/aaf-sdk.js"))
}

/// What every browser package is built with.
fn shared_inputs() -> [PathBuf; 2] {
    [
        tree::at("package-lock.json"),
        tree::at("tsconfig.base.json"),
    ]
}

/// Compiles the binary.
pub(crate) fn binary(profile: &str) -> Result<()> {
    step::loud(
        "callbench binary",
        Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--profile",
                profile,
                "--package",
                "callbench-cli",
            ])
            .current_dir(tree::root()),
    )
}

fn package(title: &str, folder: &str, shared: &[PathBuf]) -> Result<()> {
    let sources = tree::at(folder);
    let step_name = folder.replace('/', "-");
    let fingerprint = Fingerprint::of(&step_name, &with(shared, std::slice::from_ref(&sources)))?;
    if fingerprint.is_current(&sources.join("dist")) {
        step::unchanged(title);
        return Ok(());
    }
    step::quiet(
        title,
        Command::new(tree::npm())
            .args(["run", "build"])
            .current_dir(&sources),
    )?;
    fingerprint.keep()
}

/// Packs a package as the tarball that `callbench create` writes into new projects.
fn pack(folder: &str) -> Result<PathBuf> {
    let out = tree::target().join("xtask").join("tarballs");
    std::fs::create_dir_all(&out)?;
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(tree::at(folder).join("package.json"))?)?;
    let (name, version) = (text(&manifest, "name")?, text(&manifest, "version")?);
    let tarball = out.join(format!(
        "{}-{version}.tgz",
        name.trim_start_matches('@').replace('/', "-")
    ));
    let mut inputs = vec![tree::at(folder)];
    let dist = tree::at(folder).join("dist");
    if dist.is_dir() {
        inputs.push(dist);
    }
    let fingerprint = Fingerprint::of(&format!("pack-{}", folder.replace('/', "-")), &inputs)?;
    if fingerprint.is_current(&tarball) {
        return Ok(tarball);
    }
    step::quiet(
        &format!("tarball of {name}"),
        Command::new(tree::npm())
            .args(["pack", "--ignore-scripts", "--pack-destination"])
            .arg(&out)
            .current_dir(tree::at(folder)),
    )?;
    fingerprint.keep()?;
    Ok(tarball)
}

fn text<'json>(manifest: &'json serde_json::Value, key: &str) -> Result<&'json str> {
    manifest[key]
        .as_str()
        .with_context(|| format!("package.json has no `{key}`"))
}

fn with(shared: &[PathBuf], own: &[PathBuf]) -> Vec<PathBuf> {
    shared.iter().chain(own).cloned().collect()
}

/// The sample app as a package, made by the binary itself.
pub(crate) fn sample_app(binary: &Path) -> Result<PathBuf> {
    let out = tree::target()
        .join("xtask")
        .join("call-session-monitor.aaex");
    step::quiet(
        "sample app package",
        Command::new(binary)
            .args(["ship", "--project"])
            .arg(tree::at("templates/call-session-monitor"))
            .arg("--out")
            .arg(&out),
    )?;
    Ok(out)
}
