//! What supervisors did. Part of the domain log: the form on disk is a promise.

use serde::{Deserialize, Serialize};

/// What supervisors did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "supervision",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum SupervisionHappening {}
