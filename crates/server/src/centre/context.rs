//! The time and the ids that decisions are made with.

use callbench_contract::time::Timestamp;
use callbench_workspace::{Context, IdKind};
use uuid::Uuid;

/// One moment, and ids that were never given out before.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment(pub(crate) Timestamp);

impl Context for Moment {
    fn now(&self) -> Timestamp {
        self.0
    }

    fn new_id(&mut self, kind: IdKind) -> String {
        // Version 7 begins with the time: ids sort as they were made, and rows with them stay together.
        format!("{}-{}", kind.prefix(), Uuid::now_v7().simple())
    }
}
