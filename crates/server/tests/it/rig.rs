//! A host with its data directory, and people who use it.

use std::path::Path;
use std::time::Duration;

use callbench_server::{Clock, Host, HostConfig, RunningHost};
use futures_util::{SinkExt, StreamExt};
use http::StatusCode;
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// Longer than anything here takes, so that a hang fails instead of hanging the run.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running host.
pub(crate) struct Rig {
    host: RunningHost,
    directory: TempDir,
    client: Client,
}

impl Rig {
    /// A host with demo data.
    pub(crate) async fn demo() -> Self {
        Self::with(|config| config.demo = true).await
    }

    /// A host with these settings on top of the defaults.
    pub(crate) async fn with(change: impl FnOnce(&mut HostConfig)) -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        let host = start(directory.path(), change).await;
        Self::of(host, directory)
    }

    /// A host with demo data on a clock that the test moves.
    pub(crate) async fn demo_on(clock: Clock) -> Self {
        let directory = TempDir::new().expect("a temporary directory");
        let host = start_on(directory.path(), clock).await;
        Self::of(host, directory)
    }

    /// Stops the host and starts another on the same data, with demo data, on this clock.
    pub(crate) async fn restart_on(self, clock: Clock) -> Self {
        self.host.shutdown().await;
        let host = start_on(self.directory.path(), clock).await;
        Self::of(host, self.directory)
    }

    fn of(host: RunningHost, directory: TempDir) -> Self {
        let client = Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(PATIENCE)
            .build()
            .expect("a client");
        Self {
            host,
            directory,
            client,
        }
    }

    /// Stops the host and starts another on the same data.
    pub(crate) async fn restart(self, change: impl FnOnce(&mut HostConfig)) -> Self {
        self.host.shutdown().await;
        let host = start(self.directory.path(), change).await;
        Self::of(host, self.directory)
    }

    pub(crate) fn host(&self) -> &RunningHost {
        &self.host
    }

    pub(crate) fn data(&self) -> &Path {
        self.directory.path()
    }

    /// Stops the host, and keeps its data until the returned value is dropped.
    pub(crate) async fn stop(self) -> TempDir {
        self.host.shutdown().await;
        self.directory
    }

    /// The shell's origin.
    pub(crate) fn origin(&self) -> String {
        self.host.public_url()
    }

    /// The `Host` that a browser would send to the shell.
    pub(crate) fn authority(&self) -> String {
        format!("localhost:{}", self.host.port())
    }

    /// A request to the shell's site with no credentials and no origin.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.request_to(&self.authority(), method, path)
    }

    /// A request that names another site. (A second `Host` header would be added, not replace the first.)
    pub(crate) fn request_to(&self, host: &str, method: Method, path: &str) -> RequestBuilder {
        let url = format!("http://127.0.0.1:{}{path}", self.host.port());
        self.client.request(method, url).header("host", host)
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> RequestBuilder {
        self.request(Method::POST, path).json(body)
    }

    /// Signs in as a page of the shell does.
    pub(crate) async fn page(&self, user: &str) -> Page<'_> {
        let answer = self
            .post(
                "/api/v1/session",
                &json!({ "userId": user, "password": "demo" }),
            )
            .header("origin", self.origin())
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK, "{user} signs in");
        Page {
            rig: self,
            cookie: cookie_of(&answer),
        }
    }

    /// Signs in as a program does, and returns the token.
    pub(crate) async fn token(&self, user: &str) -> String {
        let answer = self
            .post(
                "/api/v1/session",
                &json!({ "userId": user, "password": "demo", "tokenOnly": true }),
            )
            .send()
            .await
            .expect("an answer");
        assert!(answer.headers().get("set-cookie").is_none());
        let body: Value = answer.json().await.expect("JSON");
        body["token"].as_str().expect("a token").to_owned()
    }
}

async fn start(directory: &Path, change: impl FnOnce(&mut HostConfig)) -> RunningHost {
    let mut config = HostConfig::new(directory, 0);
    change(&mut config);
    Host::start(config).await.expect("the host starts")
}

async fn start_on(directory: &Path, clock: Clock) -> RunningHost {
    let mut config = HostConfig::new(directory, 0);
    config.demo = true;
    Host::start_with_clock(config, clock)
        .await
        .expect("the host starts")
}

/// The cookie that an answer sets, as a browser sends it back.
pub(crate) fn cookie_of(answer: &Response) -> String {
    let header = answer.headers().get("set-cookie").expect("a cookie");
    let text = header.to_str().expect("text");
    text.split(';').next().expect("a pair").to_owned()
}

/// Status and body of an answer.
pub(crate) async fn outcome(request: RequestBuilder) -> (StatusCode, Value) {
    let answer = request.send().await.expect("an answer");
    let status = answer.status();
    let text = answer.text().await.expect("a body");
    let body = if text.is_empty() {
        Value::Null
    } else {
        serde_json::from_str(&text).unwrap_or(Value::String(text))
    };
    (status, body)
}

