//! The three roles of people who sign in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A person's role. Words as on the command line and in placements.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Takes calls and chats.
    Agent,
    /// Watches over agents and campaigns.
    Supervisor,
    /// Runs the installation: users, apps, settings.
    Administrator,
}

/// The platform's own word for a role, as in `globalData.get("loggedInUser")` (seen).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub enum UserType {
    /// An agent.
    Executive,
    /// A supervisor.
    Supervisor,
    /// An administrator.
    Administrator,
}

/// A word that names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no role: expected agent, supervisor or administrator")]
pub struct UnknownRole(pub String);

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Agent, Self::Supervisor, Self::Administrator];

    /// The word used in data and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Supervisor => "supervisor",
            Self::Administrator => "administrator",
        }
    }

    /// The platform's word for it.
    #[must_use]
    pub const fn user_type(self) -> UserType {
        match self {
            Self::Agent => UserType::Executive,
            Self::Supervisor => UserType::Supervisor,
            Self::Administrator => UserType::Administrator,
        }
    }
}

impl UserType {
    /// The word used in data.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Executive => "Executive",
            Self::Supervisor => "Supervisor",
            Self::Administrator => "Administrator",
        }
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for UserType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
