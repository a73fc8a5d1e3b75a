//! Scenarios that come with callbench: the guide's testing list and more.

use crate::finding::ScenarioError;
use crate::scenario::Scenario;

/// A scenario of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LibraryScenario {
    /// What it is called on the command line.
    pub name: &'static str,
    /// The file.
    pub source: &'static str,
}

macro_rules! library {
    ($($name:literal),+ $(,)?) => {
        /// Every scenario of the library.
        pub const LIBRARY: &[LibraryScenario] = &[$(LibraryScenario {
            name: $name,
            source: include_str!(concat!("../library/", $name, ".yaml")),
        }),+];
    };
}

library! {
    "inbound-call",
    "outbound-call",
    "manual-call",
    "failed-dial",
    "missed-call",
    "campaign-switch",
    "log-out-and-back-in",
    "forced-login",
    "breaks",
    "preview-dialling",
    "callback",
    "transfer",
    "conference",
    "two-chats-at-once",
    "chat-hand-over",
}

impl LibraryScenario {
    /// The scenario with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        LIBRARY.iter().find(|scenario| scenario.name == name)
    }

    /// Reads it.
    ///
    /// # Errors
    /// Never for those that are released: a test reads them all.
    pub fn read(&self) -> Result<Scenario, ScenarioError> {
        Scenario::read(self.source)
    }
}
