//! Who sent it, and that nobody changed it: `Callbench-Signature: connector=<name>,t=<seconds>,v1=<hex>`.
//!
//! 1. `v1` is HMAC-SHA256 with the connector's secret over `<t>.`, then a line `name:value` for each `ce-…` header in the order of
//!    their names (events in binary mode have them; others have none), then the body.
//! 2. `t` is when it was signed, in seconds since the epoch. It may differ from the host's clock by [`WINDOW`]: what somebody
//!    recorded can't be played again later, and within that time it is an event that came twice.
//! 3. The tag is compared in constant time.
//!
//! The same header goes out with orders, so that the other side can check us.

use aws_lc_rs::hmac;
use callbench_contract::ids::ConnectorName;
use callbench_contract::time::{Millis, Timestamp};
use http::{HeaderMap, StatusCode};

use crate::problem::Problem;

/// The header's name.
pub(super) const HEADER: &str = "callbench-signature";
/// How far the time of a signature may be from the host's.
const WINDOW: Millis = Millis::from_secs(300);
/// Names of headers that are signed begin like this.
const SIGNED_HEADERS: &str = "ce-";

/// What the header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signature {
    /// Whose secret it was made with.
    pub(super) connector: Option<ConnectorName>,
    seconds: i64,
    /// More than one while a sender changes its secret.
    tags: Vec<Vec<u8>>,
}

impl Signature {
    /// Reads the header.
    pub(super) fn of(headers: &HeaderMap) -> Result<Self, Problem> {
        let mut all = headers.get_all(HEADER).iter();
        let header = match (all.next(), all.next()) {
            (Some(header), None) => header,
            (None, _) => {
                return Err(refused(
                    "unsigned",
                    "the request carries no `Callbench-Signature`",
                ));
            }
            (Some(_), Some(_)) => {
                return Err(malformed("there is more than one `Callbench-Signature`"));
            }
        };
        let header = header
            .to_str()
            .map_err(|_| malformed("it holds characters that a header can't hold"))?;
        let (mut connector, mut seconds, mut tags) = (None, None, Vec::new());
        for part in header.split(',') {
            match part.trim().split_once('=') {
                Some(("connector", name)) => connector = Some(ConnectorName::new(name)),
                Some(("t", text)) => {
                    seconds = Some(text.parse::<i64>().map_err(|_| {
                        malformed("`t` is not a number of seconds since the epoch")
                    })?);
                }
                Some(("v1", text)) => tags.push(
                    from_hex(text).ok_or_else(|| malformed("`v1` is not 64 hexadecimal digits"))?,
                ),
                // Other versions may stand beside ours.
                Some(_) => {}
                None => return Err(malformed("a part of it has no `=`")),
            }
        }
        let seconds = seconds.ok_or_else(|| malformed("`t` is missing"))?;
        if tags.is_empty() {
            return Err(malformed("`v1` is missing"));
        }
        Ok(Self {
            connector,
            seconds,
            tags,
        })
    }

    /// Checks that the holder of this secret signed this request, lately.
    pub(super) fn check(
        &self,
        secret: &str,
        headers: &HeaderMap,
        body: &[u8],
        now: Timestamp,
    ) -> Result<(), Problem> {
        let content = content(self.seconds, headers, body);
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        let fits = self
            .tags
            .iter()
            .any(|tag| hmac::verify(&key, &content, tag).is_ok());
        if !fits {
            return Err(refused(
                "wrong-signature",
                "the signature does not fit the connector's secret and what was sent",
            ));
        }
        // After the tag: nobody learns about our clock who doesn't hold the secret.
        let signed_at = Timestamp::new(self.seconds.saturating_mul(1000));
        let away = now.get().saturating_sub(signed_at.get()).saturating_abs();
        if away > WINDOW.get() {
            return Err(refused(
                "stale-signature",
                format!(
                    "the signature is {} s away from the host's clock, more than the {} s that are allowed",
                    away / 1000,
                    WINDOW.get() / 1000
                ),
            )
            .details(serde_json::json!({ "now": now })));
        }
        Ok(())
    }
}

