use callbench_contract::time::Timestamp;
use callbench_workspace::{Centre, Fact, FactFormat};

use crate::stage::{SUPPORT, Stage};

#[test]
fn facts_read_back_as_they_were_written() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    stage.hang_up(&id);
    stage.dispose(&id);
    for fact in &stage.log {
        let text = serde_json::to_string(fact).expect("a fact can be written");
        assert_eq!(
            &serde_json::from_str::<Fact>(&text).expect("and read"),
            fact
        );
    }
    assert_eq!(Centre::rebuild(&stage.log), stage.centre);
}

/// Lines as the first form wrote them: they must stay readable.
#[test]
fn the_first_form_stays_readable() {
    let lines = [
        r#"{"v":1,"at":1,"what":{"kind":"sessionStarted","user":"agent1","userName":"Meera","sessionId":"s-1"}}"#,
        r#"{"v":1,"at":2,"what":{"kind":"breakStarted","user":"agent1","reason":"Tea"}}"#,
        r#"{"v":1,"at":3,"what":{"kind":"callOffered","call":{"interactionId":"i-1","agent":"agent1","sessionId":"s-1","callType":"inbound.call.dial","campaignId":101,"agentQueueId":1001,"phone":"+919845012345","campaignPhone":"+918041234101","displayPhone":"+919845012345","maskingEnabled":false,"crtObjectId":"c-1","userCrtObjectId":"u-1","customerCrtId":"cc-1","customerId":1,"startedAt":3},"until":30003}}"#,
        r#"{"v":1,"at":4,"what":{"kind":"callConnected","interactionId":"i-1"}}"#,
        r#"{"v":1,"at":5,"what":{"kind":"callEnded","interactionId":"i-1","by":"customer","outcome":"CONNECTED","wrapUpUntil":120005}}"#,
        r#"{"v":1,"at":6,"what":{"kind":"callDisposed","interactionId":"i-1","disposal":{"dispositionCode":"RESOLVED","dispositionClass":"Resolved","by":"agent"}}}"#,
    ];
    let facts: Vec<Fact> = lines
        .iter()
        .map(|line| serde_json::from_str(line).expect("readable"))
        .collect();
    for (fact, line) in facts.iter().zip(lines) {
        assert_eq!(
            serde_json::to_string(fact).expect("writable"),
            line,
            "and written the same way"
        );
    }
    let centre = Centre::rebuild(&facts);
    assert_eq!(centre.sessions().count(), 1);
    assert_eq!(centre.interactions().count(), 1);
}

#[test]
fn a_newer_form_is_refused_with_the_way_out() {
    let text = r#"{"v":2,"at":1,"what":{"kind":"sessionResumed","user":"agent1"}}"#;
    let error = serde_json::from_str::<Fact>(text)
        .expect_err("a newer form")
        .to_string();
    assert!(error.contains("form 2"), "{error}");
    assert!(error.contains("newer callbench"), "{error}");
    assert_eq!(FactFormat::NUMBER, 1);
}

#[test]
fn facts_about_nothing_change_nothing() {
    let mut stage = Stage::ready_on(SUPPORT);
    let id = stage.talk();
    stage.hang_up(&id);
    let mut empty = Centre::new();
    let calls_only = stage.log.iter().filter(|fact| {
        let text = serde_json::to_string(fact).expect("JSON");
        [
            "callConnected",
            "callEnded",
            "becameReady",
            "campaignSelected",
        ]
        .iter()
        .any(|kind| text.contains(kind))
    });
    for fact in calls_only {
        empty.apply(fact);
        assert!(empty.deliveries(fact).is_empty());
    }
    assert_eq!(empty, Centre::new());
    assert!(
        empty
            .next_deadline()
            .is_none_or(|deadline| deadline > Timestamp::new(0))
    );
}
