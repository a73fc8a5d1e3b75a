//! Byte ranges (RFC 9110 section 14).
//!
//! One range is answered with 206. A list of ranges is answered with the whole file, as the standard allows: `multipart/byteranges` has
//! no user among browsers' media elements and PDF viewers beyond what single ranges give.

use http::HeaderMap;
use http::header::RANGE;

/// Which bytes of a file a request wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// All of them: no range, or one that need not be heeded.
    Whole,
    /// From `first` to `last`, both included.
    Part {
        /// Index of the first byte.
        first: u64,
        /// Index of the last byte, at most the file's length less one.
        last: u64,
    },
    /// A range that lies wholly outside the file.
    Unsatisfiable,
}

/// Reads the `Range` header for a file of `length` bytes.
pub(crate) fn wanted(headers: &HeaderMap, length: u64) -> Wanted {
    let Some(value) = headers.get(RANGE).and_then(|value| value.to_str().ok()) else {
        return Wanted::Whole;
    };
    let Some((unit, set)) = value.split_once('=') else {
        return Wanted::Whole;
    };
    if !unit.trim().eq_ignore_ascii_case("bytes") || set.contains(',') {
        return Wanted::Whole;
    }
    let Some((first, last)) = set.trim().split_once('-') else {
        return Wanted::Whole;
    };
    match (number(first), number(last)) {
        (Field::Empty, Field::Number(0)) => Wanted::Unsatisfiable,
        (Field::Empty, Field::Number(_)) if length == 0 => Wanted::Unsatisfiable,
        (Field::Empty, Field::Number(suffix)) => Wanted::Part {
            first: length.saturating_sub(suffix),
            last: length - 1,
        },
        (Field::Number(first), Field::Empty) if first < length => Wanted::Part {
            first,
            last: length - 1,
        },
        (Field::Number(first), Field::Number(last)) if first > last => Wanted::Whole,
        (Field::Number(first), Field::Number(last)) if first < length => Wanted::Part {
            first,
            last: last.min(length - 1),
        },
        (Field::Number(_), Field::Empty | Field::Number(_)) => Wanted::Unsatisfiable,
        _ => Wanted::Whole,
    }
}

enum Field {
    Empty,
    Number(u64),
    Malformed,
}

fn number(text: &str) -> Field {
    match text.trim() {
        "" => Field::Empty,
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits
            .parse()
            .map_or(Field::Number(u64::MAX), Field::Number),
        _ => Field::Malformed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(range: &str, length: u64) -> Wanted {
        let mut headers = HeaderMap::new();
        headers.insert(RANGE, range.parse().expect("a header value"));
        wanted(&headers, length)
    }

    #[test]
    fn single_ranges_are_read_as_the_standard_says() {
        assert_eq!(wanted(&HeaderMap::new(), 10), Wanted::Whole);
        assert_eq!(of("bytes=0-3", 10), Wanted::Part { first: 0, last: 3 });
        assert_eq!(of("bytes=4-", 10), Wanted::Part { first: 4, last: 9 });
        assert_eq!(of("bytes=-3", 10), Wanted::Part { first: 7, last: 9 });
        assert_eq!(of("bytes=-30", 10), Wanted::Part { first: 0, last: 9 });
        assert_eq!(of("bytes=8-99", 10), Wanted::Part { first: 8, last: 9 });
        assert_eq!(
            of("bytes=8-99999999999999999999999", 10),
            Wanted::Part { first: 8, last: 9 }
        );
    }

    #[test]
    fn what_lies_outside_is_unsatisfiable_and_what_makes_no_sense_is_ignored() {
        assert_eq!(of("bytes=10-", 10), Wanted::Unsatisfiable);
        assert_eq!(of("bytes=-0", 10), Wanted::Unsatisfiable);
        assert_eq!(of("bytes=0-0", 0), Wanted::Unsatisfiable);
        assert_eq!(of("bytes=-5", 0), Wanted::Unsatisfiable);
        assert_eq!(of("bytes=5-2", 10), Wanted::Whole);
        assert_eq!(of("bytes=a-b", 10), Wanted::Whole);
        assert_eq!(of("lines=1-2", 10), Wanted::Whole);
        assert_eq!(of("bytes=0-1,4-5", 10), Wanted::Whole);
    }
}
