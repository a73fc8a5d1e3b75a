//! The telephony system that a test plays: signs what it sends, as the documentation says, with nothing of the host's code.

use std::time::{SystemTime, UNIX_EPOCH};

use aws_lc_rs::hmac;
use http::StatusCode;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::rig::{Rig, outcome};

pub(super) const CUSTOMER: &str = "+919845012345";

/// A telephony system with its name and secret.
pub(super) struct System {
    pub(super) name: String,
    pub(super) secret: String,
}

impl System {
    /// Connects one as an administrator does.
    pub(super) async fn connect(rig: &Rig, name: &str, wanted: &Value) -> Self {
        let admin = rig.token("admin1").await;
        let request = rig
            .request(Method::PUT, &format!("/api/v1/connectors/{name}"))
            .bearer_auth(&admin)
            .json(wanted);
        let (status, connector) = outcome(request).await;
        assert_eq!(status, StatusCode::CREATED, "{connector}");
        Self {
            name: name.to_owned(),
            secret: connector["secret"].as_str().expect("a secret").to_owned(),
        }
    }

    /// One that speaks CloudEvents and takes no orders.
    pub(super) async fn cloud_events(rig: &Rig) -> Self {
        Self::connect(rig, "pbx", &json!({ "kind": "cloudevents" })).await
    }

    /// The `Callbench-Signature` of this content at this time.
    pub(super) fn signature(&self, seconds: i64, content: &str) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.secret.as_bytes());
        let tag = hmac::sign(&key, format!("{seconds}.{content}").as_bytes());
        let hex: String = tag
            .as_ref()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        format!("connector={},t={seconds},v1={hex}", self.name)
    }

    /// A signed request with a body.
    pub(super) fn signed(&self, rig: &Rig, path: &str, kind: &str, body: &Value) -> RequestBuilder {
        let body = body.to_string();
        rig.request(Method::POST, &format!("/api/v1/connectors/{path}"))
            .header("content-type", kind)
            .header("callbench-signature", self.signature(now(), &body))
            .body(body)
    }

    /// Reports one event in structured mode.
    pub(super) async fn report(&self, rig: &Rig, event: &Value) -> (StatusCode, Value) {
        outcome(self.signed(rig, "cloudevents", "application/cloudevents+json", event)).await
    }

    /// Reports one that must be taken.
    pub(super) async fn must(&self, rig: &Rig, event: &Value) -> Value {
        let (status, answer) = self.report(rig, event).await;
        assert_eq!(status, StatusCode::OK, "{event}: {answer}");
        answer
    }

    /// Sends a leg event to the webhook.
    pub(super) async fn hook(&self, rig: &Rig, event: &Value) -> (StatusCode, Value) {
        let path = format!("voice-webhook/{}", self.name);
        outcome(self.signed(rig, &path, "application/json", event)).await
    }
}

pub(super) fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970");
    i64::try_from(since.as_secs()).expect("a time")
}

/// A CloudEvent.
pub(super) fn event(id: &str, event_type: &str, data: Value) -> Value {
    json!({ "specversion": "1.0", "id": id, "source": "/pbx/1", "type": event_type, "data": data })
}

/// A call that comes in on the demo's support line.
pub(super) fn arrival(id: &str, call: &str) -> Value {
    event(
        id,
        "callbench.call.arrived",
        json!({ "crtObjectId": call, "phone": CUSTOMER, "campaignId": 101 }),
    )
}
