//! An agent at the desk, with an app that calls the host.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{TestHost, Token, answer, package};

/// An agent at the desk with an app in the workbench.
pub(crate) struct Desk {
    pub(crate) host: TestHost,
    pub(crate) agent: Token,
    pub(crate) instance: Value,
}

impl Desk {
    pub(crate) async fn new() -> Self {
        Self::on(TestHost::demo().await).await
    }

    pub(crate) async fn on(host: TestHost) -> Self {
        let admin = host.sign_in("admin1").await;
        let app = host.deploy(&admin, package("My app", "1.0.0", &[])).await;
        let agent = host.enter("agent1").await;
        let body = json!({ "placementId": app["placements"][0]["placementId"] });
        let instance = host
            .ask(&agent, Method::POST, "/instances", Some(body))
            .await;
        Self {
            host,
            agent,
            instance,
        }
    }

    pub(crate) async fn command(&self, command: Value) -> Value {
        self.host
            .ask(&self.agent, Method::POST, "/desk/commands", Some(command))
            .await
    }

    pub(crate) async fn call_as(
        &self,
        instance: &Value,
        service: &str,
        method: &str,
        data: Value,
    ) -> Value {
        let token = Token(instance["token"].as_str().expect("a token").to_owned());
        let path = format!(
            "/instances/{}/calls",
            instance["instanceId"].as_str().expect("an id")
        );
        let body = json!({ "service": service, "method": method, "requestData": data });
        let (status, outcome) =
            answer(self.host.api(&token, Method::POST, &path).json(&body)).await;
        assert_eq!(status, 200, "{outcome}");
        outcome
    }

    pub(crate) async fn call(&self, service: &str, method: &str, data: Value) -> Value {
        self.call_as(&self.instance, service, method, data).await
    }

    pub(crate) async fn done(&self, service: &str, method: &str, data: Value) -> Value {
        let outcome = self.call(service, method, data).await;
        assert_eq!(
            outcome["status"], "success",
            "{service}.{method}: {outcome}"
        );
        outcome["data"].clone()
    }

    /// The refusal, which names a code and says something.
    pub(crate) async fn refusal(&self, service: &str, method: &str, data: Value) -> Value {
        let outcome = self.call(service, method, data).await;
        assert_eq!(
            outcome["status"], "failure",
            "{service}.{method}: {outcome}"
        );
        outcome["data"].clone()
    }

    /// Makes the agent ready in a campaign and puts a connected call of Asha Rao on the desk; its id.
    pub(crate) async fn in_a_call(&self, campaign: i64) -> Value {
        self.command(json!({ "command": "selectCampaign", "campaignId": campaign }))
            .await;
        self.command(json!({ "command": "setReady" })).await;
        let call = json!({ "kind": "inbound-call", "agent": "agent1", "phone": "+919845012345", "campaignId": campaign });
        let call = self
            .host
            .ask(&self.agent, Method::POST, "/simulator/calls", Some(call))
            .await;
        let id = call["interaction"]["interactionId"].clone();
        self.command(json!({ "command": "answer", "interactionId": id }))
            .await;
        id
    }

    pub(crate) async fn code(&self, service: &str, method: &str, data: Value) -> i64 {
        let outcome = self.call(service, method, data).await;
        assert_eq!(
            outcome["status"], "failure",
            "{service}.{method}: {outcome}"
        );
        assert!(
            outcome["data"]["message"]
                .as_str()
                .is_some_and(|text| !text.is_empty()),
            "{outcome}"
        );
        outcome["data"]["code"].as_i64().expect("a code")
    }

    pub(crate) async fn rest(&self, request: Value) -> (i64, Value) {
        let answer = self
            .done(
                "httpRequest",
                "invokeAmeyo",
                json!({ "httpRequestData": request }),
            )
            .await;
        let body = answer["response"].as_str().expect("raw text");
        (
            answer["statusCode"].as_i64().expect("a status"),
            serde_json::from_str(body).expect("JSON"),
        )
    }
}
