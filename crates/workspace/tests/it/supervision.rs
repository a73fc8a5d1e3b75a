//! What supervisors do: choose a campaign, listen and join, sign agents out.

use callbench_contract::call::CallType;
use callbench_contract::ids::{CampaignId, ConnectorName, CrtObjectId, InteractionId, UserId};
use callbench_contract::time::Millis;
use callbench_workspace::{
    AgentCommand, AvailabilityState, CallState, CallWish, Centre, Command, Line, Refusal,
    RefusalCode, Signal, StatisticsWindow, Supervised, SupervisorCommand, SupervisorCommandName,
    SupervisorView, Target, WaitingKind,
};

use crate::stage::{ASHA, Done, RENEWALS, SUPPORT, Stage, user};

fn supervisor() -> UserId {
    user("supervisor1")
}

fn give(stage: &mut Stage, command: SupervisorCommand) -> Result<Done, Refusal> {
    stage.give(&Command::Supervisor {
        user: supervisor(),
        command,
    })
}

fn must(stage: &mut Stage, command: SupervisorCommand) -> Done {
    give(stage, command).expect("a command that makes sense")
}

fn refusal(stage: &mut Stage, command: SupervisorCommand) -> RefusalCode {
    give(stage, command).expect_err("refused").code
}

fn view(stage: &Stage) -> SupervisorView {
    stage.centre.supervisor_view(&supervisor(), stage.now())
}

fn listen(interaction_id: &InteractionId) -> SupervisorCommand {
    SupervisorCommand::Listen {
        interaction_id: interaction_id.clone(),
    }
}

fn barge(interaction_id: &InteractionId) -> SupervisorCommand {
    SupervisorCommand::Barge {
        interaction_id: interaction_id.clone(),
    }
}

fn manage(campaign_id: Option<CampaignId>) -> SupervisorCommand {
    SupervisorCommand::ManageCampaign { campaign_id }
}

#[test]
fn a_supervisor_sees_all_campaigns_or_the_one_that_is_managed() {
    let mut stage = Stage::ready_on(SUPPORT);
    let call = stage.talk();
    stage.sign_in("agent2");
    let all = view(&stage);
    assert_eq!(all.managing, None);
    assert_eq!(all.campaigns.len(), 4);
    assert_eq!(all.agents.len(), 2);
    assert_eq!(all.interactions.len(), 1);

    must(&mut stage, manage(Some(RENEWALS)));
    let renewals = view(&stage);
    assert_eq!(renewals.managing, Some(RENEWALS));
    assert_eq!(renewals.campaigns.len(), 1);
    assert!(renewals.agents.is_empty() && renewals.interactions.is_empty());
    assert_eq!(
        renewals.campaigns[0].dialler.map(|dialler| dialler.left),
        Some(12)
    );

    must(&mut stage, manage(Some(SUPPORT)));
    let support = view(&stage);
    assert_eq!(support.agents.len(), 1);
    assert_eq!(support.interactions[0].common().interaction_id, call);
    assert_eq!(support.campaigns[0].agents.busy, 1);
    assert_eq!(support.campaigns[0].queues.len(), 2);

    assert!(must(&mut stage, manage(Some(SUPPORT))).facts.is_empty());
    must(&mut stage, manage(None));
    assert_eq!(view(&stage).campaigns.len(), 4);
    assert_eq!(
        refusal(&mut stage, manage(Some(CampaignId::new(999)))),
        RefusalCode::UnknownCampaign
    );
}

#[test]
fn a_supervisor_hears_a_call_and_the_agent_sees_it() {
    let mut stage = Stage::ready_on(SUPPORT);
    let call = stage.talk();
    must(&mut stage, listen(&call));
    assert_eq!(stage.desk("agent1").supervised, Some(Supervised::Listening));
    let listening = view(&stage).listening.expect("listens");
    assert_eq!(
        (listening.interaction_id, listening.mode),
        (call.clone(), Supervised::Listening)
    );
    assert!(must(&mut stage, listen(&call)).facts.is_empty());
    must(&mut stage, barge(&call));
    assert_eq!(stage.desk("agent1").supervised, Some(Supervised::Barged));
    must(&mut stage, SupervisorCommand::StopListening {});
    assert_eq!(stage.desk("agent1").supervised, None);
    assert!(view(&stage).listening.is_none());
    assert!(
        must(&mut stage, SupervisorCommand::StopListening {})
            .facts
            .is_empty()
    );
}

#[test]
fn listening_ends_with_the_call() {
    let mut stage = Stage::ready_on(SUPPORT);
    let call = stage.talk();
    must(&mut stage, listen(&call));
    stage.hang_up(&call);
    assert!(view(&stage).listening.is_none());
    assert_eq!(stage.desk("agent1").supervised, None);
    assert_eq!(
        refusal(&mut stage, listen(&call)),
        RefusalCode::WrongCallState
    );
    assert_eq!(Centre::rebuild(&stage.log), stage.centre);
}

