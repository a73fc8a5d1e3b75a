//! One figure of one subject: a row of the table and of the JSON file.

use serde::Serialize;

use super::figure::{Figure, Suite, Unit};
use super::summary::Summary;

/// A row; other people's scripts read it, so its keys stay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Row {
    /// The suite that measured it.
    pub(crate) suite: Suite,
    /// What was measured.
    pub(crate) figure: Figure,
    /// `callbench`, or the peer's name and version as the peer itself gives them.
    pub(crate) subject: String,
    /// Unit of the three values.
    pub(crate) unit: Unit,
    /// How many measurements there were; 0 when there is an error.
    pub(crate) runs: usize,
    /// The smallest value; null when there is an error.
    pub(crate) min: Option<f64>,
    /// The middle value; null when there is an error.
    pub(crate) median: Option<f64>,
    /// The largest value; null when there is an error.
    pub(crate) max: Option<f64>,
    /// What 99 of 100 values don't exceed, for figures whose slow cases matter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) p99: Option<f64>,
    /// Why it could not be measured, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
}

impl Row {
    /// What was measured of a subject, or why it was not.
    pub(crate) fn new(figure: Figure, subject: &str, outcome: Result<Summary, String>) -> Self {
        let (summary, error) = match outcome {
            Ok(summary) => (Some(summary), None),
            Err(reason) => (None, Some(reason)),
        };
        Self {
            suite: figure.suite(),
            figure,
            subject: subject.to_owned(),
            unit: figure.unit(),
            runs: summary.map_or(0, |summary| summary.runs),
            min: summary.map(|summary| rounded(summary.min)),
            median: summary.map(|summary| rounded(summary.median)),
            max: summary.map(|summary| rounded(summary.max)),
            p99: None,
            error,
        }
    }

    /// The same row with its slow cases told.
    pub(crate) fn with_p99(self, p99: Option<f64>) -> Self {
        Self {
            p99: p99.map(rounded),
            ..self
        }
    }

    /// Whether this row has no values although this system could give them.
    pub(crate) fn must_be_measured(&self) -> bool {
        let possible = self.figure != Figure::IdleMemory || cfg!(target_os = "linux");
        self.error.is_some() && possible
    }
}

/// To a thousandth of the unit: what lies below is noise.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Row;
    use crate::bench::figure::Figure;
    use crate::bench::summary::Summary;

    #[test]
    fn a_measured_row_has_exactly_the_promised_keys() {
        let summary = Summary::of(&[1.23456, 3.0, 2.0]).ok_or_else(String::new);
        let row = Row::new(Figure::ColdStart, "callbench", summary);
        assert_eq!(
            serde_json::to_value(row).expect("a row is JSON"),
            json!({
                "suite": "start", "figure": "cold start", "subject": "callbench", "unit": "ms",
                "runs": 3, "min": 1.235, "median": 2.0, "max": 3.0
            })
        );
    }

    #[test]
    fn a_subject_that_could_not_be_measured_keeps_its_row_with_the_reason() {
        let row = Row::new(Figure::Write, "zip", Err("not installed".to_owned()));
        assert_eq!(
            serde_json::to_value(row).expect("a row is JSON"),
            json!({
                "suite": "package", "figure": "write", "subject": "zip", "unit": "ms",
                "runs": 0, "min": null, "median": null, "max": null, "error": "not installed"
            })
        );
    }
}
