//! What can go wrong between the host and its disk.

use std::io;
use std::path::PathBuf;

use callbench_contract::ids::UserId;
use thiserror::Error;

/// A failure of the store. Each kind has its own message and, in the command line, its own exit code.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The data directory can't be created, read or written.
    #[error("can't {action} the data directory {}: {source}; check its owner and permissions, or choose another with `--data`", path.display())]
    DataDirectory {
        /// The directory.
        path: PathBuf,
        /// What was tried: `create`, `read` or `write to`.
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// Another host works in the same data directory.
    #[error("the data directory {} is in use by another callbench{}; stop that one first, or choose another directory with `--data`", path.display(), holder.map(|pid| format!(" (process {pid})")).unwrap_or_default())]
    Locked {
        /// The directory.
        path: PathBuf,
        /// The other host's process id, when it could be read.
        holder: Option<u32>,
    },
    /// The database was written by a newer version.
    #[error("the database {} was written by a newer callbench (schema {found}, this one knows up to {known}); install a newer callbench, or choose another directory with `--data`", path.display())]
    NewerDatabase {
        /// The database file.
        path: PathBuf,
        /// The newest schema number in it.
        found: i64,
        /// The newest schema number that this binary knows.
        known: i64,
    },
    /// The file in the database's place is not one of ours.
    #[error("{} is not a callbench database ({why}); restore it from a backup, or choose another directory with `--data`", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
        /// How that showed.
        why: String,
    },
    /// No space left on the disk.
    #[error(
        "no space left for the data directory; free some space on its disk, nothing was changed"
    )]
    DiskFull,
    /// A file of the data directory could not be read or written.
    #[error("can't {action} {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What was tried.
        action: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A stored value is not what this version writes.
    #[error("the stored {what} can't be read: {why}")]
    Unreadable {
        /// Which value.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The object exists already.
    #[error("{what} exists already")]
    Exists {
        /// Which object.
        what: String,
    },
    /// The object does not exist (any more).
    #[error("{what} does not exist")]
    Missing {
        /// Which object.
        what: String,
    },
    /// The object can't be removed while it is used.
    #[error("{what} is in use by {by}")]
    InUse {
        /// Which object.
        what: String,
        /// By what.
        by: String,
    },
    /// The object was changed by someone else in the meantime.
    #[error("{what} was changed in the meantime")]
    Stale {
        /// Which object.
        what: String,
    },
    /// Nobody could run the installation any more.
    #[error("{user_id} is the last administrator who can sign in")]
    LastAdministrator {
        /// The administrator.
        user_id: UserId,
    },
    /// Anything else that the database reports.
    #[error("the database failed: {0}")]
    Database(#[source] sqlx::Error),
}

/// SQLite's result codes that have a meaning of their own here.
const SQLITE_FULL: &str = "13";

impl StoreError {
    /// Whether the disk has no space left.
    #[must_use]
    pub fn is_disk_full(&self) -> bool {
        matches!(self, Self::DiskFull)
    }

    /// A file error, told apart from a full disk.
    pub(crate) fn file(path: impl Into<PathBuf>, action: &'static str, source: io::Error) -> Self {
        if source.kind() == io::ErrorKind::StorageFull {
            return Self::DiskFull;
        }
        Self::File {
            path: path.into(),
            action,
            source,
        }
    }

    /// A stored value that doesn't parse.
    pub(crate) fn unreadable(what: &'static str, why: impl std::fmt::Display) -> Self {
        Self::Unreadable {
            what,
            why: why.to_string(),
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(database) = &error
            && database.code().as_deref() == Some(SQLITE_FULL)
        {
            return Self::DiskFull;
        }
        Self::Database(error)
    }
}
