//! Releases: one version of an app with its files. Written whole or not at all.

use callbench_contract::time::Timestamp;
use semver::Version;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::blobs::{self, BlobId};
use crate::column::{Column, to_json, to_number};
use crate::release::{NewFile, NewRelease, Release, ReleaseFile, ReleaseOutcome, Replace};
use crate::{AppId, Store, StoreError, apps};

/// The releases of a store.
#[derive(Debug, Clone, Copy)]
pub struct Releases<'a>(pub(crate) &'a Store);

impl Releases<'_> {
    /// Writes a release with all its files, and its app when it is the first. All of it or nothing.
    ///
    /// # Errors
    /// When the disk or the database fails; nothing is changed then.
    pub async fn commit(
        &self,
        release: NewRelease,
        replace: Replace,
        now: Timestamp,
    ) -> Result<ReleaseOutcome, StoreError> {
        let app_id = AppId::of(&release.name);
        // Garbage collection must not take blobs that no row refers to yet.
        let _writing = self.0.blob_writers().read().await;
        if let Some(outcome) = decided(
            existing_content(
                self.0.reader().acquire().await?.as_mut(),
                &app_id,
                &release.version,
            )
            .await?,
            &release,
            replace,
        ) {
            return Ok(outcome);
        }
        let folder = self.0.directory().blobs();
        let (release, files) = blobs::blocking(move || {
            let mut release = release;
            let files = stored(&folder, &std::mem::take(&mut release.files))?;
            Ok((release, files))
        })
        .await?;

        let mut transaction = self.0.writer().begin().await?;
        // Once more, now that nobody else can write.
        let existing = existing_content(&mut transaction, &app_id, &release.version).await?;
        let replaces = existing.is_some();
        if let Some(outcome) = decided(existing, &release, replace) {
            return Ok(outcome);
        }
        if replaces {
            sqlx::query("DELETE FROM releases WHERE app_id = $1 AND version = $2")
                .bind(app_id.as_str())
                .bind(release.version.to_string())
                .execute(&mut *transaction)
                .await?;
        }
        sqlx::query(
            "INSERT INTO apps (app_id, name, revision, created_at) VALUES ($1, $2, 0, $3) \
             ON CONFLICT (app_id) DO NOTHING",
        )
        .bind(app_id.as_str())
        .bind(release.name.as_str())
        .bind(now.get())
        .execute(&mut *transaction)
        .await?;
        insert(&mut transaction, &app_id, &release, &files, now).await?;
        apps::touch(&mut transaction, &app_id).await?;
        transaction.commit().await?;
        Ok(if replaces {
            ReleaseOutcome::Replaced
        } else {
            ReleaseOutcome::Created
        })
    }

    /// An app's releases, the one uploaded last first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_app(&self, app_id: &AppId) -> Result<Vec<Release>, StoreError> {
        sqlx::query(
            "SELECT * FROM releases WHERE app_id = $1 ORDER BY uploaded_at DESC, version DESC",
        )
        .bind(app_id.as_str())
        .fetch_all(self.0.reader())
        .await?
        .iter()
        .map(release)
        .collect()
    }

    /// One release.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(
        &self,
        app_id: &AppId,
        version: &Version,
    ) -> Result<Option<Release>, StoreError> {
        sqlx::query("SELECT * FROM releases WHERE app_id = $1 AND version = $2")
            .bind(app_id.as_str())
            .bind(version.to_string())
            .fetch_optional(self.0.reader())
            .await?
            .as_ref()
            .map(release)
            .transpose()
    }

    /// The files of a release, by path.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn files(
        &self,
        app_id: &AppId,
        version: &Version,
    ) -> Result<Vec<ReleaseFile>, StoreError> {
        sqlx::query("SELECT * FROM release_files WHERE app_id = $1 AND version = $2 ORDER BY path")
            .bind(app_id.as_str())
            .bind(version.to_string())
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(file)
            .collect()
    }

    /// One file of a release.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn file(
        &self,
        app_id: &AppId,
        version: &Version,
        path: &str,
    ) -> Result<Option<ReleaseFile>, StoreError> {
        sqlx::query("SELECT * FROM release_files WHERE app_id = $1 AND version = $2 AND path = $3")
            .bind(app_id.as_str())
            .bind(version.to_string())
            .bind(path)
            .fetch_optional(self.0.reader())
            .await?
            .as_ref()
            .map(file)
            .transpose()
    }

    /// Removes a release that isn't active; with the last one the app goes too. Says whether the app is still there.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such release, [`StoreError::InUse`] when it is active.
    pub async fn remove(&self, app_id: &AppId, version: &Version) -> Result<bool, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let app = apps::locked(&mut transaction, app_id).await?;
        let what = format!("release {version} of {}", app.name);
        if app.active.as_ref() == Some(version) {
            return Err(StoreError::InUse {
                what,
                by: "agents: it is the active one".to_owned(),
            });
        }
        let removed = sqlx::query("DELETE FROM releases WHERE app_id = $1 AND version = $2")
            .bind(app_id.as_str())
            .bind(version.to_string())
            .execute(&mut *transaction)
            .await?;
        if removed.rows_affected() == 0 {
            return Err(StoreError::Missing { what });
        }
        let left = sqlx::query("SELECT 1 FROM releases WHERE app_id = $1 LIMIT 1")
            .bind(app_id.as_str())
            .fetch_optional(&mut *transaction)
            .await?
            .is_some();
        if left {
            let previous = app.previous.filter(|previous| previous != version);
            apps::switch(
                &mut transaction,
                app_id,
                app.active.as_ref(),
                previous.as_ref(),
            )
            .await?;
        } else {
            apps::forget(&mut transaction, app_id).await?;
        }
        transaction.commit().await?;
        Ok(left)
    }
}

