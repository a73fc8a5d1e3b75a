use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::ids::{CustomerId, InteractionId};
use callbench_contract::time::Millis;
use callbench_workspace::{
    AgentCommand, AvailabilityState, CallState, Command, DIAL_TIME_OUT, RING_TIME_OUT, RefusalCode,
    Signal,
};

use crate::stage::{ASHA, RENEWALS, SUPPORT, Stage, disposing, inbound, outbound, telephony, user};

fn on(id: &InteractionId, command: fn(InteractionId) -> AgentCommand) -> AgentCommand {
    command(id.clone())
}

fn answer(interaction_id: InteractionId) -> AgentCommand {
    AgentCommand::Answer { interaction_id }
}

fn decline(interaction_id: InteractionId) -> AgentCommand {
    AgentCommand::Decline { interaction_id }
}

fn hold(interaction_id: InteractionId) -> AgentCommand {
    AgentCommand::Hold { interaction_id }
}

fn resume(interaction_id: InteractionId) -> AgentCommand {
    AgentCommand::Resume { interaction_id }
}

fn mute(interaction_id: InteractionId) -> AgentCommand {
    AgentCommand::Mute { interaction_id }
}

fn unmute(interaction_id: InteractionId) -> AgentCommand {
    AgentCommand::Unmute { interaction_id }
}

fn hang_up(interaction_id: InteractionId) -> AgentCommand {
    AgentCommand::HangUp { interaction_id }
}

fn screen_pop(interaction_id: InteractionId) -> AgentCommand {
    AgentCommand::ScreenPop { interaction_id }
}

#[test]
fn the_caller_is_recognised_by_the_number() {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.must(&inbound(user("agent1"), "098450 12345".to_owned(), None));
    let view = stage.view(&stage.in_hand("agent1"));
    assert_eq!(view.common.customer_id, CustomerId::new(1));
    assert_eq!(view.common.customer.expect("a record").name, "Asha Rao");
    assert_eq!(view.common.queue_name.as_deref(), Some("General"));
}

#[test]
fn an_unknown_caller_is_customer_minus_one() {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.must(&inbound(user("agent1"), "+4930123456".to_owned(), None));
    let view = stage.view(&stage.in_hand("agent1"));
    assert_eq!(view.common.customer_id, CustomerId::UNKNOWN);
    assert!(view.common.customer.is_none());
}

#[test]
fn what_is_not_a_phone_number_is_refused() {
    let mut stage = Stage::ready_on(SUPPORT);
    for phone in ["", "hello", "12"] {
        let refusal = stage.refused(&inbound(user("agent1"), phone.to_owned(), None));
        assert_eq!(refusal.code, RefusalCode::InvalidPhone);
    }
}

#[test]
fn a_call_that_nobody_answers_stops_ringing_after_thirty_seconds() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    assert_eq!(
        stage.centre.next_deadline(),
        Some(stage.now() + RING_TIME_OUT)
    );
    stage.wait(29);
    assert!(stage.tick().facts.is_empty());
    stage.wait(1);
    assert_eq!(stage.tick().event_names(), ["callHungup"]);
    let view = stage.view(&id);
    assert_eq!(view.state, CallState::Ended);
    assert_eq!(view.hangup_first, Some(HangupParty::System));
    assert_eq!(
        view.system_disposition,
        Some(SystemDisposition::AgentNoAnswer)
    );
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
    assert_eq!(stage.centre.next_deadline(), None);
}

#[test]
fn a_declined_call_needs_no_wrap_up() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    stage.does("agent1", on(&id, decline));
    assert_eq!(stage.view(&id).state, CallState::Ended);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
}

#[test]
fn a_caller_who_gives_up_has_abandoned_the_call() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    let done = stage.must(&telephony(id, Signal::CustomerHungUp {}));
    assert_eq!(done.payload("callHungup")["systemDisposition"], "ABANDONED");
    assert_eq!(done.payload("callHungup")["hangupFirst"], "customer");
}

#[test]
fn talk_and_hold_times_add_up() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    stage.wait(10).does("agent1", on(&id, hold));
    assert_eq!(stage.view(&id).state, CallState::OnHold);
    stage.wait(5);
    assert_eq!(
        stage.view(&id).hold_time,
        Millis::from_secs(5),
        "a running hold counts"
    );
    let resumed = stage.does("agent1", on(&id, resume));
    assert_eq!(resumed.payload("callResumed")["heldFor"], 5_000);
    stage.wait(7).does("agent1", on(&id, hold));
    stage.wait(3);
    let hung_up = stage
        .must(&telephony(id.clone(), Signal::CustomerHungUp {}))
        .payload("callHungup");
    assert_eq!(hung_up["ringingTime"], 4_000);
    assert_eq!(hung_up["talkTime"], 25_000, "hold included");
    assert_eq!(hung_up["holdTime"], 8_000);
    assert_eq!(hung_up["hangUpOnHold"], true);
    stage.wait(60);
    let view = stage.view(&id);
    assert_eq!(
        (view.talk_time, view.hold_time),
        (Millis::from_secs(25), Millis::from_secs(8)),
        "they stand still"
    );
}

