use callbench_contract::AppEvent;
use callbench_contract::event::EventScope;
use callbench_workspace::{AgentCommand, Command, ScreenPopMoment, demo};

use crate::stage::{ASHA, SUPPORT, Stage, inbound, user};

#[test]
fn an_inbound_call_tells_its_life_in_order() {
    let mut stage = Stage::ready_on(SUPPORT);
    let offered = stage.must(&inbound(user("agent1"), ASHA.to_owned(), None));
    assert_eq!(
        offered.event_names(),
        ["callInitiated", "callRinging", "customerSelected"]
    );
    assert_eq!(offered.payload("callRinging")["ringTimeout"], 30_000);
    let id = stage.in_hand("agent1");
    let answered = stage.does(
        "agent1",
        AgentCommand::Answer {
            interaction_id: id.clone(),
        },
    );
    assert_eq!(
        answered.event_names(),
        ["callConnected", "interactionConnected", "showCrm"]
    );
    assert_eq!(
        stage.hang_up(&id).event_names(),
        ["callHungup", "wrapUpStarted"]
    );
    assert_eq!(stage.dispose(&id).event_names(), ["callDisposed"]);
}

#[test]
fn a_campaign_may_pop_the_record_as_the_call_rings() {
    let mut stage = Stage::ready_on(SUPPORT);
    let mut configuration = demo::configuration();
    configuration.campaigns[0].screen_pop = ScreenPopMoment::Ringing;
    configuration.campaigns[0].crm_url = Some("https://crm.example.com/open".to_owned());
    stage.must(&Command::SetConfiguration(Box::new(configuration)));
    let offered = stage.must(&inbound(user("agent1"), ASHA.to_owned(), None));
    assert_eq!(
        offered.event_names(),
        [
            "callInitiated",
            "callRinging",
            "showCrm",
            "customerSelected"
        ]
    );
    assert_eq!(
        offered.payload("showCrm")["crmURL"],
        "https://crm.example.com/open"
    );
    let id = stage.in_hand("agent1");
    let answered = stage.does("agent1", AgentCommand::Answer { interaction_id: id });
    assert_eq!(
        answered.event_names(),
        ["callConnected", "interactionConnected"]
    );
}

#[test]
fn events_go_to_the_agent_of_the_call_only() {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.sign_in("agent2");
    let offered = stage.must(&inbound(user("agent1"), ASHA.to_owned(), None));
    let id = stage.in_hand("agent1");
    for delivery in offered.deliveries {
        assert_eq!(delivery.user, user("agent1"));
        assert_eq!(delivery.interaction.as_ref(), Some(&id));
        let expected = if delivery.event.name() == "customerSelected" {
            EventScope::Context
        } else {
            EventScope::Global
        };
        assert_eq!(delivery.event.scope(), expected);
    }
}

#[test]
fn every_payload_reads_back_as_the_event_it_was() {
    let mut stage = Stage::ready_on(SUPPORT);
    let offered = stage.must(&inbound(user("agent1"), ASHA.to_owned(), None));
    for delivery in offered.deliveries {
        let read = AppEvent::parse(delivery.event.name(), &delivery.event.payload())
            .expect("a known event");
        assert_eq!(read, delivery.event);
    }
}
