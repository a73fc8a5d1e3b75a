//! The browser pages, SDK, templates and tarballs, as files inside the binary.
