//! The name that was probably meant.

use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::nearest::nearest;
use proptest::prelude::*;

const NAMES: [&str; 4] = ["callConnected", "callHungup", "callHeld", "chatEnded"];

#[test]
fn a_misspelt_name_leads_to_the_right_one() {
    for (given, expected) in [
        ("callHungUp", Some("callHungup")),
        ("CALLCONNECTED", Some("callConnected")),
        ("callHugnup", Some("callHungup")),
        ("callConected", Some("callConnected")),
        ("onCallHeld", Some("callHeld")),
        ("weather", None),
        ("", None),
    ] {
        assert_eq!(nearest(given, NAMES), expected, "{given}");
    }
}

#[test]
fn a_refusal_names_what_was_given_and_what_was_meant() {
    let error = AppError::unknown_name(
        ErrorCode::UnknownDataObject,
        "globalData has no object",
        "sesion",
        ["session", "campaign"],
    );
    assert_eq!(
        error.message,
        "globalData has no object `sesion`; did you mean `session`?"
    );
    assert_eq!(error.given.as_deref(), Some("sesion"));
    assert_eq!(error.did_you_mean.as_deref(), Some("session"));
    let error = AppError::unknown_name(
        ErrorCode::UnknownDataObject,
        "globalData has no object",
        "weather",
        ["session", "campaign"],
    );
    assert_eq!(
        error.message,
        "globalData has no object `weather`; there is session, campaign"
    );
    assert_eq!(error.did_you_mean, None);
}

proptest! {
    #[test]
    fn whatever_is_given_one_of_the_names_or_nothing_comes_back(given in ".{0,40}") {
        if let Some(found) = nearest(&given, NAMES) {
            prop_assert!(NAMES.contains(&found));
        }
    }

    #[test]
    fn a_known_name_is_nearest_to_itself(index in 0..NAMES.len()) {
        prop_assert_eq!(nearest(NAMES[index], NAMES), Some(NAMES[index]));
    }
}
