//! How a call comes about: offered to an agent, dialled for one, or dialled by one.

use callbench_contract::call::{CallType, CampaignType, Direction};
use callbench_contract::ids::{
    CampaignId, CrtObjectId, CustomerCrtId, CustomerId, InteractionId, UserCrtObjectId,
};

use crate::agent_session::AgentSession;
use crate::availability::{require_auto_call, require_may_dial, require_ready};
use crate::call::{Call, DIAL_TIME_OUT, RING_TIME_OUT};
use crate::campaign_selection::require_working_on;
use crate::configuration::{Campaign, CentreConfiguration};
use crate::context::{Context, IdKind};
use crate::customer::{CustomerDirectory, unknown_customer};
use crate::fact::Happening;
use crate::phone::{mask, parse_phone};
use crate::refusal::Refusal;

/// A call that is wanted.
pub(crate) struct Wanted<'a> {
    pub(crate) phone: &'a str,
    pub(crate) campaign: Option<CampaignId>,
    pub(crate) customer: Option<CustomerId>,
}

/// What the decision looks at.
pub(crate) struct Surroundings<'a> {
    pub(crate) session: &'a AgentSession,
    pub(crate) configuration: &'a CentreConfiguration,
    pub(crate) customers: &'a CustomerDirectory,
}

impl Surroundings<'_> {
    /// A customer calls in; it rings at the agent.
    pub(crate) fn decide_inbound(
        &self,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let takes = |campaign: &Campaign| {
            campaign.campaign_type == CampaignType::InteractiveVoiceApplication
        };
        let campaign = require_working_on(
            self.session,
            self.configuration,
            wanted.campaign,
            "inbound calls",
            takes,
        )?;
        require_ready(self.session)?;
        let call = self.call(CallType::InboundDial, campaign, wanted, context)?;
        let until = call.started_at + RING_TIME_OUT;
        Ok(vec![Happening::CallOffered {
            call: Box::new(call),
            until,
        }])
    }

    /// The dialler calls a customer; once the customer answers, the agent is connected.
    pub(crate) fn decide_outbound(
        &self,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let takes =
            |campaign: &Campaign| campaign.campaign_type == CampaignType::OutboundVoiceCampaign;
        let campaign = require_working_on(
            self.session,
            self.configuration,
            wanted.campaign,
            "automatic outbound calls",
            takes,
        )?;
        require_auto_call(self.session)?;
        self.dial(CallType::OutboundAutoDial, campaign, wanted, context)
    }

    /// The agent dials: on any voice campaign.
    pub(crate) fn decide_manual(
        &self,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let campaign = require_working_on(
            self.session,
            self.configuration,
            wanted.campaign,
            "manual calls",
            takes_manual,
        )?;
        require_may_dial(self.session)?;
        self.dial(CallType::OutboundManualDial, campaign, wanted, context)
    }

    /// Whether the agent may dial now.
    pub(crate) fn may_dial(&self) -> bool {
        require_working_on(
            self.session,
            self.configuration,
            None,
            "manual calls",
            takes_manual,
        )
        .and_then(|_| require_may_dial(self.session))
        .is_ok()
    }

    pub(crate) fn dial(
        &self,
        call_type: CallType,
        campaign: &Campaign,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let call = self.call(call_type, campaign, wanted, context)?;
        let until = call.started_at + DIAL_TIME_OUT;
        Ok(vec![Happening::CallDialled {
            call: Box::new(call),
            until,
        }])
    }

    pub(crate) fn call(
        &self,
        call_type: CallType,
        campaign: &Campaign,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Call, Refusal> {
        let phone = parse_phone(wanted.phone)?;
        let customer_id = match wanted.customer.filter(|id| id.is_known()) {
            Some(id) => self
                .customers
                .get(id)
                .map(|customer| customer.customer_id)
                .ok_or_else(|| unknown_customer(id))?,
            None => self
                .customers
                .by_phone(&phone)
                .map_or(CustomerId::UNKNOWN, |customer| customer.customer_id),
        };
        let agent_queue_id = match call_type.direction() {
            Direction::Inbound => self
                .configuration
                .queues_of(campaign.campaign_id)
                .next()
                .map(|queue| queue.agent_queue_id),
            Direction::Outbound => None,
        };
        let display_phone = if campaign.masking_enabled {
            mask(&phone)
        } else {
            phone.as_str().to_owned()
        };
        Ok(Call {
            interaction_id: InteractionId::new(context.new_id(IdKind::Interaction)),
            agent: self.session.user.clone(),
            session_id: self.session.session_id.clone(),
            call_type,
            campaign_id: campaign.campaign_id,
            agent_queue_id,
            phone,
            campaign_phone: campaign.number.clone(),
            display_phone,
            masking_enabled: campaign.masking_enabled,
            crt_object_id: CrtObjectId::new(context.new_id(IdKind::CrtObject)),
            user_crt_object_id: UserCrtObjectId::new(context.new_id(IdKind::UserCrtObject)),
            customer_crt_id: CustomerCrtId::new(context.new_id(IdKind::CustomerCrt)),
            customer_id,
            started_at: context.now(),
            lead: None,
            callback_id: None,
        })
    }
}

pub(crate) fn takes_manual(campaign: &Campaign) -> bool {
    matches!(
        campaign.campaign_type,
        CampaignType::InteractiveVoiceApplication | CampaignType::OutboundVoiceCampaign
    )
}
