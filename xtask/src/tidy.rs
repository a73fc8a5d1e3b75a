//! Rules about the tree that no linter sees.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::tree;

/// Longest hand-written source file, in lines.
const LONGEST: usize = 600;

/// Reads every tracked file and reports each breach with its place.
pub(crate) fn run() -> Result<()> {
    let listed = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(tree::root())
        .output()
        .context("git is needed to list the tree")?;
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    let mut breaches = Vec::new();
    let mut read = 0;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let Ok(text) = std::fs::read_to_string(tree::at(name)) else {
            continue;
        };
        read += 1;
        check(name, &text, &mut breaches);
    }
    if !breaches.is_empty() {
        bail!(
            "the tree breaks its own rules:\n  {}",
            breaches.join("\n  ")
        );
    }
    println!("  ✓ tree rules ({read} files)");
    Ok(())
}

fn check(name: &str, text: &str, breaches: &mut Vec<String>) {
    let extension = Path::new(name)
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    let is_source = ["rs", "ts", "tsx", "js"].contains(&extension);
    let is_generated = name.contains("/generated/") || name.ends_with("src/aaf/contract.ts");
    if is_source && !is_generated {
        let lines = text.lines().count();
        if lines > LONGEST {
            breaches.push(format!(
                "{name}: {lines} lines; a file has one concept and at most {LONGEST}"
            ));
        }
        for (index, line) in text.lines().enumerate() {
            for silenced in [
                concat!("#[", "ignore"),
                concat!("#[", "allow("),
                concat!(".on", "ly("),
                concat!("it.sk", "ip("),
                concat!("@ts-", "ignore"),
            ] {
                if line.contains(silenced) {
                    breaches.push(format!(
                        "{name}:{}: `{silenced}` silences a check",
                        index + 1
                    ));
                }
            }
        }
    }
    if name.ends_with(".md") {
        check_links(name, text, breaches);
    }
}

/// A link from one document to another file of the tree must lead somewhere.
fn check_links(name: &str, text: &str, breaches: &mut Vec<String>) {
    let folder = tree::at(name)
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default();
    for (index, line) in text.lines().enumerate() {
        for part in line.split("](").skip(1) {
            let Some(target) = part.split([')', ' ']).next() else {
                continue;
            };
            let path = target.split('#').next().unwrap_or_default();
            let is_local = !path.is_empty() && !path.contains(':') && !path.starts_with('/');
            if is_local && !folder.join(path).exists() {
                breaches.push(format!(
                    "{name}:{}: link to `{path}`, which is not there",
                    index + 1
                ));
            }
        }
    }
}
