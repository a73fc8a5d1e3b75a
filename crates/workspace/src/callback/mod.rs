//! Promised calls: scheduled, due, dialled, put off, cancelled.

mod happening;
mod state;

pub use happening::CallbackHappening;
pub(crate) use state::Callbacks;
