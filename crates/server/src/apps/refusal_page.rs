//! Refusals on an app's origin. They stand in the developer's network tab or in a frame, so the body says what to do:
//! a page for a navigation, JSON for who asks for it, plain text for everything else.

use axum::body::Body;
use axum::response::IntoResponse;
use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use crate::problem::Problem;

/// A refusal with the facts that help to mend it.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    /// Stable, kebab-case.
    pub(crate) code: &'static str,
    /// What was refused, as a sentence.
    pub(crate) message: String,
    /// How to mend it, as a sentence.
    pub(crate) remedy: String,
    /// What there is instead, one line each, under this heading.
    pub(crate) instead: Option<(&'static str, Vec<String>)>,
}

/// The rule that most refusals below `/si/` come down to.
pub(crate) const NAME_AND_VERSION_RULE: &str = "Files are served under /si/{name}/{version}/, where name and version are exactly those in the package's manifest.json.";

impl Refusal {
    /// The answer, in the form that the request asks for.
    pub(crate) fn answer(self, headers: &HeaderMap) -> Response<Body> {
        let accept = headers
            .get(ACCEPT)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let mut response = if accept.contains("text/html") {
            with_type("text/html; charset=utf-8", self.page())
        } else if accept.contains("application/json") {
            let mut problem = Problem::new(self.status, self.code, &self.message, &self.remedy);
            if let Some((_, lines)) = &self.instead {
                problem = problem.details(serde_json::json!({ "instead": lines }));
            }
            problem.into_response()
        } else {
            with_type("text/plain; charset=utf-8", self.text())
        };
        *response.status_mut() = self.status;
        response
            .headers_mut()
            .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    fn text(&self) -> String {
        let mut text = format!(
            "{}: {}\n{}\n",
            self.status.as_u16(),
            self.message,
            self.remedy
        );
        if let Some((heading, lines)) = &self.instead {
            text.push_str(heading);
            text.push('\n');
            for line in lines {
                text.push_str("  ");
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }

    fn page(&self) -> String {
        let title = escape(&self.message.replace('`', ""));
        let message = marked_up(&self.message);
        let remedy = marked_up(&self.remedy);
        let status = self.status.as_u16();
        let instead = self
            .instead
            .as_ref()
            .map_or_else(String::new, |(heading, lines)| {
                let items: String = lines
                    .iter()
                    .map(|line| format!("<li><code>{}</code></li>", escape(line)))
                    .collect();
                format!("<p>{}</p>\n<ul>{items}</ul>", escape(heading))
            });
        format!(
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{status} {title}</title>
<style>
  body {{ margin: 0; padding: 24px; font: 14px/1.5 system-ui, sans-serif; color: #1f2733; background: #fff; color-scheme: light; overflow-wrap: anywhere; }}
  h1 {{ font-size: 16px; margin: 0 0 8px; }}
  p {{ margin: 0 0 8px; max-width: 68ch; }}
  ul {{ margin: 0; padding-left: 20px; }}
  code {{ font: 13px ui-monospace, monospace; }}
</style>
</head>
<body>
<h1>{message}</h1>
<p>{remedy}</p>
{instead}
</body>
</html>
"#
        )
    }
}

fn with_type(kind: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// Makes a text harmless inside HTML and shows what stands between backticks as code.
fn marked_up(text: &str) -> String {
    let mut parts = text.split('`').map(escape);
    let mut html = parts.next().unwrap_or_default();
    let mut is_code = true;
    for part in parts {
        html.push_str(if is_code { "<code>" } else { "</code>" });
        html.push_str(&part);
        is_code = !is_code;
    }
    if !is_code {
        html.push_str("</code>");
    }
    html
}

/// Makes a text harmless inside HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_the_address_can_t_put_markup_into_the_page() {
        let refusal = Refusal {
            status: StatusCode::NOT_FOUND,
            code: "no-such-release",
            message: "No release `<script>alert(1)</script>`".into(),
            remedy: "Look".into(),
            instead: Some(("There are", vec!["<b>".into()])),
        };
        let page = refusal.page();
        assert!(!page.contains("<script>"), "{page}");
        assert!(page.contains("<code>&lt;script&gt;"), "{page}");
        assert!(page.contains("<li><code>&lt;b&gt;</code></li>"), "{page}");
    }
}
