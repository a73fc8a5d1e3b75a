//! Why a host can't start.

use std::io;
use std::net::SocketAddr;

use callbench_store::StoreError;
use thiserror::Error;

/// A host that didn't start. Nothing is left behind: what was opened is closed again.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum StartError {
    /// The data directory or the database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Another program listens there.
    #[error("port {} is in use on {}; stop the program that has it, or choose another with `--port`", address.port(), address.ip())]
    PortInUse {
        /// The address that was taken.
        address: SocketAddr,
    },
    /// The address can't be listened on.
    #[error("can't listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        source: io::Error,
    },
    /// Requests to servers outside can't be made: the system's roots of trust can't be loaded.
    #[error("can't prepare requests to servers outside: {0}")]
    Outside(#[from] reqwest::Error),
    /// No address to listen on.
    #[error("no address to listen on; give at least one with `--listen`, all with the same port")]
    NoAddress,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers, and without them nothing here would be secret")]
    NoRandomness,
    /// The domain log can't be replayed.
    #[error("the domain log can't be replayed at entry {seq}: {why}")]
    DomainLog {
        /// The entry's number.
        seq: i64,
        /// What is wrong with it.
        why: String,
    },
    /// The first configuration of the contact centre was refused.
    #[error("the contact centre could not be set up: {0}")]
    Centre(String),
}
