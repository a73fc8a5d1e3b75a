//! Apps: what is active, and the revision that guards changes.

use callbench_contract::ids::{AppName, UserId};
use callbench_contract::time::Timestamp;
use semver::Version;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::column::Column;
use crate::{AppId, Store, StoreError};

/// An app as it stands. Its releases and placements are read on their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// Its id and host label.
    pub app_id: AppId,
    /// The manifest's name.
    pub name: AppName,
    /// Counts the changes to the app, its releases and placements, from 1.
    pub revision: i64,
    /// The version that agents get.
    pub active: Option<Version>,
    /// The version that was active before, to which a rollback returns.
    pub previous: Option<Version>,
    /// The port of its own, where apps are told apart by port.
    pub port: Option<u16>,
}

/// One activation of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activation {
    /// Of which version.
    pub version: Version,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: UserId,
}

/// The apps of a store.
#[derive(Debug, Clone, Copy)]
pub struct Apps<'a>(pub(crate) &'a Store);

impl Apps<'_> {
    /// All apps, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self) -> Result<Vec<App>, StoreError> {
        sqlx::query(
            "SELECT app_id, name, revision, active_version, previous_version, port FROM apps ORDER BY name",
        )
        .fetch_all(self.0.reader())
        .await?
        .iter()
        .map(app)
        .collect()
    }

    /// The app with this id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, app_id: &AppId) -> Result<Option<App>, StoreError> {
        sqlx::query(
            "SELECT app_id, name, revision, active_version, previous_version, port FROM apps WHERE app_id = $1",
        )
        .bind(app_id.as_str())
        .fetch_optional(self.0.reader())
        .await?
        .as_ref()
        .map(app)
        .transpose()
    }

    /// Makes a release the one that agents get. Activating the active one again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such release.
    pub async fn activate(
        &self,
        app_id: &AppId,
        version: &Version,
        by: &UserId,
        now: Timestamp,
    ) -> Result<App, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let before = locked(&mut transaction, app_id).await?;
        if before.active.as_ref() == Some(version) {
            return Ok(before);
        }
        let exists = sqlx::query("SELECT 1 FROM releases WHERE app_id = $1 AND version = $2")
            .bind(app_id.as_str())
            .bind(version.to_string())
            .fetch_optional(&mut *transaction)
            .await?;
        if exists.is_none() {
            return Err(StoreError::Missing {
                what: format!("release {version} of {}", before.name),
            });
        }
        let previous = before.active.or(before.previous.filter(|p| p != version));
        switch(&mut transaction, app_id, Some(version), previous.as_ref()).await?;
        record(&mut transaction, app_id, version, by, now).await?;
        let after = locked(&mut transaction, app_id).await?;
        transaction.commit().await?;
        Ok(after)
    }

    /// Returns to the version that was active before this one.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none.
    pub async fn roll_back(
        &self,
        app_id: &AppId,
        by: &UserId,
        now: Timestamp,
    ) -> Result<App, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let before = locked(&mut transaction, app_id).await?;
        let Some(target) = before.previous else {
            return Err(StoreError::Missing {
                what: format!("an earlier active release of {}", before.name),
            });
        };
        switch(
            &mut transaction,
            app_id,
            Some(&target),
            before.active.as_ref(),
        )
        .await?;
        record(&mut transaction, app_id, &target, by, now).await?;
        let after = locked(&mut transaction, app_id).await?;
        transaction.commit().await?;
        Ok(after)
    }

    /// Takes the app away from agents; its releases stay.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such app.
    pub async fn deactivate(&self, app_id: &AppId) -> Result<App, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let before = locked(&mut transaction, app_id).await?;
        if before.active.is_none() {
            return Ok(before);
        }
        switch(&mut transaction, app_id, None, before.active.as_ref()).await?;
        let after = locked(&mut transaction, app_id).await?;
        transaction.commit().await?;
        Ok(after)
    }

    /// Remembers the port on which the app is served, where apps are told apart by port.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_port(&self, app_id: &AppId, port: u16) -> Result<(), StoreError> {
        sqlx::query("UPDATE apps SET port = $2 WHERE app_id = $1")
            .bind(app_id.as_str())
            .bind(i64::from(port))
            .execute(self.0.writer())
            .await?;
        Ok(())
    }

    /// Removes the app with everything that belongs to it, its own stored data included. Says whether there was one.
    /// The bytes of its releases go with the next [`Blobs::collect_garbage`](crate::Blobs::collect_garbage).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove(&self, app_id: &AppId) -> Result<bool, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let removed = forget(&mut transaction, app_id).await?;
        transaction.commit().await?;
        Ok(removed)
    }

    /// All activations of an app, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn activations(&self, app_id: &AppId) -> Result<Vec<Activation>, StoreError> {
        sqlx::query("SELECT version, at, by_user FROM activations WHERE app_id = $1 ORDER BY seq")
            .bind(app_id.as_str())
            .fetch_all(self.0.reader())
            .await?
            .iter()
            .map(|row| {
                Ok(Activation {
                    version: row.parsed("version")?,
                    at: Timestamp::new(row.try_get("at")?),
                    by: row.parsed("by_user")?,
                })
            })
            .collect()
    }
}

