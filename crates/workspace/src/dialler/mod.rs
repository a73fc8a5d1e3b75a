//! The dialler: leads, their records, starting and stopping, previews.

mod command;

pub use command::{LeadCommand, LeadRecordDraft};
