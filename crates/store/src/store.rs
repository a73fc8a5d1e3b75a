//! The store: one data directory, opened by one process.

use std::path::Path;
use std::sync::Arc;

use crate::database::Database;
use crate::{DataDirectory, StoreError};

/// Everything a host keeps. Cheap to clone; all clones are the same store.
#[derive(Debug, Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    directory: DataDirectory,
    database: Database,
}

impl Store {
    /// Opens the data directory, creating it when it is missing, and brings its database up to date.
    ///
    /// # Errors
    /// See [`StoreError`]: the directory can't be used, another host has it, or the database is newer than this binary.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let directory = DataDirectory::open(path)?;
        let database = Database::open(&directory.database()).await?;
        Ok(Self {
            inner: Arc::new(Inner {
                directory,
                database,
            }),
        })
    }

    /// Where it is kept.
    #[must_use]
    pub fn directory(&self) -> &DataDirectory {
        &self.inner.directory
    }

    /// Finishes what is under way and closes the database.
    pub async fn close(&self) {
        self.inner.database.close().await;
    }

    #[expect(dead_code, reason = "used by the modules that follow")]
    pub(crate) fn database(&self) -> &Database {
        &self.inner.database
    }
}
