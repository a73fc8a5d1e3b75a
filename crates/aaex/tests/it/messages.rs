//! All refusals and warnings as people read them.

use std::fmt::Write as _;

use callbench_aaex::{Limits, PackagePath, WriteError, read, write};

use crate::{
    raw_zip::{Archive, Entry, MANIFEST, PAGE, unicode_path},
    real::accept,
};

/// An archive for each code; together they are every way to be refused.
fn refused() -> Vec<Vec<u8>> {
    let with = |entry: Entry| Archive::app([entry]).bytes();
    let named = |name: &str| with(Entry::stored(name, b"1"));
    let two =
        |a: &str, b: &str| Archive::app([Entry::stored(a, b"1"), Entry::stored(b, b"2")]).bytes();
    let app = Archive::app([]).bytes();
    let text = || Entry::deflated("static/main.js", b"console.log('hello, hello, hello')");
    let big = |size: u32| {
        Entry::stored("static/video.mp4", b"")
            .both(|header| (header.size, header.compressed) = (size, size))
    };
    vec![
        vec![0; 100_000_001],
        Vec::new(),
        b"<!doctype html>".to_vec(),
        b"hello, world, this is no archive".to_vec(),
        app[..app.len() - 30].to_vec(),
        [app.as_slice(), b"\r\n"].concat(),
        [b"#!/bin/sh\n".as_slice(), &app].concat(),
        Archive::app([])
            .with(|archive| archive.comment = Archive::default().bytes())
            .bytes(),
        Archive::app([]).with(|archive| archive.disk = 1).bytes(),
        Archive::app([])
            .with(|archive| archive.directory_offset = Some(1 << 20))
            .bytes(),
        Archive::app([])
            .with(|archive| archive.count = Some(3))
            .bytes(),
        Archive::app((0..9_999).map(|i| Entry::stored(format!("f{i}"), b""))).bytes(),
        with(text().both(|header| header.flags |= 1)),
        with(text().both(|header| header.method = 9)),
        with(text().with(|entry| entry.attributes = 0o120_777 << 16)),
        with(text().with(|entry| entry.attributes = 0o010_644 << 16)),
        with(Entry::stored("static/", b"hidden")),
        with(text().local(|header| header.size = 7)),
        with(
            Entry::stored("last.js", b"")
                .both(|header| (header.size, header.compressed) = (60, 60)),
        ),
        with(text().both(|header| header.size = 7)),
        with(text().both(|header| header.size = 70)),
        with(text().both(|header| header.checksum = 0x0123_4567)),
        with(text().with(|entry| entry.data = vec![0xff; entry.data.len()])),
        with(big((50 << 20) + 1)),
        Archive::app(
            (0..5).map(|i| {
                big(50 << 20).both(|header| header.name = format!("{i}.mp4").into_bytes())
            }),
        )
        .bytes(),
        with(Entry::deflated("static/zeros.bin", &vec![0; 2 << 20])),
        with(Entry::stored(b"caf\xe9.js", b"1")),
        with(Entry::stored(b"\xc0\xae\xc0\xae/etc/passwd", b"1")),
        with(Entry::stored("a.js", b"1").both(|header| {
            header.flags = 1 << 11;
            header.extra = unicode_path(b"a.js", "b.js");
        })),
        named(""),
        named(&"a".repeat(300)),
        named("index.html\0.png"),
        named("gpj.\u{202e}exe"),
        named("/etc/passwd"),
        named("C:\\app\\index.html"),
        named("../../etc/passwd"),
        named("..%2f..%2fetc"),
        named("main.js?v=2"),
        named("index.html::$DATA"),
        named("static//main.js"),
        two("a.js", "a.js"),
        two("static/Main.js", "static/main.js"),
        two("caf\u{e9}.js", "cafe\u{301}.js"),
        two("static", "static/main.js"),
        Archive::of([
            Entry::stored("build/manifest.json", MANIFEST),
            Entry::stored("build/index.html", PAGE),
        ])
        .bytes(),
        Archive::of([Entry::stored("index.html", PAGE)]).bytes(),
        Archive::of([
            Entry::stored("manifest.json", b"{}"),
            Entry::stored("index.html", PAGE),
        ])
        .bytes(),
        Archive::of([Entry::stored("manifest.json", MANIFEST)]).bytes(),
        Archive::of([
            Entry::stored("manifest.json", MANIFEST),
            Entry::stored("Index.html", PAGE),
        ])
        .bytes(),
    ]
}

#[test]
fn every_refusal_says_what_where_and_how_to_mend_it() {
    let mut table = String::new();
    for archive in refused() {
        let error = read(&archive, &Limits::default()).expect_err("accepted");
        let entry = error
            .entry()
            .map(|entry| entry.escape_debug().take(40).collect::<String>())
            .unwrap_or_default();
        let _ = writeln!(
            table,
            "{} [{entry}]\n  {error}\n  {}\n",
            error.code(),
            error.remedy()
        );
    }
    let file = |path: &str, bytes: &[u8]| (PackagePath::new(path).unwrap(), bytes.to_vec());
    let files = [
        file("manifest.json", MANIFEST),
        file("index.html", PAGE),
        file("static/.DS_Store", b""),
    ];
    let failed = WriteError::Compression {
        path: PackagePath::new("a.js").unwrap(),
        reason: "stream error".to_owned(),
    };
    for error in [
        write(files, &Limits::default()).expect_err("written"),
        failed,
    ] {
        let _ = writeln!(
            table,
            "{} [{}]\n  {error}\n  {}\n",
            error.code(),
            error.entry().unwrap_or_default(),
            error.remedy()
        );
    }
    insta::assert_snapshot!(table);
}

#[test]
fn every_path_refusal_says_what_and_how_to_mend_it() {
    let mut table = String::new();
    for path in [
        "",
        "/a",
        "C:/a",
        "../a",
        "a\\b",
        "%2e",
        "a?",
        "a.",
        "a//b",
        "a\0",
        "a\n",
        &"a/".repeat(600),
    ] {
        let error = PackagePath::new(path).expect_err("accepted");
        let _ = writeln!(table, "{}\n  {error}\n  {}\n", error.code(), error.remedy());
    }
    insta::assert_snapshot!(table);
}

#[test]
fn every_warning_says_what_became_of_it() {
    let manifest = br#"{"name":"a","version":"1.0.0","env":7,"start_url":"main.html"}"#;
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([0, 0, 0, 64, 0, 0, 0, 64]);
    let package = accept(&Archive::of([
        Entry::stored("manifest.json", manifest),
        Entry::stored("main.html", PAGE).with(|entry| entry.before = b"unused".to_vec()),
        Entry::stored("static\\main.js", b"1"),
        Entry::stored(b"\x81ber.js", b"1").both(|header| header.flags = 0),
        Entry::stored("Thumbs.db", b""),
        Entry::stored("logo-small.png", b"GIF89a"),
        Entry::stored("logo-large.png", &png),
    ]));
    let mut table = String::new();
    for warning in &package.warnings {
        let _ = writeln!(table, "{}\n  {warning}\n", warning.code());
    }
    insta::assert_snapshot!(table);
}
