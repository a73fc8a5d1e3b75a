//! Compressed forms of an app's files: made once at upload, chosen at each request.

use std::io::{self, Write};

use http::HeaderMap;
use http::header::ACCEPT_ENCODING;

use super::media_type;

/// How a file's bytes travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// As they are.
    Identity,
    /// Brotli (`br`).
    Brotli,
    /// Gzip (`gzip`).
    Gzip,
}

impl Encoding {
    /// The `Content-Encoding` value; none for the bytes as they are.
    pub(crate) fn header(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
        }
    }
}

/// Below this size, in bytes, a compressed form saves less than its headers cost.
const WORTHWHILE: usize = 1024;
/// Brotli's own level: beyond it time grows several-fold for a few per cent.
const BROTLI_QUALITY: i32 = 6;
const BROTLI_WINDOW: i32 = 22;
const GZIP_LEVEL: u32 = 6;

/// The compressed forms of one file; a form that saves nothing isn't kept.
#[derive(Debug, Default)]
pub(crate) struct Compressed {
    /// Brotli form.
    pub(crate) brotli: Option<Vec<u8>>,
    /// Gzip form.
    pub(crate) gzip: Option<Vec<u8>>,
}

/// Compresses a file if its type and size make it worth while. Takes a while for a large file: call it on a blocking thread.
pub(crate) fn compress(path: &str, bytes: &[u8]) -> io::Result<Compressed> {
    if bytes.len() < WORTHWHILE || !media_type::of(path).compressible {
        return Ok(Compressed::default());
    }
    Ok(Compressed {
        brotli: smaller(brotli(bytes)?, bytes),
        gzip: smaller(gzip(bytes)?, bytes),
    })
}

fn smaller(form: Vec<u8>, bytes: &[u8]) -> Option<Vec<u8>> {
    (form.len() < bytes.len() - bytes.len() / 20).then_some(form)
}

fn brotli(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_QUALITY,
        lgwin: BROTLI_WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut form = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &bytes[..], &mut form, &parameters)?;
    Ok(form)
}

fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(
        Vec::with_capacity(bytes.len() / 3),
        flate2::Compression::new(GZIP_LEVEL),
    );
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// What a request says about the encodings it takes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Accepted {
    brotli: bool,
    gzip: bool,
}

impl Accepted {
    /// Reads `Accept-Encoding`. No header means the bytes as they are; a weight of zero means no.
    pub(crate) fn from_headers(headers: &HeaderMap) -> Self {
        let mut accepted = Self {
            brotli: false,
            gzip: false,
        };
        for list in headers
            .get_all(ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
        {
            for item in list.split(',') {
                let mut parts = item.split(';').map(str::trim);
                let name = parts.next().unwrap_or_default();
                let refused = parts.any(|parameter| {
                    parameter.strip_prefix("q=").is_some_and(|weight| {
                        weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0)
                    })
                });
                match name {
                    "br" => accepted.brotli = !refused,
                    "gzip" | "x-gzip" => accepted.gzip = !refused,
                    _ => {}
                }
            }
        }
        accepted
    }

    /// The best of the forms that exist: brotli, then gzip, then the bytes as they are.
    pub(crate) fn choose(self, has_brotli: bool, has_gzip: bool) -> Encoding {
        if self.brotli && has_brotli {
            Encoding::Brotli
        } else if self.gzip && has_gzip {
            Encoding::Gzip
        } else {
            Encoding::Identity
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn accepting(list: &str) -> Accepted {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, list.parse().expect("a header value"));
        Accepted::from_headers(&headers)
    }

    #[test]
    fn text_is_compressed_both_ways_and_inflates_to_itself() {
        let text = "callConnected ".repeat(500).into_bytes();
        let forms = compress("static/app.js", &text).expect("memory doesn't fail");
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(forms.gzip.expect("text shrinks").as_slice())
            .read_to_end(&mut from_gzip)
            .expect("valid gzip");
        assert_eq!(from_gzip, text);
        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(
            &mut forms.brotli.expect("text shrinks").as_slice(),
            &mut from_brotli,
        )
        .expect("valid brotli");
        assert_eq!(from_brotli, text);
    }

    #[test]
    fn pictures_and_tiny_files_are_left_alone() {
        assert!(
            compress("logo.png", &[0; 5000])
                .expect("memory doesn't fail")
                .gzip
                .is_none()
        );
        assert!(
            compress("tiny.js", b"1")
                .expect("memory doesn't fail")
                .brotli
                .is_none()
        );
    }

    #[test]
    fn the_browser_s_list_decides_and_a_zero_weight_refuses() {
        assert_eq!(
            accepting("gzip, deflate, br, zstd").choose(true, true),
            Encoding::Brotli
        );
        assert_eq!(accepting("gzip, br;q=0").choose(true, true), Encoding::Gzip);
        assert_eq!(accepting("br").choose(false, true), Encoding::Identity);
        assert_eq!(
            Accepted::from_headers(&HeaderMap::new()).choose(true, true),
            Encoding::Identity
        );
    }
}
