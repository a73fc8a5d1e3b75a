//! What apps keep at the host.

use crate::ids::{CampaignId, ProcessId, UserId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One record of an app's configuration (seen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppConfRecord {
    /// The record.
    pub id: i64,
    /// The version of the app that wrote it.
    pub app_version: Option<String>,
    /// The process that it is for.
    pub process_id: Option<ProcessId>,
    /// The campaign that it is for.
    pub campaign_id: Option<CampaignId>,
    /// The queue that it is for.
    pub queue_id: Option<i64>,
    /// The person that it is for.
    pub user_id: Option<UserId>,
    /// The app's own key.
    pub custom_key: String,
    /// The app's own data, as text.
    pub data: String,
}

/// What `appConf.get` resolves to (seen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppConfRecords {
    /// The records.
    pub records: Vec<AppConfRecord>,
    /// How many there are in all.
    pub total_records_count: u64,
}
