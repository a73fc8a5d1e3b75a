//! The folder that a run works in.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A folder below the build folder, empty at the start and removed at the end.
///
/// An interrupt ends this process and its children together (they share the terminal's process group); what is left in the
/// folder then goes at the next start.
#[derive(Debug)]
pub(crate) struct Workspace {
    folder: PathBuf,
    /// Held while the run lasts; the system gives it back however the run ends.
    _lock: File,
}

impl Workspace {
    /// Takes the folder for this run alone.
    pub(crate) fn open(parent: &Path) -> Result<Self> {
        std::fs::create_dir_all(parent)
            .with_context(|| format!("can't make {}", parent.display()))?;
        let parent = parent.canonicalize()?;
        let lock = File::create(parent.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!(
                "another `cargo xtask bench` is running in this checkout; two at once would spoil each other's figures: wait for it"
            ),
            Err(TryLockError::Error(error)) => {
                return Err(error).context("the bench folder can't be locked");
            }
        }
        let folder = parent.join("run");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)
                .with_context(|| format!("can't clear {}", folder.display()))?;
        }
        std::fs::create_dir_all(&folder)?;
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// A path in the folder.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // The next run clears what could not be removed now.
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