/// What is known before anything is written: the same contents need no writing, others may not be written.
fn decided(
    existing: Option<String>,
    release: &NewRelease,
    replace: Replace,
) -> Option<ReleaseOutcome> {
    match existing {
        None => None,
        Some(content) if content == release.content_sha256 => Some(ReleaseOutcome::Unchanged),
        Some(_) if replace == Replace::Never => Some(ReleaseOutcome::Immutable),
        Some(_) => None,
    }
}

async fn existing_content(
    connection: &mut SqliteConnection,
    app_id: &AppId,
    version: &Version,
) -> Result<Option<String>, StoreError> {
    let row = sqlx::query("SELECT content_sha256 FROM releases WHERE app_id = $1 AND version = $2")
        .bind(app_id.as_str())
        .bind(version.to_string())
        .fetch_optional(connection)
        .await?;
    Ok(row.map(|row| row.try_get("content_sha256")).transpose()?)
}

/// Writes the bytes of all files, then says where they are.
fn stored(folder: &std::path::Path, files: &[NewFile]) -> Result<Vec<ReleaseFile>, StoreError> {
    let contents: Vec<&[u8]> = files
        .iter()
        .flat_map(|file| {
            let (br, gz) = (file.br.as_deref(), file.gz.as_deref());
            [Some(file.bytes.as_slice()), br, gz].into_iter().flatten()
        })
        .collect();
    let mut written = blobs::put_all(folder, &contents)?.into_iter();
    // In the same order as the contents above.
    let mut next = || {
        written
            .next()
            .ok_or_else(|| StoreError::unreadable("blobs", "one was not written"))
    };
    files
        .iter()
        .map(|file| {
            Ok(ReleaseFile {
                path: file.path.clone(),
                size: file.bytes.len() as u64,
                content_type: file.content_type.clone(),
                blob: next()?,
                br: file.br.as_ref().map(|_| next()).transpose()?,
                gz: file.gz.as_ref().map(|_| next()).transpose()?,
            })
        })
        .collect()
}

async fn insert(
    connection: &mut SqliteConnection,
    app_id: &AppId,
    release: &NewRelease,
    files: &[ReleaseFile],
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO releases (app_id, version, uploaded_at, uploaded_by, archive_sha256, content_sha256, \
         size, inflated_size, entry_page, manifest, logos, warnings) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(app_id.as_str())
    .bind(release.version.to_string())
    .bind(now.get())
    .bind(release.uploaded_by.as_str())
    .bind(&release.archive_sha256)
    .bind(&release.content_sha256)
    .bind(to_number("size", release.size)?)
    .bind(to_number("inflated_size", release.inflated_size)?)
    .bind(&release.entry_page)
    .bind(to_json("manifest", &release.manifest)?)
    .bind(to_json("logos", &release.logos)?)
    .bind(to_json("warnings", &release.warnings)?)
    .execute(&mut *connection)
    .await?;
    for file in files {
        sqlx::query(
            "INSERT INTO release_files (app_id, version, path, size, sha256, content_type, br_sha256, gz_sha256) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(app_id.as_str())
        .bind(release.version.to_string())
        .bind(&file.path)
        .bind(to_number("size", file.size)?)
        .bind(file.blob.as_str())
        .bind(&file.content_type)
        .bind(file.br.as_ref().map(BlobId::as_str))
        .bind(file.gz.as_ref().map(BlobId::as_str))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

fn release(row: &SqliteRow) -> Result<Release, StoreError> {
    Ok(Release {
        version: row.parsed("version")?,
        uploaded_at: Timestamp::new(row.try_get("uploaded_at")?),
        uploaded_by: row.parsed("uploaded_by")?,
        archive_sha256: row.try_get("archive_sha256")?,
        content_sha256: row.try_get("content_sha256")?,
        size: row.count("size")?,
        inflated_size: row.count("inflated_size")?,
        entry_page: row.try_get("entry_page")?,
        manifest: row.json("manifest")?,
        logos: row.json("logos")?,
        warnings: row.json("warnings")?,
    })
}

fn file(row: &SqliteRow) -> Result<ReleaseFile, StoreError> {
    Ok(ReleaseFile {
        path: row.try_get("path")?,
        size: row.count("size")?,
        content_type: row.try_get("content_type")?,
        blob: row.parsed("sha256")?,
        br: row.parsed_or_none("br_sha256")?,
        gz: row.parsed_or_none("gz_sha256")?,
    })
}
