use std::collections::VecDeque;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use callbench_contract::ids::{CampaignId, ConnectorName};
use callbench_contract::time::Timestamp;
use callbench_server::Clock;
use callbench_workspace::Command;
use http::StatusCode;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::system::{CUSTOMER, System, arrival, event, now};
use crate::rig::{Page, Rig, outcome};

/// A telephony system that takes orders: it answers as it was told to, and shows the test what it got.
struct Orders {
    url: String,
    answers: Arc<Mutex<VecDeque<(StatusCode, Value)>>>,
    got: tokio::sync::Mutex<mpsc::UnboundedReceiver<(HeaderMap, String)>>,
}

type Shared = (
    Arc<Mutex<VecDeque<(StatusCode, Value)>>>,
    mpsc::UnboundedSender<(HeaderMap, String)>,
);

impl Orders {
    async fn listen() -> Self {
        let answers = Arc::default();
        let (sender, got) = mpsc::unbounded_channel();
        let shared: Shared = (Arc::clone(&answers), sender);
        let router = Router::new()
            .route("/orders", post(take))
            .with_state(shared);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!(
            "http://{}/orders",
            listener.local_addr().expect("an address")
        );
        tokio::spawn(async move { axum::serve(listener, router).await });
        let got = tokio::sync::Mutex::new(got);
        Self { url, answers, got }
    }

    /// What it says to the next order; without anything, that it is in trouble.
    fn will_say(&self, status: StatusCode, body: Value) {
        self.answers
            .lock()
            .expect("whole")
            .push_back((status, body));
    }

    /// The next order that comes, checked to be signed.
    async fn next(&self, system: &System) -> Value {
        let (headers, body) =
            tokio::time::timeout(Duration::from_secs(20), self.got.lock().await.recv())
                .await
                .expect("an order in time")
                .expect("an order");
        assert_eq!(headers["content-type"], "application/cloudevents+json");
        let signature = headers["callbench-signature"].to_str().expect("text");
        let seconds = signature
            .split(',')
            .find_map(|part| part.strip_prefix("t="))
            .and_then(|seconds| seconds.parse().ok())
            .expect("a time");
        assert_eq!(signature, system.signature(seconds, &body));
        serde_json::from_str(&body).expect("JSON")
    }
}

async fn take(
    State((answers, got)): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let body = String::from_utf8(body.to_vec()).expect("text");
    // The test may be over.
    let _ = got.send((headers, body));
    let (status, body) = answers
        .lock()
        .expect("whole")
        .pop_front()
        .unwrap_or((StatusCode::SERVICE_UNAVAILABLE, Value::Null));
    (status, body.to_string())
}

/// A host with a telephony system that takes orders.
struct Stage {
    rig: Rig,
    pbx: System,
    orders: Orders,
}

impl Stage {
    async fn new() -> Self {
        Self::on(Rig::demo().await, json!({})).await
    }

    async fn on(rig: Rig, more: Value) -> Self {
        let orders = Orders::listen().await;
        let mut wanted = json!({ "kind": "cloudevents", "ordersUrl": orders.url });
        for (key, value) in more.as_object().expect("an object") {
            wanted[key] = value.clone();
        }
        let pbx = System::connect(&rig, "pbx", &wanted).await;
        Self { rig, pbx, orders }
    }

    /// An agent who talks with a customer, and the interaction's id.
    async fn talk(&self) -> (Page<'_>, Value) {
        let page = self.rig.page("agent1").await;
        page.command(json!({ "command": "selectExtension", "extension": "1001" }))
            .await;
        page.get_ready().await;
        self.pbx.must(&self.rig, &arrival("1", "call-1")).await;
        let answered = json!({ "crtObjectId": "call-1", "userId": "agent1" });
        self.pbx
            .must(
                &self.rig,
                &event("2", "callbench.call.agentAnswered", answered),
            )
            .await;
        let desk = page.get("/api/v1/desk").await;
        let call = &desk["interactions"][0];
        assert_eq!(call["state"], "connected", "{desk}");
        let id = call["interactionId"].clone();
        (page, id)
    }
}

async fn call(page: &Page<'_>) -> Value {
    page.get("/api/v1/desk").await["interactions"][0].clone()
}

