//! What a socket can rely on.

use callbench_contract::ids::UserId;
use callbench_contract::time::Timestamp;
use callbench_relay::{Delivery, Ended, Message, Notice, Relay};
use serde_json::value::RawValue;

fn user(name: &str) -> UserId {
    UserId::new(name).expect("a valid user id")
}

fn delivery(seq: i64) -> Delivery {
    Delivery {
        seq,
        at: Timestamp::new(0),
        interaction_id: None,
        event: RawValue::from_string(r#"{"name":"callConnected"}"#.to_owned())
            .expect("JSON")
            .into(),
    }
}

fn seq(message: &Message) -> i64 {
    match message {
        Message::Delivery(delivery) => delivery.seq,
        other => panic!("expected a delivery, got {other:?}"),
    }
}

#[tokio::test]
async fn a_delivery_reaches_every_socket_of_its_user_and_no_other() {
    let relay = Relay::new();
    let mut first = relay.subscribe(&user("agent1"));
    let mut second = relay.subscribe(&user("agent1"));
    let mut other = relay.subscribe(&user("agent2"));
    relay.deliver(&user("agent1"), &delivery(1));
    relay.notify_all(Notice::Slots);
    assert_eq!(seq(&first.next().await.expect("open")), 1);
    assert_eq!(seq(&second.next().await.expect("open")), 1);
    assert!(matches!(
        other.next().await,
        Ok(Message::Notice(Notice::Slots))
    ));
}

#[tokio::test]
async fn a_socket_that_is_too_slow_gets_what_was_queued_in_order_then_its_end() {
    let relay = Relay::new();
    let mut slow = relay.subscribe(&user("agent1"));
    for number in 1..=10_000 {
        relay.deliver(&user("agent1"), &delivery(number));
    }
    let mut last = 0;
    let ended = loop {
        match slow.next().await {
            Ok(message) => {
                assert_eq!(seq(&message), last + 1, "no gap");
                last += 1;
            }
            Err(ended) => break ended,
        }
    };
    assert_eq!(ended, Ended::TooSlow);
    assert!(last > 0 && last < 10_000);
    assert_eq!(relay.sockets_of(&user("agent1")), 0);
}

#[tokio::test]
async fn a_new_socket_can_end_the_older_ones() {
    let relay = Relay::new();
    let mut old = relay.subscribe(&user("agent1"));
    let new = relay.subscribe(&user("agent1"));
    relay.end_others(&user("agent1"), new.id(), Ended::Replaced);
    assert_eq!(old.next().await.expect_err("ended"), Ended::Replaced);
    assert_eq!(relay.sockets_of(&user("agent1")), 1);
}

#[tokio::test]
async fn dropping_a_subscription_leaves_nothing_behind() {
    let relay = Relay::new();
    drop(relay.subscribe(&user("agent1")));
    assert_eq!(relay.sockets_of(&user("agent1")), 0);
    relay.deliver(&user("agent1"), &delivery(1));
}
