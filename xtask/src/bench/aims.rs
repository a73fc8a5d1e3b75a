//! What we set out to reach in the suite `sdk`, beside what was measured.

use super::Callbench;
use super::figure::Figure;
use super::row::Row;

/// The value of a row that an aim is about.
type Value = fn(&Row) -> Option<f64>;

/// A bound for one of our own figures.
struct Aim {
    figure: Figure,
    /// What of the figure, where it isn't the median.
    part: &'static str,
    value: Value,
    bound: Bound,
}

enum Bound {
    /// No more than this, in the figure's unit.
    AtMost(f64),
    /// No more than so many times what the subject has whose name begins so.
    AtMostTimes(f64, &'static str),
    /// At least so many times what that subject has.
    AtLeastTimes(f64, &'static str),
    /// Less than that subject has.
    Below(&'static str),
}

const RAW_PORT: &str = "raw MessagePort";
const MEDIAN: Value = |row| row.median;
const P99: Value = |row| row.p99;

const fn median(figure: Figure, bound: Bound) -> Aim {
    Aim {
        figure,
        part: "",
        value: MEDIAN,
        bound,
    }
}

const fn slow(figure: Figure, bound: Bound) -> Aim {
    Aim {
        figure,
        part: ", p99",
        value: P99,
        bound,
    }
}

const AIMS: [Aim; 11] = [
    median(Figure::RoundTrip, Bound::AtMostTimes(1.15, RAW_PORT)),
    median(Figure::RoundTrip, Bound::Below("Penpal")),
    median(Figure::RoundTrip, Bound::Below("comlink")),
    median(Figure::RoundTrip, Bound::Below("post-robot")),
    median(Figure::RoundTrip16Kib, Bound::AtMostTimes(1.15, RAW_PORT)),
    median(Figure::Pipelined, Bound::AtLeastTimes(1.3, "Penpal")),
    slow(Figure::Initialize10Apps, Bound::AtMost(300.0)),
    slow(Figure::Initialize10Apps, Bound::AtMostTimes(1.5, RAW_PORT)),
    median(Figure::EventToOne, Bound::AtMost(1.0)),
    median(Figure::EventToAll, Bound::AtMostTimes(1.25, RAW_PORT)),
    median(Figure::SizeGzip, Bound::AtMost(4.0)),
];

/// One line for each aim whose figures were measured; nothing when none was.
pub(crate) fn table(rows: &[Row]) -> String {
    let lines: Vec<_> = AIMS.iter().filter_map(|aim| line(aim, rows)).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("\n  aims\n{}", lines.concat())
}

fn line(aim: &Aim, rows: &[Row]) -> Option<String> {
    let of = |subject: &str| {
        rows.iter()
            .filter(|row| row.figure == aim.figure)
            .find(|row| {
                // A peer's name has its version behind it.
                row.subject == subject || row.subject.starts_with(&format!("{subject} "))
            })
            .and_then(aim.value)
    };
    let ours = of(Callbench::SUBJECT)?;
    let unit = aim.figure.unit();
    let (is_met, says) = match aim.bound {
        Bound::AtMost(most) => (
            ours <= most,
            format!("{ours:.2} {unit}, at most {most} {unit}"),
        ),
        Bound::AtMostTimes(times, subject) => {
            let ratio = ours / of(subject)?;
            (
                ratio <= times,
                format!("{ratio:.2} × {subject}, at most {times} ×"),
            )
        }
        Bound::AtLeastTimes(times, subject) => {
            let ratio = ours / of(subject)?;
            (
                ratio >= times,
                format!("{ratio:.2} × {subject}, at least {times} ×"),
            )
        }
        Bound::Below(subject) => {
            let ratio = ours / of(subject)?;
            (
                ratio < 1.0,
                format!("{ratio:.2} × {subject}, less than 1 ×"),
            )
        }
    };
    let verdict = if is_met { "met    " } else { "not met" };
    Some(format!(
        "    {verdict}  {}{}: {says}\n",
        aim.figure, aim.part
    ))
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::bench::figure::Figure;
    use crate::bench::row::Row;
    use crate::bench::summary::Summary;

    fn measured(figure: Figure, subject: &str, value: f64) -> Row {
        let summary = Summary::of(&[value]).ok_or_else(String::new);
        Row::new(figure, subject, summary).with_p99(Some(value))
    }

    #[test]
    fn an_aim_is_met_or_not_by_what_was_measured_beside() {
        let text = table(&[
            measured(Figure::RoundTrip, "callbench", 80.0),
            measured(Figure::RoundTrip, "raw MessagePort", 75.0),
            measured(Figure::RoundTrip, "Penpal 7.0.6", 79.0),
        ]);
        assert_eq!(
            text.lines().skip(2).collect::<Vec<_>>(),
            [
                "    met      round trip: 1.07 × raw MessagePort, at most 1.15 ×",
                "    not met  round trip: 1.01 × Penpal, less than 1 ×",
            ]
        );
    }

    #[test]
    fn the_slow_cases_are_judged_where_they_matter() {
        let text = table(&[
            measured(Figure::Initialize10Apps, "callbench", 301.0),
            measured(Figure::Initialize10Apps, "raw MessagePort", 300.0),
        ]);
        assert!(
            text.contains("not met  initialize 10 apps, p99: 301.00 ms, at most 300 ms"),
            "{text}"
        );
        assert!(
            text.contains("met      initialize 10 apps, p99: 1.00 × raw MessagePort"),
            "{text}"
        );
    }

    #[test]
    fn without_figures_of_the_suite_there_is_nothing_to_say() {
        assert_eq!(table(&[measured(Figure::ColdStart, "callbench", 1.0)]), "");
    }
}