/// The app inside a transaction of the one writer, so that nobody changes it meanwhile.
pub(crate) async fn locked(
    connection: &mut SqliteConnection,
    app_id: &AppId,
) -> Result<App, StoreError> {
    find_in(connection, app_id)
        .await?
        .ok_or_else(|| StoreError::Missing {
            what: format!("app {app_id}"),
        })
}

pub(crate) async fn find_in(
    connection: &mut SqliteConnection,
    app_id: &AppId,
) -> Result<Option<App>, StoreError> {
    sqlx::query(
        "SELECT app_id, name, revision, active_version, previous_version, port FROM apps WHERE app_id = $1",
    )
    .bind(app_id.as_str())
    .fetch_optional(connection)
    .await?
    .as_ref()
    .map(app)
    .transpose()
}

/// Removes an app with everything that belongs to it. Says whether there was one.
pub(crate) async fn forget(
    connection: &mut SqliteConnection,
    app_id: &AppId,
) -> Result<bool, StoreError> {
    for table in [
        "DELETE FROM app_conf WHERE app_id = $1",
        "DELETE FROM app_store WHERE app_id = $1",
        "DELETE FROM app_data WHERE app_id = $1",
        "DELETE FROM snapshots WHERE app_id = $1",
        "DELETE FROM instances WHERE app_id = $1",
    ] {
        sqlx::query(table)
            .bind(app_id.as_str())
            .execute(&mut *connection)
            .await?;
    }
    let removed = sqlx::query("DELETE FROM apps WHERE app_id = $1")
        .bind(app_id.as_str())
        .execute(&mut *connection)
        .await?;
    Ok(removed.rows_affected() > 0)
}

/// Counts a change.
pub(crate) async fn touch(
    connection: &mut SqliteConnection,
    app_id: &AppId,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE apps SET revision = revision + 1 WHERE app_id = $1")
        .bind(app_id.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn switch(
    connection: &mut SqliteConnection,
    app_id: &AppId,
    active: Option<&Version>,
    previous: Option<&Version>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE apps SET active_version = $2, previous_version = $3, revision = revision + 1 WHERE app_id = $1",
    )
    .bind(app_id.as_str())
    .bind(active.map(Version::to_string))
    .bind(previous.map(Version::to_string))
    .execute(connection)
    .await?;
    Ok(())
}

async fn record(
    connection: &mut SqliteConnection,
    app_id: &AppId,
    version: &Version,
    by: &UserId,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO activations (app_id, seq, version, at, by_user) \
         SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4 FROM activations WHERE app_id = $1",
    )
    .bind(app_id.as_str())
    .bind(version.to_string())
    .bind(now.get())
    .bind(by.as_str())
    .execute(connection)
    .await?;
    Ok(())
}

fn app(row: &SqliteRow) -> Result<App, StoreError> {
    let port: Option<i64> = row.try_get("port")?;
    Ok(App {
        app_id: row.parsed("app_id")?,
        name: row.parsed("name")?,
        revision: row.try_get("revision")?,
        active: row.parsed_or_none("active_version")?,
        previous: row.parsed_or_none("previous_version")?,
        port: port
            .map(u16::try_from)
            .transpose()
            .map_err(|why| StoreError::unreadable("port", why))?,
    })
}
