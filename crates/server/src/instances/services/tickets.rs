//! Tickets: finding, reading, changing, noting, giving to others, attaching, merging, splitting; one or several.

use callbench_contract::data::{
    AttachCall, EmailedTicket, NoteText, SendEmailAndUpdate, TicketChanges, TicketChoice,
    TicketClose, TicketFilter, TicketInContext, TicketInfo, TicketInvocation, TicketMerge,
    TicketNoteInfo, TicketNoteWish, TicketOpen, TicketPage, TicketReassign, TicketSplit,
    TicketTransfer, TicketUpdate,
};
use callbench_contract::error::{AppError, ErrorCode};
use callbench_contract::ids::{TicketId, UserId};
use callbench_workspace::{Command, Happening, Ticket, TicketCommand, TicketCursor};
use serde_json::Value;

use super::super::calls::Asking;
use super::arguments::{argument, argument_or_empty, no_argument, wrong_argument};
use super::bulk::{Bulk, each};
use super::in_context::CLOSED;
use super::refusals::of_centre;
use super::{answer, in_context, internal, of_store};
use crate::state::HostState;

/// Stands for those that nobody works on.
const NOBODY: &str = "nobody";
/// Tickets on a page, unless the app says otherwise.
const PAGE: u32 = 50;
/// The most tickets on a page.
const LARGEST_PAGE: u32 = 200;

/// Acts on tickets for an app.
#[derive(Clone, Copy)]
pub(super) struct Tickets<'a> {
    state: &'a HostState,
    asking: &'a Asking,
}

impl<'a> Tickets<'a> {
    pub(super) const fn new(state: &'a HostState, asking: &'a Asking) -> Self {
        Self { state, asking }
    }

    /// A method of `globalData` on `ticket`.
    pub(super) async fn global(&self, method: &str, data: &Value) -> Result<Value, AppError> {
        let key = "requestParams";
        match method {
            "get" => {
                let TicketChoice { ticket_id } = argument(data, key)?;
                answer(&self.find(&ticket_id).await?)
            }
            "getTickets" => self.search(argument_or_empty(data, key)?).await,
            "update" => {
                let wish: TicketUpdate = argument(data, key)?;
                let changes = TicketChanges {
                    revision: wish.revision,
                    subject: wish.subject,
                    external_state: wish.external_state,
                    closure_reason: wish.closure_reason,
                    customer_id: wish.customer_id,
                };
                answer(&self.change(&wish.ticket_id, changes).await?)
            }
            "addNote" => {
                let TicketNoteWish { ticket_id, text } = argument(data, key)?;
                answer(&self.note(&ticket_id, text).await?)
            }
            "transfer" => {
                let wish: TicketTransfer = argument(data, key)?;
                let reassign = TicketReassign {
                    ticket_id: None,
                    assignee: wish.assignee,
                    queue_id: wish.queue_id,
                };
                answer(&self.reassign(&wish.ticket_id, reassign).await?)
            }
            "invoke" => {
                let TicketInvocation::Open(wish) = argument(data, key)?;
                answer(&self.open(wish).await?)
            }
            _ => self.several(method, data).await,
        }
    }

    /// A method of `contextData` on `ticket`.
    pub(super) async fn in_hand(&self, method: &str, data: &Value) -> Result<Value, AppError> {
        match method {
            "get" => answer(&self.find(&self.named(None).await?).await?),
            "update" => {
                let changes: TicketChanges = argument(data, "updateData")?;
                answer(&self.change(&self.named(None).await?, changes).await?)
            }
            "attachCall" | "unattachCall" => self.attach(method, data).await,
            "merge" => self.merge(argument(data, "mergeData")?).await,
            "split" => self.split(argument(data, "splitData")?).await,
            "unassign" => {
                let TicketInContext { ticket_id } = argument_or_empty(data, "unassignData")?;
                let id = self.named(ticket_id).await?;
                answer(&self.reassign(&id, TicketReassign::default()).await?)
            }
            "reassign" => {
                let mut wish: TicketReassign = argument(data, "reassignData")?;
                let id = self.named(wish.ticket_id.take()).await?;
                answer(&self.reassign(&id, wish).await?)
            }
            "pick" => {
                let TicketInContext { ticket_id } = argument_or_empty(data, "pickData")?;
                answer(&self.pick(&self.named(ticket_id).await?).await?)
            }
            _ => self.several(method, data).await,
        }
    }

