//! The contact centre: its state, what is decided on it, and how facts change it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use callbench_contract::ids::{CrtObjectId, CustomerId, InteractionId, Phone, UserId};
use callbench_contract::time::Timestamp;

use crate::agent_session::{AgentSession, CallInHand};
use crate::augmenting::Augments;
use crate::availability::Availability;
use crate::call::{CallState, Interaction};
use crate::callback::Callbacks;
use crate::chat::{ChatWork, Chats};
use crate::configuration::CentreConfiguration;
use crate::customer::{Customer, CustomerDirectory};
use crate::dialler::Leads;
use crate::due::Due;
use crate::fact::{Fact, Happening};
use crate::idle::{IdleAgents, Place};
use crate::statistics::Statistics;
use crate::supervision::Supervision;
use crate::ticket::Tickets;
use crate::waiting::WaitingCalls;

/// How many ended interactions an agent sees.
pub const RECENT_LIMIT: usize = 20;

/// A whole contact centre at one moment. Facts build it, nothing else does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Centre {
    pub(crate) configuration: CentreConfiguration,
    /// How often it was set.
    pub(crate) configuration_revision: u64,
    pub(crate) customers: CustomerDirectory,
    pub(crate) sessions: BTreeMap<UserId, AgentSession>,
    pub(crate) interactions: BTreeMap<InteractionId, Interaction>,
    /// The agents' parts of each customer's call that are kept, oldest first.
    pub(crate) parts: BTreeMap<CrtObjectId, Vec<InteractionId>>,
    pub(crate) waiting: WaitingCalls,
    pub(crate) idle: IdleAgents,
    /// Ended interactions by agent, oldest first.
    pub(crate) recent: BTreeMap<UserId, VecDeque<InteractionId>>,
    /// The interaction that ended with the last fact.
    pub(crate) just_ended: Option<InteractionId>,
    /// When what must happen by itself.
    pub(crate) deadlines: BTreeSet<(Timestamp, Due)>,
    pub(crate) chats: Chats,
    pub(crate) tickets: Tickets,
    pub(crate) augments: Augments,
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
        self.just_ended = None;
        self.count(fact);
        match &fact.what {
            Happening::ConfigurationSet { configuration } => {
                self.configuration = (**configuration).clone();
                self.configuration_revision += 1;
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
                if let Some(before) = self.sessions.insert(user.clone(), session) {
                    self.idle.moved(user, Place::of(&before), None);
                }
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
                if let Some(session) = self.sessions.remove(user) {
                    self.idle.moved(user, Place::of(&session), None);
                }
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
            Happening::CallQueued { call } => self.apply_queued(call),
            Happening::CallAbandoned { crt_object_id } => {
                self.apply_no_longer_waiting(crt_object_id)
            }
            Happening::CallConnected {
                interaction_id,
                parties,
                advises,
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_connected(at, parties, *advises)
                });
            }
            Happening::AttemptStarted {
                interaction_id,
                attempt,
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_attempt(attempt)
                });
            }
            Happening::AttemptFailed {
                interaction_id,
                what,
                reason,
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_attempt_over();
                    interaction.apply_failure(what.command(), reason, at);
                });
            }
            Happening::AttemptCancelled { interaction_id } => {
                self.with_interaction(interaction_id, at, Interaction::apply_attempt_over);
            }
            Happening::ConsultationStarted {
                interaction_id,
                party,
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_consulting(at, party)
                });
            }
            Happening::ConsultationEnded { interaction_id, .. } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_consulted(at)
                });
            }
            Happening::PartiesJoined { interaction_id, .. } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_all_joined(at)
                });
            }
            Happening::PartyJoined {
                interaction_id,
                party,
                ..
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_party_joined(party)
                });
            }
            Happening::PartyLeft {
                interaction_id,
                party_id,
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_party_left(party_id)
                });
            }
            Happening::LineSpoken {
                crt_object_id,
                line,
            } => self.with_parts(crt_object_id, |interaction| {
                if interaction.is_up() {
                    interaction.apply_line(line);
                }
            }),
            Happening::RecordingReady { crt_object_id, url } => {
                self.with_parts(crt_object_id, |interaction| {
                    interaction.recording = Some(url.clone())
                });
            }
            Happening::OrderGiven { order } => {
                self.with_interaction(&order.interaction_id, at, |interaction| {
                    interaction.order = Some((**order).clone())
                });
            }
            Happening::OrderDone { interaction_id, .. } => {
                self.with_interaction(interaction_id, at, |interaction| interaction.order = None);
            }
            Happening::OrderFailed {
                interaction_id,
                command,
                reason,
                ..
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.order = None;
                    interaction.apply_failure(*command, reason, at);
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
                ..
            } => {
                self.with_interaction(interaction_id, at, |interaction| {
                    interaction.apply_disposed(disposal)
                });
            }
            Happening::Augmented {
                app_name, to, data, ..
            } => self.apply_augmented(to, app_name, data),
            Happening::Chat(what) => self.apply_chat(at, what),
            Happening::Ticket(what) => self.apply_ticket(at, what),
            Happening::Lead(what) => self.apply_lead(at, what),
            Happening::Callback(what) => self.apply_callback(at, what),
            Happening::Supervision(what) => self.apply_supervision(what),
            Happening::SessionResumed { .. }
            | Happening::ScreenPopped { .. }
            | Happening::CallTransferred { .. }
            | Happening::DigitsSent { .. }
            | Happening::DigitsPressed { .. } => {}
        }
        self.follow_session(fact);
    }

    /// Changes a session, and with it the agent's place among those who wait for work.
    pub(crate) fn with_session(&mut self, user: &UserId, change: impl FnOnce(&mut AgentSession)) {
        if let Some(session) = self.sessions.get_mut(user) {
            let before = Place::of(session);
            change(session);
            let after = Place::of(session);
            self.idle.moved(user, before, after);
        }
    }

    /// Changes all agents' parts of a customer's call.
    fn with_parts(&mut self, call: &CrtObjectId, mut change: impl FnMut(&mut Interaction)) {
        for id in self.parts.get(call).into_iter().flatten() {
            if let Some(interaction) = self.interactions.get_mut(id) {
                change(interaction);
            }
        }
    }

    pub(crate) fn begin(&mut self, interaction: Interaction) {
        let call = &interaction.call;
        let id = call.interaction_id.clone();
        self.customers.take_in_hand(call.customer_id, &id);
        // A preview becomes the call that it announced.
        self.forget(&id);
        let in_hand = CallInHand {
            interaction_id: id.clone(),
            since: call.started_at,
            in_wrap_up: false,
        };
        let agent = call.agent.clone();
        self.apply_no_longer_waiting(&call.crt_object_id.clone());
        self.parts
            .entry(call.crt_object_id.clone())
            .or_default()
            .push(id.clone());
        self.with_session(&agent, |session| session.call = Some(in_hand));
        if let Some(deadline) = interaction.deadline() {
            self.deadlines.insert((deadline, Due::Call(id.clone())));
        }
        self.interactions.insert(id.clone(), interaction);
        self.follow_call(&id);
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
        interaction.failure = None;
        change(interaction);
        let (state, deadline) = (interaction.state(), interaction.deadline());
        let (agent, customer) = (interaction.call.agent.clone(), interaction.call.customer_id);
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
        match state {
            CallState::WrapUp => {
                self.with_session(&agent, |session| session.apply_wrap_up(id, at));
            }
            CallState::Ended => {
                self.customers.let_go(customer, id);
                self.with_session(&agent, |session| session.apply_free(id, at));
                self.remember(agent, id.clone());
            }
            CallState::Previewing
            | CallState::Ringing
            | CallState::Dialling
            | CallState::Connected
            | CallState::OnHold
            | CallState::Consulting
            | CallState::Conference => {}
        }
        self.follow_call(id);
    }

    /// What leads, promised calls and supervisors make of a call that is another now.
    fn follow_call(&mut self, id: &InteractionId) {
        let Some(interaction) = self.interactions.get(id) else {
            return;
        };
        let (call, state) = (&interaction.call, interaction.state());
        self.leads.follow(call, state);
        self.callbacks.follow(call, state);
        self.supervision.follow(call, state);
        if state == CallState::Dialling
            && let Some(callback) = call.callback_id.clone()
        {
            self.clear_callback_deadline(&callback);
        }
    }

    /// A customer's record was made from a call or chat in hand, which is theirs from now on.
    fn name_customer(&mut self, id: &InteractionId, customer: CustomerId) {
        let Some(call) = self
            .interaction(id)
            .map(|found| found.call.crt_object_id.clone())
        else {
            self.name_chat_customer(id, customer);
            return;
        };
        // Every agent in the call has the same customer.
        for part in self.parts.get(&call).into_iter().flatten() {
            let Some(interaction) = self.interactions.get_mut(part) else {
                continue;
            };
            self.customers.let_go(interaction.call.customer_id, part);
            interaction.call.customer_id = customer;
            if interaction.state() != CallState::Ended {
                self.customers.take_in_hand(customer, part);
            }
        }
    }

    /// An interaction is over: it goes to its agent's recent ones, and into the records.
    pub(crate) fn remember(&mut self, agent: UserId, id: InteractionId) {
        self.just_ended = Some(id.clone());
        let recent = self.recent.entry(agent).or_default();
        recent.push_back(id);
        if recent.len() > RECENT_LIMIT
            && let Some(oldest) = recent.pop_front()
        {
            self.forget(&oldest);
            self.chats.forget(&oldest);
        }
    }

    pub(crate) fn forget(&mut self, id: &InteractionId) {
        let Some(interaction) = self.interactions.remove(id) else {
            return;
        };
        if let Some(deadline) = interaction.deadline() {
            self.deadlines.remove(&(deadline, Due::Call(id.clone())));
        }
        let call = interaction.call.crt_object_id;
        if let Some(parts) = self.parts.get_mut(&call) {
            parts.retain(|part| part != id);
            if parts.is_empty() {
                self.parts.remove(&call);
            }
        }
    }

    /// The agents' parts of a customer's call that are kept, oldest first.
    pub fn parts_of(&self, call: &CrtObjectId) -> impl DoubleEndedIterator<Item = &Interaction> {
        self.parts
            .get(call)
            .into_iter()
            .flatten()
            .filter_map(|id| self.interaction(id))
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

    /// Counts the changes of the set-up; 0 while there is none.
    #[must_use]
    pub const fn configuration_revision(&self) -> u64 {
        self.configuration_revision
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
