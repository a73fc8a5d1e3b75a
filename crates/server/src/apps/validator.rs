//! Entity tags and how long a browser may keep a file.

use http::HeaderMap;
use http::header::{IF_NONE_MATCH, IF_RANGE};

use super::encoding::Encoding;

/// A strong entity tag: made of the bytes' SHA-256 and of the encoding they travel in, so that two representations never share one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EntityTag(String);

impl EntityTag {
    /// The tag of a file whose bytes have this SHA-256 (hexadecimal), sent in this encoding.
    pub(crate) fn of_content(sha256: &str, encoding: Encoding) -> Self {
        let short = sha256.get(..32).unwrap_or(sha256);
        match encoding {
            Encoding::Identity => Self(format!("\"{short}\"")),
            Encoding::Brotli => Self(format!("\"{short}-br\"")),
            Encoding::Gzip => Self(format!("\"{short}-gz\"")),
        }
    }

    /// A tag somebody else made: it comes quoted or bare.
    pub(crate) fn verbatim(tag: &str) -> Self {
        if tag.starts_with('"') {
            Self(tag.to_owned())
        } else {
            Self(format!("\"{tag}\""))
        }
    }

    /// The header's value, quotes included.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `If-None-Match` says that the browser has these bytes already (weak comparison, RFC 9110 section 13.1.2).
    pub(crate) fn is_known_to(&self, headers: &HeaderMap) -> bool {
        headers
            .get_all(IF_NONE_MATCH)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .any(|list| {
                list.split(',')
                    .map(str::trim)
                    .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == self.0)
            })
    }

    /// Whether a range may be answered: there is no `If-Range`, or it names these very bytes (strong comparison; dates never match,
    /// since nothing here has a modification date).
    pub(crate) fn allows_range(&self, headers: &HeaderMap) -> bool {
        headers
            .get(IF_RANGE)
            .is_none_or(|value| value.as_bytes() == self.0.as_bytes())
    }
}

/// `Cache-Control` for a file whose name carries a hash of its contents.
pub(crate) const IMMUTABLE: &str = "public, max-age=31536000, immutable";
/// `Cache-Control` for everything else: keep it, but ask each time.
pub(crate) const REVALIDATED: &str = "no-cache";

/// The `Cache-Control` value for a file of a release.
///
/// Only names that a bundler made are immutable. A release's bytes never change on a host for real agents, but `deploy --replace` on a
/// demo or dev host may change what stands under an unhashed name.
pub(crate) fn cache_control(path: &str) -> &'static str {
    if has_content_hash(path) {
        IMMUTABLE
    } else {
        REVALIDATED
    }
}

/// Whether the file's name carries a content hash, as Vite (`index-BdA1x9_Q.js`) and webpack (`main.1f3a9c0e.chunk.js`) write them
/// into a folder of their own.
fn has_content_hash(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else {
        return false;
    };
    if !folder
        .split('/')
        .any(|part| matches!(part, "static" | "assets"))
        || name.ends_with(".html")
    {
        return false;
    }
    let parts: Vec<&str> = name.split('.').collect();
    let Some((_, stems)) = parts.split_last() else {
        return false;
    };
    let webpack = stems.iter().skip(1).any(|part| is_hexadecimal_hash(part));
    // `name-HASH.js.map` and `name-HASH.min.js` too: the hash closes the first part.
    let vite = stems.first().is_some_and(|stem| {
        stem.len() > 9 && stem.is_char_boundary(stem.len() - 9) && {
            let (_, tail) = stem.split_at(stem.len() - 9);
            tail.strip_prefix('-').is_some_and(is_base64_hash)
        }
    });
    webpack || vite
}

fn is_hexadecimal_hash(part: &str) -> bool {
    (8..=64).contains(&part.len())
        && part
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        && part.bytes().any(|byte| byte.is_ascii_digit())
}

/// Eight characters of base64url that don't look like a word: `-document.js` is a name, `-DkX3_a9z.js` a hash.
fn is_base64_hash(tail: &str) -> bool {
    tail.len() == 8
        && tail
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && (tail.bytes().any(|byte| byte.is_ascii_digit())
            || (tail.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
                && tail.bytes().any(|byte| byte.is_ascii_lowercase())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bundlers_names_are_immutable_and_everything_else_is_asked_for_again() {
        for path in [
            "static/index-BdA1x9_Q.js",
            "static/index-BdA1x9_Q.js.map",
            "static/js/main.1f3a9c0e.chunk.js",
            "static/js/main.1f3a9c0e.js",
            "assets/logo-C7fQpzLm.svg",
            "static/css/app.0123456789abcdef0123.css",
        ] {
            assert_eq!(cache_control(path), IMMUTABLE, "{path}");
        }
        for path in [
            "index.html",
            "static/index.html",
            "static/my-document.js",
            "static/my-Document.js",
            "static/js/main.js",
            "static/page-BdA1x9_Q.html",
            "index-BdA1x9_Q.js",
            "sw.js",
            "static/jquery.min.js",
            "static/héé-hééé.js",
        ] {
            assert_eq!(cache_control(path), REVALIDATED, "{path}");
        }
    }

    #[test]
    fn representations_in_different_encodings_have_different_tags() {
        let sha = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        let plain = EntityTag::of_content(sha, Encoding::Identity);
        let brotli = EntityTag::of_content(sha, Encoding::Brotli);
        assert_ne!(plain, brotli);
        let mut headers = HeaderMap::new();
        headers.insert(
            IF_NONE_MATCH,
            format!("\"x\", W/{}", plain.as_str())
                .parse()
                .expect("a header value"),
        );
        assert!(plain.is_known_to(&headers));
        assert!(!brotli.is_known_to(&headers));
    }

    #[test]
    fn a_range_needs_the_very_bytes_that_if_range_names() {
        let tag = EntityTag::verbatim("abc");
        let mut headers = HeaderMap::new();
        assert!(tag.allows_range(&headers));
        headers.insert(IF_RANGE, "\"abc\"".parse().expect("a header value"));
        assert!(tag.allows_range(&headers));
        headers.insert(IF_RANGE, "W/\"abc\"".parse().expect("a header value"));
        assert!(!tag.allows_range(&headers));
    }
}
