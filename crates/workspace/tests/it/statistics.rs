//! What is counted of calls, by campaign, queue, agent and time.

use callbench_contract::call::CallType;
use callbench_contract::event::insight::Counters;
use callbench_contract::ids::AgentQueueId;
use callbench_contract::time::{Millis, Timestamp};
use callbench_workspace::{AgentCommand, CallWish, Command, Signal, StatisticsWindow, Target};

use crate::stage::{ASHA, RENEWALS, SUPPORT, Stage, telephony, user};

const GENERAL: AgentQueueId = AgentQueueId::new(1001);
const PRIORITY: AgentQueueId = AgentQueueId::new(1002);
/// The beginning of a half-hour, and of a day in universal time.
const MIDNIGHT: Timestamp = Timestamp::new(1_800_057_600_000);

/// `agent1` on the support line, a minute after midnight.
fn support() -> Stage {
    let mut stage = Stage::ready_on(SUPPORT);
    stage.set_now(MIDNIGHT + Millis::from_secs(60));
    stage
}

fn today(stage: &Stage) -> Counters {
    let campaign = stage
        .centre
        .campaigns_live(Some(SUPPORT), stage.now())
        .remove(0);
    campaign.counters
}

/// A call that rings four seconds, is talked in for `talk`, ten of it on hold, and wrapped up for five.
fn handled_call(stage: &mut Stage, talk: i64) {
    let id = stage.talk();
    let hold = |stage: &mut Stage, on: bool| {
        let interaction_id = id.clone();
        let command = if on {
            AgentCommand::Hold { interaction_id }
        } else {
            AgentCommand::Resume { interaction_id }
        };
        stage.does("agent1", command);
    };
    hold(stage, true);
    stage.wait(10);
    hold(stage, false);
    stage.wait(talk - 10);
    stage.hang_up(&id);
    stage.wait(5);
    stage.dispose(&id);
}

#[test]
fn a_handled_call_is_counted_with_its_times() {
    let mut stage = support();
    handled_call(&mut stage, 100);
    let expected = Counters {
        offered: 1,
        answered: 1,
        within_service_level: 1,
        handled: 1,
        talk_time: Millis::from_secs(100),
        hold_time: Millis::from_secs(10),
        wrap_up_time: Millis::from_secs(5),
        wait_time: Millis::from_secs(4),
        longest_wait: Millis::from_secs(4),
        ..Counters::default()
    };
    assert_eq!(today(&stage), expected);
    let queue =
        stage
            .centre
            .statistics(None, Some(GENERAL), StatisticsWindow::HalfHour, stage.now());
    assert_eq!(queue.totals, expected);
    let agent = stage
        .centre
        .supervisor_view(&user("supervisor1"), stage.now())
        .agents
        .remove(0);
    assert_eq!(agent.handled_today, 1);
    assert_eq!(agent.talk_time_today, Millis::from_secs(100));
}

#[test]
fn a_slow_answer_misses_the_service_level_and_an_abandoned_call_is_not_answered() {
    let mut stage = support();
    let slow = stage.ring();
    stage.wait(25);
    stage.does(
        "agent1",
        AgentCommand::Answer {
            interaction_id: slow.clone(),
        },
    );
    stage.hang_up(&slow);
    stage.dispose(&slow);
    let lost = stage.ring();
    stage.wait(3);
    stage.must(&telephony(lost, Signal::CustomerHungUp {}));
    let counted = today(&stage);
    assert_eq!(
        (counted.offered, counted.answered, counted.abandoned),
        (2, 1, 1)
    );
    assert_eq!(counted.within_service_level, 0);
    assert_eq!(counted.longest_wait, Millis::from_secs(25));
}

fn call_in(stage: &mut Stage) {
    stage.must(&Command::PlaceCall(Box::new(CallWish {
        campaign: Some(SUPPORT),
        ..CallWish::simulated(CallType::InboundDial, None, ASHA)
    })));
}

#[test]
fn a_call_from_a_queue_is_offered_once_however_often_it_rings() {
    let mut stage = support();
    call_in(&mut stage);
    let ringing = stage.in_hand("agent1");
    stage.wait(10);
    stage.does(
        "agent1",
        AgentCommand::Decline {
            interaction_id: ringing,
        },
    );
    // Nobody else is there: it comes back to the agent after a while.
    stage.wait(60);
    stage.tick();
    let again = stage.in_hand("agent1");
    stage.wait(2);
    stage.does(
        "agent1",
        AgentCommand::Answer {
            interaction_id: again,
        },
    );
    let counted = today(&stage);
    assert_eq!((counted.offered, counted.answered), (1, 1));
    assert_eq!(
        counted.wait_time,
        Millis::from_secs(72),
        "all the time together"
    );
    assert_eq!(counted.within_service_level, 0);
}

#[test]
fn a_customer_who_gives_up_waiting_is_abandoned() {
    let mut stage = support();
    let talk = stage.talk();
    call_in(&mut stage);
    let waiting = stage
        .centre
        .waiting_calls()
        .next()
        .expect("a call that waits")
        .crt_object_id
        .clone();
    stage.wait(40);
    stage.must(&Command::Telephony {
        call: waiting.into(),
        signal: Signal::CustomerHungUp {},
    });
    let counted = today(&stage);
    assert_eq!(
        (counted.offered, counted.answered, counted.abandoned),
        (2, 1, 1)
    );
    stage.hang_up(&talk);
}

