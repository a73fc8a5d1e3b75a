//! The platform's REST interface over HTTP: the answers, the error bodies, who may do what.

use http::StatusCode;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::rig::{Rig, outcome};

const BUSINESS_FAULT: u16 = 512;

fn assert_fault(outcome: &(StatusCode, Value), status: u16, message: &str, code: u32) {
    let (found, body) = outcome;
    assert_eq!(found.as_u16(), status, "{body}");
    assert_eq!(
        (&body["message"], &body["code"], &body["status"]),
        (&json!(message), &json!(code), &json!(status)),
        "{body}"
    );
    assert!(body["info"].as_str().is_some_and(|info| !info.is_empty()));
}

fn get(rig: &Rig, token: &str, path: &str) -> RequestBuilder {
    rig.get(&format!("/ameyorestapi/{path}")).bearer_auth(token)
}

#[tokio::test]
async fn every_list_has_its_fields() {
    let rig = Rig::demo().await;
    let token = rig.token("agent1").await;
    let rows: [(&str, &[&str]); 7] = [
        (
            "cc/processes/getAllProcesses",
            &["processId", "processName", "description", "processType"],
        ),
        ("cc/processes/getAssigned", &["processId"]),
        (
            "cc/campaigns/getAllCampaigns?ts=1700000000",
            &[
                "campaignId",
                "campaignName",
                "campaignType",
                "description",
                "processId",
                "contactCenterId",
            ],
        ),
        ("cc/campaigns/getAssigned", &["campaignId"]),
        (
            "cc/agentQueues/getByCampaign?campaignId=101&campaignId=102",
            &[
                "agentQueueId",
                "queueName",
                "campaignId",
                "queueType",
                "transferrable",
            ],
        ),
        (
            "cc/contactCenterUsers/getAllContactCenterUsers",
            &[
                "ccUserId",
                "userId",
                "userName",
                "userType",
                "systemUserType",
                "skillIds",
            ],
        ),
        (
            "cc/agentQueues/getByCampaign?campaignId=101",
            &["campaignId"],
        ),
    ];
    for (path, fields) in rows {
        let (status, body) = outcome(get(&rig, &token, path)).await;
        assert_eq!(status, StatusCode::OK, "{path}: {body}");
        let all = body.as_array().expect("a list");
        assert!(!all.is_empty(), "{path}");
        for field in fields {
            assert!(
                all.iter().all(|row| !row[*field].is_null()),
                "{field} in {path}"
            );
        }
    }
    for path in [
        "voice/getAllCampaignDefaultFeatureContextForCampaign?campaignId=101",
        "cc/getAllLocalIVRForCampaign?campaignId=101",
    ] {
        let (status, body) = outcome(get(&rig, &token, path)).await;
        assert!(
            status == StatusCode::OK && body.is_array(),
            "{path}: {body}"
        );
    }
    let third_parties = rig
        .request(Method::POST, "/ameyorestapi/voice/tpvInfos")
        .bearer_auth(&token);
    let (status, body) = outcome(third_parties).await;
    assert!(status == StatusCode::OK && body.is_array(), "{body}");
    let (_, queues) = outcome(get(
        &rig,
        &token,
        "cc/agentQueues/getByCampaign?campaignId=101&campaignId=102",
    ))
    .await;
    let campaigns: Vec<i64> = queues
        .as_array()
        .expect("queues")
        .iter()
        .filter_map(|queue| queue["campaignId"].as_i64())
        .collect();
    assert_eq!(campaigns, [101, 101, 102], "an array repeats its key");
    rig.stop().await;
}

