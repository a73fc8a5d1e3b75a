//! From an archive's bytes to a release that can be stored. Takes time and memory: runs on blocking threads.

use std::sync::Mutex;
use std::sync::PoisonError;

use callbench_aaex::{
    ArchiveDigest, ContentDigest, Limits, Package, PackageError, PackageFile, Warning,
};
use callbench_contract::BuildProfile;
use callbench_contract::ids::UserId;
use callbench_store::{Logos, NewFile, NewRelease, ReleaseWarning};
use http::StatusCode;
use serde_json::Value;

use super::encoding::{Compressed, compress};
use super::media_type;
use super::platform::require_fit;
use crate::problem::Problem;

/// A package that was read and found sound, not yet compressed for serving.
#[derive(Debug)]
pub(super) struct ReadPackage {
    pub(super) package: Package,
    pub(super) content: ContentDigest,
    archive: ArchiveDigest,
    size: u64,
}

/// Reads and checks an archive.
///
/// # Errors
/// 422 with the archive's own refusal, or `incompatible-platform`.
pub(super) fn read(archive: &[u8], profile: &BuildProfile) -> Result<ReadPackage, Problem> {
    let package =
        callbench_aaex::read(archive, &Limits::default()).map_err(|error| refusal(&error))?;
    require_fit(&package.manifest, &profile.platform_version)?;
    Ok(ReadPackage {
        content: callbench_aaex::digest(&package),
        archive: ArchiveDigest::of(archive),
        size: archive.len() as u64,
        package,
    })
}

impl ReadPackage {
    /// The release, with each file's compressed forms.
    pub(super) fn into_release(self, uploaded_by: &UserId) -> NewRelease {
        let inflated_size = self.package.inflated_size();
        let Package {
            manifest,
            files,
            entry_page,
            logos,
            warnings,
            ..
        } = self.package;
        let path =
            |logo: Option<callbench_aaex::Logo>| logo.map(|logo| logo.path.as_str().to_owned());
        NewRelease {
            uploaded_by: uploaded_by.clone(),
            archive_sha256: self.archive.to_string(),
            content_sha256: self.content.to_string(),
            size: self.size,
            inflated_size,
            entry_page: entry_page.as_str().to_owned(),
            manifest: Value::Object(manifest.as_json().clone()),
            logos: Logos {
                small: path(logos.small),
                medium: path(logos.medium),
                large: path(logos.large),
            },
            warnings: warnings.iter().map(warning).collect(),
            files: new_files(files),
            name: manifest.name,
            version: manifest.version,
        }
    }
}

/// Compresses on all cores; the result's order is that of the package.
fn new_files(files: Vec<PackageFile>) -> Vec<NewFile> {
    let workers = std::thread::available_parallelism()
        .map_or(1, std::num::NonZero::get)
        .min(files.len().max(1));
    let next = Mutex::new(0..files.len());
    let forms: Vec<Mutex<Compressed>> = files.iter().map(|_| Mutex::default()).collect();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let index = next.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some((file, form)) =
                        index.and_then(|index| Some((files.get(index)?, forms.get(index)?)))
                    else {
                        return;
                    };
                    // A file that can't be compressed is served as it is.
                    if let Ok(compressed) = compress(file.path.as_str(), &file.bytes) {
                        *form.lock().unwrap_or_else(PoisonError::into_inner) = compressed;
                    }
                }
            });
        }
    });
    files
        .into_iter()
        .zip(forms)
        .map(|(file, form)| {
            let form = form.into_inner().unwrap_or_else(PoisonError::into_inner);
            NewFile {
                content_type: media_type::of(file.path.as_str()).value.to_owned(),
                path: file.path.as_str().to_owned(),
                bytes: file.bytes,
                br: form.brotli,
                gz: form.gzip,
            }
        })
        .collect()
}

fn refusal(error: &PackageError) -> Problem {
    let mut problem = Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        error.code(),
        error.to_string(),
        error.remedy(),
    );
    if let Some(entry) = error.entry() {
        problem = problem.details(serde_json::json!({ "entry": entry }));
    }
    problem
}

fn warning(warning: &Warning) -> ReleaseWarning {
    let remedy = match warning {
        Warning::Manifest(_) => "Correct the value, or take the key out.",
        Warning::SystemFilesSkipped { .. } => {
            "Nothing to do; `npm run ship` leaves such files out."
        }
        Warning::BackslashSeparators { .. }
        | Warning::NameReadAsCp437 { .. }
        | Warning::UnusedBytes { .. } => {
            "Pack the app with `npm run ship`, or with another ZIP program."
        }
        Warning::LogoNotPng { .. } => "Give the logo as a PNG image.",
        Warning::LogoSize { .. } => "Give the logo in the usual size.",
        Warning::EntryPageByStartUrl { .. } => "Name the page `index.html`.",
        _ => "Look at the file that the message names.",
    };
    ReleaseWarning {
        code: warning.code().to_owned(),
        message: warning.to_string(),
        remedy: remedy.to_owned(),
    }
}
