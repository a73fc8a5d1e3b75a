//! What people and their apps do with tickets.

use callbench_contract::ids::{AgentQueueId, CustomerId, InteractionId, NoteId, TicketId, UserId};
use serde::{Deserialize, Serialize};

/// What someone does with a ticket, as the shell sends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "command",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TicketCommand {
    /// Open one.
    OpenTicket {
        /// What it is about.
        subject: String,
        /// The first note.
        #[serde(default)]
        text: Option<String>,
        /// Whose it is; without one, the customer of `interaction_id`, else nobody's.
        #[serde(default)]
        customer_id: Option<CustomerId>,
        /// The queue whose agents may pick it.
        #[serde(default)]
        agent_queue_id: Option<AgentQueueId>,
        /// Who works on it.
        #[serde(default)]
        assignee: Option<UserId>,
        /// A call or chat to attach.
        #[serde(default)]
        interaction_id: Option<InteractionId>,
    },
    /// Change it.
    UpdateTicket {
        /// Which.
        ticket_id: TicketId,
        /// The revision that was changed.
        revision: u64,
        /// What to change.
        changes: TicketChanges,
    },
    /// Write a note on it.
    AddNote {
        /// Which.
        ticket_id: TicketId,
        /// The note.
        text: String,
    },
    /// Give it to a person; without one, to nobody.
    AssignTicket {
        /// Which.
        ticket_id: TicketId,
        /// The revision that was changed.
        revision: u64,
        /// To whom.
        #[serde(default)]
        assignee: Option<UserId>,
        /// The queue whose agents may pick it from now on; without one, as before.
        #[serde(default)]
        agent_queue_id: Option<AgentQueueId>,
    },
    /// Take one that nobody works on.
    PickTicket {
        /// Which.
        ticket_id: TicketId,
    },
    /// Make one of two: notes and calls go over, the merged one is closed.
    MergeTickets {
        /// The one that goes.
        ticket_id: TicketId,
        /// The one that stays.
        into: TicketId,
    },
    /// Make a new ticket of some notes.
    SplitTicket {
        /// The one that has them.
        ticket_id: TicketId,
        /// Which notes.
        note_ids: Vec<NoteId>,
        /// What the new one is about.
        subject: String,
    },
    /// Tie a call or chat to it.
    AttachInteraction {
        /// Which.
        ticket_id: TicketId,
        /// What.
        interaction_id: InteractionId,
    },
    /// Untie it again.
    UnattachInteraction {
        /// Which.
        ticket_id: TicketId,
        /// What.
        interaction_id: InteractionId,
    },
}

/// What to change of a ticket; what is absent stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TicketChanges {
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// One of the configured states.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_state: Option<String>,
    /// Why it was closed; only with a state of the group `CLOSED`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closure_reason: Option<String>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_id: Option<CustomerId>,
}
