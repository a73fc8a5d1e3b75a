//! The command line's side of a host's API.

use reqwest::{Method, RequestBuilder, Response, StatusCode, Url};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::failure::{Failure, Kind};

/// A host, with a session token once somebody has signed in.
#[derive(Debug, Clone)]
pub(crate) struct HostClient {
    base: Url,
    http: reqwest::Client,
    token: Option<String>,
}

/// A refusal as the host words it.
#[derive(Debug, Deserialize)]
struct Problem {
    code: String,
    message: String,
    remedy: Option<String>,
}

impl HostClient {
    /// A host by its URL.
    pub(crate) fn new(host: &str) -> Result<Self, Failure> {
        let base: Url = host
            .parse()
            .ok()
            .filter(|url: &Url| matches!(url.scheme(), "http" | "https") && url.has_host())
            .ok_or_else(|| {
                Failure::usage(format!("`--host {host}` is not a URL"))
                    .remedy("give the address that `callbench serve` printed, such as http://localhost:4100")
            })?;
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("callbench/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(std::time::Duration::from_secs(10))
            .build()
            .map_err(|error| Failure::internal(format!("no HTTP client: {error}")))?;
        Ok(Self {
            base,
            http,
            token: None,
        })
    }

    /// The host's address without a trailing slash.
    pub(crate) fn url(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }

    /// Signs in; later calls are made as this user.
    pub(crate) async fn sign_in(&mut self, user: &str, password: &str) -> Result<(), Failure> {
        let body = json!({ "userId": user, "password": password, "tokenOnly": true });
        let answer = self
            .send(self.call(Method::POST, "session").json(&body))
            .await?;
        let token = answer["token"]
            .as_str()
            .ok_or_else(|| self.not_a_host("it gave no session token"))?;
        self.token = Some(token.to_owned());
        Ok(())
    }

    /// Ends the session, so that no token stays valid behind.
    pub(crate) async fn sign_out(&mut self) -> Result<(), Failure> {
        if self.token.is_some() {
            self.send(self.call(Method::DELETE, "session")).await?;
            self.token = None;
        }
        Ok(())
    }

    /// A request to a route below `/api/v1`.
    pub(crate) fn call(&self, method: Method, route: &str) -> RequestBuilder {
        let request = self
            .http
            .request(method, format!("{}/api/v1/{route}", self.url()));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    /// Sends it and reads the JSON answer; a refusal becomes a failure with the host's own words.
    pub(crate) async fn send(&self, request: RequestBuilder) -> Result<Value, Failure> {
        let response = request
            .send()
            .await
            .map_err(|error| self.unreachable(&error))?;
        let status = response.status();
        if status == StatusCode::NO_CONTENT {
            return Ok(Value::Null);
        }
        let is_success = status.is_success();
        let text = self.text(response).await?;
        if is_success {
            return serde_json::from_str(&text)
                .map_err(|_| self.not_a_host("its answer is not JSON"));
        }
        Err(self.refusal(status, &text))
    }

    async fn text(&self, response: Response) -> Result<String, Failure> {
        response
            .text()
            .await
            .map_err(|error| self.unreachable(&error))
    }

    fn refusal(&self, status: StatusCode, text: &str) -> Failure {
        let Ok(problem) = serde_json::from_str::<Problem>(text) else {
            return self.not_a_host(&format!("it answered {status}"));
        };
        let kind = match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS => {
                Kind::SignIn
            }
            _ => Kind::Refused,
        };
        let mut failure = Failure::new(kind, format!("{} ({})", problem.message, problem.code));
        failure.remedy = problem.remedy;
        failure
    }

    fn unreachable(&self, error: &reqwest::Error) -> Failure {
        let mut cause: &dyn std::error::Error = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        Failure::new(
            Kind::HostUnreachable,
            format!("no host answers at {}: {cause}", self.url()),
        )
        .remedy("check the address, and that the host is running (`callbench serve`)")
    }

    fn not_a_host(&self, why: &str) -> Failure {
        Failure::new(
            Kind::HostUnreachable,
            format!(
                "{} does not answer like a callbench host: {why}",
                self.url()
            ),
        )
        .remedy(
            "give the address that `callbench serve` printed, not that of another server before it",
        )
    }
}
