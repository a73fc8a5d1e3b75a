//! A realistic day, generated: customers call as they do, agents answer, talk, wrap up and take breaks. The seed decides
//! everything.

mod chance;
mod day;
mod summary;

use callbench_contract::ids::UserId;
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{Centre, Fact};
use thiserror::Error;

pub use day::Load;
pub use summary::LoadSummary;

use crate::headless::Stage;

/// How a day is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LoadSettings {
    /// How many agents work.
    pub agents: u32,
    /// How many customers call in an hour, on average over the day.
    pub calls_per_hour: f64,
    /// How long the day is, in hours.
    pub hours: f64,
    /// How long half of the calls take at most.
    pub talk_time: Millis,
    /// How long half of the wrap-ups take at most.
    pub wrap_up_time: Millis,
    /// How long customers wait on average before they give up.
    pub patience: Millis,
}

impl Default for LoadSettings {
    fn default() -> Self {
        Self {
            agents: 10,
            calls_per_hour: 80.0,
            hours: 8.0,
            talk_time: Millis::from_secs(210),
            wrap_up_time: Millis::from_secs(35),
            patience: Millis::from_secs(150),
        }
    }
}

/// A day that can't be generated.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum LoadError {
    /// Too few or too many agents.
    #[error("a day has 1 to 100000 agents, not {0}")]
    Agents(u32),
    /// No calls, or more than anybody has.
    #[error("a day has 0 to 10000000 calls an hour, not {0}")]
    CallsPerHour(f64),
    /// No time, or more than a week.
    #[error("a day lasts more than 0 and at most 168 hours, not {0}")]
    Hours(f64),
}

impl LoadSettings {
    fn check(&self) -> Result<(), LoadError> {
        if !(1..=100_000).contains(&self.agents) {
            return Err(LoadError::Agents(self.agents));
        }
        if !(0.0..=10_000_000.0).contains(&self.calls_per_hour) {
            return Err(LoadError::CallsPerHour(self.calls_per_hour));
        }
        if !(self.hours > 0.0 && self.hours <= 168.0) {
            return Err(LoadError::Hours(self.hours));
        }
        Ok(())
    }

    fn length(&self) -> Millis {
        Millis::new((self.hours * 3_600_000.0) as i64)
    }
}

/// What came of a generated day.
#[derive(Debug)]
pub struct DayReport {
    /// Its figures.
    pub summary: LoadSummary,
    /// Entries in the domain log.
    pub facts: u64,
    /// The contact centre at the end.
    pub centre: Centre,
    /// When it began.
    pub began: Timestamp,
}

/// Plays a generated day headless. `on_fact` gets the domain log as it grows.
///
/// # Errors
/// When the settings make no sense, or the contact centre could not go on.
pub fn play_day(
    settings: LoadSettings,
    seed: u64,
    mut on_fact: impl FnMut(&Fact),
) -> Result<DayReport, String> {
    let mut load = Load::new(settings, seed).map_err(|error| error.to_string())?;
    let mut stage = Stage::new(seed);
    let mut facts = 0;
    let mut counted = |fact: &Fact| {
        facts += 1;
        on_fact(fact);
    };
    stage
        .set(&mut counted)
        .map_err(|refusal| refusal.to_string())?;
    let began = stage.began;
    stage.drive(&mut load, &mut counted)?;
    Ok(DayReport {
        summary: load.summary(),
        facts,
        centre: stage.centre,
        began,
    })
}

/// The agents of a day.
fn agents(count: u32) -> Vec<UserId> {
    (1..=count)
        .filter_map(|number| UserId::new(format!("load{number:05}")).ok())
        .collect()
}
