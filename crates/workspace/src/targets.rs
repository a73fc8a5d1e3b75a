//! To whom a call or chat may go, whom one can ask and bring in: what an agent chooses from.

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ContextId, InteractionId, Phone, ThirdPartyId, UserId,
};
use serde::{Deserialize, Serialize};

use crate::availability::AvailabilityState;
use crate::centre::Centre;
use crate::configuration::{Campaign, Ivr};

/// What makes sense for an interaction.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Targets {
    /// Other signed-in agents; for a chat, those who work on its campaign.
    pub users: Vec<UserTarget>,
    /// Queues that take it.
    pub queues: Vec<QueueTarget>,
    /// Campaigns that take it; calls only.
    pub campaigns: Vec<CampaignTarget>,
    /// IVRs that take it over; calls only.
    pub ivrs: Vec<IvrTarget>,
    /// IVRs that join it; calls only.
    pub local_ivrs: Vec<IvrTarget>,
    /// Registered third parties; calls only.
    pub third_parties: Vec<ThirdPartyTarget>,
}

/// Another agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserTarget {
    /// Who.
    pub user_id: UserId,
    /// The name that others see.
    pub user_name: String,
    /// Whether they take calls and chats.
    pub state: AvailabilityState,
    /// The campaign they work on.
    pub campaign_id: Option<CampaignId>,
}

/// A queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueTarget {
    /// Which.
    pub agent_queue_id: AgentQueueId,
    /// Its name.
    pub queue_name: String,
    /// The name of its campaign.
    pub campaign_name: String,
    /// How many of its agents are ready.
    pub ready_agents: usize,
}

/// A campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CampaignTarget {
    /// Which.
    pub campaign_id: CampaignId,
    /// Its name.
    pub campaign_name: String,
}

/// An IVR.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IvrTarget {
    /// Which.
    pub context_id: ContextId,
    /// Its name.
    pub context_name: String,
}

/// A registered third party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ThirdPartyTarget {
    /// Which.
    pub third_party_id: ThirdPartyId,
    /// The name.
    pub name: String,
    /// The number.
    pub phone: Phone,
}

impl Centre {
    /// What makes sense for an interaction that `user` has; nothing when it is not kept, or another agent's.
    #[must_use]
    pub fn targets(&self, user: &UserId, interaction: &InteractionId) -> Option<Targets> {
        if let Some(part) = self.chats.part(interaction) {
            let campaign = part.record.campaign_id;
            return (part.record.agent == *user).then(|| self.targets_of_chat(user, campaign));
        }
        let call = &self.interaction(interaction)?.call;
        (call.agent == *user).then(|| self.targets_of_call(user, call.campaign_id))
    }

    fn targets_of_chat(&self, user: &UserId, campaign: CampaignId) -> Targets {
        Targets {
            users: self.other_agents(user, |works_on| works_on == Some(campaign)),
            queues: self.queues_that_take(Campaign::takes_chats),
            ..Targets::default()
        }
    }

    fn targets_of_call(&self, user: &UserId, own: CampaignId) -> Targets {
        let ivrs = |fits: fn(&Ivr) -> bool| {
            self.configuration
                .ivrs
                .iter()
                .filter(|ivr| fits(ivr) && ivr.campaign_id.is_none_or(|campaign| campaign == own))
                .map(|ivr| IvrTarget {
                    context_id: ivr.context_id,
                    context_name: ivr.context_name.clone(),
                })
                .collect()
        };
        Targets {
            users: self.other_agents(user, |_| true),
            queues: self.queues_that_take(takes_calls),
            campaigns: self
                .configuration
                .campaigns
                .iter()
                .filter(|campaign| takes_calls(campaign) && campaign.campaign_id != own)
                .map(|campaign| CampaignTarget {
                    campaign_id: campaign.campaign_id,
                    campaign_name: campaign.campaign_name.clone(),
                })
                .collect(),
            ivrs: ivrs(|ivr| ivr.transferrable),
            local_ivrs: ivrs(|ivr| ivr.local),
            third_parties: self
                .configuration
                .third_parties
                .iter()
                .map(|party| ThirdPartyTarget {
                    third_party_id: party.third_party_id,
                    name: party.name.clone(),
                    phone: party.phone.clone(),
                })
                .collect(),
        }
    }

    fn other_agents(
        &self,
        user: &UserId,
        fits: impl Fn(Option<CampaignId>) -> bool,
    ) -> Vec<UserTarget> {
        self.sessions()
            .filter(|session| session.user != *user && fits(session.campaign))
            .map(|session| UserTarget {
                user_id: session.user.clone(),
                user_name: session.user_name.clone(),
                state: session.availability_view().state,
                campaign_id: session.campaign,
            })
            .collect()
    }

    fn queues_that_take(&self, takes: fn(&Campaign) -> bool) -> Vec<QueueTarget> {
        let ready = |campaign: CampaignId| {
            self.sessions()
                .filter(|session| session.campaign == Some(campaign))
                .filter(|session| session.availability_view().state == AvailabilityState::Ready)
                .count()
        };
        self.configuration
            .queues
            .iter()
            .filter(|queue| queue.transferrable)
            .filter_map(|queue| Some((queue, self.configuration.campaign(queue.campaign_id)?)))
            .filter(|(_, campaign)| takes(campaign))
            .map(|(queue, campaign)| QueueTarget {
                agent_queue_id: queue.agent_queue_id,
                queue_name: queue.queue_name.clone(),
                campaign_name: campaign.campaign_name.clone(),
                ready_agents: ready(campaign.campaign_id),
            })
            .collect()
    }
}

fn takes_calls(campaign: &Campaign) -> bool {
    campaign.campaign_type == CampaignType::InteractiveVoiceApplication
}
