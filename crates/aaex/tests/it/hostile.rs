//! Archives that lie or reach for more than they may are refused, each for its own reason.

use callbench_aaex::{Limits, PackageError, read};

use crate::raw_zip::{Archive, Entry, MANIFEST, PAGE, Zip64, deflate, extra};
use crate::real::accept;

pub(crate) fn refuse(archive: &Archive) -> PackageError {
    match read(&archive.bytes(), &Limits::default()) {
        Err(error) => error,
        Ok(package) => panic!("accepted with {:?}", package.warnings),
    }
}

fn code(archive: &Archive) -> &'static str {
    refuse(archive).code()
}

fn code_of_bytes(bytes: &[u8]) -> &'static str {
    read(bytes, &Limits::default())
        .expect_err("accepted")
        .code()
}

fn code_with(entry: Entry) -> &'static str {
    code(&Archive::app([entry]))
}

const MIB: usize = 1024 * 1024;

#[test]
fn sizes_that_lie() {
    let entry = || Entry::deflated("a.js", b"twelve bytes");
    // Both headers agree, and the data says otherwise.
    assert_eq!(
        code_with(entry().both(|header| header.size = 11)),
        "size-mismatch"
    );
    assert_eq!(
        code_with(entry().both(|header| header.size = 13)),
        "size-mismatch"
    );
    assert_eq!(
        code_with(entry().both(|header| header.size = 40 * 1024)),
        "size-mismatch"
    );
    // A stored entry has nothing to inflate, so its two sizes are one.
    assert_eq!(
        code_with(Entry::stored("a.js", b"abc").both(|header| header.size = 2)),
        "size-mismatch"
    );
    // The headers disagree.
    assert_eq!(
        code_with(entry().local(|header| header.size = 11)),
        "header-mismatch"
    );
    assert_eq!(
        code_with(entry().local(|header| header.compressed -= 1)),
        "header-mismatch"
    );
    // The compressed size cuts the stream, or takes in more than it.
    assert_eq!(
        code_with(entry().both(|header| header.compressed -= 1)),
        "damaged-data"
    );
    assert_eq!(
        code_with(
            entry()
                .with(|entry| entry.data.push(0))
                .both(|header| header.compressed += 1)
        ),
        "damaged-data"
    );
}

#[test]
fn checksums_that_lie() {
    let wrong = |header: &mut crate::raw_zip::Header| header.checksum ^= 1;
    assert_eq!(
        code_with(Entry::deflated("a.js", b"a").both(wrong)),
        "checksum-mismatch"
    );
    assert_eq!(
        code_with(Entry::stored("a.js", b"a").both(wrong)),
        "checksum-mismatch"
    );
    assert_eq!(
        code_with(Entry::stored("a.js", b"").both(wrong)),
        "checksum-mismatch"
    );
    assert_eq!(
        code_with(Entry::stored("a.js", b"a").local(wrong)),
        "header-mismatch"
    );
}

#[test]
fn headers_that_disagree() {
    let entry = || Entry::deflated("a.js", b"1");
    assert_eq!(
        code_with(entry().local(|header| header.name = b"b.js".to_vec())),
        "header-mismatch"
    );
    assert_eq!(
        code_with(entry().local(|header| header.name = b"../a".to_vec())),
        "header-mismatch"
    );
    assert_eq!(
        code_with(entry().local(|header| header.method = 0)),
        "header-mismatch"
    );
    assert_eq!(
        code_with(entry().local(|header| header.flags |= 1)),
        "header-mismatch"
    );
    assert_eq!(
        code_with(entry().local(|header| header.flags |= 8)),
        "header-mismatch"
    );
    assert_eq!(
        code_with(
            entry()
                .streamed(true, false)
                .local(|header| header.size = 7)
        ),
        "header-mismatch"
    );
    assert_eq!(
        code_with(
            entry()
                .streamed(true, false)
                .with(|entry| entry.descriptor[4] ^= 1)
        ),
        "header-mismatch"
    );
    assert_eq!(
        code_with(
            entry()
                .streamed(true, false)
                .with(|entry| entry.descriptor.clear())
        ),
        "header-mismatch"
    );
}

