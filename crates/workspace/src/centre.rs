//! The contact centre: its state, what is decided on it, and how facts change it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use callbench_contract::ids::{CustomerId, InteractionId, Phone, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_session::{AgentSession, CallInHand};
use crate::availability::Availability;
use crate::call::{CallState, Interaction};
use crate::callback::Callbacks;
use crate::chat::{ChatWork, Chats};
use crate::configuration::CentreConfiguration;
use crate::customer::{Customer, CustomerDirectory};
use crate::dialler::Leads;
use crate::due::Due;
use crate::fact::{Fact, Happening};
use crate::statistics::Statistics;
use crate::supervision::Supervision;
use crate::ticket::Tickets;

/// How many ended interactions an agent sees.
pub const RECENT_LIMIT: usize = 20;

/// A whole contact centre at one moment. Facts build it, nothing else does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Centre {
    pub(crate) configuration: CentreConfiguration,
    pub(crate) customers: CustomerDirectory,
    pub(crate) sessions: BTreeMap<UserId, AgentSession>,
    pub(crate) interactions: BTreeMap<InteractionId, Interaction>,
    /// Ended interactions by agent, oldest first.
    pub(crate) recent: BTreeMap<UserId, VecDeque<InteractionId>>,
    /// When what must happen by itself.
    pub(crate) deadlines: BTreeSet<(Timestamp, Due)>,
    pub(crate) chats: Chats,
    pub(crate) tickets: Tickets,
    pub(crate) leads: Leads,
    pub(crate) callbacks: Callbacks,
    pub(crate) supervision: Supervision,
    pub(crate) statistics: Statistics,
}

