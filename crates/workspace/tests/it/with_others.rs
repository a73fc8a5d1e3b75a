//! Queues, transfers, consultations and conferences, as two agents see them.

use callbench_contract::call::{CallType, SystemDisposition};
use callbench_contract::ids::{
    AgentQueueId, ContextId, CrtObjectId, InteractionId, Phone, ThirdPartyId,
};
use callbench_workspace::{
    AgentCommand, CallState, CallView, CallWish, Command, CommandName, InteractionView, Ivr,
    RefusalCode, Signal, Target, ThirdParty, demo,
};

use crate::stage::{ASHA, BILLING, SUPPORT, Stage, disposing, user};

/// Two agents, both ready on the support line, in a centre with IVRs and a third party.
pub(crate) fn two_agents() -> Stage {
    let mut stage = Stage::demo();
    let mut configuration = demo::configuration();
    let ivr = |id: i64, name: &str, local: bool| Ivr {
        context_id: ContextId::new(id),
        context_name: name.to_owned(),
        campaign_id: None,
        feature_name: "ivr".to_owned(),
        transferrable: !local,
        local,
    };
    configuration.ivrs = vec![ivr(1, "Feedback", false), ivr(2, "Payment", true)];
    configuration.third_parties = vec![ThirdParty {
        third_party_id: ThirdPartyId::new(1),
        name: "Verification desk".to_owned(),
        phone: Phone::new("+911140004444"),
    }];
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    for agent in ["agent1", "agent2"] {
        stage.sign_in(agent);
        stage.does(
            agent,
            AgentCommand::SelectCampaign {
                campaign_id: SUPPORT,
            },
        );
        stage.does(agent, AgentCommand::SetReady {});
        stage.wait(1);
    }
    stage
}

/// A customer calls the support line; whoever is ready longest gets it.
pub(crate) fn arrive(stage: &mut Stage) -> CrtObjectId {
    let mut wish = CallWish::simulated(CallType::InboundDial, None, ASHA);
    wish.campaign = Some(SUPPORT);
    let done = stage.must(&Command::PlaceCall(Box::new(wish)));
    let queued = serde_json::to_value(&done.facts[0].what).expect("JSON");
    CrtObjectId::from(queued["call"]["crtObjectId"].as_str().expect("a call"))
}

pub(crate) fn call_of(stage: &Stage, agent: &str) -> CallView {
    let desk = stage.desk(agent);
    match desk.interactions.first() {
        Some(InteractionView::Call(call)) => (**call).clone(),
        other => panic!("{agent} has no call: {other:?}"),
    }
}

pub(crate) fn answer(stage: &mut Stage, agent: &str) -> InteractionId {
    let interaction_id = stage.in_hand(agent);
    stage.does(
        agent,
        AgentCommand::Answer {
            interaction_id: interaction_id.clone(),
        },
    );
    interaction_id
}

/// `agent1` talks with a customer.
pub(crate) fn talking() -> (Stage, InteractionId) {
    let mut stage = two_agents();
    arrive(&mut stage);
    let id = answer(&mut stage, "agent1");
    stage.wait(10);
    (stage, id)
}

pub(crate) fn transfer(id: &InteractionId, target: Target) -> AgentCommand {
    AgentCommand::Transfer {
        interaction_id: id.clone(),
        target,
    }
}

pub(crate) fn consult(id: &InteractionId, target: Target) -> AgentCommand {
    AgentCommand::Consult {
        interaction_id: id.clone(),
        target,
    }
}

pub(crate) fn conference(id: &InteractionId, target: Target) -> AgentCommand {
    AgentCommand::Conference {
        interaction_id: id.clone(),
        target,
    }
}

pub(crate) fn phone() -> Target {
    Target::Phone {
        phone: Phone::new("+911140003333"),
    }
}

pub(crate) fn colleague() -> Target {
    Target::User {
        user_id: user("agent2"),
    }
}

pub(crate) fn signal(stage: &mut Stage, id: &InteractionId, signal: Signal) -> crate::stage::Done {
    stage.must(&Command::Telephony {
        call: id.clone().into(),
        signal,
    })
}

pub(crate) fn party_answers(stage: &mut Stage, id: &InteractionId) -> crate::stage::Done {
    signal(stage, id, Signal::PartyAnswered { party_id: None })
}

