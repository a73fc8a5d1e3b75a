//! What a host is started with.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

use callbench_contract::BuildProfile;
use thiserror::Error;

use crate::apps::SdkBaseUrl;
use crate::dev::DevApp;
use crate::host_profile::HostProfile;
use crate::outside::OutsideReach;

/// The port when nobody says otherwise.
pub const DEFAULT_PORT: u16 = 4100;

/// Everything a host needs to know before it starts.
#[derive(Debug, Clone)]
pub struct HostConfig {
    /// Where to listen.
    pub listen: Listen,
    /// The directory that holds the database and the blobs; created when it is missing.
    pub data_dir: PathBuf,
    /// Demo users, demo data and the simulator without a sign-in from loopback.
    pub demo: bool,
    /// An app under development, served from its own dev server. Implies the demo data.
    pub dev: Option<DevApp>,
    /// How browsers reach the shell, when that isn't `http://localhost:<port>`.
    pub public_url: Option<PublicUrl>,
    /// The domain below which every app has an origin of its own (a wildcard record must point here).
    pub apps_domain: Option<AppsDomain>,
    /// How far requests of apps may go beyond the platform's own interface.
    pub outside: OutsideReach,
    /// Where apps are told to load the SDK from, where their placement says nothing else; without it, from the shell.
    pub sdk_base_url: Option<SdkBaseUrl>,
    /// The build of the platform that this host stands for.
    pub profile: HostProfile,
}

impl HostConfig {
    /// A host on loopback with no demo data.
    #[must_use]
    pub fn new(data_dir: impl Into<PathBuf>, port: u16) -> Self {
        Self {
            listen: Listen::Loopback { port },
            data_dir: data_dir.into(),
            demo: false,
            dev: None,
            public_url: None,
            apps_domain: None,
            outside: OutsideReach::Public,
            sdk_base_url: None,
            profile: BuildProfile::ours().into(),
        }
    }

    /// Whether demo users and data exist: with `--demo`, and on a dev host.
    #[must_use]
    pub fn has_demo_data(&self) -> bool {
        self.demo || self.dev.is_some()
    }

    /// How this host's origins are laid out once its port is known.
    #[must_use]
    pub fn addressing(&self, port: u16) -> Addressing {
        let shell = self.public_url.clone().unwrap_or_else(|| PublicUrl {
            scheme: Scheme::Http,
            host: "localhost".to_owned(),
            port: Some(port),
        });
        let domain = match (&self.apps_domain, &self.public_url) {
            (Some(domain), _) => Some(domain.clone()),
            (None, None) => Some(AppsDomain("localhost".to_owned())),
            (None, Some(_)) => None,
        };
        Addressing {
            shell,
            apps: domain.map_or(AppsAddressing::Ports, AppsAddressing::Subdomains),
            port,
        }
    }
}

/// The addresses to listen on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listen {
    /// Loopback only, both address families. Port 0 lets the system choose.
    Loopback {
        /// The port on both families.
        port: u16,
    },
    /// Exactly these addresses. All must have the same port.
    Addresses(Vec<SocketAddr>),
}

impl Listen {
    /// The port asked for; 0 when the system is to choose.
    #[must_use]
    pub fn port(&self) -> u16 {
        match self {
            Self::Loopback { port } => *port,
            Self::Addresses(list) => list.first().map_or(0, SocketAddr::port),
        }
    }

    /// The IP addresses to bind, each with whether the host can do without it.
    #[must_use]
    pub fn addresses(&self) -> Vec<(IpAddr, Needed)> {
        match self {
            Self::Loopback { .. } => vec![
                (IpAddr::V4(Ipv4Addr::LOCALHOST), Needed::Yes),
                // A machine with IPv6 switched off has no ::1.
                (IpAddr::V6(Ipv6Addr::LOCALHOST), Needed::WhereItExists),
            ],
            Self::Addresses(list) => list.iter().map(|a| (a.ip(), Needed::Yes)).collect(),
        }
    }
}

/// Whether a host can start without an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Not binding it is an error.
    Yes,
    /// Left out when the machine doesn't have it.
    WhereItExists,
}

/// The scheme of the shell and of the apps' origins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Plain HTTP.
    Http,
    /// HTTPS, ended by a proxy before the host.
    Https,
}

impl Scheme {
    /// `http` or `https`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }
}

/// The shell's origin as browsers see it: scheme, host and port, nothing more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    scheme: Scheme,
    host: String,
    port: Option<u16>,
}

impl PublicUrl {
    /// `http` or `https`.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The host name, lower-case; an IPv6 address with its brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port when it isn't the scheme's own.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// The origin as a browser writes it, such as `http://localhost:4100`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme.as_str(), self.authority())
    }

    /// Host and port as a browser's `Host` header has them.
    #[must_use]
    pub fn authority(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }
}

