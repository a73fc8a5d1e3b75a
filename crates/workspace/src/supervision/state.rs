//! What supervisors watch, and the places of the state machines where they come in.

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;

use crate::agent_session::AgentSession;
use crate::centre::Centre;
use crate::context::Context;
use crate::delivery::Delivery;
use crate::desk::Supervised;
use crate::fact::Happening;
use crate::refusal::Refusal;
use crate::supervision::{SupervisionHappening, SupervisorCommand};

/// What supervisors manage and listen to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Supervision {}

impl Centre {
    pub(crate) fn decide_supervisor(
        &self,
        _user: &UserId,
        _command: &SupervisorCommand,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    /// What a supervisor does in an agent's call.
    pub(crate) fn supervised(&self, _session: &AgentSession) -> Option<Supervised> {
        None
    }

    pub(crate) fn apply_supervision(&mut self, _at: Timestamp, _what: &SupervisionHappening) {}

    pub(crate) fn supervision_deliveries(
        &self,
        _at: Timestamp,
        _what: &SupervisionHappening,
    ) -> Vec<Delivery> {
        Vec::new()
    }
}
