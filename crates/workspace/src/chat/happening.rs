//! What happened to a chat. Part of the domain log: the form on disk is a promise.

use serde::{Deserialize, Serialize};

/// What happened to a chat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "chat",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum ChatHappening {}
