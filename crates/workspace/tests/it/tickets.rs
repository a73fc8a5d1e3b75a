//! Tickets: opened, noted on, moved, picked, merged, split, tied to chats, found again.

use callbench_contract::ids::{AgentQueueId, CustomerId, InteractionId, NoteId, TicketId};
use callbench_workspace::{
    AgentCommand, Command, Happening, RefusalCode, Ticket, TicketChanges, TicketCommand,
    TicketFilter, TicketHappening, TicketStateGroup,
};
use proptest::prelude::*;

use crate::chat_stage::{CHAT_QUEUE, ChatStage, agent, end};

/// The last ticket that a command answers with.
fn ticket(stage: &ChatStage) -> Ticket {
    let all = stage.centre.tickets(&TicketFilter::default(), None, 1);
    all.tickets[0].clone()
}

fn named(stage: &ChatStage, id: &TicketId) -> Ticket {
    stage.centre.ticket(id).expect("a ticket").clone()
}

fn by(who: &str, command: TicketCommand) -> Command {
    Command::Ticket {
        by: agent(who),
        command: Box::new(command),
    }
}

fn refused(stage: &mut ChatStage, who: &str, command: TicketCommand) -> RefusalCode {
    let before = stage.centre.clone();
    let refusal = stage.give(&by(who, command)).expect_err("refused");
    assert_eq!(stage.centre, before, "a refusal changes nothing");
    refusal.code
}

fn open(subject: &str) -> TicketCommand {
    TicketCommand::OpenTicket {
        subject: subject.to_owned(),
        text: Some("The first note.".to_owned()),
        customer_id: Some(CustomerId::new(1)),
        agent_queue_id: None,
        assignee: None,
        interaction_id: None,
    }
}

fn opened(stage: &mut ChatStage, subject: &str) -> Ticket {
    stage.must(&by("agent1", open(subject)));
    ticket(stage)
}

fn update(ticket: &Ticket, changes: TicketChanges) -> TicketCommand {
    TicketCommand::UpdateTicket {
        ticket_id: ticket.ticket_id.clone(),
        revision: ticket.revision,
        changes,
    }
}

fn state(name: &str, reason: Option<&str>) -> TicketChanges {
    TicketChanges {
        external_state: Some(name.to_owned()),
        closure_reason: reason.map(str::to_owned),
        ..TicketChanges::default()
    }
}

fn pick(ticket: &Ticket) -> TicketCommand {
    TicketCommand::PickTicket {
        ticket_id: ticket.ticket_id.clone(),
    }
}

fn assign(ticket: &Ticket, assignee: Option<&str>, queue: Option<AgentQueueId>) -> TicketCommand {
    TicketCommand::AssignTicket {
        ticket_id: ticket.ticket_id.clone(),
        revision: ticket.revision,
        assignee: assignee.map(agent),
        agent_queue_id: queue,
    }
}

fn add_note(ticket: &Ticket, text: &str) -> TicketCommand {
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

/// One step of a random day with tickets: what is done, and numbers that choose from short lists.
type Step = (u8, usize, usize, u8);

fn random(stage: &ChatStage, (verb, one, other, choice): Step) -> Command {
    let id = |number: usize| TicketId::from(format!("T-{}", 1001 + number));
    let (ticket_id, who) = (
        id(one),
        ["agent1", "agent2", "supervisor1"][usize::from(choice) % 3],
    );
    let known = stage.centre.ticket(&ticket_id);
    let revision = known.map_or(1, |ticket| ticket.revision) + u64::from(choice == 0);
    let command = match verb {
        0 => open("Random"),
        1 => TicketCommand::UpdateTicket {
            ticket_id,
            revision,
            changes: state(
                ["Open", "Pending", "Resolved", "Closed", "Nonsense"][usize::from(choice) % 5],
                (choice % 2 == 0).then_some("Because"),
            ),
        },
        2 => TicketCommand::AddNote {
            ticket_id,
            text: "Random".to_owned(),
        },
        3 => TicketCommand::AssignTicket {
            ticket_id,
            revision,
            assignee: (choice % 2 == 0).then(|| agent(who)),
            agent_queue_id: None,
        },
        4 => TicketCommand::PickTicket { ticket_id },
        5 => TicketCommand::MergeTickets {
            ticket_id,
            into: id(other),
        },
        6 => TicketCommand::SplitTicket {
            ticket_id,
            note_ids: known
                .and_then(|ticket| ticket.notes.last())
                .map(|note| note.note_id.clone())
                .into_iter()
                .collect(),
            subject: "Part".to_owned(),
        },
        _ => TicketCommand::UpdateTicket {
            ticket_id,
            revision,
            changes: TicketChanges {
                customer_id: Some(CustomerId::new(i64::from(choice) - 1)),
                ..TicketChanges::default()
            },
        },
    };
    by(who, command)
}

fn in_order(stage: &ChatStage) {
    let all = stage
        .centre
        .tickets(&TicketFilter::default(), None, usize::MAX);
    let found = |filter: TicketFilter| stage.centre.tickets(&filter, None, usize::MAX).total;
    for ticket in &all.tickets {
        assert!(ticket.merged_into.is_none() || ticket.state_group == "CLOSED");
        assert!(ticket.closure_reason.is_none() || ticket.state_group == "CLOSED");
        let count = |fits: &dyn Fn(&Ticket) -> bool| {
            all.tickets.iter().filter(|ticket| fits(ticket)).count()
        };
        assert_eq!(
            found(TicketFilter {
                assignee: Some(ticket.assignee.clone()),
                ..TicketFilter::default()
            }),
            count(&|other| other.assignee == ticket.assignee)
        );
        assert_eq!(
            found(TicketFilter {
                customer_id: Some(ticket.customer_id),
                ..TicketFilter::default()
            }),
            count(&|other| other.customer_id == ticket.customer_id)
        );
        assert_eq!(
            found(TicketFilter {
                group: Some(ticket.state_group.clone()),
                ..TicketFilter::default()
            }),
            count(&|other| other.state_group == ticket.state_group)
        );
    }
    let notes: usize = all.tickets.iter().map(|ticket| ticket.notes.len()).sum();
    let written = stage
        .log
        .iter()
        .filter_map(|fact| match &fact.what {
            Happening::Ticket(what) => Some(what),
            _ => None,
        })
        .filter(|what| {
            matches!(
                ***what,
                TicketHappening::Opened { .. } | TicketHappening::NoteAdded { .. }
            )
        })
        .count();
    assert_eq!(notes, written, "no note is lost or doubled");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn any_day_leaves_the_tickets_in_order(
        steps in prop::collection::vec((0_u8..8, 0_usize..12, 0_usize..12, 0_u8..6), 1..1_500)
    ) {
        let mut stage = ChatStage::ready(&["agent1", "agent2"]);
        for (number, step) in steps.into_iter().enumerate() {
            if number % 7 == 0 {
                stage.wait(1);
            }
            let command = random(&stage, step);
            drop(stage.give(&command));
        }
        in_order(&stage);
        prop_assert_eq!(&callbench_workspace::Centre::rebuild(&stage.log), &stage.centre);
    }
}
