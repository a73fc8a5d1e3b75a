//! The bytes of releases and of chats' files: files named by their own SHA-256, `blobs/ab/<sha256>`.
//!
//! A blob appears under its name only when all of it is on the disk (written beside, synchronised, renamed), and is never changed
//! afterwards. Blobs that no release and no chat refers to are garbage; they are collected while none is being written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sha2::{Digest, Sha256};
use sqlx::Row;

use crate::{Store, StoreError};

/// The name of a blob: the SHA-256 of its bytes in 64 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(String);

impl BlobId {
    /// The name that these bytes have.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        use std::fmt::Write as _;
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            // Writing to a String can't fail.
            let _ = write!(hex, "{byte:02x}");
        }
        Self(hex)
    }

    /// The 64 hex digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that is no blob's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a blob's name is 64 lower-case hex digits")]
pub struct BlobIdError;

impl FromStr for BlobId {
    type Err = BlobIdError;

    fn from_str(text: &str) -> Result<Self, BlobIdError> {
        let is_hex = text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if text.len() == 64 && is_hex {
            Ok(Self(text.to_owned()))
        } else {
            Err(BlobIdError)
        }
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The blobs of a store.
#[derive(Debug, Clone, Copy)]
pub struct Blobs<'a>(pub(crate) &'a Store);

impl Blobs<'_> {
    /// Where a blob's file is; read it from there.
    #[must_use]
    pub fn path(&self, id: &BlobId) -> PathBuf {
        path_in(&self.0.directory().blobs(), id)
    }

    /// A blob's bytes.
    ///
    /// # Errors
    /// When the file can't be read.
    pub async fn read(&self, id: &BlobId) -> Result<Vec<u8>, StoreError> {
        let path = self.path(id);
        tokio::fs::read(&path)
            .await
            .map_err(|source| StoreError::file(path, "read", source))
    }

    /// Removes blobs that no release and no chat refers to, and returns how many went. Waits until none is being written.
    ///
    /// # Errors
    /// When the database or the disk fails. What was not removed is tried again next time.
    pub async fn collect_garbage(&self) -> Result<usize, StoreError> {
        let _no_writers = self.0.blob_writers().write().await;
        let rows = sqlx::query(
            "SELECT sha256 AS blob FROM release_files \
             UNION SELECT br_sha256 FROM release_files WHERE br_sha256 IS NOT NULL \
             UNION SELECT gz_sha256 FROM release_files WHERE gz_sha256 IS NOT NULL \
             UNION SELECT sha256 FROM chat_attachments",
        )
        .fetch_all(self.0.writer())
        .await?;
        let referenced: BTreeSet<String> = rows
            .iter()
            .map(|row| row.try_get("blob"))
            .collect::<Result<_, _>>()?;
        let folder = self.0.directory().blobs();
        blocking(move || remove_unreferenced(&folder, &referenced)).await
    }
}

/// Runs file work where it may block.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|error| StoreError::unreadable("result of file work", error))?
}

/// Files that are written at the same time. Nearly all of that time is waiting for the disk to synchronise, and disks
/// synchronise many files together about as fast as one.
const WRITERS: usize = 16;

/// Writes many blobs; those that are there already are left alone. When this returns, all of them survive a power failure.
pub(crate) fn put_all(folder: &Path, contents: &[&[u8]]) -> Result<Vec<BlobId>, StoreError> {
    let ids: Vec<BlobId> = contents.iter().map(|bytes| BlobId::of(bytes)).collect();
    // Equal contents once: two writers would be in each other's way.
    let wanted: BTreeMap<&BlobId, &[u8]> = ids.iter().zip(contents.iter().copied()).collect();
    let shelves: BTreeSet<PathBuf> = wanted.keys().map(|id| shelf_in(folder, id)).collect();
    for shelf in &shelves {
        fs::create_dir_all(shelf).map_err(|source| StoreError::file(shelf, "create", source))?;
    }
    let wanted: Vec<(&BlobId, &[u8])> = wanted.into_iter().collect();
    let share = wanted.len().div_ceil(WRITERS).max(1);
    in_parallel(wanted.chunks(share), |(id, bytes)| write(folder, id, bytes))?;
    // The renames last once their folders are synchronised; new folders, once the one above them is.
    let mut folders: Vec<PathBuf> = shelves.into_iter().collect();
    if !folders.is_empty() {
        folders.push(folder.to_owned());
    }
    let share = folders.len().div_ceil(WRITERS).max(1);
    in_parallel(folders.chunks(share), |path| {
        sync_folder(path).map_err(|source| StoreError::file(path, "synchronise", source))
    })?;
    Ok(ids)
}

/// Works through each share on a thread of its own; the first error of any is the outcome.
fn in_parallel<'a, T: Sync + 'a>(
    shares: impl Iterator<Item = &'a [T]>,
    work: impl Fn(&T) -> Result<(), StoreError> + Sync,
) -> Result<(), StoreError> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = shares
            .map(|share| scope.spawn(|| share.iter().try_for_each(&work)))
            .collect();
        threads
            .into_iter()
            .map(|thread| {
                thread.join().unwrap_or_else(|_| {
                    Err(StoreError::unreadable(
                        "result of file work",
                        "a thread panicked",
                    ))
                })
            })
            .fold(Ok(()), Result::and)
    })
}

/// Writes a blob beside its place, synchronises it, and renames it there; does nothing when it is there already.
fn write(folder: &Path, id: &BlobId, bytes: &[u8]) -> Result<(), StoreError> {
    let path = path_in(folder, id);
    if fs::metadata(&path).is_ok_and(|found| found.len() == bytes.len() as u64) {
        return Ok(());
    }
    let beside = path.with_file_name(format!(".{}.{}.tmp", id.as_str(), std::process::id()));
    write_whole(&beside, bytes)
        .and_then(|()| fs::rename(&beside, &path))
        .map_err(|source| {
            // The write has failed already; that error is the one to tell.
            let _ = fs::remove_file(&beside);
            StoreError::file(&path, "write", source)
        })
}

fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a rename last; a file system that can't do this for folders needs no such call.
fn sync_folder(path: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        File::open(path)?.sync_all()
    } else {
        Ok(())
    }
}

fn shelf_in(folder: &Path, id: &BlobId) -> PathBuf {
    folder.join(&id.as_str()[..2])
}

fn path_in(folder: &Path, id: &BlobId) -> PathBuf {
    shelf_in(folder, id).join(id.as_str())
}

fn remove_unreferenced(folder: &Path, referenced: &BTreeSet<String>) -> Result<usize, StoreError> {
    let shelves = match fs::read_dir(folder) {
        Ok(shelves) => shelves,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        Err(error) => return Err(StoreError::file(folder, "read", error)),
    };
    let mut removed = 0;
    for shelf in shelves {
        let shelf = shelf.map_err(|source| StoreError::file(folder, "read", source))?;
        let files = fs::read_dir(shelf.path())
            .map_err(|source| StoreError::file(shelf.path(), "read", source))?;
        for file in files {
            let file = file.map_err(|source| StoreError::file(shelf.path(), "read", source))?;
            let is_referenced = file
                .file_name()
                .to_str()
                .is_some_and(|name| referenced.contains(name));
            if !is_referenced {
                fs::remove_file(file.path())
                    .map_err(|source| StoreError::file(file.path(), "remove", source))?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}
