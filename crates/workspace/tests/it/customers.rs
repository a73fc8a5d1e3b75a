use callbench_contract::ids::CustomerId;
use callbench_workspace::{Command, CustomerDraft, RefusalCode, parse_phone};

use crate::stage::{ASHA, SUPPORT, Stage};

fn asha(city: &str, revision: u64) -> Command {
    Command::UpsertCustomer {
        by: None,
        draft: Box::new(CustomerDraft {
            customer_id: Some(CustomerId::new(1)),
            revision: Some(revision),
            name: "Asha Rao".to_owned(),
            phone: ASHA.to_owned(),
            email: "asha.rao@example.com".to_owned(),
            city: Some(city.to_owned()),
            ..CustomerDraft::default()
        }),
    }
}

#[test]
fn a_change_is_told_to_the_agent_who_has_the_customer() {
    let mut stage = Stage::ready_on(SUPPORT);
    assert!(
        stage.must(&asha("Mysuru", 1)).deliveries.is_empty(),
        "nobody looks"
    );
    stage.talk();
    let payload = stage.must(&asha("Pune", 2)).payload("customerChanged");
    assert_eq!(payload["customerInfo"]["city"], "Pune");
    assert_eq!(payload["changedColumns"], serde_json::json!(["city"]));
}

#[test]
fn two_writers_do_not_overwrite_each_other() {
    let mut stage = Stage::demo();
    stage.must(&asha("Mysuru", 1));
    assert_eq!(
        stage.refused(&asha("Pune", 1)).code,
        RefusalCode::StaleRevision
    );
    assert_eq!(
        stage
            .centre
            .customer(CustomerId::new(1))
            .expect("Asha")
            .revision,
        2
    );
}

#[test]
fn customers_are_found_by_number_and_by_text() {
    let stage = Stage::demo();
    let phone = parse_phone("98450-12345").expect("a number");
    assert_eq!(
        stage.centre.customer_by_phone(&phone).expect("Asha").name,
        "Asha Rao"
    );
    let names: Vec<&str> = stage
        .centre
        .search_customers("kurian kochi", 10, false)
        .iter()
        .map(|customer| customer.name.as_str())
        .collect();
    assert_eq!(names, ["Joseph Kurian"]);
    assert_eq!(stage.centre.search_customers("", 5, false).len(), 5);
}