/// Waits until the call is as the test says; fails with what it is after a long time.
async fn until(page: &Page<'_>, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..400 {
        let call = call(page).await;
        if fits(&call) {
            return call;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never {what}: {}", call(page).await);
}

#[tokio::test]
async fn what_is_done_at_once_happens_at_once() {
    let stage = Stage::new().await;
    let (page, id) = stage.talk().await;
    stage
        .orders
        .will_say(StatusCode::OK, json!({ "done": true }));
    page.command(json!({ "command": "hold", "interactionId": id }))
        .await;
    let order = stage.orders.next(&stage.pbx).await;
    assert_eq!(
        (
            &order["specversion"],
            &order["type"],
            &order["subject"],
            &order["id"]
        ),
        (
            &json!("1.0"),
            &json!("callbench.order.hold"),
            &json!("call-1"),
            &order["data"]["orderId"]
        )
    );
    let data = &order["data"];
    assert_eq!(
        (
            &data["command"],
            &data["crtObjectId"],
            &data["interactionId"],
            &data["userId"],
            &data["extension"]
        ),
        (
            &json!("hold"),
            &json!("call-1"),
            &id,
            &json!("agent1"),
            &json!("1001")
        )
    );
    until(&page, "on hold", |call| {
        call["state"] == "onHold" && call["order"].is_null()
    })
    .await;
    stage.rig.stop().await;
}

#[tokio::test]
async fn what_is_accepted_is_pending_until_the_telephony_system_reports() {
    let stage = Stage::new().await;
    let (page, id) = stage.talk().await;
    stage.orders.will_say(StatusCode::ACCEPTED, Value::Null);
    let transfer = json!({ "command": "transfer", "interactionId": id, "target": { "kind": "phone", "phone": "+918041230000" } });
    page.command(transfer).await;
    let order = stage.orders.next(&stage.pbx).await;
    assert_eq!(order["data"]["target"]["phone"], "+918041230000");
    assert_eq!(order["data"]["phone"], "+918041230000");
    let pending = call(&page).await;
    assert_eq!(
        (
            &pending["order"]["orderId"],
            &pending["order"]["command"],
            &pending["attempt"]
        ),
        (&order["id"], &json!("transfer"), &Value::Null)
    );
    let done = json!({ "orderId": order["id"] });
    let (status, _) = stage
        .pbx
        .report(
            &stage.rig,
            &event("3", "callbench.order.done", done.clone()),
        )
        .await;
    assert_eq!(status, StatusCode::OK);
    let trying = call(&page).await;
    assert_eq!(
        (&trying["order"], &trying["attempt"]["what"]),
        (&Value::Null, &json!("transfer")),
        "{trying}"
    );
    let late = stage
        .pbx
        .must(&stage.rig, &event("4", "callbench.order.done", done))
        .await;
    assert_eq!(late["outcome"], "ignored", "{late}");
    stage.rig.stop().await;
}

#[tokio::test]
async fn what_fails_is_shown_and_the_call_goes_on_as_it_was() {
    let stage = Stage::new().await;
    let (page, id) = stage.talk().await;
    let hold = json!({ "command": "hold", "interactionId": id });
    stage
        .orders
        .will_say(StatusCode::CONFLICT, json!({ "reason": "no music today" }));
    page.command(hold.clone()).await;
    stage.orders.next(&stage.pbx).await;
    let failed = until(&page, "failed", |call| !call["failure"].is_null()).await;
    assert_eq!(
        (
            &failed["state"],
            &failed["failure"]["command"],
            &failed["failure"]["reason"]
        ),
        (
            &json!("connected"),
            &json!("hold"),
            &json!("no music today")
        )
    );

    stage.orders.will_say(StatusCode::ACCEPTED, Value::Null);
    page.command(hold).await;
    let order = stage.orders.next(&stage.pbx).await;
    let failed = json!({ "orderId": order["id"], "reason": "line cut" });
    stage
        .pbx
        .must(&stage.rig, &event("3", "callbench.order.failed", failed))
        .await;
    assert_eq!(call(&page).await["failure"]["reason"], "line cut");
    stage.rig.stop().await;
}

#[tokio::test]
async fn what_it_can_t_do_is_not_even_sent() {
    let stage = Stage::on(Rig::demo().await, json!({ "capabilities": ["hangUp"] })).await;
    let (page, id) = stage.talk().await;
    page.command(json!({ "command": "hold", "interactionId": id }))
        .await;
    let failed = until(&page, "failed", |call| !call["failure"].is_null()).await;
    assert_eq!(failed["failure"]["reason"], "pbx can't do `hold`");
    assert!(stage.orders.got.lock().await.is_empty());
    stage.rig.stop().await;
}

#[tokio::test]
async fn a_connector_that_only_reports_fails_what_is_commanded() {
    let rig = Rig::demo().await;
    let pbx = System::cloud_events(&rig).await;
    let stage = Stage {
        orders: Orders::listen().await,
        pbx,
        rig,
    };
    let (page, id) = stage.talk().await;
    page.command(json!({ "command": "hangUp", "interactionId": id }))
        .await;
    let failed = until(&page, "failed", |call| !call["failure"].is_null()).await;
    assert_eq!(failed["failure"]["reason"], "pbx takes no orders");
    assert_eq!(failed["state"], "connected");
    stage.rig.stop().await;
}

/// A clock that a test moves.
fn clock() -> (Arc<AtomicI64>, Clock) {
    let time = Arc::new(AtomicI64::new(now() * 1000));
    let told = Arc::clone(&time);
    let clock = Clock::from_fn(move || Timestamp::new(told.load(Ordering::Relaxed)));
    (time, clock)
}

#[tokio::test]
async fn what_nobody_takes_is_tried_again_and_fails_in_the_end() {
    let (time, clock) = clock();
    let stage = Stage::on(Rig::demo_on(clock).await, json!({})).await;
    let (page, id) = stage.talk().await;
    page.command(json!({ "command": "hold", "interactionId": id }))
        .await;
    let first = stage.orders.next(&stage.pbx).await;
    let second = stage.orders.next(&stage.pbx).await;
    assert_eq!(first, second, "the same order");
    time.fetch_add(9_500, Ordering::Relaxed);
    let failed = until(&page, "failed", |call| !call["failure"].is_null()).await;
    let reason = failed["failure"]["reason"].as_str().expect("a reason");
    assert!(reason.contains("503"), "{reason}");
    assert_eq!(failed["state"], "connected");
    stage.rig.stop().await;
}

#[tokio::test]
async fn a_pending_order_is_told_again_after_a_restart() {
    let (_, clock) = clock();
    let stage = Stage::on(Rig::demo_on(clock.clone()).await, json!({})).await;
    let (page, id) = stage.talk().await;
    stage.orders.will_say(StatusCode::ACCEPTED, Value::Null);
    page.command(json!({ "command": "hold", "interactionId": id }))
        .await;
    let before = stage.orders.next(&stage.pbx).await;
    let token = page.cookie.split_once('=').expect("a pair").1.to_owned();

    stage
        .orders
        .will_say(StatusCode::OK, json!({ "done": true }));
    let rig = stage.rig.restart_on(clock).await;
    let after = stage.orders.next(&stage.pbx).await;
    assert_eq!(before["id"], after["id"]);
    assert_eq!(before["data"], after["data"]);
    let mut state = Value::Null;
    for _ in 0..400 {
        let (_, desk) = outcome(rig.get("/api/v1/desk").bearer_auth(&token)).await;
        state = desk["interactions"][0]["state"].clone();
        if state == "onHold" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(state, "onHold");
    rig.stop().await;
}

#[tokio::test]
async fn a_campaign_of_a_connector_dials_through_it_and_its_leg_is_the_call() {
    let rig = Rig::demo().await;
    let orders = Orders::listen().await;
    let wanted = json!({ "kind": "voice-webhook", "ordersUrl": orders.url });
    let exo = System::connect(&rig, "exo", &wanted).await;
    let centre = &rig.host().state().centre;
    let mut configuration = centre.configuration().await.expect("the set-up");
    for campaign in &mut configuration.campaigns {
        if campaign.campaign_id == CampaignId::new(201) {
            campaign.connector = Some(ConnectorName::new("exo"));
        }
    }
    centre
        .decide(Command::SetConfiguration(Box::new(configuration)))
        .await
        .expect("a valid set-up");
    let page = rig.page("agent1").await;
    page.command(json!({ "command": "selectCampaign", "campaignId": 201 }))
        .await;
    page.command(json!({ "command": "setReady" })).await;
    orders.will_say(StatusCode::OK, json!({ "done": true, "leg": "leg-9" }));
    page.command(json!({ "command": "dial", "phone": CUSTOMER }))
        .await;
    let order = orders.next(&exo).await;
    assert_eq!(
        (&order["type"], &order["data"]["phone"]),
        (&json!("callbench.order.dial"), &json!(CUSTOMER))
    );
    assert_eq!(
        order["data"]["crtObjectId"],
        call(&page).await["crtObjectId"]
    );
    until(&page, "told", |call| call["order"].is_null()).await;
    let leg = |sid: &str, name: &str, state: &str| {
        json!({
            "event_sid": sid, "event_type": "leg_action_event", "event_name": name, "event_timestamp": "2026-01-31T12:34:56Z",
            "data": { "leg_sid": "leg-9", "contact_uri": CUSTOMER, "exophone": "+918041234201", "state": state },
        })
    };
    let (status, answer) = exo.hook(&rig, &leg("e1", "leg_ringing", "ringing")).await;
    assert_eq!(
        (status, &answer["outcome"]),
        (StatusCode::OK, &json!("ignored")),
        "{answer}"
    );
    let (status, answer) = exo.hook(&rig, &leg("e2", "leg_answered", "answered")).await;
    assert_eq!(
        (status, &answer["outcome"]),
        (StatusCode::OK, &json!("done")),
        "{answer}"
    );
    assert_eq!(call(&page).await["state"], "connected");
    exo.hook(&rig, &leg("e3", "leg_ended", "completed")).await;
    let over = call(&page).await;
    assert_eq!(
        (&over["state"], &over["hangupFirst"]),
        (&json!("wrapUp"), &json!("customer"))
    );

    let used = rig
        .request(reqwest::Method::DELETE, "/api/v1/connectors/exo")
        .bearer_auth(rig.token("admin1").await);
    let (status, refused) = outcome(used).await;
    assert_eq!(
        (status, &refused["code"]),
        (StatusCode::CONFLICT, &json!("connector-in-use"))
    );
    rig.stop().await;
}
