use callbench_contract::ids::SlotName;
use callbench_contract::role::Role;
use callbench_contract::slot::{Layout, Slot, SlotType};
use callbench_store::{
    AppId, NewAppConfRecord, Placement, ReleaseOutcome, Replace, Store, StoreError,
};
use serde_json::json;

use crate::places::{NOW, name, release, store, user, version};

async fn with_releases(versions: &[&str]) -> (Store, tempfile::TempDir, AppId) {
    let (store, directory) = store().await;
    for text in versions {
        let outcome = store
            .releases()
            .commit(release(text, text), Replace::Never, NOW)
            .await;
        assert_eq!(outcome.expect("written"), ReleaseOutcome::Created);
    }
    (store, directory, AppId::of(&name()))
}

fn slot_name(text: &str) -> SlotName {
    text.parse().expect("a slot name")
}

fn placement(id: &str, slot: &str) -> Placement {
    Placement {
        placement_id: id.to_owned(),
        app_id: AppId::new("whatever"),
        slot: slot_name(slot),
        roles: vec![Role::Agent, Role::Supervisor],
        process_id: Some(1.into()),
        campaign_ids: vec![101.into()],
        queue_ids: Vec::new(),
        sdk_base_url: None,
    }
}

#[tokio::test]
async fn a_release_is_immutable_unless_replacing_is_allowed() {
    let (store, _directory, app) = with_releases(&["1.0.0"]).await;
    let commit = async |page: &str, replace: Replace| {
        store
            .releases()
            .commit(release("1.0.0", page), replace, NOW)
            .await
            .expect("no failure")
    };
    assert_eq!(
        commit("1.0.0", Replace::Never).await,
        ReleaseOutcome::Unchanged
    );
    assert_eq!(
        commit("other", Replace::Never).await,
        ReleaseOutcome::Immutable
    );
    assert_eq!(
        commit("other", Replace::Allowed).await,
        ReleaseOutcome::Replaced
    );
    let found = store
        .releases()
        .find(&app, &version("1.0.0"))
        .await
        .expect("read")
        .expect("there");
    assert_eq!(found.content_sha256, "content of other");
    let files = store
        .releases()
        .files(&app, &version("1.0.0"))
        .await
        .expect("read");
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].size, 5);
}

#[tokio::test]
async fn activation_switches_and_rolling_back_returns() {
    let (store, _directory, app) = with_releases(&["1.0.0", "2.0.0"]).await;
    let by = user("admin1");
    let apps = store.apps();
    let error = apps
        .roll_back(&app, &by, NOW)
        .await
        .expect_err("nothing yet");
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    apps.activate(&app, &version("1.0.0"), &by, NOW)
        .await
        .expect("active");
    let second = apps
        .activate(&app, &version("2.0.0"), &by, NOW)
        .await
        .expect("active");
    assert_eq!(
        (second.active, second.previous),
        (Some(version("2.0.0")), Some(version("1.0.0")))
    );
    let same = apps
        .activate(&app, &version("2.0.0"), &by, NOW)
        .await
        .expect("no change");
    assert_eq!(same.revision, second.revision);
    let back = apps.roll_back(&app, &by, NOW).await.expect("back");
    assert_eq!(back.active, Some(version("1.0.0")));
    let off = apps.deactivate(&app).await.expect("off");
    assert_eq!((off.active, off.previous), (None, Some(version("1.0.0"))));
    let error = apps
        .activate(&app, &version("9.0.0"), &by, NOW)
        .await
        .expect_err("no such");
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
    let versions: Vec<String> = apps
        .activations(&app)
        .await
        .expect("read")
        .iter()
        .map(|activation| activation.version.to_string())
        .collect();
    assert_eq!(versions, ["1.0.0", "2.0.0", "1.0.0"]);
}

#[tokio::test]
async fn the_active_release_stays_and_the_last_one_takes_its_app_along() {
    let (store, _directory, app) = with_releases(&["1.0.0", "2.0.0"]).await;
    let by = user("admin1");
    store
        .apps()
        .activate(&app, &version("1.0.0"), &by, NOW)
        .await
        .expect("active");
    store
        .apps()
        .activate(&app, &version("2.0.0"), &by, NOW)
        .await
        .expect("active");
    let error = store
        .releases()
        .remove(&app, &version("2.0.0"))
        .await
        .expect_err("active");
    assert!(matches!(error, StoreError::InUse { .. }), "{error}");
    assert!(
        store
            .releases()
            .remove(&app, &version("1.0.0"))
            .await
            .expect("removed")
    );
    let left = store.apps().find(&app).await.expect("read").expect("there");
    assert_eq!(left.previous, None, "what is gone can't be rolled back to");
    store.apps().deactivate(&app).await.expect("off");
    assert!(
        !store
            .releases()
            .remove(&app, &version("2.0.0"))
            .await
            .expect("removed")
    );
    assert_eq!(store.apps().find(&app).await.expect("read"), None);
}

