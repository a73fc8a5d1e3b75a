//! Scripted stretches of contact-centre life, on top of the state machines.
//!
//! A [`Scenario`] is a YAML file, read and checked. A [`Player`] plays it: given the contact centre and the time it says what
//! comes next. [`play`] does so headless on a virtual clock; a host does it on its own clock.
//!
//! ```
//! use std::sync::Arc;
//! use callbench_scenario::{Scenario, play};
//!
//! let scenario = Scenario::read("
//! scenario: A short call
//! cast: { agents: { agent1: Support line }, customers: [asha] }
//! steps:
//!   - asha: { call: Support line, agent: agent1 }
//!   - wait: { agent1: ringing }
//!   - agent1: answer
//!   - pass: 20 min
//!   - asha: hang up
//! expect:
//!   - agent1: { hears: [callRinging, callConnected, callHungup] }
//! ").expect("a valid scenario");
//! let performance = play(Arc::new(scenario), 1, |_| ());
//! assert!(performance.passed(), "{:?}", performance.progress);
//! ```

mod condition;
mod context;
mod finding;
mod headless;
mod library;
mod load;
mod node;
mod page;
mod play;
mod read;
mod report;
mod scenario;
mod schema;
mod sentence;
mod span;
mod spelling;
mod verb;

pub use context::{BEGINNING, SeededContext};
pub use finding::{Finding, Place, ScenarioError};
pub use headless::{Performance, play};
pub use library::{LIBRARY, LibraryScenario};
pub use load::{DayReport, Load, LoadError, LoadSettings, LoadSummary, play_day};
pub use page::markdown;
pub use play::{
    ExpectationView, Heard, Play, Player, Progress, StepState, StepView, Turn, Verdict,
};
pub use report::{Played, junit};
pub use scenario::Scenario;
pub use schema::schema;
