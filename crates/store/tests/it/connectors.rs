use callbench_contract::ids::{ConnectorName, CrtObjectId};
use callbench_contract::time::{Millis, Timestamp};
use callbench_store::{
    ConnectorKind, ConnectorRecord, EventNote, LegNote, LogBatch, LoggedDelivery, Store,
};
use serde_json::json;
use serde_json::value::to_raw_value;

use crate::places::{NOW, store, user};

fn pbx() -> ConnectorName {
    ConnectorName::new("pbx")
}

fn record() -> ConnectorRecord {
    ConnectorRecord {
        name: pbx(),
        kind: ConnectorKind::CloudEvents,
        orders_url: Some("http://127.0.0.1:5080/orders".into()),
        secret: "a secret that nobody sees".into(),
        capabilities: Some(vec!["hold".into()]),
        created_at: NOW,
        changed_at: NOW,
    }
}

fn note(id: &str, at: Timestamp, leg: Option<LegNote>) -> EventNote {
    EventNote {
        connector: pbx(),
        source: "/pbx".into(),
        event_id: id.into(),
        received_at: at,
        leg,
    }
}

fn leg(ended: bool) -> LegNote {
    LegNote {
        leg: "leg-1".into(),
        crt_object_id: CrtObjectId::new("call-1"),
        ended,
    }
}

async fn knows(store: &Store, id: &str) -> bool {
    let events = store.connector_events();
    events.is_known(&pbx(), "/pbx", id).await.expect("read")
}

#[tokio::test]
async fn a_connector_is_kept_as_it_was_saved_last() {
    let (store, _directory) = store().await;
    store.connectors().save(&record()).await.expect("saved");
    let changed = ConnectorRecord {
        orders_url: None,
        capabilities: None,
        changed_at: NOW + Millis::from_secs(1),
        ..record()
    };
    store.connectors().save(&changed).await.expect("saved");
    let found = store.connectors().find(&pbx()).await.expect("read");
    assert_eq!(found.as_ref(), Some(&changed));
    assert_eq!(
        store.connectors().list().await.expect("read"),
        std::slice::from_ref(&changed)
    );
    assert!(
        !format!("{changed:?}").contains("a secret"),
        "logs show no secret"
    );
}

#[tokio::test]
async fn an_event_is_remembered_exactly_when_what_it_did_is_written() {
    let (store, _directory) = store().await;
    let delivery = LoggedDelivery {
        user_id: user("agent1"),
        seq: 1,
        at: NOW,
        interaction_id: None,
        event: to_raw_value(&json!({})).expect("JSON").into(),
    };
    let batch = |id: &str| LogBatch {
        deliveries: vec![delivery.clone()],
        events: vec![note(id, NOW, None)],
        ..LogBatch::default()
    };
    store.log().append(&batch("1")).await.expect("appended");
    assert!(knows(&store, "1").await);
    let clash = store.log().append(&batch("2")).await;
    assert!(clash.is_err(), "the delivery is there already");
    assert!(!knows(&store, "2").await);
    store
        .connector_events()
        .remember(&note("1", NOW, None))
        .await
        .expect("twice does no harm");
}

#[tokio::test]
async fn a_leg_that_has_ended_stays_over() {
    let (store, _directory) = store().await;
    let events = store.connector_events();
    for (id, ended) in [("1", false), ("2", true), ("3", false)] {
        let note = note(id, NOW, Some(leg(ended)));
        events.remember(&note).await.expect("remembered");
    }
    let found = events.leg(&pbx(), "leg-1").await.expect("read");
    assert_eq!(found, Some(leg(true)));
    assert!(
        events
            .has_leg(&pbx(), &CrtObjectId::new("call-1"))
            .await
            .expect("read")
    );
    let other = LegNote {
        crt_object_id: CrtObjectId::new("call-2"),
        ..leg(false)
    };
    events.bind_leg(&pbx(), &other, NOW).await.expect("bound");
    let found = events.leg(&pbx(), "leg-1").await.expect("read");
    assert_eq!(found, Some(leg(true)), "what is known first stays");
}

#[tokio::test]
async fn old_events_and_those_of_a_removed_connector_are_forgotten() {
    let (store, _directory) = store().await;
    store.connectors().save(&record()).await.expect("saved");
    let events = store.connector_events();
    let later = NOW + Millis::from_secs(60);
    events
        .remember(&note("1", NOW, Some(leg(true))))
        .await
        .expect("remembered");
    events
        .remember(&note("2", later, None))
        .await
        .expect("remembered");
    assert_eq!(events.prune(later).await.expect("pruned"), 2);
    assert!(!knows(&store, "1").await);
    assert!(knows(&store, "2").await);
    assert_eq!(events.leg(&pbx(), "leg-1").await.expect("read"), None);
    assert!(store.connectors().remove(&pbx()).await.expect("removed"));
    assert!(!knows(&store, "2").await);
    assert!(!store.connectors().remove(&pbx()).await.expect("removed"));
}
