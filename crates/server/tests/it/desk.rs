use http::StatusCode;
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, names, outcome};

const PHONE: &str = "+919800000001";

async fn inbound(rig: &Rig) -> String {
    let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": PHONE });
    let (status, placed) = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    assert_eq!(status, StatusCode::CREATED, "{placed}");
    let interaction = &placed["interaction"];
    assert_eq!(interaction["state"], "ringing");
    interaction["interactionId"]
        .as_str()
        .expect("an id")
        .to_owned()
}

async fn act(page: &Page<'_>, command: &str, id: &str) -> Value {
    page.command(json!({ "command": command, "interactionId": id }))
        .await
}

#[tokio::test]
async fn an_inbound_call_is_answered_held_hung_up_and_disposed_of_and_each_step_is_told() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let mut socket = page.socket(None).await;
    let welcome = socket.next().await;
    assert_eq!(welcome["type"], "welcome");
    assert_eq!(welcome["desk"]["availability"]["state"], "notReady");
    assert_eq!(welcome["profileDigest"].as_str().map(str::len), Some(16));

    page.get_ready().await;
    let ready = socket.deliveries_until("agentReady").await;
    assert_eq!(names(&ready), ["campaignSelected", "agentReady"]);
    let desk = socket.next_of("desk").await;
    assert_eq!(desk["desk"]["campaign"]["campaignId"], 101);

    let id = inbound(&rig).await;
    let offered = socket.deliveries_until("callRinging").await;
    assert_eq!(names(&offered), ["callInitiated", "callRinging"]);
    assert_eq!(offered[1]["interactionId"], id.as_str());
    assert_eq!(offered[1]["event"]["scope"], "global");

    let desk = act(&page, "answer", &id).await;
    assert_eq!(desk["interactions"][0]["state"], "connected");
    let answered = socket.deliveries_until("callConnected").await;
    let payload = &answered.last().expect("a delivery")["event"]["payload"];
    assert_eq!(payload["phone"], PHONE);
    assert_eq!(payload["campaignId"], 101);
    assert_eq!(payload["userId"], "agent1");

    act(&page, "hold", &id).await;
    act(&page, "resume", &id).await;
    act(&page, "hangUp", &id).await;
    let hung_up = socket.deliveries_until("wrapUpStarted").await;
    let heard = names(&hung_up);
    for name in ["callHeld", "callResumed", "callHungup"] {
        assert!(heard.contains(&name), "{name} in {heard:?}");
    }

    let code = &page.get("/api/v1/desk").await["campaign"]["dispositions"][0]["codes"][0];
    let code = code["dispositionCode"].clone();
    let desk = page
        .command(json!({ "command": "dispose", "interactionId": id, "dispositionCode": code }))
        .await;
    assert_eq!(desk["interactions"], json!([]));
    assert_eq!(desk["recent"][0]["dispositionCode"], code);
    assert_eq!(desk["availability"]["state"], "ready");
    socket.deliveries_until("callDisposed").await;
    rig.stop().await;
}

#[tokio::test]
async fn a_socket_that_comes_back_hears_what_it_missed_in_order_and_once() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let mut socket = page.socket(None).await;
    let welcome = socket.next_of("welcome").await;
    let start = welcome["seq"].as_i64().expect("a number");
    page.get_ready().await;
    let seen = socket.deliveries_until("campaignSelected").await;
    let last = seen.last().expect("a delivery")["seq"]
        .as_i64()
        .expect("a number");
    drop(socket);

    let id = inbound(&rig).await;
    act(&page, "answer", &id).await;
    act(&page, "hangUp", &id).await;

    let mut again = page.socket(Some(last)).await;
    let welcome = again.next().await;
    let head = welcome["seq"].as_i64().expect("a number");
    assert_eq!(welcome["desk"]["interactions"][0]["state"], "wrapUp");
    let missed = again.deliveries_until("wrapUpStarted").await;
    let numbers: Vec<i64> = missed
        .iter()
        .filter_map(|delivery| delivery["seq"].as_i64())
        .collect();
    let expected: Vec<i64> = (last + 1..=head).collect();
    assert_eq!(numbers, expected, "no gap, nothing twice");
    assert_eq!(names(&missed)[0], "agentReady");

    let mut from_the_start = page.socket(Some(start)).await;
    from_the_start.next_of("welcome").await;
    let all = from_the_start.deliveries_until("wrapUpStarted").await;
    assert_eq!(all.len() as i64, head - start);
    assert_eq!(all[all.len() - missed.len()..], missed);
    rig.stop().await;
}

