//! Versions as manifests write them.

use semver::Version;

/// Exactly x.y.z, digits without leading zeros.
pub(super) fn exact_version(text: &str) -> Option<Version> {
    let version = Version::parse(text).ok()?;
    (version.pre.is_empty() && version.build.is_empty()).then_some(version)
}

/// One to three numbers; what is missing counts as 0, because platform versions are written like that.
pub(super) fn platform_version(text: &str) -> Option<Version> {
    let parts: Vec<u64> = text
        .trim()
        .split('.')
        .map(|part| {
            part.bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| part.parse().ok())
                .flatten()
        })
        .collect::<Option<_>>()?;
    match *parts.as_slice() {
        [major] => Some(Version::new(major, 0, 0)),
        [major, minor] => Some(Version::new(major, minor, 0)),
        [major, minor, patch] => Some(Version::new(major, minor, patch)),
        _ => None,
    }
}
