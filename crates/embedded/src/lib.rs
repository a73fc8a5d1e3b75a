//! The files that the binary carries: the shell's pages, the SDK, the templates and the tarballs for new projects.
//!
//! `cargo xtask build` lays them down in `files/` before it compiles. On a clean clone the folder is empty: everything
//! still compiles, and [`file`] then answers `None`, which the host turns into a page that names the command to run.
//!
//! | folder | what |
//! |---|---|
//! | `shell/` | the workspace, as Vite built it |
//! | `sdk/` | `aaf-sdk.js` (module) and `aaf_sdk.js` (classic) |
//! | `templates/<name>/` | a template's sources |
//! | `vendor/` | npm tarballs that `callbench create` writes into a project |

use std::borrow::Cow;

use rust_embed::{EmbeddedFile as RawFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "files/"]
struct Files;

/// One file of the binary.
#[derive(Clone)]
pub struct EmbeddedFile {
    /// The plain bytes.
    pub bytes: Cow<'static, [u8]>,
    /// The MIME type, with `charset=utf-8` for text.
    pub content_type: String,
    /// A strong entity tag with its quotes, from the bytes' SHA-256.
    pub etag: String,
    /// The same content compressed with Brotli, when that is smaller.
    pub br: Option<Cow<'static, [u8]>>,
    /// The same content compressed with gzip, when that is smaller.
    pub gz: Option<Cow<'static, [u8]>>,
}

impl std::fmt::Debug for EmbeddedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EmbeddedFile")
            .field("content_type", &self.content_type)
            .field("size", &self.bytes.len())
            .field("etag", &self.etag)
            .finish_non_exhaustive()
    }
}

/// The file of that name, such as `shell/index.html`; `None` when the binary was built without it.
#[must_use]
pub fn file(name: &str) -> Option<EmbeddedFile> {
    let raw = Files::get(name)?;
    Some(EmbeddedFile {
        content_type: content_type(&raw),
        etag: etag(&raw),
        br: Files::get(&format!("{name}.br")).map(|file| file.data),
        gz: Files::get(&format!("{name}.gz")).map(|file| file.data),
        bytes: raw.data,
    })
}

/// The names of all files below a folder, such as `templates/blank/`, sorted; compressed twins are left out.
#[must_use]
pub fn names_under(folder: &str) -> Vec<String> {
    let all: std::collections::BTreeSet<String> = Files::iter()
        .filter(|name| name.starts_with(folder) && name != ".gitkeep")
        .map(Cow::into_owned)
        .collect();
    all.iter()
        .filter(|name| !is_compressed_twin(name, &all))
        .cloned()
        .collect()
}

/// Whether the browser pages were built into this binary.
#[must_use]
pub fn is_complete() -> bool {
    Files::get("shell/index.html").is_some() && Files::get("sdk/aaf-sdk.js").is_some()
}

fn is_compressed_twin(name: &str, all: &std::collections::BTreeSet<String>) -> bool {
    [".br", ".gz"].iter().any(|suffix| {
        name.strip_suffix(suffix)
            .is_some_and(|plain| all.contains(plain))
    })
}

fn content_type(file: &RawFile) -> String {
    let kind = file.metadata.mimetype();
    let is_text =
        kind.starts_with("text/") || kind == "application/json" || kind == "image/svg+xml";
    if is_text {
        format!("{kind}; charset=utf-8")
    } else {
        kind.to_owned()
    }
}

fn etag(file: &RawFile) -> String {
    let mut tag = String::with_capacity(34);
    tag.push('"');
    for byte in &file.metadata.sha256_hash()[..16] {
        tag.push_str(&format!("{byte:02x}"));
    }
    tag.push('"');
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_not_built_in_is_none() {
        assert!(file("shell/no-such-file.js").is_none());
    }

    #[test]
    fn every_listed_name_can_be_read_and_has_a_type() {
        for name in names_under("") {
            let file = file(&name).expect("a listed file exists");
            assert!(!file.content_type.is_empty(), "{name} has no type");
            assert!(file.etag.len() == 34, "{name} has tag {}", file.etag);
        }
    }

    #[test]
    fn compressed_twins_are_smaller_than_the_file_and_not_listed() {
        for name in names_under("") {
            assert!(!name.ends_with(".js.br"), "{name} is a twin");
            let file = file(&name).expect("a listed file exists");
            for twin in [&file.br, &file.gz].into_iter().flatten() {
                assert!(twin.len() < file.bytes.len(), "{name} grew when compressed");
            }
        }
    }
}
