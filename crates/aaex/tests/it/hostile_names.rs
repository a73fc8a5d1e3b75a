//! Names that could reach out of a package, or mean two things, are refused.

use callbench_aaex::{PackageError, PackagePath, PathError};

use crate::{
    hostile::refuse,
    raw_zip::{Archive, Entry, PAGE, unicode_path},
};

fn code(name: impl AsRef<[u8]>) -> &'static str {
    refuse(&Archive::app([Entry::stored(name, b"1")])).code()
}

#[test]
fn paths_out_of_the_package() {
    for name in [
        "../a",
        "..",
        "../",
        "a/../../b",
        "a/..",
        "./../a",
        "..\\a",
        "a\\..\\..\\b",
        "static/../index.html",
    ] {
        assert_eq!(code(name), "path-escape", "{name}");
    }
}

#[test]
fn absolute_paths_and_drives() {
    for name in [
        "/etc/passwd",
        "//server/share",
        "\\windows",
        "\\\\server\\share",
        "/",
        "\\",
        ".//etc",
    ] {
        assert_eq!(code(name), "path-absolute", "{name}");
    }
    for name in ["C:\\a", "c:/a", "C:a", "z:"] {
        assert_eq!(code(name), "path-drive-letter", "{name}");
    }
}

#[test]
fn characters_that_end_names_or_show_nothing() {
    assert_eq!(code("index.html\0.png"), "path-nul");
    assert_eq!(code("\0"), "path-nul");
    for name in [
        "a\nb",
        "a\u{7f}",
        "a\u{85}b",
        "gpj.\u{202e}exe",
        "a\u{200b}b",
        "\u{feff}a",
        "a\u{2066}b",
    ] {
        assert_eq!(code(name), "path-control-character", "{name:?}");
    }
}

#[test]
fn percent_encoded_tricks() {
    for name in [
        "..%2f..%2fetc",
        "%2e%2e/a",
        "%2E%2E%5Ca",
        "a%00.html",
        "%252e%252e/x",
    ] {
        assert_eq!(code(name), "path-percent-encoded", "{name}");
    }
    for name in ["100%", "a?b=1", "a#b", "50% off.png", "%c"] {
        assert_eq!(code(name), "path-url-character", "{name}");
    }
}

#[test]
fn overlong_utf8_tricks() {
    let overlong: [&[u8]; 6] = [
        b"\xc0\xae\xc0\xae/a",
        b"..\xc0\xafa",
        b"\xc1\x9ca",
        b"\xe0\x80\xaf",
        b"\xf0\x80\x80\xaf",
        b"a\xe0\x80\x80",
    ];
    for name in overlong {
        let flagged = Entry::stored(name, b"1");
        assert_eq!(
            refuse(&Archive::app([flagged.clone()])).code(),
            "name-overlong-utf8",
            "{name:?}"
        );
        let unflagged = flagged.both(|header| header.flags = 0);
        assert_eq!(
            refuse(&Archive::app([unflagged])).code(),
            "name-overlong-utf8",
            "{name:?}"
        );
    }
}

#[test]
fn names_that_are_not_the_utf8_they_claim_to_be() {
    for name in [
        b"\xff.js".as_slice(),
        b"\xed\xa0\x80",
        b"caf\xe9",
        b"\xf5\x80\x80\x80",
    ] {
        assert_eq!(code(name), "name-not-utf8", "{name:?}");
    }
}

#[test]
fn a_second_name_must_not_differ_or_escape() {
    let with = |raw: &[u8], name: &str, flags: u16| {
        let field = unicode_path(raw, name);
        refuse(&Archive::app([Entry::stored(raw, b"1").both(|header| {
            header.extra = field.clone();
            header.flags = flags;
        })]))
        .code()
    };
    assert_eq!(with(b"a.js", "b.js", 1 << 11), "name-given-twice");
    assert_eq!(with(b"a.js", "../a.js", 0), "path-escape");
    assert_eq!(with(b"a.js", "index.html", 0), "duplicate-name");
}

#[test]
fn names_that_windows_reads_differently() {
    for name in [
        "a.html.",
        "a ",
        "a. /b",
        "static./a",
        "ab:c",
        "index.html::$DATA",
        "...",
    ] {
        assert_eq!(code(name), "path-not-portable", "{name:?}");
    }
}

#[test]
fn two_spellings_of_one_path() {
    for name in ["a//b", "a/./b", "a/.", "a//"] {
        assert_eq!(code(name), "path-not-normal", "{name}");
    }
    assert_eq!(code(""), "path-empty");
    assert_eq!(code("./index.html"), "duplicate-name");
    assert_eq!(code("a/".repeat(520)), "path-too-long");
    assert_eq!(code("a".repeat(256)), "path-too-long");
}

