//! The name of a server, as administrators list it and as it stands in an address.

use std::fmt;
use std::str::FromStr;

use reqwest::Url;
use url::Host;

/// A server: its name in lower case, with the port where it is not the usual one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HostName(String);

/// Why a text names no server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum HostNameError {
    /// Not a name at all.
    #[error(
        "it is no server's name: give it alone, such as `api.example.com` or `api.example.com:8443`"
    )]
    NotAName,
    /// An address in numbers.
    #[error("it is an address, not a name: what stands behind an address can change unseen")]
    Address,
}

impl HostName {
    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The server that an address names.
    pub(crate) fn of(url: &Url) -> Option<Self> {
        let name = url.host_str()?.trim_end_matches('.').to_ascii_lowercase();
        Some(match url.port() {
            Some(port) => Self(format!("{name}:{port}")),
            None => Self(name),
        })
    }
}

impl FromStr for HostName {
    type Err = HostNameError;

    fn from_str(text: &str) -> Result<Self, HostNameError> {
        let alone = !text.is_empty()
            && text.len() <= 260
            && text.bytes().all(|byte| {
                byte.is_ascii_graphic() && !matches!(byte, b'/' | b'@' | b'?' | b'#' | b'\\' | b'*')
            });
        if !alone {
            return Err(HostNameError::NotAName);
        }
        let url = Url::parse(&format!("https://{text}/")).map_err(|_| HostNameError::NotAName)?;
        match url.host() {
            Some(Host::Domain(_)) => Self::of(&url).ok_or(HostNameError::NotAName),
            Some(Host::Ipv4(_) | Host::Ipv6(_)) => Err(HostNameError::Address),
            None => Err(HostNameError::NotAName),
        }
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_named_alone_and_by_name() {
        let read = |text: &str| text.parse::<HostName>().map(|name| name.to_string());
        assert_eq!(read("API.Example.com"), Ok("api.example.com".to_owned()));
        assert_eq!(
            read("api.example.com:8443"),
            Ok("api.example.com:8443".to_owned())
        );
        assert_eq!(
            read("api.example.com:443"),
            Ok("api.example.com".to_owned())
        );
        for address in ["127.0.0.1", "[::1]", "2130706433", "0x7f.1"] {
            assert_eq!(read(address), Err(HostNameError::Address), "{address}");
        }
        for nothing in [
            "",
            "https://a.example",
            "a/b",
            "u@a.example",
            "*.example.com",
            "a b",
            "a?x",
        ] {
            assert_eq!(read(nothing), Err(HostNameError::NotAName), "{nothing}");
        }
    }
}
