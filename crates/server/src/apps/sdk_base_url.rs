//! Where apps are told to load the SDK from, when that isn't the shell.

use std::fmt;
use std::str::FromStr;

/// The address before `/aaf-sdk.js`: http or https, no query, no fragment, no slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SdkBaseUrl(String);

/// A text that is no [`SdkBaseUrl`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{given}` is not an http or https address without query; give one such as `https://desk.example.org`"
)]
pub struct SdkBaseUrlError {
    given: String,
}

impl SdkBaseUrl {
    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for SdkBaseUrl {
    type Err = SdkBaseUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || SdkBaseUrlError {
            given: text.chars().take(200).collect(),
        };
        let uri: http::Uri = text.parse().map_err(|_| refused())?;
        let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
        if !is_web || uri.authority().is_none() || uri.query().is_some() || text.contains('#') {
            return Err(refused());
        }
        Ok(Self(text.trim_end_matches('/').to_owned()))
    }
}

impl fmt::Display for SdkBaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_an_address_without_query() {
        let url: SdkBaseUrl = "https://sdk.example.org/v1//".parse().expect("an address");
        assert_eq!(url.as_str(), "https://sdk.example.org/v1");
        for refused in [
            "",
            "sdk.example.org",
            "javascript:alert(1)",
            "ftp://x/",
            "https://x/?a",
            "https://x/#a",
        ] {
            assert!(refused.parse::<SdkBaseUrl>().is_err(), "{refused}");
        }
    }
}
