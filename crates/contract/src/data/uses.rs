//! The catalogue of what can be done with data objects, beside reading them.

use super::objects::{callback, colleague, columns, customer, interaction, session, ticket};
use super::{
    AttachCall, BulkOutcome, BulkResult, CallbackInvocation, CallbackList, CustomerChanges,
    CustomerInContext, CustomerUpdate, Digits, DisposeInteraction, EmailedTicket,
    InteractionInContext, InteractionTransfer, MessageText, NoteText, ObjectUse, PartyChoice,
    QueueSkills, SendEmailAndUpdate, SessionUpdate, Target, TargetChoice, TicketChanges,
    TicketClose, TicketFilter, TicketInContext, TicketInvocation, TicketMerge, TicketNoteWish,
    TicketOpen, TicketPage, TicketReassign, TicketSplit, TicketTransfer, TicketUpdate,
};
use crate::error::ErrorCode::{Conflict, NotFound, NotPermitted, NothingInContext};
use crate::event::EventScope;
use crate::grade::Grade;
use crate::ids::{AgentQueueId, CustomerId};
use crate::interface::Done;
use crate::method::MethodExample;
use crate::opening::Opened;
use crate::sample;
use crate::schema::schema_of;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// What can be done with an object.
pub(super) fn of(scope: EventScope, object: &str) -> Vec<ObjectUse> {
    match (scope, object) {
        (EventScope::Global, "session") => vec![
            Use::new(
                "update",
                "requestParams",
                "Makes the agent ready, starts a break, chooses campaign or extension.",
            )
            .of(
                object,
                &SessionUpdate {
                    availability: Some(super::AvailabilityWish::Ready),
                    ..SessionUpdate::default()
                },
                &session(),
            ),
        ],
        (EventScope::Global, "interaction") => vec![
            Use::new(
                "transfer",
                "requestParams",
                "Hands one of the agent's interactions over.",
            )
            .of(
                object,
                &InteractionTransfer {
                    interaction_id: "int-1042".into(),
                    target: queue_target(),
                },
                &interaction(),
            ),
        ],
        (EventScope::Global, "customer") => vec![
            Use::new("update", "requestParams", "Changes a customer's record.").of(
                object,
                &CustomerUpdate {
                    customer_id: CustomerId::new(5001),
                    revision: Some(3),
                    customer_info: columns(),
                },
                &customer(),
            ),
            Use::new(
                "bulkUpdate",
                "updateData",
                "Changes several customers' records alike.",
            )
            .many(
                object,
                &CustomerChanges {
                    revision: None,
                    customer_info: columns(),
                },
                &["5001"],
            ),
        ],
        (EventScope::Global, "ticket") => global_ticket(object),
        (EventScope::Global, "callbacks") => vec![
            Use::new(
                "invoke",
                "requestParams",
                "Makes, moves or takes back a promised call.",
            )
            .of(
                object,
                &CallbackInvocation::Reschedule {
                    callback_id: "cb-17".into(),
                    callback_time: sample::at(10_800),
                },
                &CallbackList(vec![callback()]),
            ),
        ],
        (EventScope::Context, "customer") => context_customer(object),
        (EventScope::Context, "interaction") => context_interaction(object),
        (EventScope::Context, "ticket") => context_ticket(object),
        _ => Vec::new(),
    }
}

