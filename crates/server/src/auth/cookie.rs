//! Where a session token travels: in a cookie for pages, in a header for programs.

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderValue};

use crate::config::{Addressing, Scheme};

/// The cookie's name. It carries the port, because cookies don't tell ports apart: two hosts on one machine would sign each other out.
fn name(addressing: &Addressing) -> String {
    format!("callbench_session_{}", addressing.port)
}

/// The token in the session cookie. Two cookies of that name: neither is trusted.
pub(crate) fn cookie_token(headers: &HeaderMap, addressing: &Addressing) -> Option<String> {
    let name = name(addressing);
    let mut found = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|list| list.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, value)| *key == name && !value.is_empty())
        .map(|(_, value)| value.to_owned());
    match (found.next(), found.next()) {
        (Some(token), None) => Some(token),
        _ => None,
    }
}

/// The token in the `Authorization` header.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

/// The header that hands a page its session. It ends with the browser; the host ends it earlier when it is not used.
pub(crate) fn set_cookie(token: &str, addressing: &Addressing) -> Option<HeaderValue> {
    let cookie = format!("{}={token}; {}", name(addressing), attributes(addressing));
    HeaderValue::from_str(&cookie).ok()
}

/// The header that takes it away.
pub(crate) fn clear_cookie(addressing: &Addressing) -> Option<HeaderValue> {
    let cookie = format!(
        "{}=; Max-Age=0; {}",
        name(addressing),
        attributes(addressing)
    );
    HeaderValue::from_str(&cookie).ok()
}

fn attributes(addressing: &Addressing) -> &'static str {
    // No Domain: apps live below the shell's name, and must not be sent it.
    match addressing.shell.scheme() {
        Scheme::Https => "Path=/; HttpOnly; SameSite=Lax; Secure",
        Scheme::Http => "Path=/; HttpOnly; SameSite=Lax",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::HostConfig;

    fn headers(cookie: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static(cookie));
        headers
    }

    #[test]
    fn the_cookie_of_another_port_is_another_host_s() {
        let addressing = HostConfig::new("data", 4100).addressing(4100);
        let token = |cookie| cookie_token(&headers(cookie), &addressing);
        assert_eq!(token("a=b; callbench_session_4100=t").as_deref(), Some("t"));
        assert_eq!(token("callbench_session_4101=t"), None);
        assert_eq!(token("callbench_session_4100="), None);
        assert_eq!(
            token("callbench_session_4100=t; callbench_session_4100=u"),
            None
        );
    }

    #[test]
    fn the_cookie_is_secure_where_the_shell_is() {
        let mut config = HostConfig::new("data", 4100);
        let plain = set_cookie("t", &config.addressing(4100)).expect("a header");
        assert_eq!(
            plain,
            "callbench_session_4100=t; Path=/; HttpOnly; SameSite=Lax"
        );
        config.public_url = Some("https://desk.example.org".parse().expect("a URL"));
        let secure = set_cookie("t", &config.addressing(4100)).expect("a header");
        assert!(secure.to_str().expect("text").ends_with("; Secure"));
    }
}
