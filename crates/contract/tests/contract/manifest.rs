//! `manifest.json`, as real packages and hostile ones have it.

use callbench_contract::manifest::{Compatibility, MAX_BYTES, Manifest, ManifestError};
use proptest::prelude::*;
use semver::Version;
use std::fmt::Write as _;

fn parse(text: &str) -> Manifest {
    let (manifest, warnings) = Manifest::parse(text.as_bytes()).expect("a valid manifest");
    assert_eq!(warnings, [], "{text}");
    manifest
}

#[test]
fn a_manifest_as_the_guide_has_it() {
    let manifest = parse(
        r#"{ "name": "Branch_Tool", "version": "1.20.3", "minimumRequiredAmeyoVersion": "4.8",
             "incompatibleAmeyoVersions": ["4.9.1"], "description": "Finds branches", "author": "Acme",
             "env": "production", "include": ["sounds/*.mp3", "robots.txt"] }"#,
    );
    assert_eq!(manifest.name.as_str(), "Branch_Tool");
    assert_eq!(manifest.version, Version::new(1, 20, 3));
    assert_eq!(
        manifest.minimum_required_ameyo_version,
        Some(Version::new(4, 8, 0))
    );
    assert_eq!(
        manifest.incompatible_ameyo_versions,
        [Version::new(4, 9, 1)]
    );
    assert_eq!(manifest.description.as_deref(), Some("Finds branches"));
    assert_eq!(manifest.author.as_deref(), Some("Acme"));
    assert_eq!(manifest.env.as_deref(), Some("production"));
    assert_eq!(manifest.include, ["sounds/*.mp3", "robots.txt"]);
}

#[test]
fn a_byte_order_mark_and_trailing_white_space_are_fine() {
    for text in [
        "\u{feff}{\"name\":\"a\",\"version\":\"1.0.0\"}",
        "{\"name\":\"a\",\"version\":\"1.0.0\"}\r\n\r\n \t",
        "\n{\"name\":\"a\",\"version\":\"1.0.0\"}\0\0",
        "{\"name\":\"a\",\"version\":\"1.0.0\"}\u{1a}",
    ] {
        assert_eq!(parse(text).name.as_str(), "a");
    }
}

#[test]
fn unknown_keys_are_kept_and_a_new_version_changes_nothing_else() {
    let manifest = parse(
        r##"{ "short_name": "B", "name": "b", "icons": [{ "src": "x.png" }], "version": "1.0.0", "theme_color": "#fff" }"##,
    );
    let bumped = manifest.with_version(Version::new(1, 1, 0));
    let text = serde_json::to_string(bumped.as_json()).expect("json");
    let expected = r##"{"short_name":"B","name":"b","icons":[{"src":"x.png"}],"version":"1.1.0","theme_color":"#fff"}"##;
    assert_eq!(text, expected);
    assert_eq!(bumped.version, Version::new(1, 1, 0));
}

#[test]
fn what_does_not_matter_is_a_warning() {
    let text = r#"{ "name": "a", "version": "1.0.0", "minimumRequiredAmeyoVersion": "4.x",
        "incompatibleAmeyoVersions": ["4.1", 5, "next"], "description": 3, "author": { "name": "Asha" } }"#;
    let (manifest, warnings) = Manifest::parse(text.as_bytes()).expect("valid");
    assert_eq!(manifest.minimum_required_ameyo_version, None);
    assert_eq!(
        manifest.incompatible_ameyo_versions,
        [Version::new(4, 1, 0)]
    );
    assert_eq!(manifest.author.as_deref(), Some("Asha"));
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(warnings.join("\n"), @r#"
    manifest.json: `minimumRequiredAmeyoVersion` is "4.x", expected a platform version such as "4.99.0"; it is ignored
    manifest.json: `incompatibleAmeyoVersions[1]` is the number 5, expected a platform version such as "4.99.0"; it is ignored
    manifest.json: `incompatibleAmeyoVersions[2]` is "next", expected a platform version such as "4.99.0"; it is ignored
    manifest.json: `description` is the number 3, expected text; it is ignored
    "#);
}

