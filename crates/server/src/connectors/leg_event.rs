//! What a voice platform's webhook says: one event about one leg of a call.

use serde::Deserialize;
use serde_json::Value;

use callbench_contract::call::SystemDisposition;
use callbench_contract::ids::Phone;
use callbench_workspace::parse_phone;

use super::cloud_event::malformed;
use super::meaning::is_id;
use crate::problem::Problem;

/// Kinds of events that are about legs.
const TYPES: [&str; 2] = ["leg_action_event", "leg_lifecycle_event"];

/// An event as it is sent. Platforms add fields; those that aren't named here are passed over.
#[derive(Debug, Deserialize)]
struct Sent {
    event_sid: String,
    event_type: String,
    event_name: String,
    event_timestamp: Value,
    data: SentData,
}

#[derive(Debug, Deserialize)]
struct SentData {
    leg_sid: String,
    contact_uri: String,
    exophone: String,
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    start_time: Option<Value>,
    #[serde(default)]
    end_time: Option<Value>,
    #[serde(default)]
    custom_param: Option<String>,
}

/// An event about a leg.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LegEvent {
    /// Which event.
    pub(super) sid: String,
    /// Which leg.
    pub(super) leg: String,
    /// What happened.
    pub(super) moment: Moment,
    /// Who is at the other end of the leg: `+919845012345`, or what stands before the `@` of a SIP address.
    pub(super) contact: String,
    /// Our number.
    pub(super) exophone: String,
    /// What the platform was given with the leg: the call's `crtObjectId`, for those that we start.
    pub(super) custom: Option<String>,
}

/// What happened to a leg.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Moment {
    /// It is being set up.
    Started,
    /// It was answered.
    Answered,
    /// It is over; with how it went, should nobody have answered.
    Ended(SystemDisposition),
    /// Something that changes no call, such as the end of an announcement.
    Other(String),
}

impl LegEvent {
    /// Reads a webhook's body.
    pub(super) fn read(body: &[u8]) -> Result<Self, Problem> {
        let sent: Sent =
            serde_json::from_slice(body).map_err(|error| malformed(&error.to_string(), None))?;
        if !TYPES.contains(&sent.event_type.as_str()) {
            return Err(malformed(
                &format!("`event_type` is none of {}", TYPES.join(", ")),
                Some("event_type"),
            ));
        }
        let id = |field: &'static str, text: &str| {
            if is_id(text) {
                return Ok(());
            }
            let rule = format!("`{field}` is not a text of 1 to 200 characters");
            Err(malformed(&rule, Some(field)))
        };
        id("event_sid", &sent.event_sid)?;
        id("event_name", &sent.event_name)?;
        id("leg_sid", &sent.data.leg_sid)?;
        id("contact_uri", &sent.data.contact_uri)?;
        id("exophone", &sent.data.exophone)?;
        is_time("event_timestamp", Some(&sent.event_timestamp))?;
        is_time("start_time", sent.data.start_time.as_ref())?;
        is_time("end_time", sent.data.end_time.as_ref())?;
        Ok(Self {
            moment: moment(
                &sent.event_name,
                sent.data.state.as_deref().unwrap_or_default(),
            ),
            sid: sent.event_sid,
            leg: sent.data.leg_sid,
            contact: user_part(&sent.data.contact_uri).to_owned(),
            exophone: user_part(&sent.data.exophone).to_owned(),
            custom: sent.data.custom_param.filter(|text| is_id(text)),
        })
    }

    /// The other end as a number, when it is one.
    pub(super) fn phone(&self) -> Option<Phone> {
        parse_phone(&self.contact).ok()
    }
}

/// Times come as text or as a number, in whatever form the platform likes; only that there is one counts.
fn is_time(field: &'static str, value: Option<&Value>) -> Result<(), Problem> {
    let fits = match value {
        None | Some(Value::Null) => field != "event_timestamp",
        Some(Value::String(text)) => field != "event_timestamp" || !text.is_empty(),
        Some(Value::Number(_)) => true,
        Some(_) => false,
    };
    if fits {
        return Ok(());
    }
    Err(malformed(&format!("`{field}` is no time"), Some(field)))
}

