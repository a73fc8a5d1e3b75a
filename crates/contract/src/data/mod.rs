//! Data objects: what `globalData` and `contextData` read and change, and what other methods answer.
//!
//! One file of types for each thing; [`objects`] is the catalogue of what can be read, [`uses`] of what can be done.

mod app_conf;
mod centre;
mod customer;
mod http;
mod instance;
mod interaction;
mod objects;
mod session;
mod ticket;
mod uses;

pub use app_conf::*;
pub use centre::*;
pub use customer::*;
pub use http::*;
pub use instance::*;
pub use interaction::*;
pub use objects::data_objects;
pub use session::*;
pub use ticket::*;

use crate::error::ErrorCode;
use crate::event::EventScope;
use crate::grade::Grade;
use crate::method::MethodExample;
use crate::schema::schema_of;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One data object of `globalData` or `contextData`, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DataObjectEntry {
    /// The name that apps ask for.
    pub name: String,
    /// `global` for `globalData`, `context` for `contextData`.
    pub scope: EventScope,
    /// What it is, in one sentence.
    pub summary: String,
    /// How we know of it.
    pub grade: Grade,
    /// The schema of what `get` takes as its parameters, where it takes any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters: Option<Value>,
    /// An example of these parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parameters_example: Option<Value>,
    /// The schema of what `get` answers.
    pub schema: Value,
    /// An answer.
    pub example: Value,
    /// What can be done with it beside reading it.
    #[serde(default)]
    pub uses: Vec<ObjectUse>,
}

/// One thing that can be done with a data object, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ObjectUse {
    /// The service's method, such as `update`.
    pub method: String,
    /// The action, of `action`, `bulkAction` and `invoke`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// What it does, in one sentence.
    pub summary: String,
    /// How we know of it.
    pub grade: Grade,
    /// The key of `requestData` that holds the argument.
    pub argument_key: String,
    /// The argument's schema.
    pub argument: Value,
    /// The answer's schema.
    pub answer: Value,
    /// The codes that it may be refused with, beside those that the method lists.
    pub errors: Vec<ErrorCode>,
    /// A request and its answer.
    pub example: MethodExample,
}

/// The types of what other methods take and answer, for generated code.
#[must_use]
pub fn answer_schemas() -> Vec<Value> {
    vec![
        schema_of::<Registration>(),
        schema_of::<InstanceContext>(),
        schema_of::<InstanceInfo>(),
        schema_of::<InstanceList>(),
        schema_of::<CreationData>(),
        schema_of::<DataSent>(),
        schema_of::<ReceivedData>(),
        schema_of::<HttpRequestData>(),
        schema_of::<HttpResponseData>(),
        schema_of::<AppConfRecords>(),
        schema_of::<InitiateInteraction>(),
        schema_of::<DisposeInteraction>(),
        schema_of::<Disposed>(),
        schema_of::<AugmentData>(),
        schema_of::<Augmented>(),
        schema_of::<Snapshot>(),
        schema_of::<BulkOutcome>(),
        schema_of::<EmailedTicket>(),
    ]
}

/// An interaction, for the examples of methods.
pub(crate) fn example_interaction() -> Value {
    serde_json::to_value(objects::interaction()).unwrap_or_default()
}

/// A snapshot, for the examples of methods.
pub(crate) fn example_snapshot() -> Value {
    serde_json::to_value(objects::snapshot()).unwrap_or_default()
}
