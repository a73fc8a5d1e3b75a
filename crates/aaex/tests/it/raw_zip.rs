//! A ZIP writer that can lie in every field.

use std::io::Write as _;

pub(crate) const MANIFEST: &[u8] = br#"{"name":"Branch_Tool","version":"1.2.3"}"#;
pub(crate) const PAGE: &[u8] = b"<!doctype html><title>App</title>";

/// The fields that an entry's two headers share; each header has its own copy, so that they can differ.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) name: Vec<u8>,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) checksum: u32,
    pub(crate) compressed: u32,
    pub(crate) size: u32,
    pub(crate) extra: Vec<u8>,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) local: Header,
    pub(crate) central: Header,
    pub(crate) made_by: u16,
    pub(crate) attributes: u32,
    pub(crate) disk: u16,
    pub(crate) comment: Vec<u8>,
    /// Bytes put before the local header.
    pub(crate) before: Vec<u8>,
    pub(crate) data: Vec<u8>,
    /// Bytes put after the data.
    pub(crate) descriptor: Vec<u8>,
    pub(crate) offset: Option<u32>,
}

impl Entry {
    pub(crate) fn stored(name: impl AsRef<[u8]>, contents: &[u8]) -> Self {
        Self::new(name.as_ref(), contents, 0, contents.to_vec())
    }

    pub(crate) fn deflated(name: impl AsRef<[u8]>, contents: &[u8]) -> Self {
        Self::new(name.as_ref(), contents, 8, deflate(contents))
    }

    pub(crate) fn folder(name: impl AsRef<[u8]>) -> Self {
        let mut entry = Self::stored(name, b"");
        entry.attributes = 0o040_755 << 16 | 0x10;
        entry
    }

    fn new(name: &[u8], contents: &[u8], method: u16, data: Vec<u8>) -> Self {
        let header = Header {
            name: name.to_vec(),
            flags: if name.is_ascii() { 0 } else { 1 << 11 },
            method,
            checksum: crc32fast::hash(contents),
            compressed: u32::try_from(data.len()).unwrap(),
            size: u32::try_from(contents.len()).unwrap(),
            extra: Vec::new(),
        };
        Self {
            local: header.clone(),
            central: header,
            made_by: 3 << 8 | 20,
            attributes: 0o100_644 << 16,
            disk: 0,
            comment: Vec::new(),
            before: Vec::new(),
            data,
            descriptor: Vec::new(),
            offset: None,
        }
    }

    /// Changes both headers alike.
    pub(crate) fn both(mut self, change: impl Fn(&mut Header)) -> Self {
        change(&mut self.local);
        change(&mut self.central);
        self
    }

    pub(crate) fn local(mut self, change: impl Fn(&mut Header)) -> Self {
        change(&mut self.local);
        self
    }

    pub(crate) fn central(mut self, change: impl Fn(&mut Header)) -> Self {
        change(&mut self.central);
        self
    }

