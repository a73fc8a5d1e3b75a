use callbench_contract::ids::InteractionId;
use callbench_contract::time::{Millis, Timestamp};
use callbench_store::{LogBatch, LoggedDelivery, LoggedFact};
use callbench_workspace::{Fact, Happening};
use serde_json::json;
use serde_json::value::to_raw_value;

use crate::places::{NOW, store, user};

fn fact(seq: i64) -> LoggedFact {
    LoggedFact {
        seq,
        fact: Fact::new(
            NOW,
            Happening::BecameReady {
                user: user("agent1"),
            },
        ),
    }
}

fn delivery(id: &str, seq: i64, at: Timestamp) -> LoggedDelivery {
    LoggedDelivery {
        user_id: user(id),
        seq,
        at,
        interaction_id: Some(InteractionId::new("interaction-1")),
        event: to_raw_value(
            &json!({ "scope": "global", "name": "agentReady", "payload": { "n": seq } }),
        )
        .expect("JSON")
        .into(),
    }
}

fn batch(facts: &[LoggedFact], deliveries: &[LoggedDelivery]) -> LogBatch {
    LogBatch {
        facts: facts.to_vec(),
        deliveries: deliveries.to_vec(),
        ..LogBatch::default()
    }
}

#[tokio::test]
async fn facts_and_deliveries_come_back_as_they_were_in_order() {
    let (store, _directory) = store().await;
    let facts: Vec<_> = (1..=1203).map(fact).collect();
    let deliveries: Vec<_> = (1..=1203).map(|seq| delivery("agent1", seq, NOW)).collect();
    store
        .log()
        .append(&batch(&facts, &deliveries))
        .await
        .expect("appended");
    assert_eq!(store.log().facts_after(0, 5000).await.expect("read"), facts);
    assert_eq!(
        store.log().facts_after(1201, 1).await.expect("read"),
        [fact(1202)]
    );
    let read = store
        .log()
        .deliveries_after(&user("agent1"), 1200, 10)
        .await
        .expect("read");
    assert_eq!(read, deliveries[1200..]);
    assert!(
        store
            .log()
            .deliveries_after(&user("agent2"), 0, 10)
            .await
            .expect("read")
            .is_empty()
    );
}

#[tokio::test]
async fn a_batch_is_appended_whole_or_not_at_all() {
    let (store, _directory) = store().await;
    store
        .log()
        .append(&batch(&[fact(1)], &[delivery("agent1", 1, NOW)]))
        .await
        .expect("appended");
    let clash = [delivery("agent2", 1, NOW), delivery("agent1", 1, NOW)];
    store
        .log()
        .append(&batch(&[fact(2)], &clash))
        .await
        .expect_err("the number is taken");
    assert_eq!(store.log().facts_after(0, 10).await.expect("read").len(), 1);
    let heads = store.log().delivery_heads().await.expect("read");
    assert_eq!(heads, [(user("agent1"), 1)].into());
}

#[tokio::test]
async fn pruning_keeps_each_user_s_newest_delivery() {
    let (store, _directory) = store().await;
    let late = NOW + Millis::from_secs(100);
    let deliveries = [
        delivery("agent1", 1, NOW),
        delivery("agent1", 2, NOW),
        delivery("agent1", 3, late),
        delivery("agent2", 1, NOW),
        delivery("agent2", 2, NOW),
    ];
    store
        .log()
        .append(&batch(&[], &deliveries))
        .await
        .expect("appended");
    let removed = store
        .log()
        .prune_deliveries(NOW + Millis::from_secs(50))
        .await
        .expect("pruned");
    assert_eq!(removed, 3);
    let heads = store.log().delivery_heads().await.expect("read");
    assert_eq!(heads, [(user("agent1"), 3), (user("agent2"), 2)].into());
}
