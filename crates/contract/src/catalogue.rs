//! The catalogue: a profile as one JSON document with a JSON Schema per entry, for tools and for people.

use crate::generate::GENERATED_BY;
use crate::profile::BuildProfile;
use crate::schema::DIALECT;
use serde_json::{Value, json};

/// The catalogue of a profile. Every schema in it is a draft 2020-12 document of its own.
#[must_use]
pub fn catalogue(profile: &BuildProfile) -> Value {
    json!({
        "$comment": GENERATED_BY,
        "profile": profile.name,
        "platformVersion": profile.platform_version,
        "sdkPath": profile.sdk_path,
        "classicSdkPath": profile.classic_sdk_path,
        "slotTypes": profile.slot_types,
        "schemaDialect": DIALECT,
        "events": profile.events,
        "methods": profile.methods,
        "dataObjects": profile.data_objects,
        "operations": profile.operations,
        "contexts": profile.contexts,
        "contextOperations": profile.context_operations,
        "restRoutes": profile.rest_routes,
        "errors": profile.errors,
    })
}
