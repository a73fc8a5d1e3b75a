//! The store: one data directory, opened by one process.

use std::path::Path;
use std::sync::Arc;

use sqlx::sqlite::SqlitePool;
use tokio::sync::RwLock;

use crate::append::LogInserts;
use crate::database::Database;
use crate::session_cache::SessionCache;
use crate::{
    AllowedHosts, AppConf, AppData, AppStore, Apps, Blobs, CentreLog, ChatAttachments,
    ConnectorEvents, Connectors, CustomSlots, DataDirectory, HostKeys, Instances, Interactions,
    Placements, Releases, Sessions, SetupTokens, Snapshots, StoreError, Users,
};

/// Everything a host keeps. Cheap to clone; all clones are the same store.
#[derive(Debug, Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    directory: DataDirectory,
    database: Database,
    log_inserts: LogInserts,
    sessions: SessionCache,
    /// Read-held while a release's blobs are written, write-held while garbage is collected.
    blob_writers: RwLock<()>,
}

impl Store {
    /// Opens the data directory, creating it when it is missing, and brings its database up to date.
    ///
    /// # Errors
    /// See [`StoreError`]: the directory can't be used, another host has it, or the database is newer than this binary.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let directory = DataDirectory::open(path)?;
        let database = Database::open(&directory.database()).await?;
        directory.clear_incoming()?;
        Ok(Self {
            inner: Arc::new(Inner {
                directory,
                database,
                log_inserts: LogInserts::new(),
                sessions: SessionCache::default(),
                blob_writers: RwLock::new(()),
            }),
        })
    }

    /// Where it is kept.
    #[must_use]
    pub fn directory(&self) -> &DataDirectory {
        &self.inner.directory
    }

    /// Finishes what is under way, closes the database and lets another host have the directory. Using the store afterwards fails.
    pub async fn close(&self) {
        self.inner.database.close().await;
        self.inner.directory.unlock();
    }

    /// People who sign in.
    #[must_use]
    pub fn users(&self) -> Users<'_> {
        Users(self)
    }

    /// Who is signed in.
    #[must_use]
    pub fn sessions(&self) -> Sessions<'_> {
        Sessions(self)
    }

    /// The one-time token of the first start.
    #[must_use]
    pub fn setup_tokens(&self) -> SetupTokens<'_> {
        SetupTokens(self)
    }

    /// Secrets of this installation.
    #[must_use]
    pub fn host_keys(&self) -> HostKeys<'_> {
        HostKeys(self)
    }

    /// The domain log and the deliveries.
    #[must_use]
    pub fn log(&self) -> CentreLog<'_> {
        CentreLog(self)
    }

    /// Files of chats.
    #[must_use]
    pub fn chat_attachments(&self) -> ChatAttachments<'_> {
        ChatAttachments(self)
    }

    /// Interactions that are over.
    #[must_use]
    pub fn interactions(&self) -> Interactions<'_> {
        Interactions(self)
    }

    /// Apps.
    #[must_use]
    pub fn apps(&self) -> Apps<'_> {
        Apps(self)
    }

    /// Releases and their files.
    #[must_use]
    pub fn releases(&self) -> Releases<'_> {
        Releases(self)
    }

    /// Which app shows where for whom.
    #[must_use]
    pub fn placements(&self) -> Placements<'_> {
        Placements(self)
    }

    /// Slots that an administrator defined.
    #[must_use]
    pub fn custom_slots(&self) -> CustomSlots<'_> {
        CustomSlots(self)
    }

    /// What apps keep with `appConf`.
    #[must_use]
    pub fn app_conf(&self) -> AppConf<'_> {
        AppConf(self)
    }

    /// What apps keep with `store`.
    #[must_use]
    pub fn app_store(&self) -> AppStore<'_> {
        AppStore(self)
    }

    /// What apps keep with `dbData`.
    #[must_use]
    pub fn app_data(&self) -> AppData<'_> {
        AppData(self)
    }

    /// Copies of data objects that apps took.
    #[must_use]
    pub fn snapshots(&self) -> Snapshots<'_> {
        Snapshots(self)
    }

    /// Servers outside that apps may reach through the host.
    #[must_use]
    pub fn allowed_hosts(&self) -> AllowedHosts<'_> {
        AllowedHosts(self)
    }

    /// Running copies of apps.
    #[must_use]
    pub fn instances(&self) -> Instances<'_> {
        Instances(self)
    }

    /// Telephony systems that are connected.
    #[must_use]
    pub fn connectors(&self) -> Connectors<'_> {
        Connectors(self)
    }

    /// What connectors have reported.
    #[must_use]
    pub fn connector_events(&self) -> ConnectorEvents<'_> {
        ConnectorEvents(self)
    }

    /// The bytes of releases.
    #[must_use]
    pub fn blobs(&self) -> Blobs<'_> {
        Blobs(self)
    }

    pub(crate) fn session_cache(&self) -> &SessionCache {
        &self.inner.sessions
    }

    pub(crate) fn log_inserts(&self) -> &LogInserts {
        &self.inner.log_inserts
    }

    pub(crate) fn writer(&self) -> &SqlitePool {
        &self.inner.database.writer
    }

    pub(crate) fn reader(&self) -> &SqlitePool {
        &self.inner.database.reader
    }

    pub(crate) fn blob_writers(&self) -> &RwLock<()> {
        &self.inner.blob_writers
    }
}
