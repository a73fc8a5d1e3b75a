//! The signed-in person, the agent session, the chosen campaign.

use crate::call::CampaignType;
use crate::ids::{CampaignId, Phone, ProcessId, SessionId, UserId};
use crate::role::UserType;
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The signed-in person: `globalData.get("loggedInUser")` (seen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoggedInUser {
    /// The name with which the person signs in.
    pub user_id: UserId,
    /// The person's name.
    pub user_name: String,
    /// The person's role, in the platform's word.
    pub user_type: UserType,
}

/// The agent session: `globalData.get("session")` (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionInfo {
    /// The session.
    pub session_id: SessionId,
    /// The agent.
    pub user_id: UserId,
    /// When the session began, in milliseconds since the epoch.
    pub login_time: Timestamp,
    /// The chosen campaign, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
    /// The chosen telephone extension, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<Phone>,
    /// Whether the agent takes work.
    pub availability: AvailabilityState,
    /// Since when, in milliseconds since the epoch.
    pub availability_since: Timestamp,
    /// The break's name, while on a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub break_reason: Option<String>,
    /// Whether the dialler brings calls to this agent.
    pub auto_call_on: bool,
}

/// Whether an agent takes work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum AvailabilityState {
    /// Logged in, but never made ready since.
    NotReady,
    /// Waiting for work.
    Ready,
    /// On a break.
    OnBreak,
    /// In an interaction.
    Busy,
    /// In after-call work.
    WrapUp,
}

/// `globalData.get("currentManagingOrMonitoringCampaign")` (seen).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CurrentCampaign {
    /// The campaign; absent when none is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
}

/// The chosen campaign: `globalData.get("campaign")` (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CampaignInfo {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Its name.
    pub campaign_name: String,
    /// Its type.
    pub campaign_type: CampaignType,
    /// Its process.
    pub process_id: ProcessId,
    /// The process's name.
    pub process_name: String,
}

/// What `globalData.update("session", …)` changes; what is left out stays (ours).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SessionUpdate {
    /// Become ready, or go on a break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<AvailabilityWish>,
    /// Which break; needed with `onBreak`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub break_reason: Option<String>,
    /// Whether the dialler brings calls.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auto_call_on: Option<bool>,
    /// The campaign to work for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
    /// The telephone extension to sit at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extension: Option<String>,
}

/// What an agent can choose to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum AvailabilityWish {
    /// Waiting for work.
    Ready,
    /// On a break.
    OnBreak,
}
