-- Files of chats. Their bytes are blobs, as those of releases.
CREATE TABLE chat_attachments (
  attachment_id TEXT NOT NULL PRIMARY KEY,
  chat_id TEXT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  uploaded_by TEXT NOT NULL,
  uploaded_at BIGINT NOT NULL
);
CREATE INDEX chat_attachments_by_blob ON chat_attachments (sha256);
