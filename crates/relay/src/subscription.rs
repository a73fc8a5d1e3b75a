//! One socket's end of the relay.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use callbench_contract::ids::UserId;
use tokio::sync::mpsc;

use crate::{Message, Relay};

/// Names one subscription for as long as the process lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SubscriptionId(pub(crate) u64);

/// Why a subscription ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It did not take its messages fast enough. Resume after the last number seen.
    TooSlow,
    /// The user signed out.
    SignedOut,
    /// The user opened the workspace elsewhere.
    Replaced,
}

/// How a subscription ends, shared between the relay and the socket.
#[derive(Debug, Default)]
pub(crate) struct End(AtomicU8);

impl End {
    pub(crate) fn set(&self, ended: Ended) {
        let code = match ended {
            Ended::TooSlow => 1,
            Ended::SignedOut => 2,
            Ended::Replaced => 3,
        };
        // The first reason stands: what ended it can't be undone by what comes after.
        let _ = self
            .0
            .compare_exchange(0, code, Ordering::AcqRel, Ordering::Acquire);
    }

    fn get(&self) -> Ended {
        match self.0.load(Ordering::Acquire) {
            2 => Ended::SignedOut,
            3 => Ended::Replaced,
            _ => Ended::TooSlow,
        }
    }
}

/// Receives what concerns one socket, in order. Dropping it unsubscribes.
#[derive(Debug)]
pub struct Subscription {
    pub(crate) id: SubscriptionId,
    pub(crate) user: UserId,
    pub(crate) relay: Relay,
    pub(crate) receiver: mpsc::Receiver<Message>,
    pub(crate) end: Arc<End>,
}

impl Subscription {
    /// Its name, to leave it out of [`Relay::end_others`].
    #[must_use]
    pub fn id(&self) -> SubscriptionId {
        self.id
    }

    /// Hears from now on of everything that changes, too ([`Relay::notify_overseers`]).
    pub fn oversee(&self) {
        self.relay.oversee(&self.user, self.id);
    }

    /// The next message.
    ///
    /// # Errors
    /// Why there will be none any more. Messages that were queued before come first.
    pub async fn next(&mut self) -> Result<Message, Ended> {
        match self.receiver.recv().await {
            Some(message) => Ok(message),
            None => Err(self.end.get()),
        }
    }

    /// The next message if one is there already.
    pub fn next_ready(&mut self) -> Option<Message> {
        self.receiver.try_recv().ok()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.relay.unsubscribe(&self.user, self.id);
    }
}
