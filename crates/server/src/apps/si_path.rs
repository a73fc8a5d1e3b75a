//! Paths below `/si/`: `/si/{name}/{version}/{file…}`, percent-encoded in URLs, plain in packages.

use std::fmt::Write as _;

/// A request path below `/si/`, taken apart and decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SiPath {
    /// The app's name as the path gives it.
    pub(crate) name: String,
    /// The version as the path gives it.
    pub(crate) version: String,
    /// The file in the package. None when the path ends with the version and has no slash after it.
    pub(crate) file: Option<String>,
}

impl SiPath {
    /// Takes a path apart. None when it doesn't begin with `/si/`, names no version, or isn't valid percent-encoded UTF-8.
    ///
    /// Each segment is decoded once, and one that then holds a separator or a NUL is refused: `%2F` is no way to another folder.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let rest = path.strip_prefix("/si/")?;
        let mut parts = rest.splitn(3, '/');
        let name = decode(parts.next()?)?;
        let version = decode(parts.next()?)?;
        let file = match parts.next() {
            None => None,
            Some(file) => Some(
                file.split('/')
                    .map(decode)
                    .collect::<Option<Vec<_>>>()?
                    .join("/"),
            ),
        };
        let valid = !name.is_empty() && !version.is_empty();
        valid.then_some(Self {
            name,
            version,
            file,
        })
    }

    /// The path of a file in a release, ready for a URL. An empty file is the release's folder.
    pub(crate) fn of(name: &str, version: &str, file: &str) -> String {
        let mut path = String::from("/si/");
        encode(&mut path, name);
        path.push('/');
        encode(&mut path, version);
        for segment in file.split('/') {
            path.push('/');
            encode(&mut path, segment);
        }
        path
    }
}

/// Adds a text to a URL as one path segment or as a query value.
pub(crate) fn encode(url: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            url.push(char::from(byte));
        } else {
            // Writing to a String can't fail.
            let _ = write!(url, "%{byte:02X}");
        }
    }
}

fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    let text = String::from_utf8(bytes).ok()?;
    let escapes = text == ".." || text == "." || text.contains(['/', '\\', '\0']);
    (!escapes).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(path: &str) -> Option<(String, String, Option<String>)> {
        SiPath::parse(path).map(|path| (path.name, path.version, path.file))
    }

    #[test]
    fn names_with_spaces_and_other_alphabets_go_there_and_back() {
        for (name, file) in [
            ("Branch_Tool", "index.html"),
            ("My app", "static/bild mit spaces.png"),
            ("शाखा", "ü/é+&=?#.js"),
            ("a~b'c", ""),
        ] {
            let path = SiPath::of(name, "1.0.0", file);
            assert!(path.is_ascii(), "{path}");
            assert_eq!(
                parsed(&path),
                Some((name.to_owned(), "1.0.0".to_owned(), Some(file.to_owned())))
            );
        }
    }

    #[test]
    fn no_encoding_leads_out_of_the_release() {
        for path in [
            "/si/app/1.0.0/..%2f..%2fsecret",
            "/si/app/1.0.0/%2e%2e/secret",
            "/si/app/1.0.0/a%5cb",
            "/si/app/1.0.0/a%00",
            "/si/app/1.0.0/%c0%ae%c0%ae/secret",
            "/si/%2e%2e/1.0.0/index.html",
            "/si/app/1.0.0/%zz",
            "/si/app/1.0.0/%4",
            "/si//1.0.0/x",
            "/si/app",
            "/sixth/app/1.0.0/x",
        ] {
            assert_eq!(parsed(path), None, "{path}");
        }
    }

    #[test]
    fn the_folder_is_told_from_a_path_that_lacks_its_slash() {
        assert_eq!(
            SiPath::parse("/si/app/1.0.0").map(|path| path.file),
            Some(None)
        );
        assert_eq!(
            SiPath::parse("/si/app/1.0.0/").map(|path| path.file),
            Some(Some(String::new()))
        );
    }
}
