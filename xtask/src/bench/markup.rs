//! What a browser goes on to load because of a file: read from HTML, CSS and JavaScript modules.

/// References in the order in which they stand, as written.
pub(crate) fn references(content_type: &str, text: &str) -> Vec<String> {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    match kind {
        "text/html" => of_html(text),
        "text/css" => of_css(text),
        "text/javascript" | "application/javascript" => of_module(text),
        _ => Vec::new(),
    }
}

/// The path on the same origin that a reference in the file at `base` leads to; none when it leads elsewhere.
pub(crate) fn resolve(base: &str, reference: &str) -> Option<String> {
    let reference = reference.split('#').next()?.trim();
    let before_path = reference.split(['/', '?']).next().unwrap_or_default();
    if reference.is_empty() || reference.starts_with("//") || before_path.contains(':') {
        return None;
    }
    let (path, query) = reference
        .split_once('?')
        .map_or((reference, None), |(path, query)| (path, Some(query)));
    let folder = base
        .split('?')
        .next()
        .and_then(|base| base.rsplit_once('/'))
        .map_or("", |(folder, _)| folder);
    let whole = if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("{folder}/{path}")
    };
    let mut parts = Vec::new();
    for part in whole.split('/').skip(1) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let query = query.map_or_else(String::new, |query| format!("?{query}"));
    Some(format!("/{}{query}", parts.join("/")))
}

fn of_html(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        rest = rest.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            rest = rest.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((tag, after)) = Tag::read(rest) else {
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        rest = after;
        found.extend(tag.loads());
        // What stands in these is text; that of `noscript` is not for a browser that runs scripts.
        if ["script", "style", "noscript"].contains(&tag.name.as_str()) {
            let end = format!("</{}", tag.name);
            let inside = rest.to_ascii_lowercase().find(&end).unwrap_or(rest.len());
            let (content, after) = rest.split_at(inside);
            if tag.name == "style" {
                found.extend(of_css(content));
            }
            rest = after;
        }
    }
    found
}

/// An opening tag.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// Reads the tag at the start of the text, and gives what follows it.
    fn read(text: &str) -> Option<(Self, &str)> {
        let inner = text.strip_prefix('<')?;
        let end = inner
            .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
            .unwrap_or(inner.len());
        let (name, mut rest) = inner.split_at(end);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                break;
            }
            if let Some(after) = rest.strip_prefix('>') {
                rest = after;
                break;
            }
            let end = rest
                .char_indices()
                .skip(1)
                .find(|(_, c)| c.is_whitespace() || ['=', '>', '/'].contains(c))
                .map_or(rest.len(), |(index, _)| index);
            let (key, after) = rest.split_at(end);
            rest = after.trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                (value, rest) = attribute_value(after.trim_start());
            }
            attributes.push((key.to_ascii_lowercase(), value.replace("&amp;", "&")));
        }
        let name = name.to_ascii_lowercase();
        Some((Self { name, attributes }, rest))
    }

    fn attribute(&self, key: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(own, _)| own == key)
            .map(|(_, value)| value.as_str())
    }

    fn loads(&self) -> Option<String> {
        let source = match self.name.as_str() {
            "script" | "img" | "iframe" => self.attribute("src"),
            "link" => {
                let rel = self.attribute("rel")?.to_ascii_lowercase();
                let loaded = ["stylesheet", "modulepreload", "preload", "icon", "manifest"];
                rel.split_whitespace()
                    .any(|one| loaded.contains(&one))
                    .then(|| self.attribute("href"))
                    .flatten()
            }
            _ => None,
        };
        source.map(str::to_owned)
    }
}

fn attribute_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    let end = text
        .find(|c: char| c.is_whitespace() || c == '>')
        .unwrap_or(text.len());
    text.split_at(end)
}

