//! Packages as real tools make them are read.

use callbench_aaex::{ArchiveDigest, Limits, Package, PackageError, Warning, digest, read};

use crate::raw_zip::{Archive, Entry, MANIFEST, PAGE, Zip64, extra, unicode_path};

pub(crate) fn accept(archive: &Archive) -> Package {
    match read(&archive.bytes(), &Limits::default()) {
        Ok(package) => package,
        Err(error) => panic!("refused: {error} ({})", error.code()),
    }
}

fn quiet(archive: &Archive) -> Package {
    let package = accept(archive);
    assert_eq!(package.warnings, []);
    package
}

fn paths(package: &Package) -> Vec<&str> {
    package
        .files
        .iter()
        .map(|file| file.path.as_str())
        .collect()
}

fn codes(package: &Package) -> Vec<&str> {
    package.warnings.iter().map(Warning::code).collect()
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0]);
    bytes
}

#[test]
fn a_package_without_logos_is_read_without_a_warning() {
    let package = quiet(&Archive::app([]));
    assert_eq!(package.manifest.name.as_str(), "Branch_Tool");
    assert_eq!(package.manifest.version.to_string(), "1.2.3");
    assert_eq!(package.entry_page.as_str(), "index.html");
    assert_eq!(package.file("index.html").unwrap().bytes, PAGE);
    assert_eq!(package.logos, callbench_aaex::Logos::default());
}

#[test]
fn folders_empty_files_and_extra_files_are_fine() {
    let package = quiet(&Archive::app([
        Entry::folder("static/"),
        Entry::folder("static/"),
        Entry::folder("static/js/"),
        Entry::deflated("static/js/main.js", b"console.log(1)"),
        Entry::stored("asset-manifest.json", b""),
        Entry::deflated("service-worker.js.map", b""),
        Entry::stored("js/aaf_sdk.js", b"x"),
        // A deflated nothing, as Java writes folders; and a file called deflated that has no data at all.
        Entry::deflated("media/", b""),
        Entry::stored("empty.css", b"").both(|header| header.method = 8),
    ]));
    assert_eq!(
        paths(&package),
        [
            "asset-manifest.json",
            "empty.css",
            "index.html",
            "js/aaf_sdk.js",
            "manifest.json",
            "service-worker.js.map",
            "static/js/main.js"
        ]
    );
    assert_eq!(
        package.inflated_size(),
        (MANIFEST.len() + PAGE.len() + 15) as u64
    );
}

#[test]
fn a_folder_that_only_its_attributes_tell_is_no_file() {
    let folder = Entry::stored("static", b"").with(|entry| entry.attributes = 0x10);
    assert_eq!(
        paths(&quiet(&Archive::app([
            folder,
            Entry::stored("static/a.js", b"1")
        ])))
        .len(),
        3
    );
}

#[test]
fn a_manifest_may_have_a_byte_order_mark_and_white_space() {
    let manifest = [b"\xef\xbb\xbf", MANIFEST, b"\r\n \t\n"].concat();
    let package = quiet(&Archive::of([
        Entry::deflated("manifest.json", &manifest),
        Entry::stored("index.html", PAGE),
    ]));
    assert_eq!(package.manifest.name.as_str(), "Branch_Tool");
}

#[test]
fn odd_manifest_values_are_passed_on_as_warnings() {
    let manifest = br#"{"name":"a","version":"1.0.0","minimumRequiredAmeyoVersion":"soon"}"#;
    let package = accept(&Archive::of([
        Entry::stored("manifest.json", manifest),
        Entry::stored("index.html", PAGE),
    ]));
    assert_eq!(codes(&package), ["manifest-value-ignored"]);
}

#[test]
fn backslashes_are_read_as_folders() {
    let package = accept(&Archive::app([
        Entry::folder("static\\"),
        Entry::stored("static\\js\\main.js", b"1").with(|entry| entry.made_by = 20),
    ]));
    assert_eq!(
        paths(&package),
        ["index.html", "manifest.json", "static/js/main.js"]
    );
    assert_eq!(codes(&package), ["backslash-separators"]);
    assert_eq!(
        package.warnings[0].to_string(),
        r"2 names with backslashes read as folders, such as `static\`"
    );
}

