//! The answer to a request for one file of a release: validators, encodings, ranges.

use std::io::SeekFrom;
use std::path::PathBuf;

use axum::body::Body;
use callbench_store::BlobId;
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE,
    ETAG, RANGE, VARY,
};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use tokio::fs::File;
use tokio::io::{self, AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

use super::encoding::{Accepted, Encoding};
use super::range::{Wanted, wanted};
use super::validator::EntityTag;

/// Up to this size, in bytes, a file is read in one go; larger ones are streamed.
const READ_AT_ONCE: u64 = 256 * 1024;

/// A file of a release, as its answer needs it.
#[derive(Debug, Clone)]
pub(crate) struct ServedFile {
    /// The bytes; their name is their SHA-256.
    pub(crate) blob: BlobId,
    /// Size in bytes.
    pub(crate) size: u64,
    /// The `Content-Type` value.
    pub(crate) content_type: String,
    /// The brotli form, where it was worth keeping.
    pub(crate) brotli: Option<BlobId>,
    /// The gzip form, where it was worth keeping.
    pub(crate) gzip: Option<BlobId>,
}

/// Answers GET or HEAD for a file. `blob` tells where a blob lies.
///
/// # Errors
/// When a blob can't be read.
pub(crate) async fn answer(
    file: &ServedFile,
    cache_control: &'static str,
    method: &Method,
    headers: &HeaderMap,
    blob: impl Fn(&BlobId) -> PathBuf,
) -> io::Result<Response<Body>> {
    // A range counts bytes of the file itself, so it is always answered from the plain bytes.
    let asks_for_range = headers.contains_key(RANGE);
    let encoding = if asks_for_range {
        Encoding::Identity
    } else {
        Accepted::from_headers(headers).choose(file.brotli.is_some(), file.gzip.is_some())
    };
    let tag = EntityTag::of_content(file.blob.as_str(), encoding);
    let has_forms = file.brotli.is_some() || file.gzip.is_some();

    let mut response = Response::new(Body::empty());
    let answer = response.headers_mut();
    answer.insert(CACHE_CONTROL, HeaderValue::from_static(cache_control));
    if let Ok(tag) = HeaderValue::from_str(tag.as_str()) {
        answer.insert(ETAG, tag);
    }
    if has_forms {
        answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    if tag.is_known_to(headers) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return Ok(response);
    }
    answer.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if let Ok(kind) = HeaderValue::from_str(&file.content_type) {
        answer.insert(CONTENT_TYPE, kind);
    }

    let part = if asks_for_range && tag.allows_range(headers) {
        wanted(headers, file.size)
    } else {
        Wanted::Whole
    };
    let (first, length) = match part {
        Wanted::Whole => (0, None),
        Wanted::Part { first, last } => {
            *response.status_mut() = StatusCode::PARTIAL_CONTENT;
            set_content_range(
                response.headers_mut(),
                &format!("bytes {first}-{last}/{}", file.size),
            );
            (first, Some(last - first + 1))
        }
        Wanted::Unsatisfiable => {
            *response.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            set_content_range(response.headers_mut(), &format!("bytes */{}", file.size));
            response.headers_mut().remove(CONTENT_TYPE);
            return Ok(response);
        }
    };

    let form = match encoding {
        Encoding::Identity => &file.blob,
        Encoding::Brotli => file.brotli.as_ref().unwrap_or(&file.blob),
        Encoding::Gzip => file.gzip.as_ref().unwrap_or(&file.blob),
    };
    let mut source = File::open(blob(form)).await?;
    let length = match length {
        Some(length) => length,
        None => source.metadata().await?.len(),
    };
    let answer = response.headers_mut();
    answer.insert(CONTENT_LENGTH, HeaderValue::from(length));
    if let Some(encoding) = encoding.header() {
        answer.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    if *method != Method::HEAD {
        if first > 0 {
            source.seek(SeekFrom::Start(first)).await?;
        }
        *response.body_mut() = body(source, length).await?;
    }
    Ok(response)
}

async fn body(source: File, length: u64) -> io::Result<Body> {
    let mut source = source.take(length);
    if length <= READ_AT_ONCE {
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
        source.read_to_end(&mut bytes).await?;
        return Ok(Body::from(bytes));
    }
    Ok(Body::from_stream(ReaderStream::with_capacity(
        source,
        64 * 1024,
    )))
}

fn set_content_range(headers: &mut HeaderMap, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(CONTENT_RANGE, value);
    }
}
