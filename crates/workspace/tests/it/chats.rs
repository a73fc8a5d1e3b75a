//! Chats: several at once, offered and declined, written in, handed over, joined, ended, disposed of.

use callbench_contract::call::HangupParty;
use callbench_contract::ids::CampaignId;
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{
    APP_GRACE, AgentCommand, AvailabilityState, CallbackWish, ChatSignal, ChatState, Command,
    Disposing, RefusalCode, SupervisorCommand,
};

use crate::chat_stage::{
    CHAT_QUEUE, ChatStage, WEB_CHAT, agent, confer, decline, dispose, end, file, message, to_user,
    transfer,
};

#[test]
fn a_chat_is_offered_accepted_written_in_ended_and_disposed_of() {
    let mut stage = ChatStage::ready(&["agent1"]);
    stage.opens("zoe");
    assert_eq!(stage.hears("agent1"), ["chatInitiated", "customerSelected"]);
    let offered = stage.must_have("agent1", "zoe");
    assert_eq!(offered.state, ChatState::Ringing);
    assert_eq!(offered.messages[0].text, "Hello?");
    assert_eq!(
        offered.common.customer.as_ref().expect("known").name,
        "Asha Rao"
    );

    let id = stage.accepts("agent1", "zoe");
    assert_eq!(stage.hears("agent1"), ["interactionConnected"]);
    stage.says("agent1", &id, "Good morning!");
    stage
        .writes("zoe", "My invoice is wrong.")
        .expect("written");
    assert_eq!(
        stage.last_payload("agent1", "chatMessage")["sender"],
        "customer"
    );
    assert_eq!(stage.hears("agent1"), ["chatMessage", "chatMessage"]);

    stage.does("agent1", end(&id));
    stage.does("agent1", dispose(&id));
    assert_eq!(stage.hears("agent1"), ["chatEnded", "chatDisposed"]);
    let over = stage.must_have("agent1", "zoe");
    assert_eq!(over.state, ChatState::Ended);
    assert_eq!(over.ended_by, Some(HangupParty::Agent));
    assert_eq!(over.common.disposition_class.as_deref(), Some("Resolved"));
    assert_eq!(
        over.messages.len(),
        3,
        "the recent list keeps what was written"
    );
    assert_eq!(stage.state("agent1"), AvailabilityState::Ready);
}

#[test]
fn an_agent_has_as_many_chats_at_once_as_the_campaign_says() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| campaign.chats_at_once = 2);
    for chat in ["one", "two", "three"] {
        stage.opens(chat);
    }
    assert_eq!(stage.desk("agent1").interactions.len(), 2);
    assert_eq!(stage.state("agent1"), AvailabilityState::Busy);
    assert_eq!(stage.desk("agent1").waiting, 1);
    let id = stage.accepts("agent1", "one");
    stage.does("agent1", end(&id));
    assert_eq!(stage.waiting(), 1, "a wrap-up keeps its place");
    stage.does("agent1", dispose(&id));
    assert_eq!(
        stage.chat_state("agent1", "three"),
        Some(ChatState::Ringing)
    );
}

#[test]
fn with_room_for_another_chat_the_agent_is_ready_with_only_wrap_ups_and_no_room_in_wrap_up() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| campaign.chats_at_once = 2);
    let first = stage.connected("one", "agent1");
    assert_eq!(stage.state("agent1"), AvailabilityState::Ready);
    let second = stage.connected("two", "agent1");
    assert_eq!(stage.state("agent1"), AvailabilityState::Busy);
    stage.does("agent1", end(&first));
    assert_eq!(stage.state("agent1"), AvailabilityState::Busy);
    stage.wait(3);
    stage.does("agent1", end(&second));
    assert_eq!(stage.state("agent1"), AvailabilityState::WrapUp);
    assert_eq!(stage.desk("agent1").availability.since, stage.now());
    stage.does("agent1", dispose(&first));
    assert_eq!(stage.state("agent1"), AvailabilityState::Ready);
}

#[test]
fn the_agent_with_the_fewest_chats_is_asked_then_the_one_idle_longest() {
    let mut stage = ChatStage::ready(&["agent1", "agent2", "agent3"]);
    for (chat, expected) in [
        ("one", "agent1"),
        ("two", "agent2"),
        ("three", "agent3"),
        ("four", "agent1"),
    ] {
        stage.wait(1);
        stage.opens(chat);
        assert!(
            stage.part(expected, chat).is_some(),
            "{chat} goes to {expected}"
        );
    }
}

