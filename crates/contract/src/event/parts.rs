//! The parts that payloads are made of. Field names as seen (the contract's section 7); `eventTime` is ours.

use crate::call::{CallType, CampaignType, HangupParty, SystemDisposition};
use crate::ids::{
    AgentQueueId, CampaignId, CrtObjectId, CustomerCrtId, CustomerId, InteractionId, LeadId, Phone,
    ProcessId, SessionId, UserCrtObjectId, UserId,
};
use crate::time::{Millis, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whom an event concerns, and when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentFields {
    /// When it happened, in milliseconds since the epoch.
    pub event_time: Timestamp,
    /// The agent session, from log-in to log-out.
    pub session_id: SessionId,
    /// The signed-in person.
    pub user_id: UserId,
}

/// The call in question, and when the event happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallFields {
    /// When the event happened, in milliseconds since the epoch.
    pub event_time: Timestamp,
    /// The agent session.
    pub session_id: SessionId,
    /// The agent.
    pub user_id: UserId,
    /// The interaction that the call is.
    pub interaction_id: InteractionId,
    /// The campaign that the call belongs to.
    pub campaign_id: CampaignId,
    /// The campaign's name.
    pub campaign_name: String,
    /// The campaign's type.
    pub campaign_type: CampaignType,
    /// The campaign's process.
    pub process_id: ProcessId,
    /// The queue that the call came through, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent_queue_id: Option<AgentQueueId>,
    /// That queue's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_name: Option<String>,
    /// How the call came about.
    pub call_type: CallType,
    /// The customer's call, as the telephony system knows it.
    pub crt_object_id: CrtObjectId,
    /// The agent's leg of the call.
    pub user_crt_object_id: UserCrtObjectId,
    /// The customer's leg of the call.
    #[serde(rename = "customerCRTId")]
    pub customer_crt_id: CustomerCrtId,
    /// The customer's record; -1 when unknown.
    pub customer_id: CustomerId,
    /// The customer's number as dialled; masked when `maskingEnabled`.
    pub phone: Phone,
    /// The customer's number as shown to the agent.
    pub display_phone: Phone,
    /// The number that was dialled: ours on inbound calls, the customer's on outbound ones.
    pub dialled_phone: Phone,
    /// The caller's number.
    pub src_phone: Phone,
    /// The called number.
    pub dst_phone: Phone,
    /// The list that the customer was dialled from, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead_id: Option<LeadId>,
    /// Whether the customer's numbers are masked for this agent.
    pub masking_enabled: bool,
    /// When agent and customer began to talk, in milliseconds since the epoch; absent before that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_connected_time: Option<Timestamp>,
}

/// How a call went, known from its end on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallOutcome {
    /// When the call began, in milliseconds since the epoch.
    pub call_start_time: Timestamp,
    /// When it ended, in milliseconds since the epoch.
    pub call_end_time: Timestamp,
    /// How long agent and customer were connected, hold included, in milliseconds.
    pub talk_time: Millis,
    /// How long the customer was on hold in all, in milliseconds.
    pub hold_time: Millis,
    /// How long it rang, in milliseconds.
    pub ringing_time: Millis,
    /// How long setting up the call took before it rang, in milliseconds.
    pub setup_time: Millis,
    /// How long the customer was in the IVR, in milliseconds.
    pub ivr_time: Millis,
    /// How many attempts were made to reach the customer.
    pub num_attempts: u32,
    /// Who hung up first.
    pub hangup_first: HangupParty,
    /// Whether the call ended while the customer was on hold.
    pub hang_up_on_hold: bool,
    /// Whether the two talked, in one word.
    pub call_result: CallResult,
    /// The telephony system's cause code (16 is a normal end).
    pub hangup_cause_code: i64,
    /// What the telephony system made of the call.
    pub system_disposition: SystemDisposition,
    /// Where the recording is, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recording_file_url: Option<String>,
}

/// Whether agent and customer talked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum CallResult {
    /// They did.
    Success,
    /// They didn't.
    Failure,
}

/// How the agent disposed of an interaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Disposition {
    /// The code that the agent chose.
    pub disposition_code: String,
    /// The class that the code belongs to.
    pub disposition_class: String,
    /// The agent's note, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}