impl std::str::FromStr for PublicUrl {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, ConfigError> {
        let invalid = |why: &'static str| ConfigError::PublicUrl {
            value: text.to_owned(),
            why,
        };
        let uri: http::Uri = text.parse().map_err(|_| invalid("it is not a URL"))?;
        let scheme = match uri.scheme_str() {
            Some("http") => Scheme::Http,
            Some("https") => Scheme::Https,
            _ => return Err(invalid("it must begin with http:// or https://")),
        };
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(invalid("it must have no path and no query"));
        }
        let authority = uri.authority().ok_or_else(|| invalid("it has no host"))?;
        if authority.as_str().contains('@') {
            return Err(invalid("it must not carry a user name"));
        }
        let port = authority.port_u16().filter(|port| match scheme {
            Scheme::Http => *port != 80,
            Scheme::Https => *port != 443,
        });
        Ok(Self {
            scheme,
            host: authority.host().to_ascii_lowercase(),
            port,
        })
    }
}

impl std::fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.origin())
    }
}

/// A domain below which every app has a label of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppsDomain(String);

impl AppsDomain {
    /// The domain, lower-case, with no dot at either end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for AppsDomain {
    type Err = ConfigError;

    fn from_str(text: &str) -> Result<Self, ConfigError> {
        let domain = text.strip_prefix("*.").unwrap_or(text).to_ascii_lowercase();
        let label_is_valid = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        if domain.len() > 180 || !domain.split('.').all(label_is_valid) {
            return Err(ConfigError::AppsDomain {
                value: text.to_owned(),
            });
        }
        Ok(Self(domain))
    }
}

impl std::fmt::Display for AppsDomain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where the shell and the apps are found, once the port is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressing {
    /// The shell's origin.
    pub shell: PublicUrl,
    /// How apps get origins of their own.
    pub apps: AppsAddressing,
    /// The port that the host itself listens on.
    pub port: u16,
}

/// How apps get origins of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppsAddressing {
    /// A label each below this domain, on the shell's port.
    Subdomains(AppsDomain),
    /// A port each on the shell's host name.
    Ports,
}

/// A setting that can't be used.
#[derive(Debug, Error, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// The public URL is not an origin.
    #[error(
        "`--public-url {value}` can't be used: {why}; give the shell's origin, such as `https://desk.example.org`"
    )]
    PublicUrl {
        /// What was given.
        value: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The apps domain is not a domain name.
    #[error(
        "`--apps-domain {value}` is not a domain name; give a name such as `apps.example.org` whose wildcard record points here"
    )]
    AppsDomain {
        /// What was given.
        value: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_an_origin_and_nothing_more() {
        for (given, origin) in [
            ("http://localhost:4100", "http://localhost:4100"),
            ("https://Desk.Example.org/", "https://desk.example.org"),
            ("https://desk.example.org:443", "https://desk.example.org"),
            ("http://[::1]:8080", "http://[::1]:8080"),
        ] {
            let url: PublicUrl = given.parse().expect(given);
            assert_eq!(url.origin(), origin);
        }
        for refused in [
            "desk.example.org",
            "ftp://desk",
            "https://desk/path",
            "https://desk/?a",
            "https://me@desk",
            "",
        ] {
            assert!(refused.parse::<PublicUrl>().is_err(), "{refused}");
        }
    }

    #[test]
    fn an_apps_domain_is_a_domain_name_with_or_without_its_wildcard() {
        for given in ["apps.example.org", "*.Apps.example.org", "localhost"] {
            assert!(given.parse::<AppsDomain>().is_ok(), "{given}");
        }
        for refused in [
            "",
            ".",
            "a..b",
            "-a.org",
            "a b",
            "a.org:80",
            "https://a.org",
        ] {
            assert!(refused.parse::<AppsDomain>().is_err(), "{refused}");
        }
    }

    #[test]
    fn apps_get_subdomains_of_localhost_unless_a_public_url_comes_without_an_apps_domain() {
        let mut config = HostConfig::new("data", 4100);
        assert_eq!(
            config.addressing(4100).apps,
            AppsAddressing::Subdomains(AppsDomain("localhost".into()))
        );
        config.public_url = Some("https://desk.example.org".parse().expect("a URL"));
        assert_eq!(config.addressing(4100).apps, AppsAddressing::Ports);
        config.apps_domain = Some("apps.example.org".parse().expect("a domain"));
        assert_eq!(
            config.addressing(4100).apps,
            AppsAddressing::Subdomains(AppsDomain("apps.example.org".into()))
        );
    }
}