#[test]
fn data_that_is_no_deflate_stream() {
    let broken = Entry::deflated("a.js", b"abcabcabc")
        .with(|entry| entry.data = vec![0xff; entry.data.len()]);
    assert_eq!(code_with(broken), "damaged-data");
    let endless = deflate(b"abcabcabc");
    let open = Entry::deflated("a.js", b"abcabcabc").with(|entry| {
        entry.data = endless.clone();
        entry.data[0] &= !1; // no longer the last block
    });
    assert_eq!(code_with(open), "damaged-data");
}

#[test]
fn overlapping_entries() {
    // Two names for one place: the header there can agree with one only.
    let page = u32::try_from(30 + "manifest.json".len() + MANIFEST.len()).unwrap();
    let mut shared =
        Archive::app([Entry::deflated("other.html", PAGE).with(|entry| entry.offset = Some(page))]);
    assert_eq!(code(&shared), "header-mismatch");
    // The same name for one place is there twice to begin with.
    shared.entries[2].central.name = b"index.html".to_vec();
    assert_eq!(code(&shared), "duplicate-name");

    // An archive inside a stored entry, whose entries the outer directory lists too: the quine bomb's shape.
    let inner = Archive::of([Entry::stored("inner.js", b"hidden")]).bytes();
    let offset = u32::try_from(30 + "outer".len()).unwrap();
    let nested = Archive::of([
        Entry::stored("outer", &inner),
        Entry::stored("inner.js", b"hidden").with(|entry| entry.offset = Some(offset)),
        Entry::stored("manifest.json", MANIFEST),
        Entry::stored("index.html", PAGE),
    ]);
    assert_eq!(code(&nested), "overlapping-entries");
    // Data that reaches into the directory.
    let reaching =
        Entry::stored("z.js", b"").both(|header| (header.size, header.compressed) = (60, 60));
    assert_eq!(code_with(reaching), "overlapping-entries");
    assert_eq!(
        code_with(Entry::stored("a.js", b"1").with(|entry| entry.offset = Some(1 << 30))),
        "overlapping-entries"
    );
    assert_eq!(
        code_with(Entry::stored("a.js", b"1").with(|entry| entry.offset = Some(5))),
        "damaged-directory"
    );
}

#[test]
fn encrypted_entries() {
    for flag in [1, 1 << 6, 1 << 13] {
        assert_eq!(
            code_with(Entry::stored("a", b"").both(|header| header.flags |= flag)),
            "encrypted-entry"
        );
    }
    assert_eq!(
        code_with(Entry::stored("a", b"").both(|header| header.method = 99)),
        "encrypted-entry"
    );
}

#[test]
fn other_compressions() {
    for method in [1, 9, 12, 14, 93, 1000] {
        assert_eq!(
            code_with(Entry::stored("a", b"").both(|header| header.method = method)),
            "unsupported-compression"
        );
    }
}

#[test]
fn links_and_special_files() {
    let mode = |mode: u32| {
        Entry::stored("a", b"/etc/passwd").with(move |entry| entry.attributes = mode << 16)
    };
    assert_eq!(code_with(mode(0o120_777)), "link");
    // Whatever system the archive claims to be from.
    assert_eq!(
        code_with(mode(0o120_777).with(|entry| entry.made_by = 20)),
        "link"
    );
    for special in [0o010_644, 0o020_644, 0o060_644, 0o140_644] {
        assert_eq!(code_with(mode(special)), "special-file");
    }
    let reparse =
        Entry::stored("a", b"").with(|entry| (entry.made_by, entry.attributes) = (20, 0x400));
    assert_eq!(code_with(reparse), "link");
    let second = [&[0; 4][..], &0o120_777_u16.to_le_bytes(), &[0; 8]].concat();
    assert_eq!(
        code_with(Entry::stored("a", b"").both(|header| header.extra = extra(0x756e, &second))),
        "link"
    );
    assert_eq!(
        code_with(Entry::folder("a/").with(|entry| entry.attributes = 0o120_777 << 16)),
        "link"
    );
}