fn moment(name: &str, state: &str) -> Moment {
    match name {
        "leg_incoming" | "leg_initiated" | "leg_started" | "leg_connecting" | "leg_ringing" => {
            Moment::Started
        }
        "leg_answered" => Moment::Answered,
        "leg_busy" => Moment::Ended(SystemDisposition::Busy),
        "leg_no_answer" | "leg_timeout" => Moment::Ended(SystemDisposition::NoAnswer),
        "leg_rejected" => Moment::Ended(SystemDisposition::Rejected),
        "leg_cancelled" | "leg_canceled" => Moment::Ended(SystemDisposition::Cancelled),
        "leg_failed" => Moment::Ended(failure(state).unwrap_or(SystemDisposition::ProviderFailure)),
        "leg_ended" | "leg_terminated" | "leg_completed" | "leg_disconnected" | "leg_hangup" => {
            Moment::Ended(failure(state).unwrap_or(SystemDisposition::NoAnswer))
        }
        other => Moment::Other(other.to_owned()),
    }
}

/// How it went, from the leg's last state.
fn failure(state: &str) -> Option<SystemDisposition> {
    let state = state.to_ascii_lowercase().replace(['-', ' '], "_");
    Some(match state.as_str() {
        "busy" => SystemDisposition::Busy,
        "no_answer" | "noanswer" | "timeout" => SystemDisposition::NoAnswer,
        "rejected" | "declined" => SystemDisposition::Rejected,
        "cancelled" | "canceled" => SystemDisposition::Cancelled,
        "invalid_number" | "not_found" => SystemDisposition::NumberInvalid,
        "failed" => SystemDisposition::ProviderFailure,
        _ => return None,
    })
}

/// `sip:+9198…@example.org;x=y`, `tel:+9198…` or just the number.
fn user_part(uri: &str) -> &str {
    let rest = ["sips:", "sip:", "tel:"]
        .iter()
        .find_map(|scheme| {
            uri.get(..scheme.len())
                .filter(|start| start.eq_ignore_ascii_case(scheme))
                .and_then(|_| uri.get(scheme.len()..))
        })
        .unwrap_or(uri);
    rest.split(['@', ';']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sent() -> Value {
        json!({
            "event_sid": "e1", "event_type": "leg_action_event", "event_name": "leg_answered",
            "event_timestamp": "2026-01-31T12:34:56Z",
            "data": {
                "leg_sid": "l1", "contact_uri": "sip:+919845012345@sip.example.org;user=phone", "exophone": "tel:+918041234101",
                "state": "answered", "start_time": "2026-01-31T12:34:50Z", "end_time": null, "network_type": "pstn",
            },
        })
    }

    #[test]
    fn an_event_is_read_whatever_form_its_numbers_have() {
        let event = LegEvent::read(sent().to_string().as_bytes()).expect("an event");
        assert_eq!(event.moment, Moment::Answered);
        assert_eq!(
            (event.contact.as_str(), event.exophone.as_str()),
            ("+919845012345", "+918041234101")
        );
        assert_eq!(user_part("SIP:1001@host"), "1001");
        assert_eq!(user_part("é"), "é");
    }

    #[test]
    fn names_and_states_say_how_it_ended() {
        for (name, state, outcome) in [
            ("leg_terminated", "busy", SystemDisposition::Busy),
            ("leg_ended", "No Answer", SystemDisposition::NoAnswer),
            ("leg_failed", "", SystemDisposition::ProviderFailure),
            ("leg_completed", "completed", SystemDisposition::NoAnswer),
        ] {
            assert_eq!(
                moment(name, state),
                Moment::Ended(outcome),
                "{name} {state}"
            );
        }
        assert_eq!(
            moment("play_completed", ""),
            Moment::Other("play_completed".into())
        );
    }

    #[test]
    fn what_is_missing_or_of_the_wrong_kind_is_refused() {
        for field in [
            "event_sid",
            "event_type",
            "event_name",
            "event_timestamp",
            "data",
        ] {
            let mut event = sent();
            event.as_object_mut().expect("an object").remove(field);
            assert!(
                LegEvent::read(event.to_string().as_bytes()).is_err(),
                "{field}"
            );
        }
        for field in ["leg_sid", "contact_uri", "exophone"] {
            for broken in [Value::Null, json!(""), json!("x".repeat(201)), json!(5)] {
                let mut event = sent();
                event["data"][field] = broken;
                assert!(
                    LegEvent::read(event.to_string().as_bytes()).is_err(),
                    "{field}"
                );
            }
        }
        let mut event = sent();
        event["event_type"] = json!("sms_event");
        assert!(LegEvent::read(event.to_string().as_bytes()).is_err());
        assert!(LegEvent::read(b"{").is_err());
    }
}
