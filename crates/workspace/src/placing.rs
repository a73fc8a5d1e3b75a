//! How a call comes about: offered to an agent, waiting in a queue, dialled for an agent, or dialled by one.

use callbench_contract::call::{CallType, CampaignType, Direction};
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ConnectorName, CrtObjectId, CustomerCrtId, CustomerId, InteractionId,
    OrderId, Phone, UserCrtObjectId,
};
use callbench_contract::time::Millis;

use crate::agent_command::AgentCommand;
use crate::agent_session::AgentSession;
use crate::availability::{require_auto_call, require_may_dial, require_ready};
use crate::call::{Call, DIAL_TIME_OUT, RING_TIME_OUT};
use crate::call_wish::{CallWish, Line};
use crate::campaign_selection::require_working_on;
use crate::centre::Centre;
use crate::configuration::{AgentQueue, Campaign, CentreConfiguration};
use crate::context::{Context, IdKind};
use crate::customer::{CustomerDirectory, unknown_customer};
use crate::fact::Happening;
use crate::order::{ORDER_TIME_OUT, Order};
use crate::phone::{mask, parse_phone};
use crate::refusal::{Refusal, RefusalCode};
use crate::target::phone_of;
use crate::waiting::QueuedCall;

/// A call that is wanted.
#[derive(Default)]
pub(crate) struct Wanted<'a> {
    pub(crate) phone: &'a str,
    pub(crate) campaign: Option<CampaignId>,
    pub(crate) queue: Option<AgentQueueId>,
    pub(crate) customer: Option<CustomerId>,
    /// Who carries it, where that is not for the campaign to say.
    pub(crate) line: Option<&'a Line>,
}

impl<'a> Wanted<'a> {
    fn of(wish: &'a CallWish) -> Self {
        Self {
            phone: &wish.phone,
            campaign: wish.campaign,
            queue: wish.queue,
            customer: wish.customer,
            line: match (&wish.line, wish.call_type.direction()) {
                // A simulated outgoing call goes out as all calls of its campaign do.
                (Line::Simulator, Direction::Outbound) => None,
                (line, _) => Some(line),
            },
        }
    }

    /// The telephony system that carries the call, and the call's id there.
    fn carried(&self, campaign: &Campaign) -> (Option<ConnectorName>, Option<CrtObjectId>) {
        match self.line {
            None => (campaign.connector.clone(), None),
            Some(Line::Simulator) => (None, None),
            Some(Line::Connector { connector, call }) => (Some(connector.clone()), call.clone()),
        }
    }
}

/// What the decision looks at.
pub(crate) struct Surroundings<'a> {
    pub(crate) session: &'a AgentSession,
    pub(crate) configuration: &'a CentreConfiguration,
    pub(crate) customers: &'a CustomerDirectory,
}

impl Centre {
    /// A call comes about: for an agent, or for whoever is ready next.
    pub(crate) fn decide_place(
        &self,
        wish: &CallWish,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        if let Line::Connector { call: Some(id), .. } = &wish.line
            && (self.waiting.get(id).is_some() || self.parts_of(id).next().is_some())
        {
            return Err(Refusal::new(
                RefusalCode::CallExists,
                format!("There is a call `{id}` already"),
                "Report what happens to it as an event about that call",
            ));
        }
        let wanted = Wanted::of(wish);
        let Some(agent) = &wish.agent else {
            return self.decide_queue(wish.call_type, &wanted, context);
        };
        let session = self.require_session(agent)?;
        match wish.call_type {
            CallType::OutboundAutoDial => self.decide_outbound(session, &wanted, context),
            CallType::OutboundManualDial | CallType::ClickToCallDial => {
                self.decide_manual(session, wish.call_type, &wanted, context)
            }
            _ => self.decide_inbound(session, &wanted, context),
        }
    }

    /// A customer calls in; it rings at the agent.
    fn decide_inbound(
        &self,
        session: &AgentSession,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let around = self.around(session);
        let campaign = require_working_on(
            session,
            &self.configuration,
            wanted.campaign,
            "inbound calls",
            takes_inbound,
        )?;
        require_ready(session)?;
        let call = around.call(CallType::InboundDial, campaign, wanted, context)?;
        Ok(self.ring(call, session, context))
    }

