//! Another ZIP library as witness: what it writes we read alike, and what we write it reads alike.

use std::io::{Cursor, Read as _, Write as _};

use callbench_aaex::{Limits, PackagePath, read, write};
use proptest::prelude::*;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::raw_zip::{MANIFEST, PAGE};

fn files() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    let name = "[a-z]{1,8}(/[a-z0-9]{1,8}){0,3}\\.js";
    proptest::collection::btree_map(name, proptest::collection::vec(any::<u8>(), 0..2000), 0..12)
        .prop_map(|map| {
            let own = [
                ("manifest.json".to_owned(), MANIFEST.to_vec()),
                ("index.html".to_owned(), PAGE.to_vec()),
            ];
            own.into_iter().chain(map).collect()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn its_archives_are_read_alike(files in files(), stored: bool, large: bool) {
        let method = if stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &files {
            let options = SimpleFileOptions::default().compression_method(method).large_file(large);
            writer.start_file(name.as_str(), options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        let archive = writer.finish().unwrap().into_inner();
        let package = read(&archive, &Limits::default()).unwrap();
        prop_assert_eq!(&package.warnings, &[]);
        prop_assert_eq!(package.files.len(), files.len());
        for (name, bytes) in &files {
            prop_assert_eq!(&package.file(name).unwrap().bytes, bytes);
        }
    }

    #[test]
    fn our_archives_are_read_alike(files in files()) {
        let ours = files.iter().map(|(name, bytes)| (PackagePath::new(name).unwrap(), bytes));
        let archive = write(ours, &Limits::default()).unwrap();
        let mut zip = ZipArchive::new(Cursor::new(&archive)).unwrap();
        prop_assert_eq!(zip.len(), files.len());
        for (name, bytes) in &files {
            let mut read = Vec::new();
            zip.by_name(name).unwrap().read_to_end(&mut read).unwrap();
            prop_assert_eq!(&read, bytes);
        }
    }
}
