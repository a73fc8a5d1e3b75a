//! What goes into a package: the fixed set, and what the manifest includes. Anything else that was built is an error, so that
//! nothing is left behind or shipped by accident.

use std::collections::BTreeMap;
use std::path::Path;

use callbench_aaex::PackagePath;
use callbench_contract::manifest::{FILE_NAME, Manifest};
use globset::{Glob, GlobSet, GlobSetBuilder};

use super::package_path;
use crate::failure::Failure;

const ENTRY_PAGE: &str = "index.html";
const LOGOS: [&str; 3] = ["logo-small.png", "logo-medium.png", "logo-large.png"];
/// What a build leaves in `dist/` that is no part of the app.
const BUILD: &str = "dist";

/// The package's files, by their path in it.
pub(crate) fn of(
    project: &Path,
    manifest: &Manifest,
) -> Result<BTreeMap<PackagePath, Vec<u8>>, Failure> {
    let dist = project.join(BUILD);
    if !dist.join(ENTRY_PAGE).is_file() {
        return Err(Failure::refused(format!(
            "{} is missing: the app was not built",
            dist.join(ENTRY_PAGE).display()
        ))
        .remedy("run `npm run build` first; `npm run ship` does both"));
    }
    let include = globs(manifest)?;
    let mut files = BTreeMap::new();
    let mut strangers = Vec::new();
    for (name, path) in walk(&dist)? {
        let belongs =
            name == ENTRY_PAGE || name.starts_with("static/") || LOGOS.contains(&name.as_str());
        if belongs || include.is_match(&name) {
            files.insert(package_path(&name)?, read(&path)?);
        } else if name != FILE_NAME {
            strangers.push(name);
        }
    }
    if !strangers.is_empty() {
        return Err(Failure::refused(format!(
            "the build made files that a package doesn't hold: {}",
            strangers.join(", ")
        ))
        .remedy(format!(
            "import them from the sources, so that they land in static/; or list them in manifest.json: \"include\": {}",
            serde_json::json!(strangers)
        )));
    }
    for logo in LOGOS {
        let path = project.join(logo);
        if path.is_file() {
            files.entry(package_path(logo)?).or_insert(read(&path)?);
        }
    }
    add_included_from_project(project, manifest, &mut files)?;
    files.insert(package_path(FILE_NAME)?, read(&project.join(FILE_NAME))?);
    Ok(files)
}

/// A plain path in `include` may also name a file beside the manifest; one that is nowhere is a mistake worth naming.
fn add_included_from_project(
    project: &Path,
    manifest: &Manifest,
    files: &mut BTreeMap<PackagePath, Vec<u8>>,
) -> Result<(), Failure> {
    for name in manifest
        .include
        .iter()
        .filter(|name| !name.contains(['*', '?', '[', '{']))
    {
        let path = package_path(name)?;
        if files.contains_key(&path) {
            continue;
        }
        let source = project.join(name);
        if !source.is_file() {
            return Err(Failure::refused(format!(
                "manifest.json includes `{name}`, which is neither in {BUILD}/ nor beside the manifest"
            ))
            .remedy("correct the path, or take it out of `include`"));
        }
        files.insert(path, read(&source)?);
    }
    Ok(())
}

fn globs(manifest: &Manifest) -> Result<GlobSet, Failure> {
    let mut set = GlobSetBuilder::new();
    for pattern in &manifest.include {
        let glob = Glob::new(pattern).map_err(|error| {
            Failure::refused(format!(
                "manifest.json: `include` has a pattern that can't be read: {error}"
            ))
            .remedy("use a path such as `service-worker.js`, or a pattern such as `locales/**`")
        })?;
        set.add(glob);
    }
    set.build().map_err(|error| {
        Failure::refused(format!("manifest.json: `include` can't be used: {error}"))
    })
}

/// Every file below a folder, by its path with forward slashes. A link is an error: a package has none.
fn walk(root: &Path) -> Result<BTreeMap<String, std::path::PathBuf>, Failure> {
    let unreadable = |path: &Path, error: &std::io::Error| {
        Failure::refused(format!("{} can't be read: {error}", path.display()))
    };
    let mut found = BTreeMap::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))? {
            let entry = entry.map_err(|error| unreadable(&folder, &error))?;
            let path = entry.path();
            let kind = entry
                .file_type()
                .map_err(|error| unreadable(&path, &error))?;
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() {
                let relative = path.strip_prefix(root).unwrap_or(&path);
                let name = relative
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy())
                    .collect::<Vec<_>>()
                    .join("/");
                found.insert(name, path);
            } else {
                return Err(Failure::refused(format!("{} is a link", path.display()))
                    .remedy("a package holds files only: put the file itself there"));
            }
        }
    }
    Ok(found)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path)
        .map_err(|error| Failure::refused(format!("{} can't be read: {error}", path.display())))
}