    /// `contextData.action("ticket", …)`.
    pub(super) async fn act(&self, action: &str, data: &Value) -> Result<Value, AppError> {
        let key = "actionData";
        match action {
            "sendEmailAndUpdate" => {
                let wish: SendEmailAndUpdate = argument(data, key)?;
                let id = self.named(None).await?;
                self.change(&id, wish.update_data).await?;
                let note = "An app asked for a mail to the customer. This host has no mail system: nothing was sent.";
                let ticket = self.note(&id, note.to_owned()).await?;
                answer(&EmailedTicket {
                    email_sent: false,
                    ticket,
                })
            }
            "open" => {
                let mut wish: TicketOpen = argument(data, key)?;
                if wish.interaction_id.is_none() {
                    wish.interaction_id =
                        Some(in_context::interaction(self.state, self.asking).await?);
                }
                answer(&self.open(wish).await?)
            }
            "addNote" => {
                let NoteText { text } = argument(data, key)?;
                answer(&self.note(&self.named(None).await?, text).await?)
            }
            "close" => {
                let wish = argument_or_empty(data, key)?;
                answer(&self.close(&self.named(None).await?, wish).await?)
            }
            "reopen" => {
                no_argument(data, key)?;
                let state = self.first_state(|group| group != CLOSED).await?;
                let changes = TicketChanges {
                    external_state: Some(state),
                    ..TicketChanges::default()
                };
                answer(&self.change(&self.named(None).await?, changes).await?)
            }
            other => Err(internal(&format!(
                "`{other}` is catalogued and not carried out"
            ))),
        }
    }

    /// `bulkUpdate` and `bulkAction`, of both services.
    async fn several(&self, method: &str, data: &Value) -> Result<Value, AppError> {
        let bulk = Bulk::read(data, method)?;
        let action = bulk.action.as_deref().unwrap_or("update");
        match action {
            "update" => {
                let changes: TicketChanges = argument(data, "updateData")?;
                each(&bulk.ids, |id| {
                    let changes = changes.clone();
                    async move { self.change(&TicketId::from(id), changes).await.map(|_| ()) }
                })
                .await
            }
            "pick" => {
                no_argument(data, "actionData")?;
                each(&bulk.ids, |id| async move {
                    self.pick(&TicketId::from(id)).await.map(|_| ())
                })
                .await
            }
            "reassign" => {
                let wish: TicketReassign = argument(data, "actionData")?;
                each(&bulk.ids, |id| {
                    let wish = wish.clone();
                    async move { self.reassign(&TicketId::from(id), wish).await.map(|_| ()) }
                })
                .await
            }
            "close" => {
                let wish: TicketClose = argument_or_empty(data, "actionData")?;
                each(&bulk.ids, |id| {
                    let wish = wish.clone();
                    async move { self.close(&TicketId::from(id), wish).await.map(|_| ()) }
                })
                .await
            }
            "addNote" => {
                let NoteText { text } = argument(data, "actionData")?;
                each(&bulk.ids, |id| {
                    let text = text.clone();
                    async move { self.note(&TicketId::from(id), text).await.map(|_| ()) }
                })
                .await
            }
            other => Err(internal(&format!(
                "`{other}` is catalogued and not carried out"
            ))),
        }
    }

    async fn search(&self, wanted: TicketFilter) -> Result<Value, AppError> {
        let limit = wanted.limit.unwrap_or(PAGE);
        if !(1..=LARGEST_PAGE).contains(&limit) {
            return Err(
                wrong_argument(format!("`limit` is {limit}; give 1 to {LARGEST_PAGE}"))
                    .at("requestParams.limit"),
            );
        }
        let after: Option<TicketCursor> = wanted
            .after
            .map(|after| after.parse())
            .transpose()
            .map_err(|_| {
                wrong_argument(
                    "`after` is no place in a list of tickets; give the `next` of the page before",
                )
                .at("requestParams.after")
            })?;
        let assignee = match wanted.assignee {
            None => None,
            Some(name) if name == NOBODY => Some(None),
            Some(name) => Some(Some(UserId::new(name).map_err(|error| {
                wrong_argument(error.to_string()).at("requestParams.assignee")
            })?)),
        };
        let filter = callbench_workspace::TicketFilter {
            group: wanted.state_group,
            state: wanted.external_state,
            assignee,
            agent_queue_id: wanted.queue_id,
            customer_id: wanted.customer_id,
            words: wanted.q.unwrap_or_default(),
        };
        let page = self
            .state
            .centre
            .read(move |centre, _| {
                let page = centre.tickets(&filter, after.as_ref(), limit as usize);
                TicketPage {
                    tickets: page.tickets.into_iter().cloned().map(shown).collect(),
                    total_records_count: page.total as u64,
                    next: page.next.map(|next| next.to_string()),
                }
            })
            .await
            .map_err(of_centre)?;
        answer(&page)
    }

