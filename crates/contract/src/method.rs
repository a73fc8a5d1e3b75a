//! Methods: what an app asks. One row for each pair of service and method on the wire (the contract's section 4).

mod data;
mod events;
mod interaction;
mod page;
mod requests;
mod storage;

use crate::error::ErrorCode;
use crate::grade::Grade;
use crate::schema::schema_of;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

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
    /// Nobody: a method that a build profile names and our host doesn't have; refused with 133.
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
    /// The value's JSON Schema; an empty one takes anything.
    pub schema: Value,
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
    /// The answer's schema, where it is the same whatever was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Value>,
    /// The codes that it may be refused with, beside those that any request may meet.
    pub errors: Vec<ErrorCode>,
    /// A request and its answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<MethodExample>,
}

/// The codes that any request may be refused with.
pub const COMMON_ERRORS: [ErrorCode; 8] = [
    ErrorCode::RequestTimeout,
    ErrorCode::TooManyRequests,
    ErrorCode::Cancelled,
    ErrorCode::MalformedMessage,
    ErrorCode::HostUnreachable,
    ErrorCode::InstanceGone,
    ErrorCode::PayloadTooLarge,
    ErrorCode::Internal,
];

/// Every method of our own profile.
#[must_use]
pub fn methods() -> Vec<MethodEntry> {
    [
        events::rows(),
        data::rows(),
        page::rows(),
        requests::rows(),
        storage::rows(),
        interaction::rows(),
    ]
    .concat()
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
            answer: None,
            errors: Vec::new(),
            example: None,
        }
    }

    fn called(mut self, spelling: &str) -> Self {
        self.calls.push(spelling.to_owned());
        self
    }

    fn key(self, name: &str, kind: Kind, meaning: &str) -> Self {
        self.with_key(name, kind, true, meaning)
    }

    fn optional_key(self, name: &str, kind: Kind, meaning: &str) -> Self {
        self.with_key(name, kind, false, meaning)
    }

    fn with_key(mut self, name: &str, kind: Kind, required: bool, meaning: &str) -> Self {
        self.request_keys.push(RequestKey {
            name: name.to_owned(),
            required,
            meaning: meaning.to_owned(),
            schema: kind.schema(),
        });
        self
    }

    fn answers<T: JsonSchema>(mut self, result: &str) -> Self {
        self.result = result.to_owned();
        self.answer = Some(schema_of::<T>());
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

/// What a key of `requestData` holds.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Number,
    Truth,
    Object,
    Ids,
    Anything,
}

impl Kind {
    fn schema(self) -> Value {
        match self {
            Self::Text => json!({ "type": "string" }),
            Self::Number => json!({ "type": "number" }),
            Self::Truth => json!({ "type": "boolean" }),
            Self::Object => json!({ "type": "object" }),
            Self::Ids => json!({ "type": "array", "items": { "type": ["string", "number"] } }),
            Self::Anything => json!({}),
        }
    }
}