#[test]
fn an_agent_on_a_break_or_not_ready_is_not_asked() {
    let mut stage = ChatStage::ready(&["agent1"]);
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    stage.opens("one");
    assert_eq!(stage.waiting(), 1);
    stage.wait(5);
    stage.does("agent1", AgentCommand::SetReady {});
    let view = stage.must_have("agent1", "one");
    assert_eq!(view.state, ChatState::Ringing);
    assert_eq!(view.common.waited, Millis::from_secs(5));
}

#[test]
fn a_declined_chat_keeps_its_place_and_is_not_offered_to_the_same_agent_for_a_minute() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| campaign.chats_at_once = 1);
    stage.opens("first");
    stage.opens("second");
    let id = stage.id("agent1", "first");
    stage.does("agent1", decline(&id));
    assert_eq!(stage.chat_state("agent1", "first"), Some(ChatState::Ended));
    assert_eq!(
        stage.chat_state("agent1", "second"),
        Some(ChatState::Ringing)
    );
    let second = stage.id("agent1", "second");
    stage.does("agent1", decline(&second));
    assert_eq!(stage.waiting(), 2);

    stage.sign_in("agent2");
    assert_eq!(
        stage.chat_state("agent2", "first"),
        Some(ChatState::Ringing),
        "the first is still the first"
    );
    let first = stage.id("agent2", "first");
    stage.does("agent2", decline(&first));
    stage.does(
        "agent2",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    stage.wait(59);
    assert_eq!(stage.chat_state("agent1", "first"), Some(ChatState::Ended));
    stage.wait(1);
    assert_eq!(
        stage.chat_state("agent1", "first"),
        Some(ChatState::Ringing)
    );
}

#[test]
fn an_offer_times_out_after_thirty_seconds() {
    let mut stage = ChatStage::ready(&["agent1"]);
    stage.opens("one");
    stage.wait(29);
    assert_eq!(stage.chat_state("agent1", "one"), Some(ChatState::Ringing));
    stage.wait(1);
    assert_eq!(stage.chat_state("agent1", "one"), Some(ChatState::Ended));
    assert_eq!(stage.waiting(), 1);
    assert_eq!(
        stage.last_payload("agent1", "chatEnded")["endedBy"],
        "system"
    );
}

#[test]
fn a_chat_for_one_agent_ends_as_missed_when_that_agent_does_not_take_it() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    stage.opens_for("one", Some("agent2")).expect("opened");
    assert!(stage.part("agent1", "one").is_none());
    stage.wait(30);
    assert_eq!(stage.chat_state("agent2", "one"), Some(ChatState::Ended));
    assert_eq!(stage.waiting(), 0);
    let refusal = stage.writes("one", "Anybody?").expect_err("it is over");
    assert_eq!(refusal.code, RefusalCode::ChatOver);
}

#[test]
fn a_chat_for_an_agent_who_cannot_take_it_is_refused() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| campaign.chats_at_once = 1);
    let code =
        |stage: &mut ChatStage, who| stage.opens_for("x", Some(who)).expect_err("refused").code;
    assert_eq!(code(&mut stage, "agent2"), RefusalCode::NotSignedIn);
    stage.connected("one", "agent1");
    assert_eq!(code(&mut stage, "agent1"), RefusalCode::Busy);
    stage.leaves("one");
    stage.does("agent1", dispose(&stage.id("agent1", "one")));
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    assert_eq!(code(&mut stage, "agent1"), RefusalCode::OnBreak);
}

#[test]
fn opening_names_a_campaign_and_queue_that_take_chats() {
    let mut stage = ChatStage::demo();
    let mut open = |campaign: Option<i64>, queue: Option<i64>, phone: &str| {
        stage.customer(
            "one",
            ChatSignal::Opens {
                campaign_id: campaign.map(CampaignId::new),
                agent_queue_id: queue.map(Into::into),
                agent: None,
                customer: callbench_workspace::CustomerName {
                    phone: Some(phone.to_owned()),
                    ..Default::default()
                },
                text: None,
            },
        )
    };
    let mut refused =
        |campaign, queue, phone| open(campaign, queue, phone).expect_err("refused").code;
    assert_eq!(refused(Some(101), None, ""), RefusalCode::WrongCampaignType);
    assert_eq!(refused(Some(999), None, ""), RefusalCode::UnknownCampaign);
    assert_eq!(refused(None, Some(9999), ""), RefusalCode::UnknownQueue);
    assert_eq!(
        refused(Some(301), Some(1001), ""),
        RefusalCode::UnknownQueue
    );
    assert_eq!(refused(None, None, "no number"), RefusalCode::InvalidPhone);
    open(None, None, "").expect("the first campaign that takes chats");
    open(None, None, "").expect("the same request again changes nothing");
    assert_eq!(stage.waiting(), 1);
}

