//! A day in figures.

use callbench_contract::time::Millis;
use serde::Serialize;

/// What happened in a day, in figures.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LoadSummary {
    /// Agents who worked.
    pub agents: u32,
    /// Customers who called.
    pub offered: u64,
    /// Calls that were connected.
    pub answered: u64,
    /// Customers who gave up.
    pub abandoned: u64,
    /// Calls that were connected within twenty seconds.
    pub within_service_level: u64,
    /// Calls that rang at an agent who did not take them.
    pub missed: u64,
    /// Commands that the contact centre refused.
    pub refused: u64,
    /// All waiting of connected calls.
    pub wait_time: Millis,
    /// The longest of them.
    pub longest_wait: Millis,
    /// All talking.
    pub talk_time: Millis,
    /// All wrapping up.
    pub wrap_up_time: Millis,
    /// All time in which agents were signed in and not on a break.
    pub staffed_time: Millis,
    /// The most customers who waited at one moment.
    pub most_waiting: u64,
}

impl LoadSummary {
    /// The share of callers who were connected within twenty seconds.
    #[must_use]
    pub fn service_level(&self) -> f64 {
        share(self.within_service_level, self.offered)
    }

    /// The share of callers who gave up.
    #[must_use]
    pub fn abandonment(&self) -> f64 {
        share(self.abandoned, self.offered)
    }

    /// The share of their time in which agents talked or wrapped up.
    #[must_use]
    pub fn occupancy(&self) -> f64 {
        let busy = self.talk_time.get() + self.wrap_up_time.get();
        if self.staffed_time.get() <= 0 {
            return 0.0;
        }
        busy as f64 / self.staffed_time.get() as f64
    }

    /// The average of one of the sums over the connected calls.
    #[must_use]
    pub fn average(&self, sum: Millis) -> Millis {
        match i64::try_from(self.answered) {
            Ok(answered) if answered > 0 => Millis::new(sum.get() / answered),
            _ => Millis::ZERO,
        }
    }

    /// In a few lines.
    #[must_use]
    pub fn text(&self) -> String {
        let seconds = |length: Millis| length.get() as f64 / 1000.0;
        format!(
            "{} agents, {} calls\n\
             answered        {:>8}  {:5.1} %\n\
             abandoned       {:>8}  {:5.1} %\n\
             service level   {:>8}  {:5.1} % within 20 s\n\
             missed          {:>8}\n\
             average wait    {:>8.1} s, longest {:.1} s, at most {} waiting\n\
             average talk    {:>8.1} s\n\
             average wrap-up {:>8.1} s\n\
             occupancy       {:>8.1} %",
            self.agents,
            self.offered,
            self.answered,
            share(self.answered, self.offered) * 100.0,
            self.abandoned,
            self.abandonment() * 100.0,
            self.within_service_level,
            self.service_level() * 100.0,
            self.missed,
            seconds(self.average(self.wait_time)),
            seconds(self.longest_wait),
            self.most_waiting,
            seconds(self.average(self.talk_time)),
            seconds(self.average(self.wrap_up_time)),
            self.occupancy() * 100.0,
        )
    }

    /// For programs: the figures, and the shares made of them.
    #[must_use]
    pub fn document(&self) -> serde_json::Value {
        let mut document = serde_json::to_value(self).unwrap_or_default();
        let rounded = |share: f64| (share * 10_000.0).round() / 10_000.0;
        document["serviceLevel"] = rounded(self.service_level()).into();
        document["abandonment"] = rounded(self.abandonment()).into();
        document["occupancy"] = rounded(self.occupancy()).into();
        document["averageWait"] = self.average(self.wait_time).get().into();
        document["averageTalkTime"] = self.average(self.talk_time).get().into();
        document["averageWrapUpTime"] = self.average(self.wrap_up_time).get().into();
        document
    }
}

fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        return 0.0;
    }
    part as f64 / whole as f64
}
