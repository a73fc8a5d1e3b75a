//! What holds for tickets after any sequence of commands.

use crate::chat_stage::{ChatStage, agent};
use crate::tickets::*;
use callbench_contract::ids::{CustomerId, TicketId};
use callbench_workspace::{
    Command, Happening, Ticket, TicketChanges, TicketCommand, TicketFilter, TicketHappening,
};
use proptest::prelude::*;

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
