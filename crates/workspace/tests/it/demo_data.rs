use std::path::Path;

use callbench_workspace::{Command, demo, parse_phone};

use crate::stage::Stage;

/// Writes the page anew when `UPDATE_DEMO_DATA` is set.
#[test]
fn the_documented_table_is_what_the_demo_holds() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/demo-data.md");
    if std::env::var_os("UPDATE_DEMO_DATA").is_some() {
        std::fs::write(&path, demo::markdown()).expect("the page can be written");
    }
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        page.replace("\r\n", "\n") == demo::markdown(),
        "docs/reference/demo-data.md is out of date: run this test with UPDATE_DEMO_DATA=1"
    );
}

#[test]
fn ids_count_from_one_and_numbers_are_as_written() {
    let stage = Stage::demo();
    for (id, (customer, draft)) in (1..).zip(stage.centre.customers().zip(demo::customers())) {
        assert_eq!(customer.customer_id.get(), id);
        assert_eq!(customer.phone, parse_phone(&draft.phone).expect("a number"));
        assert_eq!(
            customer.phone.as_str(),
            draft.phone,
            "already in its plain spelling"
        );
    }
}

#[test]
fn the_demo_can_be_loaded_once_only_for_the_configuration() {
    let mut stage = Stage::demo();
    let again = stage.must(&Command::SetConfiguration(Box::new(demo::configuration())));
    assert!(again.facts.is_empty());
}

#[test]
fn the_demo_users_have_the_promised_sign_ins() {
    let ids: Vec<String> = demo::users()
        .iter()
        .map(|user| user.user_id.to_string())
        .collect();
    assert_eq!(ids, ["agent1", "agent2", "supervisor1", "admin1"]);
    assert_eq!(demo::PASSWORD, "demo");
}
