//! The legacy protocol: JSON strings over `window.postMessage` (seen).

use crate::error::AppError;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What the SDK states as its version.
pub const SDK_VERSION: &str = "1.0.0";

/// App to shell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// Opaque; comes back with the answer.
    pub request_id: String,
    /// The service, such as `globalData`.
    pub service: String,
    /// The service's method, such as `get`.
    pub method: String,
    /// The arguments, keyed as in the contract's method table.
    #[serde(default)]
    pub request_data: Value,
    /// The `instanceId` query parameter's value; not trusted for identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// [`SDK_VERSION`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sdk_version: Option<String>,
    /// Only on `appLoad` of our own SDK: the transports that it knows beside this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transports: Option<Vec<String>>,
}

/// Shell to app, told apart by `responseType`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "responseType", rename_all = "camelCase")]
pub enum Message {
    /// The answer to a request.
    #[serde(rename_all = "camelCase")]
    Request {
        /// The request's own.
        request_id: String,
        /// The request's own.
        service: String,
        /// The request's own.
        method: String,
        /// How it went.
        status: Status,
        /// The result, or `{ code, message }`.
        data: Value,
    },
    /// An event, dispatched in the app under `<service>:<eventName>`.
    #[serde(rename_all = "camelCase")]
    Event {
        /// `globalEvent`, `contextEvent` or `instance`.
        service: String,
        /// The event's name.
        event_name: String,
        /// Its payload.
        data: Value,
    },
    /// Not of the platform: our offer of a port, which travels with this message.
    Port {
        /// [`super::port::VERSION`].
        version: u32,
    },
}

/// How a request went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// `data` is the result.
    Success,
    /// `data` is the error.
    Failure,
}

impl Message {
    /// Answers a request.
    #[must_use]
    pub fn answer(request: &Request, result: Result<Value, &AppError>) -> Self {
        let (status, data) = match result {
            Ok(data) => (Status::Success, data),
            Err(AppError { code, message }) => (
                Status::Failure,
                serde_json::json!({ "code": code.code(), "message": message }),
            ),
        };
        Self::Request {
            request_id: request.request_id.clone(),
            service: request.service.clone(),
            method: request.method.clone(),
            status,
            data,
        }
    }
}
