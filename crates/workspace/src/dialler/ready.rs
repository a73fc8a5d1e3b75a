//! The agents for whom the dialler may call now, so that nobody has to look through all of them.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::ids::{CampaignId, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_session::AgentSession;
use crate::availability::Stance;
use crate::centre::Centre;

/// Agents who are ready, free and have automatic calls on, by campaign; who has waited longest comes first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ReadyAgents {
    by_campaign: BTreeMap<CampaignId, BTreeSet<(Timestamp, UserId)>>,
    of_agent: BTreeMap<UserId, (CampaignId, Timestamp)>,
}

impl ReadyAgents {
    /// The ready agents of a campaign, longest ready first.
    pub(crate) fn of(&self, campaign: CampaignId) -> impl Iterator<Item = &UserId> {
        self.by_campaign
            .get(&campaign)
            .into_iter()
            .flatten()
            .map(|(_, user)| user)
    }

    fn set(&mut self, user: &UserId, place: Option<(CampaignId, Timestamp)>) {
        let before = self.of_agent.get(user).copied();
        if before == place {
            return;
        }
        if let Some((campaign, since)) = before
            && let Some(agents) = self.by_campaign.get_mut(&campaign)
        {
            agents.remove(&(since, user.clone()));
            if agents.is_empty() {
                self.by_campaign.remove(&campaign);
            }
        }
        match place {
            Some((campaign, since)) => {
                self.by_campaign
                    .entry(campaign)
                    .or_default()
                    .insert((since, user.clone()));
                self.of_agent.insert(user.clone(), (campaign, since));
            }
            None => {
                self.of_agent.remove(user);
            }
        }
    }
}

impl Centre {
    /// Takes note of an agent who may have become ready, or is so no longer.
    pub(crate) fn note_readiness(&mut self, user: &UserId) {
        let place = self.sessions.get(user).and_then(place);
        self.leads.ready.set(user, place);
    }
}

fn place(session: &AgentSession) -> Option<(CampaignId, Timestamp)> {
    let availability = &session.availability;
    let is_ready =
        session.call.is_none() && availability.auto_call && availability.stance == Stance::Ready;
    Some((session.campaign.filter(|_| is_ready)?, availability.since))
}
