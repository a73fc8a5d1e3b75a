//! What tells whether two releases are the same.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::package::Package;

/// SHA-256 over a package's files, sorted, each as length and bytes of its path, then of its contents.
///
/// Two archives of the same files have the same digest however they were packed: other times, order, compression.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentDigest([u8; 32]);

/// SHA-256 over an archive's own bytes, as `sha256sum` gives it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ArchiveDigest([u8; 32]);

/// The digest of everything in `package`.
#[must_use]
pub fn digest(package: &Package) -> ContentDigest {
    // The first line sets this use of SHA-256 apart and numbers its form; lengths keep neighbours from running together.
    let mut hash = Sha256::new_with_prefix(b"callbench content 1\n");
    for file in &package.files {
        for part in [file.path.as_str().as_bytes(), &file.bytes] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    ContentDigest(hash.finalize().into())
}

impl ArchiveDigest {
    /// The digest of `archive`.
    #[must_use]
    pub fn of(archive: &[u8]) -> Self {
        Self(Sha256::digest(archive).into())
    }
}

/// A text that is no digest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no digest; expected 64 hexadecimal digits")]
pub struct DigestError(String);

fn parse(text: &str) -> Result<[u8; 32], DigestError> {
    let wrong = || DigestError(text.chars().take(80).collect());
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else {
        return Err(wrong());
    };
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    let bytes: Option<Vec<u8>> = pairs
        .iter()
        .map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?))
        .collect();
    bytes
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(wrong)
}

macro_rules! text_form {
    ($($name:ident),+) => {$(
        impl $name {
            /// The 32 bytes.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = DigestError;

            fn from_str(text: &str) -> Result<Self, DigestError> {
                parse(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = DigestError;

            fn try_from(text: String) -> Result<Self, DigestError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(digest: $name) -> Self {
                digest.to_string()
            }
        }
    )+};
}

text_form!(ContentDigest, ArchiveDigest);
