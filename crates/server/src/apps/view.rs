//! Apps, releases and placements as the host's API gives them.

use callbench_contract::ids::{AgentQueueId, CampaignId, ProcessId, SlotName};
use callbench_contract::role::Role;
use callbench_contract::slot::{self, Layout, Slot, SlotType};
use callbench_contract::time::Timestamp;
use callbench_store::{
    Activation, App, Logos, Placement, Release, ReleaseFile, ReleaseWarning, StoreError,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::origin::AppOrigins;
use super::si_path::SiPath;
use crate::dev::DevApp;
use crate::state::HostState;

/// An app with its releases, newest first, and its placements.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = App)]
pub(crate) struct AppView {
    /// The host label; also the id in paths.
    app_id: String,
    /// The manifest's name.
    name: String,
    /// Counts the changes; needed to change placements.
    pub(crate) revision: i64,
    /// The version that agents get.
    #[schema(value_type = Option<String>)]
    active: Option<semver::Version>,
    /// The version that a rollback returns to.
    #[schema(value_type = Option<String>)]
    previous: Option<semver::Version>,
    /// Where it is served.
    origin: Option<String>,
    placements: Vec<PlacementView>,
    releases: Vec<ReleaseView>,
}

/// One version of an app.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Release)]
pub(crate) struct ReleaseView {
    /// The manifest's version.
    #[schema(value_type = String)]
    pub(crate) version: semver::Version,
    /// Milliseconds since the epoch.
    #[schema(value_type = i64)]
    uploaded_at: Timestamp,
    uploaded_by: String,
    /// SHA-256 of the archive, hexadecimal.
    archive_sha256: String,
    /// SHA-256 over paths and contents, hexadecimal: equal for equal contents however they were packed.
    content_sha256: String,
    /// Bytes of the archive.
    size: u64,
    /// Bytes of all files.
    inflated_size: u64,
    files: Vec<FileView>,
    manifest: Value,
    logos: LogoUrls,
    pub(crate) warnings: Vec<WarningView>,
    activations: Vec<ActivationView>,
}

/// A file of a release.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReleaseFile)]
struct FileView {
    path: String,
    /// Bytes.
    size: u64,
}

/// URLs of an app's logos.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[schema(as = Logos)]
pub(crate) struct LogoUrls {
    #[serde(skip_serializing_if = "Option::is_none")]
    small: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    medium: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    large: Option<String>,
}

/// Something odd in a package that was accepted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ReleaseWarning)]
pub(crate) struct WarningView {
    code: String,
    message: String,
    remedy: String,
}

/// When a release was activated, and by whom.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Activation)]
struct ActivationView {
    /// Milliseconds since the epoch.
    #[schema(value_type = i64)]
    at: Timestamp,
    by: String,
}

/// An app's place in a slot.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Placement)]
struct PlacementView {
    placement_id: String,
    #[schema(value_type = String)]
    slot: SlotName,
    #[schema(value_type = Vec<String>)]
    roles: Vec<Role>,
    #[schema(value_type = Option<i64>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    process_id: Option<ProcessId>,
    #[schema(value_type = Vec<i64>)]
    campaign_ids: Vec<CampaignId>,
    #[schema(value_type = Vec<i64>)]
    queue_ids: Vec<AgentQueueId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sdk_base_url: Option<String>,
}

/// A place in the shell.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Slot)]
pub(crate) struct SlotView {
    #[schema(value_type = String)]
    pub(crate) name: SlotName,
    #[schema(value_type = String)]
    pub(crate) slot_type: SlotType,
    #[schema(value_type = String)]
    pub(crate) layout: Layout,
    pub(crate) title: String,
    pub(crate) description: String,
    /// Whether it exists on every host and can't be removed.
    pub(crate) built_in: bool,
}

/// An app as the shell shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = AppCard)]
pub(crate) struct AppCard {
    pub(crate) app_id: String,
    pub(crate) name: String,
    pub(crate) version: String,
    description: String,
    author: String,
    logos: LogoUrls,
    /// Whether it comes from a dev server.
    dev: bool,
}

impl AppView {
    /// One of its releases.
    pub(crate) fn release(&self, version: &semver::Version) -> Option<ReleaseView> {
        self.releases
            .iter()
            .find(|release| release.version == *version)
            .cloned()
    }
}

impl SlotView {
    pub(crate) fn new(slot: Slot, built_in: bool) -> Self {
        Self {
            name: slot.name,
            slot_type: slot.slot_type,
            layout: slot.layout,
            title: slot.title,
            description: slot.description,
            built_in,
        }
    }
}

/// All slots: the built-in ones, then the administrator's.
pub(crate) async fn slots(state: &HostState) -> Result<Vec<SlotView>, StoreError> {
    let built_in = slot::built_in_slots()
        .into_iter()
        .map(|slot| SlotView::new(slot, true));
    let custom = state.store.custom_slots().list().await?;
    Ok(built_in
        .chain(custom.into_iter().map(|slot| SlotView::new(slot, false)))
        .collect())
}

/// An app with everything that belongs to it.
pub(crate) async fn app(state: &HostState, app: App) -> Result<AppView, StoreError> {
    let store = &state.store;
    let placements = store.placements().of_app(&app.app_id).await?;
    let activations = store.apps().activations(&app.app_id).await?;
    let mut releases = Vec::new();
    for release in store.releases().of_app(&app.app_id).await? {
        let files = store
            .releases()
            .files(&app.app_id, &release.version)
            .await?;
        releases.push(release_view(
            &state.apps.origins,
            &app,
            release,
            files,
            &activations,
        ));
    }
    releases.sort_by(|a, b| b.version.cmp(&a.version));
    Ok(AppView {
        origin: state.apps.origins.of_app(app.app_id.as_str()),
        app_id: app.app_id.as_str().to_owned(),
        name: app.name.as_str().to_owned(),
        revision: app.revision,
        active: app.active,
        previous: app.previous,
        placements: placements.into_iter().map(PlacementView::from).collect(),
        releases,
    })
}

fn release_view(
    origins: &AppOrigins,
    app: &App,
    release: Release,
    files: Vec<ReleaseFile>,
    activations: &[Activation],
) -> ReleaseView {
    ReleaseView {
        logos: logo_urls(origins, app, &release),
        uploaded_at: release.uploaded_at,
        uploaded_by: release.uploaded_by.as_str().to_owned(),
        archive_sha256: release.archive_sha256,
        content_sha256: release.content_sha256,
        size: release.size,
        inflated_size: release.inflated_size,
        files: files
            .into_iter()
            .map(|file| FileView {
                path: file.path,
                size: file.size,
            })
            .collect(),
        manifest: release.manifest,
        warnings: release
            .warnings
            .into_iter()
            .map(WarningView::from)
            .collect(),
        activations: activations
            .iter()
            .filter(|activation| activation.version == release.version)
            .map(|activation| ActivationView {
                at: activation.at,
                by: activation.by.as_str().to_owned(),
            })
            .collect(),
        version: release.version,
    }
}

/// The card of an uploaded release.
pub(crate) fn card(origins: &AppOrigins, app: &App, release: &Release) -> AppCard {
    let text = |key: &str| match release.manifest.get(key) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Object(person)) => person
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        _ => String::new(),
    };
    AppCard {
        app_id: app.app_id.as_str().to_owned(),
        name: app.name.as_str().to_owned(),
        version: release.version.to_string(),
        description: text("description"),
        author: text("author"),
        logos: logo_urls(origins, app, release),
        dev: false,
    }
}

