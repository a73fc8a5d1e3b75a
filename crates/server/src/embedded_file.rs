//! Answers with a file that the binary carries.

use std::borrow::Cow;

use axum::body::Body;
use axum::response::Response;
use callbench_embedded::EmbeddedFile;
use http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::apps::encoding::{Accepted, Encoding};
use crate::apps::validator::EntityTag;

/// The file in the best encoding that the browser takes, or 304 when it has it already.
pub(crate) fn respond(
    file: EmbeddedFile,
    headers: &HeaderMap,
    cache_control: &'static str,
) -> Response {
    let encoding = Accepted::from_headers(headers).choose(file.br.is_some(), file.gz.is_some());
    let bare = file.etag.trim_matches('"').to_owned();
    let (bytes, tag) = match encoding {
        Encoding::Identity => (Some(file.bytes), format!("\"{bare}\"")),
        Encoding::Brotli => (file.br, format!("\"{bare}-br\"")),
        Encoding::Gzip => (file.gz, format!("\"{bare}-gz\"")),
    };
    let bytes = bytes.unwrap_or_default();
    let tag = EntityTag::verbatim(&tag);
    let is_known = tag.is_known_to(headers);
    let length = bytes.len();
    let mut response = Response::new(if is_known {
        Body::empty()
    } else {
        match bytes {
            Cow::Borrowed(bytes) => Body::from(bytes),
            Cow::Owned(bytes) => Body::from(bytes),
        }
    });
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let answer = response.headers_mut();
    answer.insert(CACHE_CONTROL, HeaderValue::from_static(cache_control));
    answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::from_str(tag.as_str()) {
        answer.insert(ETAG, tag);
    }
    if !is_known {
        answer.insert(CONTENT_LENGTH, HeaderValue::from(length));
        if let Ok(kind) = HeaderValue::from_str(&file.content_type) {
            answer.insert(CONTENT_TYPE, kind);
        }
        if let Some(encoding) = encoding.header() {
            answer.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
    }
    response
}
