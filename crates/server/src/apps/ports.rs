//! A port of its own for each app, where there is no wildcard domain.
//!
//! The port is chosen once, at the app's first upload, and kept: it is part of the app's origin, and with another one the app would lose its
//! storage in every browser.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::response::IntoResponse;
use callbench_store::AppId;
use http::StatusCode;
use http::header::HOST;
use tokio::net::TcpListener;

use super::site;
use crate::StartError;
use crate::config::Needed;
use crate::problem::Problem;
use crate::state::HostState;

/// Ports after the shell's that are tried for a new app.
const RANGE: u16 = 1000;
/// How long to wait before a port that another program holds is tried again.
const RETRY: Duration = Duration::from_secs(5);

/// Opens the ports of all apps. Does nothing where apps have names of their own.
///
/// A port that is taken doesn't keep the host from starting: that app stays away until its port is free.
pub(crate) async fn open_ports(state: &HostState) -> Result<(), StartError> {
    if !state.apps.origins.is_by_port() {
        return Ok(());
    }
    let mut labels: BTreeSet<AppId> = state
        .store
        .apps()
        .list()
        .await?
        .into_iter()
        .map(|app| app.app_id)
        .collect();
    if let Some(app) = state.apps.dev.get() {
        labels.insert(AppId::of(&app.name));
    }
    for app_id in &labels {
        open_for(state, app_id).await;
    }
    Ok(())
}

/// Opens the port of one app, choosing it when the app has none yet. Does nothing when it is open, or where apps have names of their own.
pub(super) async fn open_for(state: &HostState, app_id: &AppId) {
    let origins = &state.apps.origins;
    if !origins.is_by_port() {
        return;
    }
    let label = app_id.as_str().to_owned();
    if !state.apps.opened.insert(&label) {
        // An app that was removed and uploaded again keeps the port that is still open for it.
        if let Some(port) = origins.port_of(&label) {
            keep(state, app_id, port).await;
        }
        return;
    }
    match origins.port_of(&label) {
        Some(port) => match bind(state, port).await {
            Ok(listeners) => serve(state, &label, listeners),
            Err(error) => {
                tracing::warn!(%error, port, app = label, "the app's own port is taken; it is served once the port is free");
                retry(state, label, port);
            }
        },
        None => match choose(state, app_id).await {
            Some((port, listeners)) => {
                origins.set_port(&label, port);
                serve(state, &label, listeners);
            }
            None => {
                state.apps.opened.remove(&label);
                tracing::error!(
                    app = label,
                    "no port is free for the app: free one after the shell's, or start the host with --apps-domain"
                );
            }
        },
    }
}

async fn choose(state: &HostState, app_id: &AppId) -> Option<(u16, Vec<TcpListener>)> {
    let shell = state.apps.origins.shell_port();
    for offset in 1..=RANGE {
        let Some(port) = shell.checked_add(offset) else {
            break;
        };
        if state.apps.origins.has_port(port) {
            continue;
        }
        let Ok(listeners) = bind(state, port).await else {
            continue;
        };
        keep(state, app_id, port).await;
        return Some((port, listeners));
    }
    None
}

async fn keep(state: &HostState, app_id: &AppId, port: u16) {
    if let Err(error) = state.store.apps().set_port(app_id, port).await {
        tracing::error!(%error, port, app = %app_id, "the app's port could not be stored; it may get another one at the next start");
    }
}

/// Listens on the host's own addresses with another port.
async fn bind(state: &HostState, port: u16) -> io::Result<Vec<TcpListener>> {
    let mut listeners = Vec::new();
    for (address, needed) in state.config.listen.addresses() {
        match TcpListener::bind(SocketAddr::new(address, port)).await {
            Ok(listener) => listeners.push(listener),
            Err(error)
                if needed == Needed::WhereItExists
                    && error.kind() == io::ErrorKind::AddrNotAvailable => {}
            Err(error) => return Err(error),
        }
    }
    Ok(listeners)
}

fn retry(state: &HostState, label: String, port: u16) {
    let state_of_task = state.clone();
    state.tasks.spawn(async move {
        let state = state_of_task;
        loop {
            tokio::select! {
                () = state.stopping.cancelled() => return,
                () = tokio::time::sleep(RETRY) => {}
            }
            if let Ok(listeners) = bind(&state, port).await {
                tracing::info!(port, app = label, "the app's own port is free again");
                return serve(&state, &label, listeners);
            }
        }
    });
}

fn serve(state: &HostState, label: &str, listeners: Vec<TcpListener>) {
    for listener in listeners {
        let router = app_site(state.clone(), label.to_owned());
        let stopping = state.stopping.clone();
        state.tasks.spawn(async move {
            let served = axum::serve(listener, router)
                .with_graceful_shutdown(async move { stopping.cancelled().await });
            if let Err(error) = served.await {
                tracing::error!(%error, "an app's port is no longer served");
            }
        });
    }
}

fn app_site(state: HostState, label: String) -> Router {
    Router::new().fallback(move |request: Request| {
        let (state, label) = (state.clone(), label.clone());
        async move {
            let host = request
                .headers()
                .get(HOST)
                .and_then(|host| host.to_str().ok())
                .unwrap_or_default();
            if !state.apps.origins.is_own_name(host) {
                return Problem::new(
                    StatusCode::MISDIRECTED_REQUEST,
                    "unknown-host",
                    format!("this host does not answer under the name `{host}`"),
                    "use the app's origin as the App Manager shows it",
                )
                .into_response();
            }
            site::answer(state, label, request).await
        }
    })
}
