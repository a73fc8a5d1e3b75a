//! The table of error codes.

use callbench_contract::error::{AppError, ErrorCode, errors};
use callbench_contract::grade::Grade;
use serde_json::json;
use std::collections::BTreeSet;

#[test]
fn the_platforms_codes_keep_their_numbers_and_grades() {
    assert_eq!(ErrorCode::from_code(100), Some(ErrorCode::RequestTimeout));
    assert_eq!(ErrorCode::RequestTimeout.title(), "request timeout");
    assert_eq!(ErrorCode::RequestTimeout.grade(), Grade::Seen);
    assert_eq!(ErrorCode::EventNotRecognised.code(), 121);
    assert_eq!(ErrorCode::EventNotAllowed.code(), 122);
    assert_eq!(ErrorCode::EventNotAllowed.grade(), Grade::Guide);
    for code in ErrorCode::ALL.iter().filter(|code| code.code() >= 130) {
        assert_eq!(code.grade(), Grade::Ours, "{code}");
    }
}

#[test]
fn numbers_and_names_are_unique_and_ascend() {
    let numbers: Vec<u16> = ErrorCode::ALL.iter().map(|code| code.code()).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
    let names: BTreeSet<&str> = ErrorCode::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(names.len(), numbers.len());
}

#[test]
fn every_code_says_what_why_and_what_to_do() {
    for row in errors() {
        for text in [&row.meaning, &row.cause, &row.remedy] {
            assert!(
                text.ends_with('.') && text.len() > 15,
                "{}: {text}",
                row.code
            );
            assert!(!text.contains('!'), "{}: {text}", row.code);
        }
        assert!(
            row.title
                .chars()
                .next()
                .is_some_and(|c| c.is_lowercase() || row.title.starts_with("URL"))
        );
    }
}

#[test]
fn a_refusal_is_a_code_and_a_message_on_the_wire() {
    let error = AppError::new(
        ErrorCode::UnknownDataObject,
        "`globalData` has no object `custmer`",
    );
    let wire = json!({ "code": 134, "message": "`globalData` has no object `custmer`" });
    assert_eq!(serde_json::to_value(&error).expect("json"), wire);
    assert_eq!(
        serde_json::from_value::<AppError>(wire).expect("reads"),
        error
    );
    assert_eq!(
        error.to_string(),
        "`globalData` has no object `custmer` (code 134)"
    );
    assert!(serde_json::from_value::<AppError>(json!({ "code": 999, "message": "" })).is_err());
}
