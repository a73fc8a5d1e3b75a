//! Promised calls: made in a disposition, due at their time, kept or missed.

use callbench_contract::call::{CallType, SystemDisposition};
use callbench_contract::ids::{CallbackId, CustomerId, InteractionId, Phone};
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{
    AgentCommand, CallState, CallbackFilter, CallbackState, CallbackView, CallbackWish, Centre,
    Command, RefusalCode, Signal,
};

use crate::stage::{ASHA, BILLING, Done, RENEWALS, SUPPORT, Stage, telephony, user};

fn in_wrap_up(stage: &mut Stage) -> InteractionId {
    let id = stage.talk();
    stage.hang_up(&id);
    id
}

fn dispose(id: &InteractionId, callback: CallbackWish) -> AgentCommand {
    AgentCommand::Dispose {
        interaction_id: id.clone(),
        disposition_code: "CALLBACK".to_owned(),
        note: Some(" After lunch ".to_owned()),
        callback: Some(callback),
        then_dial: None,
    }
}

fn at(callback_time: Timestamp) -> CallbackWish {
    CallbackWish {
        callback_time,
        phone: None,
        is_self_callback: true,
    }
}

fn in_an_hour(stage: &Stage) -> Timestamp {
    stage.now() + Millis::from_secs(3_600)
}

/// `agent1`, ready on the support line, has promised Asha a call in an hour.
fn promised(is_self_callback: bool) -> (Stage, CallbackId, Done) {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = in_wrap_up(&mut stage);
    let wish = CallbackWish {
        is_self_callback,
        ..at(in_an_hour(&stage))
    };
    let done = stage.does("agent1", dispose(&id, wish));
    let callback = only(&stage);
    (stage, callback.callback_id, done)
}

