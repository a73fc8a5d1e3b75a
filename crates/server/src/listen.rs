//! The host's own sockets.

use std::io;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::config::{Listen, Needed};
use crate::start_error::StartError;

/// How often another free port is tried when the system's choice is taken on the other address family.
const ATTEMPTS: usize = 16;

/// Listens on all addresses with one port. With port 0 the system chooses a port that is free on all of them.
pub(crate) async fn bind(listen: &Listen) -> Result<(u16, Vec<TcpListener>), StartError> {
    let wanted = listen.port();
    let mut attempt = 0;
    loop {
        attempt += 1;
        match bind_all(listen, wanted).await {
            Err(StartError::PortInUse { .. }) if wanted == 0 && attempt < ATTEMPTS => {}
            outcome => return outcome,
        }
    }
}

async fn bind_all(listen: &Listen, wanted: u16) -> Result<(u16, Vec<TcpListener>), StartError> {
    let mut port = wanted;
    let mut listeners = Vec::new();
    for (ip, needed) in listen.addresses() {
        let address = SocketAddr::new(ip, port);
        match TcpListener::bind(address).await {
            Ok(listener) => {
                let local = listener
                    .local_addr()
                    .map_err(|source| StartError::Listen { address, source })?;
                port = local.port();
                listeners.push(listener);
            }
            Err(error) if needed == Needed::WhereItExists && is_missing(&error) => {
                tracing::debug!(%address, %error, "this machine doesn't have the address");
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                return Err(StartError::PortInUse { address });
            }
            Err(source) => return Err(StartError::Listen { address, source }),
        }
    }
    if listeners.is_empty() {
        return Err(StartError::NoAddress);
    }
    Ok((port, listeners))
}

/// Whether the machine lacks the address or its whole family.
fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::AddrNotAvailable | io::ErrorKind::Unsupported
    )
}