#[test]
fn muting_is_told_with_its_length() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    assert_eq!(
        stage.does("agent1", on(&id, mute)).event_names(),
        ["callMuted"]
    );
    assert!(stage.view(&id).muted);
    assert!(
        stage.does("agent1", on(&id, mute)).facts.is_empty(),
        "twice does no harm"
    );
    stage.wait(6);
    assert_eq!(
        stage.does("agent1", on(&id, unmute)).payload("callUnmuted")["mutedFor"],
        6_000
    );
    assert!(!stage.view(&id).muted);
}

#[test]
fn a_call_can_only_do_what_its_state_allows() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    for command in [hold, resume, mute, unmute, hang_up] {
        assert_eq!(
            stage.may_not("agent1", on(&id, command)),
            RefusalCode::WrongCallState
        );
    }
    assert_eq!(
        stage.may_not("agent1", disposing(&id, "CALLBACK")),
        RefusalCode::WrongCallState
    );
    stage.does("agent1", on(&id, answer));
    for command in [answer, decline] {
        assert_eq!(
            stage.may_not("agent1", on(&id, command)),
            RefusalCode::WrongCallState
        );
    }
    stage.hang_up(&id);
    for command in [answer, decline, hold, resume, mute, unmute, hang_up] {
        assert_eq!(
            stage.may_not("agent1", on(&id, command)),
            RefusalCode::WrongCallState
        );
    }
    stage.dispose(&id);
    for command in [
        answer, decline, hold, resume, mute, unmute, hang_up, screen_pop,
    ] {
        assert_eq!(
            stage.may_not("agent1", on(&id, command)),
            RefusalCode::WrongCallState
        );
    }
}

#[test]
fn another_agents_call_is_out_of_reach() {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.sign_in("agent2");
    let id = stage.ring();
    assert_eq!(
        stage.may_not("agent2", on(&id, answer)),
        RefusalCode::OtherAgent
    );
    assert_eq!(
        stage.may_not("agent1", on(&InteractionId::new("nothing"), answer)),
        RefusalCode::UnknownInteraction
    );
}

#[test]
fn a_disposition_must_be_one_of_the_campaigns() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    stage.hang_up(&id);
    let command = Command::Agent {
        user: user("agent1"),
        command: disposing(&id, "RENEWED"),
    };
    let refusal = stage.refused(&command);
    assert_eq!(refusal.code, RefusalCode::UnknownDisposition);
    assert!(refusal.remedy.contains("RESOLVED"), "{}", refusal.remedy);
    let told = stage
        .centre
        .deliveries_of_refusal(&command, &refusal, stage.now());
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].event.name(), "callDisposeFailed");
    assert_eq!(told[0].event.payload()["dispositionCode"], "RENEWED");
    assert_eq!(
        stage.view(&id).state,
        CallState::WrapUp,
        "nothing happened to the call"
    );
}

#[test]
fn a_disposition_keeps_class_and_note() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    stage.hang_up(&id);
    let done = stage.wait(12).does(
        "agent1",
        AgentCommand::Dispose {
            interaction_id: id.clone(),
            disposition_code: "RESOLVED".to_owned(),
            note: Some("  Invoice sent  ".to_owned()),
            callback: None,
            then_dial: None,
        },
    );
    let payload = done.payload("callDisposed");
    assert_eq!(payload["dispositionClass"], "Resolved");
    assert_eq!(payload["note"], "Invoice sent");
    assert_eq!(payload["wrapUpTime"], 12_000);
    assert_eq!(
        stage.view(&id).common.disposition_class.as_deref(),
        Some("Resolved")
    );
}

#[test]
fn a_note_has_a_limit() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    stage.hang_up(&id);
    let note = Some("x".repeat(4_001));
    let dispose = AgentCommand::Dispose {
        interaction_id: id,
        disposition_code: "RESOLVED".to_owned(),
        note,
        callback: None,
        then_dial: None,
    };
    assert_eq!(stage.may_not("agent1", dispose), RefusalCode::TextTooLong);
}

#[test]
fn wrap_up_that_takes_too_long_is_disposed_of_by_the_system() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    let done = stage.hang_up(&id);
    assert_eq!(done.payload("wrapUpStarted")["wrapTimeOut"], 120_000);
    assert_eq!(
        stage.view(&id).common.wrap_up_ends_at,
        Some(stage.now() + Millis::from_secs(120))
    );
    stage.wait(120);
    let done = stage.tick();
    assert_eq!(
        done.payload("callDisposed")["dispositionCode"],
        "WRAP_UP_TIMED_OUT"
    );
    assert_eq!(stage.view(&id).state, CallState::Ended);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
}

