//! From an event to what it means for the contact centre: one table of types.

use callbench_contract::call::CallType;
use callbench_contract::ids::{
    AgentQueueId, CampaignId, ChatId, CrtObjectId, CustomerId, OrderId, UserId,
};
use callbench_workspace::{CallWish, ChatSignal, CustomerChat, Signal};
use http::StatusCode;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::cloud_event::{CloudEvent, malformed};
use super::connector::Connector;
use crate::problem::Problem;

/// What an event asks of the contact centre.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// A call has come in.
    Arrived(Box<CallWish>),
    /// Something happened in a call.
    Signal { call: CrtObjectId, signal: Signal },
    /// An order was carried out, or not.
    Order { order: OrderId, signal: Signal },
    /// A customer does something in a chat.
    Chat(Box<CustomerChat>),
}

/// How the data of a type is read.
#[derive(Debug, Clone, Copy)]
enum Reading {
    Arrived,
    /// As the signal of this name.
    Signal(&'static str),
    /// As the signal of this name, about an order.
    Order(&'static str),
    /// As the chat signal of this name.
    Chat(&'static str),
}

const TYPES: [(&str, Reading); 17] = [
    ("callbench.call.arrived", Reading::Arrived),
    (
        "callbench.call.customerAnswered",
        Reading::Signal("customerAnswered"),
    ),
    (
        "callbench.call.customerHungUp",
        Reading::Signal("customerHungUp"),
    ),
    (
        "callbench.call.customerNotReached",
        Reading::Signal("customerNotReached"),
    ),
    (
        "callbench.call.agentAnswered",
        Reading::Signal("agentAnswered"),
    ),
    ("callbench.call.agentHungUp", Reading::Signal("agentHungUp")),
    (
        "callbench.call.partyAnswered",
        Reading::Signal("partyAnswered"),
    ),
    (
        "callbench.call.partyNotReached",
        Reading::Signal("partyNotReached"),
    ),
    ("callbench.call.partyLeft", Reading::Signal("partyLeft")),
    ("callbench.call.spoken", Reading::Signal("spoken")),
    (
        "callbench.call.digitsPressed",
        Reading::Signal("digitsPressed"),
    ),
    (
        "callbench.call.recordingReady",
        Reading::Signal("recordingReady"),
    ),
    ("callbench.order.done", Reading::Order("orderDone")),
    ("callbench.order.failed", Reading::Order("orderFailed")),
    ("callbench.chat.opened", Reading::Chat("opens")),
    ("callbench.chat.written", Reading::Chat("writes")),
    ("callbench.chat.left", Reading::Chat("leaves")),
];

/// The data of `callbench.call.arrived`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Arrival {
    crt_object_id: String,
    phone: String,
    #[serde(default)]
    call_type: Option<CallType>,
    #[serde(default)]
    campaign_id: Option<CampaignId>,
    #[serde(default)]
    agent_queue_id: Option<AgentQueueId>,
    #[serde(default)]
    agent: Option<UserId>,
    #[serde(default)]
    customer_id: Option<CustomerId>,
}

/// What an event means, or why it means nothing here.
pub(super) fn read(event: CloudEvent, connector: &impl Connector) -> Result<Meaning, Problem> {
    let CloudEvent {
        event_type,
        mut data,
        ..
    } = event;
    let reading = TYPES
        .iter()
        .find(|(name, _)| *name == event_type)
        .map(|(_, reading)| *reading)
        .ok_or_else(|| unknown_type(&event_type))?;
    match reading {
        Reading::Arrived => arrived(data, connector).map(Box::new).map(Meaning::Arrived),
        Reading::Signal(name) => Ok(Meaning::Signal {
            call: CrtObjectId::new(taken(&mut data, "crtObjectId")?),
            signal: tagged(name, data)?,
        }),
        Reading::Order(name) => {
            // Which call it was is known from the order; telling it again does no harm.
            data.remove("crtObjectId");
            let order = text(&data, "orderId")?.to_owned();
            Ok(Meaning::Order {
                order: OrderId::new(order),
                signal: tagged(name, data)?,
            })
        }
        Reading::Chat(name) => Ok(Meaning::Chat(Box::new(CustomerChat {
            chat: Some(ChatId::new(taken(&mut data, "chatId")?)),
            signal: tagged::<ChatSignal>(name, data)?,
        }))),
    }
}

fn arrived(data: Map<String, Value>, connector: &impl Connector) -> Result<CallWish, Problem> {
    text(&data, "crtObjectId")?;
    let arrival: Arrival = serde_json::from_value(Value::Object(data))
        .map_err(|error| malformed(&error.to_string(), Some("data")))?;
    let call_type = arrival.call_type.unwrap_or(CallType::InboundDial);
    Ok(CallWish {
        campaign: arrival.campaign_id,
        queue: arrival.agent_queue_id,
        customer: arrival.customer_id,
        line: connector.line(CrtObjectId::new(arrival.crt_object_id)),
        ..CallWish::simulated(call_type, arrival.agent, arrival.phone)
    })
}

/// Reads data as the variant of that name. Fields that the variant doesn't have are misspelt ones: refused.
fn tagged<T: DeserializeOwned + Serialize>(
    name: &str,
    mut data: Map<String, Value>,
) -> Result<T, Problem> {
    let given: Vec<String> = data.keys().cloned().collect();
    data.insert("signal".to_owned(), json!(name));
    let read: T = serde_json::from_value(Value::Object(data))
        .map_err(|error| malformed(&error.to_string(), Some("data")))?;
    let known = serde_json::to_value(&read).map_err(|error| Problem::internal(&error))?;
    match given
        .iter()
        .find(|field| known.get(field.as_str()).is_none())
    {
        Some(unknown) => Err(malformed(
            &format!(
                "`data` has a field `{}` that this type doesn't have",
                unknown.chars().take(80).collect::<String>()
            ),
            Some("data"),
        )),
        None => Ok(read),
    }
}

fn taken(data: &mut Map<String, Value>, name: &'static str) -> Result<String, Problem> {
    let text = text(data, name)?.to_owned();
    data.remove(name);
    Ok(text)
}

/// An id: text of at most 200 characters, none of them a control character.
fn text<'a>(data: &'a Map<String, Value>, name: &'static str) -> Result<&'a str, Problem> {
    match data.get(name).and_then(Value::as_str) {
        Some(text) if is_id(text) => Ok(text),
        _ => Err(malformed(
            &format!("`data.{name}` is missing, or not a text of 1 to {LONGEST_ID} characters"),
            Some("data"),
        )),
    }
}

const LONGEST_ID: usize = 200;

/// Whether a text can name a call, a leg, an order.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_ID && !text.chars().any(char::is_control)
}

fn unknown_type(given: &str) -> Problem {
    let known: Vec<&str> = TYPES.iter().map(|(name, _)| *name).collect();
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "unknown-event-type",
        format!(
            "`{}` is no type that this host knows",
            given.chars().take(80).collect::<String>()
        ),
        format!("send one of: {}", known.join(", ")),
    )
    .field("type")
    .details(json!({ "known": known }))
}

