//! A request as an app gives it to `httpRequest` (`{ url, method, headers, body }`), or as it comes over HTTP.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Fault;

/// The one part of a live server that apps may reach through the shell.
const PREFIX: &str = "ameyorestapi/";

/// A request below `ameyorestapi/`, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct AmeyoRequest {
    /// Upper-case.
    pub(crate) method: String,
    /// Behind the prefix, without the query.
    pub(crate) path: String,
    /// Decoded, in order; an array repeats its key.
    pub(crate) query: Vec<(String, String)>,
    /// JSON, whether the app gave a value or its text.
    pub(crate) body: Option<Value>,
}

/// Why a request can't be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RequestError {
    #[error("{0}")]
    WrongArgument(String),
    #[error(
        "`{0}` is not a path of the platform's REST interface; give one such as `ameyorestapi/cc/campaigns/getAssigned` (no server, no leading slash), and call other servers with `fetch`"
    )]
    UrlNotAllowed(String),
}

impl AmeyoRequest {
    /// Reads `httpRequestData`.
    pub(crate) fn parse(data: &Value) -> Result<Self, RequestError> {
        let wrong = |what: &str| RequestError::WrongArgument(what.to_owned());
        let data = data
            .as_object()
            .ok_or_else(|| wrong("httpRequest takes an object: { url, method, headers, body }"))?;
        let url = data
            .get("url")
            .and_then(Value::as_str)
            .ok_or_else(|| wrong("`url` is missing or not text"))?;
        let method = match data.get("method") {
            None | Some(Value::Null) => "GET".to_owned(),
            Some(Value::String(method)) => method.to_ascii_uppercase(),
            Some(_) => return Err(wrong("`method` is not text")),
        };
        let body = match data.get("body") {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => json(text.as_bytes())
                .map_err(|why| RequestError::WrongArgument(format!("`body` {why}")))?,
            Some(value) => Some(value.clone()),
        };
        let not_allowed = || RequestError::UrlNotAllowed(url.chars().take(200).collect());
        let rest = url.strip_prefix(PREFIX).ok_or_else(not_allowed)?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let leads_out = path
            .split('/')
            .any(|segment| matches!(segment, "" | "." | ".."))
            || path.contains(['%', '\\', '#']);
        if leads_out {
            return Err(not_allowed());
        }
        Ok(Self {
            method,
            path: path.to_owned(),
            query: pairs(query),
            body,
        })
    }

    /// A request that came over HTTP: the path behind `/ameyorestapi/` as it was sent, and the body.
    pub(super) fn received(
        method: &str,
        path: &str,
        query: &str,
        body: &[u8],
    ) -> Result<Self, Fault> {
        Ok(Self {
            method: method.to_ascii_uppercase(),
            path: path.to_owned(),
            query: pairs(query),
            body: json(body).map_err(|why| Fault::invalid_input(format!("the body {why}")))?,
        })
    }

    /// All values of a parameter of the query.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The numbers of a parameter: none, one, or an array, which repeats its key.
    pub(super) fn numbers(&self, name: &str) -> Result<Vec<i64>, Fault> {
        self.all(name)
            .map(|text| {
                text.trim().parse().map_err(|_| {
                    Fault::invalid_input(format!("`{name}` in the query is not a number"))
                })
            })
            .collect()
    }

    /// The body as `T`; nothing sent counts as an empty object.
    pub(super) fn body_or_default<T: Default + DeserializeOwned>(&self) -> Result<T, Fault> {
        match &self.body {
            None => Ok(T::default()),
            Some(body @ Value::Object(_)) => T::deserialize(body)
                .map_err(|error| Fault::invalid_input(format!("the body: {error}"))),
            Some(_) => Err(Fault::invalid_input("the body is not an object")),
        }
    }
}

/// Apps send ids as numbers and as text.
pub(super) fn number(value: &Value) -> Option<i64> {
    value
        .as_i64()
        .or_else(|| value.as_str()?.trim().parse().ok())
}

/// A body as JSON; nothing but white space is none.
fn json(body: &[u8]) -> Result<Option<Value>, String> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    serde_json::from_slice(body)
        .map(|value: Value| (!value.is_null()).then_some(value))
        .map_err(|error| format!("is not JSON: {error}"))
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let query = query.split('#').next().unwrap_or_default();
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (form_decode(key), form_decode(value))
        })
        .collect()
}

/// Decodes as forms do: `+` is a space; what isn't valid stays as it is.
fn form_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, tail)) = rest.split_first() {
        rest = tail;
        let hex = |byte: u8| {
            char::from(byte)
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        };
        match (byte, tail) {
            (b'+', _) => bytes.push(b' '),
            (b'%', [high, low, after @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                }
                _ => bytes.push(b'%'),
            },
            _ => bytes.push(*byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_request_is_taken_apart_in_either_generation_s_form() {
        let request = AmeyoRequest::parse(&json!({
            "url": "ameyorestapi/cc/agentQueues/getByCampaign?campaignId=101&ts=1700000000&a=b%20c&a=d+e",
            "method": "get",
            "headers": { "content-type": "application/json" },
        }))
        .expect("a good request");
        assert_eq!(
            (request.method.as_str(), request.path.as_str()),
            ("GET", "cc/agentQueues/getByCampaign")
        );
        assert_eq!(request.numbers("campaignId"), Ok(vec![101]));
        assert!(request.numbers("a").is_err());
        assert_eq!(request.all("a").collect::<Vec<_>>(), ["b c", "d e"]);

        for body in [json!({ "phone": "1" }), json!("{\"phone\":\"1\"}")] {
            let request = AmeyoRequest::parse(
                &json!({ "url": "ameyorestapi/voice/manualdial", "method": "POST", "body": body }),
            );
            assert_eq!(
                request.expect("a good request").body,
                Some(json!({ "phone": "1" }))
            );
        }
    }

    #[test]
    fn other_servers_and_other_parts_of_this_one_are_out_of_reach() {
        for url in [
            "https://example.org/ameyorestapi/cc",
            "//example.org/ameyorestapi/cc",
            "/ameyorestapi/cc/contactCenterSettings",
            "ameyorestapi/../api/v1/apps",
            "ameyorestapi/%2e%2e/api",
            "ameyorestapi/",
            "ameyorestapi//x",
            "api/v1/apps",
            "",
        ] {
            let error = AmeyoRequest::parse(&json!({ "url": url })).expect_err(url);
            assert!(
                matches!(error, RequestError::UrlNotAllowed(_)),
                "{url}: {error}"
            );
        }
        for data in [
            json!(null),
            json!({}),
            json!({ "url": 5 }),
            json!({ "url": "ameyorestapi/a", "body": "{" }),
        ] {
            let error = AmeyoRequest::parse(&data).expect_err("no request");
            assert!(matches!(error, RequestError::WrongArgument(_)), "{data}");
        }
    }
}