fn global_ticket(object: &str) -> Vec<ObjectUse> {
    vec![
        Use::new(
            "getTickets",
            "requestParams",
            "Finds tickets, the last changed first; up to 20 seconds.",
        )
        .seen()
        .of(
            object,
            &TicketFilter {
                customer_id: Some(CustomerId::new(5001)),
                ..TicketFilter::default()
            },
            &TicketPage {
                tickets: vec![ticket()],
                total_records_count: 1,
                next: None,
            },
        ),
        Use::new("update", "requestParams", "Changes a ticket.").of(
            object,
            &TicketUpdate {
                ticket_id: "T-3001".into(),
                revision: Some(2),
                subject: Some("Invoice missing since May".to_owned()),
                external_state: None,
                closure_reason: None,
                customer_id: None,
            },
            &ticket(),
        ),
        Use::new("addNote", "requestParams", "Writes a note on a ticket.").of(
            object,
            &TicketNoteWish {
                ticket_id: "T-3001".into(),
                text: "Sent again.".to_owned(),
            },
            &ticket(),
        ),
        Use::new(
            "transfer",
            "requestParams",
            "Gives a ticket to a person or a queue.",
        )
        .of(
            object,
            &TicketTransfer {
                ticket_id: "T-3001".into(),
                assignee: Some(sample::user("agent2")),
                queue_id: None,
            },
            &ticket(),
        ),
        Use::new("invoke", "requestParams", "Opens a ticket.").of(
            object,
            &TicketInvocation::Open(new_ticket()),
            &ticket(),
        ),
        Use::new("bulkUpdate", "updateData", "Changes several tickets alike.").many(
            object,
            &in_progress(),
            &["T-3001"],
        ),
        Use::new(
            "bulkAction",
            "actionData",
            "Takes several tickets for oneself.",
        )
        .named("pick")
        .many(object, &Done {}, &["T-3001"]),
        Use::new(
            "bulkAction",
            "actionData",
            "Gives several tickets to a person or a queue.",
        )
        .named("reassign")
        .many(
            object,
            &TicketReassign {
                assignee: Some(sample::user("agent2")),
                ..TicketReassign::default()
            },
            &["T-3001"],
        ),
        Use::new("bulkAction", "actionData", "Closes several tickets.")
            .named("close")
            .many(object, &closed(), &["T-3001"]),
        Use::new(
            "bulkAction",
            "actionData",
            "Writes the same note on several tickets.",
        )
        .named("addNote")
        .many(object, &note(), &["T-3001"]),
    ]
}

fn context_customer(object: &str) -> Vec<ObjectUse> {
    vec![
        Use::new(
            "update",
            "updateData",
            "Changes the customer's record; an unknown customer gets one.",
        )
        .of(
            object,
            &CustomerChanges {
                revision: Some(3),
                customer_info: columns(),
            },
            &customer(),
        ),
        Use::new("view", "viewData", "Shows the customer on the desk.").of(
            object,
            &CustomerInContext::default(),
            &opened(),
        ),
        Use::new(
            "refresh",
            "refreshData",
            "Has the desk load the customer again.",
        )
        .of(object, &Done {}, &Done {}),
    ]
}

fn context_interaction(object: &str) -> Vec<ObjectUse> {
    let plain = |action: &str, summary: &str| {
        Use::new("action", "actionData", summary)
            .named(action)
            .of(object, &Done {}, &interaction())
    };
    let with_target = |action: &str, summary: &str, target: Target| {
        Use::new("action", "actionData", summary).named(action).of(
            object,
            &TargetChoice { target },
            &interaction(),
        )
    };
    vec![
        plain("answer", "Takes the ringing call or the offered chat."),
        plain("decline", "Doesn't take it."),
        plain("hold", "Puts the customer on hold."),
        plain("resume", "Takes the customer off hold."),
        plain("mute", "Mutes the agent's microphone."),
        plain("unmute", "Unmutes it."),
        plain("hangUp", "Ends the call."),
        plain("endChat", "Ends the chat."),
        plain("screenPop", "Shows the customer's record again."),
        Use::new("action", "actionData", "Presses telephone keys.")
            .named("sendDigits")
            .of(
                object,
                &Digits {
                    digits: "1#".to_owned(),
                },
                &interaction(),
            ),
        Use::new("action", "actionData", "Writes to the chat's customer.")
            .named("sendMessage")
            .of(
                object,
                &MessageText {
                    text: "One moment, please.".to_owned(),
                },
                &interaction(),
            ),
        with_target("transfer", "Hands the interaction over.", queue_target()),
        with_target(
            "consult",
            "Speaks with somebody else while the customer waits.",
            Target::User {
                user_id: sample::user("agent2"),
            },
        ),
        with_target(
            "conference",
            "Brings somebody in.",
            Target::Phone {
                phone: "+911140003333".into(),
            },
        ),
        plain(
            "cancelAttempt",
            "Gives up the transfer, consultation or conference that is being tried.",
        ),
        plain(
            "completeTransfer",
            "Leaves the customer to the party that was consulted.",
        ),
        plain("joinParties", "Makes a conference of the consultation."),
        plain(
            "endConsultation",
            "Sends the consulted party away and takes the customer back.",
        ),
        Use::new(
            "action",
            "actionData",
            "Sends one party of a conference away.",
        )
        .named("dropParty")
        .of(
            object,
            &PartyChoice {
                party_id: "party-1".into(),
            },
            &interaction(),
        ),
        plain("leaveConference", "Leaves the conference to the others."),
        Use::new("action", "actionData", "Disposes of the interaction.")
            .named("dispose")
            .of(
                object,
                &DisposeInteraction {
                    interaction_id: None,
                    disposition_code: "Resolved".to_owned(),
                    note: None,
                    callback: None,
                    then_dial: None,
                },
                &interaction(),
            ),
        Use::new(
            "view",
            "viewData",
            "Brings the interaction to the front of the desk.",
        )
        .of(object, &InteractionInContext::default(), &opened()),
        Use::new(
            "refresh",
            "refreshData",
            "Has the desk load the interaction again.",
        )
        .of(object, &Done {}, &Done {}),
        Use::new("getSkillData", "queueId", "Tells who serves a queue.").of(
            object,
            &AgentQueueId::new(111),
            &QueueSkills {
                queue_id: AgentQueueId::new(111),
                queue_name: "General".to_owned(),
                campaign_id: sample::connected(8).campaign_id,
                agents: vec![colleague()],
            },
        ),
    ]
}

