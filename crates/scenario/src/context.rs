//! Time and ids of a headless run: the clock is moved by hand, ids come from the seed.

use callbench_contract::time::Timestamp;
use callbench_workspace::{Context, IdKind};
use rand::{Rng as _, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// When headless runs begin: 2027-01-15 08:00 UTC. Always the same, so that logs are.
pub const BEGINNING: Timestamp = Timestamp::new(1_800_000_000_000);

/// A context in which nothing but the seed decides.
#[derive(Debug, Clone)]
pub struct SeededContext {
    now: Timestamp,
    random: ChaCha8Rng,
}

impl SeededContext {
    /// A context whose clock stands at [`BEGINNING`].
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            now: BEGINNING,
            random: ChaCha8Rng::seed_from_u64(seed),
        }
    }

    /// Moves the clock; never back.
    pub fn advance_to(&mut self, now: Timestamp) {
        self.now = self.now.max(now);
    }
}

impl Context for SeededContext {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn new_id(&mut self, kind: IdKind) -> String {
        format!("{}-{:016x}", kind.prefix(), self.random.next_u64())
    }
}
