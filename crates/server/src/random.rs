//! Unguessable bytes, and what is made of them.

use aws_lc_rs::rand;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::StartError;

/// 256 random bits.
///
/// # Errors
/// [`StartError::NoRandomness`] when the system gives none.
pub(crate) fn secret() -> Result<[u8; 32], StartError> {
    let mut bytes = [0; 32];
    rand::fill(&mut bytes).map_err(|_| StartError::NoRandomness)?;
    Ok(bytes)
}

/// A token of 256 random bits in 43 URL-safe characters.
pub(crate) fn token() -> Result<String, StartError> {
    Ok(URL_SAFE_NO_PAD.encode(secret()?))
}

/// How a token is stored: whoever reads the database can't sign in with it. A plain hash will do, because a token of 256
/// random bits can't be guessed.
pub(crate) fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}
