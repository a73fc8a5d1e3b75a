//! Sessions that were looked up a moment ago: a page asks many times a second who is calling.
//!
//! Everything that changes sessions or people goes through this crate and forgets them all, so that whoever was signed out is
//! out with the next request. The short life is for a change whose caller gave up on it half way.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use callbench_contract::time::{Millis, Timestamp};

use crate::Session;

/// How long a session is taken as it was read.
const LIFE: Millis = Millis::from_secs(2);
/// More sessions than are in use in any two seconds.
const MOST: usize = 20_000;

/// The sessions, by the hash of their token.
#[derive(Debug, Default)]
pub(crate) struct SessionCache(Mutex<Known>);

#[derive(Debug, Default)]
struct Known {
    /// Counts how often all was forgotten.
    generation: u64,
    sessions: HashMap<String, (Session, Timestamp)>,
}

/// Forgets all sessions when it goes, however the change beside it ends.
#[derive(Debug)]
pub(crate) struct Forgetting<'a>(&'a SessionCache);

impl SessionCache {
    /// A session that was read within its life and has not ended since.
    pub(crate) fn get(&self, token_hash: &str, now: Timestamp) -> Option<Session> {
        let known = self.known();
        let (session, read_at) = known.sessions.get(token_hash)?;
        let is_fresh = (*read_at..*read_at + LIFE).contains(&now) && session.expires_at > now;
        is_fresh.then(|| session.clone())
    }

    /// To be asked before the database is, and given to [`Self::put`].
    pub(crate) fn generation(&self) -> u64 {
        self.known().generation
    }

    /// Remembers what was read, unless something changed meanwhile.
    pub(crate) fn put(&self, generation: u64, token_hash: &str, session: &Session, now: Timestamp) {
        let mut known = self.known();
        if known.generation != generation {
            return;
        }
        if known.sessions.len() >= MOST {
            known.sessions.clear();
        }
        known
            .sessions
            .insert(token_hash.to_owned(), (session.clone(), now));
    }

    /// To be held while sessions or people change.
    pub(crate) fn forgetting(&self) -> Forgetting<'_> {
        Forgetting(self)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        // Nothing under the lock can panic half way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Forgetting<'_> {
    fn drop(&mut self) {
        let mut known = self.0.known();
        known.generation += 1;
        known.sessions.clear();
    }
}
