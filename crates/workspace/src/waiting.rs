//! Calls that wait in a queue for an agent.

use callbench_contract::ids::CampaignId;

use crate::centre::Centre;
use crate::context::Context;
use crate::fact::Happening;

impl Centre {
    /// How many calls and chats wait for the agents of a campaign.
    pub(crate) fn waiting_for(&self, campaign: Option<CampaignId>) -> usize {
        self.chats_waiting_for(campaign)
    }

    /// A waiting call goes to the agent who has been ready longest.
    pub(crate) fn next_call(&self, _context: &mut dyn Context) -> Option<Vec<Happening>> {
        None
    }
}
