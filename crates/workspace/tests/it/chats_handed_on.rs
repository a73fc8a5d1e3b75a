//! Chats that go to another agent or a queue, and chats with two agents.

use crate::chat_stage::{
    CHAT_QUEUE, ChatStage, agent, confer, decline, dispose, end, may, to_queue, to_user, transfer,
};
use callbench_contract::ids::{CampaignId, PartyId};
use callbench_workspace::{AgentCommand, ChatState, CommandName, MessageFrom, RefusalCode, Target};

#[test]
fn a_hand_over_stays_with_the_agent_until_the_other_accepts() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let id = stage.connected("one", "agent1");
    stage.says("agent1", &id, "I hand you over.");
    stage.does("agent1", transfer(&id, to_user("agent2")));
    let view = stage.must_have("agent1", "one");
    assert_eq!(view.state, ChatState::Connected);
    assert_eq!(view.common.attempt.as_ref().expect("asked").label, "AGENT2");
    assert!(may(&view, CommandName::CancelAttempt) && !may(&view, CommandName::Transfer));
    stage.says("agent1", &id, "One moment.");

    let theirs = stage.accepts("agent2", "one");
    assert_eq!(
        stage.last_payload("agent1", "chatTransferred")["targetUserId"],
        "agent2"
    );
    assert_eq!(stage.chat_state("agent1", "one"), Some(ChatState::WrapUp));
    let view = stage.must_have("agent2", "one");
    assert_eq!(view.common.transferred_from, Some(agent("agent1")));
    assert_eq!(
        view.messages.len(),
        4,
        "the new agent reads what was written before"
    );
    assert_eq!(view.messages[3].from, MessageFrom::System);

    stage.says("agent2", &theirs, "Here I am.");
    assert_eq!(
        stage.must_have("agent1", "one").messages.len(),
        4,
        "the old one no more"
    );
    stage.does("agent1", dispose(&id));
    stage.leaves("one");
    stage.does("agent2", dispose(&theirs));
}

#[test]
fn a_hand_over_that_fails_says_why_until_the_agent_goes_on() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let id = stage.connected("one", "agent1");
    stage.does("agent1", transfer(&id, to_user("agent2")));
    stage.does("agent2", decline(&stage.id("agent2", "one")));
    let failure = stage
        .must_have("agent1", "one")
        .common
        .failure
        .expect("shown");
    assert_eq!(failure.command, CommandName::Transfer);
    assert_eq!(failure.reason, "AGENT2 declined");
    stage.says("agent1", &id, "Let me see.");
    assert!(stage.must_have("agent1", "one").common.failure.is_none());

    stage.does("agent1", transfer(&id, to_user("agent2")));
    stage.wait(30);
    let failure = stage
        .must_have("agent1", "one")
        .common
        .failure
        .expect("shown");
    assert_eq!(failure.reason, "AGENT2 did not answer");

    stage.does("agent1", transfer(&id, to_user("agent2")));
    stage.does(
        "agent1",
        AgentCommand::CancelAttempt {
            interaction_id: id.clone(),
        },
    );
    assert!(
        stage.must_have("agent1", "one").common.failure.is_none(),
        "given up is no failure"
    );
    assert_eq!(stage.chat_state("agent2", "one"), Some(ChatState::Ended));
    assert_eq!(
        stage.chat_state("agent1", "one"),
        Some(ChatState::Connected)
    );
}

#[test]
fn a_hand_over_needs_somebody_who_can_take_it() {
    let mut stage =
        ChatStage::ready(&["agent1", "agent2"]).with(|campaign| campaign.chats_at_once = 1);
    let id = stage.connected("one", "agent1");
    assert_eq!(
        stage.may_not("agent1", transfer(&id, to_user("agent9"))),
        RefusalCode::NotSignedIn
    );
    assert_eq!(
        stage.may_not("agent1", transfer(&id, to_user("agent1"))),
        RefusalCode::WrongTarget
    );
    assert_eq!(
        stage.may_not(
            "agent1",
            transfer(
                &id,
                Target::Phone {
                    phone: "100".into()
                }
            )
        ),
        RefusalCode::WrongTarget
    );
    assert_eq!(
        stage.may_not("agent1", transfer(&id, to_queue(1001.into()))),
        RefusalCode::WrongTarget,
        "a queue for calls"
    );
    stage.connected("two", "agent2");
    assert_eq!(
        stage.may_not("agent1", transfer(&id, to_user("agent2"))),
        RefusalCode::Busy
    );
    stage.leaves("two");
    stage.does("agent2", dispose(&stage.id("agent2", "two")));
    stage.does(
        "agent2",
        AgentCommand::SelectCampaign {
            campaign_id: CampaignId::new(101),
        },
    );
    assert_eq!(
        stage.may_not("agent1", transfer(&id, to_user("agent2"))),
        RefusalCode::OtherCampaign
    );
}

