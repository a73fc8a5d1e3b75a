//! What every request can reach.

use std::ops::Deref;
use std::sync::Arc;

use callbench_relay::Relay;
use callbench_store::Store;
use callbench_workspace::Order;
use tokio::sync::{mpsc, watch};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::apps::AppsState;
use crate::auth::AuthState;
use crate::centre::CentreHandle;
use crate::centre_clock::CentreClock;
use crate::clock::Clock;
use crate::config::{Addressing, HostConfig};
use crate::connectors::ConnectorsState;
use crate::outside::OutsideClient;
use crate::simulator::Runs;

/// What the parts of a host are built on: known before any of them starts.
#[derive(Debug, Clone)]
pub struct Foundations {
    /// What the host was started with.
    pub config: Arc<HostConfig>,
    /// Where shell and apps are found.
    pub addressing: Arc<Addressing>,
    /// What is kept.
    pub store: Store,
    /// The way to the sockets.
    pub relay: Relay,
    /// The machine's time: for sign-ins, tokens, releases.
    pub clock: Clock,
    /// The contact centre's time: for whatever happens in it.
    pub centre_clock: CentreClock,
    /// The number of the domain log's last entry.
    pub(crate) log_head: watch::Sender<i64>,
    /// What telephony systems are told to do, as soon as it is on the disk.
    pub(crate) orders: mpsc::UnboundedSender<Order>,
    /// Tasks that a stopping host waits for: spawn everything long-lived here.
    pub tasks: TaskTracker,
    /// Cancelled when the host stops.
    pub stopping: CancellationToken,
}

/// The state of a running host. Cheap to clone; all clones are the same.
#[derive(Debug, Clone)]
pub struct HostState(Arc<Parts>);

/// The parts of a [`HostState`], which dereferences to them.
#[derive(Debug)]
pub struct Parts {
    /// Configuration, store, relay, clock.
    pub foundations: Foundations,
    /// The contact centre.
    pub centre: CentreHandle,
    /// Sign-in.
    pub(crate) auth: AuthState,
    /// Apps and their origins.
    pub(crate) apps: AppsState,
    /// The scenario that plays.
    pub(crate) runs: Runs,
    /// Telephony systems.
    pub(crate) connectors: ConnectorsState,
    /// The way to servers outside.
    pub(crate) outside: OutsideClient,
}

impl HostState {
    pub(crate) fn new(
        foundations: Foundations,
        centre: CentreHandle,
        auth: AuthState,
        apps: AppsState,
        outside: OutsideClient,
    ) -> Self {
        Self(Arc::new(Parts {
            foundations,
            centre,
            auth,
            apps,
            runs: Runs::default(),
            connectors: ConnectorsState::default(),
            outside,
        }))
    }
}

impl Deref for HostState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Deref for Parts {
    type Target = Foundations;

    fn deref(&self) -> &Foundations {
        &self.foundations
    }
}