#[tokio::test]
async fn faults_have_the_documented_bodies() {
    let rig = Rig::demo().await;
    let token = rig.token("agent1").await;
    let nobody = outcome(rig.get("/ameyorestapi/cc/contactCenterSettings")).await;
    assert_fault(&nobody, 401, "invalid.authentication.token", 909_090);
    let stranger = outcome(get(&rig, "nonsense", "cc/contactCenterSettings")).await;
    assert_fault(&stranger, 401, "invalid.authentication.token", 909_090);
    let ended = rig.get("/ameyorestapi/cc/contactCenterSettings").header(
        "cookie",
        format!("callbench_session_{}=over", rig.host().port()),
    );
    assert_fault(&outcome(ended).await, 403, "invalid.session.id", 99_999);
    for path in [
        "cc/nothing",
        "",
        "cc/%2e%2e/x",
        "voice/inboundVoiceCampaignSettings/",
        "voice/inboundVoiceCampaignSettings/1/2",
    ] {
        let missing = outcome(get(&rig, &token, path)).await;
        assert_fault(&missing, 404, "requested.resource.not.found", 99_999);
    }
    for path in [
        "cc/agentQueues/getByCampaign",
        "cc/agentQueues/getByCampaign?campaignId=x",
        "voice/inboundVoiceCampaignSettings/x",
    ] {
        let unreadable = outcome(get(&rig, &token, path)).await;
        assert_fault(&unreadable, 400, "InvalidInput", 40_001);
    }
    for body in ["{", "[]", "5"] {
        let dial = rig
            .request(Method::POST, "/ameyorestapi/voice/manualdial")
            .bearer_auth(&token)
            .body(body);
        assert_fault(&outcome(dial).await, 400, "InvalidInput", 40_001);
    }
    for path in [
        "cc/agentQueues/getByCampaign?campaignId=5",
        "cc/getAllLocalIVRForCampaign?campaignId=5",
        "voice/outboundVoiceCampaignSettings/5",
    ] {
        let unknown = outcome(get(&rig, &token, path)).await;
        assert_fault(
            &unknown,
            BUSINESS_FAULT,
            "campaign.not.found",
            BUSINESS_FAULT.into(),
        );
    }
    rig.stop().await;
}

#[tokio::test]
async fn another_method_is_told_which_there_are() {
    let rig = Rig::demo().await;
    let token = rig.token("agent1").await;
    for (path, allowed) in [
        ("cc/contactCenterSettings", "GET"),
        ("voice/inboundVoiceCampaignSettings/101", "GET, PUT"),
        ("voice/manualdial", "POST"),
    ] {
        let answer = rig
            .request(Method::DELETE, &format!("/ameyorestapi/{path}"))
            .bearer_auth(&token)
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer.headers()["allow"], allowed);
        let status = answer.status();
        let body = answer.json().await.expect("JSON");
        assert_fault(&(status, body), 405, "method.not.allowed", 0);
    }
    rig.stop().await;
}

#[tokio::test]
async fn a_page_of_another_origin_is_refused_in_the_interface_s_own_words() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    let own = page.get("/ameyorestapi/cc/campaigns/getAssigned").await;
    assert!(own.is_array());
    let foreign = rig
        .get("/ameyorestapi/cc/campaigns/getAssigned")
        .header("cookie", &page.cookie)
        .header("origin", "http://evil.example");
    assert_fault(&outcome(foreign).await, 403, "invalid.session.id", 99_999);
    let unsafe_without_origin = rig
        .request(Method::POST, "/ameyorestapi/voice/manualdial")
        .header("cookie", &page.cookie)
        .json(&json!({ "campaignId": 201, "phone": "+919845012345" }));
    assert_fault(
        &outcome(unsafe_without_origin).await,
        403,
        "invalid.session.id",
        99_999,
    );
    rig.stop().await;
}