fn context_ticket(object: &str) -> Vec<ObjectUse> {
    let act = |action: &str, summary: &str| Use::new("action", "actionData", summary).named(action);
    vec![
        Use::new("update", "updateData", "Changes the ticket.").of(object, &in_progress(), &ticket()),
        Use::new("bulkUpdate", "updateData", "Changes several tickets alike.").many(object, &in_progress(), &["T-3001"]),
        act("sendEmailAndUpdate", "Changes the ticket and tells the customer; our host sends no mail and notes that on the ticket.").seen().of(
            object,
            &SendEmailAndUpdate { show_system_notification: Some(true), update_data: in_progress() },
            &EmailedTicket { email_sent: false, ticket: ticket() },
        ),
        act("open", "Opens a ticket for the interaction in context.").of(object, &new_ticket(), &ticket()),
        act("addNote", "Writes a note on the ticket.").of(object, &note(), &ticket()),
        act("close", "Closes the ticket.").of(object, &closed(), &ticket()),
        act("reopen", "Opens the ticket again.").of(object, &Done {}, &ticket()),
        Use::new("bulkAction", "actionData", "Closes several tickets.").named("close").many(object, &closed(), &["T-3001"]),
        Use::new("bulkAction", "actionData", "Writes the same note on several tickets.").named("addNote").many(object, &note(), &["T-3001"]),
        Use::new("attachCall", "attachCallData", "Attaches a call or chat to the ticket.").of(object, &AttachCall::default(), &ticket()),
        Use::new("unattachCall", "unattachCallData", "Detaches a call or chat from the ticket.").of(
            object,
            &AttachCall { ticket_id: None, interaction_id: Some("int-1042".into()) },
            &ticket(),
        ),
        Use::new("merge", "mergeData", "Makes other tickets part of this one.").of(
            object,
            &TicketMerge { ticket_id: None, ticket_ids: vec!["T-3002".into()] },
            &ticket(),
        ),
        Use::new("split", "splitData", "Makes a new ticket of some notes; answers with the new one.").of(
            object,
            &TicketSplit { ticket_id: None, note_ids: vec!["N-1".into()], subject: "Second matter".to_owned() },
            &ticket(),
        ),
        Use::new("unassign", "unassignData", "Takes the ticket from its assignee.").of(object, &TicketInContext::default(), &ticket()),
        Use::new("reassign", "reassignData", "Gives the ticket to a person or a queue.").of(
            object,
            &TicketReassign { assignee: Some(sample::user("agent2")), ..TicketReassign::default() },
            &ticket(),
        ),
        Use::new("pick", "pickData", "Takes the ticket for oneself.").of(object, &TicketInContext::default(), &ticket()),
        Use::new("view", "viewData", "Shows the ticket.").of(object, &TicketInContext::default(), &opened()),
        Use::new("refresh", "refreshData", "Has the desk load the ticket again.").of(object, &Done {}, &Done {}),
    ]
}

