//! What a supervisor's page shows: campaigns, queues, agents and what they have in hand.

use std::collections::BTreeMap;

use callbench_contract::call::CampaignType;
use callbench_contract::event::insight::{AgentsByState, Counters};
use callbench_contract::ids::{AgentQueueId, CampaignId, InteractionId, UserId};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::agent_session::AgentSession;
use crate::availability::AvailabilityState;
use crate::call::{CallState, elapsed};
use crate::centre::Centre;
use crate::configuration::{AgentQueue, Campaign};
use crate::desk::{AvailabilityView, DiallerView, Supervised};
use crate::interaction_view::{ChatState, InteractionView};
use crate::supervision::SupervisorCommandName;
use crate::waiting_view::WaitingView;

/// Everything that a supervisor's page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SupervisorView {
    /// When the view was made; running times in it are up to then.
    pub now: Timestamp,
    /// The campaign that the supervisor manages; without one, all.
    pub managing: Option<CampaignId>,
    /// That campaign, or all.
    pub campaigns: Vec<CampaignLive>,
    /// The agents who work on it, or all who are signed in.
    pub agents: Vec<AgentLive>,
    /// What these agents have in hand.
    pub interactions: Vec<InteractionView>,
    /// Calls and chats that no agent has yet, by time.
    pub waiting: Vec<WaitingView>,
    /// The call that the supervisor hears.
    pub listening: Option<ListeningView>,
    /// What the supervisor may do now.
    pub commands: Vec<SupervisorCommandName>,
}

/// A campaign at this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CampaignLive {
    /// Which.
    pub campaign_id: CampaignId,
    /// Its name.
    pub campaign_name: String,
    /// Which kinds of interaction it takes.
    pub campaign_type: CampaignType,
    /// Its queues.
    pub queues: Vec<QueueLive>,
    /// What was counted today.
    pub counters: Counters,
    /// Its agents, by what they do.
    pub agents: AgentsByState,
    /// Its dialler, when it has leads.
    pub dialler: Option<DiallerView>,
}

/// A queue at this moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueLive {
    /// Which.
    pub agent_queue_id: AgentQueueId,
    /// Its name.
    pub queue_name: String,
    /// Calls and chats that wait.
    pub waiting: usize,
    /// How long the first of them has waited, in milliseconds.
    pub longest_wait: Millis,
    /// What was counted today.
    pub counters: Counters,
}

/// An agent at this moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentLive {
    /// Who.
    pub user_id: UserId,
    /// The name that others see.
    pub user_name: String,
    /// Whether they take calls.
    pub availability: AvailabilityView,
    /// The campaign they work on.
    pub campaign_id: Option<CampaignId>,
    /// The extension they sit at.
    pub extension: Option<String>,
    /// What they have in hand.
    pub interactions: Vec<InHandView>,
    /// Calls and chats that they finished today.
    pub handled_today: u64,
    /// How long they talked in these calls, in milliseconds.
    pub talk_time_today: Millis,
}

/// A call or chat in an agent's hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum InHandView {
    /// A call.
    Call {
        /// Which.
        interaction_id: InteractionId,
        /// Where in its life it is.
        state: CallState,
        /// The customer's number as it is shown.
        display_phone: String,
        /// When it began.
        since: Timestamp,
    },
    /// A chat.
    Chat {
        /// Which.
        interaction_id: InteractionId,
        /// Where in its life it is.
        state: ChatState,
        /// The customer's number as it is shown.
        display_phone: String,
        /// When it began.
        since: Timestamp,
    },
}

/// The call that a supervisor hears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListeningView {
    /// Which.
    pub interaction_id: InteractionId,
    /// Hearing or speaking.
    pub mode: Supervised,
}

impl Centre {
    /// What a supervisor's page shows.
    #[must_use]
    pub fn supervisor_view(&self, user: &UserId, now: Timestamp) -> SupervisorView {
        let managing = self
            .supervision
            .managed_by(user)
            .filter(|id| self.configuration.campaign(*id).is_some());
        let agents: Vec<&AgentSession> = self
            .sessions()
            .filter(|session| managing.is_none() || session.campaign == managing)
            .collect();
        let listening = self
            .supervision
            .listening_of(user)
            .map(|listening| ListeningView {
                interaction_id: listening.interaction_id.clone(),
                mode: listening.mode,
            });
        SupervisorView {
            now,
            managing,
            campaigns: self.campaigns_live(managing, now),
            agents: agents
                .iter()
                .map(|session| self.agent_live(session, now))
                .collect(),
            interactions: agents
                .iter()
                .flat_map(|session| session.interactions())
                .filter_map(|id| self.interaction_view(id, now))
                .collect(),
            commands: self.supervisor_commands(&agents, listening.is_some()),
            waiting: self.waiting_list(managing),
            listening,
        }
    }