#[tokio::test]
async fn supervisors_change_how_a_campaign_s_calls_are_handled_and_agents_do_not() {
    let rig = Rig::demo().await;
    let put = |token: &str, way: &str, id: i64, body: &Value| {
        rig.request(
            Method::PUT,
            &format!("/ameyorestapi/voice/{way}VoiceCampaignSettings/{id}"),
        )
        .bearer_auth(token)
        .json(body)
    };
    let agent = rig.token("agent1").await;
    let supervisor = rig.token("supervisor1").await;
    let wish = json!({ "autoAnswer": true, "wrapTimeOut": "90000", "crmURL": "https://crm.example.org/open" });
    let refused = outcome(put(&agent, "inbound", 101, &wish)).await;
    assert_fault(&refused, 403, "invalid.session.id", 99_999);

    let (status, before) =
        outcome(get(&rig, &agent, "voice/inboundVoiceCampaignSettings/101")).await;
    assert_eq!(status, StatusCode::OK, "{before}");
    assert_eq!(before["autoAnswer"], false);
    let (status, after) = outcome(put(&supervisor, "inbound", 101, &wish)).await;
    assert_eq!(status, StatusCode::OK, "{after}");
    assert_eq!(
        (
            &after["autoAnswer"],
            &after["wrapTimeOut"],
            &after["crmURL"]
        ),
        (
            &json!(true),
            &json!(90_000),
            &json!("https://crm.example.org/open")
        )
    );
    assert_eq!(
        after["callerId"], before["callerId"],
        "what isn't named stays"
    );
    let (_, again) = outcome(get(&rig, &agent, "voice/inboundVoiceCampaignSettings/101")).await;
    assert_eq!(again, after);

    let dialler = json!({ "dialerAlgoType": "manualPreview", "dialerAttempts": 3 });
    let (status, outbound) = outcome(put(&supervisor, "outbound", 201, &dialler)).await;
    assert_eq!(status, StatusCode::OK, "{outbound}");
    assert_eq!(outbound["dialerAlgoType"], "manualPreview");

    let wrong_way = outcome(put(&supervisor, "inbound", 201, &wish)).await;
    assert_fault(
        &wrong_way,
        BUSINESS_FAULT,
        "campaign.type.mismatch",
        BUSINESS_FAULT.into(),
    );
    for body in [
        json!([]),
        json!({ "autoAnswer": "yes" }),
        json!({ "wrapTimeOut": -1 }),
        json!({ "crmURL": "javascript:alert(1)" }),
        json!({ "callerId": "nobody" }),
    ] {
        let refused = outcome(put(&supervisor, "inbound", 101, &body)).await;
        assert_fault(&refused, 400, "InvalidInput", 40_001);
    }
    let unreadable = outcome(put(
        &supervisor,
        "outbound",
        201,
        &json!({ "dialerAlgoType": "fast" }),
    ))
    .await;
    assert_fault(&unreadable, 400, "InvalidInput", 40_001);
    let (_, last) = outcome(get(&rig, &agent, "voice/inboundVoiceCampaignSettings/101")).await;
    assert_eq!(last, after, "a refused change changes nothing");
    rig.stop().await;
}

#[tokio::test]
async fn statistics_nest_as_their_name_says() {
    let rig = Rig::demo().await;
    let stats = |token: &str, body: &Value| {
        rig.request(Method::POST, "/ameyorestapi/stats/getAllStats")
            .bearer_auth(token)
            .json(body)
    };
    let token = rig.token("supervisor1").await;
    for span in ["T24D24", "T60D60", "T30D30"] {
        let name = format!("CampaignCallStats{span}");
        let (status, body) = outcome(stats(&token, &json!({ "statsName": name }))).await;
        assert_eq!(status, StatusCode::OK, "{body}");
        let last = body.as_array().and_then(|all| all.last()).expect("one");
        assert_eq!(last["statsName"], name.as_str());
        assert_eq!(last["statsType"], "CampaignCallStats");
        assert!(last["statsTime"].is_i64());
        let rows = last["statsArr"].as_array().expect("rows");
        assert!(
            rows.iter()
                .any(|row| row["campaign_id"] == 101 && row["campaignOffered"] == 0)
        );
    }
    let (_, queues) = outcome(stats(
        &token,
        &json!({ "statsName": "QueueCallStatsT24D24" }),
    ))
    .await;
    let row = &queues[0]["statsArr"][0];
    assert_eq!(row["campaign_id"], 101);
    assert!(row["statsTime"].is_i64());
    assert_eq!(row["statsArr"][1]["queueCampaignCallAnswered"], 0, "{row}");
    let unknown = outcome(stats(&token, &json!({ "statsName": "MoonPhases" }))).await;
    assert_fault(
        &unknown,
        BUSINESS_FAULT,
        "stats.not.found",
        BUSINESS_FAULT.into(),
    );
    let nameless = outcome(stats(&token, &json!({}))).await;
    assert_fault(&nameless, 400, "InvalidInput", 40_001);
    rig.stop().await;
}

