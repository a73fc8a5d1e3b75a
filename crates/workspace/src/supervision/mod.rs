//! What supervisors do: choose what they watch, listen and join, log agents out, move work.

mod command;
mod happening;
mod state;

pub use command::SupervisorCommand;
pub use happening::SupervisionHappening;
pub(crate) use state::Supervision;
