//! Persistence: SQLite built in.
//!
//! Only this crate writes SQL, and nothing above it sees a row: its methods speak the words of the contract and the workspace.
//! What a method acknowledged survives a power failure (write-ahead log with full synchronisation).
//!
//! A [`Store`] is reached by subject: `store.users()`, `store.releases()`, `store.log()` and so on.

mod allowed_hosts;
mod app_conf;
mod app_data;
mod app_id;
mod app_store;
mod append;
mod apps;
mod blobs;
mod centre_log;
mod chat_attachments;
mod column;
mod connector_events;
mod connectors;
mod custom_slots;
mod data_directory;
mod database;
mod error;
mod host_keys;
mod instances;
mod interactions;
mod migrations;
mod placements;
mod release;
mod releases;
mod session_cache;
mod sessions;
mod setup_tokens;
mod snapshots;
mod store;
mod users;

pub use allowed_hosts::{AllowedHost, AllowedHosts};
pub use app_conf::{AppConf, AppConfRecord, NewAppConfRecord};
pub use app_data::AppData;
pub use app_id::AppId;
pub use app_store::AppStore;
pub use apps::{Activation, App, Apps};
pub use blobs::{BlobId, BlobIdError, Blobs};
pub use centre_log::{CentreLog, LogBatch, LoggedDelivery, LoggedFact};
pub use chat_attachments::{ChatAttachment, ChatAttachments, NewChatAttachment};
pub use connector_events::{ConnectorEvents, EventNote, LegNote};
pub use connectors::{ConnectorKind, ConnectorRecord, Connectors};
pub use custom_slots::CustomSlots;
pub use data_directory::DataDirectory;
pub use error::StoreError;
pub use host_keys::HostKeys;
pub use instances::{Instance, Instances};
pub use interactions::{InteractionFilter, Interactions, StoredInteraction};
pub use placements::{Placement, Placements};
pub use release::{
    Logos, NewFile, NewRelease, Release, ReleaseFile, ReleaseOutcome, ReleaseWarning, Replace,
};
pub use releases::Releases;
pub use sessions::{Session, Sessions};
pub use setup_tokens::{SetupOutcome, SetupTokens};
pub use snapshots::{SNAPSHOTS_KEPT, Snapshots};
pub use store::Store;
pub use users::{Administrators, NewUser, User, UserChange, Users};
