//! Where things are in the checkout.

use std::path::{Path, PathBuf};

/// The checkout's root folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A path below the root.
pub(crate) fn at(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Cargo's build folder: `CARGO_TARGET_DIR` when set, else `target`.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| at("target"), PathBuf::from)
}

/// The `callbench` binary of a Cargo profile.
pub(crate) fn binary(profile: &str) -> PathBuf {
    target()
        .join(profile)
        .join(format!("callbench{}", std::env::consts::EXE_SUFFIX))
}

/// `npm`, by the name that this system can start.
pub(crate) fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

/// All files below `folder`, sorted, without what is built or installed there.
pub(crate) fn sources(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let entry = entry?;
            let name = entry.file_name();
            if entry.file_type()?.is_dir() {
                if !["node_modules", "dist", ".callbench", "vendor"]
                    .iter()
                    .any(|skip| name == *skip)
                {
                    open.push(entry.path());
                }
            } else if !name.to_string_lossy().ends_with(".aaex") {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}
