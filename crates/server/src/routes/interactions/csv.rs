//! Comma-separated values (RFC 4180) that a spreadsheet can open without carrying anything out.

use std::fmt::Write;

use callbench_contract::time::{Millis, Timestamp};

const MILLIS_OF_DAY: i64 = 24 * 60 * 60 * 1000;

/// A line under construction.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    is_begun: bool,
}

impl Line {
    /// A cell with a text that somebody wrote.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.separate();
        // A spreadsheet takes these for the beginning of a formula; an apostrophe makes it a text.
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        let needs_quotes = text.contains([',', '"', '\r', '\n']) || text.trim() != text;
        if needs_quotes {
            self.text.push('"');
        }
        if is_formula {
            self.text.push('\'');
        }
        for c in text.chars() {
            if c == '"' {
                self.text.push('"');
            }
            self.text.push(c);
        }
        if needs_quotes {
            self.text.push('"');
        }
        self
    }

    /// A cell with a text, or an empty one.
    pub(super) fn text_or_none(&mut self, text: Option<&str>) -> &mut Self {
        self.text(text.unwrap_or_default())
    }

    /// A cell with a number.
    pub(super) fn number(&mut self, number: i64) -> &mut Self {
        self.separate();
        // Writing to a string can't fail.
        let _ = write!(self.text, "{number}");
        self
    }

    /// A cell with a number, or an empty one.
    pub(super) fn number_or_none(&mut self, number: Option<i64>) -> &mut Self {
        match number {
            Some(number) => self.number(number),
            None => self.text(""),
        }
    }

    /// A cell with milliseconds.
    pub(super) fn millis(&mut self, time: Millis) -> &mut Self {
        self.number(time.get())
    }

    /// A cell with an instant, as `2026-01-31T23:59:59.999Z`.
    pub(super) fn instant(&mut self, at: Timestamp) -> &mut Self {
        self.separate();
        let (days, rest) = (
            at.get().div_euclid(MILLIS_OF_DAY),
            at.get().rem_euclid(MILLIS_OF_DAY),
        );
        let (year, month, day) = date(days);
        let (hours, minutes) = (rest / 3_600_000, rest / 60_000 % 60);
        let (seconds, millis) = (rest / 1000 % 60, rest % 1000);
        let _ = write!(
            self.text,
            "{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}.{millis:03}Z"
        );
        self
    }

    /// A cell with an instant, or an empty one.
    pub(super) fn instant_or_none(&mut self, at: Option<Timestamp>) -> &mut Self {
        match at {
            Some(at) => self.instant(at),
            None => self.text(""),
        }
    }

    /// The finished line.
    pub(super) fn end(self) -> String {
        self.text + "\r\n"
    }

    fn separate(&mut self) {
        if std::mem::replace(&mut self.is_begun, true) {
            self.text.push(',');
        }
    }
}

/// Year, month and day of a day since 1970-01-01 in the Gregorian calendar.
///
/// Years are counted from March, so that the day that is sometimes missing is the last one.
fn date(days: i64) -> (i64, i64, i64) {
    let since_march_0000 = days + 719_468;
    let era = since_march_0000.div_euclid(146_097);
    let day_of_era = since_march_0000.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(build: impl FnOnce(&mut Line)) -> String {
        let mut line = Line::default();
        build(&mut line);
        line.end()
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        let text = line(|line| {
            line.text("plain")
                .text("a,b")
                .text("say \"hi\"")
                .text("two\nlines");
        });
        assert_eq!(text, "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    #[test]
    fn what_a_spreadsheet_would_carry_out_is_made_a_text() {
        let text = line(|line| {
            line.text("=1+1")
                .text("+9198")
                .text("-2")
                .text("@SUM(A1)")
                .text("\tx");
        });
        assert_eq!(text, "'=1+1,'+9198,'-2,'@SUM(A1),\"'\tx\"\r\n");
    }

    #[test]
    fn numbers_and_missing_values_stand_as_they_are() {
        let text = line(|line| {
            line.number(-1)
                .number_or_none(None)
                .text_or_none(None)
                .millis(Millis::new(250));
        });
        assert_eq!(text, "-1,,,250\r\n");
    }

    #[test]
    fn instants_are_written_in_universal_time() {
        let of = |ms| {
            line(|line| {
                line.instant(Timestamp::new(ms));
            })
        };
        assert_eq!(of(0), "1970-01-01T00:00:00.000Z\r\n");
        assert_eq!(of(951_827_696_123), "2000-02-29T12:34:56.123Z\r\n");
        assert_eq!(of(1_700_000_000_000), "2023-11-14T22:13:20.000Z\r\n");
        assert_eq!(of(4_107_542_399_999), "2100-02-28T23:59:59.999Z\r\n");
        assert_eq!(of(-1), "1969-12-31T23:59:59.999Z\r\n");
    }
}
