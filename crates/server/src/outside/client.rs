//! Sends requests of apps to servers outside. Names are looked up here, and what leads to a private address is dropped before a
//! connection is made, so that a name that changes its address between check and use gains nothing.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use callbench_contract::data::HttpResponseData;
use futures_util::StreamExt;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::redirect::Policy;
use url::Host;

use super::OutsideReach;
use super::address::is_public;
use super::host_name::HostName;

/// How long a server may take. Shorter than the app waits, so that it gets a reason and not only a time-out.
const PATIENCE: Duration = Duration::from_millis(9_000);
/// The largest answer, in bytes.
const LARGEST_ANSWER: usize = 1024 * 1024;

/// Headers that are the connection's business, not the app's.
const NOT_THE_APPS: [&str; 10] = [
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// A request to a server outside.
#[derive(Debug)]
pub(crate) struct OutsideRequest {
    pub(crate) url: Url,
    pub(crate) host: HostName,
    method: Method,
    headers: HeaderMap,
    body: Option<String>,
}

/// Why a request is not made, or came to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutsideError {
    /// Something about the request itself.
    #[error("{message}")]
    WrongArgument {
        /// Which argument.
        field: &'static str,
        /// What is wrong with it.
        message: String,
    },
    /// It may not be reached.
    #[error("{0}")]
    NotAllowed(String),
    /// The answer is larger than apps get.
    #[error("the answer of {0} is larger than {LARGEST_ANSWER} bytes")]
    TooLarge(HostName),
    /// It didn't answer.
    #[error("{host} could not be reached: {why}")]
    Unreachable {
        /// Who.
        host: HostName,
        /// Why, without the address: it may hold secrets.
        why: String,
    },
}

impl OutsideRequest {
    /// Reads a request. Whether its server is listed is the caller's question.
    pub(crate) fn new(
        reach: OutsideReach,
        url: &str,
        method: Option<&str>,
        headers: &BTreeMap<String, String>,
        body: Option<String>,
    ) -> Result<Self, OutsideError> {
        let url = Url::parse(url)
            .map_err(|why| wrong("httpRequestData.url", format!("`url` is no address: {why}")))?;
        let not_allowed = |why: &str| Err(OutsideError::NotAllowed(why.to_owned()));
        match url.scheme() {
            "https" => {}
            "http" if reach == OutsideReach::ThisMachineToo => {}
            _ => return not_allowed("servers outside are reached over `https` only"),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return not_allowed("an address must not hold a name and password: send a header");
        }
        if matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_)))
            && reach == OutsideReach::Public
        {
            return not_allowed("servers outside are named, not given as an address in numbers");
        }
        let host = HostName::of(&url)
            .ok_or_else(|| wrong("httpRequestData.url", "`url` names no server".to_owned()))?;
        let method = method.unwrap_or("GET").to_ascii_uppercase();
        let method = match method.as_str() {
            "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS" => {
                Method::from_bytes(method.as_bytes())
                    .map_err(|why| wrong("httpRequestData.method", why.to_string()))?
            }
            other => {
                return Err(wrong(
                    "httpRequestData.method",
                    format!("`method` is `{other}`"),
                ));
            }
        };
        Ok(Self {
            url,
            host,
            method,
            headers: read_headers(headers)?,
            body,
        })
    }
}

fn read_headers(given: &BTreeMap<String, String>) -> Result<HeaderMap, OutsideError> {
    let mut headers = HeaderMap::new();
    for (name, value) in given {
        let wrong_header =
            |why: String| wrong("httpRequestData.headers", format!("header `{name}` {why}"));
        let lower = name.to_ascii_lowercase();
        if NOT_THE_APPS.contains(&lower.as_str()) {
            return Err(wrong_header("is set by the host".to_owned()));
        }
        let name = HeaderName::from_bytes(lower.as_bytes())
            .map_err(|why| wrong_header(why.to_string()))?;
        let value = HeaderValue::from_str(value).map_err(|why| wrong_header(why.to_string()))?;
        headers.insert(name, value);
    }
    Ok(headers)
}

fn wrong(field: &'static str, message: String) -> OutsideError {
    OutsideError::WrongArgument { field, message }
}

/// Reaches servers outside.
#[derive(Clone)]
pub(crate) struct OutsideClient {
    client: reqwest::Client,
    reach: OutsideReach,
}

impl fmt::Debug for OutsideClient {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("OutsideClient")
            .field("reach", &self.reach)
            .finish_non_exhaustive()
    }
}

impl OutsideClient {
    /// # Errors
    /// When the system's roots of trust can't be loaded.
    pub(crate) fn new(reach: OutsideReach) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .user_agent(concat!("callbench/", env!("CARGO_PKG_VERSION")))
            // A redirect is the app's to follow: its target has to be listed too.
            .redirect(Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .dns_resolver(Arc::new(PublicNames { reach }))
            .build()?;
        Ok(Self { client, reach })
    }

    /// How far it goes.
    pub(crate) const fn reach(&self) -> OutsideReach {
        self.reach
    }

    /// Sends a request whose server is listed.
    pub(crate) async fn send(
        &self,
        request: OutsideRequest,
    ) -> Result<HttpResponseData, OutsideError> {
        let host = request.host;
        let unreachable = |error: reqwest::Error| OutsideError::Unreachable {
            host: host.clone(),
            why: innermost(&error.without_url()),
        };
        let mut outgoing = self
            .client
            .request(request.method, request.url)
            .headers(request.headers);
        if let Some(body) = request.body {
            outgoing = outgoing.body(body);
        }
        let response = outgoing.send().await.map_err(unreachable)?;
        let status = response.status();
        let headers = response
            .headers()
            .iter()
            .filter(|(name, _)| {
                !matches!(
                    name.as_str(),
                    "set-cookie" | "connection" | "transfer-encoding"
                )
            })
            .map(|(name, value)| {
                (
                    name.as_str().to_owned(),
                    String::from_utf8_lossy(value.as_bytes()).into_owned(),
                )
            })
            .collect();
        let mut body = Vec::new();
        let mut pieces = response.bytes_stream();
        while let Some(piece) = pieces.next().await {
            body.extend_from_slice(&piece.map_err(unreachable)?);
            if body.len() > LARGEST_ANSWER {
                return Err(OutsideError::TooLarge(host));
            }
        }
        Ok(HttpResponseData {
            status_code: status.as_u16(),
            status_text: status.canonical_reason().unwrap_or_default().to_owned(),
            response: String::from_utf8_lossy(&body).into_owned(),
            headers,
        })
    }
}

/// The last link of an error's chain says what happened.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut last = error;
    while let Some(source) = last.source() {
        last = source;
    }
    last.to_string()
}

/// Looks names up and keeps only public addresses.
struct PublicNames {
    reach: OutsideReach,
}

impl Resolve for PublicNames {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.reach;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found
                .filter(|address| {
                    is_public(address.ip())
                        || (reach == OutsideReach::ThisMachineToo && address.ip().is_loopback())
                })
                .collect();
            if allowed.is_empty() {
                return Err("its name leads to no public address".into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}
