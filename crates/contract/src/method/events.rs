//! Registrations and the app's own life.

use super::{AnsweredBy, Kind, MethodEntry};
use crate::data::Registration;
use crate::error::ErrorCode::{EventNotAllowed, EventNotRecognised, WrongArgument};
use crate::grade::Grade;
use serde_json::json;

pub(super) fn rows() -> Vec<MethodEntry> {
    let mut rows = life_cycle().to_vec();
    rows.extend(events(
        "globalEvent",
        "Global events concern the agent, wherever the app runs.",
        "callConnected",
    ));
    rows.extend(events(
        "contextEvent",
        "Context events concern what the app's slot shows.",
        "customerSelected",
    ));
    rows
}

fn life_cycle() -> [MethodEntry; 3] {
    let name = "One of `appLoad`, `appRegistered`, `appFocus`, `appBlur`, `appUnload`; ours are `hostGone` and `hostBack`.";
    let row = |method: &str, summary: &str| {
        MethodEntry::new("lifeCycle", method, Grade::Seen, AnsweredBy::Shell, summary)
    };
    [
        row(
            "event",
            "The SDK tells about the app's own life; apps don't call it.",
        )
        .called("sent by the SDK itself")
        .key("eventName", Kind::Text, name)
        .resolves_to("Never answered."),
        row("register", "Registers for a life-cycle event.")
            .called("client.lifeCycle(name, callback)")
            .called("client.lifeCycle.register(name, callback)")
            .key("eventName", Kind::Text, name)
            .answers::<Registration>("`{ eventName }`.")
            .refused_with(&[EventNotRecognised, WrongArgument])
            .example(
                json!({ "eventName": "appFocus" }),
                json!({ "eventName": "appFocus" }),
            ),
        row("unRegister", "Ends such a registration.")
            .called("the function that `client.lifeCycle(…)` resolves to")
            .called("client.lifeCycle.unRegister(name, callback)")
            .key("eventName", Kind::Text, name)
            .answers::<Registration>("`{ eventName }`.")
            .refused_with(&[WrongArgument])
            .example(
                json!({ "eventName": "appFocus" }),
                json!({ "eventName": "appFocus" }),
            ),
    ]
}

fn events(service: &str, about: &str, example: &str) -> [MethodEntry; 2] {
    [
        MethodEntry::new(
            service,
            "register",
            Grade::Guide,
            AnsweredBy::Shell,
            &format!("Registers for an event. {about}"),
        )
        .called(&format!("client.{service}(name, callback)"))
        .called(&format!("client.{service}.register(name, callback)"))
        .key("eventName", Kind::Text, "A name of the build profile.")
        .optional_key(
            "current",
            Kind::Truth,
            "Whether the newest event of that name that still holds is handed over first (ours); by `{ current: true }` as the call's third argument.",
        )
        .answers::<Registration>(
            "A function that unregisters; on the wire and in the legacy form `{ eventName }`.",
        )
        .refused_with(&[EventNotRecognised, EventNotAllowed, WrongArgument])
        .example(json!({ "eventName": example }), json!({ "eventName": example })),
        MethodEntry::new(
            service,
            "unRegister",
            Grade::Seen,
            AnsweredBy::Shell,
            "Ends the registration.",
        )
        .called(&format!(
            "the function that `client.{service}(…)` resolves to"
        ))
        .called(&format!("client.{service}.unRegister(name, callback)"))
        .key(
            "eventName",
            Kind::Text,
            "The name that was registered; sent when the last callback of that name goes.",
        )
        .answers::<Registration>("`{ eventName }`.")
        .refused_with(&[WrongArgument])
        .example(json!({ "eventName": example }), json!({ "eventName": example })),
    ]
}
