//! The .aaex package archive: read, verify, write.
