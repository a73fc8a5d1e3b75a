//! Files of chats.

use callbench_contract::ids::{AttachmentId, ChatId, UserId};
use callbench_contract::time::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::blobs::{self, BlobId};
use crate::column::{Column, to_number};
use crate::{Store, StoreError};

/// A file of a chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatAttachment {
    /// Which.
    pub attachment_id: AttachmentId,
    /// The chat that it was uploaded for.
    pub chat_id: ChatId,
    /// The file's name.
    pub name: String,
    /// Its media type, as the name tells it.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its bytes.
    pub blob: BlobId,
}

/// A file to keep.
#[derive(Debug, Clone)]
pub struct NewChatAttachment {
    /// Which.
    pub attachment_id: AttachmentId,
    /// The chat that it is for.
    pub chat_id: ChatId,
    /// The file's name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Who uploads it.
    pub uploaded_by: UserId,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of chats in a store.
#[derive(Debug, Clone, Copy)]
pub struct ChatAttachments<'a>(pub(crate) &'a Store);

impl ChatAttachments<'_> {
    /// Keeps a file. When this returns, it survives a power failure.
    ///
    /// # Errors
    /// When the disk or the database fails; nothing is kept then.
    pub async fn add(
        &self,
        file: NewChatAttachment,
        now: Timestamp,
    ) -> Result<ChatAttachment, StoreError> {
        // Garbage collection must not take a blob that no row refers to yet.
        let _writing = self.0.blob_writers().read().await;
        let size = file.bytes.len() as u64;
        let folder = self.0.directory().blobs();
        let bytes = file.bytes;
        let blob = blobs::blocking(move || {
            let mut written = blobs::put_all(&folder, &[&bytes])?;
            written
                .pop()
                .ok_or_else(|| StoreError::unreadable("name of a new file", "none was given"))
        })
        .await?;
        let kept = ChatAttachment {
            attachment_id: file.attachment_id,
            chat_id: file.chat_id,
            name: file.name,
            media_type: file.media_type,
            size,
            blob,
        };
        sqlx::query(
            "INSERT INTO chat_attachments \
             (attachment_id, chat_id, name, media_type, size, sha256, uploaded_by, uploaded_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(kept.attachment_id.as_str())
        .bind(kept.chat_id.as_str())
        .bind(&kept.name)
        .bind(&kept.media_type)
        .bind(to_number("size", kept.size)?)
        .bind(kept.blob.as_str())
        .bind(file.uploaded_by.as_str())
        .bind(now.get())
        .execute(self.0.writer())
        .await?;
        Ok(kept)
    }

    /// The file with this id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, id: &AttachmentId) -> Result<Option<ChatAttachment>, StoreError> {
        sqlx::query(
            "SELECT attachment_id, chat_id, name, media_type, size, sha256 \
             FROM chat_attachments WHERE attachment_id = $1",
        )
        .bind(id.as_str())
        .fetch_optional(self.0.reader())
        .await?
        .as_ref()
        .map(attachment)
        .transpose()
    }
}

fn attachment(row: &SqliteRow) -> Result<ChatAttachment, StoreError> {
    let attachment_id: String = row.try_get("attachment_id")?;
    let chat_id: String = row.try_get("chat_id")?;
    Ok(ChatAttachment {
        attachment_id: AttachmentId::new(attachment_id),
        chat_id: ChatId::new(chat_id),
        name: row.try_get("name")?,
        media_type: row.try_get("media_type")?,
        size: row.count("size")?,
        blob: row.parsed("sha256")?,
    })
}
