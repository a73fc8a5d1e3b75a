//! Two builds side by side.

use callbench_contract::BuildProfile;
use callbench_contract::event::EventScope;
use callbench_contract::generate::reference::Kind;
use callbench_contract::profile_difference::{Change, differences};
use callbench_contract::slot::SlotType;
use serde_json::json;

#[test]
fn a_build_does_not_differ_from_itself() {
    assert_eq!(
        differences(&BuildProfile::ours(), &BuildProfile::ours()),
        []
    );
}

#[test]
fn words_alone_are_no_difference() {
    let mut other = BuildProfile::ours();
    other.name = "other".to_owned();
    other.events[0].summary = "Otherwise said.".to_owned();
    assert_eq!(differences(&BuildProfile::ours(), &other), []);
}

#[test]
fn what_came_went_and_changed_is_told_in_plain_words() {
    let ours = BuildProfile::ours();
    let mut other = ours.clone();
    other.events.retain(|event| event.name != "callHeld");
    other.methods.retain(|method| method.service != "dbData");
    let mut added = ours.events[0].clone();
    added.name = "surveyDone".to_owned();
    other.events.push(added);
    let changed = other
        .events
        .iter_mut()
        .find(|event| event.name == "tabChanged" && event.scope == EventScope::Context)
        .expect("it is there");
    changed.slot_types = vec![SlotType::Workbench];
    changed.schema["properties"]["tabId"] = json!({ "type": "integer" });
    changed.schema["properties"]["colour"] = json!({ "type": "string" });
    changed.schema["properties"]
        .as_object_mut()
        .expect("properties")
        .remove("tabName");
    let found = differences(&ours, &other);
    let told: Vec<String> = found
        .iter()
        .map(|one| {
            format!(
                "{} {} {}: {}",
                one.kind.as_str(),
                one.name,
                one.change,
                one.details.join("; ")
            )
        })
        .collect();
    insta::assert_snapshot!(told.join("\n"));
    let reversed = differences(&other, &ours);
    assert_eq!(reversed.len(), found.len());
    assert!(
        reversed
            .iter()
            .any(|one| one.kind == Kind::Event && one.change == Change::Added)
    );
}