impl Centre {
    /// An empty contact centre: no campaigns, no customers, nobody signed in.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The contact centre that these facts built.
    #[must_use]
    pub fn rebuild<'facts>(facts: impl IntoIterator<Item = &'facts Fact>) -> Self {
        let mut centre = Self::new();
        for fact in facts {
            centre.apply(fact);
        }
        centre
    }

    /// Carries out a fact. Never fails: a fact about something that is not there changes nothing.
    pub fn apply(&mut self, fact: &Fact) {
        let at = fact.at;
        self.count(fact);
        match &fact.what {
            Happening::ConfigurationSet { configuration } => {
                self.configuration = (**configuration).clone()
            }
            Happening::CustomerSaved {
                customer,
                by,
                interaction_id,
                ..
            } => {
                self.customers.apply_saved(customer, by.clone(), at);
                if let Some(id) = interaction_id {
                    self.name_customer(id, customer.customer_id);
                }
            }
            Happening::SessionStarted {
                user,
                user_name,
                session_id,
            } => {
                let session = AgentSession {
                    user: user.clone(),
                    user_name: user_name.clone(),
                    session_id: session_id.clone(),
                    started_at: at,
                    extension: None,
                    campaign: None,
                    availability: Availability::at_sign_in(at),
                    call: None,
                    chats: Vec::new(),
                    chat_work: ChatWork::default(),
                };
                self.sessions.insert(user.clone(), session);
            }
            Happening::SessionTakenOver {
                user, session_id, ..
            } => {
                self.with_session(user, |session| {
                    session.session_id = session_id.clone();
                    session.started_at = at;
                });
            }
            Happening::SessionEnded { user, .. } => {
                self.sessions.remove(user);
            }
            Happening::ExtensionSelected {
                user, extension, ..
            } => {
                self.with_session(user, |session| session.extension = Some(extension.clone()));
            }
            Happening::CampaignSelected {
                user, campaign_id, ..
            } => {
                self.with_session(user, |session| session.campaign = Some(*campaign_id));
            }
            Happening::BecameReady { user } => {
                self.with_session(user, |session| session.availability.apply_ready(at));
            }
            Happening::BreakStarted { user, reason } => {
                self.with_session(user, |session| session.availability.apply_break(at, reason));
            }
            Happening::BreakPlanned { user, reason } => {
                self.with_session(user, |session| {
                    session.availability.break_after_call = Some(reason.clone())
                });
            }
            Happening::BreakCancelled { user } => {
                self.with_session(user, |session| session.availability.break_after_call = None);
            }
            Happening::AutoCallSet { user, on } => {
                self.with_session(user, |session| session.availability.auto_call = *on);
            }
            Happening::CallOffered { call, until } => {
                self.begin(Interaction::offered((**call).clone(), *until));
            }
            Happening::CallDialled { call, until } => {
                self.begin(Interaction::dialled((**call).clone(), *until));
            }
            Happening::CallConnected { interaction_id } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_connected(at)
                });
            }
            Happening::CallHeld { interaction_id } => {
                self.with_interaction(interaction_id, at, |interaction| interaction.apply_held(at));
            }
            Happening::CallResumed { interaction_id, .. } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_resumed(at)
                });
            }
            Happening::CallMuted { interaction_id } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_muted(at)
                });
            }
            Happening::CallUnmuted { interaction_id, .. } => {
                self.with_interaction(interaction_id, at, Interaction::apply_unmuted);
            }
            Happening::CallEnded {
                interaction_id,
                by,
                outcome,
                wrap_up_until,
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_ended(at, *by, *outcome, *wrap_up_until);
                });
            }
            Happening::CallDisposed {
                interaction_id,
                disposal,
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_disposed(disposal)
                });
            }
            Happening::Chat(what) => self.apply_chat(at, what),
            Happening::Ticket(what) => self.apply_ticket(at, what),
            Happening::Lead(what) => self.apply_lead(at, what),
            Happening::Callback(what) => self.apply_callback(at, what),
            Happening::Supervision(what) => self.apply_supervision(at, what),
            Happening::SessionResumed { .. } | Happening::ScreenPopped { .. } => {}
        }
        self.follow_session(fact);
    }

    fn with_session(&mut self, user: &UserId, change: impl FnOnce(&mut AgentSession)) {
        if let Some(session) = self.sessions.get_mut(user) {
            change(session);
        }
    }

    fn begin(&mut self, interaction: Interaction) {
        let call = &interaction.call;
        let id = call.interaction_id.clone();
        self.customers.take_in_hand(call.customer_id, &id);
        let in_hand = CallInHand {
            interaction_id: id.clone(),
            since: call.started_at,
            in_wrap_up: false,
        };
        self.with_session(&call.agent, |session| session.call = Some(in_hand));
        if let Some(deadline) = interaction.deadline() {
            self.deadlines.insert((deadline, Due::Call(id.clone())));
        }
        self.interactions.insert(id, interaction);
    }

    /// Changes an interaction, and with it what follows from its state: deadlines, the agent's hands, the recent list.
    fn with_interaction(
        &mut self,
        id: &InteractionId,
        at: Timestamp,
        change: impl FnOnce(&mut Interaction),
    ) {
        let Some(interaction) = self.interactions.get_mut(id) else {
            return;
        };
        let (state_before, deadline_before) = (interaction.state(), interaction.deadline());
        change(interaction);
        let (state, deadline) = (interaction.state(), interaction.deadline());
        if deadline != deadline_before {
            if let Some(before) = deadline_before {
                self.deadlines.remove(&(before, Due::Call(id.clone())));
            }
            if let Some(deadline) = deadline {
                self.deadlines.insert((deadline, Due::Call(id.clone())));
            }
        }
        if state == state_before {
            return;
        }
        let session = self.sessions.get_mut(&interaction.call.agent);
        match state {
            CallState::WrapUp => {
                if let Some(session) = session {
                    session.apply_wrap_up(id, at);
                }
            }
            CallState::Ended => {
                if let Some(session) = session {
                    session.apply_free(id, at);
                }
                let agent = interaction.call.agent.clone();
                self.customers.let_go(interaction.call.customer_id, id);
                self.remember(agent, id.clone());
            }
            CallState::Ringing | CallState::Dialling | CallState::Connected | CallState::OnHold => {
            }
        }
    }

    /// A customer's record was made from a call or chat in hand, which is theirs from now on.
    fn name_customer(&mut self, id: &InteractionId, customer: CustomerId) {
        if let Some(interaction) = self.interactions.get_mut(id) {
            self.customers.let_go(interaction.call.customer_id, id);
            interaction.call.customer_id = customer;
            if interaction.state() != CallState::Ended {
                self.customers.take_in_hand(customer, id);
            }
        } else {
            self.name_chat_customer(id, customer);
        }
    }

    pub(crate) fn remember(&mut self, agent: UserId, id: InteractionId) {
        let recent = self.recent.entry(agent).or_default();
        recent.push_back(id);
        if recent.len() > RECENT_LIMIT
            && let Some(oldest) = recent.pop_front()
        {
            self.interactions.remove(&oldest);
            self.chats.forget(&oldest);
        }
    }

    /// When `Command::Tick` has something to do next.
    #[must_use]
    pub fn next_deadline(&self) -> Option<Timestamp> {
        self.deadlines.first().map(|(deadline, _)| *deadline)
    }

    /// The set-up.
    #[must_use]
    pub const fn configuration(&self) -> &CentreConfiguration {
        &self.configuration
    }

    /// The session of a signed-in agent.
    #[must_use]
    pub fn session(&self, user: &UserId) -> Option<&AgentSession> {
        self.sessions.get(user)
    }

    /// All signed-in agents, by user id.
    pub fn sessions(&self) -> impl Iterator<Item = &AgentSession> {
        self.sessions.values()
    }

    /// An interaction that is not disposed of yet, or one of its agent's last twenty.
    #[must_use]
    pub fn interaction(&self, id: &InteractionId) -> Option<&Interaction> {
        self.interactions.get(id)
    }

    /// All interactions that are kept, by id.
    pub fn interactions(&self) -> impl Iterator<Item = &Interaction> {
        self.interactions.values()
    }

    /// The customer with this id.
    #[must_use]
    pub fn customer(&self, id: CustomerId) -> Option<&Customer> {
        self.customers.get(id)
    }

    /// All customers, by id.
    pub fn customers(&self) -> impl Iterator<Item = &Customer> {
        self.customers.iter()
    }

    /// The customer with this number, in whatever spelling.
    #[must_use]
    pub fn customer_by_phone(&self, phone: &Phone) -> Option<&Customer> {
        self.customers.by_phone(phone)
    }

    /// Customers in whose record every word of `query` occurs, by id, at most `limit`. For somebody who must not see numbers,
    /// only what is in sight of a number is looked at, or all of it: searching must not tell what is hidden.
    #[must_use]
    pub fn search_customers(&self, query: &str, limit: usize, masked: bool) -> Vec<&Customer> {
        self.customers.search(query, limit, masked)
    }
}