fn code_of_two(first: &str, second: &str) -> &'static str {
    refuse(&Archive::app([
        Entry::stored(first, b"1"),
        Entry::stored(second, b"2"),
    ]))
    .code()
}

#[test]
fn duplicate_names() {
    assert_eq!(code_of_two("a.js", "a.js"), "duplicate-name");
    assert_eq!(code_of_two("s/a.js", "s\\a.js"), "duplicate-name");
    assert_eq!(code("manifest.json"), "duplicate-name");
    assert_eq!(code_of_two("a.js", "A.JS"), "duplicate-name-by-case");
    assert_eq!(
        code_of_two("Static/a.js", "static/a.js"),
        "duplicate-name-by-case"
    );
    assert_eq!(code("INDEX.html"), "duplicate-name-by-case");
    for (first, second) in [
        ("straße", "STRASSE"),
        ("\u{17f}", "s"),
        ("\u{212a}.js", "k.js"),
        ("Σς", "ΣΣ"),
        ("Ä", "a\u{308}"),
    ] {
        assert_eq!(
            code_of_two(first, second),
            "duplicate-name-by-case",
            "{first} {second}"
        );
    }
    assert_eq!(
        code_of_two("caf\u{e9}", "cafe\u{301}"),
        "duplicate-name-by-unicode"
    );
    assert_eq!(
        code_of_two("\u{212b}", "\u{c5}"),
        "duplicate-name-by-unicode"
    );
}

#[test]
fn a_name_that_is_both_file_and_folder() {
    assert_eq!(code_of_two("static", "static/a.js"), "file-and-folder");
    assert_eq!(code_of_two("static/a/b/c.js", "Static"), "file-and-folder");
    assert_eq!(code("index.html/a.js"), "file-and-folder");
    let folder = Archive::app([Entry::stored("static", b"1"), Entry::folder("static/")]);
    assert_eq!(refuse(&folder).code(), "file-and-folder");
    // Names that merely begin alike are nothing of the kind.
    crate::real::accept(&Archive::app(
        ["a", "a.b", "a!", "a-b/c", "ab/c"].map(|name| Entry::stored(name, b"1")),
    ));
}

#[test]
fn packages_that_are_not_there() {
    let manifest = || Entry::stored("manifest.json", crate::raw_zip::MANIFEST);
    let page = |name: &str| Entry::stored(name, PAGE);
    let error = |entries: Vec<Entry>| refuse(&Archive::of(entries));
    assert_eq!(error(vec![]).code(), "missing-manifest");
    assert_eq!(error(vec![page("index.html")]).code(), "missing-manifest");
    assert_eq!(error(vec![manifest()]).code(), "missing-entry-page");
    let path = |path: &str| PackagePath::new(path).unwrap();
    assert_eq!(
        error(vec![manifest(), page("Index.html")]),
        PackageError::MissingEntryPage {
            found: Some(path("Index.html"))
        }
    );
    assert_eq!(
        error(vec![
            page("index.html"),
            page("a/b/manifest.json"),
            page("a/manifest.json")
        ]),
        PackageError::MissingManifest {
            found: Some(path("a/manifest.json"))
        }
    );
    let below = vec![
        Entry::folder("build/"),
        Entry::stored("build/manifest.json", crate::raw_zip::MANIFEST),
        page("build/index.html"),
        Entry::stored("__MACOSX/build/._index.html", b""),
    ];
    assert_eq!(
        error(below),
        PackageError::OneFolderDown {
            folder: "build".to_owned()
        }
    );
}

#[test]
fn manifests_that_cannot_be_used() {
    let manifests: [&[u8]; 6] = [
        b"",
        b"{",
        b"[]",
        br#"{"name":"a/b","version":"1.0.0"}"#,
        br#"{"name":"a","version":"1.0"}"#,
        br#"{"name":"a","name":"b","version":"1.0.0"}"#,
    ];
    for bytes in manifests {
        let archive = Archive::of([
            Entry::stored("manifest.json", bytes),
            Entry::stored("index.html", PAGE),
        ]);
        assert_eq!(refuse(&archive).code(), "invalid-manifest");
    }
}

#[test]
fn paths_come_from_serialised_text_by_the_same_rules() {
    assert_eq!(
        PackagePath::try_from("../a".to_owned()),
        Err(PathError::Escape)
    );
    assert_eq!("a\\b".parse::<PackagePath>(), Err(PathError::Backslash));
    let path: PackagePath = "static/js/main.js".parse().unwrap();
    assert_eq!(
        (path.folder(), path.file_name()),
        (Some("static/js"), "main.js")
    );
}
