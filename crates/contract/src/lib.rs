//! What an app may say and hear: events, methods, data objects, slots, errors, manifest, REST routes, build profiles.
//!
//! This crate is the one source of truth. It is pure: no I/O, no clock, no randomness, and it knows no other crate of ours.
//! Everything that spells an event's name or a method's keys elsewhere is generated from here ([`generate`]).

mod app_name;
pub mod call;
pub mod catalogue;
pub mod data;
pub mod error;
pub mod event;
pub mod generate;
pub mod grade;
pub mod ids;
pub mod interface;
pub mod manifest;
pub mod method;
pub mod nearest;
pub mod opening;
pub mod profile;
pub mod profile_difference;
pub mod profile_file;
pub mod rest;
pub mod role;
mod sample;
mod schema;
pub mod slot;
pub mod time;
mod unique_json;

pub use error::{AppError, ErrorCode};
pub use event::AppEvent;
pub use grade::Grade;
pub use profile::BuildProfile;
