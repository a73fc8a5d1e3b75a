use callbench_workspace::{AgentCommand, AvailabilityState, Command, RefusalCode};

use crate::stage::{ASHA, RENEWALS, SUPPORT, Stage, inbound, outbound, user};

fn rest(reason: &str) -> AgentCommand {
    AgentCommand::StartBreak {
        reason: reason.to_owned(),
    }
}

#[test]
fn becoming_ready_needs_a_campaign() {
    let mut stage = Stage::demo();
    stage.sign_in("agent1");
    assert_eq!(
        stage.may_not("agent1", AgentCommand::SetReady {}),
        RefusalCode::NoCampaign
    );
    stage.does(
        "agent1",
        AgentCommand::SelectCampaign {
            campaign_id: SUPPORT,
        },
    );
    assert_eq!(
        stage
            .does("agent1", AgentCommand::SetReady {})
            .event_names(),
        ["agentReady"]
    );
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
    assert!(
        stage
            .does("agent1", AgentCommand::SetReady {})
            .facts
            .is_empty(),
        "twice does no harm"
    );
}

#[test]
fn a_break_has_one_of_the_configured_names() {
    let mut stage = Stage::ready_on(SUPPORT);
    let refusal = stage.refused(&Command::Agent {
        user: user("agent1"),
        command: rest("Siesta"),
    });
    assert_eq!(refusal.code, RefusalCode::UnknownBreakReason);
    assert!(refusal.remedy.contains("Tea, Lunch"), "{}", refusal.remedy);
    let done = stage.does("agent1", rest("Lunch"));
    assert_eq!(done.payload("agentOnBreak")["breakReason"], "Lunch");
    assert_eq!(
        stage.desk("agent1").availability.reason.as_deref(),
        Some("Lunch")
    );
}

#[test]
fn an_agent_who_is_not_ready_gets_no_calls_and_the_refusal_names_the_remedy() {
    let mut stage = Stage::demo();
    let call = inbound(user("agent1"), ASHA.to_owned(), None);
    let expect = |stage: &mut Stage, code, remedy: &str| {
        let refusal = stage.refused(&call);
        assert_eq!(refusal.code, code);
        assert_eq!(refusal.remedy, remedy);
    };
    expect(&mut stage, RefusalCode::NotSignedIn, "Sign in as agent1");
    stage.sign_in("agent1");
    expect(
        &mut stage,
        RefusalCode::NoCampaign,
        "Choose a campaign as agent1",
    );
    stage.does(
        "agent1",
        AgentCommand::SelectCampaign {
            campaign_id: SUPPORT,
        },
    );
    expect(&mut stage, RefusalCode::NotReady, "Press Ready as agent1");
    stage.does("agent1", rest("Tea"));
    expect(&mut stage, RefusalCode::OnBreak, "Press Ready as agent1");
    stage.does("agent1", AgentCommand::SetReady {});
    let id = stage.ring();
    expect(
        &mut stage,
        RefusalCode::Busy,
        "End the call and dispose of it first",
    );
    stage.does(
        "agent1",
        AgentCommand::Answer {
            interaction_id: id.clone(),
        },
    );
    stage.hang_up(&id);
    expect(
        &mut stage,
        RefusalCode::InWrapUp,
        "Dispose of the call first",
    );
    stage.dispose(&id);
    stage.must(&call);
}

#[test]
fn auto_call_is_a_switch_of_its_own() {
    let mut stage = Stage::ready_on(RENEWALS);
    let call = outbound(user("agent1"), ASHA.to_owned(), None);
    let off = stage.does("agent1", AgentCommand::SetAutoCall { on: false });
    assert_eq!(off.payload("autoCallChanged")["autoCallOn"], false);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
    assert_eq!(stage.refused(&call).code, RefusalCode::AutoCallOff);
    stage.does("agent1", AgentCommand::SetAutoCall { on: true });
    stage.must(&call);
}

#[test]
fn after_disposing_the_agent_is_what_they_were() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    assert_eq!(stage.availability("agent1"), AvailabilityState::Busy);
    stage.does(
        "agent1",
        AgentCommand::Answer {
            interaction_id: id.clone(),
        },
    );
    assert_eq!(stage.availability("agent1"), AvailabilityState::Busy);
    stage.hang_up(&id);
    assert_eq!(stage.availability("agent1"), AvailabilityState::WrapUp);
    stage.wait(10).dispose(&id);
    let availability = stage.desk("agent1").availability;
    assert_eq!(availability.state, AvailabilityState::Ready);
    assert_eq!(
        availability.since,
        stage.now(),
        "the ready timer starts again"
    );
}

#[test]
fn an_agent_who_dialled_when_not_ready_is_not_ready_afterwards() {
    let mut stage = Stage::demo();
    stage.sign_in("agent1");
    stage.does(
        "agent1",
        AgentCommand::SelectCampaign {
            campaign_id: RENEWALS,
        },
    );
    let id = stage.dial();
    stage.hang_up(&id);
    assert_eq!(stage.availability("agent1"), AvailabilityState::NotReady);
}

#[test]
fn a_break_chosen_during_a_call_starts_when_the_call_is_disposed_of() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    assert!(stage.does("agent1", rest("Lunch")).deliveries.is_empty());
    assert_eq!(stage.availability("agent1"), AvailabilityState::Busy);
    assert_eq!(
        stage.desk("agent1").availability.next_break.as_deref(),
        Some("Lunch")
    );
    stage.hang_up(&id);
    let done = stage.dispose(&id);
    assert_eq!(done.event_names(), ["callDisposed", "agentOnBreak"]);
    assert_eq!(stage.availability("agent1"), AvailabilityState::OnBreak);
    assert_eq!(stage.desk("agent1").availability.next_break, None);
}

#[test]
fn a_planned_break_starts_at_once_when_the_call_never_connects() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    stage.does("agent1", rest("Tea"));
    let done = stage.does("agent1", AgentCommand::Decline { interaction_id: id });
    assert_eq!(done.event_names(), ["callHungup", "agentOnBreak"]);
}

#[test]
fn pressing_ready_gives_the_planned_break_up() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    assert_eq!(
        stage.may_not("agent1", AgentCommand::SetReady {}),
        RefusalCode::Busy
    );
    stage.does("agent1", rest("Tea"));
    stage.does("agent1", AgentCommand::SetReady {});
    stage.hang_up(&id);
    stage.dispose(&id);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
}
