//! Leads and the dialler: who is called when, what previews do, when a record is given up.

use callbench_contract::call::{CallType, SystemDisposition};
use callbench_contract::event::session::LogoutReason;
use callbench_contract::ids::{CampaignId, InteractionId, LeadId};
use callbench_contract::time::Millis;
use callbench_workspace::{
    AgentCommand, AvailabilityState, CallState, Centre, Command, DiallerMode, DiallerSettings,
    LEAD_LIMIT, LeadCommand, LeadRecordDraft, LeadRecordView, LeadSummary, RecordStage, Refusal,
    RefusalCode, Signal, SupervisorCommand, demo,
};

use crate::stage::{RENEWALS, SUPPORT, Stage, disposing, outbound, telephony, user};

pub(crate) const FIRST: LeadId = LeadId::new(1);
pub(crate) const RETRY_AFTER: i64 = 900;
/// The name of a lead that is loaded as urgent.
pub(crate) const URGENT: &str = "Urgent";

/// The demo without its lead, its Renewals campaign dialling like this.
pub(crate) fn renewals(mode: DiallerMode, attempts: u32) -> Stage {
    let mut stage = Stage::demo();
    stage.must(&Command::Lead(Box::new(LeadCommand::Remove {
        lead: FIRST,
    })));
    let mut configuration = demo::configuration();
    for campaign in &mut configuration.campaigns {
        campaign.dialler = DiallerSettings {
            mode,
            attempts,
            retry_after: Millis::from_secs(RETRY_AFTER),
            preview_time: Millis::from_secs(20),
        };
    }
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    stage
}

pub(crate) fn load(stage: &mut Stage, name: &str, phones: &[&str]) -> LeadId {
    try_load(stage, RENEWALS, name, phones).expect("a valid lead");
    stage
        .centre
        .lead_summaries(None)
        .last()
        .expect("the lead just loaded")
        .lead_id
}

pub(crate) fn try_load(
    stage: &mut Stage,
    campaign: CampaignId,
    name: &str,
    phones: &[&str],
) -> Result<(), Refusal> {
    let records = phones
        .iter()
        .map(|phone| LeadRecordDraft {
            name: format!("Owner of {phone}"),
            phone: (*phone).to_owned(),
            ..LeadRecordDraft::default()
        })
        .collect();
    stage
        .give(&Command::Lead(Box::new(LeadCommand::Load {
            campaign,
            name: name.to_owned(),
            records,
            urgent: name == URGENT,
        })))
        .map(|_| ())
}

pub(crate) fn start(stage: &mut Stage) {
    supervise(
        stage,
        SupervisorCommand::StartDialler {
            campaign_id: RENEWALS,
        },
    );
}

pub(crate) fn stop(stage: &mut Stage) {
    supervise(
        stage,
        SupervisorCommand::StopDialler {
            campaign_id: RENEWALS,
        },
    );
}

pub(crate) fn supervise(stage: &mut Stage, command: SupervisorCommand) {
    stage.must(&Command::Supervisor {
        user: user("supervisor1"),
        command,
    });
}

pub(crate) fn ready(stage: &mut Stage, agent: &str) {
    stage.sign_in(agent);
    stage.does(
        agent,
        AgentCommand::SelectCampaign {
            campaign_id: RENEWALS,
        },
    );
    stage.does(agent, AgentCommand::SetReady {});
}

pub(crate) fn records(stage: &Stage, lead: LeadId) -> Vec<LeadRecordView> {
    stage
        .centre
        .lead_records(lead, None, 1_000)
        .expect("the lead is there")
}

pub(crate) fn stages(stage: &Stage, lead: LeadId) -> Vec<RecordStage> {
    records(stage, lead)
        .into_iter()
        .map(|record| record.state)
        .collect()
}

pub(crate) fn summary(stage: &Stage, lead: LeadId) -> LeadSummary {
    stage.centre.lead_summary(lead).expect("the lead is there")
}

