//! Playing: whatever plays says what comes next, given the contact centre and the time; who drives it gives the commands, lets
//! time pass, and tells what happened. The same player runs headless on a virtual clock and on a host.

mod evaluate;
mod memory;
mod player;
mod prepare;
mod resolve;
mod resolve_ticket;

use callbench_contract::ids::{InteractionId, UserId};
use callbench_contract::time::Timestamp;
use callbench_workspace::{Centre, Command, Fact, Refusal};
use serde_json::Value;

pub use player::{ExpectationView, Player, Progress, StepState, StepView, Verdict};

/// What comes next.
#[derive(Debug, Clone, PartialEq)]
pub enum Turn {
    /// Give this command, and tell what came of it.
    Give(Box<Command>),
    /// Nothing before this moment, unless something happens first.
    Sleep {
        /// When to ask again at the latest.
        until: Timestamp,
    },
    /// Nothing more.
    Over,
}

/// An event that an agent's apps heard.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// Whose apps.
    pub user: UserId,
    /// The event.
    pub name: String,
    /// Its payload.
    pub payload: Value,
    /// The interaction that it is about.
    pub interaction: Option<InteractionId>,
}

/// Something that plays.
pub trait Play {
    /// What comes next. Asked again whenever something happened or time has passed.
    fn turn(&mut self, centre: &Centre, now: Timestamp) -> Turn;

    /// What came of the command that was asked for last.
    fn given(&mut self, outcome: Result<(), &Refusal>, now: Timestamp);

    /// Whether it wants to be told what apps heard.
    fn listens(&self) -> bool {
        true
    }

    /// Something happened in the contact centre.
    fn happened(&mut self, fact: &Fact);

    /// An agent's apps heard something.
    fn heard(&mut self, heard: Heard);
}
