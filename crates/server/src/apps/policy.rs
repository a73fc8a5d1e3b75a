//! The security headers of an app's origin.
//!
//! **Why a `sandbox` directive as well as the frame's attribute.** Frames that the shell makes carry the attribute, and windows that such a
//! frame opens inherit it. A pop-up that the *shell* opens has no frame: its document would be free to run `opener.location = …` and put a
//! look-alike in place of the desk. The directive gives the document itself the "sandboxed navigation" flag, under which it may navigate
//! only itself and its descendants; without `allow-top-navigation` the opener is neither. `opener.postMessage` isn't navigation and
//! keeps working. `allow-same-origin` keeps the app its own origin with its storage.

use http::header::{CONTENT_SECURITY_POLICY, HeaderName, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderValue};

/// What a document on an app's origin may do; the same words stand in the shell's `sandbox` attribute.
pub(crate) const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-forms allow-modals allow-downloads allow-popups";

const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");
const ORIGIN_AGENT_CLUSTER: HeaderName = HeaderName::from_static("origin-agent-cluster");
/// Says which policy an app's page got, where it isn't the normal one.
pub(crate) const CALLBENCH_POLICY: HeaderName = HeaderName::from_static("x-callbench-policy");

/// How strict an app's origin is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// What an uploaded release gets. Until permissions exist it restrains no script and no connection.
    Normal,
    /// What an app under development gets: the same, with scripts and connections named open, so that a dev server's inline scripts,
    /// `eval` and WebSocket work whatever the app's permissions will say.
    DevRelaxed,
}

/// The Content-Security-Policy of an app's pages. Pages of the app's own origin in between are fine; the outermost must be the shell.
fn content_security_policy(shell_origin: &str, strictness: Strictness) -> String {
    let frames = format!("sandbox {SANDBOX}; frame-ancestors {shell_origin} 'self'");
    match strictness {
        Strictness::Normal => frames,
        Strictness::DevRelaxed => format!(
            "{frames}; default-src * data: blob: 'unsafe-inline' 'unsafe-eval'; connect-src * ws: wss: data: blob:"
        ),
    }
}

/// Puts the security headers of an app's origin on an answer, in place of whatever stood there.
pub(crate) fn apply(headers: &mut HeaderMap, shell_origin: &str, strictness: Strictness) {
    if let Ok(policy) = HeaderValue::try_from(content_security_policy(shell_origin, strictness)) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    // The shell shows an app's logos, and what stands under /si/ is no secret.
    headers.insert(
        CROSS_ORIGIN_RESOURCE_POLICY,
        HeaderValue::from_static("cross-origin"),
    );
    headers.insert(ORIGIN_AGENT_CLUSTER, HeaderValue::from_static("?1"));
    if strictness == Strictness::DevRelaxed {
        headers.insert(CALLBENCH_POLICY, HeaderValue::from_static("dev-relaxed"));
    }
}
