//! A scenario, or a generated day, that plays on this host: as the screen shows it.

use callbench_contract::time::Timestamp;
use callbench_scenario::{ExpectationView, StepView};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::centre_clock::Rate;

/// What plays, and how far it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Run {
    /// The library's name, `yaml` for a file of one's own, `load` for a generated day.
    pub(super) scenario: String,
    pub(super) title: String,
    pub(super) state: RunState,
    /// How fast it plays when it isn't paused.
    pub(super) rate: Rate,
    /// The number of steps that are over.
    pub(super) step: usize,
    pub(super) steps: Vec<StepView>,
    pub(super) started_at: Timestamp,
    pub(super) expectations: Vec<ExpectationView>,
    /// Why it failed where no step is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<String>,
    /// Of a generated day: what happened in it so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<serde_json::Value>,
}

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum RunState {
    Running,
    Paused,
    Passed,
    Failed,
    Stopped,
}

impl RunState {
    /// Whether nothing more happens.
    pub(super) const fn is_over(self) -> bool {
        matches!(self, Self::Passed | Self::Failed | Self::Stopped)
    }
}

/// What a person tells a run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Order {
    Pause,
    Resume,
    /// Plays one step, then pauses.
    Step,
    Rate(Rate),
    Stop,
}

/// The orders' names in the address.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OrderName {
    /// Time stands still.
    Pause,
    /// Goes on.
    Resume,
    /// Plays one step, then pauses.
    Step,
    /// Changes how fast it plays.
    Rate,
    /// Ends it.
    Stop,
}
