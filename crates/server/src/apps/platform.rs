//! Whether an app fits the version of the platform that this host stands for: asked at upload and again whenever it starts.

use callbench_contract::manifest::{Compatibility, Manifest};
use http::StatusCode;
use semver::Version;

use crate::problem::Problem;

/// Refuses an app that says itself that it doesn't run here.
///
/// # Errors
/// 422 `incompatible-platform`, with the manifest's key in `field`.
pub(crate) fn require_fit(manifest: &Manifest, platform: &Version) -> Result<(), Problem> {
    let (field, message) = match manifest.compatibility(platform) {
        Compatibility::Compatible => return Ok(()),
        Compatibility::PlatformTooOld { required } => (
            "minimumRequiredAmeyoVersion",
            format!(
                "manifest.json: `minimumRequiredAmeyoVersion` is {required}, and this host is platform {platform}"
            ),
        ),
        Compatibility::NamedIncompatible { version } => (
            "incompatibleAmeyoVersions",
            format!(
                "manifest.json: `incompatibleAmeyoVersions` names {version}, which this host's platform is"
            ),
        ),
    };
    Err(Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "incompatible-platform",
        message,
        format!(
            "if the app does work on platform {platform}, change that value and pack the app again"
        ),
    )
    .field(field))
}
