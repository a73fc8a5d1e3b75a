//! Whole calls, as the domain log and the apps see them.

use std::fmt::Write as _;

use callbench_contract::call::SystemDisposition;
use callbench_workspace::{AgentCommand, Signal};

use crate::stage::{
    ASHA, Done, RENEWALS, SUPPORT, Stage, disposing, inbound, manual, outbound, telephony, user,
};

/// Facts as they stand in the log, and under all of a command's facts what apps hear.
fn told(story: &mut String, done: &Done) {
    for fact in &done.facts {
        writeln!(story, "{}", serde_json::to_string(fact).expect("JSON")).expect("a string");
    }
    for delivery in &done.deliveries {
        let (scope, name) = (delivery.event.scope(), delivery.event.name());
        writeln!(
            story,
            "  {} hears {scope} {name} {}",
            delivery.user,
            delivery.event.payload()
        )
        .expect("a string");
    }
}

#[test]
fn an_inbound_call() {
    let mut story = String::new();
    let mut stage = Stage::ready_on(SUPPORT);
    let call = inbound(user("agent1"), ASHA.to_owned(), Some(SUPPORT));
    told(&mut story, &stage.must(&call));
    let id = stage.in_hand("agent1");
    let interaction_id = || id.clone();
    let steps = [
        (
            4,
            AgentCommand::Answer {
                interaction_id: interaction_id(),
            },
        ),
        (
            20,
            AgentCommand::Hold {
                interaction_id: interaction_id(),
            },
        ),
        (
            15,
            AgentCommand::Resume {
                interaction_id: interaction_id(),
            },
        ),
        (
            1,
            AgentCommand::Mute {
                interaction_id: interaction_id(),
            },
        ),
        (
            2,
            AgentCommand::Unmute {
                interaction_id: interaction_id(),
            },
        ),
    ];
    for (seconds, command) in steps {
        told(&mut story, &stage.wait(seconds).does("agent1", command));
    }
    told(
        &mut story,
        &stage
            .wait(30)
            .must(&telephony(interaction_id(), Signal::CustomerHungUp {})),
    );
    told(
        &mut story,
        &stage.wait(9).does("agent1", disposing(&id, "RESOLVED")),
    );
    insta::assert_snapshot!(story);
}

#[test]
fn an_automatic_outbound_call() {
    let mut story = String::new();
    let mut stage = Stage::ready_on(RENEWALS);
    let call = outbound(user("agent1"), ASHA.to_owned(), None);
    told(&mut story, &stage.must(&call));
    let id = stage.in_hand("agent1");
    told(
        &mut story,
        &stage
            .wait(6)
            .must(&telephony(id.clone(), Signal::CustomerAnswered {})),
    );
    told(&mut story, &stage.wait(40).hang_up(&id));
    stage.wait(60);
    told(&mut story, &stage.tick());
    insta::assert_snapshot!(story);
}

#[test]
fn a_manual_call_that_is_rejected_and_tried_again() {
    let mut story = String::new();
    let mut stage = Stage::ready_on(RENEWALS);
    let call = manual(user("agent1"), ASHA.to_owned(), None);
    told(&mut story, &stage.must(&call));
    let id = stage.in_hand("agent1");
    told(
        &mut story,
        &stage.wait(5).must(&telephony(
            id,
            Signal::CustomerNotReached {
                outcome: SystemDisposition::Rejected,
            },
        )),
    );
    told(&mut story, &stage.wait(60).must(&call));
    let id = stage.in_hand("agent1");
    told(
        &mut story,
        &stage
            .wait(7)
            .must(&telephony(id.clone(), Signal::CustomerAnswered {})),
    );
    told(&mut story, &stage.wait(21).hang_up(&id));
    told(
        &mut story,
        &stage.wait(3).does("agent1", disposing(&id, "RENEWED")),
    );
    insta::assert_snapshot!(story);
}
