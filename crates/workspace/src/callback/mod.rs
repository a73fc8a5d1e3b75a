//! Promised calls: scheduled, due, dialled, put off, cancelled.

mod happening;
mod promising;
mod state;
mod view;

pub use happening::{CallbackHappening, Promise};
pub use state::CallbackState;
pub(crate) use state::Callbacks;
pub use view::{CallbackFilter, CallbackView};
