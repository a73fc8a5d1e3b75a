//! The port protocol: JSON texts over a `MessagePort` of the instance's own (ours).

use crate::error::AppError;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How an SDK that knows the protocol names it in `transports`.
pub const TRANSPORT: &str = "port/1";

/// The protocol's version.
pub const VERSION: u32 = 1;

/// App to shell. Without an `id` it is a notice and gets no answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Comes back with the answer; unique among the open requests of the port.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    /// The service, such as `globalData`.
    pub service: String,
    /// The service's method, such as `get`.
    pub method: String,
    /// The arguments, keyed as in the contract's method table.
    #[serde(default)]
    pub data: Value,
}

/// Shell to app: the answer to a request that could be carried out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Success {
    /// The request's own.
    pub id: u64,
    /// The result.
    pub data: Value,
}

/// Shell to app: the answer to a request that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The request's own.
    pub id: u64,
    /// Why.
    pub error: AppError,
}

/// Shell to app: something happened that the app registered for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// `<service>:<eventName>`.
    pub event: String,
    /// The payload.
    pub data: Value,
}
