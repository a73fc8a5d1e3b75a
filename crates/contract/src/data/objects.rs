//! The catalogue of data objects: one row for each that can be read.

use super::{
    AvailabilityState, CallInfo, CallbackInfo, CallbackList, CampaignChoice, CampaignInfo,
    CampaignList, CurrentCampaign, CustomerChoice, CustomerInfo, CustomerList, CustomerSearch,
    DataObjectEntry, DispositionClassInfo, DispositionCodeInfo, DispositionCodes,
    InteractionChoice, InteractionInfo, InteractionList, InteractionState, LoggedInUser,
    PersonInfo, PersonList, ProcessInfo, ProcessList, QueueInfo, QueueList, SessionInfo,
    SettingsInfo, Snapshot, SnapshotList, TicketChoice, TicketInfo, TicketNoteInfo, TicketStates,
    uses,
};
use crate::call::CampaignType;
use crate::event::EventScope;
use crate::event::interaction::InteractionType;
use crate::grade::Grade;
use crate::ids::{AgentQueueId, CustomerId};
use crate::profile::PLATFORM_VERSION;
use crate::role::UserType;
use crate::sample;
use crate::schema::schema_of;
use crate::time::Millis;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;

/// The data objects of our own profile.
#[must_use]
pub fn data_objects() -> Vec<DataObjectEntry> {
    let mut objects = global();
    objects.extend(context());
    for object in &mut objects {
        object.uses = uses::of(object.scope, &object.name);
    }
    objects
}

fn global() -> Vec<DataObjectEntry> {
    let read = Reads(EventScope::Global);
    vec![
        read.object("loggedInUser", "The signed-in person.", Grade::Seen, &logged_in_user()),
        read.object("session", "The agent session; refused with 140 when there is none.", Grade::Ours, &session()),
        read.object(
            "currentManagingOrMonitoringCampaign",
            "The campaign that the person works for or watches.",
            Grade::Seen,
            &CurrentCampaign { campaign_id: Some(campaign().campaign_id) },
        ),
        read.object("campaign", "The chosen campaign; refused with 140 when there is none.", Grade::Ours, &campaign()),
        read.object("campaigns", "The campaigns that the person may work for.", Grade::Ours, &CampaignList(vec![campaign()])),
        read.object("processes", "The processes of these campaigns.", Grade::Ours, &ProcessList(vec![process()])),
        read.object("queues", "The queues of a campaign; of the chosen one when none is named.", Grade::Ours, &QueueList(vec![queue()]))
            .taking(&CampaignChoice { campaign_id: Some(campaign().campaign_id) }),
        read.object("users", "The people of the contact centre.", Grade::Ours, &PersonList(vec![colleague()])),
        read.object(
            "dispositionCodes",
            "What may be chosen when an interaction of a campaign is disposed of; of the chosen campaign when none is named.",
            Grade::Ours,
            &disposition_codes(),
        )
        .taking(&CampaignChoice { campaign_id: Some(campaign().campaign_id) }),
        read.object(
            "ticketStates",
            "The states of tickets, by group; those of the group `CLOSED` end a ticket.",
            Grade::Seen,
            &ticket_states(),
        ),
        read.object("settings", "What holds for everyone: name, breaks, platform version.", Grade::Ours, &settings()),
        read.object("interactions", "The interactions on the agent's desk, oldest first.", Grade::Ours, &InteractionList(vec![interaction()])),
        read.object("interaction", "One of the agent's interactions; refused with 143 when it is none.", Grade::Ours, &interaction())
            .taking(&InteractionChoice { interaction_id: "int-1042".into() }),
        read.object("customer", "A customer's record, by id or number; refused with 143 when there is none.", Grade::Ours, &customer())
            .taking(&CustomerChoice { customer_id: Some(CustomerId::new(5001)), phone: None }),
        read.object("customers", "Customers whose record holds some words; at most 50.", Grade::Ours, &CustomerList(vec![customer()]))
            .taking(&CustomerSearch { q: "asha".to_owned(), limit: None }),
        read.object("ticket", "A ticket, by id; refused with 143 when there is none.", Grade::Ours, &ticket())
            .taking(&TicketChoice { ticket_id: "T-3001".into() }),
        read.object("callbacks", "The promised calls of the agent, and of anyone in the chosen campaign.", Grade::Ours, &CallbackList(vec![callback()])),
        read.object("snapshots", "The snapshots that the app took for this person, the newest first.", Grade::Ours, &SnapshotList(vec![snapshot()])),
    ]
}

fn context() -> Vec<DataObjectEntry> {
    let read = Reads(EventScope::Context);
    vec![
        read.object("customer", "The customer in context; refused with 140 when there is none.", Grade::Ours, &customer()),
        read.object("interaction", "The interaction in context; refused with 140 when there is none.", Grade::Ours, &interaction()),
        read.object(
            "ticket",
            "The ticket in context: attached to the interaction, else its customer's newest open one; refused with 140 when there is none.",
            Grade::Ours,
            &ticket(),
        ),
    ]
}

struct Reads(EventScope);

impl Reads {
    fn object<T: JsonSchema + Serialize>(
        &self,
        name: &str,
        summary: &str,
        grade: Grade,
        example: &T,
    ) -> DataObjectEntry {
        DataObjectEntry {
            name: name.to_owned(),
            scope: self.0,
            summary: summary.to_owned(),
            grade,
            parameters: None,
            parameters_example: None,
            schema: schema_of::<T>(),
            example: serde_json::to_value(example).unwrap_or_default(),
            uses: Vec::new(),
        }
    }
}

