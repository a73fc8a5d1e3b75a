//! Answers and error bodies of the REST interface.

use axum::response::{IntoResponse, Response};
use http::header::{ALLOW, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::{IntoResponses, ToSchema};

/// An answer, before it is wrapped for the app.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AmeyoAnswer {
    status: u16,
    body: Value,
    /// The methods that the path takes, after another one was tried.
    allowed: Option<String>,
}

/// An error of the interface: `{ message, code, info, status }`. `message` is the name that programs compare (seen), `info` says it in words (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Fault {
    #[schema(example = "requested.resource.not.found")]
    message: String,
    #[schema(example = 99999)]
    code: u32,
    info: String,
    #[schema(example = 404)]
    status: u16,
    #[serde(skip)]
    allowed: Option<String>,
}

/// The faults that every path can answer with.
#[derive(Debug, IntoResponses)]
#[expect(dead_code, reason = "only described")]
pub(super) enum Faults {
    /// `InvalidInput`, code 40001: a field is missing or of the wrong type.
    #[response(status = BAD_REQUEST)]
    InvalidInput(Fault),
    /// `invalid.authentication.token`, code 909090: nobody is signed in.
    #[response(status = UNAUTHORIZED)]
    Unauthenticated(Fault),
    /// `invalid.session.id`, code 99999: the session has ended, a page of another origin asks, or the role may not.
    #[response(status = FORBIDDEN)]
    Forbidden(Fault),
    /// `requested.resource.not.found`, code 99999.
    #[response(status = NOT_FOUND)]
    NotFound(Fault),
    /// `method.not.allowed`, code 0; `Allow` names the methods that the path takes.
    #[response(status = METHOD_NOT_ALLOWED)]
    MethodNotAllowed(Fault),
    /// `body.too.large`: more than 1 MiB.
    #[response(status = PAYLOAD_TOO_LARGE)]
    TooLarge(Fault),
    /// A business fault, such as `user.not.found`: the contact centre refuses it.
    #[response(status = 512)]
    Business(Fault),
}

/// The non-standard status of business faults.
pub(crate) const BUSINESS_FAULT: u16 = 512;
const MEDIA_TYPE: &str = "application/json;charset=UTF-8";

impl AmeyoAnswer {
    /// 200 with this body.
    pub(super) fn ok(body: Value) -> Self {
        Self {
            status: 200,
            body,
            allowed: None,
        }
    }

    pub(super) fn of_fault(fault: Fault) -> Self {
        Self {
            status: fault.status,
            body: json!(fault),
            allowed: fault.allowed,
        }
    }

    /// The body, or the status with what the fault says in words.
    pub(crate) fn into_result(self) -> Result<Value, (u16, String)> {
        if (200..300).contains(&self.status) {
            return Ok(self.body);
        }
        let text = |key: &str| {
            self.body
                .get(key)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        Err((
            self.status,
            format!("{} ({})", text("info"), text("message")),
        ))
    }

    /// The value that `httpRequest` resolves to: `response` is the raw body, header names are lower-case.
    pub(crate) fn for_app(&self) -> Value {
        let response = self.body.to_string();
        let mut headers = json!({
            "content-type": MEDIA_TYPE,
            "content-length": response.len().to_string(),
        });
        if let Some(allowed) = &self.allowed {
            headers["allow"] = json!(allowed);
        }
        json!({
            "statusCode": self.status,
            "statusText": status_text(self.status),
            "headers": headers,
            "response": response,
        })
    }
}

impl IntoResponse for AmeyoAnswer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, self.body.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(allowed) = self
            .allowed
            .and_then(|all| HeaderValue::from_str(&all).ok())
        {
            headers.insert(ALLOW, allowed);
        }
        response
    }
}

impl Fault {
    fn new(status: u16, code: u32, message: impl Into<String>, info: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code,
            info: info.into(),
            status,
            allowed: None,
        }
    }

    /// 400: a field is missing or of the wrong type.
    pub(super) fn invalid_input(info: impl Into<String>) -> Self {
        Self::new(400, 40001, "InvalidInput", info)
    }

    /// 401: nobody is signed in.
    pub(super) fn unauthenticated(info: impl Into<String>) -> Self {
        Self::new(401, 909_090, "invalid.authentication.token", info)
    }

    /// 403: the session has ended, or may not do this.
    pub(super) fn forbidden(info: impl Into<String>) -> Self {
        Self::new(403, 99_999, "invalid.session.id", info)
    }

    /// 404: no such path.
    pub(super) fn not_found(path: &str) -> Self {
        let shown: String = path.chars().take(200).collect();
        let info = format!(
            "this host has no `ameyorestapi/{shown}`; the paths that it has are in /openapi.json"
        );
        Self::new(404, 99_999, "requested.resource.not.found", info)
    }

    /// 405: the path takes other methods.
    pub(super) fn method_not_allowed(method: &str, path: &str, allowed: String) -> Self {
        let info = format!("`ameyorestapi/{path}` takes {allowed}, not {method}");
        Self {
            allowed: Some(allowed),
            ..Self::new(405, 0, "method.not.allowed", info)
        }
    }

    /// 413: the body is too large.
    pub(super) fn too_large() -> Self {
        let info = "the body is larger than 1 MiB";
        Self::new(413, 40_001, "body.too.large", info)
    }

    /// 512: the request is well formed, but the contact centre refuses it.
    pub(super) fn business(message: impl Into<String>, info: impl Into<String>) -> Self {
        let code = u32::from(BUSINESS_FAULT);
        Self::new(BUSINESS_FAULT, code, message, info)
    }

    /// 500: the host failed. The cause goes to the log.
    pub(super) fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "a REST request of an app failed inside the host");
        let info = "the host failed; look at its log";
        Self::new(500, 50_000, "internal.error", info)
    }
}

fn status_text(status: u16) -> &'static str {
    match status {
        BUSINESS_FAULT => "Business Fault",
        _ => http::StatusCode::from_u16(status)
            .ok()
            .and_then(|status| status.canonical_reason())
            .unwrap_or_default(),
    }
}