#[test]
fn only_calls_that_are_connected_can_be_heard() {
    let mut stage = Stage::ready_on(SUPPORT);
    let call = stage.ring();
    assert_eq!(
        refusal(&mut stage, listen(&call)),
        RefusalCode::WrongCallState
    );
    assert_eq!(
        refusal(&mut stage, barge(&InteractionId::from("none"))),
        RefusalCode::UnknownInteraction
    );
}

#[test]
fn one_agent_shows_the_louder_of_two_supervisors() {
    let mut stage = Stage::ready_on(SUPPORT);
    let call = stage.talk();
    must(&mut stage, listen(&call));
    stage.must(&Command::Supervisor {
        user: user("admin1"),
        command: barge(&call),
    });
    assert_eq!(stage.desk("agent1").supervised, Some(Supervised::Barged));
    stage.must(&Command::Supervisor {
        user: user("admin1"),
        command: SupervisorCommand::StopListening {},
    });
    assert_eq!(stage.desk("agent1").supervised, Some(Supervised::Listening));
}

#[test]
fn an_agent_is_signed_out_in_the_middle_of_a_call() {
    let mut stage = Stage::ready_on(SUPPORT);
    let call = stage.talk();
    let done = must(
        &mut stage,
        SupervisorCommand::ForceLogout {
            user_id: user("agent1"),
        },
    );
    assert!(stage.centre.session(&user("agent1")).is_none());
    assert_eq!(done.payload("agentLoggedOut")["reason"], "administrator");
    assert_eq!(
        stage.view(&call).common.disposition_code.as_deref(),
        Some("SIGNED_OUT")
    );
    assert_eq!(
        refusal(
            &mut stage,
            SupervisorCommand::ForceLogout {
                user_id: user("agent1")
            }
        ),
        RefusalCode::NotSignedIn
    );
}

/// `agent1` and `agent2` are ready on the support line, `agent2` since later.
fn two_ready() -> Stage {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.wait(1);
    stage.sign_in("agent2");
    stage.does(
        "agent2",
        AgentCommand::SelectCampaign {
            campaign_id: SUPPORT,
        },
    );
    stage.does("agent2", AgentCommand::SetReady {});
    stage
}

fn reassign(interaction_id: &InteractionId, agent: &str) -> SupervisorCommand {
    SupervisorCommand::Reassign {
        interaction_id: interaction_id.clone(),
        user_id: user(agent),
    }
}

/// A customer calls the support line's queue.
fn call_in(stage: &mut Stage) -> CrtObjectId {
    stage.must(&Command::PlaceCall(Box::new(CallWish {
        campaign: Some(SUPPORT),
        ..CallWish::simulated(CallType::InboundDial, None, ASHA)
    })));
    let waiting = stage.centre.waiting_calls().next();
    waiting.expect("a call that waits").crt_object_id.clone()
}

#[test]
fn a_ringing_call_moves_to_another_ready_agent() {
    let mut stage = two_ready();
    let first = stage.ring();
    stage.wait(5);
    let done = must(&mut stage, reassign(&first, "agent2"));
    assert_eq!(
        done.event_names(),
        [
            "callHungup",
            "callInitiated",
            "callRinging",
            "customerSelected"
        ]
    );
    assert_eq!(stage.view(&first).state, CallState::Ended);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
    let second = stage.in_hand("agent2");
    let view = stage.view(&second);
    assert_eq!(view.state, CallState::Ringing);
    assert_eq!(view.common.transferred_from, Some(user("agent1")));
    assert_eq!(view.crt_object_id, stage.view(&first).crt_object_id);
    stage.does(
        "agent2",
        AgentCommand::Answer {
            interaction_id: second.clone(),
        },
    );
    assert_eq!(stage.view(&second).state, CallState::Connected);
    let counted = stage
        .centre
        .statistics(Some(SUPPORT), None, StatisticsWindow::Day, stage.now())
        .totals;
    assert_eq!(
        (counted.offered, counted.answered),
        (1, 1),
        "it is one call"
    );
    assert_eq!(Centre::rebuild(&stage.log), stage.centre);
}

