//! What is measured: the suites, their figures, and each figure's unit.

use serde::{Deserialize, Serialize};

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
    /// The SDK in an app's frame and the bridge in the shell, in Chromium
    Sdk,
}

impl Suite {
    /// In the order in which they are measured.
    pub(crate) const ALL: [Self; 4] = [Self::Start, Self::Package, Self::Workspace, Self::Sdk];
}

impl std::fmt::Display for Suite {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Start => "start",
            Self::Package => "package",
            Self::Workspace => "workspace",
            Self::Sdk => "sdk",
        })
    }
}

/// One thing that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
    /// A small call from an app's frame that the shell answers itself, one after another.
    #[serde(rename = "round trip")]
    RoundTrip,
    /// A call that carries 16 KiB there and back.
    #[serde(rename = "round trip 16 KiB")]
    RoundTrip16Kib,
    /// Small calls made all at once, until the last is answered.
    #[serde(rename = "pipelined")]
    Pipelined,
    /// From the app's call to its connection, while ten apps load.
    #[serde(rename = "initialize 10 apps")]
    Initialize10Apps,
    /// From the text of a socket message to the callback of the one instance of 20 that listens, and its word back.
    #[serde(rename = "event to callback, one of 20")]
    EventToOne,
    /// The same until all 20 instances have heard.
    #[serde(rename = "event to callback, all 20")]
    EventToAll,
    /// What an app loads, minified and compressed.
    #[serde(rename = "size gzip")]
    SizeGzip,
}

impl Figure {
    /// The suite that measures it.
    pub(crate) const fn suite(self) -> Suite {
        match self {
            Self::ColdStart | Self::FirstPage | Self::IdleMemory => Suite::Start,
            Self::Read | Self::Write | Self::Size => Suite::Package,
            Self::PureTransitions | Self::DurableTransitions => Suite::Workspace,
            Self::RoundTrip
            | Self::RoundTrip16Kib
            | Self::Pipelined
            | Self::Initialize10Apps
            | Self::EventToOne
            | Self::EventToAll
            | Self::SizeGzip => Suite::Sdk,
        }
    }

    /// The unit of all its values.
    pub(crate) const fn unit(self) -> Unit {
        match self {
            Self::ColdStart
            | Self::FirstPage
            | Self::Read
            | Self::Write
            | Self::Initialize10Apps
            | Self::EventToOne
            | Self::EventToAll => Unit::Milliseconds,
            Self::IdleMemory | Self::Size => Unit::Megabytes,
            Self::PureTransitions | Self::DurableTransitions | Self::Pipelined => Unit::PerSecond,
            Self::RoundTrip | Self::RoundTrip16Kib => Unit::Microseconds,
            Self::SizeGzip => Unit::Kibibytes,
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
            Self::RoundTrip => "round trip",
            Self::RoundTrip16Kib => "round trip 16 KiB",
            Self::Pipelined => "pipelined",
            Self::Initialize10Apps => "initialize 10 apps",
            Self::EventToOne => "event to callback, one of 20",
            Self::EventToAll => "event to callback, all 20",
            Self::SizeGzip => "size gzip",
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
    /// Millionths of a second of wall time.
    #[serde(rename = "µs")]
    Microseconds,
    /// 1,024 bytes.
    #[serde(rename = "KiB")]
    Kibibytes,
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
            Self::Microseconds => "µs",
            Self::Kibibytes => "KiB",
        })
    }
}
