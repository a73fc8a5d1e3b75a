//! The simulator: calls and chats from customers who don't exist, and scenarios that play in front of people's eyes.

mod access;
mod calls;
mod chats;
mod driver;
mod leads_found;
mod run;
mod runs;
mod view;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::state::HostState;

pub(crate) use runs::Runs;
pub(crate) use view::state_of;

/// The routes below `/api/v1`.
pub(crate) fn routes() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(view::show))
        .routes(routes!(calls::call))
        .routes(routes!(calls::act))
        .routes(routes!(chats::open))
        .routes(routes!(chats::act))
        .routes(routes!(runs::list))
        .routes(routes!(runs::start))
        .routes(routes!(runs::load))
        .routes(routes!(runs::act))
}
