//! The short-lived token with which the shell calls the host on behalf of one app instance.
//!
//! A JWT (HS256) that names the instance and nothing else: what the instance is allowed is read from the store at each call, so that
//! closing an instance or signing out ends its token at once.

use callbench_contract::ids::InstanceId;
use callbench_contract::time::{Millis, Timestamp};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

/// How long a token is valid. The shell renews it before that.
pub(crate) const LIFETIME: Millis = Millis::new(15 * 60 * 1000);

const ISSUER: &str = "callbench";
const AUDIENCE: &str = "instance";

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    /// The instance.
    sub: InstanceId,
    /// Seconds since the epoch, as the standard has it.
    iat: i64,
    exp: i64,
}

/// Signs and checks instance tokens.
#[derive(Clone)]
pub(crate) struct TokenKey {
    encoding: EncodingKey,
    decoding: DecodingKey,
}

impl std::fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenKey(…)")
    }
}

/// A token and when it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IssuedToken {
    pub(crate) token: String,
    pub(crate) expires_at: Timestamp,
}

/// Why a token is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TokenError {
    #[error("the instance token has expired")]
    Expired,
    #[error("the instance token is not one of this host's")]
    Invalid,
}

impl TokenKey {
    /// The key made of this installation's secret.
    pub(crate) fn new(secret: &[u8]) -> Self {
        Self {
            encoding: EncodingKey::from_secret(secret),
            decoding: DecodingKey::from_secret(secret),
        }
    }

    /// A token for an instance, valid from now on.
    pub(crate) fn issue(
        &self,
        instance: &InstanceId,
        now: Timestamp,
    ) -> Result<IssuedToken, jsonwebtoken::errors::Error> {
        // Whole seconds, rounded down, so that the caller never believes in a token longer than it holds.
        let expires = (now + LIFETIME).get() / 1000;
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: instance.clone(),
            iat: now.get() / 1000,
            exp: expires,
        };
        let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding)?;
        Ok(IssuedToken {
            token,
            expires_at: Timestamp::new(expires * 1000),
        })
    }

    /// Whose token this is.
    pub(crate) fn check(&self, token: &str, now: Timestamp) -> Result<InstanceId, TokenError> {
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_issuer(&[ISSUER]);
        validation.set_audience(&[AUDIENCE]);
        // The clock is an argument here, so the library's own check of the time is off.
        validation.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &validation)
            .map_err(|_| TokenError::Invalid)?
            .claims;
        if claims.exp.saturating_mul(1000) <= now.get() {
            return Err(TokenError::Expired);
        }
        Ok(claims.sub)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::new(1_700_000_000_123);

    #[test]
    fn a_token_names_its_instance_for_a_quarter_of_an_hour() {
        let key = TokenKey::new(b"a secret of this installation");
        let instance = InstanceId::new("i-1");
        let issued = key.issue(&instance, NOW).expect("signing works");
        assert_eq!(key.check(&issued.token, NOW), Ok(instance.clone()));
        let last = Timestamp::new(issued.expires_at.get() - 1);
        assert_eq!(key.check(&issued.token, last), Ok(instance));
        assert_eq!(
            key.check(&issued.token, issued.expires_at),
            Err(TokenError::Expired)
        );
    }

    #[test]
    fn another_installation_s_token_and_a_changed_one_are_refused() {
        let key = TokenKey::new(b"a secret of this installation");
        let other = TokenKey::new(b"another secret");
        let issued = other
            .issue(&InstanceId::new("i-1"), NOW)
            .expect("signing works");
        assert_eq!(key.check(&issued.token, NOW), Err(TokenError::Invalid));
        assert_eq!(key.check("not.a.token", NOW), Err(TokenError::Invalid));
        // "alg": "none"
        let unsigned =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.eyJzdWIiOiJpLTEiLCJleHAiOjk5OTk5OTk5OTl9.";
        assert_eq!(key.check(unsigned, NOW), Err(TokenError::Invalid));
    }
}