fn only(stage: &Stage) -> CallbackView {
    let mut all = stage.centre.callbacks(&CallbackFilter::default());
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn state(stage: &Stage, id: &CallbackId) -> CallbackState {
    stage.centre.callback(id).expect("the callback").state
}

fn dial(id: &CallbackId) -> AgentCommand {
    AgentCommand::DialCallback {
        callback_id: id.clone(),
    }
}

fn cancel(id: &CallbackId) -> AgentCommand {
    AgentCommand::CancelCallback {
        callback_id: id.clone(),
    }
}

fn reschedule(id: &CallbackId, callback_time: Timestamp) -> AgentCommand {
    AgentCommand::RescheduleCallback {
        callback_id: id.clone(),
        callback_time,
    }
}

fn work_on_support(stage: &mut Stage, agent: &str) {
    stage.sign_in(agent);
    stage.does(
        agent,
        AgentCommand::SelectCampaign {
            campaign_id: SUPPORT,
        },
    );
}

#[test]
fn a_disposition_can_promise_a_call() {
    let (stage, id, done) = promised(true);
    assert_eq!(done.event_names(), ["callDisposed", "callbackScheduled"]);
    let told = done.payload("callbackScheduled");
    assert_eq!(told["phone"], ASHA);
    assert_eq!(told["isSelfCallback"], true);
    let callback = only(&stage);
    assert_eq!(callback.callback_id, id);
    assert_eq!(callback.state, CallbackState::Scheduled);
    assert_eq!(callback.user_id, Some(user("agent1")));
    assert_eq!(callback.customer_id, CustomerId::new(1));
    assert_eq!(callback.campaign_id, SUPPORT);
    assert_eq!(callback.note.as_deref(), Some("After lunch"));
    assert_eq!(callback.created_by, user("agent1"));
    assert_eq!(stage.desk("agent1").callbacks_due, 0);
}

#[test]
fn its_time_comes_and_only_whoever_can_keep_it_sees_it() {
    let (mut stage, id, _) = promised(true);
    work_on_support(&mut stage, "agent2");
    stage.wait(3_600);
    stage.tick();
    assert_eq!(state(&stage, &id), CallbackState::Due);
    assert_eq!(stage.desk("agent1").callbacks_due, 1);
    assert_eq!(stage.desk("agent2").callbacks_due, 0);

    let (mut stage, id, _) = promised(false);
    work_on_support(&mut stage, "agent2");
    stage.wait(3_600);
    stage.tick();
    assert_eq!(only(&stage).user_id, None);
    assert_eq!(stage.desk("agent1").callbacks_due, 1);
    assert_eq!(stage.desk("agent2").callbacks_due, 1);
    stage.does("agent2", dial(&id));
    assert_eq!(state(&stage, &id), CallbackState::Dialling);
    assert_eq!(stage.desk("agent1").callbacks_due, 0);
}

#[test]
fn a_kept_promise_is_done_as_soon_as_the_customer_answers() {
    let (mut stage, id, _) = promised(true);
    stage.wait(3_600);
    stage.tick();
    stage.does("agent1", dial(&id));
    let call = stage.in_hand("agent1");
    let view = stage.view(&call);
    assert_eq!(view.call_type, CallType::OutboundCallbackDial);
    assert_eq!(view.state, CallState::Dialling);
    assert_eq!(view.common.customer_id, CustomerId::new(1));
    assert_eq!(state(&stage, &id), CallbackState::Dialling);
    stage.must(&telephony(call.clone(), Signal::CustomerAnswered {}));
    assert_eq!(state(&stage, &id), CallbackState::Done);
    stage.hang_up(&call);
    stage.dispose(&call);
    assert_eq!(state(&stage, &id), CallbackState::Done);
    assert_eq!(
        stage.may_not("agent1", dial(&id)),
        RefusalCode::WrongCallbackState
    );
}

#[test]
fn a_promise_that_could_not_be_kept_has_failed_and_apps_hear_of_it() {
    let (mut stage, id, _) = promised(true);
    stage.wait(3_600);
    stage.tick();
    stage.does("agent1", dial(&id));
    let call = stage.in_hand("agent1");
    let done = stage.must(&telephony(
        call,
        Signal::CustomerNotReached {
            outcome: SystemDisposition::Rejected,
        },
    ));
    let failed = done.payload("callbackFailed");
    assert_eq!(failed["phone"], ASHA);
    assert_eq!(failed["reason"], "The customer did not take the call.");
    assert_eq!(state(&stage, &id), CallbackState::Failed);
    // It may be tried again, or promised anew.
    let later = in_an_hour(&stage);
    stage.does("agent1", reschedule(&id, later));
    assert_eq!(state(&stage, &id), CallbackState::Scheduled);
}

#[test]
fn a_promise_may_be_kept_before_its_time_and_is_then_not_due_any_more() {
    let (mut stage, id, _) = promised(true);
    stage.does("agent1", dial(&id));
    let call = stage.in_hand("agent1");
    stage.must(&telephony(call.clone(), Signal::CustomerAnswered {}));
    stage.hang_up(&call);
    stage.dispose(&call);
    stage.wait(7_200);
    stage.tick();
    assert_eq!(state(&stage, &id), CallbackState::Done);
    assert_eq!(stage.desk("agent1").callbacks_due, 0);
}

#[test]
fn a_moved_promise_is_due_at_its_new_time_only() {
    let (mut stage, id, _) = promised(true);
    let later = stage.now() + Millis::from_secs(7_200);
    let done = stage.does("agent1", reschedule(&id, later));
    assert_eq!(
        done.payload("callbackScheduled")["callbackTime"],
        later.get()
    );
    assert!(
        stage
            .does("agent1", reschedule(&id, later))
            .facts
            .is_empty()
    );
    stage.wait(3_600);
    stage.tick();
    assert_eq!(state(&stage, &id), CallbackState::Scheduled);
    stage.wait(3_600);
    stage.tick();
    assert_eq!(state(&stage, &id), CallbackState::Due);
    let again = in_an_hour(&stage);
    stage.does("agent1", reschedule(&id, again));
    assert_eq!(stage.desk("agent1").callbacks_due, 0);
}

#[test]
fn a_promise_that_is_taken_back_stays_so() {
    let (mut stage, id, _) = promised(true);
    stage.does("agent1", cancel(&id));
    assert_eq!(state(&stage, &id), CallbackState::Cancelled);
    assert!(stage.does("agent1", cancel(&id)).facts.is_empty());
    assert!(stage.centre.next_deadline().is_none());
    for command in [dial(&id), reschedule(&id, in_an_hour(&stage))] {
        assert_eq!(
            stage.may_not("agent1", command),
            RefusalCode::WrongCallbackState
        );
    }
}

#[test]
fn times_that_are_past_or_far_away_and_numbers_that_are_none_are_refused() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = in_wrap_up(&mut stage);
    let now = stage.now();
    let times = [now, now - Millis::new(1), Timestamp::new(i64::MAX)];
    for time in times {
        let command = Command::Agent {
            user: user("agent1"),
            command: dispose(&id, at(time)),
        };
        let refusal = stage.refused(&command);
        assert_eq!(refusal.code, RefusalCode::InvalidCallbackTime);
        let told: Vec<&str> = stage
            .centre
            .deliveries_of_refusal(&command, &refusal, now)
            .iter()
            .map(|delivery| delivery.event.name())
            .collect();
        assert_eq!(told, ["callDisposeFailed", "callbackFailed"]);
    }
    let wish = CallbackWish {
        phone: Some(Phone::new("no number")),
        ..at(in_an_hour(&stage))
    };
    assert_eq!(
        stage.may_not("agent1", dispose(&id, wish)),
        RefusalCode::InvalidPhone
    );
    assert!(
        stage
            .centre
            .callbacks(&CallbackFilter::default())
            .is_empty()
    );
    assert_eq!(stage.view(&id).state, CallState::WrapUp, "nothing happened");
}

