//! Servers outside, which apps reach through the host: only those that an administrator listed, never private addresses.

mod address;
mod client;
mod host_name;

pub(crate) use client::{OutsideClient, OutsideError, OutsideRequest};
pub(crate) use host_name::HostName;

/// How far requests of apps may go beyond the platform's own interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OutsideReach {
    /// Listed servers at public addresses, over `https`.
    #[default]
    Public,
    /// Also listed servers of this machine, over `http` too: for tests of the host itself. No command switches it on.
    ThisMachineToo,
}
