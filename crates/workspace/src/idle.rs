//! Agents who are ready and have nothing in hand, by campaign, the one who has been ready longest first: whom a waiting call
//! goes to. Kept up with every change of a session, so that finding one doesn't look at all agents.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::ids::{CampaignId, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_session::AgentSession;
use crate::availability::Stance;

/// The idle agents of each campaign.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct IdleAgents {
    by_campaign: BTreeMap<CampaignId, BTreeSet<(Timestamp, UserId)>>,
}

/// Where an agent stands among the idle ones.
#[derive(Debug, PartialEq)]
pub(crate) struct Place {
    campaign: CampaignId,
    since: Timestamp,
}

impl Place {
    /// The place of an agent; none while they are not idle.
    pub(crate) fn of(session: &AgentSession) -> Option<Self> {
        let idle = session.availability.stance == Stance::Ready
            && session.call.is_none()
            && session.chats.is_empty();
        session.campaign.filter(|_| idle).map(|campaign| Self {
            campaign,
            since: session.availability.since,
        })
    }
}

impl IdleAgents {
    /// The idle agents of a campaign, the one who has been ready longest first.
    pub(crate) fn of(&self, campaign: CampaignId) -> impl Iterator<Item = &UserId> {
        self.by_campaign
            .get(&campaign)
            .into_iter()
            .flatten()
            .map(|(_, user)| user)
    }

    pub(crate) fn moved(&mut self, user: &UserId, before: Option<Place>, after: Option<Place>) {
        if before == after {
            return;
        }
        if let Some(place) = before
            && let Some(agents) = self.by_campaign.get_mut(&place.campaign)
        {
            agents.remove(&(place.since, user.clone()));
            if agents.is_empty() {
                self.by_campaign.remove(&place.campaign);
            }
        }
        if let Some(place) = after {
            self.by_campaign
                .entry(place.campaign)
                .or_default()
                .insert((place.since, user.clone()));
        }
    }
}