pub(crate) fn customer(stage: &mut Stage, id: &InteractionId, signal: Signal) {
    stage.must(&telephony(id.clone(), signal));
}

pub(crate) fn miss(stage: &mut Stage, id: &InteractionId, outcome: SystemDisposition) {
    customer(stage, id, Signal::CustomerNotReached { outcome });
}

pub(crate) fn finish(stage: &mut Stage, agent: &str, id: &InteractionId) {
    stage.does(
        agent,
        AgentCommand::HangUp {
            interaction_id: id.clone(),
        },
    );
    stage.does(agent, disposing(id, "RENEWED"));
}

#[test]
fn the_demo_has_a_lead_whose_dialler_stands() {
    let mut stage = Stage::demo();
    let leads = stage.centre.lead_summaries(Some(RENEWALS));
    assert_eq!(leads.len(), 1);
    assert_eq!(
        (leads[0].lead_id, leads[0].total, leads[0].left),
        (FIRST, 12, 12)
    );
    ready(&mut stage, "agent1");
    let dialler = stage
        .desk("agent1")
        .dialler
        .expect("the campaign has leads");
    assert!(!dialler.running);
    assert_eq!(dialler.left, 12);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
}

#[test]
fn a_started_dialler_calls_the_first_record_for_a_ready_agent() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    let lead = load(&mut stage, "Spring", &["+919810023456", "101"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let call = stage.in_hand("agent1");
    let view = stage.view(&call);
    assert_eq!(view.call_type, CallType::OutboundAutoDial);
    assert_eq!(view.state, CallState::Dialling);
    assert_eq!(view.common.display_phone, "+919810023456");
    assert_eq!(
        view.common.customer.map(|customer| customer.name),
        Some("Vikram Singh".to_owned()),
        "the customer is found by the number"
    );
    let about = view.lead.expect("the record is told");
    assert_eq!((about.lead_id, about.lead_name.as_str()), (lead, "Spring"));
    assert_eq!(about.name, "Owner of +919810023456");
    assert_eq!(
        stages(&stage, lead),
        [RecordStage::Dialling, RecordStage::Open]
    );
    assert_eq!(records(&stage, lead)[0].interaction_id, Some(call));
}

#[test]
fn whoever_has_been_ready_longest_is_dialled_for_first() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    load(&mut stage, "Spring", &["100"]);
    ready(&mut stage, "agent2");
    stage.wait(5);
    ready(&mut stage, "agent1");
    start(&mut stage);
    assert_eq!(stage.availability("agent2"), AvailabilityState::Busy);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
}

#[test]
fn nobody_is_dialled_for_who_is_not_ready_or_has_automatic_calls_off_or_works_elsewhere() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    load(&mut stage, "Spring", &["100", "101", "102"]);
    ready(&mut stage, "agent1");
    stage.does("agent1", AgentCommand::SetAutoCall { on: false });
    stage.sign_in("agent2");
    stage.does(
        "agent2",
        AgentCommand::SelectCampaign {
            campaign_id: RENEWALS,
        },
    );
    stage.sign_in("elsewhere");
    stage.does(
        "elsewhere",
        AgentCommand::SelectCampaign {
            campaign_id: SUPPORT,
        },
    );
    stage.does("elsewhere", AgentCommand::SetReady {});
    start(&mut stage);
    for agent in ["agent1", "agent2", "elsewhere"] {
        assert!(stage.desk(agent).interactions.is_empty(), "{agent}");
    }
    stage.does("agent1", AgentCommand::SetAutoCall { on: true });
    assert_eq!(stage.availability("agent1"), AvailabilityState::Busy);
    stage.does("agent2", AgentCommand::SetReady {});
    assert_eq!(stage.availability("agent2"), AvailabilityState::Busy);
}

