//! The templates a project can start from.

use clap::ValueEnum;

/// One template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Template {
    /// A page that says who is signed in and what happened last
    Blank,
    /// Session, state, current call with timers, history
    CallSessionMonitor,
    /// Every event with its payload: filter, pause, search, export
    GlobalEventsLogger,
}

impl Template {
    /// All, in the order in which they are offered.
    pub(crate) const ALL: [Self; 3] = [
        Self::Blank,
        Self::CallSessionMonitor,
        Self::GlobalEventsLogger,
    ];

    /// Its folder below `templates/`, and what `--template` takes.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::CallSessionMonitor => "call-session-monitor",
            Self::GlobalEventsLogger => "global-events-logger",
        }
    }

    /// One line for whoever chooses.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            Self::Blank => "who is signed in, what happened last",
            Self::CallSessionMonitor => "session, state, current call with timers, history",
            Self::GlobalEventsLogger => {
                "every event with its payload: filter, pause, search, export"
            }
        }
    }
}
