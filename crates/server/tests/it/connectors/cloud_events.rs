use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use super::system::{CUSTOMER, System, arrival, event, now};
use crate::rig::{Page, Rig, assert_refused, outcome};

async fn calls(page: &Page<'_>) -> Vec<Value> {
    let desk = page.get("/api/v1/desk").await;
    desk["interactions"].as_array().expect("calls").clone()
}

/// The calls that wait for an agent.
async fn waiting(rig: &Rig) -> Value {
    let supervisor = rig.page("supervisor1").await;
    supervisor.get("/api/v1/supervisor").await["waiting"].clone()
}

#[tokio::test]
async fn a_call_rings_at_the_ready_agent_and_ends_when_the_customer_hangs_up() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let mut socket = page.socket(None).await;
    let answer = pbx.must(&rig, &arrival("1", "call-1")).await;
    assert_eq!(
        answer,
        json!({ "source": "/pbx/1", "id": "1", "outcome": "done" })
    );
    let ringing = calls(&page).await;
    assert_eq!(
        (
            &ringing[0]["state"],
            &ringing[0]["crtObjectId"],
            &ringing[0]["connector"]
        ),
        (&json!("ringing"), &json!("call-1"), &json!("pbx"))
    );
    let data = json!({ "crtObjectId": "call-1", "userId": "agent1" });
    pbx.must(&rig, &event("2", "callbench.call.agentAnswered", data))
        .await;
    socket.deliveries_until("callConnected").await;
    let said = json!({ "crtObjectId": "call-1", "speaker": "customer", "text": "Hello?" });
    pbx.must(&rig, &event("3", "callbench.call.spoken", said))
        .await;
    assert_eq!(calls(&page).await[0]["transcript"][0]["text"], "Hello?");
    let over = json!({ "crtObjectId": "call-1" });
    pbx.must(
        &rig,
        &event("4", "callbench.call.customerHungUp", over.clone()),
    )
    .await;
    socket.deliveries_until("callHungup").await;

    let late = pbx
        .must(&rig, &event("5", "callbench.call.customerHungUp", over))
        .await;
    assert_eq!(late["outcome"], "ignored", "{late}");
    rig.stop().await;
}

#[tokio::test]
async fn an_event_that_comes_again_changes_nothing_even_after_a_restart() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    pbx.must(&rig, &arrival("1", "call-1")).await;
    let data = json!({ "crtObjectId": "call-1" });
    pbx.must(&rig, &event("2", "callbench.call.agentAnswered", data))
        .await;
    let said = event(
        "3",
        "callbench.call.spoken",
        json!({ "crtObjectId": "call-1", "speaker": "customer", "text": "Once" }),
    );
    assert_eq!(pbx.must(&rig, &said).await["outcome"], "done");
    assert_eq!(pbx.must(&rig, &said).await["outcome"], "duplicate");
    let other_source = {
        let mut other = said.clone();
        other["source"] = json!("/pbx/2");
        other
    };
    assert_eq!(
        pbx.must(&rig, &other_source).await["outcome"],
        "done",
        "ids are a source's own"
    );

    let token = page.cookie.split_once('=').expect("a pair").1.to_owned();
    let rig = rig.restart(|config| config.demo = true).await;
    assert_eq!(pbx.must(&rig, &said).await["outcome"], "duplicate");
    let (_, desk) = outcome(rig.get("/api/v1/desk").bearer_auth(&token)).await;
    assert_eq!(
        desk["interactions"][0]["transcript"]
            .as_array()
            .map(Vec::len),
        Some(2),
        "{desk}"
    );
    rig.stop().await;
}