fn of_css(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut found = Vec::new();
    let mut rest = plain.as_str();
    while let Some(start) = rest.find(['u', '@']) {
        rest = rest.get(start..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix("url(") {
            let (value, after) = after.split_once(')').unwrap_or((after, ""));
            found.push(value.trim().trim_matches(['"', '\'']).to_owned());
            rest = after;
        } else if let Some(after) = rest.strip_prefix("@import") {
            let after = after.trim_start();
            if after.starts_with(['"', '\'']) {
                let (value, after) = attribute_value(after);
                found.push(value.to_owned());
                rest = after;
            } else {
                rest = after;
            }
        } else {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    found
}

/// A module's static imports stand first in what bundlers write; imports made while it runs are not part of the first page.
fn of_module(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        if let Some(comment) = rest.strip_prefix("//") {
            rest = comment.split_once('\n').map_or("", |(_, after)| after);
            continue;
        }
        let Some(statement) = rest.strip_prefix("import") else {
            return found;
        };
        if statement.starts_with(|c: char| "(.$_".contains(c) || c.is_alphanumeric()) {
            return found;
        }
        let Some(quote) = statement.find(['"', '\'']) else {
            return found;
        };
        let (value, after) = attribute_value(statement.get(quote..).unwrap_or_default());
        found.push(value.to_owned());
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::{references, resolve};

    #[test]
    fn a_page_loads_its_scripts_styles_icons_and_pictures() {
        let page = r#"<!DOCTYPE html><html><head>
            <link rel="icon" type="image/svg+xml" href="/static/icon.svg" />
            <LINK REL=stylesheet HREF='/static/a.css'>
            <link rel="modulepreload" crossorigin href="/static/shared.js">
            <script type="module" crossorigin src="/static/index.js?v=1&amp;w=2"></script>
            </head><body><img alt="a > b" src=logo.png></body></html>"#;
        assert_eq!(
            references("text/html; charset=utf-8", page),
            [
                "/static/icon.svg",
                "/static/a.css",
                "/static/shared.js",
                "/static/index.js?v=1&w=2",
                "logo.png"
            ]
        );
    }

    #[test]
    fn what_a_browser_passes_over_is_passed_over() {
        let page = r#"<!-- <script src="commented.js"></script> -->
            <link rel="canonical" href="/elsewhere"><a href="/link">1 < 2</a>
            <script>const text = '<img src="in-script.png">';</script>
            <noscript><img src="no-script.png"></noscript>
            <style>/* url(commented.png) */ body { background: url("back.png") }</style>"#;
        assert_eq!(references("text/html", page), ["back.png"]);
    }

    #[test]
    fn a_style_sheet_loads_its_imports_and_urls() {
        let sheet = "@import \"base.css\";@import url('more.css');@font-face{src:url(./f.woff2)}";
        assert_eq!(
            references("text/css", sheet),
            ["base.css", "more.css", "./f.woff2"]
        );
    }

    #[test]
    fn a_module_loads_its_static_imports_but_not_those_made_later() {
        let module = "/* banner */\nimport{a as b}from\"./a.js\";import './b.js';\nimport c from \"./c.js\"\n\
                      import(\"./later.js\");const d = 'import \"./text.js\"';";
        assert_eq!(
            references("text/javascript", module),
            ["./a.js", "./b.js", "./c.js"]
        );
        assert!(references("text/javascript", "importantThing('x')").is_empty());
    }

    #[test]
    fn references_are_resolved_against_the_file_they_stand_in() {
        let base = "/0/assets/index.html";
        for (reference, path) in [
            ("static/a.js", Some("/0/assets/static/a.js")),
            ("./a.js", Some("/0/assets/a.js")),
            ("../a.js?x=1", Some("/0/a.js?x=1")),
            ("/a.js#part", Some("/a.js")),
            ("data:image/png;base64,AA", None),
            ("https://elsewhere.example/a.js", None),
            ("//elsewhere.example/a.js", None),
            ("#part", None),
        ] {
            assert_eq!(resolve(base, reference).as_deref(), path, "{reference}");
        }
    }
}
