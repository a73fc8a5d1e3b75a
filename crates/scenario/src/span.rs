//! Lengths of time as people write them: `4 s`, `20 min`, or a range that the seed decides in, `5..20 s`.

use std::fmt;

use callbench_contract::time::Millis;
use rand::{Rng, RngExt as _};

/// A length of time, or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    least: Millis,
    most: Millis,
}

impl Span {
    pub(crate) const fn exactly(length: Millis) -> Self {
        Self {
            least: length,
            most: length,
        }
    }

    pub(crate) const fn least(self) -> Millis {
        self.least
    }

    /// One length: the same each time for a range of one, else chosen.
    pub(crate) fn choose(self, random: &mut impl Rng) -> Millis {
        if self.least == self.most {
            return self.least;
        }
        Millis::new(random.random_range(self.least.get()..=self.most.get()))
    }

    /// Reads `90 s`, `1.5 min`, `5..20 s`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let unit_at = text.find(|c: char| c.is_alphabetic())?;
        let (amount, unit) = text.split_at(unit_at);
        let unit = match unit.trim() {
            "ms" => 1.0,
            "s" | "sec" | "second" | "seconds" => 1_000.0,
            "min" | "minute" | "minutes" => 60_000.0,
            "h" | "hour" | "hours" => 3_600_000.0,
            _ => return None,
        };
        let millis = |amount: &str| {
            let amount: f64 = amount.trim().parse().ok()?;
            let length = (amount * unit).round();
            // A year is more than any scenario has.
            (0.0..=31_536_000_000.0)
                .contains(&length)
                .then_some(Millis::new(length as i64))
        };
        match amount.split_once("..") {
            Some((least, most)) => {
                let (least, most) = (millis(least)?, millis(most)?);
                (least <= most).then_some(Self { least, most })
            }
            None => millis(amount).map(Self::exactly),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.least == self.most {
            return f.write_str(&words(self.least));
        }
        write!(f, "{} to {}", words(self.least), words(self.most))
    }
}

/// A length of time as people read it.
pub(crate) fn words(length: Millis) -> String {
    let ms = length.get();
    match ms {
        _ if ms % 3_600_000 == 0 && ms > 0 => format!("{} h", ms / 3_600_000),
        _ if ms % 60_000 == 0 && ms > 0 => format!("{} min", ms / 60_000),
        _ if ms % 1000 == 0 => format!("{} s", ms / 1000),
        _ if ms < 1000 => format!("{ms} ms"),
        _ => format!("{:.1} s", ms as f64 / 1000.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_and_written() {
        for (text, read) in [
            ("4 s", "4 s"),
            ("20min", "20 min"),
            ("1.5 min", "90 s"),
            ("250 ms", "250 ms"),
            ("2 hours", "2 h"),
            ("5..20 s", "5 s to 20 s"),
        ] {
            assert_eq!(
                Span::parse(text).map(|span| span.to_string()).as_deref(),
                Some(read),
                "{text}"
            );
        }
        for text in ["4", "s", "4 days", "-1 s", "20..5 s", "1e99 h", ""] {
            assert_eq!(Span::parse(text), None, "{text}");
        }
    }
}