#[tokio::test]
async fn two_copies_that_arrive_together_count_once() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    pbx.must(&rig, &arrival("1", "call-1")).await;
    let data = json!({ "crtObjectId": "call-1" });
    pbx.must(&rig, &event("2", "callbench.call.agentAnswered", data))
        .await;
    let said = event(
        "3",
        "callbench.call.spoken",
        json!({ "crtObjectId": "call-1", "speaker": "agent", "text": "Once" }),
    );
    let (one, two, three) = tokio::join!(
        pbx.must(&rig, &said),
        pbx.must(&rig, &said),
        pbx.must(&rig, &said)
    );
    let outcomes = [&one, &two, &three].map(|answer| answer["outcome"].as_str().expect("one"));
    assert_eq!(
        outcomes
            .iter()
            .filter(|outcome| **outcome == "done")
            .count(),
        1,
        "{outcomes:?}"
    );
    assert_eq!(
        calls(&page).await[0]["transcript"].as_array().map(Vec::len),
        Some(1)
    );
    rig.stop().await;
}

#[tokio::test]
async fn what_is_unsigned_changed_or_old_is_refused_with_the_reason() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let body = arrival("1", "call-1").to_string();
    let send = |signature: Option<String>| {
        let request = rig
            .request(Method::POST, "/api/v1/connectors/cloudevents")
            .header("content-type", "application/cloudevents+json")
            .body(body.clone());
        outcome(match signature {
            Some(signature) => request.header("callbench-signature", signature),
            None => request,
        })
    };
    let refused = send(None).await;
    assert_refused(&refused, StatusCode::UNAUTHORIZED, "unsigned");
    for (signature, code) in [
        ("nonsense".to_owned(), "malformed-signature"),
        (pbx.signature(now(), "something else"), "wrong-signature"),
        (pbx.signature(now() - 3600, &body), "stale-signature"),
        (pbx.signature(now() + 3600, &body), "stale-signature"),
        (
            pbx.signature(now(), &body)
                .replace("connector=pbx", "connector=other"),
            "unknown-connector",
        ),
        (
            pbx.signature(now(), &body).replace("connector=pbx,", ""),
            "unknown-connector",
        ),
    ] {
        let refused = send(Some(signature)).await;
        assert_refused(&refused, StatusCode::UNAUTHORIZED, code);
    }
    let forged = System {
        name: "pbx".into(),
        secret: "not the secret of pbx".into(),
    };
    assert_refused(
        &forged.report(&rig, &arrival("1", "call-1")).await,
        StatusCode::UNAUTHORIZED,
        "wrong-signature",
    );
    assert_eq!(waiting(&rig).await, json!([]), "nothing came in");
    rig.stop().await;
}

#[tokio::test]
async fn what_is_malformed_or_means_nothing_here_is_refused_with_the_reason() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let without = |name: &str| {
        let mut event = arrival("1", "call-1");
        event.as_object_mut().expect("an object").remove(name);
        event
    };
    for broken in [
        without("specversion"),
        without("id"),
        without("source"),
        without("type"),
        without("data"),
        json!([]),
    ] {
        let refused = pbx.report(&rig, &broken).await;
        assert_refused(
            &refused,
            StatusCode::UNPROCESSABLE_ENTITY,
            "malformed-event",
        );
    }
    let unknown = pbx
        .report(&rig, &event("1", "com.example.moon", json!({})))
        .await;
    assert_refused(
        &unknown,
        StatusCode::UNPROCESSABLE_ENTITY,
        "unknown-event-type",
    );
    let known = unknown.1["details"]["known"].as_array().expect("a list");
    assert!(known.contains(&json!("callbench.call.arrived")));
    let plain = pbx.signed(
        &rig,
        "cloudevents",
        "application/json",
        &arrival("1", "call-1"),
    );
    assert_refused(
        &outcome(plain).await,
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "not-a-cloud-event",
    );
    let nobody = json!({ "crtObjectId": "call-0" });
    let early = pbx
        .report(&rig, &event("1", "callbench.call.customerHungUp", nobody))
        .await;
    assert_refused(&early, StatusCode::CONFLICT, "unknown-call");
    let bad_number = event(
        "1",
        "callbench.call.arrived",
        json!({ "crtObjectId": "c", "phone": "nobody", "campaignId": 101 }),
    );
    let refused = pbx.report(&rig, &bad_number).await;
    assert_refused(&refused, StatusCode::CONFLICT, "refused");
    assert_eq!(refused.1["details"]["reason"], "invalid-phone");
    rig.stop().await;
}

