//! The app that a dev host serves from its dev server.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use callbench_contract::ids::SlotName;
use callbench_contract::manifest::AppName;
use callbench_contract::role::Role;
use http::uri::{Authority, Uri};
use semver::Version;

use crate::apps::si_path::SiPath;

/// An app under development. It counts as an active, placed release that nobody uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DevApp {
    /// The manifest's `name`.
    pub name: AppName,
    /// The manifest's `version`.
    pub version: Version,
    /// The manifest's `description`.
    pub description: String,
    /// The manifest's `author`.
    pub author: String,
    /// The project's folder: its logos are read from there.
    pub dir: PathBuf,
    /// The slots that it shows in.
    pub slots: Vec<SlotName>,
    /// The roles that see it; none means agents.
    pub roles: Vec<Role>,
    /// Where its dev server answers.
    pub upstream: Upstream,
}

impl DevApp {
    /// The path that the app is served at, with a slash at its end: what its dev server must take as its base.
    #[must_use]
    pub fn base_path(&self) -> String {
        SiPath::of(self.name.as_str(), &self.version.to_string(), "")
    }

    /// The label of the app's origin.
    pub(crate) fn label(&self) -> String {
        self.name.host_label()
    }

    /// Where a logo lies in the project: at its root, or among the files that Vite copies as they are.
    pub(crate) fn logo(&self, name: &str) -> Option<PathBuf> {
        [self.dir.join(name), self.dir.join("public").join(name)]
            .into_iter()
            .find(|path| path.is_file())
    }
}

/// A dev server's address: host and port, always plain HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upstream(Authority);

/// A text that is no dev server's address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not a dev server's address: give one such as `http://127.0.0.1:5173`")]
pub struct UpstreamError {
    given: String,
}

impl Upstream {
    /// Host and port, as the `Host` header has them.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.0.as_str()
    }

    /// The address of a path with query on it.
    pub(crate) fn uri(&self, path_and_query: &str) -> Result<Uri, http::Error> {
        Uri::builder()
            .scheme("http")
            .authority(self.0.clone())
            .path_and_query(path_and_query)
            .build()
    }
}

impl std::str::FromStr for Upstream {
    type Err = UpstreamError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || UpstreamError {
            given: text.to_owned(),
        };
        let uri: Uri = text.parse().map_err(|_| refused())?;
        let plain = uri.scheme_str() == Some("http")
            && matches!(uri.path(), "" | "/")
            && uri.query().is_none();
        match uri.into_parts().authority {
            Some(authority) if plain && authority.port_u16().is_some() => Ok(Self(authority)),
            _ => Err(refused()),
        }
    }
}

impl std::fmt::Display for Upstream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "http://{}", self.0)
    }
}

/// The dev app as it stands now: its manifest may change while the host runs. Clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct CurrentDevApp(Arc<RwLock<Option<Arc<DevApp>>>>);

impl CurrentDevApp {
    pub(crate) fn new(app: Option<DevApp>) -> Self {
        Self(Arc::new(RwLock::new(app.map(Arc::new))))
    }

    /// The app; none on a host that isn't a dev host.
    pub(crate) fn get(&self) -> Option<Arc<DevApp>> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The app if this is its label.
    pub(crate) fn with_label(&self, label: &str) -> Option<Arc<DevApp>> {
        self.get().filter(|app| app.label() == label)
    }

    /// Puts a changed app in the place of the old one; says whether anything differs.
    pub(crate) fn replace(&self, app: DevApp) -> bool {
        let mut current = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let differs = current.as_deref() != Some(&app);
        *current = Some(Arc::new(app));
        differs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upstream_is_a_plain_address_with_a_port() {
        for good in [
            "http://127.0.0.1:5173",
            "http://localhost:5173/",
            "http://[::1]:5173",
        ] {
            assert!(good.parse::<Upstream>().is_ok(), "{good}");
        }
        for bad in [
            "127.0.0.1:5173",
            "https://127.0.0.1:5173",
            "http://127.0.0.1",
            "http://127.0.0.1:1/si/",
            "",
        ] {
            assert!(bad.parse::<Upstream>().is_err(), "{bad}");
        }
    }
}
