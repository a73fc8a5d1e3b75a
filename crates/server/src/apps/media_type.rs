//! Which media type a file of an app is served with, told by its name alone: with `nosniff` the type is what the browser believes.

/// A media type, and whether its text is worth compressing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct MediaType {
    /// The `Content-Type` header's value.
    pub(crate) value: &'static str,
    /// Whether brotli and gzip make it smaller as a rule.
    pub(crate) compressible: bool,
}

/// What a name with an unknown ending, or none, is served as: a download, never a page.
const UNKNOWN: MediaType = MediaType {
    value: "application/octet-stream",
    compressible: false,
};

/// Extension, media type, compressible. Lower case, in the order of the alphabet.
const TABLE: &[(&str, &str, bool)] = &[
    ("aac", "audio/aac", false),
    ("avif", "image/avif", false),
    ("bmp", "image/bmp", true),
    ("cjs", "text/javascript; charset=utf-8", true),
    ("css", "text/css; charset=utf-8", true),
    ("csv", "text/csv; charset=utf-8", true),
    ("eot", "application/vnd.ms-fontobject", true),
    ("flac", "audio/flac", false),
    ("gif", "image/gif", false),
    ("htm", "text/html; charset=utf-8", true),
    ("html", "text/html; charset=utf-8", true),
    ("ico", "image/x-icon", true),
    ("jpeg", "image/jpeg", false),
    ("jpg", "image/jpeg", false),
    ("js", "text/javascript; charset=utf-8", true),
    ("json", "application/json", true),
    ("map", "application/json", true),
    ("md", "text/markdown; charset=utf-8", true),
    ("mjs", "text/javascript; charset=utf-8", true),
    ("mp3", "audio/mpeg", false),
    ("mp4", "video/mp4", false),
    ("oga", "audio/ogg", false),
    ("ogg", "audio/ogg", false),
    ("opus", "audio/ogg", false),
    ("otf", "font/otf", true),
    ("pdf", "application/pdf", false),
    ("png", "image/png", false),
    ("svg", "image/svg+xml", true),
    ("ttf", "font/ttf", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("vtt", "text/vtt; charset=utf-8", true),
    ("wasm", "application/wasm", true),
    ("wav", "audio/wav", true),
    ("webm", "video/webm", false),
    ("webmanifest", "application/manifest+json", true),
    ("webp", "image/webp", false),
    ("woff", "font/woff", false),
    ("woff2", "font/woff2", false),
    ("xhtml", "application/xhtml+xml", true),
    ("xml", "application/xml", true),
    ("zip", "application/zip", false),
];

/// The media type for a file name or path.
pub(crate) fn of(path: &str) -> MediaType {
    let Some(extension) = extension(path) else {
        return UNKNOWN;
    };
    let extension = extension.to_ascii_lowercase();
    TABLE
        .binary_search_by(|(known, _, _)| known.cmp(&extension.as_str()))
        .ok()
        .and_then(|at| TABLE.get(at))
        .map_or(UNKNOWN, |(_, value, compressible)| MediaType {
            value,
            compressible: *compressible,
        })
}

/// What stands after the last dot of the last segment; a leading dot alone makes no extension.
pub(crate) fn extension(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && !extension.is_empty() => Some(extension),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_each_entry_can_be_found() {
        assert!(TABLE.is_sorted_by(|a, b| a.0 < b.0));
        for (extension, value, _) in TABLE {
            assert_eq!(of(&format!("static/file.{extension}")).value, *value);
        }
    }

    #[test]
    fn the_name_s_ending_decides_whatever_its_case() {
        assert_eq!(of("static/App.JS").value, "text/javascript; charset=utf-8");
        assert_eq!(of("index.html").value, "text/html; charset=utf-8");
        assert_eq!(of("LICENSE").value, "application/octet-stream");
        assert_eq!(of(".env").value, "application/octet-stream");
        assert_eq!(of("dir.js/file").value, "application/octet-stream");
    }
}
