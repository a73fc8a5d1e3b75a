//! Apps: their releases, their origins, and the files that these serve.
//!
//! A package comes in through `upload`, is managed by `manager`, and goes out through `site`, which answers on the app's own origin only.

pub(crate) mod encoding;
mod file_answer;
mod incoming;
mod manager;
pub(crate) mod media_type;
mod origin;
mod placing;
pub(crate) mod platform;
pub(crate) mod policy;
mod ports;
mod range;
mod refusal_page;
mod refused;
mod release_index;
mod release_reading;
mod sdk;
mod sdk_base_url;
mod serve;
pub(crate) mod si_path;
mod site;
mod slots;
mod state;
mod upload;
pub(crate) mod validator;
pub(crate) mod view;

pub(crate) use origin::Site;
pub(crate) use ports::open_ports;
pub use sdk_base_url::{SdkBaseUrl, SdkBaseUrlError};
pub(crate) use site::answer;
pub(crate) use state::AppsState;

use axum::Router;
use axum::routing::any;
use utoipa_axum::router::OpenApiRouter;

use crate::state::HostState;

/// The App Manager's API, below `/api/v1`.
pub(crate) fn routes() -> OpenApiRouter<HostState> {
    manager::routes()
        .merge(upload::routes())
        .merge(placing::routes())
        .merge(slots::routes())
}

/// What the shell's own origin has of apps: the SDK, and the way to an app's origin.
pub(crate) fn shell_routes() -> Router<HostState> {
    let router = Router::new()
        .route("/si", any(site::redirect))
        .route("/si/{*path}", any(site::redirect));
    sdk::PATHS.iter().fold(router, |router, path| {
        router.route(path, any(site::shell_sdk))
    })
}
