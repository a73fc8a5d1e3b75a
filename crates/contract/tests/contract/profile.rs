//! Build profiles and the catalogue made of one.

use callbench_contract::BuildProfile;
use callbench_contract::catalogue::catalogue;
use callbench_contract::event::EventScope;
use callbench_contract::profile::RegistrationRefusal;
use callbench_contract::slot::SlotType;

#[test]
fn our_profile_has_the_fixed_paths_and_version() {
    let profile = BuildProfile::ours();
    assert_eq!(profile.platform_version.to_string(), "4.99.0");
    assert_eq!(
        (profile.sdk_path.as_str(), profile.classic_sdk_path.as_str()),
        ("/aaf-sdk.js", "/aaf_sdk.js")
    );
    assert_eq!(profile.slot_types, SlotType::ALL);
}

#[test]
fn registration_is_checked_by_scope_name_and_slot_type() {
    let profile = BuildProfile::ours();
    let check = |scope, name, slot| {
        profile
            .check_registration(scope, name, slot)
            .map(|event| event.name.clone())
    };
    let (global, context) = (EventScope::Global, EventScope::Context);
    assert_eq!(
        check(global, "callConnected", SlotType::Navbar),
        Ok("callConnected".to_owned())
    );
    assert_eq!(
        check(context, "tabChanged", SlotType::Workbench),
        Ok("tabChanged".to_owned())
    );
    assert_eq!(
        check(context, "tabChanged", SlotType::Navbar),
        Err(RegistrationRefusal::NotAllowed)
    );
    assert_eq!(
        check(global, "tabChanged", SlotType::Workbench),
        Err(RegistrationRefusal::NotRecognised)
    );
    assert_eq!(
        check(global, "callconnected", SlotType::Workbench),
        Err(RegistrationRefusal::NotRecognised)
    );
}

#[test]
fn services_and_methods_are_found_by_their_wire_names() {
    let profile = BuildProfile::ours();
    assert!(profile.has_service("contextData") && !profile.has_service("contextdata"));
    assert!(profile.method("contextData", "merge").is_some());
    assert!(profile.method("contextData", "explode").is_none());
}

#[test]
fn the_catalogue_has_a_schema_with_slots_grade_and_example_per_entry() {
    let catalogue = catalogue(&BuildProfile::ours());
    let keys: Vec<&str> = catalogue
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "$comment",
            "profile",
            "platformVersion",
            "sdkPath",
            "classicSdkPath",
            "slotTypes",
            "schemaDialect",
            "events",
            "methods",
            "dataObjects",
            "operations",
            "contexts",
            "contextOperations",
            "restRoutes",
            "errors",
        ]
    );
    for event in catalogue["events"].as_array().expect("events") {
        for key in ["name", "scope", "slotTypes", "grade", "schema", "example"] {
            assert!(event.get(key).is_some(), "{event}: {key}");
        }
        assert_eq!(event["schema"]["$schema"], catalogue["schemaDialect"]);
    }
}
