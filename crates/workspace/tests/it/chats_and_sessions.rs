//! Chats of agents who sign out, sign in elsewhere, or want a break.

use crate::chat_stage::{ChatStage, agent, confer, dispose, end};
use callbench_contract::ids::CampaignId;
use callbench_contract::time::Millis;
use callbench_workspace::{
    AgentCommand, AvailabilityState, ChatState, Command, CommandName, RefusalCode,
};

#[test]
fn a_forced_sign_out_loses_no_customer() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| campaign.chats_at_once = 5);
    let live = stage.connected("live", "agent1");
    let wrapping = stage.connected("wrapping", "agent1");
    stage.does("agent1", end(&wrapping));
    stage.opens("ringing");
    stage.opens_for("named", Some("agent1")).expect("opened");
    assert_eq!(
        stage.sign_out("agent1", false).expect_err("refused").code,
        RefusalCode::Busy
    );
    assert_eq!(
        stage.may_not(
            "agent1",
            AgentCommand::SelectCampaign {
                campaign_id: CampaignId::new(101)
            }
        ),
        RefusalCode::Busy
    );
    stage.sign_out("agent1", true).expect("by force");
    assert_eq!(stage.waiting(), 3);
    assert_eq!(
        stage.last_payload("agent1", "chatDisposed")["dispositionCode"],
        "SIGNED_OUT"
    );
    assert!(stage.centre.interaction_view(&live, stage.now()).is_some());
    stage.sign_in("agent2");
    for chat in ["live", "ringing", "named"] {
        assert_eq!(
            stage.chat_state("agent2", chat),
            Some(ChatState::Ringing),
            "{chat}"
        );
    }
}

#[test]
fn an_agent_who_is_signed_out_of_a_conference_leaves_it_to_the_other() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let id = stage.connected("one", "agent1");
    stage.does("agent1", confer(&id, "agent2"));
    let theirs = stage.accepts("agent2", "one");
    stage.sign_out("agent1", true).expect("by force");
    assert_eq!(stage.waiting(), 0);
    assert_eq!(
        stage.chat_state("agent2", "one"),
        Some(ChatState::Connected)
    );
    stage.does("agent2", end(&theirs));
}

#[test]
fn a_session_that_is_taken_over_keeps_its_chats() {
    let mut stage = ChatStage::ready(&["agent1"]);
    let id = stage.connected("one", "agent1");
    stage.must(&Command::SignIn {
        user: agent("agent1"),
        user_name: "A".to_owned(),
        force: true,
    });
    stage.says("agent1", &id, "Still here.");
    assert_eq!(
        stage.last_payload("agent1", "chatMessage")["sessionId"],
        stage.desk("agent1").session_id.as_str()
    );
}

#[test]
fn a_break_that_is_asked_for_begins_when_the_last_chat_is_over() {
    let mut stage = ChatStage::ready(&["agent1"]);
    let (first, second) = (
        stage.connected("one", "agent1"),
        stage.connected("two", "agent1"),
    );
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Lunch".to_owned(),
        },
    );
    assert_eq!(
        stage.state("agent1"),
        AvailabilityState::Busy,
        "no further chat comes"
    );
    stage.opens("three");
    assert_eq!(stage.waiting(), 1);
    for id in [&first, &second] {
        assert_ne!(stage.state("agent1"), AvailabilityState::OnBreak);
        stage.does("agent1", end(id));
        stage.does("agent1", dispose(id));
    }
    assert_eq!(stage.state("agent1"), AvailabilityState::OnBreak);
    stage.does("agent1", AgentCommand::SetReady {});
    assert_eq!(
        stage.chat_state("agent1", "three"),
        Some(ChatState::Ringing)
    );
}

#[test]
fn two_wrap_ups_that_run_out_together_begin_the_break_too() {
    let mut stage = ChatStage::ready(&["agent1"])
        .with(|campaign| campaign.wrap_time_out = Millis::from_secs(30));
    let (first, second) = (
        stage.connected("one", "agent1"),
        stage.connected("two", "agent1"),
    );
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Lunch".to_owned(),
        },
    );
    stage.does("agent1", end(&first));
    stage.does("agent1", end(&second));
    stage.wait(30);
    assert_eq!(stage.state("agent1"), AvailabilityState::OnBreak);
}

#[test]
fn giving_up_the_break_opens_the_agent_for_chats_again() {
    let mut stage = ChatStage::ready(&["agent1"]);
    stage.connected("one", "agent1");
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Lunch".to_owned(),
        },
    );
    stage.opens("two");
    assert!(
        stage
            .desk("agent1")
            .commands
            .contains(&CommandName::SetReady)
    );
    stage.does("agent1", AgentCommand::SetReady {});
    assert_eq!(stage.chat_state("agent1", "two"), Some(ChatState::Ringing));
}
