//! The build profile that a host stands for.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use callbench_contract::BuildProfile;
use sha2::{Digest, Sha256};

/// A build profile with its text for shells, made once. Cheap to clone.
#[derive(Debug, Clone)]
pub struct HostProfile(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    profile: BuildProfile,
    served: OnceLock<Result<Served, String>>,
}

#[derive(Debug)]
struct Served {
    text: String,
    digest: String,
}

impl HostProfile {
    /// The profile as JSON.
    ///
    /// # Errors
    /// When it can't be written as JSON.
    pub(crate) fn text(&self) -> Result<&str, &str> {
        self.served().map(|served| served.text.as_str())
    }

    /// Tells one profile from another, so that a shell knows when to fetch it again.
    pub(crate) fn digest(&self) -> &str {
        self.served().map_or("", |served| served.digest.as_str())
    }

    fn served(&self) -> Result<&Served, &str> {
        let made = self.0.served.get_or_init(|| {
            let text = serde_json::to_string(&self.0.profile).map_err(|error| error.to_string())?;
            let digest = Sha256::digest(text.as_bytes())
                .iter()
                .take(8)
                .map(|byte| format!("{byte:02x}"))
                .collect();
            Ok(Served { text, digest })
        });
        made.as_ref().map_err(String::as_str)
    }
}

impl From<BuildProfile> for HostProfile {
    fn from(profile: BuildProfile) -> Self {
        Self(Arc::new(Parts {
            profile,
            served: OnceLock::new(),
        }))
    }
}

impl Deref for HostProfile {
    type Target = BuildProfile;

    fn deref(&self) -> &BuildProfile {
        &self.0.profile
    }
}
