//! What the archive crate promises, shown on archives built byte by byte.
#![expect(clippy::unwrap_used, reason = "tests")]

mod differential;
mod hostile;
mod hostile_names;
mod messages;
mod properties;
mod raw_zip;
mod real;
mod writing;