#[test]
fn leads_are_called_as_they_were_loaded_but_urgent_ones_first() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 1);
    load(&mut stage, "Spring", &["100"]);
    load(&mut stage, "Summer", &["101"]);
    load(&mut stage, URGENT, &["102", "103"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let mut shown = Vec::new();
    // One of the urgent lead is put back: it stays before the others.
    for _ in 0..4 {
        let preview = stage.in_hand("agent1");
        shown.push(stage.view(&preview).common.display_phone);
        let interaction_id = preview.clone();
        if shown.len() == 1 {
            stage.does("agent1", AgentCommand::SkipPreview { interaction_id });
        } else {
            stage.does("agent1", AgentCommand::DialPreview { interaction_id });
            miss(&mut stage, &preview, SystemDisposition::Rejected);
        }
    }
    assert_eq!(shown, ["102", "103", "102", "100"]);
}

#[test]
fn one_call_after_the_other_until_the_lead_is_done() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    let lead = load(&mut stage, "Spring", &["100", "101"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    for _ in 0..2 {
        let call = stage.in_hand("agent1");
        stage.wait(3);
        customer(&mut stage, &call, Signal::CustomerAnswered {});
        finish(&mut stage, "agent1", &call);
    }
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
    let summary = summary(&stage, lead);
    assert_eq!((summary.done, summary.failed, summary.left), (2, 0, 0));
    let dialler = stage.desk("agent1").dialler.expect("leads");
    assert!(dialler.running, "it waits for the next lead");
    load(&mut stage, "Summer", &["102"]);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Busy);
}

#[test]
fn a_record_that_is_reached_is_done_while_the_call_goes_on() {
    let mut stage = renewals(DiallerMode::Automatic, 3);
    let lead = load(&mut stage, "Spring", &["100"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let call = stage.in_hand("agent1");
    customer(&mut stage, &call, Signal::CustomerAnswered {});
    assert_eq!(stages(&stage, lead), [RecordStage::Done]);
    finish(&mut stage, "agent1", &call);
    assert_eq!(stages(&stage, lead), [RecordStage::Done]);
}

#[test]
fn a_record_that_is_not_reached_is_tried_again_after_a_while_and_then_given_up() {
    let mut stage = renewals(DiallerMode::Automatic, 2);
    let lead = load(&mut stage, "Spring", &["100", "101"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let first = stage.in_hand("agent1");
    miss(&mut stage, &first, SystemDisposition::Busy);
    let record = &records(&stage, lead)[0];
    assert_eq!(record.state, RecordStage::Retry);
    assert_eq!(record.last_outcome, Some(SystemDisposition::Busy));
    assert_eq!(
        record.next_attempt_at,
        Some(stage.now() + Millis::from_secs(RETRY_AFTER))
    );
    // The second record has its turn meanwhile.
    let second = stage.in_hand("agent1");
    assert_eq!(stage.view(&second).common.display_phone, "101");
    customer(&mut stage, &second, Signal::CustomerAnswered {});
    finish(&mut stage, "agent1", &second);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);

    stage.wait(RETRY_AFTER);
    stage.tick();
    let again = stage.in_hand("agent1");
    assert_eq!(stage.view(&again).common.display_phone, "100");
    stage.wait(45);
    stage.tick();
    let record = &records(&stage, lead)[0];
    assert_eq!(record.state, RecordStage::Failed);
    assert_eq!(record.attempts, 2);
    assert_eq!(record.last_outcome, Some(SystemDisposition::NoAnswer));
    assert_eq!(summary(&stage, lead).left, 0);
}

#[test]
fn a_number_that_does_not_exist_or_may_not_be_called_is_not_tried_again() {
    for outcome in [
        SystemDisposition::NumberInvalid,
        SystemDisposition::NumberBlocked,
    ] {
        let mut stage = renewals(DiallerMode::Automatic, 5);
        let lead = load(&mut stage, "Spring", &["100"]);
        ready(&mut stage, "agent1");
        start(&mut stage);
        let call = stage.in_hand("agent1");
        miss(&mut stage, &call, outcome);
        assert_eq!(stages(&stage, lead), [RecordStage::Failed], "{outcome}");
    }
}

#[test]
fn records_that_are_due_again_come_before_those_that_were_never_called() {
    let mut stage = renewals(DiallerMode::Automatic, 2);
    load(&mut stage, "Spring", &["100", "101", "102"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let first = stage.in_hand("agent1");
    miss(&mut stage, &first, SystemDisposition::NoAnswer);
    let second = stage.in_hand("agent1");
    customer(&mut stage, &second, Signal::CustomerAnswered {});
    stage.wait(RETRY_AFTER);
    stage.tick();
    finish(&mut stage, "agent1", &second);
    let third = stage.in_hand("agent1");
    assert_eq!(stage.view(&third).common.display_phone, "100");
}

#[test]
fn a_stopped_dialler_lets_calls_go_on_and_begins_no_others() {
    let mut stage = renewals(DiallerMode::Automatic, 2);
    let lead = load(&mut stage, "Spring", &["100", "101"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let call = stage.in_hand("agent1");
    stop(&mut stage);
    miss(&mut stage, &call, SystemDisposition::NoAnswer);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
    stage.wait(RETRY_AFTER + 1);
    assert!(
        stage.tick().facts.is_empty(),
        "no deadline of a dialler that stands"
    );
    assert_eq!(
        stages(&stage, lead),
        [RecordStage::Retry, RecordStage::Open]
    );
    start(&mut stage);
    let again = stage.in_hand("agent1");
    assert_eq!(stage.view(&again).common.display_phone, "100");
}

#[test]
fn what_calls_do_is_refused_while_nobody_is_called() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 1);
    load(&mut stage, "Spring", &["100"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let id = stage.in_hand("agent1");
    for command in [
        AgentCommand::HangUp {
            interaction_id: id.clone(),
        },
        AgentCommand::Hold {
            interaction_id: id.clone(),
        },
        AgentCommand::Answer {
            interaction_id: id.clone(),
        },
        disposing(&id, "RENEWED"),
    ] {
        assert_eq!(
            stage.may_not("agent1", command),
            RefusalCode::WrongCallState
        );
    }
    let refused = stage.refused(&telephony(id, Signal::CustomerAnswered {}));
    assert_eq!(refused.code, RefusalCode::WrongCallState);
}

#[test]
fn signing_out_by_force_puts_a_preview_back() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 1);
    let lead = load(&mut stage, "Spring", &["100"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    assert!(stage.sign_out("agent1", false).is_err());
    stage.must(&Command::SignOut {
        user: user("agent1"),
        force: true,
        reason: LogoutReason::Administrator,
    });
    assert_eq!(stages(&stage, lead), [RecordStage::Open]);
    assert!(stage.centre.next_deadline().is_none());
}

#[test]
fn calls_of_a_removed_lead_go_on_and_none_follow() {
    let mut stage = renewals(DiallerMode::Automatic, 3);
    let lead = load(&mut stage, "Spring", &["100", "101"]);
    ready(&mut stage, "agent1");
    start(&mut stage);
    let call = stage.in_hand("agent1");
    stage.must(&Command::Lead(Box::new(LeadCommand::Remove { lead })));
    assert_eq!(stage.view(&call).state, CallState::Dialling);
    assert_eq!(
        stage.view(&call).lead.map(|about| about.lead_name),
        Some("Spring".to_owned())
    );
    miss(&mut stage, &call, SystemDisposition::NoAnswer);
    assert_eq!(stage.availability("agent1"), AvailabilityState::Ready);
    assert!(stage.desk("agent1").dialler.is_none());
    assert!(stage.centre.next_deadline().is_none());
    let refused = stage.refused(&Command::Lead(Box::new(LeadCommand::Remove { lead })));
    assert_eq!(refused.code, RefusalCode::UnknownLead);
    let later = load(&mut stage, "Summer", &["100"]);
    assert_ne!(later, lead, "a number is never given out twice");
}

#[test]
fn a_lead_with_anything_wrong_in_it_is_refused_naming_the_records() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    let mut refusal = |campaign, name: &str, phones: &[&str]| {
        let refusal = try_load(&mut stage, campaign, name, phones).expect_err("refused");
        assert!(stage.centre.lead_summaries(None).is_empty());
        refusal
    };
    let broken = refusal(
        RENEWALS,
        "Spring",
        &["100", "12", "+91 98100 23456", "9810023456"],
    );
    assert_eq!(broken.code, RefusalCode::InvalidLead);
    assert!(broken.reason.contains("2 of 4"), "{broken}");
    assert!(broken.reason.contains("record 2"), "{broken}");
    assert!(
        broken.reason.contains("record 4") && broken.reason.contains("first as record 3"),
        "{broken}"
    );
    assert_eq!(
        refusal(RENEWALS, " ", &["100"]).code,
        RefusalCode::InvalidLead
    );
    assert_eq!(
        refusal(RENEWALS, "Spring", &[]).code,
        RefusalCode::InvalidLead
    );
    assert_eq!(
        refusal(SUPPORT, "Spring", &["100"]).code,
        RefusalCode::WrongCampaignType
    );
    assert_eq!(
        refusal(CampaignId::new(999), "Spring", &["100"]).code,
        RefusalCode::UnknownCampaign
    );
    let many: Vec<String> = (0..=LEAD_LIMIT)
        .map(|number| format!("{}", 1_000_000 + number))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert!(refusal(RENEWALS, "Spring", &many).reason.contains("100001"));
}

#[test]
fn two_leads_of_a_campaign_have_two_names() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    load(&mut stage, "Spring", &["100"]);
    let refused = try_load(&mut stage, RENEWALS, " Spring ", &["101"]).expect_err("refused");
    assert_eq!(refused.code, RefusalCode::LeadExists);
}

#[test]
fn a_dialler_without_leads_can_not_be_started() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    let refused = stage.refused(&Command::Supervisor {
        user: user("supervisor1"),
        command: SupervisorCommand::StartDialler {
            campaign_id: RENEWALS,
        },
    });
    assert_eq!(refused.code, RefusalCode::NoLeads);
}

#[test]
fn the_dialler_and_calls_by_others_share_the_agents() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    load(&mut stage, "Spring", &["100"]);
    ready(&mut stage, "agent1");
    stage.must(&outbound(user("agent1"), "200".to_owned(), None));
    start(&mut stage);
    let call = stage.in_hand("agent1");
    assert_eq!(stage.view(&call).common.display_phone, "200");
    assert!(stage.view(&call).lead.is_none());
}

#[test]
fn records_are_listed_page_by_page() {
    let mut stage = renewals(DiallerMode::Automatic, 1);
    let lead = load(&mut stage, "Spring", &["100", "101", "102"]);
    let all = records(&stage, lead);
    let page = |after| stage.centre.lead_records(lead, after, 2).expect("the lead");
    assert_eq!(page(None), all[..2]);
    assert_eq!(page(Some(&all[1].lead_record_id)), all[2..]);
    assert_eq!(stage.centre.lead_records(LeadId::new(99), None, 2), None);
}

#[test]
fn the_log_alone_rebuilds_leads_and_dialler() {
    let mut stage = renewals(DiallerMode::AutomaticPreview, 2);
    load(&mut stage, "Spring", &["100", "101", "102"]);
    ready(&mut stage, "agent1");
    ready(&mut stage, "agent2");
    start(&mut stage);
    let preview = stage.in_hand("agent1");
    stage.does(
        "agent1",
        AgentCommand::DialPreview {
            interaction_id: preview.clone(),
        },
    );
    miss(&mut stage, &preview, SystemDisposition::Busy);
    assert_eq!(Centre::rebuild(&stage.log), stage.centre);
}
