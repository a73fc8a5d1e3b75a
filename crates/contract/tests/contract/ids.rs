//! Identifiers and their rules.

use callbench_contract::call::{CallType, CampaignType, Direction};
use callbench_contract::ids::{AppName, CampaignId, CustomerId, SlotName, UserId};
use callbench_contract::role::{Role, UserType};
use callbench_contract::time::{Millis, Timestamp};
use serde_json::{from_value, json, to_value};

#[test]
fn slot_names_keep_their_rule() {
    for good in ["a", "workbench", "workspace-tab", "a1-", &"a".repeat(40)] {
        assert!(SlotName::new(good).is_ok(), "{good}");
        assert!(from_value::<SlotName>(json!(good)).is_ok(), "{good}");
    }
    for bad in ["", "1a", "-a", "A", "a b", "a_b", "é", &"a".repeat(41)] {
        assert!(SlotName::new(bad).is_err(), "{bad}");
        assert!(from_value::<SlotName>(json!(bad)).is_err(), "{bad}");
    }
    let error = SlotName::new("My Slot").expect_err("refused");
    assert_eq!(
        error.to_string(),
        "`My Slot` can't be a slot name: expected a lower-case letter, then up to 39 lower-case letters, digits or hyphens"
    );
}

#[test]
fn user_ids_keep_their_rule() {
    for good in ["agent1", "a.b_c@d-e", "X"] {
        assert!(UserId::new(good).is_ok(), "{good}");
    }
    for bad in ["", "a b", "a/b", "ü", &"a".repeat(65)] {
        assert!(UserId::new(bad).is_err(), "{bad}");
    }
}

#[test]
fn app_names_are_refused_only_when_a_url_could_not_hold_them() {
    for good in [
        "Branch_Tool",
        "My app 2",
        "ग्राहक",
        "a.b",
        "...",
        "a&b=c;d",
        &"x".repeat(100),
    ] {
        assert!(AppName::new(good).is_ok(), "{good}");
    }
    for bad in [
        "",
        " a",
        "a ",
        "a/b",
        "a\\b",
        "a?b",
        "a#b",
        "a%2fb",
        "a\0b",
        "a\nb",
        ".",
        "..",
        "a\u{202e}b",
        &"x".repeat(101),
    ] {
        assert!(AppName::new(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn number_ids_are_plain_numbers_in_json() {
    assert_eq!(to_value(CampaignId::new(11)).expect("json"), json!(11));
    assert_eq!(from_value::<CampaignId>(json!(11)).expect("id").get(), 11);
    assert!(from_value::<CampaignId>(json!("11")).is_err());
    assert_eq!(to_value(CustomerId::UNKNOWN).expect("json"), json!(-1));
    assert!(!CustomerId::UNKNOWN.is_known());
}

#[test]
fn the_words_of_the_vocabulary_are_the_platforms() {
    let call_types: Vec<&str> = CallType::ALL.iter().map(|t| t.as_str()).collect();
    assert_eq!(
        call_types,
        [
            "inbound.call.dial",
            "transferred.to.campaign.dial",
            "click.to.call.dial",
            "outbound.manual.dial",
            "outbound.auto.dial",
            "outbound.auto.preview.dial",
            "outbound.manual.preview.dial",
            "outbound.callback.dial",
        ]
    );
    let campaign_types: Vec<&str> = CampaignType::ALL.iter().map(|t| t.as_str()).collect();
    assert_eq!(
        campaign_types,
        [
            "Interactive Voice Application",
            "Outbound Voice Campaign",
            "Voice Blast Campaign",
            "Chat Campaign",
            "Interaction Campaign",
        ]
    );
    for call_type in CallType::ALL {
        assert_eq!(
            to_value(call_type).expect("json"),
            json!(call_type.as_str())
        );
        assert_eq!(
            call_type.as_str().parse::<CallType>().as_ref(),
            Ok(call_type)
        );
    }
    assert_eq!(CallType::InboundDial.direction(), Direction::Inbound);
    assert_eq!(
        CallType::OutboundCallbackDial.direction(),
        Direction::Outbound
    );
    assert!("inbound".parse::<CallType>().is_err());
}

#[test]
fn an_agent_is_an_executive_to_the_platform() {
    assert_eq!(Role::Agent.user_type(), UserType::Executive);
    assert_eq!(
        to_value(Role::Agent.user_type()).expect("json"),
        json!("Executive")
    );
    for role in Role::ALL {
        assert_eq!(role.to_string().parse::<Role>(), Ok(role));
        assert_eq!(to_value(role).expect("json"), json!(role.as_str()));
    }
    let error = "manager".parse::<Role>().expect_err("no role");
    assert_eq!(
        error.to_string(),
        "`manager` is no role: expected agent, supervisor or administrator"
    );
}

#[test]
fn instants_and_durations_add_up() {
    let start = Timestamp::new(1_000);
    assert_eq!(start + Millis::from_secs(2), Timestamp::new(3_000));
    assert_eq!(Timestamp::new(3_000) - start, Millis::new(2_000));
    assert_eq!(
        Timestamp::new(i64::MAX) + Millis::new(1),
        Timestamp::new(i64::MAX)
    );
    assert_eq!(to_value(start).expect("json"), json!(1_000));
}
