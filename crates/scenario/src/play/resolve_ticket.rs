//! What somebody does with tickets in a scenario, as commands.

use crate::scenario::TicketAct;
use callbench_contract::ids::{CustomerId, Phone, TicketId, UserId};
use callbench_workspace::{Command, TicketChanges, TicketCommand};

use super::resolve::{Outcome, Resolver, id_of};

impl Resolver<'_> {
    pub(super) fn ticket(&mut self, who: &UserId, act: &TicketAct) -> Outcome {
        let in_hand = |resolver: &Self| resolver.sight.in_hand(who, None).first().map(id_of);
        let command = match act {
            TicketAct::Open {
                subject,
                text,
                queue,
                assignee,
                customer,
                attach,
            } => TicketCommand::OpenTicket {
                subject: subject.clone(),
                text: text.clone(),
                customer_id: customer.as_ref().and_then(|name| self.customer_id(name)),
                agent_queue_id: *queue,
                assignee: assignee.clone(),
                interaction_id: if *attach { in_hand(self) } else { None },
            },
            TicketAct::Note { text, ticket } => TicketCommand::AddNote {
                ticket_id: self.ticket_id(ticket.as_deref())?,
                text: text.clone(),
            },
            TicketAct::Change {
                state,
                subject,
                closure_reason,
                ticket,
            } => {
                let ticket_id = self.ticket_id(ticket.as_deref())?;
                TicketCommand::UpdateTicket {
                    revision: self.revision(&ticket_id),
                    ticket_id,
                    changes: TicketChanges {
                        subject: subject.clone(),
                        external_state: state.clone(),
                        closure_reason: closure_reason.clone(),
                        ..TicketChanges::default()
                    },
                }
            }
            TicketAct::Assign { assignee, ticket } => {
                let ticket_id = self.ticket_id(ticket.as_deref())?;
                TicketCommand::AssignTicket {
                    revision: self.revision(&ticket_id),
                    ticket_id,
                    assignee: assignee.clone(),
                    agent_queue_id: None,
                }
            }
            TicketAct::Pick { ticket } => TicketCommand::PickTicket {
                ticket_id: self.ticket_id(ticket.as_deref())?,
            },
            TicketAct::Merge { ticket, into } => TicketCommand::MergeTickets {
                ticket_id: self.ticket_id(Some(ticket))?,
                into: self.ticket_id(Some(into))?,
            },
            TicketAct::Attach { ticket } => TicketCommand::AttachInteraction {
                ticket_id: self.ticket_id(ticket.as_deref())?,
                interaction_id: in_hand(self).ok_or_else(|| self.sight.describe(who))?,
            },
        };
        Ok(Command::Ticket {
            by: who.clone(),
            command: Box::new(command),
        })
    }

    fn ticket_id(&self, subject: Option<&str>) -> Outcome<TicketId> {
        match self.sight.memory.ticket(subject) {
            Some(id) => Ok(id.clone()),
            None if self.may_miss => Ok(TicketId::from("none")),
            None => Err(match subject {
                Some(subject) => format!("no ticket “{subject}” has been opened yet"),
                None => "no ticket has been opened yet".to_owned(),
            }),
        }
    }

    fn revision(&self, ticket: &TicketId) -> u64 {
        self.sight
            .centre
            .ticket(ticket)
            .map_or(0, |ticket| ticket.revision)
    }

    pub(super) fn customer_id(&self, name: &str) -> Option<CustomerId> {
        let phone = self.phone_of(name);
        self.sight
            .centre
            .customer_by_phone(&Phone::new(phone))
            .map(|customer| customer.customer_id)
    }
}
