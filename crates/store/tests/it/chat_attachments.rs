use callbench_contract::ids::{AttachmentId, ChatId, UserId};
use callbench_contract::time::Timestamp;
use callbench_store::{NewChatAttachment, Store};
use tempfile::TempDir;

fn file(id: &str, bytes: &[u8]) -> NewChatAttachment {
    NewChatAttachment {
        attachment_id: AttachmentId::from(id),
        chat_id: ChatId::from("chat-1"),
        name: "offer.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        uploaded_by: UserId::new("agent1").expect("an id"),
        bytes: bytes.to_vec(),
    }
}

#[tokio::test]
async fn a_file_of_a_chat_is_found_with_its_bytes_and_is_no_garbage() {
    let directory = TempDir::new().expect("a directory");
    let store = Store::open(directory.path()).await.expect("a store");
    let files = store.chat_attachments();
    let kept = files
        .add(file("one", b"bytes"), Timestamp::new(1))
        .await
        .expect("kept");
    // The same bytes again are one blob.
    let again = files
        .add(file("two", b"bytes"), Timestamp::new(2))
        .await
        .expect("kept");
    assert_eq!(kept.blob, again.blob);
    assert_eq!(kept.size, 5);
    assert_eq!(store.blobs().collect_garbage().await.expect("collected"), 0);
    let found = files
        .find(&AttachmentId::from("one"))
        .await
        .expect("read")
        .expect("there");
    assert_eq!(found, kept);
    assert_eq!(
        store.blobs().read(&found.blob).await.expect("read"),
        b"bytes"
    );
    assert_eq!(
        files
            .find(&AttachmentId::from("three"))
            .await
            .expect("read"),
        None
    );
    store.close().await;
}
