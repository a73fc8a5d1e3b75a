//! Lays the built browser files down where the binary embeds them from, each beside its compressed twins.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::tree;

/// Names of the templates, as `callbench create` offers them.
pub(crate) const TEMPLATES: [&str; 3] = ["blank", "call-session-monitor", "global-events-logger"];

/// A folder of the binary's files under construction: what is not written again is removed at the end.
#[derive(Debug)]
struct Target {
    root: PathBuf,
    kept: BTreeSet<PathBuf>,
}

/// Copies shell, SDK, templates and tarballs into `crates/embedded/files`; files that did not change keep their time,
/// so that Cargo rebuilds only when something did.
pub(crate) fn run(tarballs: &[PathBuf]) -> Result<()> {
    let mut target = Target {
        root: tree::at("crates/embedded/files"),
        kept: BTreeSet::new(),
    };
    target.folder(&tree::at("packages/workspace-ui/dist"), "shell", true)?;
    target.folder(&tree::at("packages/aaf-sdk/dist"), "sdk", true)?;
    for template in TEMPLATES {
        let name = format!("templates/{template}");
        target.folder(&tree::at(&name), &name, false)?;
    }
    for tarball in tarballs {
        let name = tarball.file_name().context("a tarball has a file name")?;
        target.file(tarball, &Path::new("vendor").join(name), false)?;
    }
    target.remove_the_rest()
}

impl Target {
    fn folder(&mut self, from: &Path, to: &str, compressed: bool) -> Result<()> {
        let files = tree::sources(from)
            .with_context(|| format!("can't list {}: was it built?", from.display()))?;
        for file in files {
            let relative = file.strip_prefix(from)?;
            self.file(&file, &Path::new(to).join(relative), compressed)?;
        }
        Ok(())
    }

    fn file(&mut self, from: &Path, to: &Path, compressed: bool) -> Result<()> {
        let bytes =
            std::fs::read(from).with_context(|| format!("can't read {}", from.display()))?;
        if compressed && is_compressible(to) {
            let plain = to.to_string_lossy().into_owned();
            let twins = [(".br", brotli(&bytes)?), (".gz", gzip(&bytes)?)];
            for (suffix, twin) in twins {
                if twin.len() < bytes.len() {
                    self.bytes(Path::new(&format!("{plain}{suffix}")), &twin)?;
                }
            }
        }
        self.bytes(to, &bytes)
    }

    fn bytes(&mut self, to: &Path, bytes: &[u8]) -> Result<()> {
        let path = self.root.join(to);
        self.kept.insert(path.clone());
        if std::fs::read(&path).is_ok_and(|current| current == bytes) {
            return Ok(());
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, bytes).with_context(|| format!("can't write {}", path.display()))
    }

    fn remove_the_rest(self) -> Result<()> {
        let mut open = vec![self.root.clone()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    open.push(path);
                } else if !self.kept.contains(&path) && !path.ends_with(".gitkeep") {
                    std::fs::remove_file(&path)?;
                }
            }
        }
        Ok(())
    }
}

fn is_compressible(path: &Path) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| ["html", "js", "css", "json", "svg", "txt"].contains(&extension))
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 10,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &settings)?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