#[test]
fn a_blind_transfer_to_a_colleague_stays_with_the_agent_until_it_is_taken() {
    let (mut stage, id) = talking();
    stage.does("agent1", transfer(&id, colleague()));
    let mine = call_of(&stage, "agent1");
    assert_eq!(mine.state, CallState::Connected);
    assert_eq!(
        mine.common.attempt.expect("an attempt").label,
        "agent2".to_owned()
    );
    let theirs = call_of(&stage, "agent2");
    assert_eq!(theirs.state, CallState::Ringing);
    assert_eq!(theirs.common.transferred_from, Some(user("agent1")));
    assert_eq!(theirs.call_type, CallType::TransferredToCampaignDial);
    let interaction_id = stage.in_hand("agent2");
    let done = stage.does("agent2", AgentCommand::Answer { interaction_id });
    assert_eq!(
        done.event_names(),
        [
            "callConnected",
            "interactionConnected",
            "showCrm",
            "callTransferredToUser",
            "callHungup",
            "wrapUpStarted"
        ]
    );
    assert_eq!(call_of(&stage, "agent1").state, CallState::WrapUp);
    assert_eq!(call_of(&stage, "agent2").state, CallState::Connected);
}

#[test]
fn a_transfer_that_the_colleague_declines_leaves_the_call_where_it_was() {
    let (mut stage, id) = talking();
    stage.does("agent1", transfer(&id, colleague()));
    let interaction_id = stage.in_hand("agent2");
    stage.does("agent2", AgentCommand::Decline { interaction_id });
    let mine = call_of(&stage, "agent1");
    assert_eq!(mine.state, CallState::Connected);
    assert!(mine.common.attempt.is_none());
    let failure = mine.common.failure.expect("a failure");
    assert_eq!(failure.command, CommandName::Transfer);
    assert_eq!(failure.reason, "agent2 did not take the call");
    stage.does(
        "agent1",
        AgentCommand::Mute {
            interaction_id: id.clone(),
        },
    );
    assert!(call_of(&stage, "agent1").common.failure.is_none());
}

