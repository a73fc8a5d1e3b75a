//! The dialler: leads, their records, starting and stopping, previews.

mod command;
mod dialling;
mod happening;
mod loading;
mod record;
mod state;
mod view;

pub use command::{LeadCommand, LeadRecordDraft};
pub(crate) use dialling::{no_leads, skipped};
pub use happening::LeadHappening;
pub use loading::{LEAD_LIMIT, LeadProblem, lead_problems};
pub use record::{LeadRecord, RecordStage};
pub(crate) use state::Leads;
pub use view::{LeadRecordView, LeadSummary};
