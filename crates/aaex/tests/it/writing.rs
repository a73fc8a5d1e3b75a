//! What is written is the same every time, and readable.

use callbench_aaex::{Limits, PackagePath, WriteError, digest, read, write};

use crate::raw_zip::{MANIFEST, PAGE};

pub(crate) fn path(path: &str) -> PackagePath {
    PackagePath::new(path).unwrap()
}

fn app(more: &[(&str, &[u8])]) -> Vec<(PackagePath, Vec<u8>)> {
    let own: [(&str, &[u8]); 2] = [("manifest.json", MANIFEST), ("index.html", PAGE)];
    own.iter()
        .chain(more)
        .map(|(name, bytes)| (path(name), bytes.to_vec()))
        .collect()
}

fn refusal(files: Vec<(PackagePath, Vec<u8>)>) -> WriteError {
    write(files, &Limits::default()).expect_err("written")
}

#[test]
fn the_bytes_do_not_depend_on_the_order_given() {
    let files = app(&[
        ("static/b.js", b"bbbbbbbbbbbbbbbb"),
        ("static/a.js", b"a"),
        ("static/empty", b""),
    ]);
    let reversed = files.iter().rev().cloned().collect::<Vec<_>>();
    let archive = write(files, &Limits::default()).unwrap();
    assert_eq!(archive, write(reversed, &Limits::default()).unwrap());
}

#[test]
fn the_bytes_are_pinned() {
    // A change of these is a change of every archive that anyone packs: it belongs into the changelog.
    let archive = write(
        app(&[(
            "static/café.js",
            &b"console.log('hello, hello, hello')\n".repeat(20),
        )]),
        &Limits::default(),
    );
    let digest = callbench_aaex::ArchiveDigest::of(&archive.unwrap()).to_string();
    insta::assert_snapshot!(digest);
}

#[test]
fn entries_are_sorted_dated_1980_and_plain_files() {
    let archive = write(
        app(&[
            ("static/js/z.js", &b"0123456789".repeat(99)),
            ("a.bin", b"\x01"),
        ]),
        &Limits::default(),
    )
    .unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&archive)).unwrap();
    let mut listing = String::new();
    for index in 0..zip.len() {
        let entry = zip.by_index(index).unwrap();
        let line = format!(
            "{:?} {:o} {} {} {:?}\n",
            entry.compression(),
            entry.unix_mode().unwrap(),
            entry.last_modified().unwrap(),
            entry.size(),
            entry.name().unwrap(),
        );
        listing.push_str(&line);
    }
    insta::assert_snapshot!(listing);
}

#[test]
fn files_given_by_reference_need_not_be_copied() {
    let files = app(&[]);
    let borrowed = files
        .iter()
        .map(|(path, bytes)| (path.clone(), bytes.as_slice()));
    assert_eq!(
        write(borrowed, &Limits::default()),
        write(files.clone(), &Limits::default())
    );
}

#[test]
fn a_file_that_would_look_like_a_bomb_is_stored() {
    let zeros = vec![0; 2 << 20];
    let archive = write(app(&[("zeros.bin", &zeros)]), &Limits::default()).unwrap();
    assert!(archive.len() > zeros.len());
    assert_eq!(
        read(&archive, &Limits::default())
            .unwrap()
            .file("zeros.bin")
            .unwrap()
            .bytes,
        zeros
    );
}

#[test]
fn packing_what_was_read_changes_nothing_but_the_wrapping() {
    let archive = write(app(&[("static/a.js", b"1")]), &Limits::default()).unwrap();
    let package = read(&archive, &Limits::default()).unwrap();
    let again = write(
        package
            .files
            .iter()
            .map(|file| (file.path.clone(), &file.bytes)),
        &Limits::default(),
    )
    .unwrap();
    assert_eq!(archive, again);
    assert_eq!(
        digest(&package),
        digest(&read(&again, &Limits::default()).unwrap())
    );
}

#[test]
fn what_could_not_be_read_is_not_written() {
    let code = |files| refusal(files).code();
    assert_eq!(code(vec![]), "missing-manifest");
    assert_eq!(
        code(vec![(path("manifest.json"), MANIFEST.to_vec())]),
        "missing-entry-page"
    );
    assert_eq!(
        code(vec![
            (path("manifest.json"), b"{".to_vec()),
            (path("index.html"), vec![])
        ]),
        "invalid-manifest"
    );
    assert_eq!(code(app(&[("index.html", b"2")])), "duplicate-name");
    assert_eq!(
        code(app(&[("a.js", b""), ("A.js", b"")])),
        "duplicate-name-by-case"
    );
    assert_eq!(code(app(&[("a", b""), ("a/b", b"")])), "file-and-folder");
    assert_eq!(code(app(&[("static/.DS_Store", b"")])), "system-file");
    assert_eq!(
        code(app(&[("big.bin", &vec![0; (50 << 20) + 1])])),
        "file-too-large"
    );
    let many = (0..10_000)
        .map(|i| (path(&format!("f{i}")), Vec::new()))
        .chain(app(&[]))
        .collect();
    assert_eq!(code(many), "too-many-entries");
    let small = Limits {
        archive: 100,
        ..Limits::default()
    };
    assert_eq!(
        write(app(&[]), &small).expect_err("written").code(),
        "archive-too-large"
    );
    let small = Limits {
        inflated_total: 10,
        ..Limits::default()
    };
    assert_eq!(
        write(app(&[]), &small).expect_err("written").code(),
        "package-too-large"
    );
}

/// Bytes that don't compress, the same on every machine (xorshift).
fn noise(length: usize, mut state: u64) -> Vec<u8> {
    (0..length)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[0]
        })
        .collect()
}

#[test]
fn files_that_do_not_compress_are_stored_one_after_another() {
    // Few enough files for one thread: a compressor whose streams were broken off four times failed at the fifth.
    let noises: Vec<Vec<u8>> = (1..=5).map(|seed| noise(16_000, seed)).collect();
    let names: Vec<String> = (1..=5).map(|index| format!("static/{index}.bin")).collect();
    let more: Vec<(&str, &[u8])> = names
        .iter()
        .zip(&noises)
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let archive = write(app(&more), &Limits::default()).expect("a package");
    let package = read(&archive, &Limits::default()).expect("it reads");
    for (name, bytes) in more {
        assert_eq!(package.file(name).expect("it is in").bytes, bytes, "{name}");
    }
}
