//! Tickets: opened, noted on, moved, picked, merged, split, tied to chats, found again.

use callbench_contract::ids::{AgentQueueId, CustomerId, InteractionId, NoteId, TicketId};
use callbench_workspace::{
    AgentCommand, Command, RefusalCode, Ticket, TicketChanges, TicketCommand, TicketFilter,
    TicketStateGroup,
};

use crate::chat_stage::{CHAT_QUEUE, ChatStage, agent, end};

/// The last ticket that a command answers with.
pub(crate) fn ticket(stage: &ChatStage) -> Ticket {
    let all = stage.centre.tickets(&TicketFilter::default(), None, 1);
    all.tickets[0].clone()
}

pub(crate) fn named(stage: &ChatStage, id: &TicketId) -> Ticket {
    stage.centre.ticket(id).expect("a ticket").clone()
}

pub(crate) fn by(who: &str, command: TicketCommand) -> Command {
    Command::Ticket {
        by: agent(who),
        command: Box::new(command),
    }
}

pub(crate) fn refused(stage: &mut ChatStage, who: &str, command: TicketCommand) -> RefusalCode {
    let before = stage.centre.clone();
    let refusal = stage.give(&by(who, command)).expect_err("refused");
    assert_eq!(stage.centre, before, "a refusal changes nothing");
    refusal.code
}

pub(crate) fn open(subject: &str) -> TicketCommand {
    TicketCommand::OpenTicket {
        subject: subject.to_owned(),
        text: Some("The first note.".to_owned()),
        customer_id: Some(CustomerId::new(1)),
        agent_queue_id: None,
        assignee: None,
        interaction_id: None,
    }
}

pub(crate) fn opened(stage: &mut ChatStage, subject: &str) -> Ticket {
    stage.must(&by("agent1", open(subject)));
    ticket(stage)
}

pub(crate) fn update(ticket: &Ticket, changes: TicketChanges) -> TicketCommand {
    TicketCommand::UpdateTicket {
        ticket_id: ticket.ticket_id.clone(),
        revision: ticket.revision,
        changes,
    }
}

pub(crate) fn state(name: &str, reason: Option<&str>) -> TicketChanges {
    TicketChanges {
        external_state: Some(name.to_owned()),
        closure_reason: reason.map(str::to_owned),
        ..TicketChanges::default()
    }
}

pub(crate) fn pick(ticket: &Ticket) -> TicketCommand {
    TicketCommand::PickTicket {
        ticket_id: ticket.ticket_id.clone(),
    }
}

pub(crate) fn assign(
    ticket: &Ticket,
    assignee: Option<&str>,
    queue: Option<AgentQueueId>,
) -> TicketCommand {
    TicketCommand::AssignTicket {
        ticket_id: ticket.ticket_id.clone(),
        revision: ticket.revision,
        assignee: assignee.map(agent),
        agent_queue_id: queue,
    }
}

pub(crate) fn add_note(ticket: &Ticket, text: &str) -> TicketCommand {
    TicketCommand::AddNote {
        ticket_id: ticket.ticket_id.clone(),
        text: text.to_owned(),
    }
}

#[test]
fn a_ticket_is_opened_in_the_first_state_with_a_number_that_people_can_say() {
    let mut stage = ChatStage::demo();
    let first = opened(&mut stage, "  Invoice missing ");
    assert_eq!(first.ticket_id.as_str(), "T-1001");
    assert_eq!(first.subject, "Invoice missing");
    assert_eq!(
        (first.external_state.as_str(), first.state_group.as_str()),
        ("Open", "OPEN")
    );
    assert_eq!(first.notes[0].text, "The first note.");
    assert_eq!(first.created_by, agent("agent1"));
    assert_eq!(first.revision, 1);
    assert_eq!(opened(&mut stage, "Another").ticket_id.as_str(), "T-1002");
}