#[test]
fn the_customer_can_leave_at_any_time() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| campaign.chats_at_once = 1);
    stage.opens("ringing");
    stage.opens("waiting");
    stage.leaves("waiting");
    assert_eq!(stage.waiting(), 0);
    stage.leaves("ringing");
    let missed = stage.must_have("agent1", "ringing");
    assert_eq!(missed.state, ChatState::Ended);
    assert_eq!(missed.ended_by, Some(HangupParty::Customer));
    stage.connected("live", "agent1");
    stage.leaves("live");
    assert_eq!(stage.chat_state("agent1", "live"), Some(ChatState::WrapUp));
    assert_eq!(
        stage.last_payload("agent1", "chatEnded")["endedBy"],
        "customer"
    );
}

#[test]
fn a_message_needs_text_or_a_file_and_has_its_limits() {
    let mut stage = ChatStage::ready(&["agent1"]);
    let id = stage.connected("one", "agent1");
    assert_eq!(
        stage.may_not("agent1", message(&id, " \n ")),
        RefusalCode::InvalidMessage
    );
    assert_eq!(
        stage.may_not("agent1", message(&id, &"x".repeat(4_001))),
        RefusalCode::TextTooLong
    );
    let with = |attachments| AgentCommand::SendMessage {
        interaction_id: id.clone(),
        text: String::new(),
        attachments,
    };
    assert_eq!(
        stage.may_not("agent1", with(vec![file("a.pdf"); 11])),
        RefusalCode::InvalidMessage
    );
    assert_eq!(
        stage.may_not("agent1", with(vec![file("")])),
        RefusalCode::InvalidMessage
    );
    stage.does("agent1", with(vec![file("a.pdf")]));
    let payload = stage.last_payload("agent1", "chatMessage");
    assert_eq!(payload["attachments"][0]["name"], "a.pdf");
    assert_eq!(payload["senderUserId"], "agent1");
}

#[test]
fn only_the_agent_of_a_chat_may_write_in_it_and_only_while_it_is_connected() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    stage.opens_for("one", Some("agent1")).expect("opened");
    let id = stage.id("agent1", "one");
    assert_eq!(
        stage.may_not("agent1", message(&id, "Hi")),
        RefusalCode::WrongChatState
    );
    assert_eq!(
        stage.may_not("agent2", decline(&id)),
        RefusalCode::OtherAgent
    );
    stage.accepts("agent1", "one");
    assert_eq!(
        stage.may_not("agent2", message(&id, "Hi")),
        RefusalCode::OtherAgent
    );
    assert_eq!(
        stage.may_not("agent1", decline(&id)),
        RefusalCode::WrongChatState
    );
    assert_eq!(
        stage.may_not(
            "agent1",
            AgentCommand::Hold {
                interaction_id: id.clone()
            }
        ),
        RefusalCode::NotForChats
    );
    stage.does("agent1", end(&id));
    assert_eq!(
        stage.may_not("agent1", message(&id, "Hi")),
        RefusalCode::WrongChatState
    );
}

#[test]
fn wrap_up_ends_by_itself_and_the_disposition_must_be_the_campaigns() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| {
        campaign.wrap_time_out = Millis::from_secs(60);
        campaign.disposing = Disposing::App;
    });
    let id = stage.connected("one", "agent1");
    assert_eq!(
        stage.may_not("agent1", dispose(&id)),
        RefusalCode::WrongChatState
    );
    stage.does("agent1", end(&id));
    let view = stage.must_have("agent1", "one");
    assert_eq!(
        view.common.disposing.panel_opens_at,
        Some(stage.now() + APP_GRACE)
    );
    assert_eq!(
        view.common.wrap_up_ends_at,
        Some(stage.now() + Millis::from_secs(60))
    );
    let with = |code: &str, callback| AgentCommand::Dispose {
        interaction_id: id.clone(),
        disposition_code: code.to_owned(),
        note: None,
        callback,
        then_dial: None,
    };
    assert_eq!(
        stage.may_not("agent1", with("NONSENSE", None)),
        RefusalCode::UnknownDisposition
    );
    let callback = Some(CallbackWish {
        callback_time: Timestamp::new(0),
        phone: None,
        is_self_callback: true,
    });
    assert_eq!(
        stage.may_not("agent1", with("RESOLVED", callback)),
        RefusalCode::WrongCampaignType,
        "a chat's campaign makes no calls"
    );
    stage.wait(60);
    let over = stage.must_have("agent1", "one");
    assert_eq!(
        over.common.disposition_code.as_deref(),
        Some("WRAP_UP_TIMED_OUT")
    );
}

