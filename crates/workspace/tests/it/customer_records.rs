//! Customers' records: made from a chat, changed, their history, and what is hidden of them.

use callbench_contract::ids::{CustomerId, InteractionId};
use callbench_workspace::{Command, CustomerDraft, RefusalCode};

use crate::chat_stage::{ChatStage, WEB_CHAT, agent};

fn save(who: &str, draft: CustomerDraft) -> Command {
    Command::UpsertCustomer {
        by: Some(agent(who)),
        draft: Box::new(draft),
    }
}

fn asha(stage: &ChatStage) -> CustomerDraft {
    let known = stage
        .centre
        .customer(CustomerId::new(1))
        .expect("Asha")
        .clone();
    CustomerDraft {
        customer_id: Some(known.customer_id),
        interaction_id: None,
        revision: Some(known.revision),
        name: known.name,
        phone: known.phone.to_string(),
        email: known.email,
        company: known.company,
        city: known.city,
        language: known.language,
        fields: known.fields,
    }
}

#[test]
fn the_history_says_who_changed_which_columns_from_what_to_what() {
    let mut stage = ChatStage::demo();
    let mut draft = asha(&stage);
    draft.city = Some("Mysore".to_owned());
    let before = stage
        .centre
        .customer(CustomerId::new(1))
        .expect("Asha")
        .city
        .clone();
    stage.must(&save("agent1", draft));
    let last = stage
        .centre
        .customer_changes(CustomerId::new(1))
        .last()
        .expect("a change")
        .clone();
    assert_eq!(last.by, Some(agent("agent1")));
    assert_eq!(last.changed.len(), 1);
    assert_eq!(last.changed[0].column, "city");
    assert_eq!(last.changed[0].from, before);
    assert_eq!(last.changed[0].to.as_deref(), Some("Mysore"));
}

#[test]
fn only_the_agents_who_have_the_customer_in_hand_hear_of_a_change() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    stage.connected("one", "agent1");
    stage.heard.clear();
    let mut draft = asha(&stage);
    draft.city = Some("Mysore".to_owned());
    stage.must(&save("agent2", draft));
    assert_eq!(stage.hears("agent2"), [""; 0]);
    assert_eq!(stage.hears("agent1"), ["customerChanged"]);
}

#[test]
fn a_record_made_from_a_chat_is_that_chats_customer_with_the_number_of_the_chat() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| campaign.masking_enabled = true);
    stage
        .customer(
            "new",
            callbench_workspace::ChatSignal::Opens {
                campaign_id: Some(WEB_CHAT),
                agent_queue_id: None,
                agent: None,
                customer: callbench_workspace::CustomerName {
                    name: Some("Zoe".to_owned()),
                    phone: Some("+91 98450 99999".to_owned()),
                    email: None,
                },
                text: None,
            },
        )
        .expect("opened");
    let id = stage.accepts("agent1", "new");
    assert!(stage.must_have("agent1", "new").common.customer.is_none());
    stage.must(&save(
        "agent1",
        CustomerDraft {
            interaction_id: Some(id),
            name: "Zoe Thomas".to_owned(),
            ..CustomerDraft::default()
        },
    ));
    let view = stage.must_have("agent1", "new");
    let shown = view.common.customer.expect("known now");
    assert_eq!(shown.name, "Zoe Thomas");
    assert_eq!(
        shown.phone.as_str(),
        "+xxxxxxxx9999",
        "the agent never sees it"
    );
    let stored = stage
        .centre
        .customer(view.common.customer_id)
        .expect("stored");
    assert_eq!(stored.phone.as_str(), "+919845099999");
    assert_eq!(
        stage.last_payload("agent1", "customerChanged")["customerInfo"]["name"],
        "Zoe Thomas"
    );
    assert_eq!(
        callbench_workspace::Centre::rebuild(&stage.log),
        stage.centre
    );
}

#[test]
fn a_record_from_an_unknown_interaction_is_refused() {
    let mut stage = ChatStage::demo();
    let refusal = stage
        .give(&save(
            "agent1",
            CustomerDraft {
                interaction_id: Some(InteractionId::from("none")),
                name: "Zoe".to_owned(),
                ..CustomerDraft::default()
            },
        ))
        .expect_err("refused");
    assert_eq!(refusal.code, RefusalCode::UnknownInteraction);
}

#[test]
fn a_number_that_comes_back_masked_stays_as_it_is() {
    let mut stage = ChatStage::demo();
    let mut draft = asha(&stage);
    let known = draft.phone.clone();
    draft.phone = "+xxxxxxxx2345".to_owned();
    draft.name = "Asha R.".to_owned();
    stage.must(&save("agent1", draft));
    let stored = stage.centre.customer(CustomerId::new(1)).expect("Asha");
    assert_eq!(
        (stored.name.as_str(), stored.phone.as_str()),
        ("Asha R.", known.as_str())
    );
}

#[test]
fn where_numbers_are_masked_searching_does_not_tell_them() {
    let stage = ChatStage::demo();
    let found = |words: &str, masked| stage.centre.search_customers(words, 10, masked).len();
    assert_eq!(found("984501", false), 1);
    assert_eq!(found("984501", true), 0);
    assert!(found("2345", true) >= 1, "what is in sight may be searched");
    assert_eq!(found("+919845012345", true), 1, "and so may a whole number");
}

#[test]
fn numbers_are_masked_for_the_agents_of_a_campaign_that_masks_them() {
    let mut stage = ChatStage::ready(&["agent1"]);
    assert!(!stage.centre.masks_numbers_for(&agent("agent1")));
    assert!(
        stage.centre.masks_numbers_for(&agent("agent2")),
        "who could choose such a campaign"
    );
    stage = stage.with(|campaign| campaign.masking_enabled = true);
    assert!(stage.centre.masks_numbers_for(&agent("agent1")));
}
