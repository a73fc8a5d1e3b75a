//! Times as CloudEvents write them.

/// Whether a text has the form `2026-01-31T12:34:56[.789](Z|±hh:mm)`, each part within its range.
pub(super) fn is_rfc3339(text: &str) -> bool {
    fn parts(text: &str) -> Option<()> {
        let number = |range: std::ops::Range<usize>, least: u32, most: u32| {
            let digits = text.get(range)?;
            let all = digits.bytes().all(|byte| byte.is_ascii_digit());
            let value: u32 = digits.parse().ok()?;
            (all && (least..=most).contains(&value)).then_some(())
        };
        let mark = |at: usize, marks: &[u8]| marks.contains(text.as_bytes().get(at)?).then_some(());
        number(0..4, 0, 9999)?;
        mark(4, b"-")?;
        number(5..7, 1, 12)?;
        mark(7, b"-")?;
        number(8..10, 1, 31)?;
        mark(10, b"Tt ")?;
        number(11..13, 0, 23)?;
        mark(13, b":")?;
        number(14..16, 0, 59)?;
        mark(16, b":")?;
        number(17..19, 0, 60)?;
        let mut zone = 19;
        if mark(19, b".").is_some() {
            let fraction = text
                .get(20..)?
                .bytes()
                .take_while(u8::is_ascii_digit)
                .count();
            zone = 20 + fraction;
            if fraction == 0 {
                return None;
            }
        }
        match text.get(zone..)? {
            "Z" | "z" => Some(()),
            offset if offset.len() == 6 => {
                mark(zone, b"+-")?;
                number(zone + 1..zone + 3, 0, 23)?;
                mark(zone + 3, b":")?;
                number(zone + 4..zone + 6, 0, 59)
            }
            _ => None,
        }
    }
    parts(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_rfc_3339() {
        for good in [
            "2026-01-31T12:34:56Z",
            "2026-01-31t12:34:56.1z",
            "2026-12-31T23:59:60-08:00",
        ] {
            assert!(is_rfc3339(good), "{good}");
        }
        for bad in [
            "",
            "2026-01-31",
            "2026-13-31T12:34:56Z",
            "2026-01-31T12:34:56",
            "2026-01-31T12:34:56.Z",
            "2026-01-31T12:34:56+5:30",
            "2026-01-31T12:34:56Zé",
            "é26-01-31T12:34:56Z",
        ] {
            assert!(!is_rfc3339(bad), "{bad}");
        }
    }
}
