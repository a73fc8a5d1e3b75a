//! Which app: its host label.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use callbench_contract::ids::AppName;

/// An app's id, which is the label of its host name: made from the manifest name alone, the same for all versions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AppId(String);

impl AppId {
    /// The id of the app with this manifest name.
    #[must_use]
    pub fn of(name: &AppName) -> Self {
        Self(name.host_label())
    }

    /// An id as a URL or a `Host` header gives it. Any text will do: one that is no app's finds none.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The label.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AppId {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(Self::new(text))
    }
}

impl fmt::Display for AppId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