    /// The dialler calls a customer; once the customer answers, the agent is connected.
    fn decide_outbound(
        &self,
        session: &AgentSession,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let takes =
            |campaign: &Campaign| campaign.campaign_type == CampaignType::OutboundVoiceCampaign;
        let campaign = require_working_on(
            session,
            &self.configuration,
            wanted.campaign,
            "automatic outbound calls",
            takes,
        )?;
        require_auto_call(session)?;
        let call =
            self.around(session)
                .call(CallType::OutboundAutoDial, campaign, wanted, context)?;
        Ok(self.dial(call, session, context))
    }

    /// The agent dials, or somebody asks for a call by this agent: on any voice campaign.
    pub(crate) fn decide_manual(
        &self,
        session: &AgentSession,
        call_type: CallType,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let campaign = require_working_on(
            session,
            &self.configuration,
            wanted.campaign,
            "manual calls",
            takes_voice,
        )?;
        require_may_dial(session)?;
        let call = self
            .around(session)
            .call(call_type, campaign, wanted, context)?;
        Ok(self.dial(call, session, context))
    }

    /// A call that waits for the next ready agent.
    fn decide_queue(
        &self,
        call_type: CallType,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let takes = match call_type {
            CallType::InboundDial => takes_inbound,
            CallType::ClickToCallDial | CallType::OutboundAutoDial => takes_voice,
            _ => {
                return Err(Refusal::new(
                    RefusalCode::NoAgent,
                    "A call of this kind is one agent's",
                    "Name the agent",
                ));
            }
        };
        let (campaign, queue) = self.queue_for(wanted, takes)?;
        let phone = parse_phone(wanted.phone)?;
        let customer_id = caller(&self.customers, wanted.customer, &phone)?;
        let (connector, call) = wanted.carried(campaign);
        let display_phone = shown(campaign, &phone);
        Ok(vec![Happening::CallQueued {
            call: Box::new(QueuedCall {
                crt_object_id: call
                    .unwrap_or_else(|| CrtObjectId::new(context.new_id(IdKind::CrtObject))),
                customer_crt_id: CustomerCrtId::new(context.new_id(IdKind::CustomerCrt)),
                connector,
                call_type,
                campaign_id: campaign.campaign_id,
                agent_queue_id: queue.agent_queue_id,
                phone,
                campaign_phone: campaign.number.clone(),
                display_phone,
                masking_enabled: campaign.masking_enabled,
                customer_id,
                since: context.now(),
                transferred_from: None,
                passed: Vec::new(),
            }),
        }])
    }

    /// The queue in which a call waits, and its campaign: the one that was named, else the campaign's first.
    fn queue_for(
        &self,
        wanted: &Wanted<'_>,
        takes: fn(&Campaign) -> bool,
    ) -> Result<(&Campaign, &AgentQueue), Refusal> {
        let configuration = &self.configuration;
        let named = wanted
            .queue
            .map(|queue| configuration.require_queue(queue))
            .transpose()?;
        let campaign = match (wanted.campaign, named) {
            (Some(campaign), _) => configuration.require_campaign(campaign)?,
            (None, Some(queue)) => configuration.require_campaign(queue.campaign_id)?,
            (None, None) => {
                let mut fitting = configuration.campaigns.iter().filter(|one| takes(one));
                match (fitting.next(), fitting.next()) {
                    (Some(only), None) => only,
                    _ => {
                        return Err(Refusal::new(
                            RefusalCode::NoCampaign,
                            "The call names neither an agent nor a campaign nor a queue",
                            format!(
                                "Name a campaign, one of: {}",
                                configuration.campaign_list(takes)
                            ),
                        ));
                    }
                }
            }
        };
        if !takes(campaign) {
            return Err(Refusal::new(
                RefusalCode::WrongCampaignType,
                format!(
                    "{} is of type {}, it takes no such calls",
                    campaign.campaign_name, campaign.campaign_type
                ),
                format!("Choose one of: {}", configuration.campaign_list(takes)),
            ));
        }
        let queue = match named {
            Some(queue) if queue.campaign_id != campaign.campaign_id => {
                return Err(Refusal::new(
                    RefusalCode::UnknownQueue,
                    format!(
                        "Queue {} belongs to another campaign than {}",
                        queue.queue_name, campaign.campaign_name
                    ),
                    "Name the campaign's own queue, or only the queue",
                ));
            }
            Some(queue) => queue,
            None => configuration.first_queue(campaign)?,
        };
        Ok((campaign, queue))
    }

