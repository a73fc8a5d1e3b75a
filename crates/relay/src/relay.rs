//! The in-process relay: a bounded queue for every socket.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use callbench_contract::ids::{InteractionId, UserId};
use serde_json::value::RawValue;
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
    /// By user: a delivery concerns one of perhaps thousands.
    sockets: Mutex<HashMap<UserId, Vec<Socket>>>,
}

#[derive(Debug)]
struct Socket {
    id: SubscriptionId,
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
        let socket = Socket {
            id,
            sender,
            end: Arc::clone(&end),
            oversees: false,
        };
        self.sockets().entry(user.clone()).or_default().push(socket);
        Subscription {
            id,
            user: user.clone(),
            relay: self.clone(),
            receiver,
            end,
        }
    }

    /// Passes a delivery to all sockets of its user.
    pub fn deliver(&self, user: &UserId, delivery: &Delivery) {
        self.keep(user, |socket| {
            socket.send(|| Message::Delivery(delivery.clone()))
        });
    }

    /// Passes an event that is true for the moment only to all sockets of these users.
    pub fn live(
        &self,
        users: &BTreeSet<UserId>,
        event: &Arc<RawValue>,
        interaction_id: Option<&InteractionId>,
    ) {
        for user in users {
            self.keep(user, |socket| {
                socket.send(|| Message::Live {
                    event: Arc::clone(event),
                    interaction_id: interaction_id.cloned(),
                })
            });
        }
    }

    /// Gives a hint to the sockets of those who watch over the contact centre.
    pub fn notify_overseers(&self, notice: Notice) {
        self.keep_all(|socket| !socket.oversees || socket.send(|| Message::Notice(notice)));
    }

    /// Gives a hint to all sockets of a user.
    pub fn notify(&self, user: &UserId, notice: Notice) {
        self.keep(user, |socket| socket.send(|| Message::Notice(notice)));
    }

    /// Gives a hint to every socket.
    pub fn notify_all(&self, notice: Notice) {
        self.keep_all(|socket| socket.send(|| Message::Notice(notice)));
    }

    /// Ends all subscriptions of a user.
    pub fn end(&self, user: &UserId, ended: Ended) {
        self.keep(user, |socket| {
            socket.end.set(ended);
            false
        });
    }

    /// Ends all subscriptions of a user except one.
    pub fn end_others(&self, user: &UserId, keep: SubscriptionId, ended: Ended) {
        self.keep(user, |socket| {
            let is_kept = socket.id == keep;
            if !is_kept {
                socket.end.set(ended);
            }
            is_kept
        });
    }

    /// How many sockets a user has.
    #[must_use]
    pub fn sockets_of(&self, user: &UserId) -> usize {
        self.sockets().get(user).map_or(0, Vec::len)
    }

    pub(crate) fn unsubscribe(&self, user: &UserId, id: SubscriptionId) {
        self.keep(user, |socket| socket.id != id);
    }

    /// Goes through a user's sockets and lets those go for which the answer is no.
    fn keep(&self, user: &UserId, wanted: impl FnMut(&Socket) -> bool) {
        let mut sockets = self.sockets();
        if let Some(of_user) = sockets.get_mut(user) {
            of_user.retain(wanted);
            if of_user.is_empty() {
                sockets.remove(user);
            }
        }
    }

    /// The same with everyone's.
    fn keep_all(&self, mut wanted: impl FnMut(&Socket) -> bool) {
        self.sockets().retain(|_, of_user| {
            of_user.retain(&mut wanted);
            !of_user.is_empty()
        });
    }

    pub(crate) fn oversee(&self, user: &UserId, id: SubscriptionId) {
        if let Some(of_user) = self.sockets().get_mut(user) {
            for socket in of_user.iter_mut().filter(|socket| socket.id == id) {
                socket.oversees = true;
            }
        }
    }

    fn sockets(&self) -> MutexGuard<'_, HashMap<UserId, Vec<Socket>>> {
        // No code under the lock can panic half way through a change, so a poisoned map is still a whole one.
        self.inner
            .sockets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Socket {
    /// Says whether the socket took the message.
    fn send(&self, message: impl FnOnce() -> Message) -> bool {
        if self.sender.try_send(message()).is_ok() {
            return true;
        }
        // Full: the socket is too slow. Dropping its sender ends the subscription once the queue is empty, and no later
        // message can slip in behind the gap.
        self.end.set(Ended::TooSlow);
        false
    }
}
