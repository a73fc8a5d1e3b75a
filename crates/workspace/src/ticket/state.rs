//! How facts change tickets, and the places of the state machines where tickets come in.

use callbench_contract::ids::{InteractionId, TicketId, UserId};
use callbench_contract::time::Timestamp;

use crate::augmenting::Augmentable;
use crate::centre::Centre;
use crate::context::Context;
use crate::fact::Happening;
use crate::refusal::Refusal;
use crate::ticket::record::Ticket;
use crate::ticket::search::{TicketCursor, TicketFilter, TicketPage};
use crate::ticket::{TicketCommand, TicketHappening};

impl Centre {
    /// The ticket with this id.
    #[must_use]
    pub fn ticket(&self, id: &TicketId) -> Option<&Ticket> {
        self.tickets.get(id)
    }

    /// The ticket with this id as it is shown, with what apps added.
    #[must_use]
    pub fn ticket_shown(&self, id: &TicketId) -> Option<Ticket> {
        Some(Ticket {
            augments: self.augments(&Augmentable::Ticket(id.clone())),
            ..self.ticket(id)?.clone()
        })
    }

    /// The ticket that a call or chat is attached to, the last changed one of several; only the last thousand that were changed
    /// are looked at.
    #[must_use]
    pub fn ticket_with(&self, interaction: &InteractionId) -> Option<&Ticket> {
        const LOOKED_AT: usize = 1_000;
        self.tickets(&TicketFilter::default(), None, LOOKED_AT)
            .tickets
            .into_iter()
            .find(|ticket| ticket.interactions.contains(interaction))
    }

    /// A page of the tickets that fit, last changed first, at most `limit` (at least one).
    #[must_use]
    pub fn tickets(
        &self,
        filter: &TicketFilter,
        after: Option<&TicketCursor>,
        limit: usize,
    ) -> TicketPage<'_> {
        self.tickets.page(filter, after, limit)
    }

    pub(crate) fn decide_ticket(
        &self,
        by: &UserId,
        command: &TicketCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Result<Vec<Happening>, Refusal> {
        let happenings = self.decide_on_ticket(by, command, now, context)?;
        Ok(happenings
            .into_iter()
            .map(|what| Happening::Ticket(Box::new(what)))
            .collect())
    }

    pub(crate) fn apply_ticket(&mut self, at: Timestamp, what: &TicketHappening) {
        let tickets = &mut self.tickets;
        match what {
            TicketHappening::Opened { record } => tickets.insert((**record).clone()),
            TicketHappening::Updated { ticket_id, to, .. } => {
                tickets.change(ticket_id, at, |ticket| ticket.set_head(to));
            }
            TicketHappening::NoteAdded { ticket_id, note } => {
                tickets.change(ticket_id, at, |ticket| ticket.notes.push(note.clone()));
            }
            TicketHappening::Assigned {
                ticket_id,
                assignee,
                agent_queue_id,
                ..
            } => tickets.change(ticket_id, at, |ticket| {
                ticket.assignee.clone_from(assignee);
                ticket.agent_queue_id = *agent_queue_id;
            }),
            TicketHappening::Merged {
                ticket_id,
                into,
                to,
                ..
            } => {
                let mut gone = None;
                tickets.change(ticket_id, at, |ticket| {
                    gone = Some((
                        std::mem::take(&mut ticket.notes),
                        std::mem::take(&mut ticket.interactions),
                    ));
                    ticket.set_head(to);
                    ticket.merged_into = Some(into.clone());
                });
                let Some((notes, interactions)) = gone else {
                    return;
                };
                tickets.change(into, at, |ticket| {
                    ticket.notes.extend(notes);
                    ticket.notes.sort_by_key(|note| note.at);
                    for interaction in interactions {
                        if !ticket.interactions.contains(&interaction) {
                            ticket.interactions.push(interaction);
                        }
                    }
                });
            }
            TicketHappening::Split {
                ticket_id,
                note_ids,
                record,
                ..
            } => {
                tickets.change(ticket_id, at, |ticket| {
                    ticket
                        .notes
                        .retain(|note| !note_ids.contains(&note.note_id));
                });
                tickets.insert((**record).clone());
            }
            TicketHappening::InteractionAttached {
                ticket_id,
                interaction_id,
                ..
            } => tickets.change(ticket_id, at, |ticket| {
                ticket.interactions.push(interaction_id.clone());
            }),
            TicketHappening::InteractionUnattached {
                ticket_id,
                interaction_id,
                ..
            } => tickets.change(ticket_id, at, |ticket| {
                ticket.interactions.retain(|tied| tied != interaction_id);
            }),
        }
    }
}
