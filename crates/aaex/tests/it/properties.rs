//! What holds for every input.

use callbench_aaex::{Limits, PackagePath, digest, read, write};
use proptest::{prelude::*, sample::Index};

use crate::raw_zip::{Archive, Entry, MANIFEST, PAGE, Zip64};

/// Paths of many kinds; those that collide are dropped by whoever uses them.
fn package_path() -> impl Strategy<Value = PackagePath> {
    "(\\PC{1,6}/){0,3}\\PC{1,12}".prop_filter_map("not a path", |text| {
        PackagePath::new(&text)
            .ok()
            .filter(|path| path.system_file().is_none())
    })
}

fn contents() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..600),
        (any::<u8>(), 0..400_000_usize).prop_map(|(byte, length)| vec![byte; length]),
        ("[a-z ]{1,20}", 0..200_usize).prop_map(|(words, times)| words.repeat(times).into_bytes()),
    ]
}

fn sound_archive() -> Vec<u8> {
    Archive::app([
        Entry::folder("static/"),
        Entry::deflated("static/js/main.js", &b"console.log('hello')\n".repeat(30))
            .streamed(true, false),
        Entry::stored(
            "logo-small.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10\0\0\0\x10",
        ),
        Entry::deflated("हिन्दी.json", b"{}").streamed(false, true),
        Entry::stored(".DS_Store", b"view"),
    ])
    .with(|archive| {
        archive.comment = b"comment".to_vec();
        archive.zip64 = Some(Zip64::default());
    })
    .bytes()
}

fn tight() -> Limits {
    Limits {
        entries: 20,
        inflated_total: 100_000,
        inflated_file: 50_000,
        ratio: 20,
        ratio_floor: 1000,
        archive: 50_000,
    }
}

/// Whatever comes out of `read` keeps the promises that its callers rely on.
fn assert_within(bytes: &[u8], limits: &Limits) -> Result<(), TestCaseError> {
    let Ok(package) = read(bytes, limits) else {
        return Ok(());
    };
    prop_assert!(package.files.len() <= limits.entries);
    prop_assert!(package.inflated_size() <= limits.inflated_total);
    prop_assert!(
        package
            .files
            .iter()
            .all(|file| file.bytes.len() as u64 <= limits.inflated_file)
    );
    prop_assert!(package.files.is_sorted_by(|a, b| a.path < b.path));
    prop_assert!(package.file(package.entry_page.as_str()).is_some());
    for file in &package.files {
        prop_assert_eq!(PackagePath::new(file.path.as_str()), Ok(file.path.clone()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back_whatever_the_order(
        more in proptest::collection::vec((package_path(), contents()), 0..12).prop_shuffle(),
        rotation: Index,
    ) {
        let own = [("manifest.json", MANIFEST), ("index.html", PAGE)];
        let mut files: Vec<(PackagePath, Vec<u8>)> =
            own.iter().map(|(name, bytes)| (PackagePath::new(name).unwrap(), bytes.to_vec())).chain(more).collect();
        let Ok(archive) = write(files.clone(), &Limits::default()) else {
            return Err(TestCaseError::reject("names collide"));
        };
        let middle = rotation.index(files.len());
        files.rotate_left(middle);
        prop_assert_eq!(&archive, &write(files.clone(), &Limits::default()).unwrap());
        let package = read(&archive, &Limits::default()).unwrap();
        prop_assert_eq!(package.files.len(), files.len());
        for (path, bytes) in &files {
            prop_assert_eq!(&package.file(path.as_str()).unwrap().bytes, bytes);
        }
        let again = write(package.files.iter().map(|file| (file.path.clone(), &file.bytes)), &Limits::default());
        prop_assert_eq!(again.as_ref(), Ok(&archive));
        prop_assert_eq!(digest(&package), digest(&read(&archive, &Limits::default()).unwrap()));
    }

    #[test]
    fn what_a_path_accepts_it_keeps(text in "\\PC{0,40}") {
        if let Ok(path) = PackagePath::new(&text) {
            prop_assert_eq!(PackagePath::new(path.as_str()), Ok(path.clone()));
            prop_assert!(!path.as_str().starts_with('/'));
            prop_assert!(path.segments().all(|segment| !matches!(segment, "" | "." | "..")));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read(&bytes, &tight()).is_err());
    }

    #[test]
    fn damaged_archives_never_panic_and_stay_within_the_limits(
        changes in proptest::collection::vec((any::<Index>(), prop_oneof![any::<u8>(), Just(0), Just(0xff)]), 1..6),
        cut in proptest::option::weighted(0.2, any::<Index>()),
    ) {
        let mut bytes = sound_archive();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        assert_within(&bytes, &Limits::default())?;
        assert_within(&bytes, &tight())?;
    }

    #[test]
    fn shuffled_pieces_of_archives_never_panic(pieces in proptest::collection::vec((any::<Index>(), 1..200_usize), 1..12)) {
        let sound = sound_archive();
        let mut bytes = Vec::new();
        for (at, length) in pieces {
            let at = at.index(sound.len());
            bytes.extend(&sound[at..sound.len().min(at + length)]);
        }
        assert_within(&bytes, &tight())?;
    }
}

#[test]
fn every_single_changed_byte_is_refused_or_harmless() {
    let sound = sound_archive();
    let reference = read(&sound, &Limits::default()).unwrap();
    for at in 0..sound.len() {
        for flip in [1, 0x80, 0xff] {
            let mut bytes = sound.clone();
            bytes[at] ^= flip;
            if let Ok(package) = read(&bytes, &Limits::default()) {
                // Dates, versions and attributes say nothing about contents; names and contents are covered twice.
                for file in &package.files {
                    let same = reference
                        .files
                        .iter()
                        .any(|original| original.bytes == file.bytes);
                    assert!(
                        same,
                        "byte {at} ^ {flip:#x} changed the contents of {}",
                        file.path
                    );
                }
            }
        }
    }
}
