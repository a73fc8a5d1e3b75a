//! The next version, written where the version stands.

use std::path::Path;

use callbench_contract::manifest::{FILE_NAME, Manifest};
use clap::ValueEnum;
use semver::Version;

use crate::failure::Failure;
use crate::json_edit;

/// Which number of x.y.z rises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bump {
    /// x.y.Z: a correction
    Patch,
    /// x.Y.0: something new
    Minor,
    /// X.0.0: something that users must know of
    Major,
}

impl Bump {
    /// Raises the version in manifest.json, and in package.json when there is one; answers the manifest as it is then.
    pub(crate) fn apply(self, project: &Path, manifest: &Manifest) -> Result<Manifest, Failure> {
        let next = self.after(&manifest.version);
        let package_json = project.join("package.json");
        let mut edits = vec![(
            project.join(FILE_NAME),
            set_version(&project.join(FILE_NAME), &next)?,
        )];
        if package_json.is_file() {
            edits.push((package_json.clone(), set_version(&package_json, &next)?));
        }
        for (path, text) in edits {
            std::fs::write(&path, text).map_err(|error| {
                Failure::refused(format!("{} can't be written: {error}", path.display()))
            })?;
        }
        Ok(manifest.with_version(next))
    }

    fn after(self, version: &Version) -> Version {
        match self {
            Self::Patch => Version::new(version.major, version.minor, version.patch + 1),
            Self::Minor => Version::new(version.major, version.minor + 1, 0),
            Self::Major => Version::new(version.major + 1, 0, 0),
        }
    }
}

fn set_version(path: &Path, next: &Version) -> Result<String, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::refused(format!("{} can't be read: {error}", path.display())))?;
    json_edit::set_string(&text, &["version"], &next.to_string()).ok_or_else(|| {
        Failure::refused(format!("{} has no \"version\" to raise", path.display()))
            .remedy("add \"version\": \"0.1.0\" at its top level")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bump_raises_its_number_and_clears_those_after_it() {
        let version = Version::new(1, 2, 3);
        assert_eq!(Bump::Patch.after(&version), Version::new(1, 2, 4));
        assert_eq!(Bump::Minor.after(&version), Version::new(1, 3, 0));
        assert_eq!(Bump::Major.after(&version), Version::new(2, 0, 0));
    }
}
