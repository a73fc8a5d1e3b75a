//! An upload on its way: a file of its own in the data directory, gone again whatever happens.

use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::body::Body;
use callbench_store::StoreError;
use futures_util::StreamExt;
use http::StatusCode;
use tokio::fs::File;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

use crate::problem::Problem;

/// How long, at most, an upload that is too large is read on, so that the client hears the refusal instead of a broken connection.
const DRAIN: Duration = Duration::from_secs(5);

/// The file of an upload. Dropping it removes the file, so that an upload that breaks off leaves no trace.
#[derive(Debug)]
pub(super) struct Incoming {
    path: PathBuf,
}

impl Incoming {
    /// Writes a request's body into a file of its own.
    ///
    /// # Errors
    /// `upload-too-large`, `upload-broken-off`, or a failure of the disk.
    pub(super) async fn receive(folder: &Path, body: Body, limit: u64) -> Result<Self, Problem> {
        let failed = |source: std::io::Error| disk_problem(folder, source);
        tokio::fs::create_dir_all(folder).await.map_err(failed)?;
        let incoming = Self {
            path: folder.join(format!("{}.aaex", Uuid::new_v4())),
        };
        let mut file = File::create(&incoming.path).await.map_err(failed)?;
        let mut received: u64 = 0;
        let mut chunks = body.into_data_stream();
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|error| {
                let message = format!("the upload broke off after {received} bytes: {error}");
                Problem::new(
                    StatusCode::BAD_REQUEST,
                    "upload-broken-off",
                    message,
                    "send the package again",
                )
            })?;
            received += chunk.len() as u64;
            if received > limit {
                drop(file);
                drain(chunks).await;
                return Err(too_large(limit));
            }
            file.write_all(&chunk).await.map_err(failed)?;
        }
        file.flush().await.map_err(failed)?;
        Ok(incoming)
    }

    /// The whole upload. Blocks: call it where that is fine.
    pub(super) fn read(&self) -> Result<Vec<u8>, std::io::Error> {
        std::fs::read(&self.path)
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.path) {
            tracing::warn!(%error, path = %self.path.display(), "an upload's temporary file is still there");
        }
    }
}

/// Reads what the client still sends, for a while, and lets go of it.
pub(super) async fn drain(mut chunks: axum::body::BodyDataStream) {
    // Running out of time is as good as the end here.
    let _ = tokio::time::timeout(DRAIN, async {
        while let Some(Ok(_)) = chunks.next().await {}
    })
    .await;
}

/// 413: more bytes than a package may have.
pub(super) fn too_large(limit: u64) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "upload-too-large",
        format!(
            "the package is larger than {} MB ({limit} bytes)",
            limit / 1_000_000
        ),
        "leave out what the app doesn't load: source maps, unused images, media that can come from a server",
    )
}

fn disk_problem(folder: &Path, source: std::io::Error) -> Problem {
    if source.kind() == std::io::ErrorKind::StorageFull {
        return StoreError::DiskFull.into();
    }
    Problem::internal(&format!(
        "an upload could not be written to {}: {source}",
        folder.display()
    ))
}
