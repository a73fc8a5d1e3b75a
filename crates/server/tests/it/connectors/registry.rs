use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rig::{Rig, assert_refused, outcome};

async fn put(rig: &Rig, token: &str, name: &str, wanted: &Value) -> (StatusCode, Value) {
    let path = format!("/api/v1/connectors/{name}");
    outcome(
        rig.request(Method::PUT, &path)
            .bearer_auth(token)
            .json(wanted),
    )
    .await
}

#[tokio::test]
async fn a_secret_is_shown_once() {
    let rig = Rig::demo().await;
    let admin = rig.token("admin1").await;
    let wanted = json!({ "kind": "cloudevents", "ordersUrl": "http://127.0.0.1:9/orders", "capabilities": ["hold", "dial"] });
    let (status, made) = put(&rig, &admin, "pbx", &wanted).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    assert!(
        made["secret"]
            .as_str()
            .is_some_and(|secret| secret.len() >= 24)
    );
    assert_eq!(
        made["eventsUrl"],
        format!("{}/api/v1/connectors/cloudevents", rig.origin())
    );
    let (status, changed) = put(&rig, &admin, "pbx", &json!({ "kind": "cloudevents" })).await;
    assert_eq!(
        (status, &changed["secret"], &changed["ordersUrl"]),
        (StatusCode::OK, &Value::Null, &Value::Null)
    );
    let (_, listed) = outcome(rig.get("/api/v1/connectors").bearer_auth(&admin)).await;
    assert_eq!(listed["connectors"][0]["name"], "pbx");
    assert_eq!(listed["connectors"][0].get("secret"), None);
    let own = json!({ "kind": "cloudevents", "secret": "a secret with spaces in it" });
    assert_refused(
        &put(&rig, &admin, "pbx", &own).await,
        StatusCode::UNPROCESSABLE_ENTITY,
        "invalid-field",
    );
    let own = json!({ "kind": "cloudevents", "secret": "0123456789abcdef01234567" });
    let (status, changed) = put(&rig, &admin, "pbx", &own).await;
    assert_eq!(
        (status, changed.get("secret")),
        (StatusCode::OK, None),
        "who gave it knows it"
    );

    let gone = rig
        .request(Method::DELETE, "/api/v1/connectors/pbx")
        .bearer_auth(&admin);
    assert_eq!(outcome(gone).await.0, StatusCode::NO_CONTENT);
    let again = rig
        .request(Method::DELETE, "/api/v1/connectors/pbx")
        .bearer_auth(&admin);
    assert_refused(&outcome(again).await, StatusCode::NOT_FOUND, "not-found");
    rig.stop().await;
}

#[tokio::test]
async fn what_does_not_make_a_connector_is_refused_by_field() {
    let rig = Rig::demo().await;
    let admin = rig.token("admin1").await;
    for (name, wanted, field) in [
        ("Pbx", json!({ "kind": "cloudevents" }), "name"),
        ("1pbx", json!({ "kind": "cloudevents" }), "name"),
        (
            "pbx",
            json!({ "kind": "cloudevents", "ordersUrl": "ftp://example.org" }),
            "ordersUrl",
        ),
        (
            "pbx",
            json!({ "kind": "cloudevents", "ordersUrl": "orders" }),
            "ordersUrl",
        ),
        (
            "pbx",
            json!({ "kind": "cloudevents", "ordersUrl": "https://me:secret@example.org/" }),
            "ordersUrl",
        ),
        (
            "pbx",
            json!({ "kind": "cloudevents", "secret": "short" }),
            "secret",
        ),
        (
            "pbx",
            json!({ "kind": "cloudevents", "capabilities": ["fly"] }),
            "capabilities",
        ),
    ] {
        let refused = put(&rig, &admin, name, &wanted).await;
        assert_refused(&refused, StatusCode::UNPROCESSABLE_ENTITY, "invalid-field");
        assert_eq!(refused.1["field"], field, "{wanted}");
    }
    for wanted in [
        json!({}),
        json!({ "kind": "smoke-signals" }),
        json!({ "kind": "cloudevents", "url": "" }),
    ] {
        let refused = put(&rig, &admin, "pbx", &wanted).await;
        assert_refused(&refused, StatusCode::BAD_REQUEST, "bad-request");
    }
    for user in ["agent1", "supervisor1"] {
        let token = rig.token(user).await;
        let refused = put(&rig, &token, "pbx", &json!({ "kind": "cloudevents" })).await;
        assert_refused(&refused, StatusCode::FORBIDDEN, "forbidden");
        let refused = outcome(rig.get("/api/v1/connectors").bearer_auth(&token)).await;
        assert_refused(&refused, StatusCode::FORBIDDEN, "forbidden");
    }
    rig.stop().await;
}
