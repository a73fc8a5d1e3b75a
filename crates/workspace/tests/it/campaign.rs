use callbench_contract::ids::CampaignId;
use callbench_workspace::{AgentCommand, Command, RefusalCode, demo};

use crate::stage::{ASHA, CHAT, RENEWALS, SUPPORT, Stage, inbound, outbound, user};

fn select(campaign_id: CampaignId) -> AgentCommand {
    AgentCommand::SelectCampaign { campaign_id }
}

#[test]
fn choosing_a_campaign_tells_the_apps_which_it_was_before() {
    let mut stage = Stage::demo();
    stage.sign_in("agent1");
    let first = stage
        .does("agent1", select(SUPPORT))
        .payload("campaignSelected");
    assert_eq!(first["campaignName"], "Support line");
    assert_eq!(first["processName"], "Customer care");
    assert!(first.get("previousCampaignId").is_none());
    let second = stage
        .does("agent1", select(RENEWALS))
        .payload("campaignSelected");
    assert_eq!(second["previousCampaignId"], 101);
}

#[test]
fn the_campaign_stays_while_a_call_is_in_hand() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    assert_eq!(stage.may_not("agent1", select(RENEWALS)), RefusalCode::Busy);
    stage.hang_up(&id);
    assert_eq!(
        stage.may_not("agent1", select(RENEWALS)),
        RefusalCode::InWrapUp
    );
}

#[test]
fn an_unknown_campaign_is_refused_with_those_that_exist() {
    let mut stage = Stage::demo();
    stage.sign_in("agent1");
    let refusal = stage.refused(&Command::Agent {
        user: user("agent1"),
        command: select(CampaignId::new(7)),
    });
    assert_eq!(refusal.code, RefusalCode::UnknownCampaign);
    assert!(
        refusal.remedy.contains("Support line (101)"),
        "{}",
        refusal.remedy
    );
}

#[test]
fn a_campaign_of_others_can_not_be_chosen() {
    let mut stage = Stage::demo();
    let mut configuration = demo::configuration();
    configuration.campaigns[0].assigned = vec![user("agent2")];
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    stage.sign_in("agent1");
    assert_eq!(
        stage.may_not("agent1", select(SUPPORT)),
        RefusalCode::CampaignNotAssigned
    );
    let offered: Vec<CampaignId> = stage
        .desk("agent1")
        .campaigns
        .iter()
        .map(|campaign| campaign.campaign_id)
        .collect();
    assert!(!offered.contains(&SUPPORT));
    stage.sign_in("agent2");
    stage.does("agent2", select(SUPPORT));
}

#[test]
fn each_kind_of_call_needs_a_campaign_that_takes_it() {
    let calls_in = |campaign| inbound(user("agent1"), ASHA.to_owned(), campaign);
    let dials_out = |campaign| outbound(user("agent1"), ASHA.to_owned(), campaign);
    let dial = Command::Agent {
        user: user("agent1"),
        command: AgentCommand::Dial {
            phone: ASHA.to_owned(),
            customer_id: None,
        },
    };
    let mut stage = Stage::ready_on(RENEWALS);
    assert_eq!(
        stage.refused(&calls_in(None)).code,
        RefusalCode::WrongCampaignType
    );
    let other = stage.refused(&calls_in(Some(SUPPORT)));
    assert_eq!(other.code, RefusalCode::OtherCampaign);
    assert_eq!(other.remedy, "Choose Support line as agent1");
    let mut stage = Stage::ready_on(SUPPORT);
    assert_eq!(
        stage.refused(&dials_out(None)).code,
        RefusalCode::WrongCampaignType
    );
    assert_eq!(
        stage.refused(&calls_in(Some(CampaignId::new(7)))).code,
        RefusalCode::UnknownCampaign
    );
    let mut stage = Stage::ready_on(CHAT);
    let wrong = stage.refused(&dial);
    assert_eq!(wrong.code, RefusalCode::WrongCampaignType);
    assert!(wrong.remedy.contains("Renewals (201)"), "{}", wrong.remedy);
}
