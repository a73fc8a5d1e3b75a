//! Subjects side by side: every round measures each of them once, so that what the machine does meanwhile hits all alike.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use super::figure::Figure;
use super::row::Row;
use super::summary::Summary;

/// One value of one figure, or why this system can't give it.
#[derive(Debug)]
pub(crate) struct Reading {
    /// What was read.
    pub(crate) figure: Figure,
    /// Its value, in the figure's unit.
    pub(crate) value: Result<f64, String>,
}

impl Reading {
    /// A value that is there.
    pub(crate) const fn of(figure: Figure, value: f64) -> Self {
        Self {
            figure,
            value: Ok(value),
        }
    }
}

/// A subject with all that was read of it so far.
#[derive(Debug)]
pub(crate) struct Lane<S> {
    name: String,
    state: Result<S, String>,
    readings: Vec<Reading>,
}

impl<S> Lane<S> {
    /// A subject that can be measured, or one that can't be had, with the reason.
    pub(crate) fn new(name: impl Into<String>, state: Result<S, String>) -> Self {
        Self {
            name: name.into(),
            state,
            readings: Vec::new(),
        }
    }

    fn outcome(&self, figure: Figure) -> Result<Summary, String> {
        if let Err(reason) = &self.state {
            return Err(reason.clone());
        }
        let mut values = Vec::new();
        for reading in self.readings.iter().filter(|one| one.figure == figure) {
            values.push(reading.value.clone()?);
        }
        Summary::of(&values).ok_or_else(|| "no measurement was made".to_owned())
    }
}

/// Measures all lanes in `runs` rounds after one that only warms the file cache, and gives the rows, figure by figure.
///
/// A subject that fails is not tried again: its row says why.
pub(crate) fn interleaved<S>(
    title: &str,
    runs: usize,
    lanes: &mut [Lane<S>],
    figures: &[Figure],
    mut measure: impl FnMut(&str, &S) -> anyhow::Result<Vec<Reading>>,
) -> Vec<Row> {
    let progress = Progress::start(title, runs, lanes.len());
    for round in 0..=runs {
        for position in 0..lanes.len() {
            // Each round starts with another subject, so that none always comes after the same one.
            let index = (position + round) % lanes.len();
            let Some(lane) = lanes.get_mut(index) else {
                continue;
            };
            progress.at(round, &lane.name);
            let Ok(subject) = &lane.state else { continue };
            match measure(&lane.name, subject) {
                Ok(readings) if round > 0 => lane.readings.extend(readings),
                Ok(_) => {}
                Err(error) => {
                    lane.state = Err(if round == 0 {
                        format!("{error:#}")
                    } else {
                        format!("{error:#} (in round {round} of {runs})")
                    });
                }
            }
        }
    }
    progress.done();
    figures
        .iter()
        .flat_map(|figure| {
            lanes
                .iter()
                .map(|lane| Row::new(*figure, &lane.name, lane.outcome(*figure)))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// What the person at the terminal sees meanwhile.
struct Progress {
    bar: ProgressBar,
    title: String,
    runs: usize,
}

impl Progress {
    fn start(title: &str, runs: usize, lanes: usize) -> Self {
        let bar = if std::io::stderr().is_terminal() {
            let steps = u64::try_from((runs + 1) * lanes).unwrap_or(u64::MAX);
            let bar = ProgressBar::new(steps);
            if let Ok(style) = ProgressStyle::with_template("  {bar:24} {msg} ({elapsed})") {
                bar.set_style(style);
            }
            bar
        } else {
            println!("  … {title}: {lanes} subjects, {runs} rounds and one to warm up");
            ProgressBar::hidden()
        };
        Self {
            bar,
            title: title.to_owned(),
            runs,
        }
    }

    fn at(&self, round: usize, subject: &str) {
        let Self { bar, title, runs } = self;
        bar.set_message(if round == 0 {
            format!("{title}: warming up, {subject}")
        } else {
            format!("{title}: round {round} of {runs}, {subject}")
        });
        bar.inc(1);
    }

    fn done(self) {
        self.bar.finish_and_clear();
        println!("  ✓ {} ({} rounds)", self.title, self.runs);
    }
}

#[cfg(test)]
mod tests {
    use super::{Lane, Reading, interleaved};
    use crate::bench::figure::Figure;

    #[test]
    fn every_round_measures_each_subject_once_starting_with_another_one() {
        let mut lanes = [Lane::new("a", Ok(())), Lane::new("b", Ok(()))];
        let mut order = String::new();
        let rows = interleaved("test", 2, &mut lanes, &[Figure::Write], |name, ()| {
            order.push_str(name);
            Ok(vec![Reading::of(Figure::Write, 1.0)])
        });
        assert_eq!(order, "abbaab");
        assert!(
            rows.iter().all(|row| row.runs == 2),
            "the warm-up is not counted"
        );
    }

    #[test]
    fn a_subject_that_fails_is_reported_and_leaves_the_others_alone() {
        let mut lanes = [
            Lane::new("good", Ok(())),
            Lane::new("broken", Ok(())),
            Lane::new("absent", Err("not installed".to_owned())),
        ];
        let rows = interleaved("test", 1, &mut lanes, &[Figure::Read], |name, ()| {
            anyhow::ensure!(name == "good", "it ended with 3");
            Ok(vec![Reading::of(Figure::Read, 4.0)])
        });
        let errors: Vec<_> = rows.iter().map(|row| row.error.as_deref()).collect();
        assert_eq!(
            errors,
            [None, Some("it ended with 3"), Some("not installed")]
        );
        assert_eq!(rows.first().and_then(|row| row.median), Some(4.0));
    }

    #[test]
    fn a_figure_that_this_system_cant_give_doesnt_take_the_others_along() {
        let mut lanes = [Lane::new("a", Ok(()))];
        let figures = [Figure::ColdStart, Figure::IdleMemory];
        let rows = interleaved("test", 1, &mut lanes, &figures, |_, ()| {
            Ok(vec![
                Reading::of(Figure::ColdStart, 5.0),
                Reading {
                    figure: Figure::IdleMemory,
                    value: Err("no /proc".to_owned()),
                },
            ])
        });
        assert_eq!(rows.first().and_then(|row| row.max), Some(5.0));
        assert_eq!(
            rows.get(1).and_then(|row| row.error.as_deref()),
            Some("no /proc")
        );
    }
}