#[test]
fn a_dot_folder_in_front_of_names_is_left_away() {
    let package = quiet(&Archive::of([
        Entry::folder("./"),
        Entry::stored("./manifest.json", MANIFEST),
        Entry::stored("./index.html", PAGE),
    ]));
    assert_eq!(paths(&package), ["index.html", "manifest.json"]);
}

#[test]
fn files_of_operating_systems_are_left_out_with_a_warning() {
    let package = accept(&Archive::app([
        Entry::folder("__MACOSX/"),
        Entry::stored("__MACOSX/._index.html", b"fork"),
        Entry::stored(".DS_Store", b"view"),
        Entry::stored("static/.DS_Store", b"view"),
        Entry::stored("static/Thumbs.db", b"thumbs"),
    ]));
    assert_eq!(paths(&package), ["index.html", "manifest.json"]);
    let texts: Vec<String> = package.warnings.iter().map(Warning::to_string).collect();
    assert_eq!(
        texts,
        [
            "2 files of the operating system (__MACOSX) left out",
            "2 files of the operating system (.DS_Store) left out",
            "1 file of the operating system (Thumbs.db) left out"
        ]
    );
}

#[test]
fn data_descriptors_of_all_four_forms_are_read() {
    for (signature, wide) in [(true, false), (true, true), (false, false), (false, true)] {
        quiet(&Archive::app([
            Entry::deflated("a.js", b"aaaaaaaaaaaa").streamed(signature, wide),
            Entry::stored("b.js", b"b").streamed(signature, wide),
            Entry::stored("empty.js", b"").streamed(signature, wide),
            Entry::stored("last.js", b"z"),
        ]));
    }
}

#[test]
fn zip64_fields_and_records_are_read_where_they_agree() {
    let wide = |entry: Entry| {
        let (size, compressed) = (
            u64::from(entry.central.size),
            u64::from(entry.central.compressed),
        );
        let field = extra(1, &[size.to_le_bytes(), compressed.to_le_bytes()].concat());
        let widen = move |header: &mut crate::raw_zip::Header| {
            (header.size, header.compressed) = (u32::MAX, u32::MAX);
            header.extra = field.clone();
        };
        (entry.clone().both(widen.clone()), entry.local(widen))
    };
    let (in_both, in_local) = wide(Entry::deflated("a.js", b"aaaaaaaaaaaaaaaaaaa"));
    quiet(&Archive::app([in_both.clone()]));
    quiet(&Archive::app([in_local]));
    quiet(&Archive::app([in_both]).with(|archive| archive.zip64 = Some(Zip64::default())));
    quiet(&Archive::app([]).with(|archive| {
        archive.zip64 = Some(Zip64::default());
        archive.count = Some(u16::MAX);
        archive.directory_offset = Some(u32::MAX);
        archive.directory_size = Some(u32::MAX);
    }));
}

#[test]
fn comments_are_no_obstacle() {
    quiet(
        &Archive::app([Entry::stored("a", b"").with(|entry| entry.comment = b"note".to_vec())])
            .with(|archive| {
                archive.comment = b"packed by hand".to_vec();
            }),
    );
}

#[test]
fn unused_bytes_between_entries_are_a_warning() {
    let package = accept(
        &Archive::app([
            Entry::stored("a.js", b"1").with(|entry| entry.before = b"deleted".to_vec())
        ])
        .with(|archive| archive.before_directory = b"more".to_vec()),
    );
    assert_eq!(package.warnings, [Warning::UnusedBytes { bytes: 11 }]);
}

#[test]
fn the_order_of_the_directory_is_free() {
    let length = u32::try_from(30 + "manifest.json".len() + MANIFEST.len()).unwrap();
    let swapped = Archive::of([
        Entry::stored("index.html", PAGE),
        Entry::stored("manifest.json", MANIFEST),
    ]);
    // The second entry of the directory lies first in the file.
    let mut crossed = Archive::of([
        Entry::stored("manifest.json", MANIFEST),
        Entry::stored("index.html", PAGE),
    ]);
    let (first, second) = (
        crossed.entries[0].central.clone(),
        crossed.entries[1].central.clone(),
    );
    crossed.entries[0].central = second;
    crossed.entries[0].offset = Some(length);
    crossed.entries[1].central = first;
    crossed.entries[1].offset = Some(0);
    assert_eq!(digest(&quiet(&crossed)), digest(&quiet(&swapped)));
}