/// Asserts a refusal with this code, and that it says what and how to mend it.
pub(crate) fn assert_refused(outcome: &(StatusCode, Value), status: StatusCode, code: &str) {
    let (found, body) = outcome;
    assert_eq!((*found, &body["code"]), (status, &json!(code)), "{body}");
    for key in ["message", "remedy"] {
        assert!(
            body[key].as_str().is_some_and(|text| !text.is_empty()),
            "{key} in {body}"
        );
    }
}

/// A signed-in page of the shell.
pub(crate) struct Page<'a> {
    rig: &'a Rig,
    pub(crate) cookie: String,
}

impl Page<'_> {
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.rig
            .request(method, path)
            .header("cookie", &self.cookie)
            .header("origin", self.rig.origin())
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let (status, body) = outcome(self.request(Method::GET, path)).await;
        assert!(status.is_success(), "{path}: {status} {body}");
        body
    }

    /// Does something at the desk and returns the desk.
    pub(crate) async fn command(&self, command: Value) -> Value {
        let (status, body) = self.try_command(command.clone()).await;
        assert_eq!(status, StatusCode::OK, "{command}: {body}");
        body
    }

    pub(crate) async fn try_command(&self, command: Value) -> (StatusCode, Value) {
        outcome(
            self.request(Method::POST, "/api/v1/desk/commands")
                .json(&command),
        )
        .await
    }

    /// Chooses the demo's support line and becomes ready.
    pub(crate) async fn get_ready(&self) {
        self.command(json!({ "command": "selectCampaign", "campaignId": 101 }))
            .await;
        self.command(json!({ "command": "setReady" })).await;
    }

    pub(crate) async fn socket(&self, after: Option<i64>) -> Socket {
        let query = after.map(|seq| format!("?after={seq}")).unwrap_or_default();
        let headers = [
            ("cookie", self.cookie.clone()),
            ("origin", self.rig.origin()),
        ];
        Socket::open(self.rig, &query, &headers)
            .await
            .expect("the socket opens")
    }
}

/// An open socket.
pub(crate) struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Opens the socket, or returns the status that refused it.
    pub(crate) async fn open(
        rig: &Rig,
        query: &str,
        headers: &[(&'static str, String)],
    ) -> Result<Self, StatusCode> {
        let url = format!("ws://127.0.0.1:{}/api/v1/socket{query}", rig.host.port());
        let mut request = url.into_client_request().expect("a request");
        let host = rig.authority().parse().expect("a value");
        request.headers_mut().insert("host", host);
        for (name, value) in headers {
            let value = value.parse().expect("a value");
            request.headers_mut().insert(*name, value);
        }
        match tokio_tungstenite::connect_async(request).await {
            Ok((stream, _)) => Ok(Self(stream)),
            Err(tokio_tungstenite::tungstenite::Error::Http(answer)) => Err(answer.status()),
            Err(error) => panic!("the socket failed: {error}"),
        }
    }

    pub(crate) async fn say(&mut self, said: &Value) {
        self.0
            .send(Message::text(said.to_string()))
            .await
            .expect("sent");
    }

    /// The next message, whatever it is.
    pub(crate) async fn next(&mut self) -> Value {
        match self.frame().await {
            Message::Text(text) => serde_json::from_str(&text).expect("JSON"),
            other => panic!("expected a text, got {other:?}"),
        }
    }

    /// The next message of this type; others are passed over.
    pub(crate) async fn next_of(&mut self, kind: &str) -> Value {
        loop {
            let message = self.next().await;
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// Reads deliveries until the one with this event's name, and returns the names of all that came.
    pub(crate) async fn deliveries_until(&mut self, name: &str) -> Vec<Value> {
        let mut all = Vec::new();
        loop {
            let delivery = self.next_of("delivery").await;
            let is_last = delivery["event"]["name"] == name;
            all.push(delivery);
            if is_last {
                return all;
            }
        }
    }

    /// The code with which the host closes.
    pub(crate) async fn close_code(&mut self) -> u16 {
        loop {
            if let Message::Close(frame) = self.frame().await {
                return frame.map_or(1005, |frame| frame.code.into());
            }
        }
    }

    async fn frame(&mut self) -> Message {
        tokio::time::timeout(PATIENCE, self.0.next())
            .await
            .expect("a message in time")
            .expect("an open socket")
            .expect("a message")
    }
}

/// The names of the events in deliveries.
pub(crate) fn names(deliveries: &[Value]) -> Vec<&str> {
    deliveries
        .iter()
        .map(|delivery| delivery["event"]["name"].as_str().expect("a name"))
        .collect()
}
