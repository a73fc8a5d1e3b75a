//! The in-process relay: a bounded queue for every socket.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use callbench_contract::ids::{InteractionId, UserId};
use serde_json::Value;
use tokio::sync::mpsc;

use crate::subscription::End;
use crate::{Delivery, Ended, Message, Notice, Subscription, SubscriptionId};

/// Messages that a socket may be behind before it is cut off.
const QUEUE: usize = 512;

/// Passes messages from the host to the sockets of its users. Cheap to clone; all clones are the same relay.
#[derive(Debug, Clone, Default)]
pub struct Relay {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    next_id: AtomicU64,
    sockets: Mutex<HashMap<SubscriptionId, Socket>>,
}

#[derive(Debug)]
struct Socket {
    user: UserId,
    sender: mpsc::Sender<Message>,
    end: Arc<End>,
    /// Whether it hears of everything that changes.
    oversees: bool,
}

impl Relay {
    /// A relay that nobody listens to yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Starts listening to what concerns a user.
    #[must_use]
    pub fn subscribe(&self, user: &UserId) -> Subscription {
        let (sender, receiver) = mpsc::channel(QUEUE);
        let id = SubscriptionId(self.inner.next_id.fetch_add(1, Ordering::Relaxed));
        let end = Arc::new(End::default());
        self.sockets().insert(
            id,
            Socket {
                user: user.clone(),
                sender,
                end: Arc::clone(&end),
                oversees: false,
            },
        );
        Subscription {
            id,
            relay: self.clone(),
            receiver,
            end,
        }
    }

    /// Passes a delivery to all sockets of its user.
    pub fn deliver(&self, user: &UserId, delivery: &Delivery) {
        self.send(
            |socket| socket.user == *user,
            &Message::Delivery(delivery.clone()),
        );
    }

    /// Passes an event that is true for the moment only to all sockets of these users.
    pub fn live(
        &self,
        users: &BTreeSet<UserId>,
        event: &Arc<Value>,
        interaction_id: Option<&InteractionId>,
    ) {
        self.send(
            |socket| users.contains(&socket.user),
            &Message::Live {
                event: Arc::clone(event),
                interaction_id: interaction_id.cloned(),
            },
        );
    }

    /// Gives a hint to the sockets of those who watch over the contact centre.
    pub fn notify_overseers(&self, notice: Notice) {
        self.send(|socket| socket.oversees, &Message::Notice(notice));
    }

    /// Gives a hint to all sockets of a user.
    pub fn notify(&self, user: &UserId, notice: Notice) {
        self.send(|socket| socket.user == *user, &Message::Notice(notice));
    }

    /// Gives a hint to every socket.
    pub fn notify_all(&self, notice: Notice) {
        self.send(|_| true, &Message::Notice(notice));
    }

    /// Ends all subscriptions of a user.
    pub fn end(&self, user: &UserId, ended: Ended) {
        self.end_where(ended, |_, socket| socket.user == *user);
    }

    /// Ends all subscriptions of a user except one.
    pub fn end_others(&self, user: &UserId, keep: SubscriptionId, ended: Ended) {
        self.end_where(ended, |id, socket| id != keep && socket.user == *user);
    }

    /// How many sockets a user has.
    #[must_use]
    pub fn sockets_of(&self, user: &UserId) -> usize {
        self.sockets()
            .values()
            .filter(|socket| socket.user == *user)
            .count()
    }

    fn send(&self, wanted: impl Fn(&Socket) -> bool, message: &Message) {
        self.sockets().retain(|_, socket| {
            if !wanted(socket) || socket.sender.try_send(message.clone()).is_ok() {
                return true;
            }
            // Full: the socket is too slow. Dropping its sender ends the subscription once the queue is empty, and no
            // later message can slip in behind the gap.
            socket.end.set(Ended::TooSlow);
            false
        });
    }

    fn end_where(&self, ended: Ended, which: impl Fn(SubscriptionId, &Socket) -> bool) {
        self.sockets().retain(|id, socket| {
            if which(*id, socket) {
                socket.end.set(ended);
                return false;
            }
            true
        });
    }

    pub(crate) fn oversee(&self, id: SubscriptionId) {
        if let Some(socket) = self.sockets().get_mut(&id) {
            socket.oversees = true;
        }
    }

    pub(crate) fn unsubscribe(&self, id: SubscriptionId) {
        self.sockets().remove(&id);
    }

    fn sockets(&self) -> MutexGuard<'_, HashMap<SubscriptionId, Socket>> {
        // No code under the lock can panic half way through a change, so a poisoned map is still a whole one.
        self.inner
            .sockets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