#[test]
fn a_chat_goes_to_a_queue_at_once_and_not_straight_back() {
    let mut stage = ChatStage::ready(&["agent1"]);
    let id = stage.connected("one", "agent1");
    stage.does("agent1", transfer(&id, to_queue(CHAT_QUEUE)));
    assert_eq!(stage.chat_state("agent1", "one"), Some(ChatState::WrapUp));
    assert_eq!(
        stage.waiting(),
        1,
        "agent1 has room, but gave it away a moment ago"
    );
    stage.sign_in("agent2");
    let view = stage.must_have("agent2", "one");
    assert_eq!(view.common.transferred_from, Some(agent("agent1")));
    assert_eq!(
        stage.last_payload("agent1", "chatTransferred")["targetAgentQueueId"],
        CHAT_QUEUE.get()
    );
}

#[test]
fn a_second_agent_joins_both_write_and_the_customer_ends_it_for_both() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let id = stage.connected("one", "agent1");
    stage.does("agent1", confer(&id, "agent2"));
    let theirs = stage.accepts("agent2", "one");
    assert_eq!(
        stage.last_payload("agent1", "chatConferred")["targetUserId"],
        "agent2"
    );
    stage.heard.clear();
    stage.says("agent2", &theirs, "Hello, I can help with that.");
    assert_eq!(stage.hears("agent1"), ["chatMessage"]);
    assert_eq!(stage.hears("agent2"), ["chatMessage"]);
    let view = stage.must_have("agent1", "one");
    assert_eq!(view.common.parties[0].label, "AGENT2");
    assert!(may(&view, CommandName::DropParty) && may(&view, CommandName::LeaveConference));
    let guest = stage.must_have("agent2", "one");
    assert!(!may(&guest, CommandName::EndChat) && may(&guest, CommandName::LeaveConference));
    assert_eq!(
        stage.may_not("agent2", end(&theirs)),
        RefusalCode::OtherAgent
    );
    stage.leaves("one");
    assert_eq!(stage.chat_state("agent1", "one"), Some(ChatState::WrapUp));
    assert_eq!(stage.chat_state("agent2", "one"), Some(ChatState::WrapUp));
}

#[test]
fn who_leaves_a_conference_leaves_the_chat_to_the_others() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let id = stage.connected("one", "agent1");
    let leave = |interaction_id| AgentCommand::LeaveConference { interaction_id };
    assert_eq!(
        stage.may_not("agent1", leave(id.clone())),
        RefusalCode::WrongChatState
    );
    stage.does("agent1", confer(&id, "agent2"));
    let theirs = stage.accepts("agent2", "one");
    stage.does("agent1", leave(id));
    assert_eq!(stage.chat_state("agent1", "one"), Some(ChatState::WrapUp));
    let view = stage.must_have("agent2", "one");
    assert!(may(&view, CommandName::EndChat), "it is agent2's now");
    assert!(view.common.parties.is_empty());
    stage.does("agent2", end(&theirs));
}

#[test]
fn who_has_the_chat_may_send_the_other_away() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let id = stage.connected("one", "agent1");
    stage.does("agent1", confer(&id, "agent2"));
    stage.accepts("agent2", "one");
    let drop = |party_id| AgentCommand::DropParty {
        interaction_id: id.clone(),
        party_id,
    };
    assert_eq!(
        stage.may_not("agent1", drop(PartyId::from("nobody"))),
        RefusalCode::UnknownParty
    );
    let party = stage.must_have("agent1", "one").common.parties[0]
        .party_id
        .clone();
    stage.does("agent1", drop(party));
    assert_eq!(stage.chat_state("agent2", "one"), Some(ChatState::WrapUp));
    assert_eq!(
        stage.chat_state("agent1", "one"),
        Some(ChatState::Connected)
    );
}
