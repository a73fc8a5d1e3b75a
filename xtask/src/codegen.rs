//! Writes what is generated from the contract, or checks that it is current.

use anyhow::{Context, Result, bail};
use callbench_contract::{generate, profile::BuildProfile};

use crate::{lay_down, tree};

/// What `cargo xtask codegen` takes.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Options {
    /// Write nothing; fail when a committed file differs from what would be generated
    #[arg(long)]
    pub(crate) check: bool,
}

/// Generates every file of our own profile, and copies what the templates share into each of them.
pub(crate) fn run(options: &Options) -> Result<()> {
    let generated: Vec<_> = generate::files(&BuildProfile::ours())
        .into_iter()
        .map(|file| (file.path, file.contents.into_bytes()))
        .collect();
    let mut drifted = left_over(&generated)?;
    if !options.check {
        for name in &drifted {
            std::fs::remove_file(tree::at(name)).with_context(|| format!("can't remove {name}"))?;
        }
    }
    for (name, contents) in generated.into_iter().chain(shared_by_templates()?) {
        let path = tree::at(&name);
        if std::fs::read(&path).is_ok_and(|current| current == contents) {
            continue;
        }
        drifted.push(name);
        if !options.check {
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(&path, &contents)
                .with_context(|| format!("can't write {}", path.display()))?;
        }
    }
    if options.check && !drifted.is_empty() {
        bail!(
            "generated files differ from the contract: {}. Run `cargo xtask codegen` and commit what it writes.",
            drifted.join(", ")
        );
    }
    let verb = if options.check { "checked" } else { "written" };
    println!("  ✓ generated files {verb} ({} changed)", drifted.len());
    Ok(())
}

/// Pages of the reference whose entry has gone or has another name now.
fn left_over(generated: &[(String, Vec<u8>)]) -> Result<Vec<String>> {
    let folder = tree::at(generate::REFERENCE_FOLDER);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let files =
        tree::sources(&folder).with_context(|| format!("can't list {}", folder.display()))?;
    let names = files.iter().map(|file| {
        let relative = file.strip_prefix(&folder).unwrap_or(file).to_string_lossy();
        format!(
            "{}/{}",
            generate::REFERENCE_FOLDER,
            relative.replace('\\', "/")
        )
    });
    Ok(names
        .filter(|name| !generated.iter().any(|(path, _)| path == name))
        .collect())
}

/// A copy of each shared file for each template: a template is a whole project, and a copy can't drift.
fn shared_by_templates() -> Result<Vec<(String, Vec<u8>)>> {
    let shared = tree::at("templates/shared");
    let mut copies = Vec::new();
    for file in
        tree::sources(&shared).with_context(|| format!("can't list {}", shared.display()))?
    {
        let bytes =
            std::fs::read(&file).with_context(|| format!("can't read {}", file.display()))?;
        let relative = file
            .strip_prefix(&shared)?
            .to_string_lossy()
            .replace('\\', "/");
        for template in lay_down::TEMPLATES {
            copies.push((format!("templates/{template}/{relative}"), bytes.clone()));
        }
    }
    Ok(copies)
}
