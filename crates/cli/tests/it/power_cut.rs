//! What the host acknowledged is there after it was killed in the middle of its work.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use callbench_contract::ids::UserId;
use callbench_store::Store;
use callbench_workspace::{Centre, Happening};
use serde_json::{Value, json};

use crate::host::Host;

/// Agents who work at the same time.
const AGENTS: usize = 8;
/// The host is killed once so many commands were acknowledged.
const ENOUGH: usize = 400;
const PASSWORD: &str = "correct horse";

/// Posts and returns the answer, or nothing when the host is gone.
async fn post(url: &str, token: Option<&str>, body: &Value) -> Option<reqwest::Response> {
    let request = reqwest::Client::new().post(url).json(body);
    let request = match token {
        Some(token) => request.bearer_auth(token),
        None => request,
    };
    request.send().await.ok()
}

/// Makes an agent and signs in as a page does, so that an agent session begins. Returns the session's token.
async fn agent(api: &str, admin: &str, user: &str) -> String {
    let new = json!({ "userId": user, "userName": user, "role": "agent", "password": PASSWORD });
    let made = post(&format!("{api}/users"), Some(admin), &new)
        .await
        .expect("an answer");
    assert_eq!(made.status(), 201);
    let sign_in = json!({ "userId": user, "password": PASSWORD });
    let answer = post(&format!("{api}/session"), None, &sign_in)
        .await
        .expect("an answer");
    let cookie = answer.headers()["set-cookie"].to_str().expect("text");
    let pair = cookie.split(';').next().expect("a pair");
    pair.split_once('=').expect("a pair").1.to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_host_killed_under_load_has_lost_nothing_that_it_acknowledged() {
    let data = tempfile::tempdir().expect("a folder");
    let host = Host::start(data.path(), &["--demo"]);
    let api = format!("{}/api/v1", host.url());
    let sign_in = json!({ "userId": "admin1", "password": "demo", "tokenOnly": true });
    let answer = post(&format!("{api}/session"), None, &sign_in)
        .await
        .expect("an answer");
    let answer: Value = answer.json().await.expect("JSON");
    let admin = answer["token"].as_str().expect("a token").to_owned();
    let mut agents = Vec::new();
    for number in 0..AGENTS {
        let user = format!("load{number}");
        let token = agent(&api, &admin, &user).await;
        agents.push((user, token));
    }

    // Every command is another extension, so that each can be told from all others in the log.
    let acknowledged: Mutex<BTreeMap<String, usize>> = Mutex::default();
    let count = AtomicUsize::new(0);
    let host = Mutex::new(Some(host));
    let work = agents.iter().map(|(user, token)| {
        let (api, acknowledged, count, host) = (&api, &acknowledged, &count, &host);
        async move {
            for number in 1.. {
                let command =
                    json!({ "command": "selectExtension", "extension": number.to_string() });
                let url = format!("{api}/desk/commands");
                let Some(answer) = post(&url, Some(token), &command).await else {
                    return;
                };
                assert_eq!(answer.status(), 200);
                acknowledged
                    .lock()
                    .expect("whole")
                    .insert(user.clone(), number);
                if count.fetch_add(1, Ordering::Relaxed) + 1 == ENOUGH {
                    // Dropping it kills it; the other agents' commands are under way.
                    drop(host.lock().expect("whole").take());
                }
            }
        }
    });
    futures_util::future::join_all(work).await;
    let acknowledged = acknowledged.into_inner().expect("whole");
    assert!(acknowledged.values().sum::<usize>() >= ENOUGH);

    let store = Store::open(data.path())
        .await
        .expect("the database is whole");
    let log = store
        .log()
        .facts_after(0, u32::MAX)
        .await
        .expect("readable");
    let numbers: Vec<i64> = log.iter().map(|logged| logged.seq).collect();
    let expected: Vec<i64> = (1..=numbers.len() as i64).collect();
    assert_eq!(numbers, expected, "the log has no gaps");
    for (user, last) in &acknowledged {
        let chosen: Vec<usize> = log
            .iter()
            .filter_map(|logged| match &logged.fact.what {
                Happening::ExtensionSelected {
                    user: of,
                    extension,
                    ..
                } if of.as_str() == user => extension.parse().ok(),
                _ => None,
            })
            .collect();
        let in_order: Vec<usize> = (1..=chosen.len()).collect();
        assert_eq!(chosen, in_order, "{user}: each once, in order");
        let unanswered = chosen.len() - last;
        assert!(
            unanswered <= 1,
            "{user}: {last} acknowledged, {} written",
            chosen.len()
        );
        let user: UserId = user.parse().expect("a user id");
        let deliveries = store
            .log()
            .deliveries_after(&user, 0, u32::MAX)
            .await
            .expect("readable");
        let heard = deliveries
            .iter()
            .filter(|delivery| delivery.event.get().contains("\"extension"))
            .count();
        assert_eq!(
            heard,
            chosen.len(),
            "{user}: what apps hear was written with it"
        );
    }
    let centre = Centre::rebuild(log.iter().map(|logged| &logged.fact));
    store.close().await;

    let host = Host::start(data.path(), &["--demo"]);
    for (user, token) in &agents {
        let request = reqwest::Client::new()
            .get(format!("{}/api/v1/desk", host.url()))
            .bearer_auth(token);
        let desk: Value = request
            .send()
            .await
            .expect("an answer")
            .json()
            .await
            .expect("JSON");
        let session = centre
            .session(&user.parse().expect("a user id"))
            .expect("signed in");
        assert_eq!(desk["extension"].as_str(), session.extension(), "{user}");
    }
}
