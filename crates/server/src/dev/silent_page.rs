//! What a frame shows while the app's dev server doesn't answer: it says so, and comes back by itself.

use axum::body::Body;
use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

/// Marks the answers that the host made because the dev server gave none; the page's script looks for it.
const SILENT: HeaderName = HeaderName::from_static("x-callbench-dev-server");

/// 502 for a request that the dev server didn't answer: a page for a navigation, a line of text for everything else.
pub(super) fn respond(upstream: &str, why: &str, headers: &HeaderMap) -> Response<Body> {
    let wants_page = headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"));
    let (kind, body) = if wants_page {
        ("text/html; charset=utf-8", page(upstream, why))
    } else {
        (
            "text/plain; charset=utf-8",
            format!(
                "The app's dev server at {upstream} is not answering: {why}.\nLook at the terminal where it runs, and start it again with `npm run dev`.\n"
            ),
        )
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    let answer = response.headers_mut();
    answer.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    answer.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer.insert(SILENT, HeaderValue::from_static("silent"));
    response
}

fn page(upstream: &str, why: &str) -> String {
    let upstream = escape(upstream);
    let why = escape(why);
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>The dev server is not answering</title>
<style>
  body {{ margin: 0; padding: 24px; font: 14px/1.5 system-ui, sans-serif; color: #1f2733; background: #fff; color-scheme: light; }}
  h1 {{ font-size: 16px; margin: 0 0 8px; }}
  p {{ margin: 0 0 8px; max-width: 60ch; }}
  code {{ font: 13px ui-monospace, monospace; background: #f1f3f6; padding: 1px 4px; border-radius: 3px; }}
  .quiet {{ color: #5a6474; }}
</style>
</head>
<body>
<h1>The dev server is not answering</h1>
<p>This app is served from <code>{upstream}</code>, and nothing answers there: {why}.</p>
<p>Look at the terminal where <code>npm run dev</code> runs: a syntax error in its configuration or another program on its port stops it.</p>
<p class="quiet" role="status">Trying again every second. This page goes away by itself.</p>
<script>
  const again = async () => {{
    try {{
      const answer = await fetch(location.href, {{ cache: "no-store" }});
      if (answer.headers.get("{SILENT}") === null) {{ location.reload(); return; }}
    }} catch {{ /* the host itself is away: keep trying */ }}
    setTimeout(again, 1000);
  }};
  setTimeout(again, 1000);
</script>
<noscript><meta http-equiv="refresh" content="2"></noscript>
</body>
</html>
"#
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
