//! Methods: what an app asks. One row for each pair of service and method on the wire (the contract's section 4).

mod available;
mod elsewhere;

use crate::error::ErrorCode;
use crate::grade::Grade;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Who answers a method on our host.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum AnsweredBy {
    /// The shell, in the browser.
    Shell,
    /// The host.
    Host,
    /// Nobody yet: refused with 133.
    NotInThisRelease,
}

/// One key of `requestData`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RequestKey {
    /// The key.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it means.
    pub meaning: String,
}

/// A request and its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MethodExample {
    /// What goes over the wire as `requestData`.
    pub request_data: Value,
    /// What the promise resolves to.
    pub answer: Value,
}

/// One method of a build, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MethodEntry {
    /// The service on the wire.
    pub service: String,
    /// The method on the wire.
    pub method: String,
    /// How an app spells the call: the current generation first, then the legacy one where it differs.
    pub calls: Vec<String>,
    /// The keys of `requestData`.
    pub request_keys: Vec<RequestKey>,
    /// Who answers on our host.
    pub answered_by: AnsweredBy,
    /// How we know of it.
    pub grade: Grade,
    /// What it does, in one sentence.
    pub summary: String,
    /// What the promise resolves to, in words.
    pub result: String,
    /// The codes that it may be refused with, beside those that any request may meet.
    pub errors: Vec<ErrorCode>,
    /// A request and its answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<MethodExample>,
}

/// The codes that any request may be refused with.
pub const COMMON_ERRORS: [ErrorCode; 6] = [
    ErrorCode::RequestTimeout,
    ErrorCode::MalformedMessage,
    ErrorCode::HostUnreachable,
    ErrorCode::InstanceGone,
    ErrorCode::PayloadTooLarge,
    ErrorCode::Internal,
];

/// Every method of the platform, those that this release refuses included.
#[must_use]
pub fn methods() -> Vec<MethodEntry> {
    let mut rows = available::rows();
    rows.extend(elsewhere::rows());
    rows
}

impl MethodEntry {
    fn new(
        service: &str,
        method: &str,
        grade: Grade,
        answered_by: AnsweredBy,
        summary: &str,
    ) -> Self {
        Self {
            service: service.to_owned(),
            method: method.to_owned(),
            calls: Vec::new(),
            request_keys: Vec::new(),
            answered_by,
            grade,
            summary: summary.to_owned(),
            result: String::new(),
            errors: Vec::new(),
            example: None,
        }
    }

    fn called(mut self, spelling: &str) -> Self {
        self.calls.push(spelling.to_owned());
        self
    }

    fn key(mut self, name: &str, meaning: &str) -> Self {
        self.request_keys.push(RequestKey {
            name: name.to_owned(),
            required: true,
            meaning: meaning.to_owned(),
        });
        self
    }

    fn optional_key(mut self, name: &str, meaning: &str) -> Self {
        self.request_keys.push(RequestKey {
            name: name.to_owned(),
            required: false,
            meaning: meaning.to_owned(),
        });
        self
    }

    fn resolves_to(mut self, result: &str) -> Self {
        self.result = result.to_owned();
        self
    }

    fn refused_with(mut self, errors: &[ErrorCode]) -> Self {
        self.errors.extend_from_slice(errors);
        self
    }

    fn example(mut self, request_data: Value, answer: Value) -> Self {
        self.example = Some(MethodExample {
            request_data,
            answer,
        });
        self
    }
}