    /// Lets a call ring at an agent; where the campaign answers for its agents, they are connected at once.
    pub(crate) fn ring(
        &self,
        call: Call,
        session: &AgentSession,
        context: &mut dyn Context,
    ) -> Vec<Happening> {
        let until = call.started_at + RING_TIME_OUT;
        let interaction_id = call.interaction_id.clone();
        let answers = call.invitation.is_none()
            && self
                .configuration
                .campaign(call.campaign_id)
                .is_some_and(|campaign| campaign.auto_answer);
        let order = answers
            .then(|| {
                let answer = AgentCommand::Answer {
                    interaction_id: interaction_id.clone(),
                };
                order_for(&call, session, answer, context)
            })
            .flatten();
        let mut happenings = vec![Happening::CallOffered {
            call: Box::new(call),
            until,
        }];
        match (answers, order) {
            (true, Some(order)) => happenings.push(Happening::OrderGiven {
                order: Box::new(order),
            }),
            (true, None) => happenings.push(connected(interaction_id)),
            (false, _) => {}
        }
        happenings
    }

    /// Dials a customer for an agent.
    pub(crate) fn dial(
        &self,
        call: Call,
        session: &AgentSession,
        context: &mut dyn Context,
    ) -> Vec<Happening> {
        let until = call.started_at + DIAL_TIME_OUT;
        let dial = AgentCommand::Dial {
            phone: call.phone.as_str().to_owned(),
            customer_id: Some(call.customer_id),
        };
        let order = order_for(&call, session, dial, context);
        let mut happenings = vec![Happening::CallDialled {
            call: Box::new(call),
            until,
        }];
        happenings.extend(order.map(|order| Happening::OrderGiven {
            order: Box::new(order),
        }));
        happenings
    }
}

/// Agent and customer are connected, with nobody else in the call.
pub(crate) const fn connected(interaction_id: InteractionId) -> Happening {
    Happening::CallConnected {
        interaction_id,
        parties: Vec::new(),
        advises: false,
    }
}

/// What the telephony system that carries the call is to be told; nothing for a simulated call.
pub(crate) fn order_for(
    call: &Call,
    session: &AgentSession,
    command: AgentCommand,
    context: &mut dyn Context,
) -> Option<Order> {
    let connector = call.connector.clone()?;
    let since = context.now();
    let phone = match &command {
        AgentCommand::Dial { .. } => Some(call.phone.clone()),
        AgentCommand::Transfer { target, .. }
        | AgentCommand::Consult { target, .. }
        | AgentCommand::Conference { target, .. } => phone_of(target),
        _ => None,
    };
    Some(Order {
        order_id: OrderId::new(context.new_id(IdKind::Order)),
        connector,
        crt_object_id: call.crt_object_id.clone(),
        interaction_id: call.interaction_id.clone(),
        user_id: call.agent.clone(),
        extension: session.extension.clone(),
        caller_id: phone.as_ref().map(|_| call.campaign_phone.clone()),
        phone,
        command,
        since,
        until: since + ORDER_TIME_OUT,
    })
}