#[test]
fn names_in_other_scripts_come_out_in_one_form() {
    let decomposed = "static/cafe\u{301}.js";
    let package = quiet(&Archive::app([
        Entry::stored(decomposed, b"1"),
        Entry::stored("हिन्दी.json", b"2").both(|header| header.flags = 0),
        Entry::stored("a b+c@2x,(1).png", b"3"),
    ]));
    assert_eq!(
        paths(&package),
        [
            "a b+c@2x,(1).png",
            "index.html",
            "manifest.json",
            "static/caf\u{e9}.js",
            "हिन्दी.json"
        ]
    );
}

#[test]
fn names_in_an_unnamed_encoding_are_read_as_code_page_437() {
    let package = accept(&Archive::app([
        Entry::stored(b"\x81bung.txt", b"1").both(|header| header.flags = 0)
    ]));
    assert!(package.file("übung.txt").is_some());
    assert_eq!(codes(&package), ["name-read-as-cp437"]);
}

#[test]
fn the_unicode_field_beside_a_name_counts() {
    let raw = b"#U0939.txt";
    let named = Entry::stored(raw, b"1").both(|header| header.extra = unicode_path(raw, "ह.txt"));
    assert!(quiet(&Archive::app([named])).file("ह.txt").is_some());
    let stale = Entry::stored("x.txt", b"1")
        .both(|header| header.extra = unicode_path(b"another", "ह.txt"));
    assert!(quiet(&Archive::app([stale])).file("x.txt").is_some());
}

#[test]
fn logos_are_found_and_measured() {
    let package = accept(&Archive::app([
        Entry::stored("logo-small.png", &png(16, 16)),
        Entry::stored("logo-medium.png", &png(48, 40)),
        Entry::stored("logo-large.png", b"<svg/>"),
    ]));
    assert_eq!(package.logos.small.as_ref().unwrap().width, 16);
    assert_eq!(package.logos.medium.as_ref().unwrap().height, 40);
    assert_eq!(package.logos.large, None);
    assert_eq!(codes(&package), ["logo-size", "logo-not-png"]);
    assert!(package.file("logo-large.png").is_some(), "it stays a file");
}

#[test]
fn start_url_gives_the_entry_page_only_where_there_is_no_index() {
    let manifest = br#"{"name":"a","version":"1.0.0","start_url":"./app/main.html?source=pwa"}"#;
    let page = Entry::stored("app/main.html", PAGE);
    let package = accept(&Archive::of([
        Entry::stored("manifest.json", manifest),
        page.clone(),
    ]));
    assert_eq!(package.entry_page.as_str(), "app/main.html");
    assert_eq!(codes(&package), ["entry-page-by-start-url"]);
    let both = Archive::of([
        Entry::stored("manifest.json", manifest),
        page,
        Entry::stored("index.html", PAGE),
    ]);
    assert_eq!(quiet(&both).entry_page.as_str(), "index.html");
    let dot = br#"{"name":"a","version":"1.0.0","start_url":"."}"#;
    let none = read(
        &Archive::of([Entry::stored("manifest.json", dot)]).bytes(),
        &Limits::default(),
    );
    assert_eq!(none, Err(PackageError::MissingEntryPage { found: None }));
}

#[test]
fn the_content_digest_knows_files_and_nothing_else() {
    let one = quiet(&Archive::app([
        Entry::stored("a.js", b"1"),
        Entry::stored("b.js", b"2"),
    ]));
    let other = accept(&Archive::app([
        Entry::deflated("b.js", b"2").streamed(true, false),
        Entry::folder("x/"),
        Entry::stored(".DS_Store", b""),
        Entry::deflated("a.js", b"1"),
    ]));
    assert_eq!(digest(&one), digest(&other));
    let moved = quiet(&Archive::app([
        Entry::stored("a.js", b"12"),
        Entry::stored("b.js", b""),
    ]));
    assert_ne!(digest(&one), digest(&moved));
    let text = digest(&one).to_string();
    assert_eq!(text.len(), 64);
    assert_eq!(text.parse(), Ok(digest(&one)));
    assert!("xyz".parse::<callbench_aaex::ContentDigest>().is_err());
    assert_eq!(
        ArchiveDigest::of(b"").to_string(),
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    );
}
