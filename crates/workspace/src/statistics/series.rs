//! Counters over time: half-hours of the last two days, and days.

use std::collections::VecDeque;

use callbench_contract::event::insight::Counters;
use callbench_contract::time::Timestamp;

const HALF_HOUR: i64 = 30 * 60 * 1000;
const DAY: i64 = 24 * 60 * 60 * 1000;
/// Two days of half-hours.
const HALF_HOURS: i64 = 96;
const DAYS: i64 = 31;
/// Where the clock is set to and fro, more may be kept for a while; never more than this.
const MOST: usize = 200;

/// Counters over time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Series {
    half_hours: Slots,
    days: Slots,
}

/// The day of a moment, counted from the epoch.
pub(super) const fn day_of(at: Timestamp) -> i64 {
    at.get().div_euclid(DAY)
}

/// The half-hour of a moment, counted from the epoch.
pub(super) const fn half_hour_of(at: Timestamp) -> i64 {
    at.get().div_euclid(HALF_HOUR)
}

/// When a half-hour begins.
pub(super) const fn half_hour_begins(half_hour: i64) -> Timestamp {
    Timestamp::new(half_hour.saturating_mul(HALF_HOUR))
}

impl Series {
    pub(super) fn count(&mut self, at: Timestamp, change: &impl Fn(&mut Counters)) {
        change(self.half_hours.at(half_hour_of(at), HALF_HOURS));
        change(self.days.at(day_of(at), DAYS));
    }

    pub(super) fn day(&self, now: Timestamp) -> Counters {
        self.days.get(day_of(now))
    }

    pub(super) fn half_hour(&self, half_hour: i64) -> Counters {
        self.half_hours.get(half_hour)
    }
}

/// Counters by the number of their stretch of time, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
struct Slots(VecDeque<(i64, Counters)>);

impl Slots {
    fn get(&self, number: i64) -> Counters {
        match self.0.back() {
            Some((last, counters)) if *last == number => *counters,
            _ => self
                .0
                .binary_search_by_key(&number, |(slot, _)| *slot)
                .ok()
                .and_then(|index| self.0.get(index))
                .map(|(_, counters)| *counters)
                .unwrap_or_default(),
        }
    }

    /// The counters of a stretch; those that are too old beside it are forgotten.
    fn at(&mut self, number: i64, keep: i64) -> &mut Counters {
        let is_last = self.0.back().is_some_and(|(last, _)| *last == number);
        if !is_last {
            while self
                .0
                .front()
                .is_some_and(|(oldest, _)| *oldest <= number.saturating_sub(keep))
                || self.0.len() >= MOST
            {
                self.0.pop_front();
            }
        }
        let index = if is_last {
            self.0.len() - 1
        } else {
            match self.0.binary_search_by_key(&number, |(slot, _)| *slot) {
                Ok(index) => index,
                Err(index) => {
                    self.0.insert(index, (number, Counters::default()));
                    index
                }
            }
        };
        &mut self.0[index].1
    }
}
