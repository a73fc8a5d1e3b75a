//! All promised calls, and the places of the state machines where they come in.

use callbench_contract::ids::CallbackId;
use callbench_contract::time::Timestamp;

use crate::agent_command::AgentCommand;
use crate::agent_session::AgentSession;
use crate::call::Call;
use crate::call_wish::CallbackWish;
use crate::callback::CallbackHappening;
use crate::centre::Centre;
use crate::context::Context;
use crate::delivery::Delivery;
use crate::fact::Happening;
use crate::refusal::Refusal;

/// All promised calls.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Callbacks {}

impl Centre {
    /// A call is promised while this one is disposed of.
    pub(crate) fn decide_promise(
        &self,
        _call: &Call,
        _wish: &CallbackWish,
        _note: Option<&str>,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    /// `dialCallback`, `rescheduleCallback`, `cancelCallback`.
    pub(crate) fn decide_on_callback(
        &self,
        _session: &AgentSession,
        _id: &CallbackId,
        _command: &AgentCommand,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    /// The time of a promised call has come.
    pub(crate) fn callback_due(&self, _id: &CallbackId, _now: Timestamp) -> Vec<Happening> {
        Vec::new()
    }

    /// How many promised calls an agent can make now.
    pub(crate) fn callbacks_due(&self, _session: &AgentSession) -> usize {
        0
    }

    pub(crate) fn apply_callback(&mut self, _at: Timestamp, _what: &CallbackHappening) {}

    pub(crate) fn callback_deliveries(
        &self,
        _at: Timestamp,
        _what: &CallbackHappening,
    ) -> Vec<Delivery> {
        Vec::new()
    }
}
