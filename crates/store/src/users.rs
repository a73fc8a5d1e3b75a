//! People who sign in.

use callbench_contract::ids::UserId;
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::column::Column;
use crate::{Store, StoreError};

/// A person who signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The name to sign in with.
    pub user_id: UserId,
    /// The name that others see.
    pub user_name: String,
    /// What the person may do.
    pub role: Role,
    /// Whether this is one of the demo's people, whose password everyone knows.
    pub demo: bool,
    /// Whether the person may sign in.
    pub active: bool,
    /// Counts the changes, from 1.
    pub revision: i64,
}

/// A person to add.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The name to sign in with.
    pub user_id: UserId,
    /// The name that others see.
    pub user_name: String,
    /// What the person may do.
    pub role: Role,
    /// The password's hash in PHC form; the store never sees a password.
    pub password_hash: String,
    /// Whether this is one of the demo's people.
    pub demo: bool,
}

/// What is to be different of a person; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct UserChange {
    /// The revision that was read; refused when it is another by now.
    pub revision: Option<i64>,
    /// The name that others see.
    pub user_name: Option<String>,
    /// What the person may do.
    pub role: Option<Role>,
    /// The new password's hash in PHC form.
    pub password_hash: Option<String>,
    /// Whether the person may sign in.
    pub active: Option<bool>,
}

/// Which people may run the installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Administrators {
    /// All with that role, the demo's too.
    All,
    /// The demo's people can't sign in here, and count for nothing.
    WithoutDemo,
}

/// The users of a store.
#[derive(Debug, Clone, Copy)]
pub struct Users<'a>(pub(crate) &'a Store);

