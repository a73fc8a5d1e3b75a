//! What an agent's shell shows, and what the simulator and administrators see: views of the state, as the host's API gives
//! them.

use callbench_contract::call::{CallType, CampaignType, Direction, HangupParty, SystemDisposition};
use callbench_contract::ids::{
    AgentQueueId, CampaignId, CrtObjectId, CustomerId, InteractionId, Phone, ProcessId, SessionId,
    UserCrtObjectId, UserId,
};
use callbench_contract::role::{Role, UserType};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::agent_command::CommandName;
use crate::agent_session::AgentSession;
use crate::availability::{AvailabilityState, Stance, may_become_ready};
use crate::call::{CallState, Interaction};
use crate::centre::Centre;
use crate::configuration::{Campaign, DispositionClass};
use crate::customer::Customer;
use crate::phone::mask;

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
    /// The extension the agent sits at.
    pub extension: Option<String>,
    /// Whether the agent takes calls.
    pub availability: AvailabilityView,
    /// Ringing, live and in wrap-up, oldest first.
    pub interactions: Vec<InteractionView>,
    /// The last twenty that ended, newest first.
    pub recent: Vec<InteractionView>,
    /// What the agent may do now; each interaction has its own list.
    pub commands: Vec<CommandName>,
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

/// A call, as its agent sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InteractionView {
    /// Which interaction.
    pub interaction_id: InteractionId,
    /// The agent who owns it.
    pub user_id: UserId,
    /// How it came about.
    pub call_type: CallType,
    /// Who called.
    pub direction: Direction,
    /// Where in its life it is.
    pub state: CallState,
    /// Whether the customer can't hear the agent.
    pub muted: bool,
    /// The customer's number; masked like `display_phone` where the campaign masks numbers.
    pub phone: Phone,
    /// The customer's number as it is shown.
    pub display_phone: String,
    /// The campaign it belongs to.
    pub campaign_id: CampaignId,
    /// The queue it came through.
    pub queue_name: Option<String>,
    /// The queue it came through.
    pub agent_queue_id: Option<AgentQueueId>,
    /// The customer's call.
    pub crt_object_id: CrtObjectId,
    /// The agent's leg.
    pub user_crt_object_id: UserCrtObjectId,
    /// The customer's record, when known.
    pub customer: Option<Customer>,
    /// The customer, −1 when unknown.
    pub customer_id: CustomerId,
    /// When it started to ring or to be dialled.
    pub started_at: Timestamp,
    /// When agent and customer were connected.
    pub connected_at: Option<Timestamp>,
    /// Since when it is on hold now.
    pub held_since: Option<Timestamp>,
    /// When it was hung up or failed.
    pub ended_at: Option<Timestamp>,
    /// Until when it must be disposed of.
    pub wrap_up_ends_at: Option<Timestamp>,
    /// Time on hold, in milliseconds; a hold that goes on counts up to the view's `now`.
    pub hold_time: Millis,
    /// Time connected, hold included, in milliseconds; a call that goes on counts up to the view's `now`.
    pub talk_time: Millis,
    /// Who ended it.
    pub hangup_first: Option<HangupParty>,
    /// How it went.
    pub system_disposition: Option<SystemDisposition>,
    /// How it was disposed of.
    pub disposition_code: Option<String>,
    /// The class of that code.
    pub disposition_class: Option<String>,
    /// The agent's note.
    pub note: Option<String>,
    /// What its agent may do with it now.
    pub commands: Vec<CommandName>,
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
        let view = |id: &InteractionId| {
            self.interaction(id)
                .map(|found| self.interaction_view(found, now))
        };
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
            extension: session.extension.clone(),
            availability: session.availability_view(),
            interactions: session.interaction().and_then(view).into_iter().collect(),
            recent: self
                .recent
                .get(user)
                .into_iter()
                .flatten()
                .rev()
                .filter_map(view)
                .collect(),
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
            .filter_map(|session| self.interaction(session.interaction()?))
            .map(|interaction| self.interaction_view(interaction, now))
            .collect()
    }

    /// One interaction, as its agent sees it.
    #[must_use]
    pub fn interaction_view(&self, interaction: &Interaction, now: Timestamp) -> InteractionView {
        let call = &interaction.call;
        let (talk, ending, disposal) = (
            interaction.talk(),
            interaction.ending(),
            interaction.disposal(),
        );
        let queue = call
            .agent_queue_id
            .and_then(|id| self.configuration.queue(id));
        let state = interaction.state();
        InteractionView {
            interaction_id: call.interaction_id.clone(),
            user_id: call.agent.clone(),
            call_type: call.call_type,
            direction: call.direction(),
            state,
            muted: talk.is_some_and(|talk| talk.muted_since.is_some()),
            phone: Phone::new(call.display_phone.clone()),
            display_phone: call.display_phone.clone(),
            campaign_id: call.campaign_id,
            queue_name: queue.map(|queue| queue.queue_name.clone()),
            agent_queue_id: call.agent_queue_id,
            crt_object_id: call.crt_object_id.clone(),
            user_crt_object_id: call.user_crt_object_id.clone(),
            customer: self.customer(call.customer_id).map(|customer| {
                let mut customer = customer.clone();
                if call.masking_enabled {
                    customer.phone = Phone::new(mask(&customer.phone));
                }
                customer
            }),
            customer_id: call.customer_id,
            started_at: call.started_at,
            connected_at: talk.map(|talk| talk.connected_at),
            held_since: talk.and_then(|talk| talk.held_since),
            ended_at: ending.map(|ending| ending.at),
            wrap_up_ends_at: interaction
                .deadline()
                .filter(|_| state == CallState::WrapUp),
            hold_time: interaction.hold_time(now),
            talk_time: interaction.talk_time(now),
            hangup_first: ending.map(|ending| ending.by),
            system_disposition: ending.map(|ending| ending.outcome),
            disposition_code: disposal.map(|disposal| disposal.disposition_code.clone()),
            disposition_class: disposal.map(|disposal| disposal.disposition_class.clone()),
            note: disposal.and_then(|disposal| disposal.note.clone()),
            commands: interaction.commands(),
        }
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
        }
    }

    /// What the agent may do now, asked of the state machines themselves.
    fn commands(&self, session: &AgentSession) -> Vec<CommandName> {
        let free = session.call.is_none();
        let already_ready = free && session.availability.stance == Stance::Ready;
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
        ];
        allowed
            .into_iter()
            .filter_map(|(name, allowed)| allowed.then_some(name))
            .collect()
    }
}

impl AgentSession {
    /// Whether the agent takes calls: a call in hand comes before what they chose.
    #[must_use]
    pub fn availability_view(&self) -> AvailabilityView {
        let availability = &self.availability;
        let (state, since) = match (&self.call, &availability.stance) {
            (Some(call), _) if call.in_wrap_up => (AvailabilityState::WrapUp, call.since),
            (Some(call), _) => (AvailabilityState::Busy, call.since),
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