#[test]
fn others_may_not_touch_an_agents_promise() {
    let (mut stage, id, _) = promised(true);
    work_on_support(&mut stage, "agent2");
    for command in [dial(&id), cancel(&id), reschedule(&id, in_an_hour(&stage))] {
        assert_eq!(stage.may_not("agent2", command), RefusalCode::OtherAgent);
    }
    assert_eq!(
        stage.may_not("agent2", dial(&CallbackId::from("none"))),
        RefusalCode::UnknownCallback
    );
}

#[test]
fn a_promise_for_anyone_is_for_the_agents_of_its_campaign() {
    let (mut stage, id, _) = promised(false);
    stage.sign_in("agent2");
    stage.does(
        "agent2",
        AgentCommand::SelectCampaign {
            campaign_id: RENEWALS,
        },
    );
    assert_eq!(
        stage.may_not("agent2", dial(&id)),
        RefusalCode::OtherCampaign
    );
    stage.does(
        "agent2",
        AgentCommand::SelectCampaign {
            campaign_id: SUPPORT,
        },
    );
    stage.does("agent2", dial(&id));
}

#[test]
fn an_agent_on_a_call_or_on_a_break_can_not_dial_it() {
    let (mut stage, id, _) = promised(true);
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    assert_eq!(stage.may_not("agent1", dial(&id)), RefusalCode::OnBreak);
    stage.does("agent1", AgentCommand::SetReady {});
    stage.ring();
    assert_eq!(stage.may_not("agent1", dial(&id)), RefusalCode::Busy);
}

#[test]
fn a_masked_number_stays_masked_and_means_the_number_behind_it() {
    let mut stage = Stage::ready_on(BILLING);
    let call = in_wrap_up(&mut stage);
    let shown = stage.view(&call).common.display_phone;
    let wish = CallbackWish {
        phone: Some(Phone::new(shown.clone())),
        ..at(in_an_hour(&stage))
    };
    let done = stage.does("agent1", dispose(&call, wish));
    assert_eq!(done.payload("callbackScheduled")["phone"], shown);
    let callback = only(&stage);
    assert_eq!(callback.phone.as_str(), shown);
    stage.does("agent1", dial(&callback.callback_id));
    let dialled = stage.in_hand("agent1");
    let call = stage.centre.interaction(&dialled).expect("the call").call();
    assert_eq!(call.phone.as_str(), ASHA);
}

#[test]
fn lists_can_be_narrowed_by_agent_campaign_customer_and_state() {
    let (mut stage, first, _) = promised(true);
    let call = in_wrap_up(&mut stage);
    let wish = CallbackWish {
        is_self_callback: false,
        phone: Some(Phone::new("+91 98100 23456")),
        ..at(stage.now() + Millis::from_secs(60))
    };
    stage.does("agent1", dispose(&call, wish));
    stage.does("agent1", cancel(&first));
    let count = |filter: CallbackFilter| stage.centre.callbacks(&filter).len();
    let all = CallbackFilter::default();
    let by_time: Vec<Timestamp> = stage
        .centre
        .callbacks(&all)
        .iter()
        .map(|callback| callback.callback_time)
        .collect();
    assert!(by_time.is_sorted());
    let filters = [
        (
            CallbackFilter {
                user: Some(user("agent1")),
                ..all.clone()
            },
            1,
        ),
        (
            CallbackFilter {
                user: Some(user("agent2")),
                ..all.clone()
            },
            0,
        ),
        (
            CallbackFilter {
                campaign: Some(SUPPORT),
                ..all.clone()
            },
            2,
        ),
        (
            CallbackFilter {
                campaign: Some(RENEWALS),
                ..all.clone()
            },
            0,
        ),
        (
            CallbackFilter {
                customer: Some(CustomerId::new(1)),
                ..all.clone()
            },
            2,
        ),
        (
            CallbackFilter {
                open: Some(true),
                ..all.clone()
            },
            1,
        ),
        (
            CallbackFilter {
                open: Some(false),
                ..all
            },
            1,
        ),
    ];
    for (filter, expected) in filters {
        assert_eq!(count(filter.clone()), expected, "{filter:?}");
    }
}

#[test]
fn the_log_alone_rebuilds_promises() {
    let (mut stage, id, _) = promised(true);
    stage.wait(3_600);
    stage.tick();
    stage.does("agent1", dial(&id));
    assert_eq!(Centre::rebuild(&stage.log), stage.centre);
    let call = stage.in_hand("agent1");
    stage.must(&telephony(call, Signal::CustomerHungUp {}));
    assert_eq!(state(&stage, &id), CallbackState::Failed);
    assert_eq!(Centre::rebuild(&stage.log), stage.centre);
}
