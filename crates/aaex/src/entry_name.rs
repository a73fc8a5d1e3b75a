//! The name of an archive's entry: its bytes made text.

use std::{fmt, fmt::Write as _};

use crate::{cp437, fields};

/// An entry's name as the archive has it, for messages: shown escaped and shortened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryName(String);

impl EntryName {
    const SHOWN: usize = 100;

    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as it was read, neither escaped nor shortened: not to be used as a path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntryName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("an entry without a name");
        }
        f.write_char('`')?;
        for c in self.0.chars().take(Self::SHOWN) {
            // A name in a message must not steer a terminal or hide in a page; letters of any script are fine.
            if c == '\\' || c == '\'' || c == '"' {
                f.write_char(c)?;
            } else {
                write!(f, "{}", c.escape_debug())?;
            }
        }
        if self.0.chars().nth(Self::SHOWN).is_some() {
            f.write_char('…')?;
        }
        f.write_char('`')
    }
}

/// How an entry's name was made text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, said to be or found to be.
    Utf8,
    /// Code page 437, which the ZIP specification gives names without the UTF-8 flag.
    Cp437,
}

/// Why a name's bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameFault {
    /// Flagged as UTF-8 but not valid.
    NotUtf8,
    /// A sequence that spells a character in more bytes than it needs: a way to hide `.` and `/`.
    Overlong,
    /// The name and its Unicode extra field differ.
    TwoNames,
}

const UTF8_FLAG: u16 = 1 << 11;
const UNICODE_PATH: u16 = 0x7075;

/// Makes `raw` text.
///
/// Without the flag, bytes that are valid UTF-8 are taken as such: macOS and older tools write them so. All else is code
/// page 437, except where it looks like overlong UTF-8, which some program behind us might take for `../`.
pub(crate) fn decode(
    raw: &[u8],
    flags: u16,
    extra: &[u8],
) -> Result<(String, Encoding), (NameFault, EntryName)> {
    let fault = |fault| (fault, EntryName::new(String::from_utf8_lossy(raw)));
    if has_overlong(raw) {
        return Err(fault(NameFault::Overlong));
    }
    let unicode = unicode_path(raw, extra);
    match (std::str::from_utf8(raw), unicode) {
        (Ok(name), Some(unicode)) if flags & UTF8_FLAG != 0 => {
            if unicode == name.as_bytes() {
                Ok((name.to_owned(), Encoding::Utf8))
            } else {
                Err(fault(NameFault::TwoNames))
            }
        }
        (_, Some(unicode)) if has_overlong(unicode) => Err(fault(NameFault::Overlong)),
        (_, Some(unicode)) => match std::str::from_utf8(unicode) {
            Ok(name) => Ok((name.to_owned(), Encoding::Utf8)),
            Err(_) => Err(fault(NameFault::NotUtf8)),
        },
        (Ok(name), None) => Ok((name.to_owned(), Encoding::Utf8)),
        (Err(_), None) if flags & UTF8_FLAG != 0 => Err(fault(NameFault::NotUtf8)),
        (Err(_), None) => Ok((cp437::decode(raw), Encoding::Cp437)),
    }
}

/// The UTF-8 name that Info-ZIP adds beside one in a local encoding, if it belongs to this name.
fn unicode_path<'a>(raw: &[u8], extra: &'a [u8]) -> Option<&'a [u8]> {
    let field = fields::extra_field(extra, UNICODE_PATH)?;
    let version = *field.first()?;
    let checksum = fields::u32_at(field, 1)?;
    (version == 1 && checksum == crc32fast::hash(raw))
        .then(|| field.get(5..))
        .flatten()
}

fn has_overlong(raw: &[u8]) -> bool {
    let continues = |at: usize| raw.get(at).is_some_and(|b| b & 0xc0 == 0x80);
    raw.iter().enumerate().any(|(i, lead)| match lead {
        0xc0 | 0xc1 => continues(i + 1),
        0xe0 => raw.get(i + 1).is_some_and(|b| (0x80..0xa0).contains(b)) && continues(i + 2),
        0xf0 => {
            raw.get(i + 1).is_some_and(|b| (0x80..0x90).contains(b))
                && continues(i + 2)
                && continues(i + 3)
        }
        _ => false,
    })
}
