//! The dialler: leads, their records, starting and stopping, previews.

mod command;
mod happening;
mod state;

pub use command::{LeadCommand, LeadRecordDraft};
pub use happening::LeadHappening;
pub(crate) use state::Leads;
