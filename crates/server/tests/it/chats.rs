use http::{StatusCode, header};
use reqwest::Method;
use serde_json::{Value, json};

use crate::rig::{Page, Rig, assert_refused, outcome};

/// An agent who is ready on the web chat.
async fn ready<'a>(rig: &'a Rig, agent: &str) -> Page<'a> {
    let page = rig.page(agent).await;
    drop(page.socket(None).await.next_of("welcome").await);
    page.command(json!({ "command": "selectCampaign", "campaignId": 301 }))
        .await;
    page.command(json!({ "command": "setReady" })).await;
    page
}

async fn open(rig: &Rig, agent: Option<&str>) -> String {
    let mut chat = json!({
        "campaignId": 301,
        "customer": { "name": "Asha", "phone": "+919845012345" },
        "text": "Hello?",
    });
    if let Some(agent) = agent {
        chat["agent"] = json!(agent);
    }
    let (status, begun) = outcome(rig.post("/api/v1/simulator/chats", &chat)).await;
    assert_eq!(status, StatusCode::CREATED, "{begun}");
    begun["chatId"].as_str().expect("an id").to_owned()
}

/// The agent accepts the chat that is offered.
async fn accept(page: &Page<'_>) -> String {
    let desk = page.get("/api/v1/desk").await;
    let id = desk["interactions"][0]["interactionId"].clone();
    page.command(json!({ "command": "answer", "interactionId": id }))
        .await;
    id.as_str().expect("an id").to_owned()
}

async fn customer(rig: &Rig, chat: &str, action: &str, body: Value) {
    let path = format!("/api/v1/simulator/chats/{chat}/{action}");
    let (status, answer) = outcome(rig.post(&path, &body)).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
}

#[tokio::test]
async fn a_chat_waits_is_offered_written_in_ended_and_disposed_of() {
    let rig = Rig::demo().await;
    let chat = open(&rig, None).await;
    let (_, simulator) = outcome(rig.get("/api/v1/simulator")).await;
    assert_eq!(simulator["chats"][0]["state"], "waiting");
    assert_eq!(simulator["waiting"][0]["kind"], "chat");
    assert_eq!(simulator["waiting"][0]["crtObjectId"], chat.as_str());
    assert_eq!(simulator["waiting"][0]["customer"]["name"], "Asha Rao");

    let page = ready(&rig, "agent1").await;
    let mut socket = page.socket(None).await;
    let id = accept(&page).await;
    socket.deliveries_until("interactionConnected").await;
    customer(
        &rig,
        &chat,
        "write",
        json!({ "text": "My parcel is lost." }),
    )
    .await;
    let told = socket.deliveries_until("chatMessage").await;
    let payload = &told.last().expect("a delivery")["event"]["payload"];
    assert_eq!(payload["sender"], "customer");
    assert_eq!(payload["text"], "My parcel is lost.");

    let desk = page
        .command(json!({ "command": "sendMessage", "interactionId": id, "text": "I look." }))
        .await;
    assert_eq!(desk["interactions"][0]["messages"][2]["text"], "I look.");
    customer(&rig, &chat, "leave", json!({})).await;
    socket.deliveries_until("chatEnded").await;
    let desk = page
        .command(
            json!({ "command": "dispose", "interactionId": id, "dispositionCode": "RESOLVED" }),
        )
        .await;
    assert_eq!(desk["recent"][0]["kind"], "chat");
    assert_eq!(desk["availability"]["state"], "ready");
    rig.stop().await;
}

#[tokio::test]
async fn typing_is_told_at_the_moment_and_kept_nowhere() {
    let rig = Rig::demo().await;
    let page = ready(&rig, "agent1").await;
    let other = ready(&rig, "agent2").await;
    let chat = open(&rig, Some("agent1")).await;
    let id = accept(&page).await;
    page.command(json!({
        "command": "conference", "interactionId": id, "target": { "kind": "user", "userId": "agent2" },
    }))
    .await;
    let theirs = accept(&other).await;
    let mut socket = page.socket(None).await;
    let head = socket.next_of("welcome").await["seq"].clone();
    customer(&rig, &chat, "typing", json!({ "typing": true })).await;
    let live = socket.next_of("live").await;
    assert_eq!(live["event"]["name"], "chatTyping");
    assert_eq!(live["event"]["payload"]["sender"], "customer");
    assert_eq!(live["interactionId"], id.as_str());

    let typing = |page: &Page<'_>, id: &str| {
        page.request(Method::POST, "/api/v1/desk/typing")
            .json(&json!({ "interactionId": id, "typing": true }))
    };
    let (status, _) = outcome(typing(&other, &theirs)).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let live = socket.next_of("live").await;
    assert_eq!(live["event"]["payload"]["senderUserId"], "agent2");
    let refused = outcome(typing(&page, &theirs)).await;
    assert_refused(&refused, StatusCode::NOT_FOUND, "not-found");
    drop(socket);
    let mut again = page.socket(head.as_i64()).await;
    assert_eq!(
        again.next_of("welcome").await["seq"],
        head,
        "no number was given out"
    );
    rig.stop().await;
}

