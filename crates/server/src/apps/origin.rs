//! Which origin an app has, and whom a request is for.
//!
//! An app's label is made of its manifest name alone (the contract's host label), never of its version: an app keeps its storage across releases.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::config::{Addressing, AppsAddressing, AppsDomain};

/// Whom a request is for, told by its `Host` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Site {
    /// The shell: pages and API.
    Shell,
    /// The app with this label.
    App(String),
    /// A name that is neither: refused with 421.
    Foreign,
}

/// The origins of the shell and of all apps. Cheap to clone; clones share the ports of the ports mode.
#[derive(Debug, Clone)]
pub(crate) struct AppOrigins {
    addressing: Arc<Addressing>,
    /// Label to port, in the ports mode.
    ports: Arc<RwLock<BTreeMap<String, u16>>>,
}

impl AppOrigins {
    /// The origins of a host with this addressing.
    #[must_use]
    pub(crate) fn new(addressing: Addressing) -> Self {
        Self {
            addressing: Arc::new(addressing),
            ports: Arc::default(),
        }
    }

    /// The shell's origin, such as `http://localhost:4100`.
    #[must_use]
    pub(crate) fn shell(&self) -> String {
        self.addressing.shell.origin()
    }

    /// The origin of the app with this label; none in the ports mode while the app has no port yet.
    #[must_use]
    pub(crate) fn of_app(&self, label: &str) -> Option<String> {
        let shell = &self.addressing.shell;
        let scheme = shell.scheme().as_str();
        match &self.addressing.apps {
            AppsAddressing::Subdomains(domain) => Some(match shell.port() {
                Some(port) => format!("{scheme}://{label}.{domain}:{port}"),
                None => format!("{scheme}://{label}.{domain}"),
            }),
            AppsAddressing::Ports => self
                .port_of(label)
                .map(|port| format!("{scheme}://{}:{port}", shell.host())),
        }
    }

    /// What a Content-Security-Policy of the shell must name to reach any app: frames, logos.
    #[must_use]
    pub(crate) fn csp_source(&self) -> String {
        let shell = &self.addressing.shell;
        let scheme = shell.scheme().as_str();
        match &self.addressing.apps {
            AppsAddressing::Subdomains(domain) => match shell.port() {
                Some(port) => format!("{scheme}://*.{domain}:{port}"),
                None => format!("{scheme}://*.{domain}"),
            },
            AppsAddressing::Ports => format!("{scheme}://{}:*", shell.host()),
        }
    }

    /// Whom a request with this `Host` is for, when it came to the shell's own port.
    pub(crate) fn site(&self, host: &str) -> Site {
        let name = without_port(host).to_ascii_lowercase();
        let name = name.strip_suffix('.').unwrap_or(&name);
        // The shell first: its own name may well lie below the apps domain.
        if name == self.addressing.shell.host() || is_loopback(name) {
            return Site::Shell;
        }
        match &self.addressing.apps {
            AppsAddressing::Subdomains(domain) => {
                label_below(name, domain).map_or(Site::Foreign, |label| Site::App(label.to_owned()))
            }
            AppsAddressing::Ports => Site::Foreign,
        }
    }

    /// Whether a request that came to an app's own port names a host it may name there.
    pub(crate) fn is_own_name(&self, host: &str) -> bool {
        let name = without_port(host).to_ascii_lowercase();
        name == self.addressing.shell.host() || is_loopback(&name)
    }

    /// Whether apps are told apart by their port.
    pub(crate) fn is_by_port(&self) -> bool {
        matches!(self.addressing.apps, AppsAddressing::Ports)
    }

    /// The port that the host itself listens on.
    pub(crate) fn shell_port(&self) -> u16 {
        self.addressing.port
    }

    pub(crate) fn port_of(&self, label: &str) -> Option<u16> {
        self.ports
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(label)
            .copied()
    }

    /// Whether some app has this port.
    pub(crate) fn has_port(&self, port: u16) -> bool {
        self.ports
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
            .any(|taken| *taken == port)
    }

    pub(crate) fn set_port(&self, label: &str, port: u16) {
        self.ports
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(label.to_owned(), port);
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        // The colons of an IPv6 address stand inside brackets.
        Some((name, port)) if !port.ends_with(']') => name,
        _ => host,
    }
}

fn is_loopback(name: &str) -> bool {
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// The one label that stands before the domain.
fn label_below<'a>(name: &'a str, domain: &AppsDomain) -> Option<&'a str> {
    let label = name.strip_suffix(domain.as_str())?.strip_suffix('.')?;
    let is_label = !label.is_empty()
        && label.len() <= 63
        && label
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_label.then_some(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::HostConfig;

    fn origins(public_url: Option<&str>, apps_domain: Option<&str>) -> AppOrigins {
        let mut config = HostConfig::new("data", 4100);
        config.public_url = public_url.map(|url| url.parse().expect("a URL"));
        config.apps_domain = apps_domain.map(|domain| domain.parse().expect("a domain"));
        AppOrigins::new(config.addressing(4100))
    }

    #[test]
    fn without_settings_apps_live_below_localhost_on_the_shell_s_port() {
        let origins = origins(None, None);
        assert_eq!(origins.shell(), "http://localhost:4100");
        assert_eq!(
            origins.of_app("my-app-0123456789").as_deref(),
            Some("http://my-app-0123456789.localhost:4100")
        );
        assert_eq!(
            origins.site("my-app-0123456789.localhost:4100"),
            Site::App("my-app-0123456789".into())
        );
        for shell in ["localhost:4100", "127.0.0.1:9", "[::1]:4100", "LOCALHOST"] {
            assert_eq!(origins.site(shell), Site::Shell, "{shell}");
        }
        for foreign in [
            "evil.example",
            "a.b.localhost",
            "",
            ".localhost",
            "a_b.localhost",
        ] {
            assert_eq!(origins.site(foreign), Site::Foreign, "{foreign}");
        }
    }

    #[test]
    fn a_shell_below_the_apps_domain_is_still_the_shell() {
        let origins = origins(Some("https://desk.example.org"), Some("example.org"));
        assert_eq!(origins.site("desk.example.org"), Site::Shell);
        assert_eq!(origins.site("x-1.example.org:443"), Site::App("x-1".into()));
        assert_eq!(
            origins.of_app("x-1").as_deref(),
            Some("https://x-1.example.org")
        );
        assert_eq!(origins.csp_source(), "https://*.example.org");
    }

    #[test]
    fn a_public_url_without_a_domain_gives_each_app_a_port() {
        let origins = origins(Some("http://desk.example.org:4100"), None);
        assert_eq!(origins.of_app("x-1"), None);
        origins.set_port("x-1", 4117);
        assert_eq!(
            origins.of_app("x-1").as_deref(),
            Some("http://desk.example.org:4117")
        );
        assert_eq!(origins.site("x-1.localhost"), Site::Foreign);
        assert_eq!(origins.site("desk.example.org:4100"), Site::Shell);
        assert!(origins.is_own_name("desk.example.org:4117"));
        assert!(!origins.is_own_name("evil.example:4117"));
    }
}
