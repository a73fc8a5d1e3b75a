//! The one directory that holds everything a host keeps, and the lock that keeps a second host out of it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use crate::StoreError;

/// A data directory that this process holds the lock of; the lock goes when this value does.
#[derive(Debug)]
pub struct DataDirectory {
    path: PathBuf,
    lock: File,
}

impl DataDirectory {
    /// Creates the directory when it is missing and takes its lock.
    ///
    /// # Errors
    /// [`StoreError::DataDirectory`] when it can't be created, read or written, [`StoreError::Locked`] when another process has it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let failed = |action, source| StoreError::DataDirectory {
            path: path.to_owned(),
            action,
            source,
        };
        fs::create_dir_all(path).map_err(|source| failed("create", source))?;
        fs::read_dir(path).map_err(|source| failed("read", source))?;
        let lock_path = path.join("callbench.lock");
        let mut lock = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&lock_path)
            .map_err(|source| failed("write to", source))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                let holder = lock
                    .read_to_string(&mut text)
                    .ok()
                    .and_then(|_| text.trim().parse().ok());
                return Err(StoreError::Locked {
                    path: path.to_owned(),
                    holder,
                });
            }
            Err(TryLockError::Error(source)) => return Err(failed("lock", source)),
        }
        lock.set_len(0)
            .and_then(|()| lock.rewind())
            .and_then(|()| writeln!(lock, "{}", std::process::id()))
            .map_err(|source| failed("write to", source))?;
        Ok(Self {
            path: path.to_owned(),
            lock,
        })
    }

    /// Lets another host have the directory.
    pub(crate) fn unlock(&self) {
        // The lock goes with the process anyway; failing to give it back earlier harms nobody.
        let _ = self.lock.unlock();
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The database file.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.path.join("callbench.db")
    }

    /// The folder of content-addressed files.
    #[must_use]
    pub fn blobs(&self) -> PathBuf {
        self.path.join("blobs")
    }

    /// The folder for uploads under way; it exists, and is emptied at every start.
    #[must_use]
    pub fn incoming(&self) -> PathBuf {
        self.path.join("incoming")
    }

    /// Removes what a host that died left of its uploads.
    pub(crate) fn clear_incoming(&self) -> Result<(), StoreError> {
        let path = self.incoming();
        match fs::remove_dir_all(&path) {
            Err(source) if source.kind() != ErrorKind::NotFound => {
                return Err(StoreError::file(path, "empty", source));
            }
            _ => {}
        }
        fs::create_dir_all(&path).map_err(|source| StoreError::file(path, "create", source))
    }
}
