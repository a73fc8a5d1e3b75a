//! What happened to a ticket. Part of the domain log: the form on disk is a promise.

use serde::{Deserialize, Serialize};

/// What happened to a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "ticket",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TicketHappening {}
