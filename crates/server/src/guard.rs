//! May a request come from where it comes from?
//!
//! Cookies travel by themselves, and an app's frame below the shell's own domain is *same-site*: `SameSite` doesn't keep its
//! requests away from the API. So every request that carries no bearer token must show that a page of the shell made it:
//!
//! | request | `Origin` | `Sec-Fetch-Site` |
//! |---|---|---|
//! | bearer token | anything | anything |
//! | unsafe method or upgrade, with our cookie | must be the shell's | |
//! | unsafe method or upgrade, without | none, or the shell's | |
//! | safe method | none, or the shell's | none, `same-origin` or `none` |

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{HOST, HeaderName, ORIGIN, UPGRADE};
use http::{HeaderMap, Method, StatusCode};

use crate::auth::{bearer, cookie_token};
use crate::config::Addressing;
use crate::problem::Problem;
use crate::state::HostState;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses API requests that another origin's page made.
pub(crate) async fn origin(
    State(state): State<HostState>,
    request: Request,
    next: Next,
) -> Response {
    match check(request.method(), request.headers(), &state.addressing) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

/// Whether a request may come from where it comes from.
pub(crate) fn check(
    method: &Method,
    headers: &HeaderMap,
    addressing: &Addressing,
) -> Result<(), Problem> {
    if bearer(headers).is_some() {
        return Ok(());
    }
    let origin = headers.get(ORIGIN);
    if let Some(origin) = origin
        && !origin
            .to_str()
            .is_ok_and(|origin| is_shell(origin, headers, addressing))
    {
        let shown = String::from_utf8_lossy(origin.as_bytes()).into_owned();
        return Err(foreign(
            format!("the request comes from a page of `{shown}`"),
            addressing,
        ));
    }
    let is_unsafe = !(method.is_safe()) || headers.contains_key(UPGRADE);
    if is_unsafe {
        if origin.is_none() && cookie_token(headers, addressing).is_some() {
            return Err(foreign(
                "the request carries the session cookie and doesn't say which page made it (no `Origin`)".to_owned(),
                addressing,
            ));
        }
        return Ok(());
    }
    match headers.get(SEC_FETCH_SITE).map(|site| site.as_bytes()) {
        None | Some(b"same-origin" | b"none") => Ok(()),
        Some(_) => Err(foreign(
            "the request comes from a page of another origin".to_owned(),
            addressing,
        )),
    }
}

/// Whether an origin is the shell's: the public one, or on plain HTTP the loopback name by which this very request came.
fn is_shell(origin: &str, headers: &HeaderMap, addressing: &Addressing) -> bool {
    if origin == addressing.shell.origin() {
        return true;
    }
    let Some(authority) = origin.strip_prefix("http://") else {
        return false;
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let name = authority
        .rsplit_once(':')
        .map_or(authority, |(name, _)| name);
    host == Some(authority) && matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

fn foreign(message: String, addressing: &Addressing) -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "foreign-origin",
        message,
        format!(
            "use the workspace at {}; a program should send its session token as `Authorization: Bearer …`",
            addressing.shell.origin()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::HostConfig;
    use http::HeaderValue;

    const SHELL: &str = "http://localhost:4100";
    const APP: &str = "http://my-app-0123456789.localhost:4100";

    fn outcome(method: &Method, pairs: &[(&'static str, &str)]) -> bool {
        let addressing = HostConfig::new("data", 4100).addressing(4100);
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("localhost:4100"));
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_str(value).expect("a value"));
        }
        check(method, &headers, &addressing).is_ok()
    }

    #[test]
    fn the_table_of_origins_holds() {
        let cookie = ("cookie", "callbench_session_4100=t");
        let token = ("authorization", "Bearer t");
        let upgrade = ("upgrade", "websocket");
        type Row<'a> = (&'a Method, &'a [(&'static str, &'a str)], bool);
        let table: &[Row<'_>] = &[
            (&Method::POST, &[cookie, ("origin", SHELL)], true),
            (&Method::POST, &[cookie], false),
            (&Method::POST, &[cookie, ("origin", APP)], false),
            (&Method::POST, &[cookie, ("origin", "null")], false),
            (
                &Method::POST,
                &[cookie, ("origin", "https://localhost:4100")],
                false,
            ),
            (
                &Method::POST,
                &[cookie, ("origin", "http://localhost:4101")],
                false,
            ),
            (&Method::DELETE, &[cookie, ("origin", APP)], false),
            (&Method::POST, &[], true),
            (&Method::POST, &[("origin", APP)], false),
            (&Method::POST, &[("origin", "https://evil.example")], false),
            (&Method::POST, &[token], true),
            (&Method::POST, &[token, cookie, ("origin", APP)], true),
            (&Method::GET, &[cookie], true),
            (&Method::GET, &[cookie, ("origin", SHELL)], true),
            (&Method::GET, &[cookie, ("origin", APP)], false),
            (
                &Method::GET,
                &[cookie, ("sec-fetch-site", "same-origin")],
                true,
            ),
            (&Method::GET, &[cookie, ("sec-fetch-site", "none")], true),
            (
                &Method::GET,
                &[cookie, ("sec-fetch-site", "same-site")],
                false,
            ),
            (
                &Method::GET,
                &[cookie, ("sec-fetch-site", "cross-site")],
                false,
            ),
            (&Method::GET, &[cookie, upgrade], false),
            (&Method::GET, &[cookie, upgrade, ("origin", SHELL)], true),
            (&Method::GET, &[cookie, upgrade, ("origin", APP)], false),
            (&Method::GET, &[token, upgrade], true),
        ];
        for (method, pairs, allowed) in table {
            assert_eq!(outcome(method, pairs), *allowed, "{method} {pairs:?}");
        }
    }

    #[test]
    fn a_loopback_name_is_the_shell_only_for_requests_to_that_very_name() {
        let cookie = ("cookie", "callbench_session_4100=t");
        let there = ("origin", "http://127.0.0.1:4100");
        assert!(outcome(
            &Method::POST,
            &[cookie, there, ("host", "127.0.0.1:4100")]
        ));
        assert!(!outcome(&Method::POST, &[cookie, there]));
        assert!(!outcome(
            &Method::POST,
            &[
                cookie,
                ("origin", "http://evil.example"),
                ("host", "evil.example")
            ]
        ));
    }
}
