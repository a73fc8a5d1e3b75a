//! Calls that a telephony system carries: what an agent commands happens when the system says so.

use callbench_contract::call::CallType;
use callbench_contract::ids::{ConnectorName, CrtObjectId, InteractionId, OrderId};
use callbench_workspace::{
    AgentCommand, CallState, CallView, CallWish, Command, CommandName, InteractionView, Line,
    ORDER_TIME_OUT, Order, RefusalCode, Signal,
};

use crate::stage::{ASHA, SUPPORT, Stage, user};

fn pbx() -> ConnectorName {
    ConnectorName::new("pbx")
}

fn carried(id: &str) -> CallWish {
    let mut wish = CallWish::simulated(CallType::InboundDial, None, ASHA);
    wish.campaign = Some(SUPPORT);
    wish.line = Line::Connector {
        connector: pbx(),
        call: Some(CrtObjectId::from(id)),
    };
    wish
}

fn ringing() -> (Stage, InteractionId) {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.must(&Command::PlaceCall(Box::new(carried("leg-1"))));
    let id = stage.in_hand("agent1");
    (stage, id)
}

fn call(stage: &Stage) -> CallView {
    match stage.desk("agent1").interactions.first() {
        Some(InteractionView::Call(call)) => (**call).clone(),
        other => panic!("no call: {other:?}"),
    }
}

fn answer(id: &InteractionId) -> AgentCommand {
    AgentCommand::Answer {
        interaction_id: id.clone(),
    }
}

fn hang_up(id: &InteractionId) -> AgentCommand {
    AgentCommand::HangUp {
        interaction_id: id.clone(),
    }
}

fn pending(stage: &Stage) -> Order {
    let mut orders = stage.centre.pending_orders();
    let order = orders.next().expect("a pending order").clone();
    assert!(orders.next().is_none(), "one at a time");
    order
}

fn report(stage: &mut Stage, signal: Signal) -> crate::stage::Done {
    stage.must(&Command::Telephony {
        call: CrtObjectId::from("leg-1").into(),
        signal,
    })
}

fn done(order_id: OrderId) -> Signal {
    Signal::OrderDone { order_id }
}

#[test]
fn answering_connects_when_the_telephony_system_has_done_it() {
    let (mut stage, id) = ringing();
    stage.does("agent1", answer(&id));
    assert_eq!(call(&stage).state, CallState::Ringing);
    let order = pending(&stage);
    assert_eq!(order.connector, pbx());
    assert_eq!(order.crt_object_id.as_str(), "leg-1");
    assert_eq!(order.command, answer(&id));
    assert_eq!(
        call(&stage).order.expect("shown").command,
        CommandName::Answer
    );
    let events = report(&mut stage, done(order.order_id)).event_names();
    assert!(events.contains(&"callConnected"), "{events:?}");
    assert_eq!(call(&stage).state, CallState::Connected);
    assert!(call(&stage).order.is_none());
}

#[test]
fn pressing_twice_orders_once_and_another_command_waits() {
    let (mut stage, id) = ringing();
    stage.does("agent1", answer(&id));
    assert!(stage.does("agent1", answer(&id)).facts.is_empty());
    assert_eq!(
        stage.may_not(
            "agent1",
            AgentCommand::Decline {
                interaction_id: id.clone()
            }
        ),
        RefusalCode::OrderPending
    );
}

#[test]
fn what_makes_no_sense_is_refused_before_anybody_is_told() {
    let (mut stage, id) = ringing();
    assert_eq!(
        stage.may_not(
            "agent1",
            AgentCommand::Hold {
                interaction_id: id.clone()
            }
        ),
        RefusalCode::WrongCallState
    );
    assert!(stage.centre.pending_orders().next().is_none());
}

#[test]
fn a_failure_is_shown_on_the_card_and_the_call_goes_on() {
    let (mut stage, id) = ringing();
    report(&mut stage, Signal::AgentAnswered { user_id: None });
    stage.does(
        "agent1",
        AgentCommand::Hold {
            interaction_id: id.clone(),
        },
    );
    let order = pending(&stage);
    report(
        &mut stage,
        Signal::OrderFailed {
            order_id: order.order_id.clone(),
            reason: "no hold music".to_owned(),
        },
    );
    let card = call(&stage);
    assert_eq!(card.state, CallState::Connected);
    let failure = card.common.failure.expect("a failure");
    assert_eq!(failure.command, CommandName::Hold);
    assert_eq!(failure.reason, "no hold music");
    let late = stage.refused(&Command::Telephony {
        call: CrtObjectId::from("leg-1").into(),
        signal: done(order.order_id),
    });
    assert_eq!(late.code, RefusalCode::UnknownOrder);
}

#[test]
fn a_silent_telephony_system_fails_after_ten_seconds_and_traps_nobody() {
    let (mut stage, id) = ringing();
    report(&mut stage, Signal::AgentAnswered { user_id: None });
    stage.does("agent1", hang_up(&id));
    stage.set_now(stage.now() + ORDER_TIME_OUT);
    stage.tick();
    let card = call(&stage);
    assert_eq!(card.state, CallState::Connected);
    assert_eq!(
        card.common.failure.expect("a failure").reason,
        "The telephony system did not answer in time"
    );
    stage.does("agent1", hang_up(&id));
    assert_eq!(call(&stage).state, CallState::WrapUp);
}

#[test]
fn dialling_is_ordered_too_and_fails_with_the_order() {
    let mut stage = Stage::ready_on(SUPPORT);
    let mut configuration = stage.centre.configuration().clone();
    configuration.campaigns[0].connector = Some(pbx());
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    let id = stage.dial();
    let order = pending(&stage);
    assert_eq!(order.phone.expect("whom to call").as_str(), ASHA);
    assert_eq!(
        order.caller_id.expect("what to show").as_str(),
        "+918041234101"
    );
    let events = stage
        .must(&Command::Telephony {
            call: id.clone().into(),
            signal: Signal::OrderFailed {
                order_id: order.order_id,
                reason: "no trunk".to_owned(),
            },
        })
        .event_names();
    assert_eq!(events, ["callDialFailed", "callHungup"]);
    assert!(stage.desk("agent1").interactions.is_empty());
}

#[test]
fn a_call_that_is_reported_twice_exists_once() {
    let (mut stage, _) = ringing();
    let again = stage.refused(&Command::PlaceCall(Box::new(carried("leg-1"))));
    assert_eq!(again.code, RefusalCode::CallExists);
}

#[test]
fn an_agent_who_is_signed_out_by_force_leaves_no_open_line() {
    let (mut stage, _) = ringing();
    report(&mut stage, Signal::AgentAnswered { user_id: None });
    stage.sign_out("agent1", true).expect("by force");
    let order = pending(&stage);
    assert_eq!(order.command.name(), CommandName::HangUp);
    assert_eq!(order.user_id, user("agent1"));
}
