//! What is counted of calls and chats, by campaign and queue.

use crate::centre::Centre;
use crate::fact::Fact;

/// The counters of the contact centre.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Statistics {}

impl Centre {
    /// Counts a fact. It is called before the fact is applied, so that the state still shows what went before.
    pub(crate) fn count(&mut self, _fact: &Fact) {}
}
