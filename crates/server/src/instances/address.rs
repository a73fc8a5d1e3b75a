//! The address of an instance's page: `<app origin>/si/{name}/{version}/{page}?origin=…&instanceId=…`.

use callbench_contract::ids::InstanceId;

use crate::apps::si_path::{SiPath, encode};

/// What goes into an instance's address.
#[derive(Debug)]
pub(super) struct Address<'a> {
    /// The app's origin.
    pub(super) app_origin: &'a str,
    pub(super) name: &'a str,
    pub(super) version: &'a str,
    /// The entry page, or the page of the app that was asked for.
    pub(super) page: &'a Page,
    /// The shell's origin.
    pub(super) shell_origin: &'a str,
    pub(super) instance_id: &'a InstanceId,
    pub(super) sdk_base_url: Option<&'a str>,
    pub(super) data_duration: Option<&'a str>,
}

/// A page of an app: path inside the package, and whatever query and fragment the app wants there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    path: String,
    query: Option<String>,
    fragment: Option<String>,
}

/// A path that is no page of the app.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a path inside the app")]
pub(super) struct PageError(String);

impl Page {
    /// The entry page.
    pub(super) fn entry(path: &str) -> Self {
        Self {
            path: path.to_owned(),
            query: None,
            fragment: None,
        }
    }

    /// A page that the app itself names, such as `popup.html?customer=7#/history`. It can't leave the app's folder.
    pub(super) fn parse(text: &str) -> Result<Self, PageError> {
        let refused = || PageError(text.chars().take(200).collect());
        let (rest, fragment) = match text.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment.to_owned())),
            None => (text, None),
        };
        let (path, query) = match rest.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (rest, None),
        };
        let path = path.strip_prefix("./").unwrap_or(path);
        let path = path.strip_prefix('/').unwrap_or(path);
        let leaves =
            path.split('/').any(|segment| matches!(segment, "." | "..")) || path.starts_with('/');
        let odd =
            text.len() > 2000 || text.contains(['\\', '\0']) || text.chars().any(char::is_control);
        let scheme = path
            .split('/')
            .next()
            .is_some_and(|first| first.contains(':'));
        if leaves || odd || scheme {
            return Err(refused());
        }
        // The path goes through the same decoding as a request's, so that what is encoded twice or leads out is refused here.
        let decoded = SiPath::parse(&format!("/si/a/0.0.0/{path}"))
            .and_then(|path| path.file)
            .ok_or_else(refused)?;
        Ok(Self {
            path: decoded,
            query,
            fragment,
        })
    }
}

impl Address<'_> {
    /// The whole address.
    pub(super) fn url(&self) -> String {
        let mut url = format!(
            "{}{}?",
            self.app_origin,
            SiPath::of(self.name, self.version, &self.page.path)
        );
        if let Some(query) = self.page.query.as_deref().filter(|query| !query.is_empty()) {
            push_ascii(&mut url, query);
            url.push('&');
        }
        let parameters = [
            ("origin", Some(self.shell_origin)),
            ("instanceId", Some(self.instance_id.as_str())),
            ("sdkBaseUrl", self.sdk_base_url),
            ("dataDuration", self.data_duration),
        ];
        for (index, (name, value)) in parameters
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .enumerate()
        {
            if index > 0 {
                url.push('&');
            }
            url.push_str(name);
            url.push('=');
            encode(&mut url, value);
        }
        if let Some(fragment) = &self.page.fragment {
            url.push('#');
            push_ascii(&mut url, fragment);
        }
        url
    }
}

/// Adds what is already in URL form, encoding only what can't stand in one.
fn push_ascii(url: &mut String, text: &str) {
    for character in text.chars() {
        if character.is_ascii_graphic() && !matches!(character, '"' | '<' | '>' | '#') {
            url.push(character);
        } else {
            encode(url, character.encode_utf8(&mut [0; 4]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(page: &Page, sdk_base_url: Option<&str>, data_duration: Option<&str>) -> String {
        Address {
            app_origin: "http://my-app-1.localhost:4100",
            name: "My app",
            version: "1.0.0",
            page,
            shell_origin: "http://localhost:4100",
            instance_id: &InstanceId::new("i-1"),
            sdk_base_url,
            data_duration,
        }
        .url()
    }

    #[test]
    fn an_address_tells_the_app_where_its_shell_is_and_who_it_is() {
        assert_eq!(
            url(&Page::entry("index.html"), None, None),
            "http://my-app-1.localhost:4100/si/My%20app/1.0.0/index.html?origin=http%3A%2F%2Flocalhost%3A4100&instanceId=i-1"
        );
        assert!(
            url(
                &Page::entry("index.html"),
                Some("https://sdk.example.org/v1"),
                Some("1_day")
            )
            .ends_with(
                "&instanceId=i-1&sdkBaseUrl=https%3A%2F%2Fsdk.example.org%2Fv1&dataDuration=1_day"
            )
        );
    }

    #[test]
    fn an_app_s_own_page_keeps_its_query_and_fragment() {
        let page = Page::parse("/popup.html?customer=7&x=ü#/history").expect("a page");
        assert_eq!(
            url(&page, None, None),
            "http://my-app-1.localhost:4100/si/My%20app/1.0.0/popup.html?customer=7&x=%C3%BC&origin=http%3A%2F%2Flocalhost%3A4100&instanceId=i-1#/history"
        );
    }

    #[test]
    fn no_page_leads_out_of_the_app() {
        for path in [
            "../other/1.0.0/index.html",
            "a/../../b",
            "//evil.example/x",
            "https://evil.example/",
            "javascript:alert(1)",
            "a\\b",
            "%2e%2e/x",
            "a%2fb",
        ] {
            assert!(Page::parse(path).is_err(), "{path}");
        }
    }
}