#[test]
fn folders_with_contents() {
    assert_eq!(
        code_with(Entry::stored("a/", b"hidden")),
        "folder-with-data"
    );
    let padded = Entry::deflated("a/", b"").with(|entry| entry.data.extend([0; 50]));
    assert_eq!(
        code_with(padded.both(|header| header.compressed += 50)),
        "folder-with-data"
    );
}

#[test]
fn truncation_anywhere_is_noticed() {
    let bytes = Archive::app([Entry::deflated("a.js", b"abc").streamed(true, false)]).bytes();
    for length in 0..bytes.len() {
        let code = code_of_bytes(&bytes[..length]);
        let expected = if length < 4 {
            "not-an-archive"
        } else {
            "truncated"
        };
        assert_eq!(code, expected, "cut to {length} of {} bytes", bytes.len());
    }
    let with_comment = Archive::app([])
        .with(|archive| archive.comment = b"comment".to_vec())
        .bytes();
    assert_eq!(
        code_of_bytes(&with_comment[..with_comment.len() - 3]),
        "truncated"
    );
}

#[test]
fn bytes_before_after_and_instead() {
    let bytes = Archive::app([]).bytes();
    assert_eq!(
        code_of_bytes(&[b"#!/bin/sh\n".as_slice(), &bytes].concat()),
        "leading-data"
    );
    assert_eq!(
        code_of_bytes(&[bytes.as_slice(), b"\n"].concat()),
        "trailing-data"
    );
    let adjusted = Archive::of([
        Entry::stored("manifest.json", MANIFEST).with(|entry| entry.before = b"GIF89a".to_vec()),
        Entry::stored("index.html", PAGE),
    ]);
    assert_eq!(code(&adjusted), "leading-data");
    assert_eq!(
        code(&Archive::of([]).with(|archive| archive.before_directory = b"GIF89a".to_vec())),
        "leading-data"
    );
    for other in [b"".as_slice(), b"<html>", b"\x1f\x8b\x08", b"PK"] {
        assert_eq!(code_of_bytes(other), "not-an-archive");
    }
}

#[test]
fn two_ends() {
    // The comment holds a second end record whose own comment reaches the last byte as well.
    let inner = Archive::of([]).bytes();
    assert_eq!(
        code(&Archive::app([]).with(|archive| archive.comment = inner.clone())),
        "ambiguous-end"
    );
}

#[test]
fn directories_that_are_not_what_the_end_says() {
    let app = || Archive::app([]);
    assert_eq!(
        code(&app().with(|archive| archive.count = Some(1))),
        "entry-count-mismatch"
    );
    assert_eq!(
        code(&app().with(|archive| archive.count = Some(3))),
        "entry-count-mismatch"
    );
    assert_eq!(
        code(&app().with(|archive| archive.directory_offset = Some(7))),
        "leading-data"
    );
    assert_eq!(
        code(&app().with(|archive| archive.directory_offset = Some(1 << 20))),
        "damaged-directory"
    );
    assert_eq!(
        code(&app().with(|archive| archive.directory_size = Some(20))),
        "damaged-directory"
    );
    assert_eq!(
        code(&app().with(|archive| archive.directory_size = Some(u32::MAX))),
        "damaged-directory"
    );
    assert_eq!(
        code(&app().with(|archive| archive.before_end = b"gap".to_vec())),
        "damaged-directory"
    );
    assert_eq!(
        code(&app().with(|archive| archive.disk = 1)),
        "split-archive"
    );
    assert_eq!(
        code_with(Entry::stored("a", b"").with(|entry| entry.disk = 2)),
        "split-archive"
    );
}