#[tokio::test]
async fn a_refused_event_may_be_sent_again() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let answered = event(
        "2",
        "callbench.call.agentAnswered",
        json!({ "crtObjectId": "call-1" }),
    );
    let early = pbx.report(&rig, &answered).await;
    assert_refused(&early, StatusCode::CONFLICT, "unknown-call");
    pbx.must(&rig, &arrival("1", "call-1")).await;
    assert_eq!(pbx.must(&rig, &answered).await["outcome"], "done");
    rig.stop().await;
}

#[tokio::test]
async fn one_bad_event_does_not_hold_up_its_batch() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let batch = json!([
        arrival("1", "call-1"),
        { "specversion": "1.0", "id": "2", "source": "/pbx/1" },
        event("3", "callbench.call.agentAnswered", json!({ "crtObjectId": "call-1" })),
        arrival("1", "call-1"),
        event("4", "callbench.call.agentAnswered", json!({ "crtObjectId": "call-2" })),
    ]);
    let request = pbx.signed(
        &rig,
        "cloudevents",
        "application/cloudevents-batch+json",
        &batch,
    );
    let (status, answer) = outcome(request).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let events = answer["events"].as_array().expect("a list");
    let outcomes: Vec<&str> = events
        .iter()
        .filter_map(|event| event["outcome"].as_str())
        .collect();
    assert_eq!(
        outcomes,
        ["done", "refused", "done", "duplicate", "refused"]
    );
    assert_eq!(
        (
            &events[1]["status"],
            &events[1]["problem"]["code"],
            &events[1]["id"]
        ),
        (&json!(422), &json!("malformed-event"), &json!("2"))
    );
    assert_eq!(events[4]["problem"]["code"], "unknown-call");
    assert_eq!(calls(&page).await[0]["state"], "connected");
    rig.stop().await;
}

#[tokio::test]
async fn in_binary_mode_the_attributes_are_headers_and_signed_too() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let body = json!({ "crtObjectId": "call-1", "phone": CUSTOMER, "campaignId": 101 }).to_string();
    let attributes =
        "ce-id:1\nce-source:/pbx/1\nce-specversion:1.0\nce-type:callbench.call.arrived\n";
    let signature = pbx.signature(now(), &format!("{attributes}{body}"));
    let send = |id: &str| {
        outcome(
            rig.request(Method::POST, "/api/v1/connectors/cloudevents")
                .header("content-type", "application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", "callbench.call.arrived")
                .header("ce-source", "/pbx/1")
                .header("ce-id", id)
                .header("callbench-signature", &signature)
                .body(body.clone()),
        )
    };
    assert_refused(
        &send("2").await,
        StatusCode::UNAUTHORIZED,
        "wrong-signature",
    );
    let (status, answer) = send("1").await;
    assert_eq!(
        (status, &answer["outcome"]),
        (StatusCode::OK, &json!("done"))
    );
    rig.stop().await;
}

#[tokio::test]
async fn a_telephony_system_tells_only_of_its_own_calls() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let other = System::connect(&rig, "other", &json!({ "kind": "cloudevents" })).await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    pbx.must(&rig, &arrival("1", "call-1")).await;
    let over = event(
        "1",
        "callbench.call.customerHungUp",
        json!({ "crtObjectId": "call-1" }),
    );
    assert_refused(
        &other.report(&rig, &over).await,
        StatusCode::CONFLICT,
        "unknown-call",
    );
    assert_eq!(calls(&page).await[0]["state"], "ringing");
    rig.stop().await;
}

#[tokio::test]
async fn a_call_waits_while_no_agent_is_ready() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    pbx.must(&rig, &arrival("1", "call-1")).await;
    assert_eq!(waiting(&rig).await[0]["crtObjectId"], "call-1");
    let over = event(
        "2",
        "callbench.call.customerHungUp",
        json!({ "crtObjectId": "call-1" }),
    );
    assert_eq!(pbx.must(&rig, &over).await["outcome"], "done");
    assert_eq!(waiting(&rig).await, json!([]));
    rig.stop().await;
}
