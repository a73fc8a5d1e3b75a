//! Tells when the project's manifest was written.

use std::path::Path;
use std::time::Duration;

use callbench_contract::manifest::FILE_NAME;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use tokio::sync::mpsc;

use crate::failure::Failure;

/// An editor writes a file in several steps: what follows within this time is the same change.
const SETTLE: Duration = Duration::from_millis(120);

/// Watches until it is dropped.
#[derive(Debug)]
pub(crate) struct ManifestWatch {
    changes: mpsc::UnboundedReceiver<()>,
    _watcher: RecommendedWatcher,
}

impl ManifestWatch {
    /// Watches the project's folder, not the file: editors replace files.
    pub(crate) fn start(project: &Path) -> Result<Self, Failure> {
        let (sender, changes) = mpsc::unbounded_channel();
        let unwatchable = |error: notify::Error| {
            Failure::refused(format!(
                "{} can't be watched for changes: {error}",
                project.display()
            ))
            .remedy(
                "raise the system's limit of watched files (Linux: fs.inotify.max_user_watches)",
            )
        };
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            let about_the_manifest = event.is_ok_and(|event| {
                !event.kind.is_access()
                    && event
                        .paths
                        .iter()
                        .any(|path| path.file_name().is_some_and(|name| name == FILE_NAME))
            });
            if about_the_manifest {
                // The receiver is gone only while the command is ending.
                let _ = sender.send(());
            }
        })
        .map_err(unwatchable)?;
        watcher
            .watch(project, RecursiveMode::NonRecursive)
            .map_err(unwatchable)?;
        Ok(Self {
            changes,
            _watcher: watcher,
        })
    }

    /// Resolves after a change, once writing has settled.
    pub(crate) async fn changed(&mut self) {
        if self.changes.recv().await.is_none() {
            std::future::pending::<()>().await;
        }
        while let Ok(Some(())) = tokio::time::timeout(SETTLE, self.changes.recv()).await {}
    }
}
