//! The routes of the host's core. Those of apps and instances stand in `apps` and `instances`.

mod allowed_hosts;
mod attachments;
mod callbacks;
mod campaigns;
mod configuration;
mod customers;
mod desk;
mod health;
mod interactions;
mod latest_event;
mod lead_file;
mod leads;
mod person;
mod profile;
mod session;
mod setup;
mod statistics;
mod supervisor;
mod targets;
mod tickets;
mod typing;
mod users;

use axum::Router;
use utoipa::openapi::OpenApi as Description;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::socket;
use crate::state::HostState;

pub(crate) use typing::pass_on as pass_on_live;

/// The routes below `/api/v1`.
pub(crate) fn api() -> OpenApiRouter<HostState> {
    OpenApiRouter::new()
        .routes(routes!(session::show, session::sign_in, session::sign_out))
        .routes(routes!(session::sign_in_dev))
        .routes(routes!(setup::set_up))
        .routes(routes!(desk::show))
        .routes(routes!(desk::command))
        .routes(routes!(latest_event::show))
        .routes(routes!(targets::show))
        .routes(routes!(typing::tell))
        .routes(routes!(attachments::upload))
        .routes(routes!(attachments::download))
        .merge(tickets::routes())
        .routes(routes!(socket::open))
        .routes(routes!(customers::search, customers::create))
        .routes(routes!(customers::show, customers::change))
        .routes(routes!(customers::history))
        .routes(routes!(campaigns::list))
        .routes(routes!(profile::show))
        .routes(routes!(callbacks::list))
        .routes(routes!(supervisor::show))
        .routes(routes!(supervisor::command))
        .routes(routes!(statistics::show))
        .merge(leads::routes())
        .merge(interactions::routes())
        .routes(routes!(configuration::show, configuration::change))
        .routes(routes!(allowed_hosts::list, allowed_hosts::add))
        .routes(routes!(allowed_hosts::remove))
        .routes(routes!(users::list, users::create))
        .routes(routes!(users::change, users::remove))
}

/// What the host answers beside the API and the pages.
pub(crate) fn outside_api(description: Description) -> Router<HostState> {
    health::routes(description)
}

/// The frame of the API's description.
pub(crate) fn describe() -> Description {
    #[derive(OpenApi)]
    #[openapi(
        info(
            title = "Callbench host",
            description = "The host's own API. Instants are milliseconds since the epoch. Every refusal has the body `Problem`.",
            license(name = "MIT OR Apache-2.0")
        ),
        components(schemas(Problem)),
        modifiers(&Credentials)
    )]
    struct Api;

    Api::openapi()
}

/// The ways to say who is calling.
struct Credentials;

impl Modify for Credentials {
    fn modify(&self, description: &mut Description) {
        let components = description.components.get_or_insert_default();
        components.add_security_scheme(
            "session",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
                "callbench_session_<port>",
                "The shell's pages. Needs an `Origin` of the shell for everything that changes something.",
            ))),
        );
        components.add_security_scheme(
            "token",
            SecurityScheme::Http(
                HttpBuilder::new()
                    .scheme(HttpAuthScheme::Bearer)
                    .description(Some(
                        "A session token (`POST /api/v1/session` with `tokenOnly`), or an instance's own token on the routes of that instance.",
                    ))
                    .build(),
            ),
        );
    }
}
