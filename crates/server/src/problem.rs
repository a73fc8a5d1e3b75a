//! A refusal of the host's API, as every route answers it.

use std::borrow::Cow;

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// What was refused, why, and how to mend it; the body of every answer with a status of 400 or above.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The HTTP status; not part of the body.
    #[serde(skip)]
    pub status: ProblemStatus,
    /// A stable name in kebab-case that scripts may compare.
    #[schema(value_type = String, example = "wrong-credentials")]
    pub code: Cow<'static, str>,
    /// What was refused and where.
    pub message: String,
    /// How to mend it.
    pub remedy: String,
    /// The field of the body or query that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// More for programs, such as the current object after a stale revision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Box<Value>>,
    /// Seconds after which another attempt may succeed; sent as `Retry-After`.
    #[serde(skip)]
    pub retry_after: Option<u32>,
}

/// The status of a [`Problem`]; always 4xx or 5xx.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProblemStatus(StatusCode);

impl ProblemStatus {
    /// The status itself.
    #[must_use]
    pub fn code(self) -> StatusCode {
        self.0
    }
}

impl Problem {
    /// A refusal with this status, code, message and remedy.
    #[must_use]
    pub fn new(
        status: StatusCode,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            status: ProblemStatus(status),
            code: code.into(),
            message: message.into(),
            remedy: remedy.into(),
            field: None,
            details: None,
            retry_after: None,
        }
    }

    /// Names the field that it is about.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>) -> Self {
        self.field = Some(name.into());
        self
    }

    /// Adds data for programs.
    #[must_use]
    pub fn details(mut self, details: Value) -> Self {
        self.details = Some(Box::new(details));
        self
    }

    /// Says after how many seconds to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// 400: the body or query is not what the route takes.
    #[must_use]
    pub fn bad_request(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad-request", message, remedy)
    }

    /// 404: no object with that name.
    #[must_use]
    pub fn not_found(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", message, remedy)
    }

    /// 403: signed in, but not with a role that may do this.
    #[must_use]
    pub fn forbidden(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", message, remedy)
    }

    /// 409: somebody else changed the object; `current` is how it stands now.
    #[must_use]
    pub fn stale_revision(what: &str, current: Value) -> Self {
        Self::new(
            StatusCode::CONFLICT,
            "stale-revision",
            format!("{what} was changed since you read it"),
            "read it again (it is in details) and repeat your change on top of it",
        )
        .details(current)
    }

    /// 500: a fault of the host. The cause goes to the log, not to the caller.
    #[must_use]
    pub fn internal(cause: &dyn std::fmt::Display) -> Self {
        tracing::error!(%cause, "a request failed inside the host");
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "the host failed while it worked on this request",
            "try again; if it stays, look for the error in the host's log",
        )
    }
}

impl From<callbench_store::StoreError> for Problem {
    fn from(error: callbench_store::StoreError) -> Self {
        if error.is_disk_full() {
            tracing::error!(%error, "the data directory is full");
            return Self::new(
                StatusCode::INSUFFICIENT_STORAGE,
                "disk-full",
                "the host's data directory has no space left",
                "free some space on that disk, then try again; nothing was changed",
            );
        }
        Self::internal(&error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status.code();
        let retry_after = self.retry_after;
        let mut response = (status, Json(self)).into_response();
        if let Some(seconds) = retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
