//! Scenarios as their authors see them.

mod generated;
mod library;
mod refused;
