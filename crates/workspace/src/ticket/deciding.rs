//! What may be done with a ticket.

use callbench_contract::ids::{AgentQueueId, CustomerId, InteractionId, NoteId, TicketId, UserId};
use callbench_contract::time::Timestamp;

use crate::centre::Centre;
use crate::context::{Context, IdKind};
use crate::customer::unknown_customer;
use crate::decide::unknown_interaction;
use crate::refusal::{Refusal, RefusalCode, at_most};
use crate::ticket::record::{Ticket, TicketHead, TicketNote};
use crate::ticket::states::CLOSED;
use crate::ticket::{TicketChanges, TicketCommand, TicketHappening};

const LONGEST_SUBJECT: usize = 200;
const LONGEST_NOTE: usize = 10_000;
const LONGEST_REASON: usize = 500;
/// The first ticket's number.
const FIRST_NUMBER: usize = 1001;

type Outcome = Result<Vec<TicketHappening>, Refusal>;

/// Who does something, when, with fresh ids.
struct Doing<'a> {
    by: &'a UserId,
    now: Timestamp,
    context: &'a mut dyn Context,
}

impl Centre {
    pub(super) fn decide_on_ticket(
        &self,
        by: &UserId,
        command: &TicketCommand,
        now: Timestamp,
        context: &mut dyn Context,
    ) -> Outcome {
        let mut doing = Doing { by, now, context };
        match command {
            TicketCommand::OpenTicket {
                subject,
                text,
                customer_id,
                agent_queue_id,
                assignee,
                interaction_id,
            } => {
                let mut ticket = self.new_ticket(subject, &mut doing)?;
                ticket.customer_id = self.ticket_customer(*customer_id, interaction_id.as_ref())?;
                ticket.agent_queue_id = self.known_queue(*agent_queue_id)?;
                ticket.assignee.clone_from(assignee);
                ticket.interactions.extend(interaction_id.clone());
                if let Some(text) = text.as_deref().filter(|text| !text.trim().is_empty()) {
                    ticket.notes.push(note(text, &mut doing)?);
                }
                Ok(vec![TicketHappening::Opened {
                    record: Box::new(ticket),
                }])
            }
            TicketCommand::UpdateTicket {
                ticket_id,
                revision,
                changes,
            } => {
                let ticket = self.current(ticket_id, *revision)?;
                let to = self.changed_head(ticket, changes)?;
                Ok(if to == ticket.head() {
                    Vec::new()
                } else {
                    vec![TicketHappening::Updated {
                        ticket_id: ticket_id.clone(),
                        by: by.clone(),
                        to: Box::new(to),
                    }]
                })
            }
            TicketCommand::AddNote { ticket_id, text } => {
                self.open_to_changes(ticket_id)?;
                Ok(vec![TicketHappening::NoteAdded {
                    ticket_id: ticket_id.clone(),
                    note: note(text, &mut doing)?,
                }])
            }
            TicketCommand::AssignTicket {
                ticket_id,
                revision,
                assignee,
                agent_queue_id,
            } => {
                let ticket = self.current(ticket_id, *revision)?;
                let queue = self.known_queue(*agent_queue_id)?.or(ticket.agent_queue_id);
                Ok(assigned(ticket, by, assignee.clone(), queue))
            }
            TicketCommand::PickTicket { ticket_id } => self.decide_pick(ticket_id, by),
            TicketCommand::MergeTickets { ticket_id, into } => {
                self.decide_merge(ticket_id, into, by)
            }
            TicketCommand::SplitTicket {
                ticket_id,
                note_ids,
                subject,
            } => self.decide_split(ticket_id, note_ids, subject, &mut doing),
            TicketCommand::AttachInteraction {
                ticket_id,
                interaction_id,
            } => {
                let ticket = self.open_to_changes(ticket_id)?;
                if ticket.interactions.contains(interaction_id) {
                    return Ok(Vec::new());
                }
                if self.interaction_customer(interaction_id).is_none() {
                    return Err(unknown_interaction(interaction_id));
                }
                Ok(vec![TicketHappening::InteractionAttached {
                    ticket_id: ticket_id.clone(),
                    by: by.clone(),
                    interaction_id: interaction_id.clone(),
                }])
            }
            TicketCommand::UnattachInteraction {
                ticket_id,
                interaction_id,
            } => {
                let ticket = self.open_to_changes(ticket_id)?;
                Ok(if ticket.interactions.contains(interaction_id) {
                    vec![TicketHappening::InteractionUnattached {
                        ticket_id: ticket_id.clone(),
                        by: by.clone(),
                        interaction_id: interaction_id.clone(),
                    }]
                } else {
                    Vec::new()
                })
            }
        }
    }

