//! Passwords: only their hashes are kept (Argon2id), and hashing never blocks the server's threads.

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;
use tokio::sync::Semaphore;

use crate::start_error::StartError;

/// The fewest characters of a password.
pub(crate) const SHORTEST: usize = 8;
/// The most bytes of a password: hashing more would only cost time.
pub(crate) const LONGEST: usize = 1024;

/// OWASP's second recommendation for Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Random bytes in the shape of a hash, which no known password has: verified against when the user id is unknown, so that the
/// answer takes as long as for one that is known.
pub(crate) const DECOY_HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$0rrw6FOaiI816ehCXPY8iw$F883qxhUmnESW19RKvDzHPKOAZrtaxurP8YPyalN0A8";

/// Passwords that are hashed at the same time: each takes 19 MiB and a core for some tens of milliseconds.
static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(4));

/// A password that can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasswordProblem {
    /// Fewer than eight characters.
    #[error("the password has fewer than {SHORTEST} characters; choose a longer one")]
    TooShort,
    /// More than 1024 bytes.
    #[error("the password has more than {LONGEST} bytes; choose a shorter one")]
    TooLong,
    /// The system gives no random numbers for the salt.
    #[error("the password can't be hashed, because the system gives no random numbers")]
    NotHashed,
}

/// The hash of a password that is good enough, to be stored. Takes some tens of milliseconds: don't call it on a server's thread.
///
/// # Errors
/// When the password is too short or too long.
pub fn hash_password(password: &str) -> Result<String, PasswordProblem> {
    check(password)?;
    hash(password)
}

/// Whether a password may be chosen.
pub(crate) fn check(password: &str) -> Result<(), PasswordProblem> {
    if password.chars().count() < SHORTEST {
        return Err(PasswordProblem::TooShort);
    }
    if password.len() > LONGEST {
        return Err(PasswordProblem::TooLong);
    }
    Ok(())
}

/// The hash of any password, also of one that nobody may choose (the demo's).
pub(crate) async fn hash_on_blocking_thread(password: String) -> Result<String, StartError> {
    let _turn = AT_ONCE.acquire().await;
    tokio::task::spawn_blocking(move || hash(&password))
        .await
        .map_err(|_| StartError::NoRandomness)?
        .map_err(|_| StartError::NoRandomness)
}

/// Whether the password has this hash. A hash that can't be read matches nothing.
pub(crate) async fn verify_on_blocking_thread(password: String, hash: String) -> bool {
    if password.len() > LONGEST {
        return false;
    }
    let _turn = AT_ONCE.acquire().await;
    tokio::task::spawn_blocking(move || verify(&password, &hash))
        .await
        .unwrap_or(false)
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str) -> Result<String, PasswordProblem> {
    hasher()
        .hash_password(password.as_bytes())
        .map(|hash: PasswordHash| hash.to_string())
        .map_err(|_| PasswordProblem::NotHashed)
}

fn verify(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| hasher().verify_password(password.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_has_its_own_hash_and_no_other() {
        let hash = hash_password("correct horse").expect("a good password");
        assert!(
            hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{hash}"
        );
        assert!(verify("correct horse", &hash));
        assert!(!verify("correct house", &hash));
        assert!(!verify("correct horse", "not a hash"));
        assert_ne!(
            hash,
            hash_password("correct horse").expect("a good password")
        );
    }

    #[test]
    fn the_decoy_costs_as_much_as_a_real_hash() {
        let decoy = PasswordHash::new(DECOY_HASH).expect("a hash");
        let real = hash_password("correct horse").expect("a good password");
        let real = PasswordHash::new(&real).expect("a hash");
        assert_eq!(decoy.params, real.params);
        assert_eq!(decoy.algorithm, real.algorithm);
        assert!(!verify("", DECOY_HASH));
    }

    #[test]
    fn short_and_overlong_passwords_are_refused() {
        assert_eq!(hash_password("seven77"), Err(PasswordProblem::TooShort));
        assert_eq!(
            hash_password(&"x".repeat(LONGEST + 1)),
            Err(PasswordProblem::TooLong)
        );
    }
}
