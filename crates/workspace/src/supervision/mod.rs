//! What supervisors do: choose what they watch, listen and join, log agents out, move work.

mod command;

pub use command::SupervisorCommand;
