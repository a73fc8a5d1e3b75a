//! CloudEvents 1.0 as they come over HTTP: structured, batched, binary. What breaks the specification is refused by attribute.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use super::rfc3339::is_rfc3339;
use crate::problem::Problem;

/// The media type of one event with its attributes in the body.
pub(super) const STRUCTURED: &str = "application/cloudevents+json";
/// The media type of a list of them.
pub(super) const BATCH: &str = "application/cloudevents-batch+json";
/// Headers that carry attributes begin like this.
const ATTRIBUTE: &str = "ce-";
/// The longest attribute, in bytes: they are kept, and stand in logs.
const LONGEST: usize = 512;

/// An event whose attributes keep the rules.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CloudEvent {
    pub(super) id: String,
    pub(super) source: String,
    pub(super) event_type: String,
    pub(super) data: Map<String, Value>,
}

/// What a request holds. In a batch each event stands for itself.
#[derive(Debug)]
pub(super) enum Received {
    One(Box<CloudEvent>),
    Batch(Vec<Result<CloudEvent, Rejected>>),
}

/// An event that breaks the rules, with what could be read of its identity.
#[derive(Debug)]
pub(super) struct Rejected {
    pub(super) id: Option<String>,
    pub(super) source: Option<String>,
    pub(super) problem: Box<Problem>,
}

/// Reads a request in whichever mode it is.
pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Received, Problem> {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .map(|value| {
            value
                .split(';')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase()
        })
        .unwrap_or_default();
    match content_type.as_str() {
        STRUCTURED => {
            let event = structured(json(body)?).map_err(|rejected| *rejected.problem)?;
            Ok(Received::One(Box::new(event)))
        }
        BATCH => match json(body)? {
            Value::Array(events) => Ok(Received::Batch(
                events.into_iter().map(structured).collect(),
            )),
            _ => Err(malformed("a batch is a JSON array of events", None)),
        },
        _ if headers.contains_key("ce-specversion") => {
            binary(headers, &content_type, body).map(|event| Received::One(Box::new(event)))
        }
        other => Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not-a-cloud-event",
            format!(
                "`{}` is no CloudEvent in a form that this host reads",
                other.chars().take(80).collect::<String>()
            ),
            format!(
                "send `{STRUCTURED}`, `{BATCH}`, or the attributes as `ce-…` headers with a JSON body"
            ),
        )),
    }
}

fn structured(event: Value) -> Result<CloudEvent, Rejected> {
    let text = |event: &Value, name: &str| {
        let text = event.get(name)?.as_str()?;
        (text.len() <= LONGEST).then(|| text.to_owned())
    };
    let (id, source) = (text(&event, "id"), text(&event, "source"));
    read_structured(event).map_err(|problem| Rejected {
        id,
        source,
        problem: Box::new(problem),
    })
}

fn read_structured(event: Value) -> Result<CloudEvent, Problem> {
    let Value::Object(mut event) = event else {
        return Err(malformed("an event is a JSON object", None));
    };
    let data = match (event.remove("data"), event.remove("data_base64")) {
        (Some(_), Some(_)) => {
            return Err(malformed(
                "`data` and `data_base64` exclude each other",
                Some("data"),
            ));
        }
        (Some(data), None) => data,
        (None, Some(Value::String(text))) => {
            let bytes = STANDARD
                .decode(text)
                .map_err(|_| malformed("`data_base64` is not base64", Some("data_base64")))?;
            json(&bytes)?
        }
        (None, Some(_)) => return Err(malformed("`data_base64` is not text", Some("data_base64"))),
        (None, None) => Value::Null,
    };
    for name in event.keys() {
        if !is_attribute_name(name) {
            return Err(malformed(
                &format!(
                    "`{}` can't be an attribute: names are lower-case letters and digits",
                    shown(name)
                ),
                None,
            ));
        }
    }
    let attribute = |name: &str| match event.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(malformed(&format!("`{name}` is not text"), Some(name))),
    };
    checked(attribute, data)
}

fn binary(headers: &HeaderMap, content_type: &str, body: &[u8]) -> Result<CloudEvent, Problem> {
    if !body.is_empty() && !is_json(content_type) {
        return Err(malformed(
            "the data of the events that this host knows is JSON, and `Content-Type` says otherwise",
            Some("datacontenttype"),
        ));
    }
    let attribute = |name: &str| {
        let mut all = headers.get_all(format!("{ATTRIBUTE}{name}")).iter();
        match (all.next(), all.next()) {
            (None, _) => Ok(None),
            (Some(value), None) => value
                .to_str()
                .ok()
                .and_then(percent_decoded)
                .map(Some)
                .ok_or_else(|| malformed(&format!("`ce-{name}` is not text"), Some(name))),
            (Some(_), Some(_)) => Err(malformed(&format!("`ce-{name}` stands twice"), Some(name))),
        }
    };
    let data = if body.is_empty() {
        Value::Null
    } else {
        json(body)?
    };
    checked(attribute, data)
}

