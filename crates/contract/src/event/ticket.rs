//! Tickets.

use super::group::event_group;
use super::parts::AgentFields;
use crate::ids::{AgentQueueId, CustomerId, TicketId, UserId};
use crate::sample;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A ticket was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketSaved {
    /// Who saved it and when.
    #[serde(flatten)]
    pub agent: AgentFields,
    /// The ticket.
    pub ticket_id: TicketId,
    /// Its subject.
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
    /// The queue that it is in, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue_id: Option<AgentQueueId>,
    /// The customer's record; -1 when unknown.
    pub customer_id: CustomerId,
}

event_group! {
    /// What happens to the ticket in context.
    TicketEvent as Ticket, title: "Tickets";
    TicketSaved = "ticketSaved" {
        scope: Context, slots: context_slot, grade: Ours,
        origin: moments(TicketSave),
        summary: "The ticket in context was saved.",
        fires: "After the host has stored it, for a new ticket and for every change.",
        example: TicketSaved {
            agent: sample::agent(150),
            ticket_id: "T-3001".into(),
            subject: "Invoice missing".to_owned(),
            external_state: "Resolved".to_owned(),
            state_group: "CLOSED".to_owned(),
            closure_reason: Some("Sent again".to_owned()),
            assignee: Some(sample::user("agent1")),
            queue_id: Some(AgentQueueId::new(111)),
            customer_id: CustomerId::new(5001),
        },
    }
}