#[test]
fn a_call_can_only_go_to_an_agent_who_is_ready_and_only_while_it_rings() {
    let mut stage = two_ready();
    let call = stage.ring();
    assert!(must(&mut stage, reassign(&call, "agent1")).facts.is_empty());
    assert_eq!(
        refusal(&mut stage, reassign(&call, "nobody")),
        RefusalCode::NotSignedIn
    );
    stage.does(
        "agent2",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    assert_eq!(
        refusal(&mut stage, reassign(&call, "agent2")),
        RefusalCode::OnBreak
    );
    stage.does("agent2", AgentCommand::SetReady {});
    stage.does(
        "agent1",
        AgentCommand::Answer {
            interaction_id: call.clone(),
        },
    );
    assert_eq!(
        refusal(&mut stage, reassign(&call, "agent2")),
        RefusalCode::WrongCallState
    );
}

#[test]
fn a_call_that_an_agent_asked_a_colleague_for_stays_there() {
    let mut stage = two_ready();
    let call = stage.talk();
    stage.does(
        "agent1",
        AgentCommand::Consult {
            interaction_id: call,
            target: Target::User {
                user_id: user("agent2"),
            },
        },
    );
    let asked = stage.in_hand("agent2");
    assert_eq!(
        refusal(&mut stage, reassign(&asked, "agent1")),
        RefusalCode::WrongCallState
    );
}

#[test]
fn a_waiting_call_is_given_to_an_agent_and_listed_until_then() {
    let mut stage = Stage::ready_on(SUPPORT);
    let talk = stage.talk();
    let call = call_in(&mut stage);
    stage.wait(30);
    let waiting = view(&stage);
    assert_eq!(waiting.waiting.len(), 1);
    assert_eq!(waiting.waiting[0].crt_object_id, call);
    assert_eq!(waiting.waiting[0].kind, WaitingKind::Call);
    assert_eq!(
        waiting.waiting[0]
            .customer
            .as_ref()
            .map(|one| one.name.as_str()),
        Some("Asha Rao")
    );
    let queue = &waiting.campaigns[0].queues[0];
    assert_eq!(
        (queue.waiting, queue.longest_wait),
        (1, Millis::from_secs(30))
    );
    assert!(
        waiting
            .commands
            .contains(&SupervisorCommandName::AssignWaiting)
    );
    let assign = |agent: &str| SupervisorCommand::AssignWaiting {
        crt_object_id: call.clone(),
        user_id: user(agent),
    };
    assert_eq!(refusal(&mut stage, assign("agent1")), RefusalCode::Busy);

    // Somebody who works on another campaign helps out.
    stage.sign_in("agent2");
    stage.does(
        "agent2",
        AgentCommand::SelectCampaign {
            campaign_id: RENEWALS,
        },
    );
    assert_eq!(refusal(&mut stage, assign("agent2")), RefusalCode::NotReady);
    stage.does("agent2", AgentCommand::SetReady {});
    must(&mut stage, assign("agent2"));
    let given = stage.in_hand("agent2");
    assert_eq!(stage.view(&given).common.waited, Millis::from_secs(30));
    assert!(view(&stage).waiting.is_empty());
    assert_eq!(
        refusal(&mut stage, assign("agent2")),
        RefusalCode::UnknownInteraction
    );
    stage.hang_up(&talk);
    assert_eq!(Centre::rebuild(&stage.log), stage.centre);
}

#[test]
fn a_call_that_a_telephony_system_carries_can_not_be_heard_here() {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.must(&Command::PlaceCall(Box::new(CallWish {
        line: Line::Connector {
            connector: ConnectorName::from("pbx"),
            call: Some(CrtObjectId::from("their-1")),
        },
        ..CallWish::simulated(CallType::InboundDial, Some(user("agent1")), ASHA)
    })));
    let call = stage.in_hand("agent1");
    stage.must(&Command::Telephony {
        call: call.clone().into(),
        signal: Signal::AgentAnswered { user_id: None },
    });
    assert_eq!(stage.view(&call).state, CallState::Connected);
    assert_eq!(
        refusal(&mut stage, listen(&call)),
        RefusalCode::CannotListen
    );
}

#[test]
fn the_commands_are_those_that_make_sense() {
    use SupervisorCommandName as Name;

    let mut stage = Stage::demo();
    assert_eq!(
        view(&stage).commands,
        [Name::ManageCampaign, Name::StartDialler]
    );
    let mut stage_with_call = Stage::ready_on(SUPPORT);
    let call = stage_with_call.talk();
    let commands = view(&stage_with_call).commands;
    for name in [Name::ForceLogout, Name::Listen, Name::Barge] {
        assert!(commands.contains(&name), "{name:?}");
    }
    assert!(!commands.contains(&Name::StopListening));
    must(&mut stage_with_call, listen(&call));
    assert!(
        view(&stage_with_call)
            .commands
            .contains(&Name::StopListening)
    );

    must(
        &mut stage,
        SupervisorCommand::StartDialler {
            campaign_id: RENEWALS,
        },
    );
    assert!(view(&stage).commands.contains(&Name::StopDialler));
}
