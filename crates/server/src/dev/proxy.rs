//! Passes requests for a dev app on to its dev server, WebSocket upgrades included: without them hot reload dies silently.

use std::time::Duration;

use axum::body::Body;
use http::header::{
    CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, HOST,
    HeaderName, TE, TRAILER, TRANSFER_ENCODING, UPGRADE,
};
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, Version};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::app::DevApp;
use super::silent_page;
use crate::apps::policy::{self, Strictness};
use crate::apps::si_path::SiPath;

/// A dev server is on the same machine: if it takes longer to accept a connection, it isn't there.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

const LOGOS: [&str; 3] = ["logo-small.png", "logo-medium.png", "logo-large.png"];

/// Headers that concern one connection only (RFC 9110 section 7.6.1).
const HOP_BY_HOP: [HeaderName; 6] = [
    CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    TE,
    TRAILER,
    TRANSFER_ENCODING,
];

/// The connections to the dev server.
#[derive(Debug, Clone)]
pub(crate) struct DevProxy {
    client: Client<HttpConnector, Body>,
    tunnels: TaskTracker,
    stopping: CancellationToken,
}

impl DevProxy {
    /// Upgraded connections run on the tracker and end when the token is cancelled.
    pub(crate) fn new(tunnels: TaskTracker, stopping: CancellationToken) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_connect_timeout(Some(CONNECT_TIMEOUT));
        connector.set_nodelay(true);
        Self {
            client: Client::builder(TokioExecutor::new()).build(connector),
            tunnels,
            stopping,
        }
    }
}

/// Answers a request on a dev app's origin with what its dev server says.
pub(crate) async fn respond(
    proxy: &DevProxy,
    app: &DevApp,
    shell_origin: &str,
    request: Request<Body>,
) -> Response<Body> {
    let asked = request.headers().clone();
    let mut response = match logo(app, request.uri().path()).await {
        Some(logo) => logo,
        None => match forward(proxy, app, request).await {
            Ok(response) => response,
            Err(why) => silent_page::respond(&app.upstream.to_string(), &why, &asked),
        },
    };
    let headers = response.headers_mut();
    // The dev server's own policy would be added to ours.
    headers.remove(CONTENT_SECURITY_POLICY);
    headers.remove("x-frame-options");
    policy::apply(headers, shell_origin, Strictness::DevRelaxed);
    if !headers.contains_key(CACHE_CONTROL) {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}

/// A logo from the project's folder: a dev server answers with a page for files that it doesn't know.
async fn logo(app: &DevApp, path: &str) -> Option<Response<Body>> {
    let file = SiPath::parse(path)?.file?;
    if !LOGOS.contains(&file.as_str()) {
        return None;
    }
    let bytes = tokio::fs::read(app.logo(&file)?).await.ok()?;
    let mut response = Response::new(Body::from(bytes));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("image/png"));
    Some(response)
}

async fn forward(
    proxy: &DevProxy,
    app: &DevApp,
    mut request: Request<Body>,
) -> Result<Response<Body>, String> {
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str());
    let uri = app.upstream.uri(path).map_err(|error| error.to_string())?;
    let upgrade = upgrade_wanted(request.headers());
    let browser = upgrade.is_some().then(|| hyper::upgrade::on(&mut request));

    *request.uri_mut() = uri;
    *request.version_mut() = Version::HTTP_11;
    let headers = request.headers_mut();
    remove_hop_by_hop(headers);
    remove_shell_cookie(headers);
    // Dev servers refuse names that they don't know.
    let host =
        HeaderValue::from_str(app.upstream.authority()).map_err(|error| error.to_string())?;
    headers.insert(HOST, host);
    if let Some(protocol) = upgrade {
        headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
        headers.insert(UPGRADE, protocol);
    }

    let mut response = proxy
        .client
        .request(request)
        .await
        .map_err(|error| reason(&error))?;
    if response.status() == StatusCode::SWITCHING_PROTOCOLS {
        let Some(browser) = browser else {
            return Err("it switched protocols without being asked".to_owned());
        };
        let server = hyper::upgrade::on(&mut response);
        let stopping = proxy.stopping.clone();
        proxy.tunnels.spawn(async move {
            tokio::select! {
                () = tunnel(browser, server) => {}
                () = stopping.cancelled() => {}
            }
        });
        return Ok(response.map(|_| Body::empty()));
    }
    remove_hop_by_hop(response.headers_mut());
    Ok(response.map(Body::new))
}

async fn tunnel(browser: hyper::upgrade::OnUpgrade, server: hyper::upgrade::OnUpgrade) {
    let (browser, server) = match tokio::try_join!(browser, server) {
        Ok(both) => both,
        Err(error) => {
            tracing::debug!(%error, "a dev server's connection was not upgraded");
            return;
        }
    };
    let (mut browser, mut server) = (TokioIo::new(browser), TokioIo::new(server));
    // Either side going away is how such a connection ends.
    if let Err(error) = tokio::io::copy_bidirectional(&mut browser, &mut server).await {
        tracing::debug!(%error, "a dev server's upgraded connection ended");
    }
}

/// The protocol that a request asks to switch to.
fn upgrade_wanted(headers: &HeaderMap) -> Option<HeaderValue> {
    let asks = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(','))
        .any(|token| token.trim().eq_ignore_ascii_case("upgrade"));
    asks.then(|| headers.get(UPGRADE).cloned()).flatten()
}

fn remove_hop_by_hop(headers: &mut HeaderMap) {
    for name in &HOP_BY_HOP {
        headers.remove(name);
    }
    if headers.contains_key(UPGRADE) {
        headers.remove(UPGRADE);
    }
    // A message with both would be ambiguous; the client frames the body anew.
    if headers.get_all(CONTENT_LENGTH).iter().count() > 1 {
        headers.remove(CONTENT_LENGTH);
    }
}

/// Cookies know no ports: where apps are told apart by port, the shell's session cookie comes along. It is none of the dev server's business.
fn remove_shell_cookie(headers: &mut HeaderMap) {
    let kept: Vec<String> = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(';'))
        .map(str::trim)
        .filter(|cookie| !cookie.is_empty() && !cookie.starts_with("callbench_session"))
        .map(str::to_owned)
        .collect();
    headers.remove(COOKIE);
    if !kept.is_empty()
        && let Ok(value) = HeaderValue::from_str(&kept.join("; "))
    {
        headers.insert(COOKIE, value);
    }
}

fn reason(error: &hyper_util::client::legacy::Error) -> String {
    if error.is_connect() {
        return "the connection was refused or timed out".to_owned();
    }
    "it closed the connection before it answered".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_s_session_cookie_stays_with_the_host() {
        let mut headers = HeaderMap::new();
        headers.insert(
            COOKIE,
            HeaderValue::from_static("theme=light; callbench_session_4100=secret; a=b"),
        );
        remove_shell_cookie(&mut headers);
        assert_eq!(
            headers.get(COOKIE).map(HeaderValue::as_bytes),
            Some(&b"theme=light; a=b"[..])
        );
        headers.insert(
            COOKIE,
            HeaderValue::from_static("callbench_session_4100=secret"),
        );
        remove_shell_cookie(&mut headers);
        assert!(headers.get(COOKIE).is_none());
    }

    #[test]
    fn only_a_real_upgrade_request_is_one() {
        let mut headers = HeaderMap::new();
        headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
        assert_eq!(upgrade_wanted(&headers), None);
        headers.insert(CONNECTION, HeaderValue::from_static("keep-alive, Upgrade"));
        assert_eq!(
            upgrade_wanted(&headers),
            Some(HeaderValue::from_static("websocket"))
        );
    }
}
