//! Why a command did not do its work: what, where, and how to mend it.

use callbench_server::StartError;
use callbench_store::StoreError;
use serde::Serialize;

/// A failed command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    /// Which sort; decides the exit code.
    pub(crate) kind: Kind,
    /// What went wrong and where.
    pub(crate) message: String,
    /// How to mend it.
    pub(crate) remedy: Option<String>,
}

/// The sorts of failure, each with an exit code of its own (`docs/reference/cli.md` lists them).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// The work failed, or findings exist.
    Refused,
    /// The command line makes no sense.
    Usage,
    /// Another program listens on the port.
    PortInUse,
    /// The data directory can't be read or written, or another host has it.
    DataDirectory,
    /// The database was written by a newer callbench.
    NewerDatabase,
    /// Node or npm is missing or too old.
    Node,
    /// A package registry could not be reached, or an install failed.
    Packages,
    /// The host doesn't answer.
    HostUnreachable,
    /// The host doesn't accept the user and password, or the user may not do this.
    SignIn,
    /// Something that should not happen.
    Internal,
}

impl Kind {
    /// The process's exit code.
    pub(crate) fn exit_code(self) -> u8 {
        match self {
            Self::Refused => 1,
            Self::Usage => 2,
            Self::PortInUse => 3,
            Self::DataDirectory => 4,
            Self::NewerDatabase => 5,
            Self::Node => 6,
            Self::Packages => 7,
            Self::HostUnreachable => 8,
            Self::SignIn => 9,
            Self::Internal => 70,
        }
    }
}

impl Failure {
    /// A failure of that sort.
    pub(crate) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            remedy: None,
        }
    }

    /// The work can't be done as asked.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self::new(Kind::Refused, message)
    }

    /// The work failed, and what was printed already says how.
    pub(crate) fn said() -> Self {
        Self::refused("")
    }

    /// The command was called wrongly.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// A failure nobody should see.
    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Self::new(Kind::Internal, message)
    }

    /// The same with the way out.
    pub(crate) fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Store(error) => error.into(),
            StartError::PortInUse { .. } => Self::new(Kind::PortInUse, error.to_string()),
            StartError::Listen { .. } | StartError::NoAddress => Self::refused(error.to_string()),
            other => Self::internal(other.to_string()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let kind = match &error {
            StoreError::DataDirectory { .. }
            | StoreError::Locked { .. }
            | StoreError::NotADatabase { .. }
            | StoreError::DiskFull
            | StoreError::File { .. } => Kind::DataDirectory,
            StoreError::NewerDatabase { .. } => Kind::NewerDatabase,
            StoreError::Exists { .. } | StoreError::Missing { .. } => Kind::Refused,
            _ => Kind::Internal,
        };
        Self::new(kind, error.to_string())
    }
}