/// The rules for attributes, in whichever mode they came.
fn checked(
    attribute: impl Fn(&str) -> Result<Option<String>, Problem>,
    data: Value,
) -> Result<CloudEvent, Problem> {
    let required = |name: &str| {
        let text = attribute(name)?.unwrap_or_default();
        if text.is_empty() {
            return Err(malformed(
                &format!("`{name}` is missing or empty"),
                Some(name),
            ));
        }
        if text.len() > LONGEST {
            return Err(malformed(
                &format!("`{name}` is longer than {LONGEST} bytes"),
                Some(name),
            ));
        }
        if text.chars().any(char::is_control) {
            return Err(malformed(
                &format!("`{name}` holds control characters"),
                Some(name),
            ));
        }
        Ok(text)
    };
    let version = required("specversion")?;
    if version != "1.0" {
        return Err(malformed(
            &format!(
                "`specversion` is `{}`, and this host reads 1.0",
                shown(&version)
            ),
            Some("specversion"),
        ));
    }
    let id = required("id")?;
    let source = required("source")?;
    if source.contains(char::is_whitespace) {
        return Err(malformed("`source` is not a URI reference", Some("source")));
    }
    let event_type = required("type")?;
    if let Some(time) = attribute("time")?
        && !is_rfc3339(&time)
    {
        return Err(malformed(
            "`time` is not a time as in RFC 3339",
            Some("time"),
        ));
    }
    if let Some(kind) = attribute("datacontenttype")?
        && !is_json(kind.split(';').next().unwrap_or_default().trim())
    {
        return Err(malformed(
            "the data of the events that this host knows is JSON, and `datacontenttype` says otherwise",
            Some("datacontenttype"),
        ));
    }
    let data = match data {
        Value::Object(data) => data,
        Value::Null => Map::new(),
        _ => return Err(malformed("`data` is not a JSON object", Some("data"))),
    };
    Ok(CloudEvent {
        id,
        source,
        event_type,
        data,
    })
}

fn is_attribute_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

fn is_json(media_type: &str) -> bool {
    let media_type = media_type.to_ascii_lowercase();
    media_type == "application/json" || media_type == "text/json" || media_type.ends_with("+json")
}

/// Attributes in headers are percent-encoded where they hold more than ASCII.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, tail)) = rest.split_first() {
        rest = tail;
        let digits = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        match (
            byte,
            digits.and_then(|two| u8::from_str_radix(two, 16).ok()),
        ) {
            (b'%', Some(decoded)) => {
                bytes.push(decoded);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => bytes.push(*byte),
        }
    }
    String::from_utf8(bytes).ok()
}

fn json(body: &[u8]) -> Result<Value, Problem> {
    serde_json::from_slice(body)
        .map_err(|error| malformed(&format!("it is not JSON: {error}"), None))
}

fn shown(text: &str) -> String {
    text.chars().take(80).collect()
}

/// 422: not an event as CloudEvents 1.0 describes it.
pub(super) fn malformed(what: &str, field: Option<&str>) -> Problem {
    let problem = Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "malformed-event",
        format!("the event can't be read: {what}"),
        "compare it with the examples in docs/internals/connectors.md",
    );
    match field {
        Some(field) => problem.field(field),
        None => problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;
    use serde_json::json;

    fn event() -> Value {
        json!({
            "specversion": "1.0", "id": "1", "source": "/pbx", "type": "callbench.call.arrived",
            "time": "2026-01-31T12:34:56.789+05:30", "data": { "phone": "+919845012345" },
        })
    }

    fn read_event(event: &Value) -> Result<CloudEvent, Problem> {
        structured(event.clone()).map_err(|rejected| *rejected.problem)
    }

    #[test]
    fn the_three_modes_carry_the_same_event() {
        let headers = |kind: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            headers
        };
        let body = event().to_string().into_bytes();
        let Ok(Received::One(one)) = read(
            &headers("application/cloudevents+json; charset=utf-8"),
            &body,
        ) else {
            panic!("one event");
        };
        let body = json!([event()]).to_string().into_bytes();
        let Ok(Received::Batch(batch)) = read(&headers(BATCH), &body) else {
            panic!("a batch");
        };
        assert_eq!(batch[0].as_ref().expect("an event"), one.as_ref());
        let mut binary = headers("application/json");
        for (name, value) in [
            ("ce-specversion", "1.0"),
            ("ce-id", "1"),
            ("ce-source", "/p%62x"),
            ("ce-type", "callbench.call.arrived"),
        ] {
            binary.insert(name, HeaderValue::from_static(value));
        }
        let Ok(Received::One(binary)) = read(&binary, b"{\"phone\":\"+919845012345\"}") else {
            panic!("one event");
        };
        assert_eq!(binary, one);
    }

    #[test]
    fn each_broken_rule_names_its_attribute() {
        let without = |name: &str| {
            let mut event = event();
            event.as_object_mut().expect("an object").remove(name);
            event
        };
        let with = |name: &str, value: Value| {
            let mut event = event();
            event[name] = value;
            event
        };
        for name in ["specversion", "id", "source", "type"] {
            for broken in [
                without(name),
                with(name, json!("")),
                with(name, json!(1)),
                with(name, json!("a\nb")),
            ] {
                let problem = read_event(&broken).expect_err("refused");
                assert_eq!(problem.field.as_deref(), Some(name), "{broken}");
            }
        }
        for (broken, field) in [
            (with("specversion", json!("0.3")), Some("specversion")),
            (with("source", json!("a b")), Some("source")),
            (with("id", json!("x".repeat(513))), Some("id")),
            (with("time", json!("yesterday")), Some("time")),
            (
                with("datacontenttype", json!("text/xml")),
                Some("datacontenttype"),
            ),
            (with("data", json!([1])), Some("data")),
            (with("data_base64", json!("e30=")), Some("data")),
            (with("Subject", json!("x")), None),
            (json!("text"), None),
        ] {
            let problem = read_event(&broken).expect_err("refused");
            assert_eq!(problem.code, "malformed-event");
            assert_eq!(problem.field.as_deref(), field, "{broken}");
        }
    }

    #[test]
    fn data_may_come_as_base64() {
        let mut event = event();
        let object = event.as_object_mut().expect("an object");
        object.remove("data");
        object.insert("data_base64".into(), json!("eyJhIjoxfQ=="));
        assert_eq!(read_event(&event).expect("an event").data["a"], 1);
    }
}