#[test]
fn what_a_ticket_names_must_exist() {
    let mut stage = ChatStage::demo();
    let with =
        |subject: &str, customer, queue, interaction: Option<&str>| TicketCommand::OpenTicket {
            subject: subject.to_owned(),
            text: None,
            customer_id: Some(CustomerId::new(customer)),
            agent_queue_id: queue,
            assignee: None,
            interaction_id: interaction.map(InteractionId::from),
        };
    let mut code = |command| refused(&mut stage, "agent1", command);
    assert_eq!(code(with(" ", 1, None, None)), RefusalCode::InvalidTicket);
    assert_eq!(
        code(with(&"x".repeat(201), 1, None, None)),
        RefusalCode::TextTooLong
    );
    assert_eq!(
        code(with("x", 99, None, None)),
        RefusalCode::UnknownCustomer
    );
    assert_eq!(
        code(with("x", 1, Some(9.into()), None)),
        RefusalCode::UnknownQueue
    );
    assert_eq!(
        code(with("x", 1, None, Some("none"))),
        RefusalCode::UnknownInteraction
    );
    let nowhere = TicketCommand::AddNote {
        ticket_id: "T-1".into(),
        text: "x".to_owned(),
    };
    assert_eq!(code(nowhere), RefusalCode::UnknownTicket);
}

#[test]
fn a_change_needs_the_current_revision() {
    let mut stage = ChatStage::demo();
    let old = opened(&mut stage, "Invoice");
    stage.must(&by("agent1", update(&old, state("Pending", None))));
    let new = named(&stage, &old.ticket_id);
    assert_eq!((new.external_state.as_str(), new.revision), ("Pending", 2));
    assert_eq!(
        refused(&mut stage, "agent2", update(&old, state("Open", None))),
        RefusalCode::StaleRevision
    );
    assert_eq!(
        refused(&mut stage, "agent2", assign(&old, Some("agent2"), None)),
        RefusalCode::StaleRevision
    );
    let before = stage.log.len();
    stage.must(&by("agent1", update(&new, state("Pending", None))));
    assert_eq!(stage.log.len(), before, "what is so already is no change");
}

#[test]
fn a_closure_reason_stands_with_a_closed_state_only() {
    let mut stage = ChatStage::demo();
    let ticket = opened(&mut stage, "Invoice");
    assert_eq!(
        refused(
            &mut stage,
            "agent1",
            update(&ticket, state("Pending", Some("Done")))
        ),
        RefusalCode::InvalidTicket
    );
    assert_eq!(
        refused(
            &mut stage,
            "agent1",
            update(&ticket, state("Nonsense", None))
        ),
        RefusalCode::UnknownTicketState
    );
    stage.must(&by(
        "agent1",
        update(&ticket, state("Resolved", Some(" Sent again "))),
    ));
    let closed = named(&stage, &ticket.ticket_id);
    assert_eq!(closed.state_group, "CLOSED");
    assert_eq!(closed.closure_reason.as_deref(), Some("Sent again"));
    stage.must(&by("agent1", update(&closed, state("Open", None))));
    assert_eq!(
        named(&stage, &ticket.ticket_id).closure_reason,
        None,
        "opened again"
    );
}

#[test]
fn a_ticket_is_picked_only_when_nobody_has_it() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let ticket = opened(&mut stage, "Invoice");
    stage.must(&by("agent1", pick(&ticket)));
    stage.must(&by("agent1", pick(&ticket)));
    let picked = named(&stage, &ticket.ticket_id);
    assert_eq!(
        (picked.assignee.clone(), picked.revision),
        (Some(agent("agent1")), 2)
    );
    assert_eq!(
        refused(&mut stage, "agent2", pick(&ticket)),
        RefusalCode::TicketTaken
    );
    stage.must(&by("supervisor1", assign(&picked, None, Some(1001.into()))));
    assert_eq!(
        refused(&mut stage, "agent2", pick(&ticket)),
        RefusalCode::OtherCampaign,
        "that queue's agents are others"
    );
    let free = named(&stage, &ticket.ticket_id);
    stage.must(&by("supervisor1", assign(&free, None, Some(CHAT_QUEUE))));
    stage.must(&by("agent2", pick(&ticket)));
    let picked = named(&stage, &ticket.ticket_id);
    stage.must(&by("agent2", update(&picked, state("Closed", None))));
    assert_eq!(
        refused(&mut stage, "agent1", pick(&ticket)),
        RefusalCode::TicketClosed
    );
}