    fn new_ticket(&self, subject: &str, doing: &mut Doing<'_>) -> Result<Ticket, Refusal> {
        let (external_state, state_group) = self
            .configuration
            .first_ticket_state(|group| group != CLOSED);
        let number = FIRST_NUMBER + self.tickets.len();
        Ok(Ticket {
            ticket_id: TicketId::new(format!("T-{number}")),
            subject: checked_subject(subject)?,
            external_state,
            state_group,
            closure_reason: None,
            assignee: None,
            agent_queue_id: None,
            customer_id: CustomerId::UNKNOWN,
            created_by: doing.by.clone(),
            created_at: doing.now,
            changed_at: doing.now,
            notes: Vec::new(),
            interactions: Vec::new(),
            merged_into: None,
            split_from: None,
            augments: Vec::new(),
            revision: 1,
        })
    }

    fn ticket_customer(
        &self,
        wanted: Option<CustomerId>,
        interaction: Option<&InteractionId>,
    ) -> Result<CustomerId, Refusal> {
        let of_interaction = match interaction {
            None => None,
            Some(id) => Some(
                self.interaction_customer(id)
                    .ok_or_else(|| unknown_interaction(id))?,
            ),
        };
        match wanted.filter(|id| id.is_known()) {
            Some(id) => self.known_customer(id),
            None => Ok(of_interaction.unwrap_or(CustomerId::UNKNOWN)),
        }
    }

    fn known_customer(&self, id: CustomerId) -> Result<CustomerId, Refusal> {
        self.customer(id)
            .map(|customer| customer.customer_id)
            .ok_or_else(|| unknown_customer(id))
    }

    /// The customer of a call or chat that is kept.
    fn interaction_customer(&self, id: &InteractionId) -> Option<CustomerId> {
        self.interaction(id)
            .map(|interaction| interaction.call.customer_id)
            .or_else(|| self.chat_customer(id))
    }

    fn known_queue(&self, id: Option<AgentQueueId>) -> Result<Option<AgentQueueId>, Refusal> {
        id.map(|id| {
            self.configuration
                .require_queue(id)
                .map(|queue| queue.agent_queue_id)
        })
        .transpose()
    }

    fn changed_head(
        &self,
        ticket: &Ticket,
        changes: &TicketChanges,
    ) -> Result<TicketHead, Refusal> {
        let mut head = ticket.head();
        if let Some(subject) = &changes.subject {
            head.subject = checked_subject(subject)?;
        }
        if let Some(state) = &changes.external_state
            && *state != head.external_state
        {
            (head.external_state, head.state_group) =
                self.configuration.require_ticket_state(state)?;
        }
        if let Some(customer) = changes.customer_id {
            head.customer_id = if customer.is_known() {
                self.known_customer(customer)?
            } else {
                CustomerId::UNKNOWN
            };
        }
        let reason = changes.closure_reason.as_deref().map(str::trim);
        if head.state_group != CLOSED {
            if reason.is_some_and(|reason| !reason.is_empty()) {
                return Err(Refusal::new(
                    RefusalCode::InvalidTicket,
                    format!(
                        "The ticket is {}, a closure reason makes no sense",
                        head.external_state
                    ),
                    format!("Give it a state of the group {CLOSED}, or leave the reason out"),
                ));
            }
            head.closure_reason = None;
        } else if let Some(reason) = reason {
            at_most("closure reason", reason, LONGEST_REASON)?;
            head.closure_reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
        }
        Ok(head)
    }

    fn decide_pick(&self, id: &TicketId, by: &UserId) -> Outcome {
        let ticket = self.open_to_changes(id)?;
        if ticket.state_group == CLOSED {
            return Err(Refusal::new(
                RefusalCode::TicketClosed,
                format!("{id} is {}, nothing is left to do", ticket.external_state),
                "Open it again first",
            ));
        }
        match &ticket.assignee {
            Some(assignee) if assignee == by => return Ok(Vec::new()),
            Some(assignee) => {
                return Err(Refusal::new(
                    RefusalCode::TicketTaken,
                    format!("{assignee} works on {id} already"),
                    "Pick another one, or have it assigned to you",
                ));
            }
            None => {}
        }
        let queue = ticket
            .agent_queue_id
            .and_then(|id| self.configuration.queue(id));
        if let (Some(queue), Some(session)) = (queue, self.session(by))
            && session.campaign != Some(queue.campaign_id)
        {
            return Err(Refusal::new(
                RefusalCode::OtherCampaign,
                format!("{id} is for the agents of queue {}", queue.queue_name),
                "Choose that queue's campaign first, or have it assigned to you",
            ));
        }
        Ok(assigned(
            ticket,
            by,
            Some(by.clone()),
            ticket.agent_queue_id,
        ))
    }

