//! What a player remembers of what happened: whose call is whose, and what apps heard.

use std::collections::{BTreeMap, BTreeSet};

use callbench_contract::ids::{CallbackId, ChatId, CrtObjectId, TicketId, UserId};
use callbench_workspace::Fact;
use serde_json::Value;

use super::Heard;

/// What happened so far, as far as the scenario can name it.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    /// The last call with each number.
    calls: BTreeMap<String, CrtObjectId>,
    /// The last chat of each customer.
    chats: BTreeMap<String, ChatId>,
    /// The last promised call to each number.
    callbacks: BTreeMap<String, CallbackId>,
    last_callback: Option<CallbackId>,
    tickets: BTreeMap<String, TicketId>,
    last_ticket: Option<TicketId>,
    /// The call in which somebody outside was last reached out to, by their number.
    reached: BTreeMap<String, CrtObjectId>,
    /// The calls that wait in a queue.
    waiting: BTreeSet<CrtObjectId>,
    heard: Vec<Heard>,
    /// What was heard before this number was heard before the current step.
    step_began: usize,
}

impl Memory {
    pub(super) fn step_begins(&mut self) {
        self.step_began = self.heard.len();
    }

    pub(super) fn hear(&mut self, heard: Heard) {
        self.heard.push(heard);
    }

    /// All that somebody's apps heard.
    pub(super) fn heard_by<'a>(&'a self, user: &'a UserId) -> impl Iterator<Item = &'a Heard> {
        self.heard.iter().filter(move |heard| heard.user == *user)
    }

    /// What they heard since the last step that did something began.
    pub(super) fn heard_lately_by<'a>(
        &'a self,
        user: &'a UserId,
    ) -> impl Iterator<Item = &'a Heard> {
        self.heard
            .iter()
            .skip(self.step_began)
            .filter(move |heard| heard.user == *user)
    }

    /// Learns the names of things from a fact. Facts of every kind are looked through for the ids that belong together, so that
    /// a new kind needs nothing here.
    pub(super) fn learn(&mut self, fact: &Fact) {
        let Ok(value) = serde_json::to_value(&fact.what) else {
            return;
        };
        if let Some(call) = value["call"]["crtObjectId"].as_str() {
            let call = CrtObjectId::from(call);
            match value["kind"].as_str() {
                Some("callQueued") => {
                    self.waiting.insert(call);
                }
                Some("callOffered" | "callAbandoned") => {
                    self.waiting.remove(&call);
                }
                _ => {}
            }
        }
        self.learn_from(&value);
    }

    fn learn_from(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => {
                let text = |key: &str| fields.get(key).and_then(Value::as_str);
                if let (Some(phone), Some(call)) = (text("phone"), text("crtObjectId")) {
                    self.calls.insert(phone.to_owned(), CrtObjectId::from(call));
                }
                if let Some(id) = text("callbackId") {
                    if let Some(phone) = text("phone") {
                        self.callbacks
                            .insert(phone.to_owned(), CallbackId::from(id));
                    }
                    self.last_callback = Some(CallbackId::from(id));
                }
                if let (Some(subject), Some(id)) = (text("subject"), text("ticketId")) {
                    self.tickets.insert(subject.to_owned(), TicketId::from(id));
                    self.last_ticket = Some(TicketId::from(id));
                }
                fields.values().for_each(|value| self.learn_from(value));
            }
            Value::Array(items) => items.iter().for_each(|item| self.learn_from(item)),
            _ => {}
        }
    }

    pub(super) fn begin_chat(&mut self, customer: &str, chat: ChatId) {
        self.chats.insert(customer.to_owned(), chat);
    }

    pub(super) fn reach(&mut self, phone: &str, call: CrtObjectId) {
        self.reached.insert(phone.to_owned(), call);
    }

    pub(super) fn call_with(&self, phone: &str) -> Option<&CrtObjectId> {
        self.calls.get(phone)
    }

    pub(super) fn is_waiting(&self, phone: &str) -> bool {
        self.calls
            .get(phone)
            .is_some_and(|call| self.waiting.contains(call))
    }

    pub(super) fn chat_of(&self, customer: &str) -> Option<&ChatId> {
        self.chats.get(customer)
    }

    pub(super) fn call_that_reached(&self, phone: &str) -> Option<&CrtObjectId> {
        self.reached.get(phone)
    }

    /// The promised call to a number; without one, the last.
    pub(super) fn callback(&self, phone: Option<&str>) -> Option<&CallbackId> {
        match phone {
            Some(phone) => self.callbacks.get(phone),
            None => self.last_callback.as_ref(),
        }
    }

    /// The ticket with a subject; without one, the last.
    pub(super) fn ticket(&self, subject: Option<&str>) -> Option<&TicketId> {
        match subject {
            Some(subject) => self.tickets.get(subject),
            None => self.last_ticket.as_ref(),
        }
    }
}
