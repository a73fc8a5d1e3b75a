//! Grades of evidence: how we know an entry of the contract.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How well an entry of the contract is known. It travels with every entry, into types, reference and catalogue, so that
/// a developer sees what a live build promises and what only our host does.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum Grade {
    /// The vendor's public developer guide says so.
    Guide,
    /// Other public documentation of the vendor says so.
    Doc,
    /// Public apps, or the SDK file that they carry, were seen to behave so.
    Seen,
    /// Our decision, where nothing is public.
    Ours,
}

impl Grade {
    /// All grades, best evidence first.
    pub const ALL: [Self; 4] = [Self::Guide, Self::Doc, Self::Seen, Self::Ours];

    /// The word used in data and documents.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Doc => "doc",
            Self::Seen => "seen",
            Self::Ours => "ours",
        }
    }

    /// One sentence for readers of the reference.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Guide => "stated in the vendor's public developer guide",
            Self::Doc => "stated in other public documentation of the vendor",
            Self::Seen => "behaviour of public apps and of the SDK file they carry",
            Self::Ours => "our decision, because nothing is public; a live build may differ",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
