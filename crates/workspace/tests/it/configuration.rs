use callbench_contract::ids::{CampaignId, ContextId, Phone, ProcessId, ThirdPartyId};
use callbench_contract::time::Millis;
use callbench_workspace::{
    CentreConfiguration, Command, EmbeddedPage, Ivr, QuickReply, RefusalCode, ThirdParty,
    TicketStateGroup, demo, starter,
};

use crate::stage::{CHAT, SUPPORT, Stage, user};

fn changed(change: impl FnOnce(&mut CentreConfiguration)) -> Command {
    let mut configuration = demo::configuration();
    change(&mut configuration);
    Command::SetConfiguration(Box::new(configuration))
}

fn page(url: &str) -> Option<EmbeddedPage> {
    Some(EmbeddedPage {
        title: "Orders".to_owned(),
        url: url.to_owned(),
    })
}

fn ivr(campaign_id: Option<CampaignId>) -> Ivr {
    Ivr {
        context_id: ContextId::new(7),
        context_name: "Menu".to_owned(),
        campaign_id,
        feature_name: String::new(),
        transferrable: true,
        local: false,
    }
}

fn third_party(phone: &str) -> ThirdParty {
    ThirdParty {
        third_party_id: ThirdPartyId::new(7),
        name: "Verifier".to_owned(),
        phone: Phone::new(phone),
    }
}

fn states(group: &str, states: &[&str]) -> TicketStateGroup {
    TicketStateGroup {
        group: group.to_owned(),
        states: states.iter().map(|state| (*state).to_owned()).collect(),
    }
}

fn reply(label: &str, text: &str) -> QuickReply {
    QuickReply {
        label: label.to_owned(),
        text: text.to_owned(),
    }
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
    let cases: &[(Change, &str)] = &[
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
        (
            |configuration| configuration.campaigns[0].script = Some("x".repeat(20_001)),
            "script of campaign Support line has 20001 characters",
        ),
        (
            |configuration| configuration.campaigns[0].chats_at_once = 21,
            "chats at once of campaign Support line are 21",
        ),
        (
            |configuration| configuration.campaigns[0].service_level = Millis::new(-1),
            "service level of campaign Support line is -1 ms",
        ),
        (
            |configuration| configuration.campaigns[0].dialler.attempts = 101,
            "dialler's attempts of campaign Support line are 101",
        ),
        (
            |configuration| configuration.campaigns[0].dialler.retry_after = Millis::new(-1),
            "time before another attempt",
        ),
        (
            |configuration| configuration.campaigns[0].number = Phone::new("none"),
            "number of campaign Support line is `none`",
        ),
        (
            |configuration| configuration.campaigns[0].embedded_page = page("javascript:alert(1)"),
            "address `javascript:alert(1)`",
        ),
        (
            |configuration| configuration.campaigns[0].embedded_page = page("https://"),
            "address `https://`",
        ),
        (
            |configuration| {
                configuration.campaigns[0].embedded_page = page("https://us@evil.example/")
            },
            "address `https://us@evil.example/`",
        ),
        (
            |configuration| {
                configuration.campaigns[0].crm_url = Some("data:text/html,x".to_owned())
            },
            "address `data:text/html,x`",
        ),
        (
            |configuration| configuration.ivrs = vec![ivr(None), ivr(None)],
            "IVR 7 stands twice",
        ),
        (
            |configuration| configuration.ivrs = vec![ivr(Some(CampaignId::new(9)))],
            "IVR Menu belongs to campaign 9, which is missing",
        ),
        (
            |configuration| configuration.third_parties = vec![third_party("12")],
            "number of third party Verifier is `12`",
        ),
        (
            |configuration| configuration.ticket_states = vec![states("OPEN", &["New"])],
            "never be closed",
        ),
        (
            |configuration| {
                configuration.ticket_states =
                    vec![states("OPEN", &["New"]), states("CLOSED", &["New"])]
            },
            "ticket state New stands twice",
        ),
        (
            |configuration| configuration.quick_replies = vec![reply("Hello", " ")],
            "text of quick reply Hello is empty",
        ),
        (
            |configuration| {
                configuration.quick_replies = vec![reply("Hello", "a"), reply("Hello", "b")]
            },
            "quick reply Hello stands twice",
        ),
    ];
    for (change, expected) in cases {
        let refusal = Stage::demo().refused(&changed(*change));
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
            configuration
                .ivrs
                .retain(|ivr| ivr.campaign_id != Some(campaign));
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
fn everything_that_can_be_set_up_may_be() {
    let mut stage = Stage::demo();
    stage.must(&changed(|configuration| {
        configuration.campaigns[0].embedded_page = page("HTTPS://crm.example.com/open?x=1#y");
        configuration.campaigns[0].crm_url = Some("http://127.0.0.1:8080".to_owned());
        configuration.ivrs = vec![ivr(Some(SUPPORT))];
        configuration.third_parties = vec![third_party("+91 98450 99999")];
        configuration.ticket_states = vec![
            states("OPEN", &["New", "Waiting"]),
            states("CLOSED", &["Solved"]),
        ];
        configuration.quick_replies = vec![reply("Hello", "Good morning!")];
    }));
}

#[test]
fn an_administrator_changes_only_what_they_have_read() {
    let mut stage = Stage::demo();
    let read = stage.centre.configuration_revision();
    let change = |revision, name: &str| Command::ChangeConfiguration {
        revision,
        configuration: Box::new(CentreConfiguration {
            contact_center_name: name.to_owned(),
            ..demo::configuration()
        }),
    };
    stage.must(&change(read, "One"));
    assert_eq!(stage.centre.configuration_revision(), read + 1);
    let refusal = stage.refused(&change(read, "Two"));
    assert_eq!(refusal.code, RefusalCode::StaleRevision);
    assert_eq!(stage.centre.configuration().contact_center_name, "One");
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
