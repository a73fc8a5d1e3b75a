//! Tickets, as apps read and change them (`sendEmailAndUpdate`: seen; the rest: ours).

use crate::error::AppError;
use crate::ids::{AgentQueueId, CustomerId, InteractionId, NoteId, TicketId, UserId};
use crate::time::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A ticket: something to be done for a customer over more than one conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketInfo {
    /// The ticket.
    pub ticket_id: TicketId,
    /// What it is about.
    pub subject: String,
    /// Its state, as the administrator named it.
    pub external_state: String,
    /// The group that the state belongs to, such as `CLOSED`.
    pub state_group: String,
    /// Why it was closed, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure_reason: Option<String>,
    /// Who works on it, if anyone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<UserId>,
    /// The queue whose agents may pick it, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_id: Option<AgentQueueId>,
    /// The customer's record; -1 when nobody's.
    pub customer_id: CustomerId,
    /// Who opened it.
    pub created_by: UserId,
    /// When it was opened, in milliseconds since the epoch.
    pub created_at: Timestamp,
    /// When it was last changed, in milliseconds since the epoch.
    pub changed_at: Timestamp,
    /// What was written on it, oldest first.
    pub notes: Vec<TicketNoteInfo>,
    /// The calls and chats that are attached to it.
    pub interactions: Vec<InteractionId>,
    /// The ticket that it became part of, if it did; it is read-only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<TicketId>,
    /// The ticket that it was split from, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split_from: Option<TicketId>,
    /// Counts the changes, from 1.
    pub revision: u64,
}

/// A note on a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketNoteInfo {
    /// The note.
    pub note_id: NoteId,
    /// Who wrote it.
    pub by: UserId,
    /// When, in milliseconds since the epoch.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

/// Which ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketChoice {
    /// The ticket.
    pub ticket_id: TicketId,
}

/// Which ticket is meant; the one in context when left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketInContext {
    /// The ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket_id: Option<TicketId>,
}

/// Which tickets; what is left out narrows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketFilter {
    /// Of this group of states, such as `CLOSED`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_group: Option<String>,
    /// In this state.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_state: Option<String>,
    /// Of this person; `nobody` for those that nobody works on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// In this queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_id: Option<AgentQueueId>,
    /// Of this customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// Words that must all occur in id, subject or notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// The most tickets in the answer: 1 to 200, else 50.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// The `next` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// Tickets that were found, the last changed first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketPage {
    /// The tickets.
    pub tickets: Vec<TicketInfo>,
    /// How many fit, on all pages.
    pub total_records_count: u64,
    /// What to give as `after` for the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What to change of a ticket; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketChanges {
    /// The revision that was read; another one by now is refused with 144. Left out, the change is made whatever stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// One of `ticketStates`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_state: Option<String>,
    /// Why it was closed; only with a state of the group `CLOSED`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure_reason: Option<String>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
}

/// A change of any ticket: `globalData.update("ticket", …)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketUpdate {
    /// The ticket.
    pub ticket_id: TicketId,
    /// The revision that was read; another one by now is refused with 144. Left out, the change is made whatever stands there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u64>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// One of `ticketStates`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_state: Option<String>,
    /// Why it was closed; only with a state of the group `CLOSED`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure_reason: Option<String>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
}

/// A note for any ticket: `globalData.addNote("ticket", …)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketNoteWish {
    /// The ticket.
    pub ticket_id: TicketId,
    /// The note.
    pub text: String,
}

/// A note for the ticket in context.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NoteText {
    /// The note.
    pub text: String,
}

/// Who gets any ticket: `globalData.transfer("ticket", …)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketTransfer {
    /// The ticket.
    pub ticket_id: TicketId,
    /// Who works on it from now on; nobody when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<UserId>,
    /// The queue whose agents may pick it from now on; as before when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_id: Option<AgentQueueId>,
}

/// Who gets the ticket in context: `contextData.reassign("ticket", …)`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketReassign {
    /// The ticket; the one in context when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket_id: Option<TicketId>,
    /// Who works on it from now on; nobody when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<UserId>,
    /// The queue whose agents may pick it from now on; as before when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_id: Option<AgentQueueId>,
}

/// A new ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketOpen {
    /// What it is about.
    pub subject: String,
    /// The first note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whose it is; the customer of `interactionId` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
    /// The queue whose agents may pick it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_id: Option<AgentQueueId>,
    /// Who works on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<UserId>,
    /// A call or chat to attach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<InteractionId>,
}

/// What `globalData.invoke("ticket", …)` does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "action", rename_all = "camelCase")]
pub enum TicketInvocation {
    /// Open a ticket.
    Open(TicketOpen),
}

/// `contextData.action("ticket", "sendEmailAndUpdate", …)` (seen).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SendEmailAndUpdate {
    /// Whether the workspace tells the agent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_system_notification: Option<bool>,
    /// What to change.
    pub update_data: TicketChanges,
}

/// What `sendEmailAndUpdate` did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EmailedTicket {
    /// Whether a mail went out: our host has no mail system, so that this is `false` and a note on the ticket says so.
    pub email_sent: bool,
    /// The ticket as it is now.
    pub ticket: TicketInfo,
}

/// Closes a ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketClose {
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure_reason: Option<String>,
    /// A state of the group `CLOSED`; its first when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_state: Option<String>,
}

/// Which call or chat is attached to which ticket.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AttachCall {
    /// The ticket; the one in context when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket_id: Option<TicketId>,
    /// The call or chat; the one in context when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction_id: Option<InteractionId>,
}

/// Which tickets become part of which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketMerge {
    /// The one that stays; the one in context when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket_id: Option<TicketId>,
    /// Those that become part of it.
    pub ticket_ids: Vec<TicketId>,
}

/// Which notes become a ticket of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketSplit {
    /// The ticket that has them; the one in context when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket_id: Option<TicketId>,
    /// The notes.
    pub note_ids: Vec<NoteId>,
    /// What the new ticket is about.
    pub subject: String,
}

/// How a change of several objects went: each for itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BulkOutcome {
    /// One for each id, in the order in which they were given.
    pub results: Vec<BulkResult>,
    /// How many were changed.
    pub succeeded: u64,
    /// How many were refused.
    pub failed: u64,
}

/// How it went with one object of several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct BulkResult {
    /// The object.
    pub id: String,
    /// Why it was refused; absent when it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<AppError>,
}

/// A copy of a data object as it was at one moment: `globalData.takeSnap(…)`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// The snapshot.
    pub snap_id: String,
    /// The object.
    pub data_object: String,
    /// When it was taken, in milliseconds since the epoch.
    pub taken_at: Timestamp,
    /// Whether it was only given to the app, and not kept.
    pub is_local: bool,
    /// The object as it was.
    pub object: serde_json::Value,
    /// What the app gave with it.
    pub data: serde_json::Value,
}

/// The snapshots that the app took for this person, the newest first: `globalData.get("snapshots")`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct SnapshotList(pub Vec<Snapshot>);
