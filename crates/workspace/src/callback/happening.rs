//! What happened to a promised call. Part of the domain log: the form on disk is a promise.

use serde::{Deserialize, Serialize};

/// What happened to a promised call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "callback",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum CallbackHappening {}
