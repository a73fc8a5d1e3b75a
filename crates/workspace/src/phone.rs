//! Phone numbers: what counts as one, when two are the same, how one is masked.

use callbench_contract::ids::Phone;

use crate::refusal::{Refusal, RefusalCode};

const FEWEST_DIGITS: usize = 3;
const MOST_DIGITS: usize = 20;
/// How many trailing digits make a national number the same as an international one.
const NATIONAL_DIGITS: usize = 10;
/// How many trailing digits stay readable when a number is masked.
const DIGITS_IN_SIGHT: usize = 4;

/// Reads a phone number: an optional `+`, then 3 to 20 digits. Spaces, dots, dashes and brackets between them are
/// dropped, so that `+91 98450-12345` and `+919845012345` are one number.
///
/// # Errors
/// `invalid-phone` when anything else stands in it, or too few or too many digits.
pub fn parse_phone(text: &str) -> Result<Phone, Refusal> {
    let refused = |reason: String| {
        Err(Refusal::new(
            RefusalCode::InvalidPhone,
            reason,
            "Give an optional + and 3 to 20 digits, such as +919845012345",
        ))
    };
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return refused("The phone number is empty".to_owned());
    }
    let mut number = String::with_capacity(trimmed.len());
    for (position, character) in trimmed.chars().enumerate() {
        match character {
            '+' if position == 0 => number.push('+'),
            '0'..='9' => number.push(character),
            ' ' | '-' | '.' | '(' | ')' | '\u{a0}' => {}
            other => {
                return refused(format!(
                    "A phone number can't hold `{}`",
                    other.escape_debug()
                ));
            }
        }
    }
    let digits = number.trim_start_matches('+').len();
    if !(FEWEST_DIGITS..=MOST_DIGITS).contains(&digits) {
        return refused(format!("The phone number has {digits} digits"));
    }
    Ok(Phone::new(number))
}

/// What two spellings of one number have in common: the last ten digits, or all of a shorter number.
pub(crate) fn match_key(phone: &Phone) -> &str {
    let digits = phone.as_str().trim_start_matches('+');
    // Numbers are read by `parse_phone`, but one from an old log may hold anything: cut at a character's edge only.
    digits
        .len()
        .checked_sub(NATIONAL_DIGITS)
        .and_then(|start| digits.get(start..))
        .unwrap_or(digits)
}

/// The digits that stay readable when the number is masked.
pub(crate) fn digits_in_sight(phone: &Phone) -> String {
    mask(phone).chars().filter(char::is_ascii_digit).collect()
}

/// Whether two spellings are one number: a national one matches its international form.
#[must_use]
pub fn is_same_number(one: &Phone, other: &Phone) -> bool {
    match_key(one) == match_key(other)
}

/// The number with all but the last four digits hidden, for campaigns that mask numbers.
#[must_use]
pub fn mask(phone: &Phone) -> String {
    let text = phone.as_str();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let hidden = if digits > DIGITS_IN_SIGHT {
        digits - DIGITS_IN_SIGHT
    } else {
        digits
    };
    let mut seen = 0;
    text.chars()
        .map(|character| {
            if !character.is_ascii_digit() {
                return character;
            }
            seen += 1;
            if seen <= hidden { 'x' } else { character }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> RefusalCode {
        parse_phone(text).expect_err("refused").code
    }

    #[test]
    fn spaces_dots_dashes_and_brackets_are_tolerated() {
        for text in [
            "+919845012345",
            " +91 98450 12345 ",
            "+91-98450-12345",
            "+91.(98450).12345",
        ] {
            assert_eq!(
                parse_phone(text).expect("a number").as_str(),
                "+919845012345"
            );
        }
        assert_eq!(parse_phone("100").expect("a short number").as_str(), "100");
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in [
            "",
            "   ",
            "12",
            "+",
            "123456789012345678901",
            "98a",
            "9+8123",
            "++9198",
            "9845\n1",
        ] {
            assert_eq!(code(text), RefusalCode::InvalidPhone, "{text:?}");
        }
    }

    #[test]
    fn a_national_number_matches_its_international_spelling() {
        let key = |text: &str| match_key(&parse_phone(text).expect("a number")).to_owned();
        assert_eq!(key("+91 98450 12345"), key("9845012345"));
        assert_eq!(key("09845012345"), key("+919845012345"));
        assert_ne!(key("100"), key("101"));
    }

    #[test]
    fn masking_leaves_the_last_four_digits() {
        let masked = |text: &str| mask(&parse_phone(text).expect("a number"));
        assert_eq!(masked("+919845012345"), "+xxxxxxxx2345");
        assert_eq!(masked("1234"), "xxxx");
    }
}