#[test]
fn of_two_tickets_one_is_made_and_the_other_is_read_only() {
    let mut stage = ChatStage::ready(&["agent1"]);
    let stays = opened(&mut stage, "Stays");
    stage.wait(1);
    let goes = opened(&mut stage, "Goes");
    let chat = stage.connected("one", "agent1");
    let attach = |ticket: &Ticket| TicketCommand::AttachInteraction {
        ticket_id: ticket.ticket_id.clone(),
        interaction_id: chat.clone(),
    };
    stage.must(&by("agent1", attach(&goes)));
    let merge = |from: &Ticket, into: &Ticket| TicketCommand::MergeTickets {
        ticket_id: from.ticket_id.clone(),
        into: into.ticket_id.clone(),
    };
    assert_eq!(
        refused(&mut stage, "agent1", merge(&goes, &goes)),
        RefusalCode::InvalidTicket
    );
    stage.must(&by("agent1", merge(&goes, &stays)));
    let (stays, goes) = (
        named(&stage, &stays.ticket_id),
        named(&stage, &goes.ticket_id),
    );
    assert_eq!(stays.notes.len(), 2);
    assert_eq!(stays.interactions, std::slice::from_ref(&chat));
    assert_eq!(goes.merged_into, Some(stays.ticket_id.clone()));
    assert_eq!(goes.state_group, "CLOSED");
    assert!(goes.notes.is_empty() && goes.interactions.is_empty());
    for command in [
        update(&goes, state("Open", None)),
        add_note(&goes, "x"),
        assign(&goes, Some("agent1"), None),
        pick(&goes),
        merge(&stays, &goes),
        merge(&goes, &stays),
        attach(&goes),
    ] {
        assert_eq!(
            refused(&mut stage, "agent1", command),
            RefusalCode::TicketClosed
        );
    }
}

#[test]
fn some_notes_become_a_ticket_of_their_own() {
    let mut stage = ChatStage::demo();
    let whole = opened(&mut stage, "Two things");
    stage.must(&by("agent1", add_note(&whole, "And another thing.")));
    let note_id = named(&stage, &whole.ticket_id).notes[1].note_id.clone();
    let split = |note_ids: Vec<NoteId>| TicketCommand::SplitTicket {
        ticket_id: whole.ticket_id.clone(),
        note_ids,
        subject: "The other thing".to_owned(),
    };
    assert_eq!(
        refused(&mut stage, "agent1", split(Vec::new())),
        RefusalCode::InvalidTicket
    );
    assert_eq!(
        refused(&mut stage, "agent1", split(vec!["x".into()])),
        RefusalCode::InvalidTicket
    );
    stage.must(&by("agent2", split(vec![note_id])));
    let part = named(&stage, &"T-1002".into());
    assert_eq!(part.split_from, Some(whole.ticket_id.clone()));
    assert_eq!(part.customer_id, whole.customer_id);
    assert_eq!(part.notes[0].text, "And another thing.");
    assert_eq!(named(&stage, &whole.ticket_id).notes.len(), 1);
}

#[test]
fn those_who_have_the_customer_or_the_chat_or_the_ticket_hear_of_it() {
    let mut stage = ChatStage::ready(&["agent1", "agent2", "agent3"]);
    let id = stage.connected("one", "agent1");
    stage.heard.clear();
    stage.must(&by(
        "agent2",
        TicketCommand::OpenTicket {
            subject: "Invoice".to_owned(),
            text: None,
            customer_id: None,
            agent_queue_id: None,
            assignee: Some(agent("agent3")),
            interaction_id: Some(id.clone()),
        },
    ));
    assert_eq!(
        ticket(&stage).customer_id,
        CustomerId::new(1),
        "the chat's customer"
    );
    let told: Vec<(String, Option<InteractionId>)> = stage
        .heard
        .iter()
        .map(|delivery| (delivery.user.to_string(), delivery.interaction.clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("agent1".to_owned(), Some(id.clone())),
            ("agent3".to_owned(), None)
        ]
    );
    assert_eq!(
        stage.last_payload("agent3", "ticketSaved")["assignee"],
        "agent3"
    );
    stage.does("agent1", end(&id));
    stage.does("agent1", crate::chat_stage::dispose(&id));
    stage.heard.clear();
    stage.must(&by("agent2", add_note(&ticket(&stage), "Later.")));
    assert_eq!(stage.heard.len(), 1, "the chat is over: only the assignee");
}

