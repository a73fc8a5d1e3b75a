//! Many measurements of one thing, in four numbers.

/// The smallest, the middle and the largest of a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Summary {
    /// How many values there were.
    pub(crate) runs: usize,
    /// The smallest.
    pub(crate) min: f64,
    /// The middle one; of an even number, the mean of the two in the middle.
    pub(crate) median: f64,
    /// The largest.
    pub(crate) max: f64,
}

impl Summary {
    /// Of at least one value; nothing can be said of none.
    pub(crate) fn of(values: &[f64]) -> Option<Self> {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let runs = sorted.len();
        let upper = *sorted.get(runs / 2)?;
        let median = if runs.is_multiple_of(2) {
            f64::midpoint(*sorted.get(runs / 2 - 1)?, upper)
        } else {
            upper
        };
        Some(Self {
            runs,
            min: *sorted.first()?,
            median,
            max: *sorted.last()?,
        })
    }
}

/// The smallest value that 99 of 100 don't exceed; nothing can be said of none.
pub(crate) fn p99(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let above = sorted.len() / 100;
    sorted.iter().rev().nth(above).copied()
}

#[cfg(test)]
mod tests {
    use super::{Summary, p99};

    #[test]
    fn of_a_hundred_values_the_largest_lies_above_p99() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(p99(&values), Some(99.0));
        assert_eq!(p99(&[7.0, 3.0]), Some(7.0), "of few values the largest");
        assert_eq!(p99(&[]), None);
    }

    #[test]
    fn the_median_of_an_odd_series_is_its_middle_value() {
        let summary = Summary::of(&[9.0, 1.0, 5.0]);
        assert_eq!(
            summary,
            Some(Summary {
                runs: 3,
                min: 1.0,
                median: 5.0,
                max: 9.0
            })
        );
    }

    #[test]
    fn the_median_of_an_even_series_lies_between_the_two_in_the_middle() {
        let summary = Summary::of(&[8.0, 2.0, 100.0, 4.0]);
        assert_eq!(
            summary,
            Some(Summary {
                runs: 4,
                min: 2.0,
                median: 6.0,
                max: 100.0
            })
        );
    }

    #[test]
    fn one_value_is_its_own_summary_and_none_has_no_summary() {
        let summary = Summary::of(&[3.5]);
        assert_eq!(
            summary,
            Some(Summary {
                runs: 1,
                min: 3.5,
                median: 3.5,
                max: 3.5
            })
        );
        assert_eq!(Summary::of(&[]), None);
    }
}
