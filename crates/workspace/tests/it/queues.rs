//! Calls that wait in queues, and to whom they go.

use crate::stage::{ASHA, Stage};
use crate::with_others::*;
use callbench_contract::call::CallType;
use callbench_contract::ids::{AgentQueueId, CampaignId};
use callbench_workspace::{AgentCommand, CallState, CallWish, Command, RefusalCode, Signal};

#[test]
fn a_waiting_call_goes_to_who_has_been_ready_longest() {
    let mut stage = two_agents();
    arrive(&mut stage);
    assert_eq!(call_of(&stage, "agent1").state, CallState::Ringing);
    assert!(stage.desk("agent2").interactions.is_empty());
    arrive(&mut stage);
    assert_eq!(call_of(&stage, "agent2").state, CallState::Ringing);
    arrive(&mut stage);
    assert_eq!(stage.desk("agent1").waiting, 1);
}

#[test]
fn the_next_call_waits_until_an_agent_is_free() {
    let (mut stage, id) = talking();
    arrive(&mut stage);
    let second = arrive(&mut stage);
    stage.wait(20);
    stage.hang_up(&id);
    assert!(stage.centre.waiting_call(&second).is_some());
    let done = stage.dispose(&id);
    assert!(done.event_names().contains(&"callRinging"));
    let call = call_of(&stage, "agent1");
    assert_eq!(call.crt_object_id, second);
    assert_eq!(call.common.waited.get(), 20_000);
}

#[test]
fn a_call_that_is_not_taken_keeps_its_place_and_goes_to_somebody_else() {
    let mut stage = two_agents();
    let call = arrive(&mut stage);
    let id = stage.in_hand("agent1");
    stage.wait(5);
    stage.does("agent1", AgentCommand::Decline { interaction_id: id });
    assert!(stage.desk("agent1").interactions.is_empty());
    let rings = call_of(&stage, "agent2");
    assert_eq!(rings.crt_object_id, call);
    assert_eq!(rings.common.waited.get(), 5_000);
}

#[test]
fn who_declined_is_asked_again_only_after_a_minute() {
    let mut stage = two_agents();
    stage.does(
        "agent2",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    arrive(&mut stage);
    let id = stage.in_hand("agent1");
    stage.does("agent1", AgentCommand::Decline { interaction_id: id });
    assert_eq!(stage.desk("agent1").waiting, 1);
    stage.wait(59);
    stage.tick();
    assert_eq!(stage.desk("agent1").waiting, 1);
    stage.wait(1);
    stage.tick();
    assert_eq!(call_of(&stage, "agent1").state, CallState::Ringing);
    assert!(
        stage
            .centre
            .next_deadline()
            .is_some_and(|next| next > stage.now())
    );
}

#[test]
fn a_customer_who_gives_up_waiting_is_gone() {
    let mut stage = Stage::demo();
    let call = arrive(&mut stage);
    let hang_up = Command::Telephony {
        call: call.clone().into(),
        signal: Signal::CustomerHungUp {},
    };
    stage.must(&hang_up);
    assert!(stage.centre.waiting_call(&call).is_none());
    assert_eq!(
        stage.refused(&hang_up).code,
        RefusalCode::UnknownInteraction
    );
}

#[test]
fn a_call_to_nowhere_is_refused_with_what_there_is() {
    let mut stage = Stage::demo();
    let refused = |stage: &mut Stage, change: fn(&mut CallWish)| {
        let mut wish = CallWish::simulated(CallType::InboundDial, None, ASHA);
        change(&mut wish);
        stage.refused(&Command::PlaceCall(Box::new(wish)))
    };
    let nothing = refused(&mut stage, |_| ());
    assert_eq!(nothing.code, RefusalCode::NoCampaign);
    assert!(
        nothing.remedy.contains("Support line (101)"),
        "{}",
        nothing.remedy
    );
    let unknown = refused(&mut stage, |wish| {
        wish.queue = Some(AgentQueueId::new(7));
    });
    assert_eq!(unknown.code, RefusalCode::UnknownQueue);
    let chat = refused(&mut stage, |wish| {
        wish.campaign = Some(CampaignId::new(301));
    });
    assert_eq!(chat.code, RefusalCode::WrongCampaignType);
}

#[test]
fn a_campaign_may_answer_for_its_agents() {
    let mut stage = two_agents();
    let mut configuration = stage.centre.configuration().clone();
    configuration.campaigns[0].auto_answer = true;
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    arrive(&mut stage);
    assert_eq!(call_of(&stage, "agent1").state, CallState::Connected);
}
