//! Failed sign-ins, counted by user id and address: after five in a row the next must wait.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use callbench_contract::time::{Millis, Timestamp};

/// Failures in a row that cost nothing but the answer.
const FREE: u32 = 5;
/// The first wait; each further failure doubles it.
const FIRST_WAIT: Millis = Millis::from_secs(15);
/// The longest wait.
const LONGEST_WAIT: Millis = Millis::from_secs(15 * 60);
/// After this long without a failure the count begins anew.
const FORGET: Millis = Millis::from_secs(60 * 60);
/// Counts kept at once. An attacker who fills this only makes the oldest be forgotten.
const CAPACITY: usize = 10_000;

/// Who failed: the user id as it was given, and where from.
type Key = (String, IpAddr);

/// The failed sign-ins of this host since it started.
#[derive(Debug, Default)]
pub(crate) struct Attempts(Mutex<HashMap<Key, Failures>>);

#[derive(Debug, Clone, Copy)]
struct Failures {
    count: u32,
    last: Timestamp,
}

impl Failures {
    fn may_try_at(self) -> Timestamp {
        if self.count < FREE {
            return self.last;
        }
        let doublings = (self.count - FREE).min(16);
        let wait = FIRST_WAIT.get().saturating_mul(1 << doublings);
        self.last + Millis::new(wait.min(LONGEST_WAIT.get()))
    }
}

impl Attempts {
    /// How long this user must wait before the next attempt counts; nothing when it may be made now.
    pub(crate) fn wait(&self, user_id: &str, from: IpAddr, now: Timestamp) -> Option<Millis> {
        let failures = *self.map().get(&key(user_id, from))?;
        let left = failures.may_try_at() - now;
        (left > Millis::ZERO).then_some(left)
    }

    /// Counts a failure.
    pub(crate) fn failed(&self, user_id: &str, from: IpAddr, now: Timestamp) {
        let mut map = self.map();
        if map.len() >= CAPACITY {
            map.retain(|_, failures| now - failures.last < FORGET);
        }
        if map.len() >= CAPACITY
            && let Some(oldest) = map
                .iter()
                .min_by_key(|(_, failures)| failures.last)
                .map(|(key, _)| key.clone())
        {
            map.remove(&oldest);
        }
        let failures = map.entry(key(user_id, from)).or_insert(Failures {
            count: 0,
            last: now,
        });
        if now - failures.last >= FORGET {
            failures.count = 0;
        }
        failures.count = failures.count.saturating_add(1);
        failures.last = now;
    }

    /// Forgets the failures before a success.
    pub(crate) fn succeeded(&self, user_id: &str, from: IpAddr) {
        self.map().remove(&key(user_id, from));
    }

    fn map(&self) -> MutexGuard<'_, HashMap<Key, Failures>> {
        // Nothing under the lock can panic half way through a change.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Long and oddly spelled user ids must not make counts of their own.
fn key(user_id: &str, from: IpAddr) -> Key {
    (user_id.chars().take(64).collect(), from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    fn at(secs: i64) -> Timestamp {
        Timestamp::new(secs * 1000)
    }

    #[test]
    fn the_sixth_attempt_in_a_row_must_wait_and_each_failure_doubles_it() {
        let attempts = Attempts::default();
        for _ in 0..4 {
            attempts.failed("agent1", HERE, at(0));
            assert_eq!(attempts.wait("agent1", HERE, at(0)), None);
        }
        attempts.failed("agent1", HERE, at(0));
        assert_eq!(
            attempts.wait("agent1", HERE, at(0)),
            Some(Millis::from_secs(15))
        );
        assert_eq!(attempts.wait("agent1", HERE, at(15)), None);
        attempts.failed("agent1", HERE, at(15));
        assert_eq!(
            attempts.wait("agent1", HERE, at(15)),
            Some(Millis::from_secs(30))
        );
    }

    #[test]
    fn a_success_or_an_hour_of_quiet_begins_anew() {
        let attempts = Attempts::default();
        for _ in 0..6 {
            attempts.failed("agent1", HERE, at(0));
        }
        assert_eq!(
            attempts.wait("agent2", HERE, at(0)),
            None,
            "others are not concerned"
        );
        attempts.failed("agent1", HERE, at(2 * 60 * 60));
        assert_eq!(attempts.wait("agent1", HERE, at(2 * 60 * 60)), None);
        for _ in 0..6 {
            attempts.failed("agent1", HERE, at(2 * 60 * 60));
        }
        attempts.succeeded("agent1", HERE);
        assert_eq!(attempts.wait("agent1", HERE, at(2 * 60 * 60)), None);
    }

    #[test]
    fn memory_stays_bounded() {
        let attempts = Attempts::default();
        for number in 0..(CAPACITY + 50) {
            attempts.failed(&format!("user{number}"), HERE, at(0));
        }
        assert!(attempts.map().len() <= CAPACITY);
    }
}
