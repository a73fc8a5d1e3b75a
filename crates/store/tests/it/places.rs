//! Stores on temporary directories, and things to put in them.

use callbench_contract::ids::{AppName, UserId};
use callbench_contract::time::Timestamp;
use callbench_store::{Logos, NewFile, NewRelease, Store};
use semver::Version;
use serde_json::json;
use tempfile::TempDir;

pub(crate) const NOW: Timestamp = Timestamp::new(1_700_000_000_000);

pub(crate) async fn store() -> (Store, TempDir) {
    let directory = TempDir::new().expect("a temporary directory");
    let store = Store::open(directory.path())
        .await
        .expect("the store opens");
    (store, directory)
}

pub(crate) fn user(id: &str) -> UserId {
    id.parse().expect("a user id")
}

pub(crate) fn version(text: &str) -> Version {
    text.parse().expect("a version")
}

pub(crate) fn name() -> AppName {
    AppName::new("Branch_Tool").expect("a name")
}

/// A release whose one page has this text.
pub(crate) fn release(version_text: &str, page: &str) -> NewRelease {
    NewRelease {
        name: name(),
        version: version(version_text),
        uploaded_by: user("admin1"),
        archive_sha256: format!("archive of {page}"),
        content_sha256: format!("content of {page}"),
        size: 10,
        inflated_size: page.len() as u64,
        entry_page: "index.html".to_owned(),
        manifest: json!({ "name": "Branch_Tool", "version": version_text }),
        logos: Logos::default(),
        warnings: Vec::new(),
        files: vec![NewFile {
            path: "index.html".to_owned(),
            content_type: "text/html".to_owned(),
            bytes: page.as_bytes().to_vec(),
            br: Some(format!("{page} in brotli").into_bytes()),
            gz: None,
        }],
    }
}
