use callbench_contract::call::{HangupParty, SystemDisposition};
use callbench_contract::time::Millis;
use callbench_workspace::{AgentCommand, InteractionKind, Signal};

use crate::stage::{RENEWALS, SUPPORT, Stage, telephony};

#[test]
fn a_call_has_its_record_with_the_fact_that_disposes_of_it_and_only_then() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.ring();
    let none = |stage: &Stage| assert_eq!(stage.centre.just_ended(stage.now()), None);
    none(&stage);
    stage.wait(4).does(
        "agent1",
        AgentCommand::Answer {
            interaction_id: id.clone(),
        },
    );
    stage.wait(10).does(
        "agent1",
        AgentCommand::Hold {
            interaction_id: id.clone(),
        },
    );
    stage.wait(5).does(
        "agent1",
        AgentCommand::Resume {
            interaction_id: id.clone(),
        },
    );
    stage
        .wait(15)
        .must(&telephony(id.clone(), Signal::CustomerHungUp {}));
    none(&stage);
    stage.wait(7).dispose(&id);
    let past = stage.centre.just_ended(stage.now()).expect("it is over");
    let record = past.record;
    assert_eq!(record.interaction_id, id);
    assert_eq!(record.kind, InteractionKind::Call);
    assert_eq!(record.customer_name.as_deref(), Some("Asha Rao"));
    assert_eq!(record.hangup_first, Some(HangupParty::Customer));
    assert_eq!(
        [
            record.ringing_time,
            record.talk_time,
            record.hold_time,
            record.wrap_up_time
        ],
        [4, 30, 5, 7].map(Millis::from_secs)
    );
    assert_eq!(record.disposed_at, Some(stage.now()));
    assert_eq!(
        past.interaction.common().disposition_code,
        record.disposition_code
    );
    stage.does("agent1", AgentCommand::SetAutoCall { on: false });
    none(&stage);
}

#[test]
fn a_call_that_never_connected_has_its_record_when_it_ends() {
    let mut stage = Stage::ready_on(RENEWALS);
    let id = stage.dial();
    let rejected = Signal::CustomerNotReached {
        outcome: SystemDisposition::Busy,
    };
    stage.wait(3).must(&telephony(id, rejected));
    let record = stage
        .centre
        .just_ended(stage.now())
        .expect("it is over")
        .record;
    assert_eq!(record.ringing_time, Millis::from_secs(3));
    assert_eq!(
        (record.talk_time, record.connected_at),
        (Millis::ZERO, None)
    );
    assert_eq!((record.disposed_at, record.disposition_code), (None, None));
    assert!(record.system_disposition.is_some());
}
