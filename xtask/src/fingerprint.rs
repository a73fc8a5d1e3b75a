//! Skips a step whose inputs are those of its last run.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::tree;

/// What a step read when it last ran.
#[derive(Debug)]
pub(crate) struct Fingerprint {
    stamp: PathBuf,
    value: String,
}

impl Fingerprint {
    /// Reads every input: files, and folders without what is built in them.
    pub(crate) fn of(step: &str, inputs: &[PathBuf]) -> Result<Self> {
        let mut hash = Sha256::new();
        for input in inputs {
            let files = if input.is_dir() {
                tree::sources(input).with_context(|| format!("can't list {}", input.display()))?
            } else {
                vec![input.clone()]
            };
            for file in files {
                let bytes = std::fs::read(&file)
                    .with_context(|| format!("can't read {}", file.display()))?;
                hash.update(file.to_string_lossy().as_bytes());
                hash.update((bytes.len() as u64).to_le_bytes());
                hash.update(&bytes);
            }
        }
        Ok(Self {
            stamp: tree::target().join("xtask").join(format!("{step}.stamp")),
            value: hex(&hash.finalize()),
        })
    }

    /// Whether the step ran on just these inputs and what it made is still there.
    pub(crate) fn is_current(&self, output: &Path) -> bool {
        output.exists()
            && std::fs::read_to_string(&self.stamp).is_ok_and(|stamp| stamp == self.value)
    }

    /// Remembers that the step has run on these inputs.
    pub(crate) fn keep(&self) -> Result<()> {
        if let Some(folder) = self.stamp.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&self.stamp, &self.value)
            .with_context(|| format!("can't write {}", self.stamp.display()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
