//! The catalogue of events.

use callbench_contract::AppEvent;
use callbench_contract::event::{EventScope, Moment, Origin, events};
use callbench_contract::grade::Grade;
use callbench_contract::slot::SlotType;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The moments of the contract's section 5, each with the events that stand for it.
const MOMENTS: &[(&str, &[&str])] = &[
    ("`callConnected`", &["callConnected"]),
    ("`callHungup`; hang-up", &["callHungup"]),
    ("`interactionConnected`", &["interactionConnected"]),
    ("`showCrm`; show CRM", &["showCrm"]),
    (
        "agent session changes",
        &[
            "agentLoggedIn",
            "agentForcedLogin",
            "agentLoggedOut",
            "loginStatusChanged",
        ],
    ),
    (
        "agent availability changes",
        &["agentReady", "agentOnBreak", "autoCallChanged"],
    ),
    ("CRM triggers", &["showCrm"]),
    ("screen pop", &["showCrm"]),
    ("tab changes", &["tabChanged"]),
    ("ticket saves", &["ticketSaved"]),
    ("login", &["agentLoggedIn"]),
    ("forced login", &["agentForcedLogin"]),
    ("logout", &["agentLoggedOut"]),
    ("login status", &["loginStatusChanged"]),
    ("extension selected", &["extensionSelected"]),
    ("extension modified", &["extensionModified"]),
    ("campaign selected", &["campaignSelected"]),
    ("auto-call on", &["autoCallChanged"]),
    ("auto-call off", &["autoCallChanged"]),
    ("ready", &["agentReady"]),
    ("break", &["agentOnBreak"]),
    ("call initiated", &["callInitiated"]),
    ("failed dial", &["callDialFailed"]),
    ("disposed", &["callDisposed"]),
    ("failed disposition", &["callDisposeFailed"]),
    ("dispose-and-dial", &["callDisposedAndDialled"]),
    ("transfer to phone", &["callTransferredToPhone"]),
    ("transfer in call", &["callTransferredInCall"]),
    ("transfer to agent queue", &["callTransferredToAgentQueue"]),
    ("transfer to IVR", &["callTransferredToIvr"]),
    ("transfer to user", &["callTransferredToUser"]),
    ("transfer to campaign", &["callTransferredToCampaign"]),
    ("conference with phone", &["callConferencedWithPhone"]),
    (
        "conference with third party",
        &["callConferencedWithThirdParty"],
    ),
    ("conference with user", &["callConferencedWithUser"]),
    (
        "conference with local IVR",
        &["callConferencedWithLocalIvr"],
    ),
    ("chat initiated", &["chatInitiated"]),
    (
        "chat transferred or conferred",
        &["chatTransferred", "chatConferred"],
    ),
    ("chat ended", &["chatEnded"]),
    ("chat disposed", &["chatDisposed"]),
    ("callback scheduled", &["callbackScheduled"]),
    ("callback failed", &["callbackFailed"]),
];

#[test]
fn every_moment_of_the_platform_has_the_events_that_the_table_names() {
    let events = events();
    for (text, expected) in MOMENTS {
        let moment = Moment::ALL
            .iter()
            .find(|moment| moment.text() == *text)
            .unwrap_or_else(|| panic!("the moment `{text}` is not in the catalogue"));
        let named: Vec<&str> = events
            .iter()
            .filter(|event| matches!(&event.origin, Origin::Moments(moments) if moments.contains(moment)))
            .map(|event| event.name.as_str())
            .collect();
        assert_eq!(&named, expected, "events for `{text}`");
    }
    assert_eq!(
        MOMENTS.len(),
        Moment::ALL.len(),
        "a moment is missing from this table"
    );
}

#[test]
fn every_event_stands_for_a_moment_or_says_why_it_was_added() {
    for event in events() {
        match &event.origin {
            Origin::Moments(moments) => {
                assert!(!moments.is_empty(), "{} names no moment", event.name)
            }
            Origin::Additional(reason) => {
                assert!(reason.len() > 15, "{} gives no reason", event.name)
            }
        }
    }
}

#[test]
fn public_names_keep_their_spelling_and_grade() {
    for (name, grade) in [
        ("callConnected", Grade::Guide),
        ("callHungup", Grade::Guide),
        ("interactionConnected", Grade::Doc),
        ("showCrm", Grade::Doc),
    ] {
        let event = events()
            .into_iter()
            .find(|event| event.name == name)
            .expect("the event exists");
        assert_eq!(
            (event.scope, event.grade),
            (EventScope::Global, grade),
            "{name}"
        );
    }
}

