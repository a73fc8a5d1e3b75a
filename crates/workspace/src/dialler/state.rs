//! All leads, and the places of the state machines where the dialler comes in.

use callbench_contract::ids::{CampaignId, InteractionId};
use callbench_contract::time::Timestamp;

use crate::agent_command::AgentCommand;
use crate::agent_session::AgentSession;
use crate::centre::Centre;
use crate::context::Context;
use crate::delivery::Delivery;
use crate::desk::DiallerView;
use crate::dialler::{LeadCommand, LeadHappening};
use crate::fact::Happening;
use crate::refusal::Refusal;

/// All leads and what the dialler does with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Leads {}

impl Centre {
    pub(crate) fn decide_lead(
        &self,
        _command: &LeadCommand,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    /// `nextLead`: the agent takes the next record to look at.
    pub(crate) fn decide_next_lead(
        &self,
        _session: &AgentSession,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    /// `dialPreview`, `skipPreview`: what the agent does with the record that is shown.
    pub(crate) fn decide_on_preview(
        &self,
        _session: &AgentSession,
        _id: &InteractionId,
        _command: &AgentCommand,
        _now: Timestamp,
        _context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        Ok(Vec::new())
    }

    /// The dialler calls, or shows, the next record to a ready agent.
    pub(crate) fn next_dial(&self, _context: &mut dyn Context) -> Option<Vec<Happening>> {
        None
    }

    /// A record of the campaign may be tried again.
    pub(crate) fn dialler_due(&self, _campaign: CampaignId, _now: Timestamp) -> Vec<Happening> {
        Vec::new()
    }

    /// The dialler as the desks of its campaign show it; nothing for a campaign without leads.
    pub(crate) fn dialler_view(&self, _campaign: CampaignId) -> Option<DiallerView> {
        None
    }

    pub(crate) fn apply_lead(&mut self, _at: Timestamp, _what: &LeadHappening) {}

    pub(crate) fn lead_deliveries(&self, _at: Timestamp, _what: &LeadHappening) -> Vec<Delivery> {
        Vec::new()
    }
}
