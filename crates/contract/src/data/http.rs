//! Requests that the host sends for an app.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What `httpRequest` sends (seen).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HttpRequestData {
    /// A path relative to the server, without a leading slash: `ameyorestapi/…`; or the whole `https` address of a server that an
    /// administrator has listed.
    pub url: String,
    /// The method; `GET` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Headers; only `content-type` is needed, the host adds the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<BTreeMap<String, String>>,
    /// The body: text as it is, anything else as JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
}

/// What `httpRequest` resolves to, HTTP error statuses included (seen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HttpResponseData {
    /// The HTTP status.
    pub status_code: u16,
    /// The status in words.
    pub status_text: String,
    /// The raw body text.
    pub response: String,
    /// Headers, names in lower case.
    pub headers: BTreeMap<String, String>,
}
