//! Records of leads that agents look at before they are dialled.

use crate::dialler::*;
use crate::stage::{RENEWALS, Stage, user};
use callbench_contract::call::CallType;
use callbench_contract::time::Millis;
use callbench_workspace::{
    AgentCommand, AvailabilityState, CallState, Command, CommandName, DiallerMode, RecordStage,
    RefusalCode, SupervisorCommand,
};

#[test]
fn an_automatic_preview_is_dialled_when_its_time_is_over() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 1);
    let lead = load(&mut stage, "Spring", &["100"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let preview = stage.in_hand("agent1");
    let view = stage.view(&preview);
    assert_eq!(view.state, CallState::Previewing);
    assert_eq!(view.call_type, CallType::OutboundAutoPreviewDial);
    assert_eq!(
        view.preview_ends_at,
        Some(stage.now() + Millis::from_secs(20))
    );
    assert_eq!(stage.availability("agent1"), AvailabilityState::Busy);
    assert_eq!(
        records(&stage, lead)[0].attempts,
        0,
        "nobody was called yet"
    );
    stage.wait(20);
    let done = stage.tick();
    assert_eq!(
        done.event_names(),
        ["callInitiated", "callDialing", "customerSelected"]
    );
    assert_eq!(done.payload("callDialing")["leadId"], 1 + FIRST.get());
    let view = stage.view(&preview);
    assert_eq!(view.state, CallState::Dialling);
    assert_eq!(view.preview_ends_at, None);
    assert_eq!(view.common.started_at, stage.now());
    assert_eq!(records(&stage, lead)[0].attempts, 1);
}

#[test]
fn a_preview_shows_the_customer_and_can_be_dialled_at_once() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 1);
    load(&mut stage, "Spring", &["+919810023456"]);
    ready(&mut stage, "agent1");
    let started = stage.must(&Command::Supervisor {
        user: user("supervisor1"),
        command: SupervisorCommand::StartDialler {
            campaign_id: RENEWALS,
        },
    });
    assert_eq!(started.event_names(), ["customerSelected"]);
    let preview = stage.in_hand("agent1");
    assert_eq!(
        stage.view(&preview).common.commands,
        [
            CommandName::DialPreview,
            CommandName::SkipPreview,
            CommandName::ScreenPop
        ]
    );
    stage.does(
        "agent1",
        AgentCommand::DialPreview {
            interaction_id: preview.clone(),
        },
    );
    assert_eq!(stage.view(&preview).state, CallState::Dialling);
    assert_eq!(
        stage.may_not(
            "agent1",
            AgentCommand::DialPreview {
                interaction_id: preview
            }
        ),
        RefusalCode::WrongCallState
    );
}

#[test]
fn a_skipped_preview_comes_last_and_leaves_no_call_behind() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 1);
    let lead = load(&mut stage, "Spring", &["100", "101"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let skipped = stage.in_hand("agent1");
    stage.does(
        "agent1",
        AgentCommand::SkipPreview {
            interaction_id: skipped.clone(),
        },
    );
    let next = stage.in_hand("agent1");
    assert_eq!(stage.view(&next).common.display_phone, "101");
    assert!(stage.centre.interaction(&skipped).is_none());
    assert!(stage.desk("agent1").recent.is_empty());
    assert_eq!(
        stages(&stage, lead),
        [RecordStage::Open, RecordStage::Previewing]
    );
    let record = &records(&stage, lead)[0];
    assert_eq!((record.attempts, &record.interaction_id), (0, &None));
}

#[test]
fn a_break_that_was_wanted_during_a_preview_starts_when_it_is_put_back() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 1);
    load(&mut stage, "Spring", &["100"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    stage.does(
        "agent1",
        AgentCommand::StartBreak {
            reason: "Tea".to_owned(),
        },
    );
    let preview = stage.in_hand("agent1");
    stage.does(
        "agent1",
        AgentCommand::SkipPreview {
            interaction_id: preview,
        },
    );
    assert_eq!(stage.availability("agent1"), AvailabilityState::OnBreak);
}

#[test]
fn a_manual_preview_waits_for_the_agent_to_take_and_to_dial_it() {
    let mut stage = renewals(DiallerMode::ManualPreview, 1);
    load(&mut stage, "Spring", &["100"]);
    ready(&mut stage, "agent1");
    assert_eq!(
        stage.may_not("agent1", AgentCommand::NextLead {}),
        RefusalCode::DiallerStopped
    );
    start(&mut stage);
    assert!(stage.desk("agent1").interactions.is_empty());
    assert!(stage.may("agent1").contains(&CommandName::NextLead));
    stage.does("agent1", AgentCommand::NextLead {});
    let preview = stage.in_hand("agent1");
    let view = stage.view(&preview);
    assert_eq!(view.call_type, CallType::OutboundManualPreviewDial);
    assert_eq!(
        (view.state, view.preview_ends_at),
        (CallState::Previewing, None)
    );
    stage.wait(3_600);
    stage.tick();
    assert_eq!(stage.view(&preview).state, CallState::Previewing);
    assert!(!stage.may("agent1").contains(&CommandName::NextLead));
    stage.does(
        "agent1",
        AgentCommand::DialPreview {
            interaction_id: preview.clone(),
        },
    );
    assert_eq!(stage.view(&preview).state, CallState::Dialling);
}

#[test]
fn the_next_record_is_refused_where_there_is_none_to_take() {
    let mut stage = renewals(DiallerMode::ManualPreview, 1);
    ready(&mut stage, "agent1");
    let refusal = |stage: &mut Stage| stage.may_not("agent1", AgentCommand::NextLead {});
    assert_eq!(refusal(&mut stage), RefusalCode::NoLeads);
    load(&mut stage, "Spring", &["100"]);
    start(&mut stage);
    ready(&mut stage, "agent2");
    stage.does("agent2", AgentCommand::NextLead {});
    assert_eq!(refusal(&mut stage), RefusalCode::NoRecordLeft);
    assert_eq!(
        stage.may_not("agent2", AgentCommand::NextLead {}),
        RefusalCode::Busy
    );

    let mut automatic = renewals(DiallerMode::Automatic, 1);
    load(&mut automatic, "Spring", &["100"]);
    start(&mut automatic);
    automatic.sign_in("agent1");
    automatic.does(
        "agent1",
        AgentCommand::SelectCampaign {
            campaign_id: RENEWALS,
        },
    );
    assert_eq!(refusal(&mut automatic), RefusalCode::NoPreview);
}

#[test]
fn the_campaign_s_page_is_told_which_lead_a_record_is_of() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 1);
    let mut configuration = stage.centre.configuration().clone();
    for campaign in &mut configuration.campaigns {
        campaign.embedded_page = Some(callbench_workspace::EmbeddedPage {
            title: "CRM".to_owned(),
            url: "https://crm.example/open".to_owned(),
        });
    }
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    let lead = load(&mut stage, "Spring sale", &["100"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let page = stage
        .view(&stage.in_hand("agent1"))
        .embedded_page
        .expect("a page");
    let expected = format!("leadId={lead}&lead_name=Spring+sale");
    assert!(page.url.ends_with(&expected), "{}", page.url);
}