/// The header's value for something that we send.
pub(super) fn sign(
    connector: &ConnectorName,
    secret: &str,
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> String {
    let seconds = now.get().div_euclid(1000);
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let tag = hmac::sign(&key, &content(seconds, headers, body));
    format!("connector={connector},t={seconds},v1={}", hex(tag.as_ref()))
}

fn content(seconds: i64, headers: &HeaderMap, body: &[u8]) -> Vec<u8> {
    let mut signed: Vec<(&str, &[u8])> = headers
        .iter()
        .filter(|(name, _)| name.as_str().starts_with(SIGNED_HEADERS))
        .map(|(name, value)| (name.as_str(), value.as_bytes()))
        .collect();
    // Header names are in lower case already.
    signed.sort_unstable();
    let mut content = format!("{seconds}.").into_bytes();
    for (name, value) in signed {
        content.extend_from_slice(name.as_bytes());
        content.push(b':');
        content.extend_from_slice(value);
        content.push(b'\n');
    }
    content.extend_from_slice(body);
    content
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
            // Writing to a String can't fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    digits
        .chunks_exact(2)
        .map(|pair| {
            let digit = |byte: u8| {
                char::from(byte)
                    .to_digit(16)
                    .and_then(|digit| u8::try_from(digit).ok())
            };
            Some(digit(pair[0])? * 16 + digit(pair[1])?)
        })
        .collect()
}

fn refused(code: &'static str, message: impl Into<String>) -> Problem {
    Problem::new(
        StatusCode::UNAUTHORIZED,
        code,
        message,
        "sign each request with the connector's secret and the time, as docs/internals/connectors.md shows",
    )
}

fn malformed(what: &str) -> Problem {
    refused(
        "malformed-signature",
        format!("the `Callbench-Signature` can't be read: {what}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    const NOW: Timestamp = Timestamp::new(1_767_225_600_000);

    fn signed(secret: &str, headers: &mut HeaderMap, body: &[u8], at: Timestamp) {
        let value = sign(&ConnectorName::new("pbx"), secret, headers, body, at);
        headers.insert(HEADER, HeaderValue::from_str(&value).expect("a value"));
    }

    fn outcome(headers: &HeaderMap, body: &[u8], now: Timestamp) -> Result<(), String> {
        Signature::of(headers)
            .and_then(|signature| signature.check("secret", headers, body, now))
            .map_err(|problem| problem.code.into_owned())
    }

    #[test]
    fn the_tag_is_what_openssl_makes_of_time_dot_body() {
        // printf '1767225600.{}' | openssl dgst -sha256 -hmac secret
        let value = sign(
            &ConnectorName::new("pbx"),
            "secret",
            &HeaderMap::new(),
            b"{}",
            NOW,
        );
        assert_eq!(
            value,
            "connector=pbx,t=1767225600,v1=fa7eaa06bf97d7815f3f456e97cde70c9e50cb005f01660c8d10b10c21964887"
        );
    }

    #[test]
    fn a_change_of_body_attribute_secret_or_time_is_noticed() {
        let mut headers = HeaderMap::new();
        headers.insert("ce-id", HeaderValue::from_static("1"));
        signed("secret", &mut headers, b"{}", NOW);
        assert_eq!(outcome(&headers, b"{}", NOW), Ok(()));
        assert_eq!(
            outcome(&headers, b"{ }", NOW),
            Err("wrong-signature".into())
        );
        let mut changed = headers.clone();
        changed.insert("ce-id", HeaderValue::from_static("2"));
        assert_eq!(outcome(&changed, b"{}", NOW), Err("wrong-signature".into()));
        let mut added = headers.clone();
        added.insert("ce-subject", HeaderValue::from_static("x"));
        assert_eq!(outcome(&added, b"{}", NOW), Err("wrong-signature".into()));
        let mut other = headers.clone();
        signed("another secret", &mut other, b"{}", NOW);
        assert_eq!(outcome(&other, b"{}", NOW), Err("wrong-signature".into()));
        for away in [-301_000, 301_000] {
            let now = NOW + Millis::new(away);
            assert_eq!(outcome(&headers, b"{}", now), Err("stale-signature".into()));
        }
        assert_eq!(
            outcome(&headers, b"{}", NOW + Millis::from_secs(299)),
            Ok(())
        );
    }

    #[test]
    fn what_is_no_signature_is_told_apart_from_none() {
        assert_eq!(outcome(&HeaderMap::new(), b"", NOW), Err("unsigned".into()));
        for text in ["", "t=1", "v1=00", "t=x,v1=00", "t=1,v1=zz", "nonsense"] {
            let mut headers = HeaderMap::new();
            headers.insert(HEADER, HeaderValue::from_static(text));
            let found = outcome(&headers, b"", NOW);
            assert_eq!(found, Err("malformed-signature".into()), "{text}");
        }
    }
}
