//! The envelopes that travel between an app and the shell, on both transports (see `docs/internals/bridge.md`).

pub mod legacy;
pub mod port;

use serde::{Deserialize, Serialize};

/// The largest message, in bytes of text, that the shell looks at.
pub const MAX_MESSAGE_BYTES: usize = 1024 * 1024;

/// The literal with which every app calls `initialize`. It identifies nothing (guide).
pub const INSTANCE_ID_LITERAL: &str = "ameyoIframe";

/// The service of life-cycle messages.
pub const LIFE_CYCLE_SERVICE: &str = "lifeCycle";

/// What an app tells about its own life; never answered (seen).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum LifeCycleEvent {
    /// The SDK's script ran.
    AppLoad,
    /// The app initialised.
    AppRegistered,
    /// Its window got the focus.
    AppFocus,
    /// Its window lost the focus.
    AppBlur,
    /// Its page goes away.
    AppUnload,
}

impl LifeCycleEvent {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::AppLoad,
        Self::AppRegistered,
        Self::AppFocus,
        Self::AppBlur,
        Self::AppUnload,
    ];

    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AppLoad => "appLoad",
            Self::AppRegistered => "appRegistered",
            Self::AppFocus => "appFocus",
            Self::AppBlur => "appBlur",
            Self::AppUnload => "appUnload",
        }
    }
}
