//! What serving needs to know of an app, kept in memory so that a request for a file doesn't ask the database.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use callbench_contract::manifest::AppName;
use callbench_store::{AppId, Logos, ReleaseFile, Store, StoreError};
use semver::Version;

use super::file_answer::ServedFile;

/// An app with all its releases.
#[derive(Debug)]
pub(crate) struct AppIndex {
    pub(crate) name: AppName,
    pub(crate) active: Option<Version>,
    pub(crate) releases: BTreeMap<Version, ReleaseIndex>,
}

/// The files of one release.
#[derive(Debug)]
pub(crate) struct ReleaseIndex {
    pub(crate) entry_page: String,
    /// Paths of the logos: the App Manager shows them before a release is active.
    pub(crate) logos: Vec<String>,
    pub(crate) files: BTreeMap<String, ServedFile>,
}

/// The apps that were asked for lately, by label.
///
/// A change forgets the app. A load that began before the change must not put the old state back, hence the generation.
#[derive(Debug, Default, Clone)]
pub(crate) struct AppIndexes(Arc<Mutex<Held>>);

#[derive(Debug, Default)]
struct Held {
    generation: u64,
    apps: HashMap<String, Arc<AppIndex>>,
}

impl AppIndexes {
    /// The app with this label; none when there is no such app.
    pub(crate) async fn get(
        &self,
        store: &Store,
        label: &str,
    ) -> Result<Option<Arc<AppIndex>>, StoreError> {
        let generation = {
            let held = self.held();
            if let Some(app) = held.apps.get(label) {
                return Ok(Some(Arc::clone(app)));
            }
            held.generation
        };
        let Some(app) = load(store, label).await? else {
            return Ok(None);
        };
        let app = Arc::new(app);
        let mut held = self.held();
        if held.generation == generation {
            held.apps.insert(label.to_owned(), Arc::clone(&app));
        }
        Ok(Some(app))
    }

    /// To be called after each change of an app or its releases.
    pub(crate) fn forget(&self, label: &str) {
        let mut held = self.held();
        held.generation += 1;
        held.apps.remove(label);
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn load(store: &Store, label: &str) -> Result<Option<AppIndex>, StoreError> {
    let Some(app) = store.apps().find(&AppId::new(label)).await? else {
        return Ok(None);
    };
    let mut releases = BTreeMap::new();
    for release in store.releases().of_app(&app.app_id).await? {
        let files = store
            .releases()
            .files(&app.app_id, &release.version)
            .await?;
        let Logos {
            small,
            medium,
            large,
        } = release.logos;
        let index = ReleaseIndex {
            entry_page: release.entry_page,
            logos: [small, medium, large].into_iter().flatten().collect(),
            files: files.into_iter().map(served).collect(),
        };
        releases.insert(release.version, index);
    }
    Ok(Some(AppIndex {
        name: app.name,
        active: app.active,
        releases,
    }))
}

fn served(file: ReleaseFile) -> (String, ServedFile) {
    let served = ServedFile {
        blob: file.blob,
        size: file.size,
        content_type: file.content_type,
        brotli: file.br,
        gzip: file.gz,
    };
    (file.path, served)
}
