//! Running copies of apps, as they see themselves and each other.

use crate::ids::{
    AppName, CampaignId, CustomerId, InstanceId, InteractionId, Phone, SlotName, UserId,
};
use crate::role::Role;
use crate::slot::{Layout, SlotType};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What `globalEvent.register` and its like resolve to (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Registration {
    /// The event's name.
    pub event_name: String,
}

/// What `instance.getContext` answers; `null` for what doesn't apply (ours).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InstanceContext {
    /// This running copy of the app.
    pub instance_id: InstanceId,
    /// The app, by its host label.
    pub app_id: String,
    /// The app's manifest name.
    pub app_name: AppName,
    /// The release's version.
    pub app_version: String,
    /// The slot.
    pub slot_name: SlotName,
    /// The slot's type.
    pub slot_type: SlotType,
    /// The room that the slot gives.
    pub layout: Layout,
    /// The signed-in person.
    pub user_id: UserId,
    /// The person's role.
    pub role: Role,
    /// The chosen campaign.
    pub campaign_id: Option<CampaignId>,
    /// The interaction in context.
    pub interaction_id: Option<InteractionId>,
    /// The customer in context.
    pub customer_id: Option<CustomerId>,
    /// The customer's number.
    pub phone: Option<Phone>,
    /// The period that a dashboard widget shows: `1_day`, `1_hrs` or `30_mins`.
    pub data_duration: Option<String>,
    /// The instance that created this one.
    pub opened_by: Option<InstanceId>,
    /// What the creator gave to this instance.
    pub context_data: Value,
    /// The language and region of the interface, such as `en-IN`.
    pub locale: String,
}

/// What a new instance is to be: `instance.create(slotType, creationData, contextData)` (ours).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreationData {
    /// A page of the app; its entry page when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The title over it; the app's name when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The wished width of a dialog, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// The wished height of a dialog, in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

/// One running copy of an app (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InstanceInfo {
    /// The instance.
    pub instance_id: InstanceId,
    /// The app, by its host label.
    pub app_id: String,
    /// The app's manifest name.
    pub app_name: AppName,
    /// The release's version.
    pub app_version: String,
    /// The slot.
    pub slot_name: SlotName,
    /// The slot's type.
    pub slot_type: SlotType,
    /// The interaction in its context.
    pub interaction_id: Option<InteractionId>,
    /// Whether the person sees it now.
    pub visible: bool,
    /// The instance that created it.
    pub opened_by: Option<InstanceId>,
}

/// The instances on this page (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct InstanceList(pub Vec<InstanceInfo>);

/// Whether data reached another instance (ours).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DataSent {
    /// `false` when the receiver doesn't listen yet: it gets the data as soon as it does.
    pub delivered: bool,
}

/// What `instance.receiveData` hands over, as event `instance:receiveData` (ours).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedData {
    /// Who sent it.
    pub sender_instance_id: InstanceId,
    /// The sender's app.
    pub sender_app_id: String,
    /// What was sent.
    pub context_data: Value,
}
