//! The contact centre's own clock: the machine's, unless a scenario plays. Then it can run faster, stand still, or go on in
//! steps; it never goes back, because facts carry its time. Sign-ins and tokens keep to the machine's clock.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use callbench_contract::time::{Millis, Timestamp};
use serde::Serialize;
use tokio::sync::watch;

use crate::clock::Clock;

/// How many seconds pass in the contact centre while one passes outside. 0 while it is paused.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub(crate) struct Rate(f64);

impl Rate {
    /// As outside.
    pub(crate) const REAL: Self = Self(1.0);
    /// Time stands still.
    pub(crate) const PAUSED: Self = Self(0.0);
    /// The slowest and the fastest.
    pub(crate) const LIMITS: (f64, f64) = (0.1, 100_000.0);

    /// A rate within the limits.
    pub(crate) fn new(rate: f64) -> Option<Self> {
        let (slowest, fastest) = Self::LIMITS;
        (slowest..=fastest).contains(&rate).then_some(Self(rate))
    }

    /// The number.
    pub(crate) const fn get(self) -> f64 {
        self.0
    }
}

/// Tells the contact centre's time. Cheap to clone; all clones are the same clock.
#[derive(Debug, Clone)]
pub struct CentreClock(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    machine: Clock,
    setting: Mutex<Setting>,
    /// Tells that deadlines come at other moments now.
    changed: watch::Sender<()>,
}

#[derive(Debug)]
struct Setting {
    /// A moment, in both times.
    machine: Timestamp,
    centre: Timestamp,
    rate: Rate,
    /// Where time stops until it is told to go on.
    stop_at: Option<Timestamp>,
    /// The last time that was told: the machine's clock may be set back, ours may not.
    told: Timestamp,
}

impl CentreClock {
    /// The machine's time, for now.
    #[must_use]
    pub(crate) fn new(machine: Clock) -> Self {
        let now = machine.now();
        Self(Arc::new(Shared {
            machine,
            setting: Mutex::new(Setting {
                machine: now,
                centre: now,
                rate: Rate::REAL,
                stop_at: None,
                told: now,
            }),
            changed: watch::Sender::new(()),
        }))
    }

    /// The moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        let machine = self.0.machine.now();
        self.lock().now(machine)
    }

    /// How fast it runs, as it is shown.
    pub(crate) fn rate(&self) -> Rate {
        self.lock().rate
    }

    /// Sets how fast it runs.
    pub(crate) fn set_rate(&self, rate: Rate) {
        self.change(|setting| setting.rate = rate);
    }

    /// Lets it run up to a moment and stop there, so that what is to happen then happens then.
    pub(crate) fn run_until(&self, moment: Timestamp) {
        self.change(|setting| setting.stop_at = Some(moment));
    }

    /// Stops it at this moment. How fast it runs when it goes on stays.
    pub(crate) fn halt(&self) {
        self.change(|setting| setting.stop_at = Some(setting.centre));
    }

    /// Jumps to a moment; never back.
    pub(crate) fn advance_to(&self, moment: Timestamp) {
        self.change(|setting| {
            setting.centre = setting.centre.max(moment);
            setting.told = setting.told.max(setting.centre);
            setting.stop_at = setting.stop_at.map(|stop| stop.max(setting.centre));
        });
    }

    /// Runs as the machine's again, from the moment that it has reached.
    pub(crate) fn release(&self) {
        self.change(|setting| {
            setting.rate = Rate::REAL;
            setting.stop_at = None;
        });
    }

    /// How long until a moment comes; nothing while it would not come by itself.
    pub(crate) fn wait_for(&self, moment: Timestamp) -> Option<Duration> {
        let machine = self.0.machine.now();
        let mut setting = self.lock();
        let left = (moment - setting.now(machine)).get();
        if left <= 0 {
            return Some(Duration::ZERO);
        }
        if setting.rate == Rate::PAUSED || setting.stop_at.is_some_and(|stop| stop < moment) {
            return None;
        }
        Some(Duration::from_secs_f64(
            left as f64 / 1000.0 / setting.rate.get(),
        ))
    }

    /// Resolves when time runs differently from before.
    pub(crate) fn changes(&self) -> watch::Receiver<()> {
        self.0.changed.subscribe()
    }

    fn lock(&self) -> MutexGuard<'_, Setting> {
        self.0
            .setting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Setting)) {
        let machine = self.0.machine.now();
        {
            let mut setting = self.lock();
            setting.centre = setting.now(machine);
            setting.machine = machine;
            change(&mut setting);
        }
        self.0.changed.send_replace(());
    }
}

impl Setting {
    fn now(&mut self, machine: Timestamp) -> Timestamp {
        let passed = (machine - self.machine).get().max(0) as f64 * self.rate.get();
        let now = self.centre + Millis::new(passed as i64);
        let now = self.stop_at.map_or(now, |stop| now.min(stop));
        self.told = self.told.max(now);
        self.told
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    fn clock() -> (Arc<AtomicI64>, CentreClock) {
        let machine = Arc::new(AtomicI64::new(1000));
        let read = Arc::clone(&machine);
        let clock = Clock::from_fn(move || Timestamp::new(read.load(Ordering::Relaxed)));
        (machine, CentreClock::new(clock))
    }

    #[test]
    fn it_is_the_machines_until_it_is_told_otherwise() {
        let (machine, clock) = clock();
        machine.store(5000, Ordering::Relaxed);
        assert_eq!(clock.now().get(), 5000);
        clock.set_rate(Rate::new(10.0).expect("a rate"));
        machine.store(6000, Ordering::Relaxed);
        assert_eq!(clock.now().get(), 15_000);
        assert_eq!(
            clock.wait_for(Timestamp::new(25_000)),
            Some(Duration::from_secs(1))
        );
        clock.release();
        machine.store(7000, Ordering::Relaxed);
        assert_eq!(clock.now().get(), 16_000, "it goes on from where it was");
    }

    #[test]
    fn it_stops_where_it_is_told_to() {
        let (machine, clock) = clock();
        clock.set_rate(Rate::new(100.0).expect("a rate"));
        clock.run_until(Timestamp::new(3000));
        machine.store(90_000, Ordering::Relaxed);
        assert_eq!(clock.now().get(), 3000);
        assert_eq!(clock.wait_for(Timestamp::new(3001)), None);
        clock.advance_to(Timestamp::new(4000));
        machine.store(99_000, Ordering::Relaxed);
        assert_eq!(clock.now().get(), 4000);
    }

    #[test]
    fn it_never_goes_back() {
        let (machine, clock) = clock();
        clock.advance_to(Timestamp::new(50_000));
        clock.advance_to(Timestamp::new(10));
        machine.store(0, Ordering::Relaxed);
        assert_eq!(clock.now().get(), 50_000);
    }
}
