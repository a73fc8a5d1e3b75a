//! Dev mode: an app served from its own dev server, as if it were an active release.

mod app;
mod proxy;
mod silent_page;
mod update;

pub(crate) use app::CurrentDevApp;
pub use app::{DevApp, Upstream, UpstreamError};
pub(crate) use proxy::{DevProxy, respond};
