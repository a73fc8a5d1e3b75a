//! What an agent's shell shows, and what the simulator and administrators see: views of the state, as the host's API gives
//! them.

use callbench_contract::call::CampaignType;
use callbench_contract::ids::{
    AgentQueueId, CampaignId, InteractionId, ProcessId, SessionId, UserId,
};
use callbench_contract::role::{Role, UserType};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::agent_command::CommandName;
use crate::agent_session::AgentSession;
use crate::availability::{AvailabilityState, Stance, may_become_ready};
use crate::centre::Centre;
use crate::chat::ChatLoad;
use crate::configuration::{Campaign, Disposing, DispositionClass, QuickReply};
use crate::interaction_view::InteractionView;

/// Everything that an agent's shell shows of the contact centre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Desk {
    /// When the view was made; running times in it are up to then.
    pub now: Timestamp,
    /// Whose desk.
    pub user: UserView,
    /// The agent session.
    pub session_id: SessionId,
    /// The campaign that the agent works on.
    pub campaign: Option<CampaignView>,
    /// The campaigns that the agent may choose.
    pub campaigns: Vec<CampaignView>,
    /// The breaks that the agent may take.
    pub break_reasons: Vec<String>,
    /// Texts that agents send in chats with one click.
    pub quick_replies: Vec<QuickReply>,
    /// The extension the agent sits at.
    pub extension: Option<String>,
    /// Whether the agent takes calls.
    pub availability: AvailabilityView,
    /// Ringing, live and in wrap-up, oldest first.
    pub interactions: Vec<InteractionView>,
    /// The last twenty that ended, newest first.
    pub recent: Vec<InteractionView>,
    /// Calls and chats that wait in the queues of the agent's campaign.
    pub waiting: usize,
    /// Promised calls whose time has come, of this agent or of anyone in the campaign.
    pub callbacks_due: usize,
    /// The dialler of the agent's campaign, when that has leads.
    pub dialler: Option<DiallerView>,
    /// What a supervisor does in the agent's call.
    pub supervised: Option<Supervised>,
    /// What the agent may do now; each interaction has its own list.
    pub commands: Vec<CommandName>,
}

/// A campaign's dialler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DiallerView {
    /// Whether it works through the leads.
    pub running: bool,
    /// Records that are left to call.
    pub left: usize,
}

/// What a supervisor does in an agent's call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Supervised {
    /// Hears it.
    Listening,
    /// Speaks in it.
    Barged,
}

/// A user, as others see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UserView {
    /// Who.
    pub user_id: UserId,
    /// The name that others see.
    pub user_name: String,
    /// The role.
    pub role: Role,
    /// The role as apps know it.
    pub user_type: UserType,
}

/// Whether an agent takes calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AvailabilityView {
    /// In one word.
    pub state: AvailabilityState,
    /// Which break; only on a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The break that starts when the call in hand is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_break: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// Whether the dialler may call for this agent.
    pub auto_call: bool,
}

/// A campaign, as agents see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CampaignView {
    /// Which campaign.
    pub campaign_id: CampaignId,
    /// Its name.
    pub campaign_name: String,
    /// Which kinds of interaction it takes.
    pub campaign_type: CampaignType,
    /// The process it belongs to.
    pub process_id: ProcessId,
    /// That process's name.
    pub process_name: String,
    /// What may be chosen when a call is disposed of.
    pub dispositions: Vec<DispositionClass>,
    /// How long wrap-up may take, in milliseconds; 0 for no limit.
    pub wrap_time_out: Millis,
    /// Its queues.
    pub queues: Vec<QueueView>,
    /// What the agent says.
    pub script: Option<String>,
    /// Who disposes of its calls and chats.
    pub disposing: Disposing,
}

/// A queue, as agents see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueView {
    /// Which queue.
    pub agent_queue_id: AgentQueueId,
    /// Its name.
    pub queue_name: String,
}

/// A signed-in agent, as the simulator and supervisors see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentView {
    /// Who.
    pub user_id: UserId,
    /// The name that others see.
    pub user_name: String,
    /// Whether they take calls.
    pub availability: AvailabilityView,
    /// The campaign they work on.
    pub campaign_id: Option<CampaignId>,
}