#[test]
fn every_refusal_says_what_was_expected_and_how_to_mend_it() {
    let cases: &[&[u8]] = &[
        b"",
        b"not json",
        b"{ \"name\": \"a\", }",
        b"[]",
        b"\"a\"",
        b"\xff\xfe{\0",
        b"{ \"name\": \"a\", \"version\": \"1.0.0\", \"name\": \"b\" }",
        b"{ \"name\": \"a\", \"version\": \"1.0.0\",\n \"env\": { \"x\": 1, \"x\": 2 } }",
        b"{ \"version\": \"1.0.0\" }",
        b"{ \"name\": 7, \"version\": \"1.0.0\" }",
        b"{ \"name\": \"\", \"version\": \"1.0.0\" }",
        b"{ \"name\": \"a/b\", \"version\": \"1.0.0\" }",
        b"{ \"name\": \"..\", \"version\": \"1.0.0\" }",
        b"{ \"name\": \" a\", \"version\": \"1.0.0\" }",
        b"{ \"name\": \"a\\u0000b\", \"version\": \"1.0.0\" }",
        b"{ \"name\": \"a\" }",
        b"{ \"name\": \"a\", \"version\": 1 }",
        b"{ \"name\": \"a\", \"version\": \"1.0\" }",
        b"{ \"name\": \"a\", \"version\": \"v1.0.0\" }",
        b"{ \"name\": \"a\", \"version\": \"1.0.0-beta\" }",
        b"{ \"name\": \"a\", \"version\": \"1.0.0+1\" }",
        b"{ \"name\": \"a\", \"version\": \"01.0.0\" }",
        b"{ \"name\": \"a\", \"version\": \"../../1\" }",
        b"{ \"name\": \"a\", \"version\": \"1.0.0\", \"include\": \"x\" }",
        b"{ \"name\": \"a\", \"version\": \"1.0.0\", \"include\": [\"../x\"] }",
        b"{ \"name\": \"a\", \"version\": \"1.0.0\", \"include\": [\"C:\\\\x\"] }",
    ];
    let mut table = String::new();
    for case in cases {
        let error = Manifest::parse(case).expect_err("refused");
        let _ = writeln!(
            table,
            "{}\n  {error}\n  {}",
            String::from_utf8_lossy(case).escape_debug(),
            error.remedy()
        );
    }
    insta::assert_snapshot!(table);
}

#[test]
fn an_oversized_manifest_is_refused_before_it_is_read() {
    let error = Manifest::parse(&vec![b' '; MAX_BYTES + 1]).expect_err("refused");
    assert_eq!(
        error,
        ManifestError::TooLarge {
            bytes: MAX_BYTES + 1
        }
    );
}

#[test]
fn deep_nesting_is_refused_without_harm() {
    let text = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(
        Manifest::parse(text.as_bytes()),
        Err(ManifestError::NotJson { .. })
    ));
}

#[test]
fn an_app_fits_a_platform_or_says_which_one_it_needs() {
    let platform = Version::new(4, 99, 0);
    let with = |keys: &str| {
        parse(&format!(r#"{{ "name": "a", "version": "1.0.0" {keys} }}"#)).compatibility(&platform)
    };
    assert_eq!(with(""), Compatibility::Compatible);
    assert_eq!(
        with(r#", "minimumRequiredAmeyoVersion": "4.99""#),
        Compatibility::Compatible
    );
    let required = Version::new(5, 0, 0);
    assert_eq!(
        with(r#", "minimumRequiredAmeyoVersion": "5""#),
        Compatibility::PlatformTooOld { required }
    );
    let version = platform.clone();
    assert_eq!(
        with(r#", "incompatibleAmeyoVersions": ["4.99.0"]"#),
        Compatibility::NamedIncompatible { version }
    );
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = Manifest::parse(&bytes);
    }

    #[test]
    fn a_damaged_manifest_never_panics(at in 0usize..60, byte in any::<u8>()) {
        let mut bytes = br#"{ "name": "Branch_Tool", "version": "1.20.3", "env": null }"#.to_vec();
        if let Some(slot) = bytes.get_mut(at) {
            *slot = byte;
        }
        let _ = Manifest::parse(&bytes);
    }
}
