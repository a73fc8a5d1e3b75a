//! All tickets, and the places of the state machines where tickets come in.

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;

use crate::centre::Centre;
use crate::context::Context;
use crate::delivery::Delivery;
use crate::fact::Happening;
use crate::refusal::Refusal;
use crate::ticket::{TicketCommand, TicketHappening};

/// All tickets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tickets {}

impl Centre {
    pub(crate) fn decide_ticket(
        &self,
        _by: &UserId,
        _command: &TicketCommand,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    pub(crate) fn apply_ticket(&mut self, _at: Timestamp, _what: &TicketHappening) {}

    pub(crate) fn ticket_deliveries(
        &self,
        _at: Timestamp,
        _what: &TicketHappening,
    ) -> Vec<Delivery> {
        Vec::new()
    }
}
