//! The SQLite file: one writer connection, a pool of readers.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::migrate::MigrateError;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::{StoreError, migrations};

/// Readers that may work at the same time; each is a thread of its own inside sqlx.
const READERS: u32 = 4;

/// SQLite's result code for "the file is not a database".
const SQLITE_NOTADB: &str = "26";

#[derive(Debug, Clone)]
pub(crate) struct Database {
    pub(crate) writer: SqlitePool,
    pub(crate) reader: SqlitePool,
}

impl Database {
    /// Opens the file, creates it when missing, and brings its schema up to date.
    pub(crate) async fn open(path: &Path) -> Result<Self, StoreError> {
        // FULL: a commit returns once the log has reached the disk, so what was acknowledged survives a power failure.
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await
            .map_err(|error| opening(path, error))?;
        migrations::migrator()
            .run(&writer)
            .await
            .map_err(|error| migrating(path, error))?;
        let reader = SqlitePoolOptions::new()
            .max_connections(READERS)
            .min_connections(0)
            .connect_with(options.pragma("query_only", "on"))
            .await
            .map_err(|error| opening(path, error))?;
        Ok(Self { writer, reader })
    }

    /// Finishes what is under way and closes the file.
    pub(crate) async fn close(&self) {
        self.reader.close().await;
        self.writer.close().await;
    }
}

fn opening(path: &Path, error: sqlx::Error) -> StoreError {
    if let sqlx::Error::Database(database) = &error
        && database.code().as_deref() == Some(SQLITE_NOTADB)
    {
        return StoreError::NotADatabase {
            path: path.to_owned(),
            why: database.message().to_owned(),
        };
    }
    match StoreError::from(error) {
        StoreError::Database(error) => StoreError::DataDirectory {
            path: path.to_owned(),
            action: "open the database in",
            source: std::io::Error::other(error),
        },
        other => other,
    }
}

fn migrating(path: &Path, error: MigrateError) -> StoreError {
    let foreign = |path: PathBuf, why: String| StoreError::NotADatabase { path, why };
    match error {
        MigrateError::VersionMissing(found) if found > migrations::newest() => {
            StoreError::NewerDatabase {
                path: path.to_owned(),
                found,
                known: migrations::newest(),
            }
        }
        MigrateError::Execute(error) => opening(path, error),
        MigrateError::ExecuteMigration(error, _) => match StoreError::from(error) {
            StoreError::Database(error) => foreign(path.to_owned(), error.to_string()),
            other => other,
        },
        other => foreign(path.to_owned(), other.to_string()),
    }
}