#[test]
fn an_interaction_is_tied_once_and_untied_again() {
    let mut stage = ChatStage::ready(&["agent1"]);
    let interaction_id = stage.connected("one", "agent1");
    let ticket_id = opened(&mut stage, "Invoice").ticket_id;
    let attach = TicketCommand::AttachInteraction {
        ticket_id: ticket_id.clone(),
        interaction_id: interaction_id.clone(),
    };
    for _ in 0..2 {
        stage.must(&by("agent1", attach.clone()));
        assert_eq!(
            named(&stage, &ticket_id).interactions,
            std::slice::from_ref(&interaction_id)
        );
    }
    let unattach = TicketCommand::UnattachInteraction {
        ticket_id: ticket_id.clone(),
        interaction_id,
    };
    for _ in 0..2 {
        stage.must(&by("agent1", unattach.clone()));
        assert!(named(&stage, &ticket_id).interactions.is_empty());
    }
}

#[test]
fn tickets_are_found_last_changed_first_a_page_at_a_time() {
    let mut stage = ChatStage::ready(&["agent1"]);
    for subject in ["One", "Two", "Three", "Four", "Five"] {
        stage.wait(1);
        opened(&mut stage, subject);
    }
    stage.wait(1);
    let two = named(&stage, &"T-1002".into());
    stage.must(&by("agent1", pick(&two)));
    stage.must(&by("agent1", add_note(&two, "The parcel is lost.")));
    let subjects = |filter: &TicketFilter| -> Vec<String> {
        let page = stage.centre.tickets(filter, None, 10);
        assert_eq!(page.total, page.tickets.len());
        page.tickets
            .iter()
            .map(|ticket| ticket.subject.clone())
            .collect()
    };
    let all = TicketFilter::default();
    assert_eq!(subjects(&all), ["Two", "Five", "Four", "Three", "One"]);
    let words = TicketFilter {
        words: "PARCEL two".to_owned(),
        ..all.clone()
    };
    assert_eq!(subjects(&words), ["Two"]);
    let mine = TicketFilter {
        assignee: Some(Some(agent("agent1"))),
        ..all.clone()
    };
    assert_eq!(subjects(&mine), ["Two"]);
    let nobodys = TicketFilter {
        assignee: Some(None),
        ..all.clone()
    };
    assert_eq!(subjects(&nobodys).len(), 4);
    let closed = TicketFilter {
        group: Some("CLOSED".to_owned()),
        ..all.clone()
    };
    assert!(subjects(&closed).is_empty());
    let others = TicketFilter {
        customer_id: Some(CustomerId::new(2)),
        ..all.clone()
    };
    assert!(subjects(&others).is_empty());

    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = stage.centre.tickets(&all, after.as_ref(), 2);
        assert_eq!(page.total, 5);
        seen.extend(page.tickets.iter().map(|ticket| ticket.subject.clone()));
        let Some(next) = page.next else { break };
        after = Some(next.to_string().parse().expect("what `next` gave"));
    }
    assert_eq!(seen, ["Two", "Five", "Four", "Three", "One"]);
}

#[test]
fn the_administrator_names_the_states() {
    let group = |name: &str, states: &[&str]| TicketStateGroup {
        group: name.to_owned(),
        states: states.iter().map(|state| (*state).to_owned()).collect(),
    };
    let mut stage = ChatStage::demo();
    for bad in [
        vec![group("NEW", &["New"])],
        vec![group("CLOSED", &["Done"])],
        vec![group("NEW", &["Done"]), group("CLOSED", &["Done"])],
        vec![group("NEW", &[""]), group("CLOSED", &["Done"])],
    ] {
        let refusal = stage
            .configure(|configuration| configuration.ticket_states = bad)
            .expect_err("refused");
        assert_eq!(refusal.code, RefusalCode::InvalidConfiguration);
    }
    stage
        .configure(|configuration| {
            configuration.ticket_states =
                vec![group("NEW", &["Fresh"]), group("CLOSED", &["Done"])];
        })
        .expect("valid");
    let ticket = opened(&mut stage, "Invoice");
    assert_eq!(ticket.external_state, "Fresh");
}

#[test]
fn a_ticket_survives_a_rebuild_and_its_facts_are_json() {
    let mut stage = ChatStage::ready(&["agent1"]);
    let ticket = opened(&mut stage, "Invoice");
    stage.must(&by("agent1", pick(&ticket)));
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    assert_eq!(
        callbench_workspace::Centre::rebuild(&stage.log),
        stage.centre
    );
    let text = serde_json::to_string(&stage.log).expect("JSON");
    let read: Vec<callbench_workspace::Fact> = serde_json::from_str(&text).expect("read again");
    assert_eq!(read, stage.log);
}