#[cfg(test)]
mod tests {
    use super::super::connector::Simulator;
    use super::*;

    fn meaning(event_type: &str, data: Value) -> Result<Meaning, Problem> {
        let Value::Object(data) = data else {
            panic!("an object");
        };
        let event = CloudEvent {
            id: "1".into(),
            source: "/pbx".into(),
            event_type: event_type.into(),
            data,
        };
        read(event, &Simulator)
    }

    #[test]
    fn every_signal_of_the_workspace_has_a_type() {
        let signals = [
            json!({ "signal": "customerAnswered" }),
            json!({ "signal": "customerHungUp" }),
            json!({ "signal": "customerNotReached", "outcome": "BUSY" }),
            json!({ "signal": "agentAnswered", "userId": "agent1" }),
            json!({ "signal": "agentHungUp" }),
            json!({ "signal": "partyAnswered", "partyId": "p" }),
            json!({ "signal": "partyNotReached", "outcome": "NO_ANSWER" }),
            json!({ "signal": "partyLeft" }),
            json!({ "signal": "spoken", "speaker": "customer", "text": "Hello" }),
            json!({ "signal": "digitsPressed", "digits": "1#" }),
            json!({ "signal": "recordingReady", "url": "https://example.org/1.mp3" }),
        ];
        for expected in signals {
            let name = expected["signal"].as_str().expect("a name").to_owned();
            let mut data = expected.clone();
            data.as_object_mut().expect("an object").remove("signal");
            data["crtObjectId"] = json!("call-1");
            let found = meaning(&format!("callbench.call.{name}"), data).expect("a meaning");
            let signal: Signal = serde_json::from_value(expected).expect("a signal");
            let call = CrtObjectId::new("call-1");
            assert_eq!(found, Meaning::Signal { call, signal });
        }
        let done = meaning(
            "callbench.order.failed",
            json!({ "orderId": "o", "reason": "busy" }),
        );
        assert!(matches!(done, Ok(Meaning::Order { .. })), "{done:?}");
    }

    #[test]
    fn data_that_does_not_fit_its_type_is_refused() {
        for (event_type, data) in [
            (
                "callbench.call.arrived",
                json!({ "phone": "+919845012345" }),
            ),
            ("callbench.call.arrived", json!({ "crtObjectId": "c" })),
            (
                "callbench.call.arrived",
                json!({ "crtObjectId": "c", "phone": "1", "campaing": 1 }),
            ),
            ("callbench.call.customerAnswered", json!({})),
            (
                "callbench.call.customerAnswered",
                json!({ "crtObjectId": "" }),
            ),
            (
                "callbench.call.customerAnswered",
                json!({ "crtObjectId": "c", "extra": 1 }),
            ),
            (
                "callbench.call.customerNotReached",
                json!({ "crtObjectId": "c", "outcome": "GONE" }),
            ),
            (
                "callbench.call.spoken",
                json!({ "crtObjectId": "c", "speaker": "dog", "text": "" }),
            ),
            ("callbench.order.failed", json!({ "orderId": "o" })),
            ("callbench.chat.written", json!({ "text": "no chat" })),
        ] {
            let problem = meaning(event_type, data.clone()).expect_err("refused");
            assert_eq!(problem.code, "malformed-event", "{event_type} {data}");
        }
    }

    #[test]
    fn an_unknown_type_is_told_which_there_are() {
        let problem = meaning("com.example.call", json!({})).expect_err("refused");
        assert_eq!(problem.code, "unknown-event-type");
        let details = problem.details.expect("details");
        assert_eq!(details["known"].as_array().map(Vec::len), Some(TYPES.len()));
    }
}
