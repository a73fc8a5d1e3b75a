//! People who sign in.

use callbench_contract::ids::UserId;
use callbench_contract::role::Role;
use callbench_contract::time::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

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
            revision: 1,
        })
    }

    /// The person with this id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, user_id: &UserId) -> Result<Option<User>, StoreError> {
        sqlx::query("SELECT user_id, user_name, role, demo, revision FROM users WHERE user_id = $1")
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
            "SELECT user_id, user_name, role, demo, revision, password_hash FROM users WHERE user_id = $1",
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
        sqlx::query("SELECT user_id, user_name, role, demo, revision FROM users ORDER BY user_id")
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

    /// Replaces a password and ends all of that person's sessions.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when nobody has this id.
    pub async fn set_password(
        &self,
        user_id: &UserId,
        password_hash: &str,
    ) -> Result<(), StoreError> {
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

pub(crate) fn user(row: &SqliteRow) -> Result<User, StoreError> {
    Ok(User {
        user_id: row.parsed("user_id")?,
        user_name: row.try_get("user_name")?,
        role: row.parsed("role")?,
        demo: row.try_get::<i64, _>("demo")? != 0,
        revision: row.try_get("revision")?,
    })
}
