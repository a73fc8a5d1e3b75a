//! Calls that wait in a queue for an agent.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::call::{CallType, Direction};
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ConnectorName, CrtObjectId, CustomerCrtId, CustomerId, Phone, UserId,
};
use callbench_contract::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

use crate::agent_session::AgentSession;
use crate::call::{Call, Interaction, elapsed};
use crate::centre::Centre;
use crate::configuration::{AgentQueue, Campaign};
use crate::context::Context;
use crate::due::Due;
use crate::fact::Happening;

/// How long a call is not offered again to an agent who did not take it.
pub(crate) const PASSED_OVER: Millis = Millis::from_secs(60);

/// A call that waits in a queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QueuedCall {
    /// The customer's call.
    pub crt_object_id: CrtObjectId,
    /// The customer's leg.
    pub customer_crt_id: CustomerCrtId,
    /// The telephony system that carries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connector: Option<ConnectorName>,
    /// How it came about; an outbound one is dialled for the agent who gets it.
    pub call_type: CallType,
    /// The campaign it belongs to.
    pub campaign_id: CampaignId,
    /// The queue it waits in.
    pub agent_queue_id: AgentQueueId,
    /// The customer's number.
    pub phone: Phone,
    /// The campaign's number at that time.
    pub campaign_phone: Phone,
    /// The customer's number as agents see it.
    pub display_phone: String,
    /// Whether that number is masked.
    pub masking_enabled: bool,
    /// The customer, −1 when the number is unknown.
    pub customer_id: CustomerId,
    /// Since when it waits; it keeps its place when an agent doesn't take it.
    pub since: Timestamp,
    /// Who handed it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transferred_from: Option<UserId>,
    /// Agents who did not take it, with the time until which it is not offered to them again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<(UserId, Timestamp)>,
}

impl QueuedCall {
    /// A call that an agent had, going into a queue of this campaign.
    pub(crate) fn handed_over(
        call: &Call,
        campaign: &Campaign,
        queue: &AgentQueue,
        display_phone: String,
        now: Timestamp,
    ) -> Self {
        Self {
            crt_object_id: call.crt_object_id.clone(),
            customer_crt_id: call.customer_crt_id.clone(),
            connector: call.connector.clone(),
            call_type: CallType::TransferredToCampaignDial,
            campaign_id: campaign.campaign_id,
            agent_queue_id: queue.agent_queue_id,
            phone: call.phone.clone(),
            campaign_phone: campaign.number.clone(),
            display_phone,
            masking_enabled: campaign.masking_enabled,
            customer_id: call.customer_id,
            since: now,
            transferred_from: Some(call.agent.clone()),
            passed: Vec::new(),
        }
    }

    /// The call that the agent it was offered to did not take, at its old place; none for one that came through no queue.
    pub(crate) fn again(interaction: &Interaction, now: Timestamp) -> Option<Self> {
        let call = &interaction.call;
        let (Some(waited), Some(agent_queue_id)) = (call.waited, call.agent_queue_id) else {
            return None;
        };
        Some(Self {
            crt_object_id: call.crt_object_id.clone(),
            customer_crt_id: call.customer_crt_id.clone(),
            connector: call.connector.clone(),
            call_type: call.call_type,
            campaign_id: call.campaign_id,
            agent_queue_id,
            phone: call.phone.clone(),
            campaign_phone: call.campaign_phone.clone(),
            display_phone: call.display_phone.clone(),
            masking_enabled: call.masking_enabled,
            customer_id: call.customer_id,
            since: call.started_at - waited,
            transferred_from: call.transferred_from.clone(),
            passed: vec![(call.agent.clone(), now + PASSED_OVER)],
        })
    }

    fn may_be_offered_to(&self, session: &AgentSession) -> bool {
        let passed = self.passed.iter().any(|(user, _)| *user == session.user);
        !passed && (self.call_type != CallType::OutboundAutoDial || session.availability.auto_call)
    }

    fn offered_again_at(&self) -> Option<Timestamp> {
        self.passed.iter().map(|(_, until)| *until).min()
    }
}

/// All calls that wait, found by call or in the order of their waiting.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct WaitingCalls {
    by_call: BTreeMap<CrtObjectId, QueuedCall>,
    in_order: BTreeMap<CampaignId, BTreeSet<(Timestamp, CrtObjectId)>>,
}

