//! The contact centre's set-up, as apps see it (ours; field names as in its REST interface).

use crate::ids::{AgentQueueId, CampaignId, ProcessId, UserId};
use crate::role::UserType;
use crate::time::Millis;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::session::{AvailabilityState, CampaignInfo};

/// The campaigns that the person may work for: `globalData.get("campaigns")`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct CampaignList(pub Vec<CampaignInfo>);

/// A process: a group of campaigns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProcessInfo {
    /// The process.
    pub process_id: ProcessId,
    /// Its name.
    pub process_name: String,
    /// What it is for.
    pub description: String,
}

/// The processes of the campaigns that the person may work for: `globalData.get("processes")`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ProcessList(pub Vec<ProcessInfo>);

/// A queue, in which calls and chats of a campaign wait for an agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct QueueInfo {
    /// The queue.
    pub agent_queue_id: AgentQueueId,
    /// Its name.
    pub queue_name: String,
    /// The campaign that it belongs to.
    pub campaign_id: CampaignId,
    /// Whether calls may be transferred to it.
    pub transferrable: bool,
}

/// The queues of a campaign: `globalData.get("queues")`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct QueueList(pub Vec<QueueInfo>);

/// Which campaign is meant; the chosen one when left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CampaignChoice {
    /// The campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub campaign_id: Option<CampaignId>,
}

/// A person of the contact centre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PersonInfo {
    /// The name with which the person signs in.
    pub user_id: UserId,
    /// The person's name.
    pub user_name: String,
    /// The person's role, in the platform's word.
    pub user_type: UserType,
    /// Whether the person takes work; absent while no agent session runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<AvailabilityState>,
}

/// The people of the contact centre: `globalData.get("users")`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PersonList(pub Vec<PersonInfo>);

/// A class of disposition codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DispositionClassInfo {
    /// The class.
    pub disposition_class: String,
    /// Its codes.
    pub codes: Vec<DispositionCodeInfo>,
}

/// A disposition code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DispositionCodeInfo {
    /// The code.
    pub disposition_code: String,
    /// What agents read.
    pub label: String,
}

/// What may be chosen when an interaction of a campaign is disposed of: `globalData.get("dispositionCodes")`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct DispositionCodes(pub Vec<DispositionClassInfo>);

/// The states of tickets, by group: `globalData.get("ticketStates")` (seen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TicketStates(pub BTreeMap<String, Vec<String>>);

/// What holds for everyone: `globalData.get("settings")`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SettingsInfo {
    /// The contact centre.
    pub contact_center_id: i64,
    /// Its name.
    pub contact_center_name: String,
    /// The version of the platform that this build stands for, such as `4.99.0`.
    pub platform_version: String,
    /// The breaks that an agent may take.
    pub break_reasons: Vec<String>,
    /// How long after-call work of the chosen campaign may take, in milliseconds; absent without a limit or a campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wrap_time_out: Option<Millis>,
}

/// Who serves a queue: `contextData.getSkillData("queue", queueId)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct QueueSkills {
    /// The queue; each queue is a skill of the agents who serve it.
    pub queue_id: AgentQueueId,
    /// Its name.
    pub queue_name: String,
    /// Its campaign.
    pub campaign_id: CampaignId,
    /// The agents who may serve it.
    pub agents: Vec<PersonInfo>,
}
