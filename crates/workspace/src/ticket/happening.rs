//! What happened to a ticket. Part of the domain log: the form on disk is a promise.

use callbench_contract::ids::{AgentQueueId, InteractionId, NoteId, TicketId, UserId};
use serde::{Deserialize, Serialize};

use crate::ticket::record::{Ticket, TicketHead, TicketNote};

/// What happened to a ticket.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "ticket",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TicketHappening {
    /// It was opened.
    Opened {
        /// The whole of it.
        record: Box<Ticket>,
    },
    /// What people edit was edited.
    Updated {
        /// Which.
        ticket_id: TicketId,
        /// Who did it.
        by: UserId,
        /// What stands there now.
        to: Box<TicketHead>,
    },
    /// A note was written on it.
    NoteAdded {
        /// Which.
        ticket_id: TicketId,
        /// The note.
        note: TicketNote,
    },
    /// It was given to somebody, or to nobody.
    Assigned {
        /// Which.
        ticket_id: TicketId,
        /// Who did it.
        by: UserId,
        /// To whom.
        assignee: Option<UserId>,
        /// The queue whose agents may pick it.
        agent_queue_id: Option<AgentQueueId>,
    },
    /// It became part of another one: its notes and calls went over, and it was closed.
    Merged {
        /// The one that went.
        ticket_id: TicketId,
        /// The one that stays.
        into: TicketId,
        /// Who did it.
        by: UserId,
        /// How the one that went is closed.
        to: Box<TicketHead>,
    },
    /// Some of its notes became a ticket of their own.
    Split {
        /// The one that had them.
        ticket_id: TicketId,
        /// Who did it.
        by: UserId,
        /// Which notes went.
        note_ids: Vec<NoteId>,
        /// The new one, with these notes.
        record: Box<Ticket>,
    },
    /// A call or chat was tied to it.
    InteractionAttached {
        /// Which.
        ticket_id: TicketId,
        /// Who did it.
        by: UserId,
        /// What.
        interaction_id: InteractionId,
    },
    /// A call or chat was untied.
    InteractionUnattached {
        /// Which.
        ticket_id: TicketId,
        /// Who did it.
        by: UserId,
        /// What.
        interaction_id: InteractionId,
    },
}

impl TicketHappening {
    /// The tickets that are another than before, the one that the command was for first.
    pub(crate) fn tickets(&self) -> Vec<&TicketId> {
        match self {
            Self::Opened { record } => vec![&record.ticket_id],
            Self::Updated { ticket_id, .. }
            | Self::NoteAdded { ticket_id, .. }
            | Self::Assigned { ticket_id, .. }
            | Self::InteractionAttached { ticket_id, .. }
            | Self::InteractionUnattached { ticket_id, .. } => vec![ticket_id],
            Self::Merged {
                ticket_id, into, ..
            } => vec![into, ticket_id],
            Self::Split {
                ticket_id, record, ..
            } => vec![&record.ticket_id, ticket_id],
        }
    }

    /// The ticket that a command answers with: the new one, or the one that stays.
    #[must_use]
    pub fn answers_with(&self) -> Option<&TicketId> {
        self.tickets().first().copied()
    }
}
