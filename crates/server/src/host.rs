//! Starting and stopping a host.

use std::future::IntoFuture;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::ListenerExt;
use callbench_contract::time::Millis;
use callbench_relay::Relay;
use callbench_store::Store;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::apps::{self, AppsState};
use crate::auth::{self, AuthState};
use crate::centre::{self, CentreHandle};
use crate::centre_clock::CentreClock;
use crate::clock::Clock;
use crate::config::HostConfig;
use crate::connectors;
use crate::outside::OutsideClient;
use crate::start_error::StartError;
use crate::state::{Foundations, HostState};
use crate::{listen, router};

/// How long requests under way may take once the host is stopping.
const GRACE: Duration = Duration::from_secs(10);
/// How often old sessions and deliveries are forgotten.
const HOUSEKEEPING: Duration = Duration::from_secs(60 * 60);
/// How long a shell that was cut off can come back and miss nothing.
const KEEP_DELIVERIES: Millis = Millis::from_secs(48 * 60 * 60);
/// How long an event of a connector that comes again is told apart.
const KEEP_EVENTS: Millis = Millis::from_secs(7 * 24 * 60 * 60);

/// Starts hosts.
#[derive(Debug, Clone, Copy)]
pub struct Host;

impl Host {
    /// Starts a host on the machine's clock. It serves when this returns.
    ///
    /// # Errors
    /// [`StartError`]: the port is taken, the data directory can't be used, the database is newer than this binary.
    pub async fn start(config: HostConfig) -> Result<RunningHost, StartError> {
        Self::start_with_clock(config, Clock::system()).await
    }

    /// Starts a host on a clock that somebody else drives.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_with_clock(
        config: HostConfig,
        clock: Clock,
    ) -> Result<RunningHost, StartError> {
        // The port first: it is the failure that happens most, and nothing has been written yet.
        let (port, listeners) = listen::bind(&config.listen).await?;
        let store = Store::open(&config.data_dir).await?;
        match Self::build(config, clock, port, store.clone()).await {
            Ok((state, setup_link)) => Ok(RunningHost::serve(state, listeners, setup_link)),
            Err(error) => {
                store.close().await;
                Err(error)
            }
        }
    }

    async fn build(
        config: HostConfig,
        clock: Clock,
        port: u16,
        store: Store,
    ) -> Result<(HostState, Option<String>), StartError> {
        let (orders, ordered) = mpsc::unbounded_channel();
        let foundations = Foundations {
            addressing: Arc::new(config.addressing(port)),
            config: Arc::new(config),
            store,
            relay: Relay::new(),
            centre_clock: CentreClock::new(clock.clone()),
            clock,
            log_head: watch::Sender::new(0),
            orders,
            tasks: TaskTracker::new(),
            stopping: CancellationToken::new(),
        };
        let centre = CentreHandle::start(&foundations).await?;
        let auth = AuthState::start(&foundations).await?;
        let apps = AppsState::start(&foundations).await?;
        let setup_link = auth::setup_link(&foundations).await?;
        let outside = OutsideClient::new(foundations.config.outside)?;
        let state = HostState::new(foundations, centre, auth, apps, outside);
        apps::open_ports(&state).await?;
        connectors::send_orders(&state, ordered);
        Ok((state, setup_link))
    }
}

/// A host that serves. Call [`Self::shutdown`] to end it; dropping it only cuts everything off.
#[derive(Debug)]
pub struct RunningHost {
    state: HostState,
    addresses: Vec<SocketAddr>,
    setup_link: Option<String>,
    servers: TaskTracker,
}

impl RunningHost {
    fn serve(state: HostState, listeners: Vec<TcpListener>, setup_link: Option<String>) -> Self {
        let router = router::build(&state);
        let servers = TaskTracker::new();
        let mut addresses = Vec::new();
        for listener in listeners {
            addresses.extend(listener.local_addr());
            servers.spawn(serve(listener, router.clone(), state.stopping.clone()));
        }
        servers.close();
        state.tasks.spawn(keep_house(state.clone()));
        state.tasks.spawn(centre::watch(state.clone()));
        Self {
            state,
            addresses,
            setup_link,
            servers,
        }
    }

    /// The port that it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.state.addressing.port
    }

    /// The addresses that it listens on.
    #[must_use]
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// The shell's origin as browsers see it, such as `http://localhost:4100`.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.state.addressing.shell.origin()
    }

    /// The one-time link that makes the first administrator, while nobody can sign in.
    #[must_use]
    pub fn setup_link(&self) -> Option<&str> {
        self.setup_link.as_deref()
    }

    /// The host's state, for the parts of this crate that the command line reaches through this value.
    #[must_use]
    pub fn state(&self) -> &HostState {
        &self.state
    }

    /// Returns when the host no longer serves.
    pub async fn wait(&self) {
        self.servers.wait().await;
    }

    /// Stops: no new connections, sockets are told to come back (1001), requests under way are finished, then everything is closed.
    pub async fn shutdown(self) {
        self.state.stopping.cancel();
        self.state.tasks.close();
        let quiet = async {
            self.servers.wait().await;
            self.state.tasks.wait().await;
        };
        if tokio::time::timeout(GRACE, quiet).await.is_err() {
            tracing::warn!("some requests were cut off because they took too long");
        }
        self.state.centre.stop().await;
        self.state.store.close().await;
    }
}

impl Drop for RunningHost {
    fn drop(&mut self) {
        self.state.stopping.cancel();
    }
}

async fn serve(listener: TcpListener, router: Router, stopping: CancellationToken) {
    let listener = listener.tap_io(|stream| {
        // Socket messages are small and wanted at once.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps its delay");
        }
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let cut_off = stopping.clone();
    let served = axum::serve(listener, service)
        .with_graceful_shutdown(stopping.cancelled_owned())
        .into_future();
    tokio::select! {
        outcome = served => {
            if let Err(error) = outcome {
                tracing::error!(%error, "an address is no longer served");
            }
        }
        () = async {
            cut_off.cancelled().await;
            tokio::time::sleep(GRACE).await;
        } => {}
    }
}

async fn keep_house(state: HostState) {
    let mut turn = tokio::time::interval(HOUSEKEEPING);
    loop {
        tokio::select! {
            _ = turn.tick() => {}
            () = state.stopping.cancelled() => return,
        }
        let now = state.clock.now();
        if let Err(error) = state.store.sessions().remove_expired(now).await {
            tracing::warn!(%error, "expired sessions were not removed");
        }
        if let Err(error) = state
            .store
            .log()
            .prune_deliveries(state.centre_clock.now() - KEEP_DELIVERIES)
            .await
        {
            tracing::warn!(%error, "old deliveries were not removed");
        }
        if let Err(error) = state
            .store
            .connector_events()
            .prune(now - KEEP_EVENTS)
            .await
        {
            tracing::warn!(%error, "old events of connectors were not removed");
        }
        if let Err(error) = state.store.blobs().collect_garbage().await {
            tracing::warn!(%error, "unused files of removed releases were not removed");
        }
    }
}
