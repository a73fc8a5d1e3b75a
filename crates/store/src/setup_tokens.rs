//! The one-time token with which the first administrator is made.

use callbench_contract::time::Timestamp;

use crate::users::NewUser;
use crate::{Store, StoreError, User};

/// The set-up token of a store; at most one is good at a time.
#[derive(Debug, Clone, Copy)]
pub struct SetupTokens<'a>(pub(crate) &'a Store);

/// What came of using a set-up token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetupOutcome {
    /// The first administrator exists now, and the token is spent.
    Created(User),
    /// The token is not the one that was printed last, or it was used already.
    WrongToken,
}

impl SetupTokens<'_> {
    /// Makes this the only good token.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replace(&self, token_hash: &str, now: Timestamp) -> Result<(), StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        sqlx::query("DELETE FROM setup_tokens")
            .execute(&mut *transaction)
            .await?;
        sqlx::query("INSERT INTO setup_tokens (token_hash, created_at) VALUES ($1, $2)")
            .bind(token_hash)
            .bind(now.get())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Makes every token useless, because somebody can sign in by now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remove_all(&self) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM setup_tokens")
            .execute(self.0.writer())
            .await?;
        Ok(())
    }

    /// Spends the token and makes the user, both or neither.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when the user id is taken.
    pub async fn spend(
        &self,
        token_hash: &str,
        user: &NewUser,
        now: Timestamp,
    ) -> Result<SetupOutcome, StoreError> {
        let mut transaction = self.0.writer().begin().await?;
        let spent = sqlx::query("DELETE FROM setup_tokens WHERE token_hash = $1")
            .bind(token_hash)
            .execute(&mut *transaction)
            .await?;
        if spent.rows_affected() == 0 {
            return Ok(SetupOutcome::WrongToken);
        }
        let inserted = sqlx::query(
            "INSERT INTO users (user_id, user_name, role, password_hash, created_at, demo, revision) \
             VALUES ($1, $2, $3, $4, $5, 0, 1) ON CONFLICT (user_id) DO NOTHING",
        )
        .bind(user.user_id.as_str())
        .bind(&user.user_name)
        .bind(user.role.as_str())
        .bind(&user.password_hash)
        .bind(now.get())
        .execute(&mut *transaction)
        .await?;
        if inserted.rows_affected() == 0 {
            return Err(StoreError::Exists {
                what: format!("user {}", user.user_id),
            });
        }
        transaction.commit().await?;
        Ok(SetupOutcome::Created(User {
            user_id: user.user_id.clone(),
            user_name: user.user_name.clone(),
            role: user.role,
            demo: false,
            active: true,
            revision: 1,
        }))
    }
}
