use callbench_contract::ids::{CampaignId, ProcessId};
use callbench_contract::time::Millis;
use callbench_workspace::{CentreConfiguration, Command, RefusalCode, demo, starter};

use crate::stage::{CHAT, SUPPORT, Stage, user};

fn changed(change: impl FnOnce(&mut CentreConfiguration)) -> Command {
    let mut configuration = demo::configuration();
    change(&mut configuration);
    Command::SetConfiguration(Box::new(configuration))
}

#[test]
fn demo_and_starter_are_valid() {
    demo::configuration().validate().expect("the demo is valid");
    starter().validate().expect("the starter is valid");
    assert_eq!(starter().campaigns.len(), 2);
}

#[test]
fn a_configuration_that_contradicts_itself_is_refused_by_name() {
    type Change = fn(&mut CentreConfiguration);
    let cases: [(Change, &str); 9] = [
        (
            |configuration| configuration.campaigns[1].campaign_id = SUPPORT,
            "campaign 101 stands twice",
        ),
        (
            |configuration| configuration.processes[1].process_id = ProcessId::new(1),
            "process 1 stands twice",
        ),
        (
            |configuration| configuration.campaigns[0].process_id = ProcessId::new(9),
            "process 9, which is missing",
        ),
        (
            |configuration| configuration.queues[0].campaign_id = CampaignId::new(9),
            "campaign 9, which is missing",
        ),
        (
            |configuration| configuration.campaigns[0].dispositions.clear(),
            "has no dispositions",
        ),
        (
            |configuration| configuration.campaigns[0].wrap_time_out = Millis::new(-1),
            "negative wrap-up",
        ),
        (
            |configuration| configuration.campaigns[0].campaign_name.clear(),
            "has no name",
        ),
        (
            |configuration| configuration.break_reasons.push("Tea".to_owned()),
            "break reason Tea stands twice",
        ),
        (
            |configuration| configuration.break_reasons.push(" ".to_owned()),
            "break reason is empty",
        ),
    ];
    for (change, expected) in cases {
        let refusal = Stage::demo().refused(&changed(change));
        assert_eq!(refusal.code, RefusalCode::InvalidConfiguration);
        assert!(
            refusal.reason.contains(expected),
            "{} should hold {expected}",
            refusal.reason
        );
    }
}

#[test]
fn a_campaign_that_someone_works_on_can_not_be_taken_away() {
    let without = |campaign: CampaignId| {
        changed(move |configuration| {
            configuration
                .campaigns
                .retain(|kept| kept.campaign_id != campaign);
            configuration
                .queues
                .retain(|queue| queue.campaign_id != campaign);
        })
    };
    let mut stage = Stage::ready_on(SUPPORT);
    let refusal = stage.refused(&without(SUPPORT));
    assert_eq!(refusal.code, RefusalCode::ConfigurationInUse);
    assert!(refusal.remedy.contains("agent1"), "{}", refusal.remedy);
    stage.must(&without(CHAT));
    let others =
        changed(|configuration| configuration.campaigns[0].assigned = vec![user("agent2")]);
    assert_eq!(stage.refused(&others).code, RefusalCode::ConfigurationInUse);
}

#[test]
fn the_same_configuration_again_is_no_news() {
    assert!(Stage::demo().must(&changed(|_| ())).facts.is_empty());
}

#[test]
fn without_a_time_out_wrap_up_has_no_end() {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.must(&changed(|configuration| {
        configuration.campaigns[0].wrap_time_out = Millis::ZERO
    }));
    let id = stage.talk();
    let done = stage.hang_up(&id);
    assert!(done.payload("wrapUpStarted").get("wrapUpEndsAt").is_none());
    assert_eq!(stage.centre.next_deadline(), None);
}