#[test]
fn names_are_unique_and_in_camel_case() {
    let events = events();
    let names: BTreeSet<&str> = events.iter().map(|event| event.name.as_str()).collect();
    let types: BTreeSet<String> = events.iter().map(|event| event.type_name()).collect();
    assert_eq!(names.len(), events.len(), "names are unique");
    assert_eq!(types.len(), events.len(), "payload types are unique");
    for event in &events {
        assert!(
            event.name.starts_with(|c: char| c.is_ascii_lowercase())
                && event.name.bytes().all(|b| b.is_ascii_alphanumeric()),
            "{}",
            event.name
        );
        assert_eq!(
            event.type_name()[1..],
            event.name[1..],
            "the payload type is named like the event"
        );
    }
}

#[test]
fn every_example_is_accepted_by_its_schema_and_survives_a_round_trip() {
    for event in events() {
        let validator = jsonschema::draft202012::new(&event.schema)
            .unwrap_or_else(|error| panic!("{}: the schema is not one: {error}", event.name));
        let errors: Vec<String> = validator
            .iter_errors(&event.example)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", event.name);

        let parsed = AppEvent::parse(&event.name, &event.example).expect("the example parses");
        assert_eq!(parsed.name(), event.name);
        assert_eq!(parsed.scope(), event.scope);
        assert_eq!(parsed.payload(), event.example, "{}", event.name);
        assert!(!event.example.is_null());
    }
}

#[test]
fn schemas_refuse_null_wrong_types_and_missing_fields() {
    for event in events() {
        let validator = jsonschema::draft202012::new(&event.schema).expect("a schema");
        let whole = event.example.as_object().expect("payloads are objects");
        for field in whole.keys() {
            let mut broken = whole.clone();
            broken.insert(field.clone(), Value::Null);
            assert!(
                !validator.is_valid(&json!(broken)),
                "{}: {field} may be null",
                event.name
            );
            let mut broken = whole.clone();
            broken.insert(field.clone(), json!([[]]));
            assert!(
                !validator.is_valid(&json!(broken)),
                "{}: {field} takes anything",
                event.name
            );
        }
        let required: Vec<&str> = event.schema["required"]
            .as_array()
            .expect("required")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        assert!(
            required.contains(&"eventTime"),
            "{}: every event says when it happened",
            event.name
        );
        for field in required {
            let mut broken = whole.clone();
            broken.shift_remove(field);
            assert!(
                !validator.is_valid(&json!(broken)),
                "{}: {field} may be missing",
                event.name
            );
        }
    }
}

#[test]
fn every_field_is_documented_and_times_state_their_unit() {
    for event in events() {
        for (field, property) in event.schema["properties"].as_object().expect("properties") {
            let text = property["description"].as_str().unwrap_or_default();
            assert!(
                !text.is_empty(),
                "{}: {field} has no description",
                event.name
            );
            let reference = property["$ref"].as_str().unwrap_or_default();
            if reference.ends_with("/Timestamp") {
                assert!(
                    text.contains("milliseconds since the epoch"),
                    "{}: {field}: {text}",
                    event.name
                );
            } else if reference.ends_with("/Millis") {
                assert!(
                    text.contains("in milliseconds"),
                    "{}: {field}: {text}",
                    event.name
                );
            }
        }
    }
}

#[test]
fn global_events_are_allowed_in_every_slot_and_context_events_where_there_is_a_context() {
    for event in events() {
        let expected: &[SlotType] = match event.scope {
            EventScope::Global => &SlotType::ALL,
            EventScope::Context => &[SlotType::Workbench, SlotType::Modal],
        };
        assert_eq!(event.slot_types, expected, "{}", event.name);
    }
}

#[test]
fn an_unknown_name_and_an_unfit_payload_are_told_apart() {
    let unknown = AppEvent::parse("callExploded", &json!({})).expect_err("unknown");
    assert_eq!(unknown.to_string(), "no event is named `callExploded`");
    let unfit = AppEvent::parse("agentReady", &json!({ "eventTime": 1 })).expect_err("unfit");
    assert_eq!(
        unfit.to_string(),
        "the payload of `agentReady` doesn't fit: missing field `sessionId`"
    );
}

#[test]
fn call_payloads_use_the_platforms_field_names() {
    let event = events()
        .into_iter()
        .find(|event| event.name == "callDisposed")
        .expect("callDisposed");
    insta::assert_json_snapshot!(event.example);
}

#[test]
fn the_catalogues_index_is_stable() {
    let index: Vec<String> = events()
        .iter()
        .map(|event| {
            let slots: Vec<&str> = event.slot_types.iter().map(|slot| slot.as_str()).collect();
            format!(
                "{} · {} · {} · {} · {}",
                event.group,
                event.name,
                event.scope,
                slots.join("+"),
                event.grade
            )
        })
        .collect();
    insta::assert_snapshot!(index.join("\n"));
}
