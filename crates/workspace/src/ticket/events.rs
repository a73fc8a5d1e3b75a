//! Whose apps hear that a ticket was saved.

use std::collections::BTreeSet;

use callbench_contract::event::ticket::TicketSaved;
use callbench_contract::ids::{InteractionId, UserId};
use callbench_contract::time::Timestamp;

use crate::centre::Centre;
use crate::delivery::{Delivery, agent_fields};
use crate::ticket::TicketHappening;
use crate::ticket::record::Ticket;

impl Centre {
    /// `ticketSaved`, to the agents who have the ticket's customer or a call or chat that is tied to it in hand, and to its
    /// assignee.
    pub(crate) fn ticket_deliveries(&self, at: Timestamp, what: &TicketHappening) -> Vec<Delivery> {
        what.tickets()
            .into_iter()
            .filter_map(|id| self.ticket(id))
            .flat_map(|ticket| self.saved(ticket, at))
            .collect()
    }

    fn saved(&self, ticket: &Ticket, at: Timestamp) -> Vec<Delivery> {
        let in_hand: BTreeSet<&InteractionId> = self
            .customers
            .in_hand_with(ticket.customer_id)
            .chain(&ticket.interactions)
            .collect();
        let mut listeners: Vec<(&UserId, Option<&InteractionId>)> = in_hand
            .into_iter()
            .filter_map(|id| Some((self.agent_with(id)?, Some(id))))
            .collect();
        if let Some(assignee) = &ticket.assignee
            && listeners.iter().all(|(user, _)| *user != assignee)
        {
            listeners.push((assignee, None));
        }
        listeners
            .into_iter()
            .filter_map(|(user, interaction)| {
                let session = self.session(user)?;
                Some(Delivery {
                    user: user.clone(),
                    interaction: interaction.cloned(),
                    event: TicketSaved {
                        agent: agent_fields(user, &session.session_id, at),
                        ticket_id: ticket.ticket_id.clone(),
                        subject: ticket.subject.clone(),
                        external_state: ticket.external_state.clone(),
                        state_group: ticket.state_group.clone(),
                        closure_reason: ticket.closure_reason.clone(),
                        assignee: ticket.assignee.clone(),
                        queue_id: ticket.agent_queue_id,
                        customer_id: ticket.customer_id,
                    }
                    .into(),
                })
            })
            .collect()
    }

    /// The agent who has a call or chat in hand.
    fn agent_with(&self, id: &InteractionId) -> Option<&UserId> {
        let agent = self.owner_of(id)?;
        let session = self.session(agent)?;
        session
            .interactions()
            .any(|in_hand| in_hand == id)
            .then_some(agent)
    }
}
