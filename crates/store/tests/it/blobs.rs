use callbench_store::{AppId, BlobId, Replace, StoreError};

use crate::places::{NOW, name, release, store, version};

#[tokio::test]
async fn blobs_lie_under_their_own_digest_and_equal_bytes_share_one() {
    let (store, _directory) = store().await;
    let app = AppId::of(&name());
    for text in ["1.0.0", "1.0.1"] {
        let mut release = release(text, "the same page");
        release.content_sha256 = text.to_owned();
        store
            .releases()
            .commit(release, Replace::Never, NOW)
            .await
            .expect("written");
    }
    let file = |text: &'static str| {
        let (store, app) = (store.clone(), app.clone());
        async move {
            store
                .releases()
                .file(&app, &version(text), "index.html")
                .await
        }
    };
    let first = file("1.0.0").await.expect("read").expect("a file");
    let second = file("1.0.1").await.expect("read").expect("a file");
    assert_eq!(first.blob, second.blob);
    assert_eq!(first.blob, BlobId::of(b"the same page"));
    assert_eq!(
        store.blobs().read(&first.blob).await.expect("read"),
        b"the same page"
    );
    let hex = first.blob.as_str();
    let expected = store.directory().blobs().join(&hex[..2]).join(hex);
    assert_eq!(store.blobs().path(&first.blob), expected);
}

#[tokio::test]
async fn garbage_is_what_no_release_refers_to() {
    let (store, _directory) = store().await;
    let app = AppId::of(&name());
    for (text, page) in [("1.0.0", "one"), ("2.0.0", "two")] {
        store
            .releases()
            .commit(release(text, page), Replace::Never, NOW)
            .await
            .expect("written");
    }
    assert_eq!(store.blobs().collect_garbage().await.expect("collected"), 0);
    store
        .releases()
        .remove(&app, &version("1.0.0"))
        .await
        .expect("removed");
    let half_written = store
        .blobs()
        .path(&BlobId::of(b"two"))
        .with_file_name(".left.tmp");
    std::fs::write(&half_written, "half").expect("written");
    assert_eq!(store.blobs().collect_garbage().await.expect("collected"), 3);
    let error = store
        .blobs()
        .read(&BlobId::of(b"one"))
        .await
        .expect_err("gone");
    assert!(matches!(error, StoreError::File { .. }), "{error}");
    assert_eq!(
        store.blobs().read(&BlobId::of(b"two")).await.expect("kept"),
        b"two"
    );
}
