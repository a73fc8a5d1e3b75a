//! What supervisors do: choose a campaign, listen and join, sign agents out.

use callbench_contract::ids::{CampaignId, InteractionId, UserId};
use callbench_workspace::{
    Centre, Command, Refusal, RefusalCode, Supervised, SupervisorCommand, SupervisorCommandName,
    SupervisorView,
};

use crate::stage::{Done, RENEWALS, SUPPORT, Stage, user};

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
