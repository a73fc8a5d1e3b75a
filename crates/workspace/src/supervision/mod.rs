//! What supervisors do: choose what they watch, listen and join, log agents out, move work.

mod command;
mod happening;
mod moving;
mod state;
mod view;

pub use command::{SupervisorCommand, SupervisorCommandName};
pub use happening::SupervisionHappening;
pub(crate) use state::Supervision;
pub use view::{AgentLive, CampaignLive, InHandView, ListeningView, QueueLive, SupervisorView};