#[test]
fn an_automatic_call_connects_as_soon_as_the_customer_answers() {
    let mut stage = Stage::ready_on(RENEWALS);
    let done = stage.must(&outbound(user("agent1"), ASHA.to_owned(), Some(RENEWALS)));
    assert_eq!(
        done.event_names(),
        ["callInitiated", "callDialing", "customerSelected"]
    );
    let id = stage.in_hand("agent1");
    assert_eq!(stage.view(&id).state, CallState::Dialling);
    let done = stage
        .wait(8)
        .must(&telephony(id.clone(), Signal::CustomerAnswered {}));
    assert_eq!(
        done.event_names(),
        ["callConnected", "interactionConnected", "showCrm"]
    );
    let payload = done.payload("callConnected");
    assert_eq!(payload["callType"], "outbound.auto.dial");
    assert_eq!(payload["srcPhone"], "+918041234201");
    assert_eq!(payload["dstPhone"], ASHA);
    assert_eq!(payload["dialledPhone"], ASHA);
}

#[test]
fn a_customer_who_does_not_answer_is_given_up_after_forty_five_seconds() {
    let mut stage = Stage::ready_on(RENEWALS);
    let id = stage.dial();
    assert_eq!(
        stage.centre.next_deadline(),
        Some(stage.now() + DIAL_TIME_OUT)
    );
    stage.wait(45);
    let done = stage.tick();
    assert_eq!(done.event_names(), ["callDialFailed", "callHungup"]);
    assert_eq!(
        done.payload("callDialFailed")["systemDisposition"],
        "NO_ANSWER"
    );
    assert_eq!(stage.view(&id).state, CallState::Ended);
}

#[test]
fn a_customer_may_reject_and_an_agent_may_stop_dialling() {
    let mut stage = Stage::ready_on(RENEWALS);
    let id = stage.dial();
    let done = stage.must(&telephony(
        id,
        Signal::CustomerNotReached {
            outcome: SystemDisposition::Rejected,
        },
    ));
    assert_eq!(
        done.payload("callDialFailed")["systemDisposition"],
        "REJECTED"
    );
    let id = stage.dial();
    let done = stage.hang_up(&id);
    assert_eq!(
        done.payload("callDialFailed")["systemDisposition"],
        "CANCELLED"
    );
    assert_eq!(done.payload("callHungup")["hangupFirst"], "agent");
}

#[test]
fn a_customer_can_not_answer_a_call_that_they_made() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    let refusal = stage.refused(&telephony(id.clone(), Signal::CustomerAnswered {}));
    assert_eq!(refusal.code, RefusalCode::WrongCallState);
    assert_eq!(
        stage
            .refused(&telephony(
                id,
                Signal::CustomerNotReached {
                    outcome: SystemDisposition::Rejected
                }
            ))
            .code,
        RefusalCode::WrongCallState
    );
}

#[test]
fn dialling_a_customer_by_id_needs_that_customer() {
    let mut stage = Stage::ready_on(RENEWALS);
    let dial = |id| AgentCommand::Dial {
        phone: ASHA.to_owned(),
        customer_id: Some(CustomerId::new(id)),
    };
    assert_eq!(
        stage.may_not("agent1", dial(99)),
        RefusalCode::UnknownCustomer
    );
    stage.does("agent1", dial(2));
    let id = stage.in_hand("agent1");
    assert_eq!(stage.view(&id).common.customer_id, CustomerId::new(2));
    stage.hang_up(&id);
    stage.does("agent1", dial(-1));
    assert_eq!(
        stage.view(&stage.in_hand("agent1")).common.customer_id,
        CustomerId::new(1),
        "−1 is the same as none"
    );
}

#[test]
fn an_agent_on_a_break_can_not_dial() {
    let mut stage = Stage::ready_on(RENEWALS);
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    let dial = AgentCommand::Dial {
        phone: ASHA.to_owned(),
        customer_id: None,
    };
    assert_eq!(stage.may_not("agent1", dial), RefusalCode::OnBreak);
}

#[test]
fn the_record_can_be_shown_again() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    let done = stage.does("agent1", on(&id, screen_pop));
    assert_eq!(done.event_names(), ["showCrm", "customerSelected"]);
    assert_eq!(
        done.payload("showCrm")["customerInfo"]["plan"],
        "Business 200"
    );
}

#[test]
fn the_desk_keeps_the_last_twenty_calls_newest_first() {
    let mut stage = Stage::ready_on(SUPPORT);
    let ids: Vec<InteractionId> = (0..25)
        .map(|_| {
            let id = stage.ring();
            stage.wait(1).does("agent1", on(&id, decline));
            id
        })
        .collect();
    let recent: Vec<InteractionId> = stage
        .desk("agent1")
        .recent
        .into_iter()
        .map(|interaction| interaction.common().interaction_id.clone())
        .collect();
    let expected: Vec<InteractionId> = ids.iter().rev().take(20).cloned().collect();
    assert_eq!(recent, expected);
    assert!(
        stage.centre.interaction(&ids[0]).is_none(),
        "older ones are let go"
    );
}