#[tokio::test]
async fn callbacks_are_listed_by_what_is_asked_and_taken_back_by_those_who_could_make_them() {
    let rig = Rig::demo().await;
    let page = rig.page("agent1").await;
    page.get_ready().await;
    let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919845012345" });
    let (_, placed) = outcome(rig.post("/api/v1/simulator/calls", &call)).await;
    let id = placed["interaction"]["interactionId"].clone();
    page.command(json!({ "command": "answer", "interactionId": id }))
        .await;
    page.command(json!({ "command": "hangUp", "interactionId": id }))
        .await;
    let later = page.get("/api/v1/desk").await["now"]
        .as_i64()
        .expect("a time")
        + 3_600_000;
    page.command(json!({
        "command": "dispose", "interactionId": id, "dispositionCode": "CALLBACK",
        "callback": { "callbackTime": later },
    }))
    .await;

    let mine = page
        .get("/ameyorestapi/voice/customerCallbacks/getFiltered?campaignId=101&state=open")
        .await;
    assert_eq!(mine.as_array().map(Vec::len), Some(1), "{mine}");
    assert_eq!(
        (
            &mine[0]["callbackTime"],
            &mine[0]["userId"],
            &mine[0]["isSelfCallback"],
            &mine[0]["state"]
        ),
        (
            &json!(later),
            &json!("agent1"),
            &json!(true),
            &json!("scheduled")
        )
    );
    for none in [
        "campaignId=201",
        "state=done",
        "userId=agent2",
        "customerId=999999",
    ] {
        let path = format!("/ameyorestapi/voice/customerCallbacks/getFiltered?{none}");
        assert_eq!(page.get(&path).await, json!([]), "{none}");
    }
    let other = rig.token("agent2").await;
    let (_, theirs) = outcome(get(&rig, &other, "voice/customerCallbacks/getFiltered")).await;
    assert_eq!(theirs, json!([]), "a self-callback is its agent's own");
    for wrong in ["state=soon", "campaignId=x", "userId=%20"] {
        let path = format!("voice/customerCallbacks/getFiltered?{wrong}");
        assert_fault(
            &outcome(get(&rig, &other, &path)).await,
            400,
            "InvalidInput",
            40_001,
        );
    }

    let callback = mine[0]["callbackId"].as_str().expect("an id");
    let path = format!("/ameyorestapi/voice/customerCallbacks/{callback}");
    let (status, cancelled) = outcome(page.request(Method::DELETE, &path)).await;
    assert_eq!(
        (status, &cancelled["state"]),
        (StatusCode::OK, &json!("cancelled"))
    );
    let (status, _) = outcome(page.request(Method::DELETE, &path)).await;
    assert_eq!(
        status,
        StatusCode::OK,
        "what is taken back already stays so"
    );
    let missing =
        outcome(page.request(Method::DELETE, "/ameyorestapi/voice/customerCallbacks/none")).await;
    assert_fault(
        &missing,
        BUSINESS_FAULT,
        "callback.not.found",
        BUSINESS_FAULT.into(),
    );
    rig.stop().await;
}