    fn decide_merge(&self, id: &TicketId, into: &TicketId, by: &UserId) -> Outcome {
        let ticket = self.open_to_changes(id)?;
        self.open_to_changes(into)?;
        if id == into {
            return Err(Refusal::new(
                RefusalCode::InvalidTicket,
                format!("{id} can't be merged into itself"),
                "Name two tickets",
            ));
        }
        let mut to = ticket.head();
        if to.state_group != CLOSED {
            (to.external_state, to.state_group) = self
                .configuration
                .first_ticket_state(|group| group == CLOSED);
        }
        to.closure_reason = Some(format!("Merged into {into}"));
        Ok(vec![TicketHappening::Merged {
            ticket_id: id.clone(),
            into: into.clone(),
            by: by.clone(),
            to: Box::new(to),
        }])
    }

    fn decide_split(
        &self,
        id: &TicketId,
        note_ids: &[NoteId],
        subject: &str,
        doing: &mut Doing<'_>,
    ) -> Outcome {
        let ticket = self.open_to_changes(id)?;
        if note_ids.is_empty() {
            return Err(Refusal::new(
                RefusalCode::InvalidTicket,
                "No notes were named for the new ticket",
                "Name at least one note",
            ));
        }
        if let Some(missing) = note_ids
            .iter()
            .find(|wanted| ticket.notes.iter().all(|note| note.note_id != **wanted))
        {
            return Err(Refusal::new(
                RefusalCode::InvalidTicket,
                format!("{id} has no note `{missing}`"),
                "Read the ticket again and name its notes",
            ));
        }
        let mut record = self.new_ticket(subject, doing)?;
        record.customer_id = ticket.customer_id;
        record.agent_queue_id = ticket.agent_queue_id;
        record.assignee.clone_from(&ticket.assignee);
        record.split_from = Some(id.clone());
        record.notes = ticket
            .notes
            .iter()
            .filter(|note| note_ids.contains(&note.note_id))
            .cloned()
            .collect();
        let note_ids = record
            .notes
            .iter()
            .map(|note| note.note_id.clone())
            .collect();
        Ok(vec![TicketHappening::Split {
            ticket_id: id.clone(),
            by: doing.by.clone(),
            note_ids,
            record: Box::new(record),
        }])
    }

    /// The ticket, if it is still one of its own.
    fn open_to_changes(&self, id: &TicketId) -> Result<&Ticket, Refusal> {
        let ticket = self.ticket(id).ok_or_else(|| {
            Refusal::new(
                RefusalCode::UnknownTicket,
                format!("There is no ticket `{id}`"),
                "Search for the ticket",
            )
        })?;
        match &ticket.merged_into {
            None => Ok(ticket),
            Some(into) => Err(Refusal::new(
                RefusalCode::TicketClosed,
                format!("{id} became part of {into} and can't be changed any more"),
                format!("Change {into} instead"),
            )),
        }
    }

    /// As before, and as whoever changes it has seen it.
    fn current(&self, id: &TicketId, revision: u64) -> Result<&Ticket, Refusal> {
        let ticket = self.open_to_changes(id)?;
        if ticket.revision == revision {
            return Ok(ticket);
        }
        Err(Refusal::new(
            RefusalCode::StaleRevision,
            format!(
                "{id} is at revision {}, the change is based on {revision}",
                ticket.revision
            ),
            "Read the ticket again and repeat the change",
        ))
    }
}

fn assigned(
    ticket: &Ticket,
    by: &UserId,
    assignee: Option<UserId>,
    agent_queue_id: Option<AgentQueueId>,
) -> Vec<TicketHappening> {
    if ticket.assignee == assignee && ticket.agent_queue_id == agent_queue_id {
        return Vec::new();
    }
    vec![TicketHappening::Assigned {
        ticket_id: ticket.ticket_id.clone(),
        by: by.clone(),
        assignee,
        agent_queue_id,
    }]
}

fn note(text: &str, doing: &mut Doing<'_>) -> Result<TicketNote, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::new(
            RefusalCode::InvalidTicket,
            "The note is empty",
            "Write something",
        ));
    }
    at_most("note", text, LONGEST_NOTE)?;
    Ok(TicketNote {
        note_id: NoteId::new(doing.context.new_id(IdKind::Note)),
        by: doing.by.clone(),
        at: doing.now,
        text: text.to_owned(),
    })
}

fn checked_subject(subject: &str) -> Result<String, Refusal> {
    let subject = subject.trim();
    if subject.is_empty() {
        return Err(Refusal::new(
            RefusalCode::InvalidTicket,
            "The ticket's subject is empty",
            "Say what it is about",
        ));
    }
    at_most("subject", subject, LONGEST_SUBJECT)?;
    Ok(subject.to_owned())
}