#[test]
fn a_call_that_is_handed_to_a_queue_counts_there_anew() {
    let mut stage = support();
    let call = stage.talk();
    stage.does(
        "agent1",
        AgentCommand::Transfer {
            interaction_id: call.clone(),
            target: Target::Queue {
                agent_queue_id: PRIORITY,
            },
        },
    );
    let of = |queue| {
        stage
            .centre
            .statistics(None, Some(queue), StatisticsWindow::Day, stage.now())
            .totals
    };
    let (from, to) = (of(GENERAL), of(PRIORITY));
    assert_eq!((from.offered, from.transferred), (1, 1));
    assert_eq!((to.offered, to.transferred), (1, 0));
}

#[test]
fn asking_a_colleague_answers_no_further_call() {
    let mut stage = support();
    let call = stage.talk();
    stage.sign_in("agent2");
    stage.does(
        "agent2",
        AgentCommand::SelectCampaign {
            campaign_id: SUPPORT,
        },
    );
    stage.does("agent2", AgentCommand::SetReady {});
    stage.does(
        "agent1",
        AgentCommand::Consult {
            interaction_id: call,
            target: Target::User {
                user_id: user("agent2"),
            },
        },
    );
    let asked = stage.in_hand("agent2");
    stage.does(
        "agent2",
        AgentCommand::Answer {
            interaction_id: asked,
        },
    );
    let counted = today(&stage);
    assert_eq!((counted.offered, counted.answered), (1, 1));
}

#[test]
fn outgoing_calls_are_counted_as_dialled_and_connected() {
    let mut stage = Stage::ready_on(RENEWALS);
    for answered in [true, false] {
        let id = stage.dial();
        if answered {
            stage.must(&telephony(id.clone(), Signal::CustomerAnswered {}));
        }
        stage.hang_up(&id);
        if answered {
            stage.dispose(&id);
        }
    }
    let counted = stage
        .centre
        .statistics(Some(RENEWALS), None, StatisticsWindow::Day, stage.now())
        .totals;
    assert_eq!(
        (counted.outbound_dialled, counted.outbound_connected),
        (2, 1)
    );
    assert_eq!((counted.offered, counted.handled), (0, 1));
}

#[test]
fn half_hours_stand_in_their_order_and_old_ones_leave_the_window() {
    let mut stage = support();
    handled_call(&mut stage, 20);
    stage.set_now(MIDNIGHT + Millis::from_secs(31 * 60));
    handled_call(&mut stage, 20);
    let offered = |stage: &Stage, window| {
        let view = stage
            .centre
            .statistics(Some(SUPPORT), None, window, stage.now());
        let sum: u64 = view.series.iter().map(|one| one.counters.offered).sum();
        assert_eq!(sum, view.totals.offered);
        assert!(view.series.is_sorted_by_key(|one| one.from));
        (view.series.len(), sum)
    };
    assert_eq!(offered(&stage, StatisticsWindow::HalfHour), (1, 1));
    assert_eq!(offered(&stage, StatisticsWindow::Hour), (2, 2));
    assert_eq!(offered(&stage, StatisticsWindow::Day), (48, 2));
    stage.set_now(MIDNIGHT + Millis::from_secs(24 * 3_600));
    assert_eq!(offered(&stage, StatisticsWindow::Day), (48, 1));
    stage.set_now(MIDNIGHT + Millis::from_secs(72 * 3_600));
    assert_eq!(offered(&stage, StatisticsWindow::Day), (48, 0));
}

#[test]
fn today_begins_at_midnight() {
    let mut stage = support();
    handled_call(&mut stage, 20);
    assert_eq!(today(&stage).handled, 1);
    stage.set_now(MIDNIGHT + Millis::from_secs(24 * 3_600));
    assert_eq!(today(&stage), Counters::default());
    let agent = stage
        .centre
        .supervisor_view(&user("supervisor1"), stage.now())
        .agents
        .remove(0);
    assert_eq!(agent.handled_today, 0);
}

#[test]
fn the_rest_interface_gets_every_campaign_and_queue() {
    let mut stage = support();
    handled_call(&mut stage, 20);
    let by_campaign = stage
        .centre
        .counters_by_campaign(StatisticsWindow::Hour, stage.now());
    assert_eq!(by_campaign.len(), 4);
    assert_eq!((by_campaign[0].0, by_campaign[0].1.handled), (SUPPORT, 1));
    let by_queue = stage
        .centre
        .counters_by_queue(StatisticsWindow::Hour, stage.now());
    assert_eq!(by_queue.len(), 5);
    let (campaign, queue, counters) = by_queue[0];
    assert_eq!((campaign, queue, counters.handled), (SUPPORT, GENERAL, 1));
}

#[test]
fn apps_hear_how_a_campaign_with_agents_stands() {
    let mut stage = support();
    handled_call(&mut stage, 20);
    let live = stage.centre.live_statistics(stage.now());
    assert_eq!(live.len(), 1, "campaigns without agents say nothing");
    let (campaign, events) = &live[0];
    assert_eq!(*campaign, SUPPORT);
    let names: Vec<&str> = events.iter().map(|event| event.name()).collect();
    assert_eq!(
        names,
        ["campaignStatistics", "queueStatistics", "queueStatistics"]
    );
    let payload = events[0].payload();
    assert_eq!(payload["agents"]["ready"], 1);
    assert_eq!(payload["counters"]["handled"], 1);
}