impl WaitingCalls {
    pub(crate) fn get(&self, id: &CrtObjectId) -> Option<&QueuedCall> {
        self.by_call.get(id)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &QueuedCall> {
        self.by_call.values()
    }

    /// Those of a campaign, the one that waits longest first.
    pub(crate) fn of(&self, campaign: CampaignId) -> impl Iterator<Item = &QueuedCall> {
        self.in_order
            .get(&campaign)
            .into_iter()
            .flatten()
            .filter_map(|(_, id)| self.get(id))
    }

    fn insert(&mut self, call: QueuedCall) -> Option<QueuedCall> {
        let before = self.remove(&call.crt_object_id);
        self.in_order
            .entry(call.campaign_id)
            .or_default()
            .insert((call.since, call.crt_object_id.clone()));
        self.by_call.insert(call.crt_object_id.clone(), call);
        before
    }

    fn remove(&mut self, id: &CrtObjectId) -> Option<QueuedCall> {
        let call = self.by_call.remove(id)?;
        if let Some(order) = self.in_order.get_mut(&call.campaign_id) {
            order.remove(&(call.since, id.clone()));
            if order.is_empty() {
                self.in_order.remove(&call.campaign_id);
            }
        }
        Some(call)
    }
}

impl Centre {
    /// Calls that wait in queues, by call.
    pub fn waiting_calls(&self) -> impl Iterator<Item = &QueuedCall> {
        self.waiting.iter()
    }

    /// A call that waits.
    #[must_use]
    pub fn waiting_call(&self, id: &CrtObjectId) -> Option<&QueuedCall> {
        self.waiting.get(id)
    }

    /// How many calls and chats wait for the agents of a campaign.
    pub(crate) fn waiting_for(&self, campaign: Option<CampaignId>) -> usize {
        campaign.map_or(0, |campaign| {
            self.waiting.of(campaign).count() + self.waiting_chats_for(campaign)
        })
    }

    /// A waiting call goes to the agent who has been ready longest.
    pub(crate) fn next_call(&self, context: &mut dyn Context) -> Option<Vec<Happening>> {
        let (queued, session) = self.waiting.in_order.keys().find_map(|campaign| {
            self.idle.of(*campaign).next()?;
            self.waiting.of(*campaign).find_map(|queued| {
                let mut idle = self.idle.of(*campaign);
                let agent = idle.find_map(|user| {
                    self.session(user)
                        .filter(|session| queued.may_be_offered_to(session))
                })?;
                Some((queued, agent))
            })
        })?;
        Some(self.offer(queued, session, context))
    }

    /// What happens when a waiting call is given to an agent.
    pub(crate) fn offer(
        &self,
        queued: &QueuedCall,
        session: &AgentSession,
        context: &mut dyn Context,
    ) -> Vec<Happening> {
        let call = self.around(session).call_from_queue(
            queued,
            elapsed(queued.since, context.now()),
            context,
        );
        match call.direction() {
            Direction::Inbound => self.ring(call, session, context),
            Direction::Outbound => self.dial(call, session, context),
        }
    }

    /// Agents who did not take the call may be asked again.
    pub(crate) fn waiting_call_due(&self, id: &CrtObjectId, now: Timestamp) -> Vec<Happening> {
        let Some(queued) = self.waiting.get(id) else {
            return Vec::new();
        };
        let mut call = queued.clone();
        call.passed.retain(|(_, until)| *until > now);
        vec![Happening::CallQueued {
            call: Box::new(call),
        }]
    }

    pub(crate) fn apply_queued(&mut self, call: &QueuedCall) {
        let id = &call.crt_object_id;
        if let Some(again) = call.offered_again_at() {
            self.deadlines.insert((again, Due::WaitingCall(id.clone())));
        }
        let before = self.waiting.insert(call.clone());
        self.forget_waiting_deadline(before.as_ref(), call.offered_again_at());
    }

    pub(crate) fn apply_no_longer_waiting(&mut self, id: &CrtObjectId) {
        let before = self.waiting.remove(id);
        self.forget_waiting_deadline(before.as_ref(), None);
    }

    fn forget_waiting_deadline(&mut self, before: Option<&QueuedCall>, kept: Option<Timestamp>) {
        if let Some(before) = before
            && let Some(again) = before.offered_again_at()
            && kept != Some(again)
        {
            self.deadlines
                .remove(&(again, Due::WaitingCall(before.crt_object_id.clone())));
        }
    }
}
