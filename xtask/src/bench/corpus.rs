//! The app that is packed: the same 1,000 files and 20 MB on every machine, without a file of anyone's.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

/// Files in the package, the manifest and the entry page among them.
pub(crate) const FILES: usize = 1_000;
/// Bytes of all files together.
pub(crate) const BYTES: usize = 20_000_000;
/// One file in this many holds bytes that don't compress, as pictures and fonts do.
const INCOMPRESSIBLE: usize = 5;

/// One file, by its path in the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CorpusFile {
    /// With forward slashes.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) bytes: Vec<u8>,
}

/// All files; always the same.
pub(crate) fn files() -> Vec<CorpusFile> {
    let manifest = manifest();
    let entry = b"<!doctype html><title>Bench app</title><script type=\"module\" src=\"./static/chunk-000.js\"></script>\n";
    let mut files = vec![
        CorpusFile {
            path: "manifest.json".to_owned(),
            bytes: manifest,
        },
        CorpusFile {
            path: "index.html".to_owned(),
            bytes: entry.to_vec(),
        },
    ];
    let mut random = Random(0x5EED_CA11_BE7C_0001);
    let count = FILES - files.len();
    let mut left = BYTES - files.iter().map(|file| file.bytes.len()).sum::<usize>();
    for index in 0..count {
        let remaining = count - index;
        let mean = left / remaining;
        // Sizes from a quarter to seven quarters of the mean; the last file takes what is left.
        let size = if remaining == 1 {
            left
        } else {
            mean / 4 + random.below(mean * 3 / 2)
        };
        left -= size;
        files.push(if index % INCOMPRESSIBLE == INCOMPRESSIBLE - 1 {
            CorpusFile {
                path: format!("static/media/picture-{index:03}.bin"),
                bytes: (0..size).map(|_| random.byte()).collect(),
            }
        } else {
            CorpusFile {
                path: format!("static/chunk-{index:03}.js"),
                bytes: script(&mut random, size),
            }
        });
    }
    files
}

/// Writes a project whose `dist/` holds just what the package will hold, so that peers pack the very same folder.
pub(crate) fn write(project: &Path) -> Result<()> {
    let dist = project.join("dist");
    std::fs::create_dir_all(dist.join("static").join("media"))?;
    for file in files() {
        let path = dist.join(&file.path);
        std::fs::write(&path, &file.bytes)
            .with_context(|| format!("can't write {}", path.display()))?;
    }
    std::fs::write(project.join("manifest.json"), manifest())?;
    Ok(())
}

fn manifest() -> Vec<u8> {
    let manifest = json!({
        // web-ext asks for this one.
        "manifest_version": 3,
        "name": "Bench_App",
        "version": "1.0.0",
        "description": "What the benchmarks pack",
        "minimumRequiredAmeyoVersion": "4.0.0",
        "incompatibleAmeyoVersions": [],
        "author": "Callbench",
        "env": "production",
    });
    manifest.to_string().into_bytes()
}

/// Text that compresses about as well as a bundler's output: few words, many numbers and names.
fn script(random: &mut Random, size: usize) -> Vec<u8> {
    const WORDS: [&str; 24] = [
        "function",
        "return",
        "const",
        "let",
        "if",
        "else",
        "for",
        "await",
        "async",
        "new",
        "this",
        "customer",
        "interaction",
        "campaign",
        "agent",
        "queue",
        "disposition",
        "state",
        "event",
        "payload",
        "props",
        "children",
        "null",
        "undefined",
    ];
    const MARKS: [&str; 12] = [
        "(", ")", "{", "}", ";", "=>", ".", ",", "===", "?", ":", "\n",
    ];
    let mut text = Vec::with_capacity(size + 32);
    while text.len() < size {
        match random.below(10) {
            0..4 => text.extend_from_slice(pick(&WORDS, random).as_bytes()),
            4..8 => text.extend_from_slice(pick(&MARKS, random).as_bytes()),
            8 => text.extend_from_slice(format!("{:x}", random.below(1 << 20)).as_bytes()),
            _ => {
                let letters = [b'a', b'e', b'i', b'n', b'r', b't', b'x', b'_'];
                for _ in 0..=random.below(3) {
                    text.push(letters.get(random.below(8)).copied().unwrap_or(b'a'));
                }
            }
        }
        if random.below(3) == 0 {
            text.push(b' ');
        }
    }
    text.truncate(size);
    text
}

fn pick<'words>(words: &[&'words str], random: &mut Random) -> &'words str {
    words.get(random.below(words.len())).copied().unwrap_or("")
}

/// `SplitMix64`: small, well spread, and the same everywhere.
struct Random(u64);

impl Random {
    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below the limit, which must not be 0.
    fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    const fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[7]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sha2::{Digest, Sha256};

    use super::{BYTES, FILES, files};

    #[test]
    fn the_corpus_has_exactly_its_files_and_bytes() {
        let files = files();
        let paths: BTreeSet<_> = files.iter().map(|file| &file.path).collect();
        assert_eq!(paths.len(), FILES);
        assert_eq!(
            files.iter().map(|file| file.bytes.len()).sum::<usize>(),
            BYTES
        );
    }

    #[test]
    fn the_corpus_is_the_same_wherever_and_whenever_it_is_made() {
        let mut hash = Sha256::new();
        for file in files() {
            hash.update(file.path.as_bytes());
            hash.update(&file.bytes);
        }
        let start: String = hash
            .finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        // Figures of different days can only be compared while this stays.
        assert_eq!(start, "13c62fc1c79fcb0d");
    }

    #[test]
    fn a_fifth_of_the_files_doesnt_compress() {
        let incompressible = files()
            .iter()
            .filter(|file| file.path.ends_with(".bin"))
            .count();
        assert_eq!(incompressible, 199);
    }
}
