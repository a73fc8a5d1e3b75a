//! Data objects and answers: what methods give back.

use crate::call::CampaignType;
use crate::event::interaction::InteractionType;
use crate::event::parts::CallFields;
use crate::grade::Grade;
use crate::ids::{
    AppName, CampaignId, CustomerId, InstanceId, InteractionId, Phone, ProcessId, SessionId,
    SlotName, UserId,
};
use crate::role::{Role, UserType};
use crate::schema::schema_of;
use crate::slot::{Layout, SlotType};
use crate::time::Timestamp;
use crate::{event::EventScope, sample};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

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

/// The customer in context: `contextData.get("customer")` (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomerInfo {
    /// The record; -1 when the customer is unknown.
    pub customer_id: CustomerId,
    /// The customer's number, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// What is known of the customer: column to value.
    pub customer_info: BTreeMap<String, String>,
}

/// The interaction in context: `contextData.get("interaction")` (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct InteractionInfo {
    /// Whether it is a call or a chat.
    pub interaction_type: InteractionType,
    /// How far it has come.
    pub state: InteractionState,
    /// Whether the agent's microphone is muted.
    pub muted: bool,
    /// The call; its `eventTime` is when the state was reached.
    #[serde(flatten)]
    pub call: CallFields,
}

/// How far an interaction has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum InteractionState {
    /// The agent looks at the record that will be dialled.
    Previewing,
    /// It rings at the agent.
    Ringing,
    /// The customer is being dialled.
    Dialling,
    /// Agent and customer are connected.
    Connected,
    /// The customer is on hold.
    OnHold,
    /// The agent speaks with somebody else while the customer waits, or is the one who is asked.
    Consulting,
    /// Agent, customer and others hear each other.
    Conference,
    /// It ended and has to be disposed.
    WrapUp,
    /// It ended and is done with.
    Ended,
}

/// What `globalEvent.register` and its like resolve to (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Registration {
    /// The event's name.
    pub event_name: String,
}

/// What `instance.getContext` answers; `null` for what doesn't apply (ours).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// The language and region of the interface, such as `en-IN`.
    pub locale: String,
}

/// What `httpRequest` sends (seen).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HttpRequestData {
    /// A path relative to the server, without a leading slash: `ameyorestapi/…`.
    pub url: String,
    /// The method; `GET` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Headers; only `content-type` is needed, the host adds the session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<BTreeMap<String, String>>,
    /// The body: text as it is, anything else as JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Value>,
}

/// What `httpRequest` resolves to, HTTP error statuses included (seen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct HttpResponseData {
    /// The HTTP status.
    pub status_code: u16,
    /// The status in words.
    pub status_text: String,
    /// The raw body text.
    pub response: String,
    /// Headers, names in lower case.
    pub headers: BTreeMap<String, String>,
}

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

/// One data object of `globalData.get` or `contextData.get`, as data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DataObjectEntry {
    /// The name that apps ask for.
    pub name: String,
    /// `global` for `globalData`, `context` for `contextData`.
    pub scope: EventScope,
    /// What it is, in one sentence.
    pub summary: String,
    /// How we know of it.
    pub grade: Grade,
    /// The answer's schema.
    pub schema: Value,
    /// An answer.
    pub example: Value,
}

/// The data objects that this release answers.
#[must_use]
pub fn data_objects() -> Vec<DataObjectEntry> {
    let call = sample::connected(8);
    let customer_info: BTreeMap<String, String> =
        [("name".to_owned(), "Asha Rao".to_owned())].into();
    let campaign = call.campaign_id;
    vec![
        object(
            "loggedInUser",
            EventScope::Global,
            "The signed-in person.",
            Grade::Seen,
            &LoggedInUser {
                user_id: call.user_id.clone(),
                user_name: "Meera Nair".to_owned(),
                user_type: UserType::Executive,
            },
        ),
        object(
            "session",
            EventScope::Global,
            "The agent session; refused with 140 when there is none.",
            Grade::Ours,
            &SessionInfo {
                session_id: call.session_id.clone(),
                user_id: call.user_id.clone(),
                login_time: sample::at(-3600),
                campaign_id: Some(campaign),
                extension: Some("1001".into()),
                availability: AvailabilityState::Ready,
                availability_since: sample::at(-120),
                break_reason: None,
                auto_call_on: false,
            },
        ),
        object(
            "currentManagingOrMonitoringCampaign",
            EventScope::Global,
            "The campaign that the person works for or watches.",
            Grade::Seen,
            &CurrentCampaign {
                campaign_id: Some(campaign),
            },
        ),
        object(
            "campaign",
            EventScope::Global,
            "The chosen campaign; refused with 140 when there is none.",
            Grade::Ours,
            &CampaignInfo {
                campaign_id: campaign,
                campaign_name: call.campaign_name.clone(),
                campaign_type: call.campaign_type,
                process_id: call.process_id,
                process_name: "Retail".to_owned(),
            },
        ),
        object(
            "customer",
            EventScope::Context,
            "The customer in context; refused with 140 when there is none.",
            Grade::Ours,
            &CustomerInfo {
                customer_id: call.customer_id,
                phone: Some(call.phone.clone()),
                customer_info,
            },
        ),
        object(
            "interaction",
            EventScope::Context,
            "The interaction in context; refused with 140 when there is none.",
            Grade::Ours,
            &InteractionInfo {
                interaction_type: InteractionType::Call,
                state: InteractionState::Connected,
                muted: false,
                call,
            },
        ),
    ]
}

/// The types of what other methods answer, for generated code.
#[must_use]
pub fn answer_schemas() -> Vec<Value> {
    vec![
        schema_of::<Registration>(),
        schema_of::<InstanceContext>(),
        schema_of::<HttpRequestData>(),
        schema_of::<HttpResponseData>(),
        schema_of::<AppConfRecords>(),
    ]
}

fn object<T: JsonSchema + Serialize>(
    name: &str,
    scope: EventScope,
    summary: &str,
    grade: Grade,
    example: &T,
) -> DataObjectEntry {
    DataObjectEntry {
        name: name.to_owned(),
        scope,
        summary: summary.to_owned(),
        grade,
        schema: schema_of::<T>(),
        example: serde_json::to_value(example).unwrap_or_default(),
    }
}