    pub(crate) fn with(mut self, change: impl Fn(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// As a program writes it that doesn't know the sizes beforehand.
    pub(crate) fn streamed(mut self, signature: bool, wide: bool) -> Self {
        let Header {
            checksum,
            compressed,
            size,
            ..
        } = self.central;
        if signature {
            self.descriptor.extend(b"PK\x07\x08");
        }
        self.descriptor.extend(checksum.to_le_bytes());
        for number in [compressed, size] {
            self.descriptor.extend(number.to_le_bytes());
            self.descriptor
                .extend(if wide { &[0_u8; 4][..] } else { &[] });
        }
        self.both(|header| header.flags |= 8).local(|header| {
            (header.checksum, header.compressed, header.size) = (0, 0, 0);
        })
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Archive {
    pub(crate) entries: Vec<Entry>,
    pub(crate) before_directory: Vec<u8>,
    pub(crate) before_end: Vec<u8>,
    pub(crate) comment: Vec<u8>,
    pub(crate) after: Vec<u8>,
    pub(crate) count: Option<u16>,
    pub(crate) directory_size: Option<u32>,
    pub(crate) directory_offset: Option<u32>,
    pub(crate) disk: u16,
    pub(crate) zip64: Option<Zip64>,
}

/// A ZIP64 end record and its locator; by default they tell the truth.
#[derive(Clone, Debug, Default)]
pub(crate) struct Zip64 {
    pub(crate) count: Option<u64>,
    pub(crate) locator_offset: Option<u64>,
}

impl Archive {
    pub(crate) fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self {
            entries: entries.into_iter().collect(),
            ..Self::default()
        }
    }

    /// A sound package with `more` in it.
    pub(crate) fn app(more: impl IntoIterator<Item = Entry>) -> Self {
        let own = [
            Entry::stored("manifest.json", MANIFEST),
            Entry::deflated("index.html", PAGE),
        ];
        Self::of(own.into_iter().chain(more))
    }

    pub(crate) fn with(mut self, change: impl Fn(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut directory = Vec::new();
        for entry in &self.entries {
            out.extend(&entry.before);
            let offset = entry.offset.unwrap_or(u32::try_from(out.len()).unwrap());
            out.extend(b"PK\x03\x04");
            shared_fields(&mut out, &entry.local);
            out.extend(&entry.local.name);
            out.extend(&entry.local.extra);
            out.extend(&entry.data);
            out.extend(&entry.descriptor);

            directory.extend(b"PK\x01\x02");
            directory.extend(entry.made_by.to_le_bytes());
            shared_fields(&mut directory, &entry.central);
            directory.extend(u16::try_from(entry.comment.len()).unwrap().to_le_bytes());
            directory.extend(entry.disk.to_le_bytes());
            directory.extend([0; 2]);
            directory.extend(entry.attributes.to_le_bytes());
            directory.extend(offset.to_le_bytes());
            directory.extend(&entry.central.name);
            directory.extend(&entry.central.extra);
            directory.extend(&entry.comment);
        }
        out.extend(&self.before_directory);
        let start = out.len();
        out.extend(&directory);
        let count = self.entries.len();
        if let Some(zip64) = &self.zip64 {
            let at = out.len() as u64;
            let entries = zip64.count.unwrap_or(count as u64);
            out.extend(b"PK\x06\x06");
            out.extend(44_u64.to_le_bytes());
            out.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            for number in [entries, entries, directory.len() as u64, start as u64] {
                out.extend(number.to_le_bytes());
            }
            out.extend(b"PK\x06\x07\0\0\0\0");
            out.extend(zip64.locator_offset.unwrap_or(at).to_le_bytes());
            out.extend(1_u32.to_le_bytes());
        }
        out.extend(&self.before_end);
        let count = self
            .count
            .unwrap_or(u16::try_from(count).unwrap())
            .to_le_bytes();
        out.extend(b"PK\x05\x06");
        out.extend(self.disk.to_le_bytes());
        out.extend(self.disk.to_le_bytes());
        out.extend(count);
        out.extend(count);
        out.extend(
            self.directory_size
                .unwrap_or(u32::try_from(directory.len()).unwrap())
                .to_le_bytes(),
        );
        out.extend(
            self.directory_offset
                .unwrap_or(u32::try_from(start).unwrap())
                .to_le_bytes(),
        );
        out.extend(u16::try_from(self.comment.len()).unwrap().to_le_bytes());
        out.extend(&self.comment);
        out.extend(&self.after);
        out
    }
}

fn shared_fields(out: &mut Vec<u8>, header: &Header) {
    for half in [20, header.flags, header.method, 0, 0x21] {
        out.extend(half.to_le_bytes());
    }
    for word in [header.checksum, header.compressed, header.size] {
        out.extend(word.to_le_bytes());
    }
    out.extend(u16::try_from(header.name.len()).unwrap().to_le_bytes());
    out.extend(u16::try_from(header.extra.len()).unwrap().to_le_bytes());
}

/// An extra field of this id.
pub(crate) fn extra(id: u16, data: &[u8]) -> Vec<u8> {
    let mut field = id.to_le_bytes().to_vec();
    field.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    field.extend(data);
    field
}

/// Info-ZIP's Unicode path field for `raw`.
pub(crate) fn unicode_path(raw: &[u8], name: &str) -> Vec<u8> {
    let mut data = vec![1];
    data.extend(crc32fast::hash(raw).to_le_bytes());
    data.extend(name.as_bytes());
    extra(0x7075, &data)
}

pub(crate) fn deflate(contents: &[u8]) -> Vec<u8> {
    let mut encoder =
        flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(contents).unwrap();
    encoder.finish().unwrap()
}
