//! Build profiles: the events, methods and slots that one build of the platform has.

use crate::data::{DataObjectEntry, answer_schemas, data_objects};
use crate::error::{ErrorEntry, errors};
use crate::event::chat::ChatFields;
use crate::event::parts::{AgentFields, CallFields, CallOutcome, Disposition};
use crate::event::{EventEntry, EventScope, events};
use crate::interface::{OperationEntry, operations};
use crate::method::{MethodEntry, methods};
use crate::opening::{context_operations, contexts};
use crate::rest::{RestRoute, rest_routes};
use crate::schema::schema_of;
use crate::slot::SlotType;
use schemars::JsonSchema;
use semver::Version;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Where our host serves the SDK's module (ours; the platform's own path is not public).
pub const SDK_PATH: &str = "/aaf-sdk.js";
/// Where our host serves the SDK as a classic script (ours).
pub const CLASSIC_SDK_PATH: &str = "/aaf_sdk.js";
/// The version of the platform that our own profile stands for.
pub const PLATFORM_VERSION: Version = Version::new(4, 99, 0);

/// The name of our own profile.
pub const OUR_NAME: &str = "callbench";

/// What one build of the platform offers to apps. Host, tools and generated code all follow from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BuildProfile {
    /// The profile's name.
    pub name: String,
    /// The platform's version, which manifests are compared with.
    pub platform_version: Version,
    /// Where the SDK's module is, under the SDK's base URL.
    pub sdk_path: String,
    /// Where the SDK's classic script is.
    pub classic_sdk_path: String,
    /// The types of slot.
    pub slot_types: Vec<SlotType>,
    /// The events.
    pub events: Vec<EventEntry>,
    /// The methods.
    pub methods: Vec<MethodEntry>,
    /// The data objects of `globalData.get` and `contextData.get`.
    pub data_objects: Vec<DataObjectEntry>,
    /// The operations of `interface.trigger`.
    pub operations: Vec<OperationEntry>,
    /// The contexts of `interface.open`.
    #[serde(default)]
    pub contexts: Vec<OperationEntry>,
    /// The operations of `contextData.trigger`.
    #[serde(default)]
    pub context_operations: Vec<OperationEntry>,
    /// The REST routes, with their names for `request.api`.
    #[serde(default)]
    pub rest_routes: Vec<RestRoute>,
    /// The error codes.
    pub errors: Vec<ErrorEntry>,
    /// Schemas of the parts that several payloads share; generated types extend them.
    #[serde(default)]
    pub shared: Vec<Value>,
    /// Schemas of further answers of methods.
    #[serde(default)]
    pub answers: Vec<Value>,
}

/// Why an app may not register for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegistrationRefusal {
    /// The build has no such event in that scope: 121.
    NotRecognised,
    /// It has, but not in slots of that type: 122.
    NotAllowed,
}

impl BuildProfile {
    /// Our own profile.
    #[must_use]
    pub fn ours() -> Self {
        Self {
            name: OUR_NAME.to_owned(),
            platform_version: PLATFORM_VERSION,
            sdk_path: SDK_PATH.to_owned(),
            classic_sdk_path: CLASSIC_SDK_PATH.to_owned(),
            slot_types: SlotType::ALL.to_vec(),
            events: events(),
            methods: methods(),
            data_objects: data_objects(),
            operations: operations(),
            contexts: contexts(),
            context_operations: context_operations(),
            rest_routes: rest_routes(),
            errors: errors(),
            shared: vec![
                schema_of::<CallFields>(),
                schema_of::<CallOutcome>(),
                schema_of::<Disposition>(),
                schema_of::<ChatFields>(),
                schema_of::<AgentFields>(),
            ],
            answers: answer_schemas(),
        }
    }

    /// The event of that name in that scope, if this build has it.
    #[must_use]
    pub fn event(&self, scope: EventScope, name: &str) -> Option<&EventEntry> {
        self.events
            .iter()
            .find(|event| event.scope == scope && event.name == name)
    }

    /// The method, if this build has it.
    #[must_use]
    pub fn method(&self, service: &str, method: &str) -> Option<&MethodEntry> {
        self.methods
            .iter()
            .find(|entry| entry.service == service && entry.method == method)
    }

    /// Whether this build has a service of that name.
    #[must_use]
    pub fn has_service(&self, service: &str) -> bool {
        self.methods.iter().any(|entry| entry.service == service)
    }

    /// Whether an app in a slot of that type may register for the event.
    ///
    /// # Errors
    /// 121 and 122, as values.
    pub fn check_registration(
        &self,
        scope: EventScope,
        name: &str,
        slot_type: SlotType,
    ) -> Result<&EventEntry, RegistrationRefusal> {
        let event = self
            .event(scope, name)
            .ok_or(RegistrationRefusal::NotRecognised)?;
        if event.allowed_in(slot_type) {
            Ok(event)
        } else {
            Err(RegistrationRefusal::NotAllowed)
        }
    }
}