#[tokio::test]
async fn a_number_from_another_database_is_not_resumed_from() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let mut socket = page.socket(Some(1_000_000)).await;
    socket.next_of("welcome").await;
    page.get_ready().await;
    let heard = socket.deliveries_until("agentReady").await;
    assert_eq!(names(&heard), ["campaignSelected", "agentReady"]);
    rig.stop().await;
}

#[tokio::test]
async fn a_refused_command_says_why_and_changes_nothing() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let before = page.get("/api/v1/desk").await;
    let refused = page.try_command(json!({ "command": "setReady" })).await;
    assert_refused(&refused, StatusCode::CONFLICT, "refused");
    assert_eq!(refused.1["details"]["reason"], "no-campaign");
    let unknown = page.try_command(json!({ "command": "fly" })).await;
    assert_refused(&unknown, StatusCode::BAD_REQUEST, "bad-request");
    let mut after = page.get("/api/v1/desk").await;
    after["now"] = before["now"].clone();
    assert_eq!(before, after);
    rig.stop().await;
}

#[tokio::test]
async fn a_ping_is_answered_and_nonsense_is_passed_over() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let mut socket = page.socket(None).await;
    socket.say(&json!("nonsense")).await;
    socket.say(&json!({ "type": "ping", "at": 42 })).await;
    assert_eq!(socket.next_of("pong").await["at"], 42);
    rig.stop().await;
}

#[tokio::test]
async fn signing_out_tells_the_socket_why_it_ends() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let mut socket = page.socket(None).await;
    socket.next_of("welcome").await;
    let (status, _) = outcome(page.request(reqwest::Method::DELETE, "/api/v1/session")).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(socket.next_of("signedOut").await["reason"], "signed out");
    assert_eq!(socket.close_code().await, 4001);
    rig.stop().await;
}

#[tokio::test]
async fn many_agents_commands_at_once_all_count_and_each_hears_its_own() {
    let rig = Rig::demo().await;
    let first = rig.page("agent1").await;
    let second = rig.page("agent2").await;
    first.get_ready().await;
    second.get_ready().await;
    let mut one = first.socket(None).await;
    let mut other = second.socket(None).await;
    one.next_of("welcome").await;
    other.next_of("welcome").await;
    let switch = |on: bool| json!({ "command": "setAutoCall", "on": on });
    for turn in 0..10 {
        let on = turn % 2 == 1;
        let (a, b) = tokio::join!(first.command(switch(on)), second.command(switch(on)));
        assert_eq!(a["availability"]["autoCall"], on);
        assert_eq!(b["availability"]["autoCall"], on);
    }
    for (socket, user) in [(&mut one, "agent1"), (&mut other, "agent2")] {
        let mut last = None;
        let mut count = 0;
        while count < 10 {
            let delivery = socket.next_of("delivery").await;
            let seq = delivery["seq"].as_i64().expect("a number");
            assert!(last.is_none_or(|last| seq == last + 1), "no gap");
            last = Some(seq);
            if delivery["event"]["name"] == "autoCallChanged" {
                assert_eq!(delivery["event"]["payload"]["userId"], user);
                count += 1;
            }
        }
    }
    rig.stop().await;
}

#[tokio::test]
async fn who_prefers_no_desk_gets_none_and_the_command_counts_all_the_same() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let minimal = |command: Value| {
        page.request(reqwest::Method::POST, "/api/v1/desk/commands")
            .header("prefer", "respond-async, return=minimal")
            .json(&command)
    };
    let answer = minimal(json!({ "command": "selectCampaign", "campaignId": 101 }))
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    assert_eq!(answer.headers()["preference-applied"], "return=minimal");
    let desk = page.get("/api/v1/desk").await;
    assert_eq!(desk["campaign"]["campaignId"], 101);
    let refused = outcome(minimal(
        json!({ "command": "startBreak", "reason": "Siesta" }),
    ))
    .await;
    assert_refused(&refused, StatusCode::CONFLICT, "refused");
    rig.stop().await;
}