#[test]
fn zip64_records_that_disagree() {
    let app =
        |zip64: Zip64| Archive::app([]).with(move |archive| archive.zip64 = Some(zip64.clone()));
    assert_eq!(
        code(&app(Zip64 {
            count: Some(1),
            ..Zip64::default()
        })),
        "damaged-directory"
    );
    assert_eq!(
        code(&app(Zip64 {
            locator_offset: Some(0),
            ..Zip64::default()
        })),
        "damaged-directory"
    );
    assert_eq!(
        code(&app(Zip64 {
            locator_offset: Some(u64::MAX),
            ..Zip64::default()
        })),
        "damaged-directory"
    );
    assert_eq!(
        code_with(Entry::stored("a", b"").central(|header| header.size = u32::MAX)),
        "damaged-directory"
    );
    let huge = extra(1, &u64::MAX.to_le_bytes());
    let entry = Entry::stored("a", b"").both(|header| {
        header.size = u32::MAX;
        header.extra = huge.clone();
    });
    assert_eq!(code_with(entry), "file-too-large");
}

#[test]
fn too_many_entries() {
    let entries =
        |count: usize| Archive::app((0..count - 2).map(|i| Entry::stored(format!("f{i}"), b"")));
    assert!(read(&entries(10_000).bytes(), &Limits::default()).is_ok());
    assert_eq!(code(&entries(10_001)), "too-many-entries");
    // Also when the end record plays it down.
    assert_eq!(
        code(&entries(10_001).with(|archive| archive.count = Some(2))),
        "too-many-entries"
    );
}

#[test]
fn bombs() {
    let zeros = vec![0; MIB + 1];
    assert_eq!(
        code_with(Entry::deflated("zeros.bin", &zeros)),
        "ratio-too-high"
    );
    accept(&Archive::app([Entry::stored("zeros.bin", &zeros)]));
    accept(&Archive::app([Entry::deflated("zeros.bin", &zeros[1..])]));
    // A declared size that is small doesn't help: inflating stops one byte after it.
    let sly = Entry::deflated("zeros.bin", &zeros).both(|header| header.size = 1000);
    assert_eq!(code_with(sly), "size-mismatch");
    // Nor does one that is beyond all bounds get memory set aside.
    let claim = Entry::deflated("a.bin", b"a").both(|header| header.size = u32::MAX - 1);
    assert_eq!(code_with(claim), "file-too-large");
    let many = (0..5).map(|i| {
        Entry::stored(format!("{i}.bin"), b"")
            .both(|header| (header.size, header.compressed) = (50 << 20, 50 << 20))
    });
    assert_eq!(code(&Archive::app(many)), "package-too-large");
}

#[test]
fn archives_beyond_the_upload_limit_are_not_looked_at() {
    assert_eq!(code_of_bytes(&vec![0; 100_000_001]), "archive-too-large");
}

#[test]
fn limits_are_the_callers() {
    let archive = Archive::app([Entry::deflated("a.js", &[b'a'; 5000])]).bytes();
    let with = |change: fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        read(&archive, &limits).map_or_else(|error| error.code(), |_| "accepted")
    };
    assert_eq!(with(|_| ()), "accepted");
    assert_eq!(with(|limits| limits.archive = 300), "archive-too-large");
    assert_eq!(with(|limits| limits.entries = 3), "accepted");
    assert_eq!(with(|limits| limits.entries = 2), "too-many-entries");
    assert_eq!(with(|limits| limits.inflated_file = 5000), "accepted");
    assert_eq!(with(|limits| limits.inflated_file = 4999), "file-too-large");
    assert_eq!(
        with(|limits| limits.inflated_total = 5000),
        "package-too-large"
    );
    assert_eq!(
        with(|limits| (limits.ratio, limits.ratio_floor) = (10, 5000)),
        "accepted"
    );
    assert_eq!(
        with(|limits| (limits.ratio, limits.ratio_floor) = (10, 4999)),
        "ratio-too-high"
    );
}
