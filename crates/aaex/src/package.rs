//! A package that has been read and found sound.

use callbench_contract::manifest::{self, Manifest};

use crate::{error::PackageError, logo::Logos, path::PackagePath, warning::Warning};

/// What an archive holds, verified: each file has the size and checksum that the archive states.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Package {
    /// Who the app is.
    pub manifest: Manifest,
    /// All files, sorted by path; no folders, no files of an operating system.
    pub files: Vec<PackageFile>,
    /// The page that an instance opens.
    pub entry_page: PackagePath,
    /// The app's pictures.
    pub logos: Logos,
    /// What is odd but accepted.
    pub warnings: Vec<Warning>,
}

/// One file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageFile {
    /// Where it is.
    pub path: PackagePath,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Package {
    /// The file at `path`, which is compared byte by byte: bring a request's path to a [`PackagePath`] first.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&PackageFile> {
        find(&self.files, path)
    }

    /// Bytes of all files together.
    #[must_use]
    pub fn inflated_size(&self) -> u64 {
        self.files.iter().map(|file| file.bytes.len() as u64).sum()
    }

    /// Makes a package of `files`, which are sorted, unless something that every package needs is missing.
    pub(crate) fn of(
        files: Vec<PackageFile>,
        mut warnings: Vec<Warning>,
    ) -> Result<Self, PackageError> {
        let about = About::of(
            files.iter().map(|file| (&file.path, file.bytes.as_slice())),
            &mut warnings,
        )?;
        let logos = Logos::find(&files, &mut warnings);
        Ok(Self {
            manifest: about.manifest,
            entry_page: about.entry_page,
            files,
            logos,
            warnings,
        })
    }
}

/// The file at `path` among sorted `files`.
pub(crate) fn find<'a>(files: &'a [PackageFile], path: &str) -> Option<&'a PackageFile> {
    let index = files
        .binary_search_by(|file| file.path.as_str().cmp(path))
        .ok()?;
    files.get(index)
}

/// What every package must have, whether it is being read or written.
pub(crate) struct About {
    pub(crate) manifest: Manifest,
    pub(crate) entry_page: PackagePath,
}

const ENTRY_PAGE: &str = "index.html";

impl About {
    pub(crate) fn of<'a>(
        files: impl Iterator<Item = (&'a PackagePath, &'a [u8])> + Clone,
        warnings: &mut Vec<Warning>,
    ) -> Result<Self, PackageError> {
        let paths = files.clone().map(|(path, _)| path);
        let Some((_, bytes)) = files
            .clone()
            .find(|(path, _)| path.as_str() == manifest::FILE_NAME)
        else {
            return Err(match only_folder(paths.clone()) {
                Some(folder) => PackageError::OneFolderDown { folder },
                None => PackageError::MissingManifest {
                    found: meant(paths, manifest::FILE_NAME),
                },
            });
        };
        let (manifest, odd) =
            Manifest::parse(bytes).map_err(|source| PackageError::InvalidManifest { source })?;
        warnings.extend(odd.into_iter().map(Warning::Manifest));
        let index = paths.clone().find(|path| path.as_str() == ENTRY_PAGE);
        let entry_page = match (index, start_page(&manifest, paths.clone())) {
            (Some(index), _) => index.clone(),
            (None, Some(page)) => {
                warnings.push(Warning::EntryPageByStartUrl { path: page.clone() });
                page
            }
            (None, None) => {
                return Err(PackageError::MissingEntryPage {
                    found: meant(paths, ENTRY_PAGE),
                });
            }
        };
        Ok(Self {
            manifest,
            entry_page,
        })
    }
}

/// The folder that holds everything, if it looks like the app itself.
fn only_folder<'a>(mut paths: impl Iterator<Item = &'a PackagePath> + Clone) -> Option<String> {
    let mut inside = paths.clone();
    let folder = paths.next()?.as_str().split_once('/')?.0.to_owned();
    let below = |path: &'a PackagePath| {
        path.as_str()
            .strip_prefix(folder.as_str())?
            .strip_prefix('/')
    };
    let all = inside.clone().all(|path| below(path).is_some());
    let app = inside.any(|path| matches!(below(path), Some(manifest::FILE_NAME | ENTRY_PAGE)));
    (all && app).then_some(folder)
}

/// The file that was perhaps meant to be `wanted`: another case at the root first, then the least deep one of that name.
fn meant<'a>(paths: impl Iterator<Item = &'a PackagePath>, wanted: &str) -> Option<PackagePath> {
    paths
        .filter(|path| path.file_name().eq_ignore_ascii_case(wanted))
        .min_by_key(|path| path.segments().count())
        .cloned()
}

/// The page inside the package that the manifest's `start_url` names, if it names one.
fn start_page<'a>(
    manifest: &Manifest,
    mut paths: impl Iterator<Item = &'a PackagePath>,
) -> Option<PackagePath> {
    let url = manifest.start_url.as_deref()?;
    let path = url.split(['?', '#']).next()?;
    let path = path.strip_prefix("./").unwrap_or(path);
    let page = [".html", ".htm"]
        .iter()
        .any(|end| path.to_ascii_lowercase().ends_with(end));
    page.then(|| paths.find(|candidate| candidate.as_str() == path).cloned())
        .flatten()
}
