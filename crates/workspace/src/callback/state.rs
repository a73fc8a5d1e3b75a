//! All promised calls, and how facts change them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use callbench_contract::ids::{CallbackId, CampaignId, CustomerId, InteractionId, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::call::{Call, CallState};
use crate::callback::{CallbackHappening, Promise};
use crate::centre::Centre;
use crate::due::Due;

/// Promises that are over and are still shown; the oldest are forgotten.
const CLOSED_LIMIT: usize = 20_000;

/// How far a promised call is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CallbackState {
    /// Its time is still to come.
    Scheduled,
    /// Its time has come.
    Due,
    /// The customer is being called.
    Dialling,
    /// The customer was reached.
    Done,
    /// The customer was called and not reached.
    Failed,
    /// It was taken back.
    Cancelled,
}

impl CallbackState {
    /// The state in one word, as it stands in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Due => "due",
            Self::Dialling => "dialling",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the call is still to be made.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Scheduled | Self::Due | Self::Dialling)
    }

    /// How a sentence about the callback goes on after "the callback".
    pub(crate) const fn in_words(self) -> &'static str {
        match self {
            Self::Scheduled => "is scheduled",
            Self::Due => "is due",
            Self::Dialling => "is being dialled",
            Self::Done => "is done",
            Self::Failed => "has failed",
            Self::Cancelled => "is cancelled",
        }
    }
}

/// A promised call and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Callback {
    pub(crate) promise: Promise,
    pub(crate) created_at: Timestamp,
    pub(crate) state: CallbackState,
    /// The call that keeps it, while the customer is being called.
    pub(crate) call: Option<InteractionId>,
}

/// Who can make a promised call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Maker {
    Agent(UserId),
    AnyoneOf(CampaignId),
}

impl Maker {
    fn of(promise: &Promise) -> Self {
        promise
            .user_id
            .clone()
            .map_or(Self::AnyoneOf(promise.campaign_id), Self::Agent)
    }
}

type ByTime = BTreeSet<(Timestamp, CallbackId)>;

/// All promised calls.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Callbacks {
    all: BTreeMap<CallbackId, Callback>,
    by_campaign: BTreeMap<CampaignId, ByTime>,
    by_agent: BTreeMap<UserId, ByTime>,
    by_customer: BTreeMap<CustomerId, ByTime>,
    /// Those whose time has come, by who can make the call.
    due: BTreeMap<Maker, usize>,
    /// Those that are over, in the order in which they ended.
    closed: VecDeque<CallbackId>,
    /// Those whose call has connected or is over, and for which that is not written down yet.
    unsettled: BTreeSet<CallbackId>,
}

impl Callbacks {
    pub(crate) fn get(&self, id: &CallbackId) -> Option<&Callback> {
        self.all.get(id)
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Callback> {
        self.all.values()
    }

    pub(crate) fn of_campaign(&self, campaign: CampaignId) -> impl Iterator<Item = &Callback> {
        self.listed(self.by_campaign.get(&campaign))
    }

    pub(crate) fn of_agent(&self, user: &UserId) -> impl Iterator<Item = &Callback> {
        self.listed(self.by_agent.get(user))
    }

    pub(crate) fn of_customer(&self, customer: CustomerId) -> impl Iterator<Item = &Callback> {
        self.listed(self.by_customer.get(&customer))
    }

    fn listed<'a>(&'a self, ids: Option<&'a ByTime>) -> impl Iterator<Item = &'a Callback> {
        ids.into_iter()
            .flatten()
            .filter_map(|(_, id)| self.all.get(id))
    }

    /// How many are due for this agent, or for anyone of the campaign.
    pub(crate) fn due_for(&self, user: &UserId, campaign: Option<CampaignId>) -> usize {
        let count = |maker: Maker| self.due.get(&maker).copied().unwrap_or(0);
        count(Maker::Agent(user.clone()))
            + campaign.map_or(0, |campaign| count(Maker::AnyoneOf(campaign)))
    }

    pub(super) fn first_unsettled(&self) -> Option<&Callback> {
        self.all.get(self.unsettled.first()?)
    }

    fn promise(&mut self, promise: &Promise, at: Timestamp) {
        let callback = Callback {
            promise: promise.clone(),
            created_at: at,
            state: CallbackState::Scheduled,
            call: None,
        };
        self.list(&callback);
        self.all.insert(promise.callback_id.clone(), callback);
    }

    fn list(&mut self, callback: &Callback) {
        let promise = &callback.promise;
        let place = (promise.callback_time, promise.callback_id.clone());
        if let Some(user) = &promise.user_id {
            self.by_agent
                .entry(user.clone())
                .or_default()
                .insert(place.clone());
        }
        if promise.customer_id.is_known() {
            self.by_customer
                .entry(promise.customer_id)
                .or_default()
                .insert(place.clone());
        }
        self.by_campaign
            .entry(promise.campaign_id)
            .or_default()
            .insert(place);
    }

    fn unlist(&mut self, callback: &Callback) {
        let promise = &callback.promise;
        let place = (promise.callback_time, promise.callback_id.clone());
        if let Some(user) = &promise.user_id {
            remove_from(&mut self.by_agent, user, &place);
        }
        remove_from(&mut self.by_customer, &promise.customer_id, &place);
        remove_from(&mut self.by_campaign, &promise.campaign_id, &place);
    }

    fn set(&mut self, id: &CallbackId, state: CallbackState, call: Option<InteractionId>) {
        self.unsettled.remove(id);
        let Some(callback) = self.all.get_mut(id) else {
            return;
        };
        let before = callback.state;
        callback.state = state;
        callback.call = call;
        if before == state {
            return;
        }
        let maker = Maker::of(&callback.promise);
        if before == CallbackState::Due
            && let Some(count) = self.due.get_mut(&maker)
        {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.due.remove(&maker);
            }
        } else if state == CallbackState::Due {
            *self.due.entry(maker).or_insert(0) += 1;
        }
        match (before.is_open(), state.is_open()) {
            (true, false) => self.close(id),
            (false, true) => self.closed.retain(|other| other != id),
            _ => {}
        }
    }

