//! Persistence: SQLite built in.
//!
//! Only this crate writes SQL, and nothing above it sees a row: its methods speak the words of the contract and the workspace.
//! What a method acknowledged survives a power failure (write-ahead log with full synchronisation).

mod data_directory;
mod database;
mod error;
mod migrations;
mod store;

pub use data_directory::DataDirectory;
pub use error::StoreError;
pub use store::Store;