impl DataObjectEntry {
    fn taking<T: JsonSchema + Serialize>(self, example: &T) -> Self {
        Self {
            parameters: Some(schema_of::<T>()),
            parameters_example: serde_json::to_value(example).ok(),
            ..self
        }
    }
}

fn logged_in_user() -> LoggedInUser {
    LoggedInUser {
        user_id: sample::user("agent1"),
        user_name: "Meera Nair".to_owned(),
        user_type: UserType::Executive,
    }
}

pub(super) fn session() -> SessionInfo {
    SessionInfo {
        session_id: "ses-7f3a".into(),
        user_id: sample::user("agent1"),
        login_time: sample::at(-3600),
        campaign_id: Some(campaign().campaign_id),
        extension: Some("1001".into()),
        availability: AvailabilityState::Ready,
        availability_since: sample::at(-120),
        break_reason: None,
        auto_call_on: false,
    }
}

fn campaign() -> CampaignInfo {
    let call = sample::connected(8);
    CampaignInfo {
        campaign_id: call.campaign_id,
        campaign_name: call.campaign_name,
        campaign_type: CampaignType::InteractiveVoiceApplication,
        process_id: call.process_id,
        process_name: "Retail".to_owned(),
    }
}

fn process() -> ProcessInfo {
    ProcessInfo {
        process_id: campaign().process_id,
        process_name: "Retail".to_owned(),
        description: "Shops and deliveries".to_owned(),
    }
}

fn queue() -> QueueInfo {
    QueueInfo {
        agent_queue_id: AgentQueueId::new(111),
        queue_name: "General".to_owned(),
        campaign_id: campaign().campaign_id,
        transferrable: true,
    }
}

pub(super) fn colleague() -> PersonInfo {
    PersonInfo {
        user_id: sample::user("agent2"),
        user_name: "Ravi Shah".to_owned(),
        user_type: UserType::Executive,
        availability: Some(AvailabilityState::Ready),
    }
}

fn disposition_codes() -> DispositionCodes {
    DispositionCodes(vec![DispositionClassInfo {
        disposition_class: "Support".to_owned(),
        codes: vec![DispositionCodeInfo {
            disposition_code: "Resolved".to_owned(),
            label: "Resolved".to_owned(),
        }],
    }])
}

fn ticket_states() -> TicketStates {
    let states = [
        ("OPEN", vec!["New", "In progress"]),
        ("CLOSED", vec!["Resolved"]),
    ];
    TicketStates(
        states
            .into_iter()
            .map(|(group, names)| {
                (
                    group.to_owned(),
                    names.into_iter().map(str::to_owned).collect(),
                )
            })
            .collect(),
    )
}

fn settings() -> SettingsInfo {
    SettingsInfo {
        contact_center_id: 1,
        contact_center_name: "Example Retail".to_owned(),
        platform_version: PLATFORM_VERSION.to_string(),
        break_reasons: vec!["Lunch".to_owned(), "Training".to_owned()],
        wrap_time_out: Some(Millis::from_secs(60)),
    }
}

pub(super) fn interaction() -> InteractionInfo {
    InteractionInfo::Call(Box::new(CallInfo {
        interaction_type: InteractionType::Call,
        state: InteractionState::Connected,
        muted: false,
        call: sample::connected(8),
    }))
}

pub(super) fn customer() -> CustomerInfo {
    let columns = [("name", "Asha Rao"), ("city", "Pune")];
    CustomerInfo {
        customer_id: CustomerId::new(5001),
        phone: Some("+919810012345".into()),
        customer_info: columns
            .map(|(column, value)| (column.to_owned(), value.to_owned()))
            .into(),
        revision: Some(3),
    }
}

pub(super) fn ticket() -> TicketInfo {
    TicketInfo {
        ticket_id: "T-3001".into(),
        subject: "Invoice missing".to_owned(),
        external_state: "In progress".to_owned(),
        state_group: "OPEN".to_owned(),
        closure_reason: None,
        assignee: Some(sample::user("agent1")),
        queue_id: Some(AgentQueueId::new(111)),
        customer_id: CustomerId::new(5001),
        created_by: sample::user("agent1"),
        created_at: sample::at(60),
        changed_at: sample::at(90),
        notes: vec![TicketNoteInfo {
            note_id: "N-1".into(),
            by: sample::user("agent1"),
            at: sample::at(60),
            text: "Wants the invoice by mail.".to_owned(),
        }],
        interactions: vec!["int-1042".into()],
        merged_into: None,
        split_from: None,
        revision: 2,
    }
}

pub(super) fn callback() -> CallbackInfo {
    CallbackInfo {
        callback_id: "cb-17".into(),
        campaign_id: campaign().campaign_id,
        customer_id: CustomerId::new(5001),
        phone: "+919810012345".into(),
        callback_time: sample::at(7200),
        user_id: Some(sample::user("agent1")),
        state: "scheduled".to_owned(),
        note: None,
    }
}

pub(super) fn snapshot() -> Snapshot {
    Snapshot {
        snap_id: "snap-1".to_owned(),
        data_object: "loggedInUser".to_owned(),
        taken_at: sample::at(100),
        is_local: false,
        object: serde_json::to_value(logged_in_user()).unwrap_or_default(),
        data: json!({ "reason": "before the change" }),
    }
}

pub(super) fn columns() -> BTreeMap<String, String> {
    [("city".to_owned(), "Mumbai".to_owned())].into()
}
