use callbench_contract::event::session::LogoutReason;
use callbench_workspace::{AgentCommand, AvailabilityState, CallState, Command, RefusalCode};

use crate::stage::{SUPPORT, Stage, user};

#[test]
fn a_signed_in_agent_is_not_ready_and_has_no_campaign() {
    let mut stage = Stage::demo();
    let done = stage.sign_in("agent1");
    assert_eq!(done.event_names(), ["agentLoggedIn", "loginStatusChanged"]);
    let desk = stage.desk("agent1");
    assert_eq!(desk.availability.state, AvailabilityState::NotReady);
    assert!(desk.availability.auto_call);
    assert!(desk.campaign.is_none());
}

#[test]
fn signing_in_twice_goes_on_with_the_same_session() {
    let mut stage = Stage::demo();
    stage.sign_in("agent1");
    let session = stage.desk("agent1").session_id;
    assert!(stage.sign_in("agent1").facts.is_empty());
    assert_eq!(stage.desk("agent1").session_id, session);
}

#[test]
fn a_forced_sign_in_starts_a_session_that_keeps_the_call() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    let before = stage.desk("agent1").session_id;
    let done = stage.must(&Command::SignIn {
        user: user("agent1"),
        user_name: "agent1".to_owned(),
        force: true,
    });
    assert_eq!(done.event_names(), ["agentForcedLogin", "agentLoggedIn"]);
    assert_eq!(
        done.payload("agentForcedLogin")["previousSessionId"],
        before.as_str()
    );
    let desk = stage.desk("agent1");
    assert_ne!(desk.session_id, before);
    assert_eq!(desk.interactions[0].common().interaction_id, id);
    let hung_up = stage.hang_up(&id);
    assert_eq!(
        hung_up.payload("callHungup")["sessionId"],
        desk.session_id.as_str()
    );
}

#[test]
fn a_shell_that_comes_back_reports_the_login_status() {
    let mut stage = Stage::demo();
    stage.sign_in("agent1");
    let done = stage.must(&Command::Resume {
        user: user("agent1"),
    });
    assert_eq!(
        done.payload("loginStatusChanged")["loginStatus"],
        "reconnected"
    );
    let nobody = stage.refused(&Command::Resume {
        user: user("agent2"),
    });
    assert_eq!(nobody.code, RefusalCode::NotSignedIn);
}

#[test]
fn signing_out_waits_for_the_call_and_its_disposition() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    assert_eq!(
        stage.sign_out("agent1", false).expect_err("on a call").code,
        RefusalCode::Busy
    );
    stage.hang_up(&id);
    assert_eq!(
        stage
            .sign_out("agent1", false)
            .expect_err("in wrap-up")
            .code,
        RefusalCode::InWrapUp
    );
    stage.dispose(&id);
    let done = stage.sign_out("agent1", false).expect("free");
    assert_eq!(done.event_names(), ["agentLoggedOut", "loginStatusChanged"]);
    assert!(stage.centre.desk(&user("agent1"), stage.now()).is_none());
}

#[test]
fn a_forced_sign_out_ends_and_disposes_of_the_call() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    let done = stage
        .give(&Command::SignOut {
            user: user("agent1"),
            force: true,
            reason: LogoutReason::Administrator,
        })
        .expect("forced");
    assert_eq!(
        done.event_names(),
        [
            "callHungup",
            "wrapUpStarted",
            "callDisposed",
            "agentLoggedOut",
            "loginStatusChanged"
        ]
    );
    assert_eq!(done.payload("agentLoggedOut")["reason"], "administrator");
    let view = stage.view(&id);
    assert_eq!(view.state, CallState::Ended);
    assert_eq!(view.common.disposition_code.as_deref(), Some("SIGNED_OUT"));
    assert_eq!(stage.centre.next_deadline(), None);
}

#[test]
fn the_first_extension_is_selected_and_the_next_modifies_it() {
    let mut stage = Stage::demo();
    stage.sign_in("agent1");
    let select = |extension: &str| AgentCommand::SelectExtension {
        extension: extension.to_owned(),
    };
    assert_eq!(
        stage.does("agent1", select(" 1001 ")).event_names(),
        ["extensionSelected"]
    );
    assert_eq!(
        stage.does("agent1", select("1002")).event_names(),
        ["extensionModified"]
    );
    assert_eq!(stage.desk("agent1").extension.as_deref(), Some("1002"));
    for wrong in ["", "a b", "1001;drop", &"1".repeat(33)] {
        assert_eq!(
            stage.may_not("agent1", select(wrong)),
            RefusalCode::InvalidExtension,
            "{wrong:?}"
        );
    }
}

#[test]
fn who_is_not_signed_in_can_do_nothing() {
    let mut stage = Stage::demo();
    assert_eq!(
        stage.may_not("agent1", AgentCommand::SetReady {}),
        RefusalCode::NotSignedIn
    );
    assert_eq!(
        stage.sign_out("agent1", true).expect_err("nobody").code,
        RefusalCode::NotSignedIn
    );
}