impl Centre {
    /// The desk of a signed-in agent.
    #[must_use]
    pub fn desk(&self, user: &UserId, now: Timestamp) -> Option<Desk> {
        let session = self.session(user)?;
        let view = |id: &InteractionId| self.interaction_view(id, now);
        Some(Desk {
            now,
            user: UserView {
                user_id: user.clone(),
                user_name: session.user_name.clone(),
                role: Role::Agent,
                user_type: Role::Agent.user_type(),
            },
            session_id: session.session_id.clone(),
            campaign: session
                .campaign
                .and_then(|id| self.configuration.campaign(id))
                .map(|campaign| self.campaign_view(campaign)),
            campaigns: self
                .configuration
                .campaigns_for(user)
                .map(|campaign| self.campaign_view(campaign))
                .collect(),
            break_reasons: self.configuration.break_reasons.clone(),
            quick_replies: self.configuration.quick_replies.clone(),
            extension: session.extension.clone(),
            availability: session.availability_view(),
            interactions: session.interactions().filter_map(view).collect(),
            recent: self
                .recent
                .get(user)
                .into_iter()
                .flatten()
                .rev()
                .filter_map(view)
                .collect(),
            waiting: self.waiting_for(session.campaign),
            callbacks_due: self.callbacks_due(session),
            dialler: session
                .campaign
                .and_then(|campaign| self.dialler_view(campaign)),
            supervised: self.supervised(session),
            commands: self.commands(session),
        })
    }

    /// All signed-in agents, by user id.
    #[must_use]
    pub fn agents(&self) -> Vec<AgentView> {
        self.sessions()
            .map(|session| AgentView {
                user_id: session.user.clone(),
                user_name: session.user_name.clone(),
                availability: session.availability_view(),
                campaign_id: session.campaign,
            })
            .collect()
    }

    /// The interactions of all agents that are not yet disposed of, in the order of their agents' user ids.
    #[must_use]
    pub fn interactions_in_hand(&self, now: Timestamp) -> Vec<InteractionView> {
        self.sessions()
            .flat_map(AgentSession::interactions)
            .filter_map(|id| self.interaction_view(id, now))
            .collect()
    }

    /// A campaign, as agents see it.
    #[must_use]
    pub fn campaign_view(&self, campaign: &Campaign) -> CampaignView {
        let process = self.configuration.process(campaign.process_id);
        CampaignView {
            campaign_id: campaign.campaign_id,
            campaign_name: campaign.campaign_name.clone(),
            campaign_type: campaign.campaign_type,
            process_id: campaign.process_id,
            process_name: process
                .map(|process| process.process_name.clone())
                .unwrap_or_default(),
            dispositions: campaign.dispositions.clone(),
            wrap_time_out: campaign.wrap_time_out,
            queues: self
                .configuration
                .queues_of(campaign.campaign_id)
                .map(|queue| QueueView {
                    agent_queue_id: queue.agent_queue_id,
                    queue_name: queue.queue_name.clone(),
                })
                .collect(),
            script: campaign.script.clone(),
            disposing: campaign.disposing,
        }
    }

    /// What the agent may do now, asked of the state machines themselves.
    fn commands(&self, session: &AgentSession) -> Vec<CommandName> {
        let free = session.interactions().next().is_none();
        let already_ready = session.call.is_none()
            && session.availability.stance == Stance::Ready
            && session.availability.break_after_call.is_none();
        let allowed = [
            (CommandName::SelectCampaign, free),
            (CommandName::SelectExtension, free),
            (
                CommandName::SetReady,
                !already_ready && may_become_ready(session).is_ok(),
            ),
            (
                CommandName::StartBreak,
                !self.configuration.break_reasons.is_empty(),
            ),
            (CommandName::SetAutoCall, true),
            (CommandName::Dial, self.around(session).may_dial()),
            (CommandName::NextLead, self.may_take_lead(session)),
        ];
        allowed
            .into_iter()
            .filter_map(|(name, allowed)| allowed.then_some(name))
            .collect()
    }
}

impl AgentSession {
    /// Whether the agent takes calls and chats. A call in hand comes before what they chose, and so do chats that leave no
    /// room: busy while one of them is live, in wrap-up when nothing else is left of them. With room for another chat the
    /// agent is ready, whatever is in hand.
    #[must_use]
    pub fn availability_view(&self) -> AvailabilityView {
        let (availability, work) = (&self.availability, &self.chat_work);
        let (state, since) = match (&self.call, &availability.stance) {
            (Some(call), _) if call.in_wrap_up => (AvailabilityState::WrapUp, call.since),
            (Some(call), _) => (AvailabilityState::Busy, call.since),
            (None, _) if work.load == ChatLoad::Full => (AvailabilityState::Busy, work.since),
            (None, _) if work.load == ChatLoad::Wrapping => (AvailabilityState::WrapUp, work.since),
            (None, Stance::NotReady) => (AvailabilityState::NotReady, availability.since),
            (None, Stance::Ready) => (AvailabilityState::Ready, availability.since),
            (None, Stance::OnBreak { .. }) => (AvailabilityState::OnBreak, availability.since),
        };
        let reason = match &availability.stance {
            Stance::OnBreak { reason } if self.call.is_none() => Some(reason.clone()),
            _ => None,
        };
        AvailabilityView {
            state,
            reason,
            next_break: availability.break_after_call.clone(),
            since,
            auto_call: availability.auto_call,
        }
    }
}