fn queue_target() -> Target {
    Target::Queue {
        agent_queue_id: AgentQueueId::new(111),
    }
}

fn in_progress() -> TicketChanges {
    TicketChanges {
        external_state: Some("In progress".to_owned()),
        ..TicketChanges::default()
    }
}

fn new_ticket() -> TicketOpen {
    TicketOpen {
        subject: "Invoice missing".to_owned(),
        text: Some("Wants the invoice by mail.".to_owned()),
        customer_id: None,
        queue_id: None,
        assignee: None,
        interaction_id: None,
    }
}

fn closed() -> TicketClose {
    TicketClose {
        closure_reason: Some("Sent again".to_owned()),
        external_state: None,
    }
}

fn note() -> NoteText {
    NoteText {
        text: "Sent again.".to_owned(),
    }
}

fn opened() -> Opened {
    Opened {
        opened: true,
        instance_id: None,
    }
}

/// A row in the making.
struct Use {
    method: &'static str,
    argument_key: &'static str,
    summary: String,
    action: Option<String>,
    grade: Grade,
}

impl Use {
    fn new(method: &'static str, argument_key: &'static str, summary: &str) -> Self {
        Self {
            method,
            argument_key,
            summary: summary.to_owned(),
            action: None,
            grade: Grade::Ours,
        }
    }

    fn seen(self) -> Self {
        Self {
            grade: Grade::Seen,
            ..self
        }
    }

    fn named(self, action: &str) -> Self {
        Self {
            action: Some(action.to_owned()),
            ..self
        }
    }

    fn of<A: JsonSchema + Serialize, R: JsonSchema + Serialize>(
        self,
        object: &str,
        argument: &A,
        answer: &R,
    ) -> ObjectUse {
        let request = self.request(object, None, argument);
        self.row::<A, R>(request, answer)
    }

    fn many<A: JsonSchema + Serialize>(
        self,
        object: &str,
        argument: &A,
        ids: &[&str],
    ) -> ObjectUse {
        let request = self.request(object, Some(ids), argument);
        let answer = BulkOutcome {
            results: ids
                .iter()
                .map(|id| BulkResult {
                    id: (*id).to_owned(),
                    error: None,
                })
                .collect(),
            succeeded: ids.len() as u64,
            failed: 0,
        };
        self.row::<A, BulkOutcome>(request, &answer)
    }

    fn request<A: Serialize>(&self, object: &str, ids: Option<&[&str]>, argument: &A) -> Value {
        let mut data = Map::new();
        data.insert("dataObject".to_owned(), json!(object));
        if let Some(action) = &self.action {
            data.insert("actionType".to_owned(), json!(action));
        }
        if let Some(ids) = ids {
            data.insert("ids".to_owned(), json!(ids));
        }
        data.insert(
            self.argument_key.to_owned(),
            serde_json::to_value(argument).unwrap_or_default(),
        );
        Value::Object(data)
    }

    fn row<A: JsonSchema, R: JsonSchema + Serialize>(
        self,
        request_data: Value,
        answer: &R,
    ) -> ObjectUse {
        let reads_context = matches!(
            self.argument_key,
            "updateData"
                | "actionData"
                | "attachCallData"
                | "unattachCallData"
                | "mergeData"
                | "splitData"
                | "unassignData"
                | "reassignData"
                | "pickData"
                | "viewData"
        );
        let mut errors = vec![NotFound, Conflict, NotPermitted];
        if reads_context {
            errors.insert(0, NothingInContext);
        }
        ObjectUse {
            method: self.method.to_owned(),
            action: self.action,
            summary: self.summary,
            grade: self.grade,
            argument_key: self.argument_key.to_owned(),
            argument: schema_of::<A>(),
            answer: schema_of::<R>(),
            errors,
            example: MethodExample {
                request_data,
                answer: serde_json::to_value(answer).unwrap_or_default(),
            },
        }
    }
}
