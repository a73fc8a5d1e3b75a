//! The SDK, on the shell's origin and on every app's: the same bytes, readable from anywhere.
//!
//! The module is fetched by a cross-origin `import()`, hence CORS; both are fetched by pages that may isolate themselves, hence
//! `Cross-Origin-Resource-Policy: cross-origin`. The name never changes, hence `no-cache` with an entity tag.

use axum::body::Body;
use http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE, ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};

use super::validator::REVALIDATED;
use crate::embedded_file;

/// The paths that the SDK has on every origin; the contract's build profile names the same.
pub(crate) const PATHS: [&str; 2] = ["/aaf-sdk.js", "/aaf_sdk.js"];

/// Whether a request path is the SDK's.
pub(crate) fn is_sdk_path(path: &str) -> bool {
    PATHS.contains(&path)
}

/// Answers a request for one of [`PATHS`].
pub(crate) fn respond(path: &str, method: &Method, headers: &HeaderMap) -> Response<Body> {
    let mut response = match *method {
        Method::GET | Method::HEAD => file(path, headers),
        Method::OPTIONS => preflight(),
        _ => {
            let mut refused = Response::new(Body::from("405: the SDK file can only be read\n"));
            *refused.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
            refused
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, HEAD, OPTIONS"));
            refused
        }
    };
    let answer = response.headers_mut();
    answer.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    answer.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

fn preflight() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(
        ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET, HEAD"),
    );
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("86400"));
    response
}

fn file(path: &str, headers: &HeaderMap) -> Response<Body> {
    match callbench_embedded::file(&format!("sdk{path}")) {
        Some(file) => embedded_file::respond(file, headers, REVALIDATED),
        None => missing(path),
    }
}

/// The binary was compiled without the browser files. The answer is a script that says so where a developer looks: in the console.
fn missing(path: &str) -> Response<Body> {
    let text = format!(
        "console.error(\"{path}: this callbench was built without the SDK. Run `cargo xtask build` in its sources and start it again.\");\n"
    );
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("text/javascript; charset=utf-8"),
    );
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