#[tokio::test]
async fn a_file_is_uploaded_sent_and_only_ever_downloaded() {
    let rig = Rig::demo().await;
    let page = ready(&rig, "agent1").await;
    open(&rig, Some("agent1")).await;
    let id = accept(&page).await;
    let path = format!("/api/v1/chats/{id}/attachments?name=..%2F%E2%82%AC%20offer.html");
    let upload = page
        .request(Method::POST, &path)
        .body("<script>alert(1)</script>");
    let (status, file) = outcome(upload).await;
    assert_eq!(status, StatusCode::CREATED, "{file}");
    assert_eq!(file["name"], "€ offer.html", "folders are dropped");
    assert_eq!(file["size"], 25);

    let mut sent = file.clone();
    sent["name"] = json!("something else.exe");
    let desk = page
        .command(json!({ "command": "sendMessage", "interactionId": id, "attachments": [sent] }))
        .await;
    let messages = desk["interactions"][0]["messages"]
        .as_array()
        .expect("messages");
    assert_eq!(
        messages.last().expect("one")["attachments"][0],
        file,
        "as it was uploaded"
    );

    let url = file["url"].as_str().expect("a URL");
    let answer = page
        .request(Method::GET, url)
        .send()
        .await
        .expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    let header =
        |name: header::HeaderName| answer.headers()[name].to_str().expect("text").to_owned();
    assert!(
        header(header::CONTENT_DISPOSITION).starts_with("attachment; filename=\"_ offer.html\"")
    );
    assert!(
        header(header::CONTENT_DISPOSITION).ends_with("filename*=UTF-8''%E2%82%AC%20offer.html")
    );
    assert_eq!(header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert!(header(header::CONTENT_SECURITY_POLICY).starts_with("sandbox"));
    assert_eq!(
        answer.text().await.expect("text"),
        "<script>alert(1)</script>"
    );
    let refused = outcome(rig.get(url)).await;
    assert_refused(&refused, StatusCode::UNAUTHORIZED, "not-signed-in");
    rig.stop().await;
}

#[tokio::test]
async fn a_file_that_makes_no_sense_is_refused() {
    let rig = Rig::demo().await;
    let page = ready(&rig, "agent1").await;
    let other = ready(&rig, "agent2").await;
    open(&rig, Some("agent1")).await;
    let id = accept(&page).await;
    let upload = |page: &Page<'_>, id: &str, name: &str, body: Vec<u8>| {
        page.request(
            Method::POST,
            &format!("/api/v1/chats/{id}/attachments?name={name}"),
        )
        .body(body)
    };
    let empty = outcome(upload(&page, &id, "a.txt", Vec::new())).await;
    assert_refused(&empty, StatusCode::UNPROCESSABLE_ENTITY, "empty-attachment");
    let unnamed = outcome(upload(&page, &id, "%20", b"x".to_vec())).await;
    assert_refused(&unnamed, StatusCode::UNPROCESSABLE_ENTITY, "invalid-field");
    let huge = outcome(upload(&page, &id, "a.txt", vec![0; 10 * 1024 * 1024 + 1])).await;
    assert_refused(&huge, StatusCode::PAYLOAD_TOO_LARGE, "attachment-too-large");
    let foreign = outcome(upload(&other, &id, "a.txt", b"x".to_vec())).await;
    assert_refused(&foreign, StatusCode::NOT_FOUND, "not-found");
    let forged = json!({
        "command": "sendMessage", "interactionId": id,
        "attachments": [{ "attachmentId": "forged", "name": "a", "mediaType": "b", "size": 1 }],
    });
    let forged = page.try_command(forged).await;
    assert_refused(
        &forged,
        StatusCode::UNPROCESSABLE_ENTITY,
        "unknown-attachment",
    );
    page.command(json!({ "command": "endChat", "interactionId": id }))
        .await;
    let late = outcome(upload(&page, &id, "a.txt", b"x".to_vec())).await;
    assert_refused(&late, StatusCode::CONFLICT, "chat-not-connected");
    rig.stop().await;
}

#[tokio::test]
async fn the_targets_of_a_chat_are_the_agents_and_queues_that_could_take_it() {
    let rig = Rig::demo().await;
    let page = ready(&rig, "agent1").await;
    let _other = ready(&rig, "agent2").await;
    open(&rig, Some("agent1")).await;
    let id = accept(&page).await;
    let targets = page
        .get(&format!("/api/v1/desk/targets?interactionId={id}"))
        .await;
    assert_eq!(targets["users"][0]["userId"], "agent2");
    assert_eq!(targets["users"][0]["state"], "ready");
    assert_eq!(targets["queues"][0]["agentQueueId"], 3001);
    assert_eq!(
        targets["queues"].as_array().map(Vec::len),
        Some(1),
        "no queue for calls"
    );
    assert_eq!(targets["campaigns"], json!([]));
    let missing =
        outcome(page.request(Method::GET, "/api/v1/desk/targets?interactionId=none")).await;
    assert_refused(&missing, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn a_chat_survives_a_restart_of_the_host() {
    let rig = Rig::demo().await;
    let page = ready(&rig, "agent1").await;
    open(&rig, Some("agent1")).await;
    let id = accept(&page).await;
    page.command(json!({ "command": "sendMessage", "interactionId": id, "text": "One moment." }))
        .await;
    let rig = rig.restart(|config| config.demo = true).await;
    let page = rig.page("agent1").await;
    let desk = page.get("/api/v1/desk").await;
    assert_eq!(desk["interactions"][0]["state"], "connected");
    assert_eq!(
        desk["interactions"][0]["messages"][1]["text"],
        "One moment."
    );
    rig.stop().await;
}
