//! What is measured: the suites, their figures, and each figure's unit.

use serde::Serialize;

/// A group of figures that are measured in one go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Suite {
    /// How soon a host answers, and what it costs while nobody asks
    Start,
    /// Making and reading a package of 1,000 files and 20 MB
    Package,
    /// Transitions of the contact centre: alone, and through the API with everything on the disk
    Workspace,
}

impl Suite {
    /// In the order in which they are measured.
    pub(crate) const ALL: [Self; 3] = [Self::Start, Self::Package, Self::Workspace];
}

impl std::fmt::Display for Suite {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Start => "start",
            Self::Package => "package",
            Self::Workspace => "workspace",
        })
    }
}

/// One thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum Figure {
    /// From just before the process is started to the first successful HTTP answer on the served page.
    #[serde(rename = "cold start")]
    ColdStart,
    /// Once it answers: the entry page and everything that a browser loads because of it, each over a connection of its own,
    /// at most six at a time.
    #[serde(rename = "first page")]
    FirstPage,
    /// Resident set of the process and all its descendants, two seconds after the first page.
    #[serde(rename = "idle memory")]
    IdleMemory,
    /// From starting the command to its end: a package read and verified.
    #[serde(rename = "read")]
    Read,
    /// From starting the command to its end: a folder packed into one file.
    #[serde(rename = "write")]
    Write,
    /// Size of the file that `write` made: a faster writer that compresses less shows here.
    #[serde(rename = "size")]
    Size,
    /// Of the pure machines on one core: decided, applied, and turned into what apps hear.
    #[serde(rename = "pure transitions")]
    PureTransitions,
    /// Commands through the API by many agents at the same time, each acknowledged after it is on the disk.
    #[serde(rename = "durable transitions")]
    DurableTransitions,
}

impl Figure {
    /// The suite that measures it.
    pub(crate) const fn suite(self) -> Suite {
        match self {
            Self::ColdStart | Self::FirstPage | Self::IdleMemory => Suite::Start,
            Self::Read | Self::Write | Self::Size => Suite::Package,
            Self::PureTransitions | Self::DurableTransitions => Suite::Workspace,
        }
    }

    /// The unit of all its values.
    pub(crate) const fn unit(self) -> Unit {
        match self {
            Self::ColdStart | Self::FirstPage | Self::Read | Self::Write => Unit::Milliseconds,
            Self::IdleMemory | Self::Size => Unit::Megabytes,
            Self::PureTransitions | Self::DurableTransitions => Unit::PerSecond,
        }
    }
}

impl std::fmt::Display for Figure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::ColdStart => "cold start",
            Self::FirstPage => "first page",
            Self::IdleMemory => "idle memory",
            Self::Read => "read",
            Self::Write => "write",
            Self::Size => "size",
            Self::PureTransitions => "pure transitions",
            Self::DurableTransitions => "durable transitions",
        })
    }
}

/// What a figure's values count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) enum Unit {
    /// Thousandths of a second of wall time.
    #[serde(rename = "ms")]
    Milliseconds,
    /// Millions of bytes.
    #[serde(rename = "MB")]
    Megabytes,
    /// How many in each second of wall time.
    #[serde(rename = "1/s")]
    PerSecond,
}

impl Unit {
    /// A wall time in this crate's unit for times.
    pub(crate) fn milliseconds(elapsed: std::time::Duration) -> f64 {
        elapsed.as_secs_f64() * 1000.0
    }

    /// A number of bytes in this crate's unit for sizes.
    #[expect(
        clippy::cast_precision_loss,
        reason = "sizes here stay far below 2^52 bytes"
    )]
    pub(crate) fn megabytes(bytes: u64) -> f64 {
        bytes as f64 / 1_000_000.0
    }
}

impl std::fmt::Display for Unit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Milliseconds => "ms",
            Self::Megabytes => "MB",
            Self::PerSecond => "1/s",
        })
    }
}
