use callbench_store::{Store, StoreError};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use tempfile::TempDir;

use crate::places::store;

#[tokio::test]
async fn what_was_stored_is_there_when_the_store_is_opened_again() {
    let (first, directory) = store().await;
    let key = first
        .host_keys()
        .get_or_insert("k", "fresh", crate::places::NOW)
        .await
        .expect("a key");
    assert_eq!(key, "fresh");
    first.close().await;
    let again = Store::open(directory.path()).await.expect("opens");
    let key = again
        .host_keys()
        .get_or_insert("k", "other", crate::places::NOW)
        .await
        .expect("a key");
    assert_eq!(key, "fresh");
}

#[tokio::test]
async fn two_stores_can_t_share_a_directory() {
    let (first, directory) = store().await;
    let error = Store::open(directory.path()).await.expect_err("locked");
    let StoreError::Locked { holder, .. } = &error else {
        panic!("expected a lock, got {error}");
    };
    assert_eq!(*holder, Some(std::process::id()));
    assert!(error.to_string().contains("--data"));
    first.close().await;
    Store::open(directory.path()).await.expect("free again");
}

#[tokio::test]
async fn a_database_of_a_newer_callbench_is_left_alone() {
    let (store, directory) = store().await;
    let file = store.directory().database();
    store.close().await;
    let mut connection = SqliteConnectOptions::new()
        .filename(&file)
        .connect()
        .await
        .expect("connects");
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (9999, 'from the future', 1, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .expect("written");
    sqlx::Connection::close(connection).await.expect("closed");
    let before = std::fs::read(&file).expect("read");
    let error = Store::open(directory.path()).await.expect_err("too new");
    assert!(
        matches!(error, StoreError::NewerDatabase { found: 9999, .. }),
        "{error}"
    );
    assert!(error.to_string().contains("newer callbench"), "{error}");
    assert_eq!(std::fs::read(&file).expect("read"), before);
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    let directory = TempDir::new().expect("a directory");
    let file = directory.path().join("callbench.db");
    std::fs::write(
        &file,
        "no database, but long enough to look like one ".repeat(40),
    )
    .expect("written");
    let error = Store::open(directory.path())
        .await
        .expect_err("not a database");
    assert!(matches!(error, StoreError::NotADatabase { .. }), "{error}");
    assert!(error.to_string().contains("callbench.db"), "{error}");
}

#[tokio::test]
async fn a_path_that_is_no_directory_is_named() {
    let directory = TempDir::new().expect("a directory");
    let file = directory.path().join("file");
    std::fs::write(&file, "x").expect("written");
    for path in [file.clone(), file.join("below")] {
        let error = Store::open(&path).await.expect_err("no directory");
        assert!(matches!(error, StoreError::DataDirectory { .. }), "{error}");
        assert!(error.to_string().contains("--data"), "{error}");
    }
}

#[tokio::test]
async fn uploads_that_a_dead_host_left_are_removed() {
    let (store, directory) = store().await;
    let left = store.directory().incoming().join("upload-1");
    std::fs::write(&left, "half").expect("written");
    store.close().await;
    Store::open(directory.path()).await.expect("opens");
    assert!(!left.exists());
}