impl Users<'_> {
    /// Adds a person.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the user id is taken.
    pub async fn create(&self, user: &NewUser, now: Timestamp) -> Result<User, StoreError> {
        let inserted = sqlx::query(
            "INSERT INTO users (user_id, user_name, role, password_hash, created_at, demo, revision) \
             VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (user_id) DO NOTHING",
        )
        .bind(user.user_id.as_str())
        .bind(&user.user_name)
        .bind(user.role.as_str())
        .bind(&user.password_hash)
        .bind(now.get())
        .bind(i64::from(user.demo))
        .execute(self.0.writer())
        .await?;
        if inserted.rows_affected() == 0 {
            return Err(StoreError::Exists {
                what: format!("user {}", user.user_id),
            });
        }
        Ok(User {
            user_id: user.user_id.clone(),
            user_name: user.user_name.clone(),
            role: user.role,
            demo: user.demo,
            active: true,
            revision: 1,
        })
    }

    /// The person with this id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, user_id: &UserId) -> Result<Option<User>, StoreError> {
        sqlx::query(
            "SELECT user_id, user_name, role, demo, active, revision FROM users WHERE user_id = $1",
        )
        .bind(user_id.as_str())
        .fetch_optional(self.0.reader())
        .await?
        .as_ref()
        .map(user)
        .transpose()
    }

    /// The person with this id and the password's hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_with_password(
        &self,
        user_id: &UserId,
    ) -> Result<Option<(User, String)>, StoreError> {
        sqlx::query(
            "SELECT user_id, user_name, role, demo, active, revision, password_hash FROM users WHERE user_id = $1",
        )
        .bind(user_id.as_str())
        .fetch_optional(self.0.reader())
        .await?
        .as_ref()
        .map(|row| Ok((user(row)?, row.try_get("password_hash")?)))
        .transpose()
    }

    /// Everyone, by user id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn list(&self) -> Result<Vec<User>, StoreError> {
        sqlx::query(
            "SELECT user_id, user_name, role, demo, active, revision FROM users ORDER BY user_id",
        )
        .fetch_all(self.0.reader())
        .await?
        .iter()
        .map(user)
        .collect()
    }

    /// Whether nobody can sign in yet, the demo's people left aside.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let first = sqlx::query("SELECT user_id FROM users WHERE demo = 0 LIMIT 1")
            .fetch_optional(self.0.reader())
            .await?;
        Ok(first.is_none())
    }

    /// Changes a person. A new role, a new password, and being deactivated end the person's sessions, except `keep_session`
    /// (a token's hash) when only the password is new.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when nobody has this id, [`StoreError::Stale`] when the revision is another,
    /// [`StoreError::LastAdministrator`] when nobody could run the installation any more.
    pub async fn change(
        &self,
        user_id: &UserId,
        change: &UserChange,
        administrators: Administrators,
        keep_session: Option<&str>,
    ) -> Result<User, StoreError> {
        let _forgetting = self.0.session_cache().forgetting();
        let mut transaction = self.0.writer().begin().await?;
        let before = require(&mut transaction, user_id).await?;
        if change
            .revision
            .is_some_and(|revision| revision != before.revision)
        {
            return Err(StoreError::Stale {
                what: format!("user {user_id}"),
            });
        }
        let after = User {
            user_name: change.user_name.clone().unwrap_or(before.user_name.clone()),
            role: change.role.unwrap_or(before.role),
            active: change.active.unwrap_or(before.active),
            revision: before.revision + 1,
            ..before.clone()
        };
        sqlx::query(
            "UPDATE users SET user_name = $2, role = $3, active = $4, revision = $5, \
             password_hash = COALESCE($6, password_hash) WHERE user_id = $1",
        )
        .bind(user_id.as_str())
        .bind(&after.user_name)
        .bind(after.role.as_str())
        .bind(i64::from(after.active))
        .bind(after.revision)
        .bind(change.password_hash.as_deref())
        .execute(&mut *transaction)
        .await?;
        require_administrator(&mut transaction, &before, administrators).await?;
        let is_other_person = after.role != before.role || !after.active;
        if is_other_person || change.password_hash.is_some() {
            let keep = keep_session.filter(|_| !is_other_person);
            sqlx::query("DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2")
                .bind(user_id.as_str())
                .bind(keep.unwrap_or_default())
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(after)
    }

    /// Removes a person with all sessions, and with what apps kept for them.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when nobody has this id, [`StoreError::LastAdministrator`] when nobody could run the installation
    /// any more.
    pub async fn remove(
        &self,
        user_id: &UserId,
        administrators: Administrators,
    ) -> Result<(), StoreError> {
        let _forgetting = self.0.session_cache().forgetting();
        let mut transaction = self.0.writer().begin().await?;
        let before = require(&mut transaction, user_id).await?;
        for statement in [
            "DELETE FROM app_store WHERE user_id = $1",
            "DELETE FROM users WHERE user_id = $1",
        ] {
            sqlx::query(statement)
                .bind(user_id.as_str())
                .execute(&mut *transaction)
                .await?;
        }
        require_administrator(&mut transaction, &before, administrators).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Replaces a password and ends all of that person's sessions.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when nobody has this id.
    pub async fn set_password(
        &self,
        user_id: &UserId,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let _forgetting = self.0.session_cache().forgetting();
        let mut transaction = self.0.writer().begin().await?;
        let changed = sqlx::query(
            "UPDATE users SET password_hash = $2, revision = revision + 1 WHERE user_id = $1",
        )
        .bind(user_id.as_str())
        .bind(password_hash)
        .execute(&mut *transaction)
        .await?;
        if changed.rows_affected() == 0 {
            return Err(StoreError::Missing {
                what: format!("user {user_id}"),
            });
        }
        sqlx::query("DELETE FROM sessions WHERE user_id = $1")
            .bind(user_id.as_str())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }
}

async fn require(connection: &mut SqliteConnection, user_id: &UserId) -> Result<User, StoreError> {
    let row = sqlx::query(
        "SELECT user_id, user_name, role, demo, active, revision FROM users WHERE user_id = $1",
    )
    .bind(user_id.as_str())
    .fetch_optional(connection)
    .await?;
    let row = row.ok_or_else(|| StoreError::Missing {
        what: format!("user {user_id}"),
    })?;
    user(&row)
}

/// Refuses what was done to this person when it leaves nobody to run the installation.
async fn require_administrator(
    connection: &mut SqliteConnection,
    before: &User,
    which: Administrators,
) -> Result<(), StoreError> {
    let counts = |user: &User| which == Administrators::All || !user.demo;
    if before.role != Role::Administrator || !before.active || !counts(before) {
        return Ok(());
    }
    let left = sqlx::query(
        "SELECT user_id FROM users WHERE role = $1 AND active = 1 AND demo <= $2 LIMIT 1",
    )
    .bind(Role::Administrator.as_str())
    .bind(i64::from(which == Administrators::All))
    .fetch_optional(connection)
    .await?;
    if left.is_some() {
        return Ok(());
    }
    Err(StoreError::LastAdministrator {
        user_id: before.user_id.clone(),
    })
}

pub(crate) fn user(row: &SqliteRow) -> Result<User, StoreError> {
    Ok(User {
        user_id: row.parsed("user_id")?,
        user_name: row.try_get("user_name")?,
        role: row.parsed("role")?,
        demo: row.try_get::<i64, _>("demo")? != 0,
        active: row.try_get::<i64, _>("active")? != 0,
        revision: row.try_get("revision")?,
    })
}
