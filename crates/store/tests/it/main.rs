//! What the layers above can rely on.

mod apps;
mod blobs;
mod log;
mod opening;
mod people;
mod places;
