//! What the contract promises, seen from outside the crate. One binary, so that it links once.

mod asyncapi;
mod errors;
mod events;
mod generated;
mod host_label;
mod ids;
mod manifest;
mod methods;
mod nearest;
mod profile;
mod profile_difference;
mod profile_file;
mod reference;
mod schemas;
mod slots;