    /// A campaign at this moment, or all of them.
    #[must_use]
    pub fn campaigns_live(&self, only: Option<CampaignId>, now: Timestamp) -> Vec<CampaignLive> {
        let mut agents: BTreeMap<CampaignId, AgentsByState> = BTreeMap::new();
        for session in self.sessions() {
            if let Some(campaign) = session.campaign {
                let state = session.availability_view().state;
                add(agents.entry(campaign).or_default(), state);
            }
        }
        self.configuration
            .campaigns
            .iter()
            .filter(|campaign| only.is_none_or(|only| only == campaign.campaign_id))
            .map(|campaign| {
                let agents = agents.get(&campaign.campaign_id).copied();
                self.campaign_live(campaign, agents.unwrap_or_default(), now)
            })
            .collect()
    }

    fn campaign_live(
        &self,
        campaign: &Campaign,
        agents: AgentsByState,
        now: Timestamp,
    ) -> CampaignLive {
        CampaignLive {
            campaign_id: campaign.campaign_id,
            campaign_name: campaign.campaign_name.clone(),
            campaign_type: campaign.campaign_type,
            queues: self
                .configuration
                .queues_of(campaign.campaign_id)
                .map(|queue| self.queue_live(queue, now))
                .collect(),
            counters: self.statistics.campaign_today(campaign.campaign_id, now),
            agents,
            dialler: self.dialler_view(campaign.campaign_id),
        }
    }

    fn queue_live(&self, queue: &AgentQueue, now: Timestamp) -> QueueLive {
        let waits: Vec<Millis> = self
            .waiting
            .of(queue.campaign_id)
            .filter(|call| call.agent_queue_id == queue.agent_queue_id)
            .map(|call| call.since)
            .chain(self.chats_waiting_in(queue.agent_queue_id))
            .map(|since| elapsed(since, now))
            .collect();
        QueueLive {
            agent_queue_id: queue.agent_queue_id,
            queue_name: queue.queue_name.clone(),
            waiting: waits.len(),
            longest_wait: waits.into_iter().max().unwrap_or_default(),
            counters: self.statistics.queue_today(queue.agent_queue_id, now),
        }
    }

    fn agent_live(&self, session: &AgentSession, now: Timestamp) -> AgentLive {
        let today = self.statistics.agent_today(&session.user, now);
        AgentLive {
            user_id: session.user.clone(),
            user_name: session.user_name.clone(),
            availability: session.availability_view(),
            campaign_id: session.campaign,
            extension: session.extension.clone(),
            interactions: session
                .interactions()
                .filter_map(|id| self.interaction_view(id, now))
                .map(|view| in_hand(&view))
                .collect(),
            handled_today: today.handled,
            talk_time_today: today.talk_time,
        }
    }

    fn supervisor_commands(
        &self,
        agents: &[&AgentSession],
        listens: bool,
    ) -> Vec<SupervisorCommandName> {
        use SupervisorCommandName as Name;

        let calls = agents
            .iter()
            .filter_map(|session| self.interaction(session.interaction()?));
        let is_live = calls.clone().any(|call| call.live_talk().is_some());
        let rings = calls
            .clone()
            .any(|call| call.state() == CallState::Ringing && call.call.invitation.is_none());
        let waits = self.waiting.iter().next().is_some() || self.chats.waiting().next().is_some();
        let (mut may_start, mut may_stop) = (false, false);
        for campaign in &self.configuration.campaigns {
            if let Some(dialler) = self.dialler_view(campaign.campaign_id) {
                may_start |= !dialler.running;
                may_stop |= dialler.running;
            }
        }
        let allowed = [
            (Name::ManageCampaign, true),
            (Name::ForceLogout, !agents.is_empty()),
            (Name::Reassign, rings),
            (Name::AssignWaiting, waits),
            (Name::Listen, is_live),
            (Name::Barge, is_live),
            (Name::StopListening, listens),
            (Name::StartDialler, may_start),
            (Name::StopDialler, may_stop),
        ];
        allowed
            .into_iter()
            .filter_map(|(name, allowed)| allowed.then_some(name))
            .collect()
    }
}

fn in_hand(view: &InteractionView) -> InHandView {
    let common = view.common();
    let interaction_id = common.interaction_id.clone();
    let display_phone = common.display_phone.clone();
    let since = common.started_at;
    match view {
        InteractionView::Call(call) => InHandView::Call {
            interaction_id,
            state: call.state,
            display_phone,
            since,
        },
        InteractionView::Chat(chat) => InHandView::Chat {
            interaction_id,
            state: chat.state,
            display_phone,
            since,
        },
    }
}

fn add(agents: &mut AgentsByState, state: AvailabilityState) {
    let count = match state {
        AvailabilityState::Ready => &mut agents.ready,
        AvailabilityState::Busy => &mut agents.busy,
        AvailabilityState::WrapUp => &mut agents.wrap_up,
        AvailabilityState::OnBreak => &mut agents.on_break,
        AvailabilityState::NotReady => &mut agents.not_ready,
    };
    *count += 1;
}
