//! What happened to leads and the dialler. Part of the domain log: the form on disk is a promise.

use serde::{Deserialize, Serialize};

/// What happened to leads and the dialler.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "lead",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LeadHappening {}