#[tokio::test]
async fn placements_are_replaced_on_top_of_the_current_revision_only() {
    let (store, _directory, app) = with_releases(&["1.0.0"]).await;
    let revision = store
        .apps()
        .find(&app)
        .await
        .expect("read")
        .expect("there")
        .revision;
    let placements = [placement("p1", "workbench"), placement("p2", "navbar")];
    let after = store
        .placements()
        .replace(&app, revision, &placements)
        .await
        .expect("placed");
    assert_eq!(after.revision, revision + 1);
    let error = store
        .placements()
        .replace(&app, revision, &[])
        .await
        .expect_err("stale");
    assert!(matches!(error, StoreError::Stale { .. }), "{error}");
    let found = store.placements().of_app(&app).await.expect("read");
    let ids: Vec<&str> = found
        .iter()
        .map(|placement| placement.placement_id.as_str())
        .collect();
    assert_eq!(ids, ["p1", "p2"]);
    assert_eq!(found[0].app_id, app);
    assert_eq!(found[0].roles, [Role::Agent, Role::Supervisor]);
    assert_eq!(
        store.placements().find("p2").await.expect("read").as_ref(),
        found.get(1)
    );
    assert_eq!(store.placements().list().await.expect("read"), found);
}

#[tokio::test]
async fn a_custom_slot_that_holds_an_app_stays() {
    let (store, _directory, app) = with_releases(&["1.0.0"]).await;
    let slot = Slot {
        name: slot_name("ticket-side"),
        slot_type: SlotType::Workbench,
        layout: Layout::Narrow,
        title: "Ticket side".to_owned(),
        description: String::new(),
    };
    store.custom_slots().create(&slot, NOW).await.expect("made");
    let error = store
        .custom_slots()
        .create(&slot, NOW)
        .await
        .expect_err("taken");
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    assert_eq!(
        store.custom_slots().list().await.expect("read"),
        std::slice::from_ref(&slot)
    );
    store
        .placements()
        .replace(&app, 1, &[placement("p1", "ticket-side")])
        .await
        .expect("placed");
    let error = store
        .custom_slots()
        .remove(&slot.name)
        .await
        .expect_err("in use");
    assert!(error.to_string().contains("Branch_Tool"), "{error}");
    store
        .placements()
        .replace(&app, 2, &[])
        .await
        .expect("cleared");
    store
        .custom_slots()
        .remove(&slot.name)
        .await
        .expect("removed");
    let error = store
        .custom_slots()
        .remove(&slot.name)
        .await
        .expect_err("gone");
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
}

#[tokio::test]
async fn an_app_s_own_data_goes_with_the_app_and_is_nobody_else_s() {
    let (store, _directory, app) = with_releases(&["1.0.0"]).await;
    let other = AppId::new("other-app");
    let record = NewAppConfRecord {
        app_version: "1.0.0".to_owned(),
        process_id: Some(1.into()),
        campaign_id: None,
        queue_id: None,
        user_id: None,
        custom_key: "layout".to_owned(),
        data: "{}".to_owned(),
    };
    let conf = store.app_conf();
    let first = conf.create(&app, record.clone()).await.expect("made");
    conf.remove(&app, first.id)
        .await
        .expect("removed")
        .expect("was there");
    let second = conf.create(&app, record).await.expect("made");
    assert_ne!(first.id, second.id, "numbers are never used twice");
    assert_eq!(
        conf.update(&other, second.id, "x").await.expect("read"),
        None
    );
    assert_eq!(conf.remove(&other, second.id).await.expect("read"), None);
    let changed = conf
        .update(&app, second.id, "new")
        .await
        .expect("read")
        .expect("there");
    assert_eq!(
        conf.list(&app, Some("layout")).await.expect("read"),
        [changed]
    );
    assert!(
        conf.list(&app, Some("other"))
            .await
            .expect("read")
            .is_empty()
    );

    let values = store.app_store();
    let agent = user("agent1");
    values
        .set(&app, &agent, "k", &json!([1, null]), NOW)
        .await
        .expect("set");
    values
        .set(&app, &agent, "k", &json!({ "a": 2 }), NOW)
        .await
        .expect("set");
    assert_eq!(
        values.get(&app, &agent, "k").await.expect("read"),
        Some(json!({ "a": 2 }))
    );
    assert_eq!(
        values.get(&app, &user("agent2"), "k").await.expect("read"),
        None
    );

    assert!(store.apps().remove(&app).await.expect("removed"));
    assert!(conf.list(&app, None).await.expect("read").is_empty());
    assert_eq!(values.get(&app, &agent, "k").await.expect("read"), None);
    assert!(!store.apps().remove(&app).await.expect("read"));
}
