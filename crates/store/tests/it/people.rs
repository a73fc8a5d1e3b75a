use callbench_contract::role::Role;
use callbench_contract::time::{Millis, Timestamp};
use callbench_store::{NewUser, SetupOutcome, StoreError};

use crate::places::{NOW, store, user};

fn new_user(id: &str, demo: bool) -> NewUser {
    NewUser {
        user_id: user(id),
        user_name: "Asha Rao".to_owned(),
        role: Role::Supervisor,
        password_hash: "$argon2id$…".to_owned(),
        demo,
    }
}

#[tokio::test]
async fn a_user_id_is_given_once() {
    let (store, _directory) = store().await;
    let made = store
        .users()
        .create(&new_user("asha", false), NOW)
        .await
        .expect("made");
    assert_eq!(
        store.users().find(&user("asha")).await.expect("found"),
        Some(made.clone())
    );
    let error = store
        .users()
        .create(&new_user("asha", false), NOW)
        .await
        .expect_err("taken");
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
    let (found, hash) = store
        .users()
        .find_with_password(&user("asha"))
        .await
        .expect("read")
        .expect("found");
    assert_eq!((found, hash.as_str()), (made, "$argon2id$…"));
    assert_eq!(
        store.users().find(&user("nobody")).await.expect("read"),
        None
    );
}

#[tokio::test]
async fn the_demo_s_people_don_t_count_as_somebody() {
    let (store, _directory) = store().await;
    assert!(store.users().is_empty().await.expect("read"));
    store
        .users()
        .create(&new_user("agent1", true), NOW)
        .await
        .expect("made");
    assert!(store.users().is_empty().await.expect("read"));
    store
        .users()
        .create(&new_user("asha", false), NOW)
        .await
        .expect("made");
    assert!(!store.users().is_empty().await.expect("read"));
}

#[tokio::test]
async fn a_session_lasts_until_its_end_unless_it_is_prolonged_or_ended() {
    let (store, _directory) = store().await;
    store
        .users()
        .create(&new_user("asha", false), NOW)
        .await
        .expect("made");
    let sessions = store.sessions();
    let minute = |count: i64| NOW + Millis::from_secs(60 * count);
    let is_good =
        async |hash: &str, at: Timestamp| sessions.find(hash, at).await.expect("read").is_some();
    sessions
        .create("hash", &user("asha"), NOW, minute(10))
        .await
        .expect("made");
    assert!(is_good("hash", minute(9)).await);
    assert!(!is_good("hash", minute(10)).await);
    assert!(!is_good("other", NOW).await);
    sessions
        .prolong("hash", minute(20))
        .await
        .expect("prolonged");
    assert!(is_good("hash", minute(15)).await);
    assert_eq!(
        sessions.remove_expired(minute(15)).await.expect("cleaned"),
        0
    );
    assert_eq!(
        sessions.remove_expired(minute(20)).await.expect("cleaned"),
        1
    );
    sessions
        .create("hash", &user("asha"), NOW, minute(10))
        .await
        .expect("made");
    sessions
        .create("keep", &user("asha"), NOW, minute(10))
        .await
        .expect("made");
    sessions
        .end_others(&user("asha"), "keep")
        .await
        .expect("ended");
    assert!(!is_good("hash", NOW).await);
    assert!(is_good("keep", NOW).await);
}

#[tokio::test]
async fn a_new_password_ends_all_sessions() {
    let (store, _directory) = store().await;
    store
        .users()
        .create(&new_user("asha", false), NOW)
        .await
        .expect("made");
    let end = NOW + Millis::from_secs(600);
    store
        .sessions()
        .create("hash", &user("asha"), NOW, end)
        .await
        .expect("made");
    store
        .users()
        .set_password(&user("asha"), "new")
        .await
        .expect("changed");
    assert_eq!(
        store.sessions().find("hash", NOW).await.expect("read"),
        None
    );
    let error = store
        .users()
        .set_password(&user("nobody"), "new")
        .await
        .expect_err("nobody");
    assert!(matches!(error, StoreError::Missing { .. }), "{error}");
}

#[tokio::test]
async fn a_set_up_token_is_spent_once_and_only_with_a_user_made() {
    let (store, _directory) = store().await;
    let tokens = store.setup_tokens();
    tokens.replace("old", NOW).await.expect("replaced");
    tokens.replace("new", NOW).await.expect("replaced");
    let spend = async |hash: &str, id: &str| tokens.spend(hash, &new_user(id, false), NOW).await;
    assert_eq!(
        spend("old", "asha").await.expect("read"),
        SetupOutcome::WrongToken
    );
    store
        .users()
        .create(&new_user("taken", false), NOW)
        .await
        .expect("made");
    assert!(matches!(
        spend("new", "taken").await,
        Err(StoreError::Exists { .. })
    ));
    assert!(
        matches!(spend("new", "asha").await, Ok(SetupOutcome::Created(_))),
        "not spent by the failure"
    );
    assert_eq!(
        spend("new", "ben").await.expect("read"),
        SetupOutcome::WrongToken
    );
}
