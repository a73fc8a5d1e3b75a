//! Who is signed in. Tokens are stored as hashes only.

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;
use sqlx::Row;

use crate::users::{User, user};
use crate::{Store, StoreError};

/// A session that is still good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose it is, as the person stands now.
    pub user: User,
    /// When it began.
    pub created_at: Timestamp,
    /// When it ends unless it is prolonged.
    pub expires_at: Timestamp,
}

/// The sessions of a store.
#[derive(Debug, Clone, Copy)]
pub struct Sessions<'a>(pub(crate) &'a Store);

impl Sessions<'_> {
    /// Begins a session.
    ///
    /// # Errors
    /// When the database fails, or nobody has this user id.
    pub async fn create(
        &self,
        token_hash: &str,
        user_id: &UserId,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO sessions (token_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(token_hash)
        .bind(user_id.as_str())
        .bind(now.get())
        .bind(expires_at.get())
        .execute(self.0.writer())
        .await?;
        Ok(())
    }

    /// The session with this token, unless it has expired or its person may not sign in any more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(
        &self,
        token_hash: &str,
        now: Timestamp,
    ) -> Result<Option<Session>, StoreError> {
        let cache = self.0.session_cache();
        if let Some(session) = cache.get(token_hash, now) {
            return Ok(Some(session));
        }
        let generation = cache.generation();
        let found = sqlx::query(
            "SELECT u.user_id, u.user_name, u.role, u.demo, u.active, u.revision, s.created_at AS began_at, s.expires_at \
             FROM sessions s JOIN users u ON u.user_id = s.user_id \
             WHERE s.token_hash = $1 AND s.expires_at > $2 AND u.active = 1",
        )
        .bind(token_hash)
        .bind(now.get())
        .fetch_optional(self.0.reader())
        .await?
        .map(|row| {
            Ok::<_, StoreError>(Session {
                user: user(&row)?,
                created_at: Timestamp::new(row.try_get("began_at")?),
                expires_at: Timestamp::new(row.try_get("expires_at")?),
            })
        })
        .transpose()?;
        if let Some(session) = &found {
            cache.put(generation, token_hash, session, now);
        }
        Ok(found)
    }

    /// Moves a session's end.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prolong(&self, token_hash: &str, expires_at: Timestamp) -> Result<(), StoreError> {
        let _forgetting = self.0.session_cache().forgetting();
        sqlx::query("UPDATE sessions SET expires_at = $2 WHERE token_hash = $1")
            .bind(token_hash)
            .bind(expires_at.get())
            .execute(self.0.writer())
            .await?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end(&self, token_hash: &str) -> Result<(), StoreError> {
        let _forgetting = self.0.session_cache().forgetting();
        sqlx::query("DELETE FROM sessions WHERE token_hash = $1")
            .bind(token_hash)
            .execute(self.0.writer())
            .await?;
        Ok(())
    }

    /// Ends all sessions of a user.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_all(&self, user_id: &UserId) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sessions WHERE user_id = $1")
            .bind(user_id.as_str())
            .execute(self.0.writer())
            .await?;
        Ok(())
    }

    /// Ends all sessions of a user except one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_others(&self, user_id: &UserId, keep: &str) -> Result<(), StoreError> {
        let _forgetting = self.0.session_cache().forgetting();
        sqlx::query("DELETE FROM sessions WHERE user_id = $1 AND token_hash <> $2")
            .bind(user_id.as_str())
            .bind(keep)
            .execute(self.0.writer())
            .await?;
        Ok(())
    }

    /// Forgets the sessions that have expired.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_expired(&self, now: Timestamp) -> Result<u64, StoreError> {
        let _forgetting = self.0.session_cache().forgetting();
        let removed = sqlx::query("DELETE FROM sessions WHERE expires_at <= $1")
            .bind(now.get())
            .execute(self.0.writer())
            .await?;
        Ok(removed.rows_affected())
    }
}