    async fn open(&self, wish: TicketOpen) -> Result<TicketInfo, AppError> {
        self.require_person(wish.assignee.as_ref()).await?;
        self.give(
            None,
            TicketCommand::OpenTicket {
                subject: wish.subject,
                text: wish.text,
                customer_id: wish.customer_id,
                agent_queue_id: wish.queue_id,
                assignee: wish.assignee,
                interaction_id: wish.interaction_id,
            },
        )
        .await
    }

    async fn change(&self, id: &TicketId, changes: TicketChanges) -> Result<TicketInfo, AppError> {
        let based_on = changes.revision;
        let changes = callbench_workspace::TicketChanges {
            subject: changes.subject,
            external_state: changes.external_state,
            closure_reason: changes.closure_reason,
            customer_id: changes.customer_id,
        };
        self.at_revision(id, based_on, |revision| TicketCommand::UpdateTicket {
            ticket_id: id.clone(),
            revision,
            changes: changes.clone(),
        })
        .await
    }

    async fn note(&self, id: &TicketId, text: String) -> Result<TicketInfo, AppError> {
        let command = TicketCommand::AddNote {
            ticket_id: id.clone(),
            text,
        };
        self.give(Some(id), command).await
    }

    async fn reassign(&self, id: &TicketId, wish: TicketReassign) -> Result<TicketInfo, AppError> {
        self.require_person(wish.assignee.as_ref()).await?;
        self.at_revision(id, None, |revision| TicketCommand::AssignTicket {
            ticket_id: id.clone(),
            revision,
            assignee: wish.assignee.clone(),
            agent_queue_id: wish.queue_id,
        })
        .await
    }

    async fn pick(&self, id: &TicketId) -> Result<TicketInfo, AppError> {
        let command = TicketCommand::PickTicket {
            ticket_id: id.clone(),
        };
        self.give(Some(id), command).await
    }

    async fn close(&self, id: &TicketId, wish: TicketClose) -> Result<TicketInfo, AppError> {
        let state = match wish.external_state {
            Some(state) => state,
            None => self.first_state(|group| group == CLOSED).await?,
        };
        let changes = TicketChanges {
            external_state: Some(state),
            closure_reason: wish.closure_reason,
            ..TicketChanges::default()
        };
        self.change(id, changes).await
    }

    async fn attach(&self, method: &str, data: &Value) -> Result<Value, AppError> {
        let attach = method == "attachCall";
        let key = if attach {
            "attachCallData"
        } else {
            "unattachCallData"
        };
        let wish: AttachCall = argument_or_empty(data, key)?;
        let interaction_id = match wish.interaction_id {
            Some(id) => id,
            None => in_context::interaction(self.state, self.asking).await?,
        };
        let ticket_id = self.named(wish.ticket_id).await?;
        let id = ticket_id.clone();
        let command = if attach {
            TicketCommand::AttachInteraction {
                ticket_id,
                interaction_id,
            }
        } else {
            TicketCommand::UnattachInteraction {
                ticket_id,
                interaction_id,
            }
        };
        answer(&self.give(Some(&id), command).await?)
    }

    async fn merge(&self, wish: TicketMerge) -> Result<Value, AppError> {
        let into = self.named(wish.ticket_id).await?;
        if wish.ticket_ids.is_empty() || wish.ticket_ids.len() > 50 {
            return Err(
                wrong_argument("`mergeData.ticketIds` names 1 to 50 tickets")
                    .at("mergeData.ticketIds"),
            );
        }
        for id in wish.ticket_ids {
            let command = TicketCommand::MergeTickets {
                ticket_id: id,
                into: into.clone(),
            };
            self.give(Some(&into), command).await?;
        }
        answer(&self.find(&into).await?)
    }

