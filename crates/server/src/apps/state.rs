//! What the apps' side of the host keeps in memory.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use callbench_relay::Notice;
use callbench_store::AppId;
use tokio::sync::Semaphore;

use super::origin::AppOrigins;
use super::release_index::AppIndexes;
use crate::StartError;
use crate::dev::{CurrentDevApp, DevProxy};
use crate::instances::TokenKey;
use crate::random;
use crate::state::{Foundations, HostState};

/// Apps and their origins. Cheap to clone; clones are the same.
#[derive(Debug, Clone)]
pub(crate) struct AppsState {
    /// Which origin belongs to whom.
    pub(crate) origins: AppOrigins,
    /// What serving needs to know of each app.
    pub(crate) indexes: AppIndexes,
    /// The app under development.
    pub(crate) dev: CurrentDevApp,
    /// The way to its dev server.
    pub(crate) dev_proxy: DevProxy,
    /// Signs instance tokens.
    pub(crate) tokens: TokenKey,
    /// The apps whose own ports are open.
    pub(crate) opened: OpenedPorts,
    /// One package is read at a time: each may take as much memory as its limits allow.
    pub(crate) reading: Arc<Semaphore>,
}

/// The apps whose own ports are open or being opened, so that none is opened twice.
#[derive(Debug, Clone, Default)]
pub(crate) struct OpenedPorts(Arc<Mutex<BTreeSet<String>>>);

impl OpenedPorts {
    /// Notes an app; says whether it is new.
    pub(super) fn insert(&self, label: &str) -> bool {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(label.to_owned())
    }

    /// Lets another attempt be made.
    pub(super) fn remove(&self, label: &str) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(label);
    }
}

/// The name of the secret that signs instance tokens.
const TOKEN_KEY: &str = "instance-tokens";

impl AppsState {
    /// Prepares the apps' side before anything is served.
    pub(crate) async fn start(foundations: &Foundations) -> Result<Self, StartError> {
        let now = foundations.clock.now();
        let secret = foundations
            .store
            .host_keys()
            .get_or_insert(TOKEN_KEY, &random::token()?, now)
            .await?;
        let origins = AppOrigins::new((*foundations.addressing).clone());
        for app in foundations.store.apps().list().await? {
            if let Some(port) = app.port {
                origins.set_port(app.app_id.as_str(), port);
            }
        }
        Ok(Self {
            origins,
            indexes: AppIndexes::default(),
            dev: CurrentDevApp::new(foundations.config.dev.clone()),
            dev_proxy: DevProxy::new(foundations.tasks.clone(), foundations.stopping.clone()),
            tokens: TokenKey::new(secret.as_bytes()),
            opened: OpenedPorts::default(),
            reading: Arc::new(Semaphore::new(1)),
        })
    }
}

/// To be called after each change that shells see: forgets what is held of the app, and tells every shell to look again.
pub(super) fn changed(state: &HostState, app: &AppId) {
    state.apps.indexes.forget(app.as_str());
    state.relay.notify_all(Notice::Slots);
}
