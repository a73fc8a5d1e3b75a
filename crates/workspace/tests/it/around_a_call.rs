//! What goes with a call: speech, keys, recordings, pages, and who disposes of it.

use crate::with_others::*;
use callbench_workspace::{
    AgentCommand, CallState, Command, CommandName, Disposing, EmbeddedPage, RefusalCode, Signal,
    Speaker,
};

#[test]
fn what_is_said_and_keyed_reaches_every_agent_in_the_call() {
    let (mut stage, id) = talking();
    stage.does("agent1", conference(&id, colleague()));
    answer(&mut stage, "agent2");
    let said = signal(
        &mut stage,
        &id,
        Signal::Spoken {
            speaker: Speaker::Customer,
            text: " My line is dead ".to_owned(),
        },
    );
    assert_eq!(said.event_names(), ["transcriptLine", "transcriptLine"]);
    assert_eq!(said.payload("transcriptLine")["text"], "My line is dead");
    assert_eq!(call_of(&stage, "agent2").transcript.len(), 1);
    let keyed = signal(
        &mut stage,
        &id,
        Signal::DigitsPressed {
            digits: "47 11#".to_owned(),
        },
    );
    assert_eq!(keyed.payload("digitsPressed")["digits"], "4711#");
    for _ in 0..60 {
        signal(
            &mut stage,
            &id,
            Signal::Spoken {
                speaker: Speaker::Agent,
                text: "Yes".to_owned(),
            },
        );
    }
    assert_eq!(call_of(&stage, "agent1").transcript.len(), 50);
}

#[test]
fn a_recording_is_known_as_soon_as_it_can_be_fetched() {
    let (mut stage, id) = talking();
    stage.hang_up(&id);
    let url = "https://recordings.example/1.mp3".to_owned();
    signal(&mut stage, &id, Signal::RecordingReady { url: url.clone() });
    let done = stage.dispose(&id);
    assert_eq!(done.payload("callDisposed")["recordingFileUrl"], url);
    assert_eq!(
        stage
            .refused(&Command::Telephony {
                call: id.into(),
                signal: Signal::RecordingReady {
                    url: "javascript:alert(1)".to_owned()
                }
            })
            .code,
        RefusalCode::InvalidUrl
    );
}

#[test]
fn dispose_and_dial_goes_on_with_the_next_number() {
    let (mut stage, id) = talking();
    stage.hang_up(&id);
    let dispose = |phone: &str| AgentCommand::Dispose {
        interaction_id: id.clone(),
        disposition_code: "RESOLVED".to_owned(),
        note: None,
        callback: None,
        then_dial: Some(callbench_workspace::DialWish {
            phone: phone.to_owned(),
            customer_id: None,
        }),
    };
    assert_eq!(
        stage.may_not("agent1", dispose("not a number")),
        RefusalCode::InvalidPhone
    );
    assert_eq!(call_of(&stage, "agent1").state, CallState::WrapUp);
    let done = stage.does("agent1", dispose("+4930123456"));
    assert_eq!(call_of(&stage, "agent1").state, CallState::Dialling);
    let names = done.event_names();
    assert!(
        names.starts_with(&["callDisposed", "callDisposedAndDialled", "callInitiated"]),
        "{names:?}"
    );
    let told = done.payload("callDisposedAndDialled");
    assert_eq!(told["interactionId"], id.as_str());
    assert_eq!(told["nextPhone"], "+4930123456");
}

#[test]
fn the_campaign_says_who_disposes() {
    let mut stage = two_agents();
    let mut configuration = stage.centre.configuration().clone();
    configuration.campaigns[0].disposing = Disposing::App;
    stage.must(&Command::SetConfiguration(Box::new(configuration.clone())));
    arrive(&mut stage);
    let id = answer(&mut stage, "agent1");
    stage.hang_up(&id);
    let call = call_of(&stage, "agent1");
    assert_eq!(
        call.common.disposing.panel_opens_at,
        Some(stage.now() + callbench_workspace::APP_GRACE)
    );
    assert!(
        call.common.commands.contains(&CommandName::Dispose),
        "no app traps the agent"
    );
    stage.dispose(&id);

    configuration.campaigns[0].disposing = Disposing::Forced;
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    stage.does(
        "agent2",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    arrive(&mut stage);
    let id = answer(&mut stage, "agent1");
    stage.hang_up(&id);
    assert_eq!(call_of(&stage, "agent1").common.wrap_up_ends_at, None);
    stage.wait(100_000);
    stage.tick();
    assert_eq!(call_of(&stage, "agent1").state, CallState::WrapUp);
}

#[test]
fn an_embedded_page_gets_the_call_as_query_parameters() {
    let mut stage = two_agents();
    let mut configuration = stage.centre.configuration().clone();
    configuration.campaigns[0].embedded_page = Some(EmbeddedPage {
        title: "CRM".to_owned(),
        url: "https://crm.example/open?tenant=7".to_owned(),
    });
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    arrive(&mut stage);
    let call = call_of(&stage, "agent1");
    let page = call.embedded_page.expect("a page");
    assert_eq!(page.title, "CRM");
    assert!(
        page.url
            .starts_with("https://crm.example/open?tenant=7&campaignId=101&phone=%2B919845012345&"),
        "{}",
        page.url
    );
    assert!(page.url.contains("callType=inbound.call.dial"));
}