#[test]
fn a_colleague_who_is_not_free_is_no_target() {
    let (mut stage, id) = talking();
    stage.does(
        "agent2",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    assert_eq!(
        stage.may_not("agent1", transfer(&id, colleague())),
        RefusalCode::TargetNotFree
    );
    let nobody = Target::User {
        user_id: user("nobody"),
    };
    assert_eq!(
        stage.may_not("agent1", consult(&id, nobody)),
        RefusalCode::UnknownTarget
    );
    let myself = Target::User {
        user_id: user("agent1"),
    };
    assert_eq!(
        stage.may_not("agent1", transfer(&id, myself)),
        RefusalCode::WrongTarget
    );
}

#[test]
fn a_transfer_to_a_queue_lets_the_customer_wait_there() {
    let (mut stage, id) = talking();
    stage.does(
        "agent2",
        AgentCommand::SelectCampaign {
            campaign_id: BILLING,
        },
    );
    let billing = Target::Queue {
        agent_queue_id: AgentQueueId::new(1003),
    };
    let done = stage.does("agent1", transfer(&id, billing));
    assert_eq!(done.event_names()[0], "callTransferredToAgentQueue");
    assert_eq!(
        done.payload("callTransferredToAgentQueue")["targetQueueName"],
        "Billing"
    );
    let theirs = call_of(&stage, "agent2");
    assert_eq!(theirs.state, CallState::Ringing);
    assert_eq!(theirs.common.campaign_id, BILLING);
    // The billing line masks numbers, wherever the call came from.
    assert_eq!(theirs.common.display_phone, "+xxxxxxxx2345");
}

#[test]
fn a_transfer_to_a_campaign_or_an_ivr_leaves_the_agent_with_the_wrap_up() {
    for (target, event) in [
        (
            Target::Campaign {
                campaign_id: BILLING,
            },
            "callTransferredToCampaign",
        ),
        (
            Target::Ivr {
                context_id: ContextId::new(1),
            },
            "callTransferredToIvr",
        ),
    ] {
        let (mut stage, id) = talking();
        let done = stage.does("agent1", transfer(&id, target));
        assert_eq!(done.event_names()[0], event);
        assert_eq!(call_of(&stage, "agent1").state, CallState::WrapUp);
    }
}

#[test]
fn each_verb_has_its_targets() {
    let (mut stage, id) = talking();
    let local = Target::LocalIvr {
        context_id: ContextId::new(2),
    };
    let queue = Target::Queue {
        agent_queue_id: AgentQueueId::new(1001),
    };
    for command in [
        transfer(&id, local.clone()),
        consult(&id, queue.clone()),
        conference(&id, queue),
        consult(&id, local),
    ] {
        assert_eq!(stage.may_not("agent1", command), RefusalCode::WrongTarget);
    }
    let not_transferrable = Target::Ivr {
        context_id: ContextId::new(2),
    };
    assert_eq!(
        stage.may_not("agent1", transfer(&id, not_transferrable)),
        RefusalCode::UnknownTarget
    );
}

#[test]
fn a_transfer_to_a_phone_is_done_when_the_phone_is_answered() {
    let (mut stage, id) = talking();
    stage.does("agent1", transfer(&id, phone()));
    let done = party_answers(&mut stage, &id);
    assert_eq!(done.event_names()[0], "callTransferredToPhone");
    assert_eq!(call_of(&stage, "agent1").state, CallState::WrapUp);
}

#[test]
fn a_phone_that_nobody_answers_is_given_up_by_itself() {
    let (mut stage, id) = talking();
    stage.does("agent1", transfer(&id, phone()));
    stage.wait(45);
    stage.tick();
    let mine = call_of(&stage, "agent1");
    assert_eq!(mine.state, CallState::Connected);
    assert_eq!(
        mine.common.failure.expect("a failure").reason,
        "+911140003333 did not answer"
    );
    stage.does("agent1", transfer(&id, phone()));
    signal(
        &mut stage,
        &id,
        Signal::PartyNotReached {
            party_id: None,
            outcome: SystemDisposition::Busy,
        },
    );
    assert_eq!(
        call_of(&stage, "agent1")
            .common
            .failure
            .expect("a failure")
            .reason,
        "+911140003333 is engaged"
    );
}

#[test]
fn one_attempt_at_a_time_and_it_can_be_given_up() {
    let (mut stage, id) = talking();
    stage.does("agent1", transfer(&id, colleague()));
    assert_eq!(
        stage.may_not("agent1", consult(&id, phone())),
        RefusalCode::AttemptInProgress
    );
    let again = stage.does("agent1", transfer(&id, colleague()));
    assert!(again.facts.is_empty(), "pressing twice does no harm");
    stage.does(
        "agent1",
        AgentCommand::CancelAttempt {
            interaction_id: id.clone(),
        },
    );
    assert!(stage.desk("agent2").interactions.is_empty());
    assert_eq!(
        stage.may_not("agent1", AgentCommand::CancelAttempt { interaction_id: id }),
        RefusalCode::NothingTried
    );
}

#[test]
fn in_a_consultation_the_customer_waits_and_comes_back() {
    let (mut stage, id) = talking();
    stage.does("agent1", consult(&id, colleague()));
    let adviser = answer(&mut stage, "agent2");
    assert_eq!(call_of(&stage, "agent1").state, CallState::Consulting);
    let theirs = call_of(&stage, "agent2");
    assert_eq!(theirs.state, CallState::Consulting);
    assert_eq!(theirs.common.parties[0].user_id, Some(user("agent1")));
    assert!(!theirs.common.commands.contains(&CommandName::Hold));
    stage.wait(7);
    let done = stage.does(
        "agent1",
        AgentCommand::EndConsultation {
            interaction_id: id.clone(),
        },
    );
    assert_eq!(done.payload("callResumed")["heldFor"], 7_000);
    let mine = call_of(&stage, "agent1");
    assert_eq!(mine.state, CallState::Connected);
    assert_eq!(mine.hold_time.get(), 7_000);
    assert_eq!(call_of(&stage, "agent2").state, CallState::WrapUp);
    stage.does("agent2", disposing(&adviser, "RESOLVED"));
    assert!(stage.desk("agent2").interactions.is_empty());
}

#[test]
fn after_a_consultation_the_call_can_be_left_to_the_adviser() {
    let (mut stage, id) = talking();
    stage.does("agent1", consult(&id, colleague()));
    answer(&mut stage, "agent2");
    let done = stage.does(
        "agent1",
        AgentCommand::CompleteTransfer { interaction_id: id },
    );
    assert_eq!(
        done.payload("callTransferredInCall")["targetUserId"],
        "agent2"
    );
    let theirs = call_of(&stage, "agent2");
    assert_eq!(theirs.state, CallState::Connected);
    assert!(theirs.common.parties.is_empty());
    assert_eq!(call_of(&stage, "agent1").state, CallState::WrapUp);
}

#[test]
fn an_adviser_who_hangs_up_gives_the_customer_back() {
    let (mut stage, id) = talking();
    stage.does("agent1", consult(&id, colleague()));
    let adviser = answer(&mut stage, "agent2");
    stage.does(
        "agent2",
        AgentCommand::HangUp {
            interaction_id: adviser,
        },
    );
    assert_eq!(call_of(&stage, "agent1").state, CallState::Connected);
    assert_eq!(call_of(&stage, "agent2").state, CallState::WrapUp);
}

#[test]
fn a_consultation_becomes_a_conference() {
    let (mut stage, id) = talking();
    stage.does("agent1", consult(&id, colleague()));
    answer(&mut stage, "agent2");
    let done = stage.does(
        "agent1",
        AgentCommand::JoinParties {
            interaction_id: id.clone(),
        },
    );
    assert_eq!(done.event_names(), ["callConferencedWithUser"]);
    assert_eq!(call_of(&stage, "agent1").state, CallState::Conference);
    assert_eq!(call_of(&stage, "agent2").state, CallState::Conference);
    let left = stage.does(
        "agent1",
        AgentCommand::LeaveConference { interaction_id: id },
    );
    assert!(left.event_names().contains(&"callPartyLeft"));
    assert_eq!(call_of(&stage, "agent2").state, CallState::Connected);
    assert_eq!(call_of(&stage, "agent1").state, CallState::WrapUp);
}

#[test]
fn a_conference_of_four_knows_everybody() {
    let (mut stage, id) = talking();
    stage.does("agent1", conference(&id, colleague()));
    answer(&mut stage, "agent2");
    let verifier = Target::ThirdParty {
        third_party_id: ThirdPartyId::new(1),
    };
    stage.does("agent1", conference(&id, verifier));
    let done = party_answers(&mut stage, &id);
    assert_eq!(
        done.payload("callConferencedWithThirdParty")["thirdPartyName"],
        "Verification desk"
    );
    let labels = |stage: &Stage, agent: &str| {
        let call = call_of(stage, agent);
        let mut labels: Vec<String> = call
            .common
            .parties
            .into_iter()
            .map(|party| party.label)
            .collect();
        labels.sort();
        labels
    };
    assert_eq!(labels(&stage, "agent1"), ["Verification desk", "agent2"]);
    assert_eq!(labels(&stage, "agent2"), ["Verification desk", "agent1"]);
    let verifier = call_of(&stage, "agent1").common.parties[1].party_id.clone();
    stage.does(
        "agent1",
        AgentCommand::DropParty {
            interaction_id: id.clone(),
            party_id: verifier,
        },
    );
    assert_eq!(labels(&stage, "agent2"), ["agent1"]);
    signal(&mut stage, &id, Signal::CustomerHungUp {});
    for agent in ["agent1", "agent2"] {
        assert_eq!(call_of(&stage, agent).state, CallState::WrapUp);
    }
}

#[test]
fn the_simulator_can_play_every_party_that_is_no_agent() {
    use callbench_workspace::OutsidePartyState;

    let (mut stage, id) = talking();
    stage.does("agent1", conference(&id, colleague()));
    answer(&mut stage, "agent2");
    assert!(stage.centre.outside_parties().is_empty());
    stage.does("agent1", conference(&id, phone()));
    let ringing = stage.centre.outside_parties();
    assert_eq!(ringing[0].state, OutsidePartyState::Ringing);
    party_answers(&mut stage, &id);
    let connected = stage.centre.outside_parties();
    assert_eq!(connected.len(), 1, "once, though two agents know it");
    assert_eq!(connected[0].state, OutsidePartyState::Connected);
}

#[test]
fn a_local_ivr_joins_at_once() {
    let (mut stage, id) = talking();
    let payment = Target::LocalIvr {
        context_id: ContextId::new(2),
    };
    let done = stage.does("agent1", conference(&id, payment));
    assert_eq!(
        done.payload("callConferencedWithLocalIvr")["targetContextName"],
        "Payment"
    );
    assert_eq!(call_of(&stage, "agent1").state, CallState::Conference);
    signal(&mut stage, &id, Signal::PartyLeft { party_id: None });
    assert_eq!(call_of(&stage, "agent1").state, CallState::Connected);
}

#[test]
fn a_customer_who_hangs_up_ends_what_is_being_tried() {
    let (mut stage, id) = talking();
    stage.does("agent1", transfer(&id, colleague()));
    signal(&mut stage, &id, Signal::CustomerHungUp {});
    assert!(stage.desk("agent2").interactions.is_empty());
    assert_eq!(call_of(&stage, "agent1").state, CallState::WrapUp);
}

#[test]
fn a_forced_sign_out_never_loses_the_customer_of_a_ringing_call() {
    let mut stage = two_agents();
    let call = arrive(&mut stage);
    stage.sign_out("agent1", true).expect("by force");
    assert_eq!(call_of(&stage, "agent2").crt_object_id, call);
}