/// The card of the app under development.
pub(crate) fn dev_card(origins: &AppOrigins, app: &DevApp) -> AppCard {
    let label = app.label();
    let url = |name: &str| {
        app.logo(name)?;
        let origin = origins.of_app(&label)?;
        Some(format!(
            "{origin}{}",
            SiPath::of(app.name.as_str(), &app.version.to_string(), name)
        ))
    };
    AppCard {
        name: app.name.as_str().to_owned(),
        version: app.version.to_string(),
        description: app.description.clone(),
        author: app.author.clone(),
        logos: LogoUrls {
            small: url("logo-small.png"),
            medium: url("logo-medium.png"),
            large: url("logo-large.png"),
        },
        dev: true,
        app_id: label,
    }
}

fn logo_urls(origins: &AppOrigins, app: &App, release: &Release) -> LogoUrls {
    let url = |path: Option<&String>| {
        let origin = origins.of_app(app.app_id.as_str())?;
        Some(format!(
            "{origin}{}",
            SiPath::of(app.name.as_str(), &release.version.to_string(), path?)
        ))
    };
    let Logos {
        small,
        medium,
        large,
    } = &release.logos;
    LogoUrls {
        small: url(small.as_ref()),
        medium: url(medium.as_ref()),
        large: url(large.as_ref()),
    }
}

impl From<Placement> for PlacementView {
    fn from(placement: Placement) -> Self {
        Self {
            placement_id: placement.placement_id,
            slot: placement.slot,
            roles: placement.roles,
            process_id: placement.process_id,
            campaign_ids: placement.campaign_ids,
            queue_ids: placement.queue_ids,
            sdk_base_url: placement.sdk_base_url,
        }
    }
}

impl From<ReleaseWarning> for WarningView {
    fn from(warning: ReleaseWarning) -> Self {
        Self {
            code: warning.code,
            message: warning.message,
            remedy: warning.remedy,
        }
    }
}
