//! The host: HTTP, WebSocket, authentication, App Manager, app origins.
//!
//! [`Host::start`] turns a [`HostConfig`] into a [`RunningHost`]. Inside, a request passes `router` (which site is it for?),
//! the guards in `guard` (may it come from there?), the extractors in `auth` (who is it?), and reaches a route. Routes of the core
//! stand in `routes`; apps and their files in `apps`, running copies in `instances`, development in `dev`.
//!
//! What the parts promise one another:
//! - `apps::AppsState::start(&Foundations) -> Result<AppsState, StartError>`, once, before anything is served;
//!   its `origins` field is the one place that knows which site a `Host` header names.
//! - `apps::open_ports(&HostState) -> Result<(), StartError>`, once, when the shell's own port is bound.
//! - `apps::routes()` and `instances::routes()`: `OpenApiRouter<HostState>` with paths below `/api/v1`.
//! - `apps::shell_routes()`: `Router<HostState>` with `/si/…` and the SDK files on the shell's origin.
//! - `apps::answer(HostState, label, Request) -> Response`: everything on an app's own origin.

mod ameyo_rest;
mod apps;
mod auth;
mod body;
mod centre;
mod centre_clock;
mod clock;
pub mod config;
mod connectors;
mod dev;
mod embedded_file;
mod guard;
mod host;
mod host_profile;
mod instances;
mod listen;
mod outside;
mod peer;
mod problem;
mod random;
mod router;
mod routes;
mod shell;
mod simulator;
mod socket;
mod start_error;
mod state;

pub use apps::{SdkBaseUrl, SdkBaseUrlError};
pub use auth::{PasswordProblem, hash_password};
pub use clock::Clock;
pub use config::{HostConfig, Listen};
pub use dev::{DevApp, Upstream, UpstreamError};
pub use host::{Host, RunningHost};
pub use host_profile::HostProfile;
pub use outside::OutsideReach;
pub use problem::Problem;
pub use start_error::StartError;

/// The description of the host's API as JSON, the same as `/openapi.json` of a running host.
///
/// # Errors
/// When it can't be written as JSON.
pub fn openapi_json() -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&router::openapi())
}