#[test]
fn where_the_agent_must_dispose_no_time_out_does_it() {
    let mut stage =
        ChatStage::ready(&["agent1"]).with(|campaign| campaign.disposing = Disposing::Forced);
    let id = stage.connected("one", "agent1");
    stage.does("agent1", end(&id));
    stage.wait(100_000);
    assert_eq!(stage.chat_state("agent1", "one"), Some(ChatState::WrapUp));
}

#[test]
fn a_masked_number_is_masked_for_the_agent_and_for_apps() {
    let mut stage = ChatStage::ready(&["agent1"]).with(|campaign| campaign.masking_enabled = true);
    stage.connected("one", "agent1");
    let desk = serde_json::to_string(&stage.desk("agent1")).expect("JSON");
    assert!(!desk.contains("98450"), "{desk}");
    for delivery in &stage.heard {
        let payload = delivery.event.payload().to_string();
        assert!(!payload.contains("98450"), "{payload}");
    }
}

#[test]
fn a_supervisor_moves_chats() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let supervise = |stage: &mut ChatStage, command| {
        stage.give(&Command::Supervisor {
            user: agent("supervisor1"),
            command,
        })
    };
    let id = stage.connected("one", "agent1");
    supervise(
        &mut stage,
        SupervisorCommand::Reassign {
            interaction_id: id,
            user_id: agent("agent2"),
        },
    )
    .expect("moved");
    assert_eq!(stage.chat_state("agent1", "one"), Some(ChatState::WrapUp));
    assert_eq!(stage.chat_state("agent2", "one"), Some(ChatState::Ringing));
    stage.does("agent2", decline(&stage.id("agent2", "one")));
    stage.does("agent1", AgentCommand::SetReady {});
    stage.does(
        "agent2",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    stage.does("agent2", AgentCommand::SetReady {});
    let assign = SupervisorCommand::AssignWaiting {
        crt_object_id: "one".into(),
        user_id: agent("agent2"),
    };
    if stage.waiting() == 1 {
        supervise(&mut stage, assign).expect("given");
        assert_eq!(stage.chat_state("agent2", "one"), Some(ChatState::Ringing));
    }
}

#[test]
fn the_set_up_keeps_the_campaign_of_a_chat_that_is_up() {
    let mut stage = ChatStage::demo();
    stage.opens("one");
    let refusal = stage
        .configure(|configuration| {
            configuration
                .campaigns
                .retain(|campaign| !campaign.takes_chats());
            configuration
                .queues
                .retain(|queue| queue.agent_queue_id != CHAT_QUEUE);
        })
        .expect_err("refused");
    assert_eq!(refusal.code, RefusalCode::ConfigurationInUse);
}

#[test]
fn typing_is_told_to_the_others_only_and_is_no_fact() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    let id = stage.connected("one", "agent1");
    stage.does("agent1", confer(&id, "agent2"));
    stage.accepts("agent2", "one");
    let told = |writer: Option<&str>| {
        let writer = writer.map(agent);
        stage
            .centre
            .typing(&"one".into(), writer.as_ref(), true, stage.now())
            .iter()
            .map(|delivery| delivery.user.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(told(None), ["agent1", "agent2"]);
    assert_eq!(told(Some("agent1")), ["agent2"]);
}

#[test]
fn only_the_last_two_hundred_messages_are_in_sight() {
    let mut stage = ChatStage::ready(&["agent1"]);
    stage.connected("one", "agent1");
    for number in 0..250 {
        stage.writes("one", &number.to_string()).expect("written");
    }
    let messages = stage.must_have("agent1", "one").messages;
    assert_eq!(messages.len(), 200);
    assert_eq!(messages[199].text, "249");
}

#[test]
fn a_chat_is_counted_when_it_comes_when_it_is_taken_and_when_it_is_disposed_of() {
    let mut stage = ChatStage::ready(&["agent1", "agent2"]);
    stage.opens_for("missed", Some("agent2")).expect("opened");
    stage.does("agent2", decline(&stage.id("agent2", "missed")));
    let id = stage.connected("one", "agent1");
    stage.does("agent1", transfer(&id, to_user("agent2")));
    let theirs = stage.accepts("agent2", "one");
    stage.leaves("one");
    for (who, id) in [("agent1", &id), ("agent2", &theirs)] {
        stage.does(who, dispose(id));
    }
    let today = &stage.centre.campaigns_live(Some(WEB_CHAT), stage.now())[0].counters;
    assert_eq!((today.chats_offered, today.chats_accepted), (2, 1));
    assert_eq!(today.handled, 2, "each agent's part");
    assert_eq!(today.offered, 0, "that is for calls");
}
