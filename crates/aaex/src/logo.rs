//! The three pictures that stand for an app.

use crate::{package::PackageFile, path::PackagePath, warning::Warning};

/// The logos that a package has; all of them may be missing (names and sizes: seen).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logos {
    /// `logo-small.png`, usually 16×16.
    pub small: Option<Logo>,
    /// `logo-medium.png`, usually 24×24.
    pub medium: Option<Logo>,
    /// `logo-large.png`, usually 32×32.
    pub large: Option<Logo>,
}

/// One logo: a PNG image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Where it is.
    pub path: PackagePath,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// File names, at the root, and pixels each way.
const KNOWN: [(&str, u32); 3] = [
    ("logo-small.png", 16),
    ("logo-medium.png", 24),
    ("logo-large.png", 32),
];

impl Logos {
    /// Finds them among `files`, which are sorted.
    pub(crate) fn find(files: &[PackageFile], warnings: &mut Vec<Warning>) -> Self {
        let [small, medium, large] = KNOWN.map(|(name, expected)| {
            let file = crate::package::find(files, name)?;
            let path = file.path.clone();
            let Some((width, height)) = png_size(&file.bytes) else {
                warnings.push(Warning::LogoNotPng { path });
                return None;
            };
            if (width, height) != (expected, expected) {
                warnings.push(Warning::LogoSize {
                    path: path.clone(),
                    width,
                    height,
                    expected,
                });
            }
            Some(Logo {
                path,
                width,
                height,
            })
        });
        Self {
            small,
            medium,
            large,
        }
    }
}

/// Width and height from a PNG's first chunk.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    let number = |at: usize| {
        rest.get(at..at + 4)?
            .try_into()
            .ok()
            .map(u32::from_be_bytes)
    };
    let (width, height) = (number(0)?, number(4)?);
    (width > 0 && height > 0).then_some((width, height))
}
