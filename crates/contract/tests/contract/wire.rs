//! The envelopes of both transports.

use callbench_contract::wire::{LifeCycleEvent, legacy, port};
use callbench_contract::{AppError, ErrorCode};
use serde_json::{Value, from_value, json, to_value};

fn request() -> legacy::Request {
    from_value(json!({
        "requestId": "r1",
        "service": "globalData",
        "method": "get",
        "requestData": { "dataObject": "loggedInUser" },
        "instanceId": "i1",
        "sdkVersion": "1.0.0",
    }))
    .expect("a request")
}

#[test]
fn a_legacy_request_keeps_its_keys() {
    let wire = to_value(request()).expect("json");
    let keys: Vec<&String> = wire.as_object().expect("an object").keys().collect();
    assert_eq!(
        keys,
        [
            "requestId",
            "service",
            "method",
            "requestData",
            "instanceId",
            "sdkVersion"
        ]
    );
}

#[test]
fn app_load_may_name_further_transports() {
    let load: legacy::Request = from_value(json!({
        "requestId": "r0", "service": "lifeCycle", "method": "event",
        "requestData": { "eventName": "appLoad" }, "transports": ["port/1"],
    }))
    .expect("a request");
    assert_eq!(
        load.transports.as_deref(),
        Some(&[port::TRANSPORT.to_owned()][..])
    );
    assert_eq!(load.instance_id, None);
}

#[test]
fn legacy_answers_and_events_have_the_platforms_shape() {
    let success = legacy::Message::answer(&request(), Ok(json!({ "userId": "agent1" })));
    let expected = json!({
        "responseType": "request", "requestId": "r1", "service": "globalData", "method": "get",
        "status": "success", "data": { "userId": "agent1" },
    });
    assert_eq!(to_value(&success).expect("json"), expected);

    let refusal = AppError::new(ErrorCode::NotPermitted, "no");
    let failure = to_value(legacy::Message::answer(&request(), Err(&refusal))).expect("json");
    assert_eq!(failure["status"], "failure");
    assert_eq!(failure["data"], json!({ "code": 137, "message": "no" }));

    let event = legacy::Message::Event {
        service: "globalEvent".to_owned(),
        event_name: "callConnected".to_owned(),
        data: Value::Null,
    };
    let expected = json!({ "responseType": "event", "service": "globalEvent", "eventName": "callConnected", "data": null });
    assert_eq!(to_value(event).expect("json"), expected);

    let offer = to_value(legacy::Message::Port {
        version: port::VERSION,
    })
    .expect("json");
    assert_eq!(offer, json!({ "responseType": "port", "version": 1 }));
}

#[test]
fn port_messages_round_trip() {
    let notice: port::Request = from_value(
        json!({ "service": "lifeCycle", "method": "event", "data": { "eventName": "appFocus" } }),
    )
    .expect("a notice");
    assert_eq!(notice.id, None);
    let request =
        json!({ "id": 7, "service": "store", "method": "get", "data": { "key": "draft" } });
    assert_eq!(
        to_value(from_value::<port::Request>(request.clone()).expect("a request")).expect("json"),
        request
    );
    let failure = port::Failure {
        id: 7,
        error: AppError::new(ErrorCode::NotFound, "no"),
    };
    assert_eq!(
        to_value(failure).expect("json"),
        json!({ "id": 7, "error": { "code": 143, "message": "no" } })
    );
    let event = port::Event {
        event: "globalEvent:callHungup".to_owned(),
        data: json!({}),
    };
    assert_eq!(
        to_value(event).expect("json"),
        json!({ "event": "globalEvent:callHungup", "data": {} })
    );
}

#[test]
fn life_cycle_names_are_the_sdks() {
    let names = LifeCycleEvent::ALL.map(LifeCycleEvent::as_str);
    assert_eq!(
        names,
        [
            "appLoad",
            "appRegistered",
            "appFocus",
            "appBlur",
            "appUnload"
        ]
    );
    for event in LifeCycleEvent::ALL {
        assert_eq!(to_value(event).expect("json"), event.as_str());
    }
}