    fn close(&mut self, id: &CallbackId) {
        self.closed.push_back(id.clone());
        if self.closed.len() > CLOSED_LIMIT
            && let Some(oldest) = self.closed.pop_front()
            && let Some(forgotten) = self.all.remove(&oldest)
        {
            self.unlist(&forgotten);
        }
    }

    fn reschedule(&mut self, id: &CallbackId, time: Timestamp) {
        let Some(mut callback) = self.all.remove(id) else {
            return;
        };
        self.unlist(&callback);
        callback.promise.callback_time = time;
        self.list(&callback);
        self.all.insert(id.clone(), callback);
        self.set(id, CallbackState::Scheduled, None);
    }

    /// A call that keeps a promise was begun, connected, or is over.
    pub(crate) fn follow(&mut self, call: &Call, state: CallState) {
        let Some(id) = &call.callback_id else {
            return;
        };
        let Some(callback) = self.all.get(id) else {
            return;
        };
        if state == CallState::Dialling {
            let may_start = !matches!(
                callback.state,
                CallbackState::Dialling | CallbackState::Done | CallbackState::Cancelled
            );
            if may_start {
                let interaction_id = call.interaction_id.clone();
                self.set(id, CallbackState::Dialling, Some(interaction_id));
            }
        } else if callback.call.as_ref() == Some(&call.interaction_id) {
            self.unsettled.insert(id.clone());
        }
    }
}

fn remove_from<Key: Ord>(
    index: &mut BTreeMap<Key, ByTime>,
    key: &Key,
    place: &(Timestamp, CallbackId),
) {
    if let Some(places) = index.get_mut(key) {
        places.remove(place);
        if places.is_empty() {
            index.remove(key);
        }
    }
}

impl Centre {
    pub(crate) fn apply_callback(&mut self, at: Timestamp, what: &CallbackHappening) {
        match what {
            CallbackHappening::Promised { promise } => {
                self.callbacks.promise(promise, at);
                self.set_callback_deadline(&promise.callback_id);
            }
            CallbackHappening::Due { callback_id } => {
                self.clear_callback_deadline(callback_id);
                let is_scheduled = self
                    .callbacks
                    .get(callback_id)
                    .is_some_and(|callback| callback.state == CallbackState::Scheduled);
                if is_scheduled {
                    self.callbacks.set(callback_id, CallbackState::Due, None);
                }
            }
            CallbackHappening::Rescheduled {
                callback_id,
                callback_time,
                ..
            } => {
                self.clear_callback_deadline(callback_id);
                self.callbacks.reschedule(callback_id, *callback_time);
                self.set_callback_deadline(callback_id);
            }
            CallbackHappening::Cancelled { callback_id, .. } => {
                self.clear_callback_deadline(callback_id);
                self.callbacks
                    .set(callback_id, CallbackState::Cancelled, None);
            }
            CallbackHappening::Reached { callback_id } => {
                self.callbacks.set(callback_id, CallbackState::Done, None);
            }
            CallbackHappening::Missed { callback_id, .. } => {
                self.callbacks.set(callback_id, CallbackState::Failed, None);
            }
        }
    }

    fn set_callback_deadline(&mut self, id: &CallbackId) {
        if let Some(callback) = self.callbacks.get(id) {
            let time = callback.promise.callback_time;
            self.deadlines.insert((time, Due::Callback(id.clone())));
        }
    }

    /// A promise that is dialled, moved or taken back before its time needs no reminder.
    pub(crate) fn clear_callback_deadline(&mut self, id: &CallbackId) {
        if let Some(callback) = self.callbacks.get(id) {
            let time = callback.promise.callback_time;
            self.deadlines.remove(&(time, Due::Callback(id.clone())));
        }
    }
}