impl Surroundings<'_> {
    /// Whether the agent may dial now.
    pub(crate) fn may_dial(&self) -> bool {
        require_working_on(
            self.session,
            self.configuration,
            None,
            "manual calls",
            takes_voice,
        )
        .and_then(|_| require_may_dial(self.session))
        .is_ok()
    }

    /// A call for the agent that waits for nothing.
    pub(crate) fn call(
        &self,
        call_type: CallType,
        campaign: &Campaign,
        wanted: &Wanted<'_>,
        context: &mut dyn Context,
    ) -> Result<Call, Refusal> {
        let phone = parse_phone(wanted.phone)?;
        let customer_id = caller(self.customers, wanted.customer, &phone)?;
        let agent_queue_id = match call_type.direction() {
            Direction::Inbound => wanted.queue.or_else(|| {
                self.configuration
                    .queues_of(campaign.campaign_id)
                    .next()
                    .map(|queue| queue.agent_queue_id)
            }),
            Direction::Outbound => None,
        };
        let (connector, call) = wanted.carried(campaign);
        Ok(Call {
            interaction_id: InteractionId::new(context.new_id(IdKind::Interaction)),
            agent: self.session.user.clone(),
            session_id: self.session.session_id.clone(),
            call_type,
            campaign_id: campaign.campaign_id,
            agent_queue_id,
            display_phone: shown(campaign, &phone),
            phone,
            campaign_phone: campaign.number.clone(),
            masking_enabled: campaign.masking_enabled,
            crt_object_id: call
                .unwrap_or_else(|| CrtObjectId::new(context.new_id(IdKind::CrtObject))),
            user_crt_object_id: UserCrtObjectId::new(context.new_id(IdKind::UserCrtObject)),
            customer_crt_id: CustomerCrtId::new(context.new_id(IdKind::CustomerCrt)),
            customer_id,
            started_at: context.now(),
            connector,
            waited: None,
            transferred_from: None,
            invitation: None,
            lead: None,
            callback_id: None,
        })
    }

    /// A waiting call, as the agent gets it.
    pub(crate) fn call_from_queue(
        &self,
        queued: &QueuedCall,
        waited: Millis,
        context: &mut dyn Context,
    ) -> Call {
        Call {
            interaction_id: InteractionId::new(context.new_id(IdKind::Interaction)),
            agent: self.session.user.clone(),
            session_id: self.session.session_id.clone(),
            call_type: queued.call_type,
            campaign_id: queued.campaign_id,
            agent_queue_id: Some(queued.agent_queue_id),
            phone: queued.phone.clone(),
            campaign_phone: queued.campaign_phone.clone(),
            display_phone: queued.display_phone.clone(),
            masking_enabled: queued.masking_enabled,
            crt_object_id: queued.crt_object_id.clone(),
            user_crt_object_id: UserCrtObjectId::new(context.new_id(IdKind::UserCrtObject)),
            customer_crt_id: queued.customer_crt_id.clone(),
            customer_id: queued.customer_id,
            started_at: context.now(),
            connector: queued.connector.clone(),
            waited: Some(waited),
            transferred_from: queued.transferred_from.clone(),
            invitation: None,
            lead: None,
            callback_id: None,
        }
    }
}

/// The customer whom a call is with.
fn caller(
    customers: &CustomerDirectory,
    wanted: Option<CustomerId>,
    phone: &Phone,
) -> Result<CustomerId, Refusal> {
    match wanted.filter(|id| id.is_known()) {
        Some(id) => customers
            .get(id)
            .map(|customer| customer.customer_id)
            .ok_or_else(|| unknown_customer(id)),
        None => Ok(customers
            .by_phone(phone)
            .map_or(CustomerId::UNKNOWN, |customer| customer.customer_id)),
    }
}

/// A number as agents of the campaign see it.
pub(crate) fn shown(campaign: &Campaign, phone: &Phone) -> String {
    if campaign.masking_enabled {
        mask(phone)
    } else {
        phone.as_str().to_owned()
    }
}

pub(crate) fn takes_inbound(campaign: &Campaign) -> bool {
    campaign.campaign_type == CampaignType::InteractiveVoiceApplication
}

pub(crate) fn takes_voice(campaign: &Campaign) -> bool {
    matches!(
        campaign.campaign_type,
        CampaignType::InteractiveVoiceApplication | CampaignType::OutboundVoiceCampaign
    )
}
