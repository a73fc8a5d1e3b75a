//! What the contract promises, seen from outside the crate. One binary, so that it links once.

mod errors;
mod events;
mod generated;
mod host_label;
mod ids;
mod manifest;
mod methods;
mod nearest;
mod profile;
mod slots;
