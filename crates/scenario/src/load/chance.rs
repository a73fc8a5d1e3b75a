//! What chance decides: when customers call, how long things take.

use callbench_contract::time::Millis;
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution as _, Exp, LogNormal};

/// How busy a moment of the day is, from 0 (opening) to 1 (closing); 1 is the average. Mornings are busiest, there is a dip at
/// lunch and a lower second peak.
pub(super) fn profile(moment: f64) -> f64 {
    let bump = |centre: f64, width: f64| (-((moment - centre) / width).powi(2)).exp();
    (0.55 + 0.95 * bump(0.28, 0.14) + 0.65 * bump(0.72, 0.16)) / AVERAGE
}

/// The average of the curve above before it is scaled.
const AVERAGE: f64 = 0.962_6;

/// The highest value of [`profile`].
pub(super) const PEAK: f64 = 1.62;

/// Chance, by seed.
#[derive(Debug, Clone)]
pub(super) struct Chance(pub(super) ChaCha8Rng);

impl Chance {
    /// With this probability.
    pub(super) fn happens(&mut self, probability: f64) -> bool {
        self.0.random_bool(probability)
    }

    pub(super) fn fraction(&mut self) -> f64 {
        self.0.random()
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0.random_range(0..limit.max(1))
    }

    /// A time until something that has no memory: the next call, a customer's patience.
    pub(super) fn exponential(&mut self, mean: Millis) -> Millis {
        let mean = (mean.get() as f64).max(1.0);
        let Ok(distribution) = Exp::new(1.0 / mean) else {
            return Millis::new(mean as i64);
        };
        Millis::new(distribution.sample(&mut self.0) as i64)
    }

    /// A time that people take: most take about the median, a few take much longer.
    pub(super) fn log_normal(&mut self, median: Millis, spread: f64) -> Millis {
        let median = (median.get() as f64).max(1.0);
        let Ok(distribution) = LogNormal::new(median.ln(), spread) else {
            return Millis::new(median as i64);
        };
        // Nobody talks longer than four hours.
        Millis::new(distribution.sample(&mut self.0).min(14_400_000.0) as i64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_curve_has_an_average_of_one_and_stays_below_its_peak() {
        let values: Vec<f64> = (0..10_000)
            .map(|i| profile((f64::from(i) + 0.5) / 10_000.0))
            .collect();
        let average = values.iter().sum::<f64>() / 10_000.0;
        assert!((average - 1.0).abs() < 0.01, "{average}");
        assert!(
            values.iter().all(|value| *value < PEAK),
            "{:?}",
            values.iter().copied().reduce(f64::max)
        );
    }
}
