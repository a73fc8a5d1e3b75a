use callbench_workspace::{AgentCommand, CommandName};

use crate::stage::{BILLING, SUPPORT, Stage, inbound, user};

#[test]
fn the_desk_lists_what_may_be_done_now() {
    use CommandName::{Dial, SelectCampaign, SelectExtension, SetAutoCall, SetReady, StartBreak};
    let mut stage = Stage::demo();
    stage.sign_in("agent1");
    assert_eq!(
        stage.may("agent1"),
        [SelectCampaign, SelectExtension, StartBreak, SetAutoCall]
    );
    stage.does(
        "agent1",
        AgentCommand::SelectCampaign {
            campaign_id: SUPPORT,
        },
    );
    assert_eq!(
        stage.may("agent1"),
        [
            SelectCampaign,
            SelectExtension,
            SetReady,
            StartBreak,
            SetAutoCall,
            Dial
        ]
    );
    stage.does("agent1", AgentCommand::SetReady {});
    assert_eq!(
        stage.may("agent1"),
        [
            SelectCampaign,
            SelectExtension,
            StartBreak,
            SetAutoCall,
            Dial
        ]
    );
    stage.ring();
    assert_eq!(stage.may("agent1"), [StartBreak, SetAutoCall]);
}

#[test]
fn each_state_of_a_call_has_its_commands() {
    use CommandName::{
        Answer, Conference, Consult, Decline, Dispose, HangUp, Hold, Mute, Resume, ScreenPop,
        SendDigits, Transfer, Unmute,
    };
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    assert_eq!(
        stage.view(&id).common.commands,
        [Answer, Decline, ScreenPop]
    );
    stage.does(
        "agent1",
        AgentCommand::Answer {
            interaction_id: id.clone(),
        },
    );
    assert_eq!(
        stage.view(&id).common.commands,
        [
            Hold, Mute, SendDigits, Transfer, Consult, Conference, HangUp, ScreenPop
        ]
    );
    stage.does(
        "agent1",
        AgentCommand::Hold {
            interaction_id: id.clone(),
        },
    );
    stage.does(
        "agent1",
        AgentCommand::Mute {
            interaction_id: id.clone(),
        },
    );
    assert_eq!(
        stage.view(&id).common.commands,
        [
            Resume, Unmute, Transfer, Consult, Conference, HangUp, ScreenPop
        ]
    );
    stage.hang_up(&id);
    assert_eq!(stage.view(&id).common.commands, [Dispose, ScreenPop]);
    stage.dispose(&id);
    assert!(stage.view(&id).common.commands.is_empty());
}

#[test]
fn a_masked_number_is_masked_wherever_agents_and_apps_see_it() {
    let mut stage = Stage::ready_on(BILLING);
    let done = stage.must(&inbound(user("agent1"), "+919845012345".to_owned(), None));
    let desk = serde_json::to_string(&stage.desk("agent1")).expect("JSON");
    assert!(desk.contains("+xxxxxxxx2345"), "{desk}");
    assert!(!desk.contains("9845012345"), "{desk}");
    for delivery in done.deliveries {
        let payload = delivery.event.payload().to_string();
        assert!(!payload.contains("9845012345"), "{payload}");
    }
}

#[test]
fn the_desk_has_the_form_that_the_host_promises() {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.talk();
    stage.wait(30);
    insta::assert_json_snapshot!(stage.desk("agent1"));
}

#[test]
fn the_simulator_sees_agents_and_their_calls() {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.sign_in("agent2");
    let id = stage.ring();
    let agents = stage.centre.agents();
    assert_eq!(agents.len(), 2);
    assert_eq!(agents[0].campaign_id, Some(SUPPORT));
    let calls = stage.centre.interactions_in_hand(stage.now());
    assert_eq!(calls.len(), 1);
    assert_eq!(
        (
            &calls[0].common().interaction_id,
            calls[0].common().user_id.as_str()
        ),
        (&id, "agent1")
    );
}
