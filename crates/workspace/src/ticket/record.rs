//! A ticket, as everyone sees it.

use callbench_contract::ids::{AgentQueueId, CustomerId, InteractionId, NoteId, TicketId, UserId};
use callbench_contract::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::augmenting::Augment;

/// Something to be done for a customer, over more than one conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ticket {
    /// Which; short, because people say it aloud.
    pub ticket_id: TicketId,
    /// What it is about.
    pub subject: String,
    /// Its state, as the administrator named it.
    pub external_state: String,
    /// The group that the state belongs to, such as `CLOSED`.
    pub state_group: String,
    /// Why it was closed; only while it is.
    pub closure_reason: Option<String>,
    /// Who works on it.
    pub assignee: Option<UserId>,
    /// The queue whose agents may pick it; without one, everyone may.
    pub agent_queue_id: Option<AgentQueueId>,
    /// Whose it is, −1 when nobody's.
    pub customer_id: CustomerId,
    /// Who opened it.
    pub created_by: UserId,
    /// When it was opened.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// What was written on it, oldest first.
    pub notes: Vec<TicketNote>,
    /// The calls and chats tied to it, in the order in which they were.
    pub interactions: Vec<InteractionId>,
    /// The ticket that it became part of; it is read-only from then on.
    pub merged_into: Option<TicketId>,
    /// The ticket that it was part of.
    pub split_from: Option<TicketId>,
    /// Counts the changes, from 1.
    pub revision: u64,
    /// What apps added; only where the ticket is shown, the log keeps it apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub augments: Vec<Augment>,
}

/// A note on a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TicketNote {
    /// Which.
    pub note_id: NoteId,
    /// Who wrote it.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

/// What of a ticket people edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TicketHead {
    /// What it is about.
    pub subject: String,
    /// Its state.
    pub external_state: String,
    /// The group of that state.
    pub state_group: String,
    /// Why it was closed.
    pub closure_reason: Option<String>,
    /// Whose it is.
    pub customer_id: CustomerId,
}

impl Ticket {
    /// What people edit.
    pub(crate) fn head(&self) -> TicketHead {
        TicketHead {
            subject: self.subject.clone(),
            external_state: self.external_state.clone(),
            state_group: self.state_group.clone(),
            closure_reason: self.closure_reason.clone(),
            customer_id: self.customer_id,
        }
    }

    pub(crate) fn set_head(&mut self, head: &TicketHead) {
        let head = head.clone();
        self.subject = head.subject;
        self.external_state = head.external_state;
        self.state_group = head.state_group;
        self.closure_reason = head.closure_reason;
        self.customer_id = head.customer_id;
    }
}