    async fn split(&self, wish: TicketSplit) -> Result<Value, AppError> {
        let ticket_id = self.named(wish.ticket_id).await?;
        let command = TicketCommand::SplitTicket {
            ticket_id,
            note_ids: wish.note_ids,
            subject: wish.subject,
        };
        answer(&self.give(None, command).await?)
    }

    /// The ticket that is named, else the one in context.
    async fn named(&self, id: Option<TicketId>) -> Result<TicketId, AppError> {
        match id {
            Some(id) => Ok(id),
            None => in_context::ticket(self.state, self.asking).await,
        }
    }

    async fn find(&self, id: &TicketId) -> Result<TicketInfo, AppError> {
        let asked = id.clone();
        let found = self
            .state
            .centre
            .read(move |centre, _| centre.ticket(&asked).cloned())
            .await
            .map_err(of_centre)?;
        found
            .map(shown)
            .ok_or_else(|| AppError::new(ErrorCode::NotFound, format!("there is no ticket `{id}`")))
    }

    /// Changes it as it was read, or, when the app didn't say what it had read, as it is by now.
    async fn at_revision(
        &self,
        id: &TicketId,
        based_on: Option<u64>,
        command: impl Fn(u64) -> TicketCommand,
    ) -> Result<TicketInfo, AppError> {
        const TRIES: usize = 3;
        let mut outcome = Err(internal(&"nothing was tried"));
        for _ in 0..TRIES {
            let revision = match based_on {
                Some(revision) => revision,
                None => self.find(id).await?.revision,
            };
            outcome = self.give(Some(id), command(revision)).await;
            let again = based_on.is_none()
                && matches!(&outcome, Err(error) if error.code == ErrorCode::Conflict);
            if !again {
                break;
            }
        }
        outcome
    }

    async fn give(
        &self,
        named: Option<&TicketId>,
        command: TicketCommand,
    ) -> Result<TicketInfo, AppError> {
        let decided = self
            .state
            .centre
            .decide(Command::Ticket {
                by: self.asking.user.user_id.clone(),
                command: Box::new(command),
            })
            .await
            .map_err(of_centre)?;
        let changed = decided.facts.iter().find_map(|fact| match &fact.what {
            Happening::Ticket(what) => what.answers_with().cloned(),
            _ => None,
        });
        let id = changed
            .or_else(|| named.cloned())
            .ok_or_else(|| internal(&"a ticket's command named no ticket"))?;
        self.find(&id).await
    }

    async fn first_state(&self, fits: impl Fn(&str) -> bool) -> Result<String, AppError> {
        let configuration = self.state.centre.configuration().await.map_err(of_centre)?;
        configuration
            .ticket_state_groups()
            .iter()
            .filter(|group| fits(&group.group))
            .find_map(|group| group.states.first().cloned())
            .ok_or_else(|| {
                AppError::new(
                    ErrorCode::Conflict,
                    "no state of tickets is set up for that; an administrator does that",
                )
            })
    }

    /// Whoever works on it must be somebody.
    async fn require_person(&self, assignee: Option<&UserId>) -> Result<(), AppError> {
        let Some(assignee) = assignee else {
            return Ok(());
        };
        let known = self
            .state
            .store
            .users()
            .find(assignee)
            .await
            .map_err(of_store)?;
        if known.is_some() {
            return Ok(());
        }
        Err(AppError {
            given: Some(assignee.to_string()),
            ..AppError::new(
                ErrorCode::NotFound,
                format!("there is nobody named `{assignee}`"),
            )
        }
        .at("assignee"))
    }
}

/// As apps see it.
fn shown(ticket: Ticket) -> TicketInfo {
    TicketInfo {
        ticket_id: ticket.ticket_id,
        subject: ticket.subject,
        external_state: ticket.external_state,
        state_group: ticket.state_group,
        closure_reason: ticket.closure_reason,
        assignee: ticket.assignee,
        queue_id: ticket.agent_queue_id,
        customer_id: ticket.customer_id,
        created_by: ticket.created_by,
        created_at: ticket.created_at,
        changed_at: ticket.changed_at,
        notes: ticket
            .notes
            .into_iter()
            .map(|note| TicketNoteInfo {
                note_id: note.note_id,
                by: note.by,
                at: note.at,
                text: note.text,
            })
            .collect(),
        interactions: ticket.interactions,
        merged_into: ticket.merged_into,
        split_from: ticket.split_from,
        revision: ticket.revision,
    }
}
