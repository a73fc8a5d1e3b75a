//! Answers and error bodies of the REST interface.

use serde::Serialize;
use serde_json::{Value, json};

/// An answer, before it is wrapped for the app.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AmeyoAnswer {
    pub(crate) status: u16,
    pub(crate) body: Value,
}

/// An error of the interface: `{ message, code, info, status }`. `message` is the name that programs compare (seen), `info` says it in words (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Fault {
    message: String,
    code: u32,
    info: String,
    status: u16,
}

/// The non-standard status of business faults.
const BUSINESS_FAULT: u16 = 512;

impl AmeyoAnswer {
    /// 200 with this body.
    pub(super) fn ok(body: Value) -> Self {
        Self { status: 200, body }
    }

    pub(super) fn of_fault(fault: Fault) -> Self {
        Self {
            status: fault.status,
            body: json!(fault),
        }
    }

    /// The value that `httpRequest` resolves to: `response` is the raw body, header names are lower-case.
    pub(crate) fn for_app(&self) -> Value {
        let response = self.body.to_string();
        json!({
            "statusCode": self.status,
            "statusText": status_text(self.status),
            "headers": {
                "content-type": "application/json;charset=UTF-8",
                "content-length": response.len().to_string(),
            },
            "response": response,
        })
    }
}

impl Fault {
    /// 400: a field is missing or of the wrong type.
    pub(super) fn invalid_input(info: impl Into<String>) -> Self {
        Self {
            message: "InvalidInput".into(),
            code: 40001,
            info: info.into(),
            status: 400,
        }
    }

    /// 404: no such path.
    pub(super) fn not_found(path: &str) -> Self {
        Self {
            message: "requested.resource.not.found".into(),
            code: 99999,
            info: format!(
                "this host has no `ameyorestapi/{path}`; the paths that it has are in the SDK reference"
            ),
            status: 404,
        }
    }

    /// 405: the path takes another method.
    pub(super) fn method_not_allowed(method: &str, path: &str, allowed: &str) -> Self {
        Self {
            message: "method.not.allowed".into(),
            code: 0,
            info: format!("`ameyorestapi/{path}` takes {allowed}, not {method}"),
            status: 405,
        }
    }

    /// 512: the request is well formed, but the contact centre refuses it.
    pub(super) fn business(message: impl Into<String>, info: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code: u32::from(BUSINESS_FAULT),
            info: info.into(),
            status: BUSINESS_FAULT,
        }
    }

    /// 500: the host failed. The cause goes to the log.
    pub(super) fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "a REST request of an app failed inside the host");
        Self {
            message: "internal.error".into(),
            code: 50000,
            info: "the host failed; look at its log".into(),
            status: 500,
        }
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
